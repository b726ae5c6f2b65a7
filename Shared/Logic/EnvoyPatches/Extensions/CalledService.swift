import MeshDomain

/// Whom an extension asks or tells: a service of the mesh, or something on the proxy's own host.
struct CalledService: Sendable {
    private enum Place: Sendable {
        case service(ServiceName)
        case host(OwnTarget)
    }

    private let place: Place
    /// In the form of Envoy's JSON.
    let timeout: MeshValue?
    /// As it was written; empty when there is none.
    let uri: String

    /// Reads a target.
    ///
    /// - Parameters:
    ///   - reader: The target.
    ///   - ownName: The usual name of the cluster for a target on the proxy's own host.
    ///   - speaksHTTP2: Whether it is called by HTTP/2 there.
    /// - Throws: ``ExtensionProblem`` that names the argument.
    init(_ reader: ArgumentReader, ownName: String, speaksHTTP2: Bool = false) throws(ExtensionProblem) {
        timeout = try reader.duration("Timeout")
        uri = try reader.text("URI") ?? ""
        if let service = try reader.inside("Service") {
            place = .service(try service.serviceName())
            return
        }
        guard !uri.isEmpty else { throw ExtensionProblem("\(reader.place) needs Service or URI") }
        guard let (host, port) = Self.hostAndPort(uri) else {
            throw reader.fault(
                "URI",
                "is \"\(uri)\"; without Service it must be on the proxy's own host, such as \"127.0.0.1:9191\""
            )
        }
        place = .host(OwnTarget(usualName: ownName, address: host, port: port, speaksHTTP2: speaksHTTP2))
    }

    /// The host and port of an address or a URL, when the host is the proxy's own.
    private static func hostAndPort(_ uri: String) -> (String, Int64)? {
        let rest = uri.firstRange(of: "://").map { uri[$0.upperBound...] } ?? uri[...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard let colon = authority.lastIndex(of: ":"), let port = Int64(authority[authority.index(after: colon)...]),
            (1...65535).contains(port)
        else { return nil }
        switch authority[..<colon] {
        case "localhost", "127.0.0.1": return ("127.0.0.1", port)
        case "[::1]": return ("::1", port)
        default: return nil
        }
    }

    /// The cluster by which it is called.
    func cluster(_ context: PatchContext) throws(ExtensionProblem) -> String {
        let service: ServiceName
        switch place {
        case .service(let named): service = named
        case .host(let target): return context.name(of: target)
        }
        guard let cluster = context.clusters[service] else {
            throw ExtensionProblem(
                "the service \"\(service)\", which is to be asked, is no upstream of this proxy; add it to its upstreams"
            )
        }
        return cluster
    }

    /// The cluster for a target on the proxy's own host.
    func ownCluster(_ context: PatchContext) -> MeshObject? {
        guard case .host(let target) = place else { return nil }
        let name = MeshValue.string(context.name(of: target))
        let socket: MeshValue = [
            "socketAddress": ["address": .string(target.address), "portValue": .int(target.port)]
        ]
        var cluster: MeshObject = [
            "name": name, "type": "STATIC",
            "loadAssignment": [
                "clusterName": name,
                "endpoints": [["lbEndpoints": [["endpoint": ["address": socket]]]]],
            ],
        ]
        if target.speaksHTTP2 {
            let type = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions"
            let options: MeshValue = [
                "@type": .string(FilterPlaces.typePrefix + type),
                "explicitHttpConfig": ["http2ProtocolOptions": .object(MeshObject())],
            ]
            cluster["typedExtensionProtocolOptions"] = .object(MeshObject([(type, options)]))
        }
        return cluster
    }

    /// Gives a target on the proxy's own host the name of its cluster.
    func claimName(in context: inout PatchContext) {
        if case .host(let target) = place { context.claimName(for: target) }
    }

    /// Passes on what of a context is asked for this one.
    func tell(_ context: inout PatchContext, from whole: PatchContext) {
        switch place {
        case .service(let service): context.clusters[service] = whole.clusters[service]
        case .host(let target): context.ownNames[target] = whole.ownNames[target]
        }
    }
}

/// Something on the proxy's own host.
struct OwnTarget: Sendable, Hashable {
    /// What Consul calls its cluster.
    let usualName: String
    let address: String
    let port: Int64
    let speaksHTTP2: Bool
}

extension PatchContext {
    /// Names the cluster of a target: as usual, unless another target is called so.
    mutating func claimName(for target: OwnTarget) {
        guard ownNames[target] == nil else { return }
        let other = "\(target.usualName)_\(target.address)_\(target.port)" + (target.speaksHTTP2 ? "_http2" : "")
        ownNames[target] = ownNames.values.contains(target.usualName) ? other : target.usualName
    }

    func name(of target: OwnTarget) -> String { ownNames[target] ?? target.usualName }
}

/// A service that is asked over gRPC.
struct CalledGRPCService: Sendable {
    let target: CalledService
    private let authority: String?
    private let metadata: [MeshValue]

    init(_ reader: ArgumentReader, ownName: String) throws(ExtensionProblem) {
        target = try CalledService(try reader.neededInside("Target"), ownName: ownName, speaksHTTP2: true)
        authority = try reader.text("Authority")
        var metadata: [MeshValue] = []
        for item in try reader.list("InitialMetadata") {
            metadata.append([
                "key": .string(try item.neededText("Key")), "value": .string(try item.text("Value") ?? ""),
            ])
        }
        self.metadata = metadata
    }

    /// Envoy's message about it (`envoy.config.core.v3.GrpcService`).
    func message(_ context: PatchContext) throws(ExtensionProblem) -> MeshValue {
        var envoy: MeshObject = ["clusterName": .string(try target.cluster(context))]
        envoy.set("authority", authority.map { .string($0) })
        var message: MeshObject = ["envoyGrpc": .object(envoy)]
        message.set("timeout", target.timeout)
        if !metadata.isEmpty { message["initialMetadata"] = .array(metadata) }
        return .object(message)
    }
}

extension ArgumentReader {
    /// The service that `Name`, `Namespace` and `Partition` mean.
    func serviceName() throws(ExtensionProblem) -> ServiceName {
        let name = try neededText("Name")
        let (partition, namespace) = (try text("Partition") ?? "", try text("Namespace") ?? "")
        do throws(MeshError) {
            let scope = Scope(
                partition: try Partition(validating: partition, field: place(of: "Partition")),
                namespace: try Namespace(validating: namespace, field: place(of: "Namespace"))
            )
            return ServiceName(name, in: scope)
        } catch { throw ExtensionProblem(error.message) }
    }
}
