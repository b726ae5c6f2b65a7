import CommandLineLogic
import MeshDomain

/// Commands about peerings that Consul has not.
extension CommandRun {
    /// The name of a peering: the word of the command line, or the flag.
    private func peeringName() throws(CommandFailure) -> String {
        if flags.arguments.isEmpty { return try required("name") }
        return try words(1...1, "the name of a peering")[0]
    }

    /// `peering tokens list`.
    func listTokens() async throws(CommandFailure) {
        let (name, wanted) = (try peeringName(), try format())
        guard let tokens = try await api.find("tombolo", "peering-tokens", name) else {
            throw CommandFailure("No peering with name \(name) found.")
        }
        switch wanted {
        case .json: printJSON(tokens)
        case .pretty: Terminal.print(PeeringLayout.tokens(tokens.arrayValue ?? [], of: name))
        }
    }

    /// `peering tokens revoke`.
    func revokeTokens() async throws(CommandFailure) {
        let name = try peeringName()
        let query = flags.text("id").map { [("id", $0)] } ?? []
        let answer: MeshValue
        do { answer = try await api.call("DELETE", ["tombolo", "peering-tokens", name], query: query).json() } catch {
            throw error.prefixed("Error revoking tokens of \(name)")
        }
        let revoked = answer.texts("Revoked")
        Terminal.print(
            revoked.isEmpty
                ? "The peering \(name) has no token that could still be used"
                : "Revoked: \(revoked.joined(separator: ", "))"
        )
    }

    /// `peering verify`.
    ///
    /// - Returns: 0 when both have the same, 2 when something differs, 1 when nothing was compared.
    func verify() async throws(CommandFailure) -> Int32 {
        let (name, wanted) = (try peeringName(), try format())
        let answer: MeshValue
        do {
            let method = flags.isOn("repair") ? "PUT" : "GET"
            answer = try await api.call(method, ["tombolo", "peering-verify", name]).json()
        } catch { throw error.prefixed("Error comparing with \(name)") }
        switch wanted {
        case .json: printJSON(answer)
        case .pretty: Terminal.print(PeeringLayout.comparison(answer, with: name))
        }
        guard answer.text("obstacle").isEmpty else { return 1 }
        return answer.text("same") == "true" ? 0 : 2
    }
}
