import Foundation

/// Three nats-servers joined by routes on 127.0.0.1, with JetStream on all of them.
package final class NATSCluster: Sendable {
    /// The servers, in the order of their names `n0`, `n1`, `n2`.
    package let servers: [NATSServer]

    /// Starts all of them; JetStream can be used once they have found each other, for which `JetStreamJournal.open` waits.
    ///
    /// - Parameters:
    ///   - ports: Where they listen for each other; free ones when nil.
    ///   - way: The port by which a server reaches another one; that one's own when nil.
    /// - Throws: What a server says that does not start.
    package init(ports: [Int]? = nil, way: ((_ from: Int, _ to: Int) -> Int)? = nil) async throws {
        let listening = try ports ?? FreePorts.find(3)
        var servers: [NATSServer] = []
        for (number, port) in listening.enumerated() {
            let others = listening.indices.filter { way == nil || $0 != number }
            let routes = others.map { "\"nats://127.0.0.1:\(way?(number, $0) ?? listening[$0])\"" }
            var settings = NATSServer.Settings()
            settings.extraConfiguration = """
                server_name: "n\(number)"
                cluster {
                    name: "tests", listen: "127.0.0.1:\(port)", no_advertise: \(way != nil)
                    routes: [\(routes.joined(separator: ", "))]
                }
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
