import ConfigEntryKinds
import ConsulJSON
import EnvoyTranslation
import Foundation
import MeshDomain
import ProxySnapshots

/// One recording: calls that lead to a state, the proxy that was looked at, and what it was sent.
struct RecordedCase {
    static let trustDomains = [
        "a": "aaaaaaaa-1111-2222-3333-444444444444.consul", "b": "bbbbbbbb-1111-2222-3333-444444444444.consul",
    ]
    static let files: [EnvoyResourceType: String] = [
        .cluster: "clusters", .endpoint: "endpoints", .listener: "listeners", .route: "routes",
    ]

    let name: String
    let input: MeshValue
    private(set) var clusters: [String: SimulatedCluster]

    struct Unplayable: Error {
        var step: String
    }

    init(_ name: String) throws {
        self.name = name
        input = try Self.json(name, "input")
        clusters = [
            "a": SimulatedCluster(
                datacenter: "dc1",
                nodeName: "node-a",
                trustDomain: Self.trustDomains["a"] ?? "",
                grpcTLSPort: 8503
            ),
            "b": SimulatedCluster(
                datacenter: "dc2",
                nodeName: "node-b",
                trustDomain: Self.trustDomains["b"] ?? "",
                grpcTLSPort: 9503
            ),
        ]
        if input["profile"]?.stringValue == "acl" {
            for role in ["a", "b"] { clusters[role]?.allowsByDefault = false }
        }
        for step in input["steps"]?.arrayValue ?? [] where step["wait"] == nil { try play(step) }
        exchange()
        for role in ["a", "b"] { clusters[role]?.bindRoutes() }
        let role = input["proxy"]?["cluster"]?.stringValue ?? ""
        for entry in input["vips"]?.objectValue?.entries ?? [] {
            clusters[role]?.virtualAddresses[entry.value.stringValue ?? ""] = entry.key
        }
    }

    private static func json(_ name: String, _ file: String) throws -> MeshValue {
        let tests = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let path = tests.appendingPathComponent("Parity/recordings/xds/\(name)/\(file).json")
        return try JSONText.parse([UInt8](Data(contentsOf: path)))
    }

    // MARK: - Playing calls

    private mutating func play(_ step: MeshValue) throws {
        let role = step["cluster"]?.stringValue ?? "a"
        let path = step["path"]?.stringValue ?? ""
        let body = step["body"] ?? .null
        switch (step["method"]?.stringValue ?? "", path) {
        case ("PUT", "/v1/agent/service/register"):
            clusters[role]?.register(try ServiceDefinition(body, rules: .weak))
        case ("PUT", "/v1/catalog/register"):
            let registration = try RegistrationCodec.registration(body)
            if let service = registration.service {
                clusters[role]?.put(
                    CheckServiceNode(node: registration.node, service: service, checks: registration.checks)
                )
            }
        case ("PUT", "/v1/config"):
            let entry = try EntryRules.normalized(try ConfigEntryCodec.decode(body))
            clusters[role]?.entries[entry.key] = entry.body
        case ("POST", "/v1/peering/token"):
            let peer = body["PeerName"]?.stringValue ?? ""
            clusters[role]?.peeringRows[peer] = Peering(id: "1", name: peer)
        case ("POST", "/v1/peering/establish"):
            establish(role, peer: body["PeerName"]?.stringValue ?? "")
        case ("DELETE", "/v1/peering/north"):
            exchange()
            clusters["a"]?.peeringRows["north"] = nil
            clusters["a"]?.bundles["north"] = nil
            clusters["b"]?.peeringRows["south"]?.state = .terminated
            clusters["b"]?.imported["south"] = nil
        case ("PUT", let path) where path.hasPrefix("/v1/agent/service/maintenance/"):
            return  // seen by importers as a status that changes nothing
        default: throw Unplayable(step: path)
        }
    }

    private mutating func establish(_ dialer: String, peer: String) {
        let acceptor = dialer == "a" ? "b" : "a"
        guard let own = clusters[dialer], let other = clusters[acceptor] else { return }
        guard let theirName = other.peeringRows.keys.first else { return }
        clusters[dialer]?.peeringRows[peer] = Peering(
            id: "2",
            name: peer,
            state: .establishing,
            peerServerName: SpiffeID.peeringServerName(trustDomain: other.trustDomain, datacenter: other.datacenter),
            peerServerAddresses: ["pending:1"]
        )
        clusters[dialer]?.bundles[peer] = PeeringTrustBundle(
            peer: peer,
            trustDomain: other.trustDomain,
            rootPEMs: [other.rootPEM]
        )
        clusters[acceptor]?.bundles[theirName] = PeeringTrustBundle(
            peer: theirName,
            trustDomain: own.trustDomain,
            rootPEMs: [own.rootPEM]
        )
    }

    /// Both sides tell each other what they export and where they are.
    private mutating func exchange() {
        guard let a = clusters["a"], let b = clusters["b"] else { return }
        if let theirName = a.peeringRows.keys.first, b.peeringRows["south"]?.isActive == true {
            clusters["b"]?.imported["south"] = a.exports(to: theirName)
            clusters["b"]?.peeringRows["south"]?.peerServerAddresses = a.serverAddresses
        }
        if b.peeringRows["south"]?.isActive == true, let name = a.peeringRows.keys.first {
            clusters["a"]?.imported[name] = b.exports(to: "south")
        }
    }

    // MARK: - Looking at the proxy

    /// The snapshot of the proxy that was looked at.
    ///
    /// `told` is what other datacenters have told where it is not what was recorded.
    func assembled(told: OtherDatacenters? = nil) throws -> AssembledProxy {
        guard let cluster = clusters[input["proxy"]?["cluster"]?.stringValue ?? ""] else {
            throw Unplayable(step: "proxy")
        }
        let id = input["proxy"]?["id"]?.stringValue ?? ""
        guard let row = cluster.rows.first(where: { $0.service.id == id }) else {
            throw Unplayable(step: "proxy " + id)
        }
        var assembler = ProxyAssembler(
            catalog: cluster,
            entries: cluster,
            peering: cluster,
            authority: cluster,
            settings: AssemblySettings(datacenter: cluster.datacenter, allowsByDefault: cluster.allowsByDefault),
            others: told ?? others(than: cluster)
        )
        let leaf = cluster.leaf(assembler.leaf(for: row.service))
        var linked: [ServiceName: LinkedCredentials] = [:]
        for case .service(let name) in assembler.linkedLeaves(for: row.service) {
            linked[name] = cluster.leaf(.service(name)).map { .held($0) }
        }
        return assembler.assemble(row.service, on: row.node, leaf: leaf, linked: linked)
    }

    /// What the other datacenter tells in a federation.
    private func others(than cluster: SimulatedCluster) -> OtherDatacenters {
        var others = OtherDatacenters()
        guard input["profile"]?.stringValue?.hasPrefix("wanfed") == true else { return others }
        for other in clusters.values where other.datacenter != cluster.datacenter {
            var services: [ServiceName: [MeshEndpoint]] = [:]
            for service in other.meshServices(of: .local) {
                services[service] = other.meshInstances(of: ServiceRef(service)).map { MeshEndpoint($0, side: .wan) }
            }
            others.datacenters[other.datacenter] = OtherDatacenters.Datacenter(
                gateways: other.meshGateways().map { MeshEndpoint($0, side: .wan) },
                services: services
            )
        }
        return others
    }

    /// The recorded resources of one kind, by name.
    func recorded(_ type: EnvoyResourceType) throws -> [String: MeshValue] {
        guard let file = Self.files[type] else { return [:] }
        let list = try Self.json(name, file).arrayValue ?? []
        var result: [String: MeshValue] = [:]
        for resource in list {
            let filled = filled(resource)
            let name = filled[type == .endpoint ? "clusterName" : "name"]?.stringValue ?? ""
            result[name] = RecordingComparison.squeezed(filled)
        }
        return result
    }

    private func filled(_ value: MeshValue) -> MeshValue {
        switch value {
        case .string("${grpcTlsPort}"): .int(8503)
        case .string("${grpcTlsPort.b}"): .int(9503)
        case .string(let text):
            .string(
                text.replacingOccurrences(of: "${trustDomain.b}", with: Self.trustDomains["b"] ?? "")
                    .replacingOccurrences(of: "${trustDomain}", with: Self.trustDomains["a"] ?? "")
            )
        case .array(let values): .array(values.map(filled))
        case .object(let object): .object(MeshObject(object.entries.map { ($0.key, filled($0.value)) }))
        case .null, .bool, .int, .unsigned, .double: value
        }
    }
}
