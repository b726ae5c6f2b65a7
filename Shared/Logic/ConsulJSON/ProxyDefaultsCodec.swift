package import MeshDomain

/// `proxy-defaults` as JSON.
package enum ProxyDefaultsCodec {
    /// Writes an entry into its JSON form; defaults are not filled in.
    package static func write(_ entry: ProxyDefaults, into object: inout MeshObject) {
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
        if !entry.failoverPolicyMode.isEmpty || !entry.failoverRegions.isEmpty {
            var part = MeshObject()
            part.add("Mode", ifSet: entry.failoverPolicyMode)
            part.add("Regions", ifSet: entry.failoverRegions)
            object["FailoverPolicy"] = .object(part)
        }
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type; `rejected` for what only Enterprise has.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> ProxyDefaults {
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
            entry.failoverRegions = try policy.strings("Regions") ?? []
            try policy.finish()
        }
        try EnterpriseMembers.refuse("PrioritizeByLocality", in: &reader)
        return entry
    }
}
