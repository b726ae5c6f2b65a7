package import MeshDomain

/// How the explanation of a call is shown.
package enum CallLayout {
    /// The verdict in one line, then the steps; what failed says what to do.
    package static func text(_ explanation: MeshValue) -> String {
        let steps = explanation.list("steps")
        let call = "\(explanation.text("source")) -> \(explanation.text("destination"))"
        var lines: [String]
        switch explanation.text("verdict") {
        case "fails":
            let place = steps.firstIndex { $0.text("outcome") == "failed" }.map { $0 + 1 } ?? 0
            lines = ["\(call): FAILS at step \(place) of \(steps.count), \(explanation.text("failedStep"))"]
        case "works": lines = ["\(call): works"]
        default: lines = ["\(call): nothing is wrong as far as can be seen from here"]
        }
        lines.append("")
        let rows = steps.enumerated().map { place, step in
            [String(place + 1), step.text("outcome"), step.text("id"), oneLine(step.text("text"))]
        }
        let table = TextTable.text([["Step", "Outcome", "What", "Found"]] + rows)
        lines += table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (place, step) in steps.enumerated() where ["failed", "unknown"].contains(step.text("outcome")) {
            let entries = step.list("evidence").map { "\($0.text("kind"))/\($0.text("name"))" }
            guard !step.text("remedy").isEmpty || !entries.isEmpty else { continue }
            lines.append("")
            lines.append("Step \(place + 1), \(step.text("id")):")
            if !step.text("remedy").isEmpty { lines.append("    Do:      \(oneLine(step.text("remedy")))") }
            if !entries.isEmpty { lines.append("    Entries: \(entries.joined(separator: ", "))") }
            if !step.text("owner").isEmpty { lines.append("    Owner:   peer \(step.text("owner"))") }
        }
        return lines.joined(separator: "\n")
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
