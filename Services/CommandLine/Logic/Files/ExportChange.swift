package import MeshDomain

/// How `services export` changes the entry `exported-services/default`.
package enum ExportChange {
    /// Adds consumers to a service, and the service where it is not exported yet.
    ///
    /// - Parameters:
    ///   - service: The service to export.
    ///   - peers: Who may use it.
    ///   - entry: The entry as the API returned it; nil when there is none.
    /// - Returns: The entry to write.
    /// - Source: reference §11.3, `services export`.
    package static func adding(_ service: String, to peers: [String], in entry: MeshValue?) -> MeshObject {
        var services = entry?.list("Services") ?? []
        let wanted = peers.map { MeshValue.object(["Peer": .string($0)]) }
        if let place = services.firstIndex(where: { $0.text("Name") == service }) {
            var object = services[place].objectValue ?? MeshObject()
            var consumers = services[place].list("Consumers")
            for consumer in wanted where !consumers.contains(where: { $0.text("Peer") == consumer.text("Peer") }) {
                consumers.append(consumer)
            }
            object["Consumers"] = .array(consumers)
            services[place] = .object(object)
        } else {
            services.append(["Name": .string(service), "Consumers": .array(wanted)])
        }
        var result: MeshObject = ["Kind": "exported-services", "Name": "default", "Services": .array(services)]
        if let meta = entry?["Meta"], !meta.isNull { result["Meta"] = meta }
        return result
    }
}
