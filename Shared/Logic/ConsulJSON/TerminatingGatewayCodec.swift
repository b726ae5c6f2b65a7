package import MeshDomain

/// The config entry `terminating-gateway` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2; recorded.
package enum TerminatingGatewayCodec {
    /// Writes an entry into its JSON form.
    package static func write(_ entry: TerminatingGateway, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Services"] = entry.services.isEmpty ? .null : .array(entry.services.map(service))
    }

    private static func service(_ service: LinkedService) -> MeshValue {
        var object = MeshObject()
        object["Name"] = .string(service.service.text)
        object.add("CAFile", ifSet: service.caFile)
        object.add("CertFile", ifSet: service.certFile)
        object.add("KeyFile", ifSet: service.keyFile)
        object.add("SNI", ifSet: service.sni)
        object.add("DisableAutoHostRewrite", ifSet: service.disableAutoHostRewrite)
        return .object(object)
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> TerminatingGateway {
        var entry = TerminatingGateway(name: try reader.string("Name"))
        for var item in try reader.list("Services") ?? [] {
            entry.services.append(
                LinkedService(
                    service: NameText(try item.string("Name")),
                    caFile: try item.string("CAFile"),
                    certFile: try item.string("CertFile"),
                    keyFile: try item.string("KeyFile"),
                    sni: try item.string("SNI"),
                    disableAutoHostRewrite: try item.bool("DisableAutoHostRewrite")
                )
            )
            try item.finish()
        }
        return entry
    }
}
