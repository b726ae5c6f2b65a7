package import MeshDomain

extension PeeringLayout {
    /// The tokens of a peering.
    package static func tokens(_ tokens: [MeshValue], of peer: String) -> String {
        guard !tokens.isEmpty else { return "No token was made for the peering \(peer)." }
        let rows = tokens.map { token in
            [
                token.text("ID"), token.text("State"), token.text("Made"),
                token["Expires"] == nil ? "never" : token.text("Expires"), token.text("Ended"),
            ]
        }
        return TextTable.text([["ID", "State", "Made", "Expires", "Ended"]] + rows)
    }

    /// What comparing both sides of a peering brought to light.
    package static func comparison(_ answer: MeshValue, with peer: String) -> String {
        let obstacle = answer.text("obstacle")
        guard obstacle.isEmpty else { return "Nothing was compared: \(obstacle)." }
        var lines = [
            "Compared with \(peer): \(answer.text("comparedExports")) exported and \(answer.text("comparedImports")) imported"
                + " resources; \(answer.text("pending")) left out because they are changing."
        ]
        let rows = [("exports", "to the peer"), ("imports", "from the peer")].flatMap { key, direction in
            answer.list(key).map { [$0.text("name"), direction, $0.text("kind")] }
        }
        guard !rows.isEmpty else { return (lines + ["Both have the same."]).joined(separator: "\n") }
        lines += ["", TextTable.text([["Resource", "Direction", "State"]] + rows)]
        let repaired = (answer.text("sentAgain"), answer.text("askedAgain"))
        if repaired != ("0", "0") {
            lines += ["", "Sent again: \(repaired.0), asked for again: \(repaired.1)."]
        }
        return lines.joined(separator: "\n")
    }
}
