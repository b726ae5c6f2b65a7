package import MeshDomain

/// The config entry `tcp-route` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2; recorded.
package enum TCPRouteCodec {
    /// Writes an entry into its JSON form.
    package static func write(_ entry: TCPRoute, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Parents"] = GatewayPartsCodec.references(entry.parents)
        let services = entry.services.map { service -> MeshValue in ["Name": .string(service.text)] }
        object["Services"] = services.isEmpty ? .null : .array(services)
        GatewayPartsCodec.write(entry.conditions, into: &object)
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> TCPRoute {
        var entry = TCPRoute(
            name: try reader.string("Name"),
            parents: try GatewayPartsCodec.references("Parents", in: &reader),
            conditions: try GatewayPartsCodec.conditions(in: &reader)
        )
        for var item in try reader.list("Services") ?? [] {
            entry.services.append(NameText(try item.string("Name")))
            try item.finish()
        }
        return entry
    }
}
