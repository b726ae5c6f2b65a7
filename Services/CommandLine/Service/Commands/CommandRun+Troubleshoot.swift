import AsyncHTTPClient
import CommandLineLogic
import ConsulJSON
import Glibc
import MeshDomain
import NIOCore
import NIOHTTP1

extension CommandRun {
    /// `troubleshoot upstreams`, `proxy` and `ports`.
    ///
    /// - Returns: 1 when something is wrong.
    func runTroubleshoot() async throws(CommandFailure) -> Int32 {
        switch command {
        case .troubleshootPorts: return try lookAtPorts()
        case .troubleshootProxy:
            let choice: EnvoyStateLayout.Choice
            switch (setting("upstream-envoy-id", "UPSTREAM_ENVOY_ID"), setting("upstream-ip", "UPSTREAM_IP")) {
            case (let id?, nil): choice = .name(id)
            case (nil, let address?): choice = .address(address)
            default: throw CommandFailure("give either -upstream-envoy-id or -upstream-ip")
            }
            let report = EnvoyStateLayout.proxy(try await envoyState(), choice, now: Self.now())
            Terminal.print(report.text)
            return report.isWell ? 0 : 1
        default:
            Terminal.print(EnvoyStateLayout.upstreams(try await envoyState()))
            return 0
        }
    }

    /// A flag, or what stands for it in the environment; nil when both are empty.
    private func setting(_ flag: String, _ variable: String) -> String? {
        let text = flags.text(flag) ?? environment[variable] ?? ""
        return text.isEmpty ? nil : text
    }

    /// The moment in the form in which Envoy tells moments.
    private static func now() -> String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    // MARK: - Envoy

    private func envoyState() async throws(CommandFailure) -> EnvoyState {
        let text = setting("envoy-admin-endpoint", "ENVOY_ADMIN_ENDPOINT") ?? "127.0.0.1:19000"
        let address = try usage { () throws(UsageError) in
            try ServerAddress(parsing: text, flag: "envoy-admin-endpoint")
        }
        return EnvoyState(
            dump: try await admin(address, "/config_dump?include_eds"),
            clusters: try await admin(address, "/clusters?format=json"),
            certificates: try await admin(address, "/certs"),
            stats: try await admin(address, "/stats?format=json&filter=update_rejected|upstream_cx_connect_fail")
        )
    }

    private func admin(_ address: ServerAddress, _ path: String) async throws(CommandFailure) -> MeshValue {
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        let place = "\(host):\(address.port)"
        do {
            let request = HTTPClientRequest(url: "http://\(place)\(path)")
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
            let body = try await response.body.collect(upTo: 128 << 20)
            guard response.status == .ok else {
                throw CommandFailure("Envoy's admin API at \(place) answers \(path) with \(response.status.code)")
            }
            return try JSONText.parse(Array(body.readableBytesView))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                "cannot ask Envoy's admin API at \(place): \(error); give its address with -envoy-admin-endpoint"
            )
        }
    }

    // MARK: - Ports

    /// - Source: the ports are those that a Consul server uses, as its command asks them.
    private static let usualPorts = [8600, 8500, 8501, 8502, 8503, 8301, 8302, 8300]

    private func lookAtPorts() throws(CommandFailure) -> Int32 {
        let host: String
        if let given = flags.text("host"), !given.isEmpty {
            host = given
        } else if let address = environment["CONSUL_HTTP_ADDR"], !address.isEmpty {
            host = try usage { () throws(UsageError) in
                try ServerAddress(parsing: address.contains(":") ? address : address + ":8500", flag: "host").host
            }
        } else {
            host = "localhost"
        }
        var ports = Self.usualPorts
        let given = flags.commaList("ports")
        if !given.isEmpty {
            ports = given.compactMap { Int($0) }.filter { (1...65535).contains($0) }
            guard ports.count == given.count else {
                throw CommandFailure(
                    "-ports is \"\(given.joined(separator: ","))\"; it must be numbers from 1 to 65535"
                )
            }
        }
        var areOpen = true
        for port in ports {
            let descriptor = Network.connected(host, port)
            if let descriptor { close(descriptor) }
            areOpen = areOpen && descriptor != nil
            let words = descriptor == nil ? "closed, unreachable, or the connection timed out." : "open."
            Terminal.print("TCP: Port \(port) on \(host) is \(words)")
        }
        return areOpen ? 0 : 1
    }
}
