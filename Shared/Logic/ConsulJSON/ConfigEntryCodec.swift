package import MeshDomain

/// Config entries as JSON objects, in both directions and without loss.
///
/// The same form is used by the HTTP API, by files and on the bus. Reading is weak: `snake_case` or `CamelCase`, numbers for
/// texts, one object for a list of one. Rules of content (names, values) are the config entry service's, not the codec's.
///
/// - Source: reference §5.1 and §5.2, §6.1.
package enum ConfigEntryCodec {
    /// Reads an entry.
    ///
    /// - Throws: `badRequest` with Consul's text when the kind is missing or unknown, or a key is unknown or of a wrong type;
    ///   `notImplemented` for kinds of Consul that this version does not know, `rejected` and `permissionDenied` for those
    ///   that nobody may write. The texts have no prefix: the HTTP API puts `Request decoding failed: ` before them.
    package static func decode(_ value: MeshValue) throws(MeshError) -> ConfigEntry {
        try read(value, isStored: false).entry
    }

    /// Reads an entry that was stored, perhaps by a newer version: members that this version does not know are named, not
    /// refused.
    ///
    /// - Throws: `badRequest` or `notImplemented` when the entry means nothing to this version.
    package static func decodeStored(
        _ value: MeshValue
    ) throws(MeshError) -> (entry: ConfigEntry, unknown: [String]) {
        try read(value, isStored: true)
    }

    private static func read(
        _ value: MeshValue,
        isStored: Bool
    ) throws(MeshError) -> (entry: ConfigEntry, unknown: [String]) {
        guard let object = value.objectValue, let kindValue = object.value(ignoringCaseOf: "Kind") else {
            throw MeshError(.badRequest, "Payload does not contain a kind/Kind key at the top level")
        }
        guard let kindText = kindValue.stringValue else {
            throw MeshError(.badRequest, "Kind value in payload is not a string")
        }
        let kind = try kind(named: kindText)
        var reader = ObjectReader(object, rules: .weak)
        if isStored { reader.noteUnknown() }
        reader.ignore("Kind", "Hash")
        let meta = try reader.stringMap("Meta")
        let createIndex = UInt64(max(0, try reader.int("CreateIndex")))
        let modifyIndex = UInt64(max(0, try reader.int("ModifyIndex")))
        let body = try body(of: kind, in: &reader)
        try reader.finish()
        let entry = ConfigEntry(
            body: body,
            meta: meta?.isEmpty == true ? nil : meta,
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
        return (entry, reader.unknown)
    }

    /// The kind of that name.
    ///
    /// - Throws: `badRequest` with Consul's text when there is no such kind.
    package static func kind(named name: String) throws(MeshError) -> ConfigEntryKind {
        guard let kind = ConfigEntryKind(rawValue: name) else {
            throw MeshError(.badRequest, "invalid config entry kind: \(name)")
        }
        return kind
    }

    /// The entry as a JSON object, `Kind` first; defaults are not filled in.
    package static func encode(_ entry: ConfigEntry) -> MeshValue {
        var object = MeshObject()
        object["Kind"] = .string(entry.kind.rawValue)
        switch entry.body {
        case .proxyDefaults(let body): write(body, into: &object)
        case .serviceDefaults(let body): ServiceDefaultsCodec.write(body, into: &object)
        case .serviceIntentions(let body): ServiceIntentionsCodec.write(body, into: &object)
        case .exportedServices(let body): write(body, into: &object)
        case .mesh(let body): write(body, into: &object)
        }
        object.add("Meta", ifSet: entry.meta)
        object["CreateIndex"] = .integer(entry.createIndex)
        object["ModifyIndex"] = .integer(entry.modifyIndex)
        return .object(object)
    }

    private static func body(
        of kind: ConfigEntryKind,
        in reader: inout ObjectReader
    ) throws(MeshError) -> ConfigEntryBody {
        switch kind {
        case .proxyDefaults: return .proxyDefaults(try proxyDefaults(in: &reader))
        case .serviceDefaults: return .serviceDefaults(try ServiceDefaultsCodec.read(&reader))
        case .serviceIntentions: return .serviceIntentions(try ServiceIntentionsCodec.read(&reader))
        case .exportedServices: return .exportedServices(try exportedServices(in: &reader))
        case .mesh: return .mesh(try mesh(in: &reader))
        case .samenessGroup: throw MeshError(.rejected, "sameness-groups are an enterprise-only feature")
        case .boundAPIGateway: throw MeshError(.permissionDenied, "Permission denied: only writeable by controller")
        case .serviceResolver, .serviceSplitter, .serviceRouter, .ingressGateway, .terminatingGateway, .apiGateway,
            .httpRoute, .tcpRoute, .inlineCertificate, .fileSystemCertificate, .jwtProvider:
            throw MeshError(
                .notImplemented,
                "config entries of kind \(kind.rawValue) are not implemented in this version of Tombolo"
            )
        }
    }

    // MARK: proxy-defaults

    private static func write(_ entry: ProxyDefaults, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Config"] = entry.config.map(MeshValue.object) ?? .null
        object.add("Mode", ifSet: entry.mode.rawValue)
        object["TransparentProxy"] = ProxyPartsCodec.transparentProxy(entry.transparentProxy)
        object.add("MutualTLSMode", ifSet: entry.mutualTLSMode)
        object["MeshGateway"] = ProxyPartsCodec.meshGateway(entry.meshGateway)
        object["Expose"] = ProxyPartsCodec.expose(entry.expose)
        object["AccessLogs"] = ProxyPartsCodec.accessLogs(entry.accessLogs)
        if !entry.envoyExtensions.isEmpty {
            object["EnvoyExtensions"] = ProxyPartsCodec.envoyExtensions(entry.envoyExtensions)
        }
        if !entry.failoverPolicyMode.isEmpty { object["FailoverPolicy"] = ["Mode": .string(entry.failoverPolicyMode)] }
    }

    private static func proxyDefaults(in reader: inout ObjectReader) throws(MeshError) -> ProxyDefaults {
        var entry = ProxyDefaults(
            name: try reader.string("Name"),
            config: try reader.object("Config"),
            mode: ProxyMode(rawValue: try reader.string("Mode")),
            transparentProxy: try ProxyPartsCodec.transparentProxy(in: &reader),
            mutualTLSMode: try reader.string("MutualTLSMode"),
            meshGateway: try ProxyPartsCodec.meshGateway(in: &reader),
            expose: try ProxyPartsCodec.expose(in: &reader),
            accessLogs: try ProxyPartsCodec.accessLogs(in: &reader),
            envoyExtensions: try ProxyPartsCodec.envoyExtensions(in: &reader)
        )
        if var policy = try reader.nested("FailoverPolicy") {
            entry.failoverPolicyMode = try policy.string("Mode")
            policy.ignore("Regions")
            try policy.finish()
        }
        return entry
    }

    // MARK: exported-services

    private static func write(_ entry: ExportedServices, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        if entry.services.isEmpty { return }
        object["Services"] = .array(
            entry.services.map { service in
                var item = MeshObject()
                item["Name"] = .string(service.name)
                item["Consumers"] = .array(
                    service.consumers.map { consumer in
                        var object = MeshObject()
                        object.add("Partition", ifSet: consumer.partition)
                        object.add("Peer", ifSet: consumer.peer)
                        return .object(object)
                    }
                )
                return .object(item)
            }
        )
    }

    private static func exportedServices(in reader: inout ObjectReader) throws(MeshError) -> ExportedServices {
        var entry = ExportedServices(name: try reader.string("Name"))
        for var item in try reader.list("Services") ?? [] {
            var service = ExportedService(name: try item.string("Name"), consumers: [])
            item.ignore("Namespace")
            for var consumer in try item.list("Consumers") ?? [] {
                let hasOldKey = consumer.keys.contains { equalIgnoringCase($0, "peer_name") }
                service.consumers.append(
                    ServiceConsumer(
                        peer: try consumer.string("Peer", alias: hasOldKey ? "PeerName" : nil),
                        partition: try consumer.string("Partition")
                    )
                )
                let group = try consumer.string("SamenessGroup")
                guard group.isEmpty else {
                    throw MeshError(.rejected, "\(consumer.path): sameness-groups are an enterprise-only feature")
                }
                try consumer.finish()
            }
            try item.finish()
            entry.services.append(service)
        }
        return entry
    }

    // MARK: mesh

    private static func write(_ entry: MeshSettings, into object: inout MeshObject) {
        var transparent = MeshObject()
        transparent["MeshDestinationsOnly"] = .bool(entry.meshDestinationsOnly)
        object["TransparentProxy"] = .object(transparent)
        object.add("AllowEnablingPermissiveMutualTLS", ifSet: entry.allowEnablingPermissiveMutualTLS)
        object.add("ValidateClusters", ifSet: entry.validateClusters)
        if entry.incomingTLS != nil || entry.outgoingTLS != nil {
            var settings = MeshObject()
            if let incoming = entry.incomingTLS { settings["Incoming"] = tls(incoming) }
            if let outgoing = entry.outgoingTLS { settings["Outgoing"] = tls(outgoing) }
            object["TLS"] = .object(settings)
        }
        if let sanitize = entry.sanitizeXForwardedClientCert {
            object["HTTP"] = ["SanitizeXForwardedClientCert": .bool(sanitize)]
        }
        if let through = entry.peerThroughMeshGateways {
            object["Peering"] = through ? ["PeerThroughMeshGateways": true] : [:]
        }
    }

    private static func tls(_ settings: MeshTLSSettings) -> MeshValue {
        var object = MeshObject()
        object.add("TLSMinVersion", ifSet: settings.minVersion)
        object.add("TLSMaxVersion", ifSet: settings.maxVersion)
        object.add("CipherSuites", ifSet: settings.cipherSuites)
        return .object(object)
    }

    private static func mesh(in reader: inout ObjectReader) throws(MeshError) -> MeshSettings {
        var entry = MeshSettings()
        if var part = try reader.nested("TransparentProxy") {
            entry.meshDestinationsOnly = try part.bool("MeshDestinationsOnly")
            try part.finish()
        }
        entry.allowEnablingPermissiveMutualTLS = try reader.bool("AllowEnablingPermissiveMutualTLS")
        entry.validateClusters = try reader.bool("ValidateClusters")
        if var part = try reader.nested("TLS") {
            entry.incomingTLS = try tls("Incoming", in: &part)
            entry.outgoingTLS = try tls("Outgoing", in: &part)
            try part.finish()
        }
        if var part = try reader.nested("HTTP") {
            entry.sanitizeXForwardedClientCert = try part.bool("SanitizeXForwardedClientCert")
            try part.finish()
        }
        if var part = try reader.nested("Peering") {
            entry.peerThroughMeshGateways = try part.bool("PeerThroughMeshGateways")
            try part.finish()
        }
        return entry
    }

    private static func tls(_ name: String, in outer: inout ObjectReader) throws(MeshError) -> MeshTLSSettings? {
        guard var reader = try outer.nested(name) else { return nil }
        let settings = MeshTLSSettings(
            minVersion: try reader.string("TLSMinVersion"),
            maxVersion: try reader.string("TLSMaxVersion"),
            cipherSuites: try reader.strings("CipherSuites") ?? []
        )
        try reader.finish()
        return settings
    }
}
