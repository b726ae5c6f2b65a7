package import MeshDomain

/// The config entry `api-gateway` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2; recorded.
package enum APIGatewayCodec {
    /// Writes an entry into its JSON form.
    package static func write(_ entry: APIGateway, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Listeners"] = entry.listeners.isEmpty ? .null : .array(entry.listeners.map(listener))
        GatewayPartsCodec.write(entry.conditions, into: &object)
    }

    private static func listener(_ listener: APIGatewayListener) -> MeshValue {
        let ciphers = listener.tls.cipherSuites
        return [
            "Name": .string(listener.listener.text), "Hostname": .string(listener.hostname),
            "Port": .integer(listener.port), "Protocol": .string(listener.listenerProtocol),
            "TLS": [
                "Certificates": GatewayPartsCodec.references(listener.certificates),
                "MaxVersion": .string(listener.tls.maxVersion), "MinVersion": .string(listener.tls.minVersion),
                "CipherSuites": ciphers.isEmpty ? .null : .array(ciphers.map(MeshValue.string)),
            ],
        ]
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> APIGateway {
        var entry = APIGateway(
            name: try reader.string("Name"),
            conditions: try GatewayPartsCodec.conditions(in: &reader)
        )
        for var item in try reader.list("Listeners") ?? [] { entry.listeners.append(try listener(&item)) }
        return entry
    }

    private static func listener(_ reader: inout ObjectReader) throws(MeshError) -> APIGatewayListener {
        var listener = APIGatewayListener(
            listener: NameText(try reader.string("Name")),
            hostname: try reader.string("Hostname"),
            port: try reader.int("Port"),
            listenerProtocol: try reader.string("Protocol")
        )
        if var part = try reader.nested("TLS") {
            listener.certificates = try GatewayPartsCodec.references("Certificates", in: &part)
            listener.tls = MeshTLSSettings(
                minVersion: try part.string("MinVersion"),
                maxVersion: try part.string("MaxVersion"),
                cipherSuites: try part.strings("CipherSuites") ?? []
            )
            try part.finish()
        }
        try reader.finish()
        return listener
    }
}
