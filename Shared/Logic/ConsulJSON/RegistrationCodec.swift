package import MeshDomain

/// Reads the parts of registrations: proxies, upstreams, weights, addresses, and the objects of the catalog's bodies.
///
/// - Source: reference §3.2, §4.1, §4.3 and §4.4.
package enum RegistrationCodec {
    static func serviceAddresses(in outer: inout ObjectReader) throws(MeshError) -> [String: ServiceAddress]? {
        guard let entries = try outer.map("TaggedAddresses", snake: true) else { return nil }
        var addresses: [String: ServiceAddress] = [:]
        for (name, reader) in entries {
            var reader = reader
            addresses[name] = ServiceAddress(address: try reader.string("Address"), port: try reader.int("Port"))
            try reader.finish()
        }
        return addresses
    }

    static func weights(in outer: inout ObjectReader) throws(MeshError) -> ServiceWeights? {
        guard var reader = try outer.nested("Weights") else { return nil }
        let weights = ServiceWeights(
            passing: try reader.optionalInt("Passing") ?? 1,
            warning: try reader.optionalInt("Warning") ?? 1
        )
        try reader.finish()
        return weights
    }

    static func locality(in outer: inout ObjectReader) throws(MeshError) -> Locality? {
        guard var reader = try outer.nested("Locality") else { return nil }
        let locality = Locality(region: try reader.string("Region"), zone: try reader.string("Zone"))
        try reader.finish()
        return locality
    }

    static func proxy(in outer: inout ObjectReader) throws(MeshError) -> ProxyConfiguration? {
        guard var reader = try outer.nested("Proxy") else { return nil }
        var proxy = ProxyConfiguration(
            destinationServiceName: try reader.string("DestinationServiceName", snake: true),
            destinationServiceID: try reader.string("DestinationServiceID", snake: true),
            localServiceAddress: try reader.string("LocalServiceAddress", snake: true),
            localServicePort: try reader.int("LocalServicePort", snake: true),
            localServiceSocketPath: try reader.string("LocalServiceSocketPath", snake: true),
            mode: ProxyMode(rawValue: try reader.string("Mode")),
            config: try reader.object("Config"),
            meshGateway: try ProxyPartsCodec.meshGateway(in: &reader),
            expose: try ProxyPartsCodec.expose(in: &reader),
            transparentProxy: try ProxyPartsCodec.transparentProxy(in: &reader),
            accessLogs: try ProxyPartsCodec.accessLogs(in: &reader),
            envoyExtensions: try ProxyPartsCodec.envoyExtensions(in: &reader)
        )
        for var item in try reader.list("Upstreams") ?? [] { proxy.upstreams.append(try upstream(&item)) }
        reader.ignore("MutualTLSMode")
        try reader.finish()
        return proxy
    }

    private static func upstream(_ reader: inout ObjectReader) throws(MeshError) -> Upstream {
        var upstream = Upstream(
            destinationType: try reader.string("DestinationType", snake: true),
            destinationName: try reader.string("DestinationName", snake: true),
            destinationPeer: try reader.string("DestinationPeer", snake: true),
            datacenter: try reader.string("Datacenter"),
            localBindAddress: try reader.string("LocalBindAddress", snake: true),
            localBindPort: try reader.int("LocalBindPort", snake: true),
            localBindSocketPath: try reader.string("LocalBindSocketPath", snake: true),
            localBindSocketMode: try reader.string("LocalBindSocketMode", snake: true),
            config: try reader.object("Config"),
            meshGateway: try ProxyPartsCodec.meshGateway(in: &reader),
            centrallyConfigured: try reader.bool("CentrallyConfigured")
        )
        let namespace = try reader.string("DestinationNamespace", snake: true)
        let partition = try reader.string("DestinationPartition", snake: true)
        if !namespace.isEmpty || !partition.isEmpty {
            upstream.destinationScope = Scope(
                partition: try Partition(validating: partition, field: "DestinationPartition"),
                namespace: try Namespace(validating: namespace, field: "DestinationNamespace")
            )
        }
        try reader.finish()
        return upstream
    }

    // MARK: - Catalog bodies

    /// The body of `PUT /v1/catalog/register`.
    package struct Registration: Sendable, Hashable {
        /// Empty: the agent's own.
        package var datacenter: String
        package var node: Node
        package var skipNodeUpdate: Bool
        package var service: NodeService?
        /// `Check` first, then `Checks`; nodes as given, possibly empty.
        package var checks: [HealthCheck]
        package var peer: String
    }

    /// The body of `PUT /v1/catalog/deregister`.
    package struct Deregistration: Sendable, Hashable {
        package var datacenter: String
        package var node: String
        package var serviceID: String
        package var checkID: String
        package var peer: String
    }

    /// Reads a registration.
    ///
    /// - Throws: `badRequest` with Go's text, without the prefix `Request decode failed: `.
    package static func registration(_ value: MeshValue) throws(MeshError) -> Registration {
        var reader = try ObjectReader(value, rules: .body)
        let datacenter = try reader.string("Datacenter")
        let node = Node(
            id: try reader.string("ID"),
            name: try reader.string("Node"),
            address: try reader.string("Address"),
            datacenter: datacenter,
            taggedAddresses: try reader.stringMap("TaggedAddresses"),
            meta: try reader.stringMap("NodeMeta"),
            locality: try locality(in: &reader)
        )
        var service: NodeService?
        if var part = try reader.nested("Service") {
            try EnterpriseFields.refuse(in: &part)
            service = try nodeService(&part)
        }
        var checks: [HealthCheck] = []
        for var part in [try reader.nested("Check")].compactMap(\.self) + (try reader.list("Checks") ?? []) {
            try EnterpriseFields.refuse(in: &part)
            checks.append(try healthCheck(&part))
        }
        let registration = Registration(
            datacenter: datacenter,
            node: node,
            skipNodeUpdate: try reader.bool("SkipNodeUpdate"),
            service: service,
            checks: checks,
            peer: try reader.string("PeerName")
        )
        reader.ignore("Token", "CreateIndex", "ModifyIndex", "WriteRequest", "RaftIndex")
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        return registration
    }

    /// Reads a deregistration.
    ///
    /// - Throws: `badRequest` with Go's text, without the prefix `Request decode failed: `.
    package static func deregistration(_ value: MeshValue) throws(MeshError) -> Deregistration {
        var reader = try ObjectReader(value, rules: .body)
        let request = Deregistration(
            datacenter: try reader.string("Datacenter"),
            node: try reader.string("Node"),
            serviceID: try reader.string("ServiceID"),
            checkID: try reader.string("CheckID"),
            peer: try reader.string("PeerName")
        )
        reader.ignore("Token", "Address", "WriteRequest")
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        return request
    }

    /// Reads an instance as catalog bodies and this module's own output have it.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func nodeService(
        _ value: MeshValue,
        rules: ReadingRules = .body
    ) throws(MeshError) -> NodeService {
        var reader = try ObjectReader(value, rules: rules)
        let scope = try scope(in: &reader)
        var service = try nodeService(&reader)
        service.stand(in: scope)
        return service
    }

    /// Reads a check as catalog bodies and this module's own output have it.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func healthCheck(
        _ value: MeshValue,
        rules: ReadingRules = .body
    ) throws(MeshError) -> HealthCheck {
        var reader = try ObjectReader(value, rules: rules)
        let scope = try scope(in: &reader)
        var check = try healthCheck(&reader)
        check.scope = scope
        return check
    }

    private static func scope(in reader: inout ObjectReader) throws(MeshError) -> Scope {
        Scope(
            partition: try Partition(validating: try reader.string("Partition")),
            namespace: try Namespace(validating: try reader.string("Namespace"))
        )
    }

    private static func nodeService(_ reader: inout ObjectReader) throws(MeshError) -> NodeService {
        var service = NodeService(
            kind: ServiceKind(rawValue: try reader.string("Kind")),
            id: try reader.string("ID"),
            service: try reader.string("Service"),
            tags: try reader.strings("Tags"),
            address: try reader.string("Address"),
            taggedAddresses: try serviceAddresses(in: &reader),
            meta: try reader.stringMap("Meta"),
            port: try reader.int("Port"),
            socketPath: try reader.string("SocketPath"),
            weights: try weights(in: &reader),
            enableTagOverride: try reader.bool("EnableTagOverride"),
            locality: try locality(in: &reader),
            proxy: try proxy(in: &reader) ?? ProxyConfiguration(),
            peer: try reader.string("PeerName")
        )
        if var connect = try reader.nested("Connect") {
            service.connect.native = try connect.bool("Native")
            connect.ignoreRest()
        }
        reader.ignore("CreateIndex", "ModifyIndex", "ContentHash", "Datacenter")
        try reader.finish()
        return service
    }

    private static func healthCheck(_ reader: inout ObjectReader) throws(MeshError) -> HealthCheck {
        let status = try reader.string("Status")
        var check = HealthCheck(
            node: try reader.string("Node"),
            checkID: try reader.string("CheckID"),
            name: try reader.string("Name"),
            notes: try reader.string("Notes"),
            output: try reader.string("Output"),
            serviceID: try reader.string("ServiceID"),
            serviceName: try reader.string("ServiceName"),
            serviceTags: try reader.strings("ServiceTags") ?? [],
            type: try reader.string("Type"),
            interval: try reader.string("Interval"),
            timeout: try reader.string("Timeout"),
            exposedPort: try reader.int("ExposedPort"),
            peer: try reader.string("PeerName")
        )
        if !status.isEmpty {
            guard let known = HealthStatus(rawValue: status) else {
                throw MeshError(
                    .badRequest,
                    "check status \"\(status)\" is not known; use passing, warning or critical"
                )
            }
            check.status = known
        }
        if let fields = try reader.object("Definition") {
            check.definition = HealthCheckDefinition(fields: try definitionFields(fields))
            if check.type.isEmpty { check.type = type(of: check.definition) }
        }
        reader.ignore("CreateIndex", "ModifyIndex")
        try reader.finish()
        return check
    }

    private static let definitionNames = [
        "HTTP", "TLSServerName", "TLSSkipVerify", "Header", "Method", "Body", "DisableRedirects", "TCP", "TCPUseTLS",
        "UDP",
        "H2PING", "OSService", "H2PingUseTLS", "OutputMaxSize", "ScriptArgs", "DockerContainerID", "Shell", "GRPC",
        "GRPCUseTLS", "AliasNode", "AliasService",
    ]

    /// The known fields by Consul's names; durations become text, fields that are empty are left out.
    private static func definitionFields(_ given: MeshObject) throws(MeshError) -> MeshObject {
        var reader = ObjectReader(given, rules: .body)
        var fields = MeshObject()
        for name in ["Interval", "Timeout", "DeregisterCriticalServiceAfter"] {
            if let time = try reader.duration(name), time != 0 {
                fields[name] = .string(GoDuration.text(nanoseconds: time))
            }
        }
        if let time = try reader.duration("TTL"), time != 0 { fields["TTL"] = .int(time) }
        for name in definitionNames {
            guard let value = reader.value(name), value != "", value != false, value != 0, value != [] else { continue }
            fields[name] = value
        }
        return fields
    }

    private static func type(of definition: HealthCheckDefinition) -> String {
        for (field, type) in [
            ("GRPC", "grpc"), ("HTTP", "http"), ("TTL", "ttl"), ("TCP", "tcp"), ("UDP", "udp"),
            ("AliasService", "alias"),
            ("AliasNode", "alias"), ("DockerContainerID", "docker"), ("ScriptArgs", "script"), ("H2PING", "h2ping"),
            ("OSService", "os_service"),
        ] where definition.fields[field] != nil { return type }
        return ""
    }
}
