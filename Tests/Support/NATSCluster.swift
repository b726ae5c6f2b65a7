import Foundation

/// Three nats-servers joined by routes on 127.0.0.1, with JetStream on all of them.
package final class NATSCluster: Sendable {
    /// The servers, in the order of their names `n0`, `n1`, `n2`.
    package let servers: [NATSServer]

    /// Starts all of them; JetStream can be used once they have found each other, for which `JetStreamJournal.open` waits.
    package init() async throws {
        let routes = try FreePorts.find(3)
        let urls = routes.map { "\"nats://127.0.0.1:\($0)\"" }.joined(separator: ", ")
        var servers: [NATSServer] = []
        for (number, port) in routes.enumerated() {
            var settings = NATSServer.Settings()
            settings.extraConfiguration = """
                server_name: "n\(number)"
                cluster { name: "tests", listen: "127.0.0.1:\(port)", routes: [\(urls)] }
                """
            servers.append(try await NATSServer(settings))
        }
        self.servers = servers
    }

    /// Where clients connect.
    package var urls: [String] { servers.map(\.url) }

    /// The server that calls itself `name`.
    package func server(named name: String) -> NATSServer? {
        guard let number = Int(name.dropFirst()), servers.indices.contains(number) else { return nil }
        return servers[number]
    }

    /// Kills all servers, for the end of a test.
    package func kill() { for server in servers { server.kill() } }
}
