package import MeshDomain

/// The config entry `service-defaults` as JSON.
///
/// - Source: reference §5.2.
package enum ServiceDefaultsCodec {
    /// The settings for calls to an upstream, under the names they have in the opaque settings of a registration.
    ///
    /// - Source: recorded; reference §5.4. Where the mesh gateways are is not among them.
    package static func opaqueSettings(of settings: UpstreamDefaults) -> MeshObject {
        guard let object = upstream(settings).objectValue else { return MeshObject() }
        var result = MeshObject()
        for (name, key) in [
            ("EnvoyListenerJSON", "envoy_listener_json"), ("EnvoyClusterJSON", "envoy_cluster_json"),
            ("Protocol", "protocol"), ("ConnectTimeoutMs", "connect_timeout_ms"), ("Limits", "limits"),
            ("PassiveHealthCheck", "passive_health_check"),
            ("BalanceOutboundConnections", "balance_outbound_connections"),
        ] { result[key] = object[name] }
        return result
    }

    /// Writes an entry into its JSON form; defaults are not filled in.
    package static func write(_ entry: ServiceDefaults, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Protocol"] = .string(entry.serviceProtocol)
        object.add("Mode", ifSet: entry.mode.rawValue)
        object["TransparentProxy"] = ProxyPartsCodec.transparentProxy(entry.transparentProxy)
        object.add("MutualTLSMode", ifSet: entry.mutualTLSMode)
        object["MeshGateway"] = ProxyPartsCodec.meshGateway(entry.meshGateway)
        object["Expose"] = ProxyPartsCodec.expose(entry.expose)
        object.add("ExternalSNI", ifSet: entry.externalSNI)
        if let configuration = entry.upstreamConfig {
            var part = MeshObject()
            if !configuration.overrides.isEmpty { part["Overrides"] = .array(configuration.overrides.map(upstream)) }
            if let defaults = configuration.defaults { part["Defaults"] = upstream(defaults) }
            object["UpstreamConfig"] = .object(part)
        }
        if let destination = entry.destination {
            var part = MeshObject()
            part.add("Addresses", ifSet: destination.addresses)
            part.add("Port", ifSet: destination.port)
            object["Destination"] = .object(part)
        }
        object.add("MaxInboundConnections", ifSet: entry.maxInboundConnections)
        object.add("LocalConnectTimeoutMs", ifSet: entry.localConnectTimeoutMilliseconds)
        object.add("LocalRequestTimeoutMs", ifSet: entry.localRequestTimeoutMilliseconds)
        object.add("BalanceInboundConnections", ifSet: entry.balanceInboundConnections)
        if !entry.envoyExtensions.isEmpty {
            object["EnvoyExtensions"] = ProxyPartsCodec.envoyExtensions(entry.envoyExtensions)
        }
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> ServiceDefaults {
        var entry = ServiceDefaults(
            name: try reader.string("Name"),
            serviceProtocol: try reader.string("Protocol"),
            mode: ProxyMode(rawValue: try reader.string("Mode")),
            transparentProxy: try ProxyPartsCodec.transparentProxy(in: &reader),
            mutualTLSMode: try reader.string("MutualTLSMode"),
            meshGateway: try ProxyPartsCodec.meshGateway(in: &reader),
            expose: try ProxyPartsCodec.expose(in: &reader),
            externalSNI: try reader.string("ExternalSNI"),
            maxInboundConnections: try reader.int("MaxInboundConnections"),
            localConnectTimeoutMilliseconds: try reader.int("LocalConnectTimeoutMs"),
            localRequestTimeoutMilliseconds: try reader.int("LocalRequestTimeoutMs"),
            balanceInboundConnections: try reader.string("BalanceInboundConnections"),
            envoyExtensions: try ProxyPartsCodec.envoyExtensions(in: &reader)
        )
        if var part = try reader.nested("UpstreamConfig") {
            var configuration = UpstreamConfiguration()
            for var item in try part.list("Overrides") ?? [] { configuration.overrides.append(try upstream(&item)) }
            if var defaults = try part.nested("Defaults") { configuration.defaults = try upstream(&defaults) }
            try part.finish()
            entry.upstreamConfig = configuration
        }
        if var part = try reader.nested("Destination") {
            entry.destination = DestinationConfiguration(
                addresses: try part.strings("Addresses") ?? [],
                port: try part.int("Port")
            )
            try part.finish()
        }
        try EnterpriseMembers.refuse("RateLimits", in: &reader)
        return entry
    }

    private static func upstream(_ settings: UpstreamDefaults) -> MeshValue {
        var object = MeshObject()
        object.add("Name", ifSet: settings.name)
        object["Peer"] = .string(settings.peer)
        object.add("EnvoyListenerJSON", ifSet: settings.envoyListenerJSON)
        object.add("EnvoyClusterJSON", ifSet: settings.envoyClusterJSON)
        object.add("Protocol", ifSet: settings.upstreamProtocol)
        object.add("ConnectTimeoutMs", ifSet: settings.connectTimeoutMilliseconds)
        if let limits = settings.limits {
            var part = MeshObject()
            part["MaxConnections"] = limits.maxConnections.map(MeshValue.integer) ?? .null
            part["MaxPendingRequests"] = limits.maxPendingRequests.map(MeshValue.integer) ?? .null
            part["MaxConcurrentRequests"] = limits.maxConcurrentRequests.map(MeshValue.integer) ?? .null
            object["Limits"] = .object(part)
        }
        ProxyPartsCodec.write(settings.passiveHealthCheck, into: &object)
        object["MeshGateway"] = ProxyPartsCodec.meshGateway(settings.meshGateway)
        object.add("BalanceOutboundConnections", ifSet: settings.balanceOutboundConnections)
        return .object(object)
    }

    private static func upstream(_ reader: inout ObjectReader) throws(MeshError) -> UpstreamDefaults {
        var settings = UpstreamDefaults(
            name: try reader.string("Name"),
            peer: try reader.string("Peer"),
            envoyListenerJSON: try reader.string("EnvoyListenerJSON"),
            envoyClusterJSON: try reader.string("EnvoyClusterJSON"),
            upstreamProtocol: try reader.string("Protocol"),
            connectTimeoutMilliseconds: try reader.int("ConnectTimeoutMs"),
            meshGateway: try ProxyPartsCodec.meshGateway(in: &reader),
            balanceOutboundConnections: try reader.string("BalanceOutboundConnections")
        )
        if var limits = try reader.nested("Limits") {
            settings.limits = UpstreamLimits(
                maxConnections: try limits.optionalInt("MaxConnections"),
                maxPendingRequests: try limits.optionalInt("MaxPendingRequests"),
                maxConcurrentRequests: try limits.optionalInt("MaxConcurrentRequests")
            )
            try limits.finish()
        }
        settings.passiveHealthCheck = try ProxyPartsCodec.passiveHealthCheck(in: &reader)
        try reader.finish()
        return settings
    }
}
