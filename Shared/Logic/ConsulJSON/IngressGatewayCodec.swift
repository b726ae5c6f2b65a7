package import MeshDomain

/// The config entry `ingress-gateway` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2; which members are always there was recorded.
package enum IngressGatewayCodec {
    /// Writes an entry into its JSON form; defaults are not filled in.
    package static func write(_ entry: IngressGateway, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["TLS"] = .object(tls(entry.tls))
        object["Listeners"] = entry.listeners.isEmpty ? .null : .array(entry.listeners.map(listener))
        if let defaults = entry.defaults {
            var part = MeshObject()
            part["MaxConnections"] = .integer(defaults.maxConnections)
            part["MaxPendingRequests"] = .integer(defaults.maxPendingRequests)
            part["MaxConcurrentRequests"] = .integer(defaults.maxConcurrentRequests)
            ProxyPartsCodec.write(defaults.passiveHealthCheck, into: &part)
            object["Defaults"] = .object(part)
        }
    }

    private static func tls(_ tls: GatewayTLS) -> MeshObject {
        var object = MeshObject()
        object["Enabled"] = .bool(tls.enabled)
        write(tls.sds, into: &object)
        ProxyPartsCodec.write(tls.limits, into: &object)
        return object
    }

    private static func write(_ sds: GatewaySDS?, into object: inout MeshObject) {
        guard let sds else { return }
        var part = MeshObject()
        part.add("ClusterName", ifSet: sds.clusterName)
        part.add("CertResource", ifSet: sds.certificateResource)
        object["SDS"] = .object(part)
    }

    private static func listener(_ listener: IngressListener) -> MeshValue {
        var object = MeshObject()
        object["Port"] = .integer(listener.port)
        object["Protocol"] = .string(listener.listenerProtocol)
        if let own = listener.tls { object["TLS"] = .object(tls(own)) }
        object["Services"] = listener.services.isEmpty ? .null : .array(listener.services.map(service))
        return .object(object)
    }

    private static func service(_ service: IngressService) -> MeshValue {
        var object = MeshObject()
        object["Name"] = .string(service.service.text)
        object["Hosts"] = service.hosts.isEmpty ? .null : .array(service.hosts.map(MeshValue.string))
        if service.sds != nil {
            var part = MeshObject()
            write(service.sds, into: &part)
            object["TLS"] = .object(part)
        }
        HeaderModifiersCodec.write(service.requestHeaders, "RequestHeaders", into: &object)
        HeaderModifiersCodec.write(service.responseHeaders, "ResponseHeaders", into: &object)
        object.add("MaxConnections", ifSet: service.limits.maxConnections)
        object.add("MaxPendingRequests", ifSet: service.limits.maxPendingRequests)
        object.add("MaxConcurrentRequests", ifSet: service.limits.maxConcurrentRequests)
        ProxyPartsCodec.write(service.limits.passiveHealthCheck, into: &object)
        object.add("Meta", ifSet: service.meta)
        return .object(object)
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> IngressGateway {
        var entry = IngressGateway(name: try reader.string("Name"), tls: try tls(in: &reader) ?? GatewayTLS())
        for var item in try reader.list("Listeners") ?? [] { entry.listeners.append(try listener(&item)) }
        if var part = try reader.nested("Defaults") {
            entry.defaults = try limits(in: &part)
            try part.finish()
        }
        return entry
    }

    private static func tls(in outer: inout ObjectReader) throws(MeshError) -> GatewayTLS? {
        guard var reader = try outer.nested("TLS") else { return nil }
        let tls = GatewayTLS(
            enabled: try reader.bool("Enabled"),
            sds: try sds(in: &reader),
            limits: try ProxyPartsCodec.tlsLimits(in: &reader)
        )
        try reader.finish()
        return tls
    }

    private static func sds(in outer: inout ObjectReader) throws(MeshError) -> GatewaySDS? {
        guard var reader = try outer.nested("SDS") else { return nil }
        let sds = GatewaySDS(
            clusterName: try reader.string("ClusterName"),
            certificateResource: try reader.string("CertResource")
        )
        try reader.finish()
        return sds
    }

    private static func listener(_ reader: inout ObjectReader) throws(MeshError) -> IngressListener {
        var listener = IngressListener(
            port: try reader.int("Port"),
            listenerProtocol: try reader.string("Protocol"),
            tls: try tls(in: &reader)
        )
        for var item in try reader.list("Services") ?? [] { listener.services.append(try service(&item)) }
        try reader.finish()
        return listener
    }

    private static func service(_ reader: inout ObjectReader) throws(MeshError) -> IngressService {
        var service = IngressService(
            service: NameText(try reader.string("Name")),
            hosts: try reader.strings("Hosts") ?? [],
            requestHeaders: try HeaderModifiersCodec.read("RequestHeaders", in: &reader),
            responseHeaders: try HeaderModifiersCodec.read("ResponseHeaders", in: &reader),
            limits: try limits(in: &reader),
            meta: try reader.stringMap("Meta") ?? [:]
        )
        if var part = try reader.nested("TLS") {
            service.sds = try sds(in: &part)
            try part.finish()
        }
        try reader.finish()
        return service
    }

    private static func limits(in reader: inout ObjectReader) throws(MeshError) -> IngressLimits {
        IngressLimits(
            maxConnections: try reader.int("MaxConnections"),
            maxPendingRequests: try reader.int("MaxPendingRequests"),
            maxConcurrentRequests: try reader.int("MaxConcurrentRequests"),
            passiveHealthCheck: try ProxyPartsCodec.passiveHealthCheck(in: &reader)
        )
    }
}
