package import MeshDomain

/// `mesh` as JSON.
package enum MeshSettingsCodec {
    /// Writes an entry into its JSON form; defaults are not filled in.
    package static func write(_ entry: MeshSettings, into object: inout MeshObject) {
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
        ProxyPartsCodec.write(settings, into: &object)
        return .object(object)
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type; `rejected` for what only Enterprise has.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> MeshSettings {
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
        let settings = try ProxyPartsCodec.tlsLimits(in: &reader)
        try reader.finish()
        return settings
    }
}
