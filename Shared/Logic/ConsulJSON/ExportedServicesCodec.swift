package import MeshDomain

/// `exported-services` as JSON.
package enum ExportedServicesCodec {
    /// Writes an entry into its JSON form; defaults are not filled in.
    package static func write(_ entry: ExportedServices, into object: inout MeshObject) {
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
                        object.add("SamenessGroup", ifSet: consumer.samenessGroup.text)
                        return .object(object)
                    }
                )
                return .object(item)
            }
        )
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type; `rejected` for what only Enterprise has.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> ExportedServices {
        var entry = ExportedServices(name: try reader.string("Name"))
        for var item in try reader.list("Services") ?? [] {
            var service = ExportedService(name: try item.string("Name"), consumers: [])
            item.ignore("Namespace")
            for var consumer in try item.list("Consumers") ?? [] {
                let hasOldKey = consumer.keys.contains { equalIgnoringCase($0, "peer_name") }
                service.consumers.append(
                    ServiceConsumer(
                        peer: try consumer.string("Peer", alias: hasOldKey ? "PeerName" : nil),
                        partition: try consumer.string("Partition"),
                        samenessGroup: NameText(try consumer.string("SamenessGroup"))
                    )
                )
                try consumer.finish()
            }
            try item.finish()
            entry.services.append(service)
        }
        return entry
    }
}
