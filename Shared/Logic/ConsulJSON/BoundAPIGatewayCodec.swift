package import MeshDomain

/// The config entry `bound-api-gateway` as JSON.
///
/// - Source: recorded.
package enum BoundAPIGatewayCodec {
    /// Writes an entry into its JSON form.
    package static func write(_ entry: BoundAPIGateway, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        let listeners = entry.listeners.map { listener -> MeshValue in
            [
                "Name": .string(listener.listener.text), "Routes": GatewayPartsCodec.references(listener.routes),
                "Certificates": GatewayPartsCodec.references(listener.certificates),
            ]
        }
        object["Listeners"] = listeners.isEmpty ? .null : .array(listeners)
        var services = MeshObject()
        for (service, routes) in entry.services.sorted(by: { $0.key < $1.key }) {
            services[service.text] = GatewayPartsCodec.references(routes)
        }
        object["Services"] = .object(services)
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> BoundAPIGateway {
        var entry = BoundAPIGateway(name: try reader.string("Name"))
        for var item in try reader.list("Listeners") ?? [] {
            entry.listeners.append(
                BoundListener(
                    listener: NameText(try item.string("Name")),
                    routes: try GatewayPartsCodec.references("Routes", in: &item),
                    certificates: try GatewayPartsCodec.references("Certificates", in: &item)
                )
            )
            try item.finish()
        }
        for (name, items) in try reader.lists("Services") ?? [] {
            entry.services[NameText(name)] = try GatewayPartsCodec.references(items)
        }
        return entry
    }
}
