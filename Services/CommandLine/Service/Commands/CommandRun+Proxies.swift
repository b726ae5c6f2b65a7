import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// `proxies`; Consul has no such command.
    func runProxies() async throws(CommandFailure) -> Int32 {
        _ = try words(0...0, "no words")
        var query = ["node", "service", "id"].compactMap { name in flags.text(name).map { (name, $0) } }
        if flags.isOn("troubled") { query.append(("troubled", "")) }
        let wanted = try format()
        let answer = try await api.get("tombolo", "proxies", query: query)
        switch wanted {
        case .json: printJSON(answer)
        case .pretty:
            let proxies = answer.list("Proxies")
            Terminal.print(flags.isOn("detailed") ? ProxyLayout.blocks(proxies) : ProxyLayout.table(proxies))
        }
        let silent = answer.texts("SilentReplicas")
        if !silent.isEmpty {
            Terminal.complain(
                "\nNo answer from: \(silent.joined(separator: ", ")). Proxies that are connected there are missing above."
            )
        }
        return 0
    }
}
