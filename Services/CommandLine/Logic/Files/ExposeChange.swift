package import MeshDomain

/// How `connect expose` changes an entry `ingress-gateway`.
package enum ExposeChange {
    /// Adds a service to the listener at a port, and the listener where there is none.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - hosts: The host names of its requests; none for tcp.
    ///   - port: The port.
    ///   - protocolName: What the listener speaks.
    ///   - gateway: The gateway's name.
    ///   - entry: The entry as the API returned it; nil when there is none.
    /// - Returns: The entry to write.
    /// - Throws: ``UsageError`` when the listener speaks something else.
    /// - Source: reference §11.3, `connect expose`.
    package static func adding(
        _ service: String,
        hosts: [String],
        port: Int,
        protocolName: String,
        to gateway: String,
        in entry: MeshValue?
    ) throws(UsageError) -> MeshObject {
        var body = entry?.objectValue ?? ["Kind": "ingress-gateway", "Name": .string(gateway)]
        for key in ["Hash", "CreateIndex", "ModifyIndex"] { body[key] = nil }
        var listeners = entry?.list("Listeners") ?? []
        var row: MeshObject = ["Name": .string(service)]
        if !hosts.isEmpty { row["Hosts"] = .array(hosts.map(MeshValue.string)) }
        if let place = listeners.firstIndex(where: { $0.text("Port") == String(port) }) {
            let spoken = listeners[place].text("Protocol").isEmpty ? "tcp" : listeners[place].text("Protocol")
            guard spoken == protocolName else {
                throw UsageError("Listener on port \(port) already configured with conflicting protocol \"\(spoken)\"")
            }
            var listener = listeners[place].objectValue ?? MeshObject()
            let others = listeners[place].list("Services").filter { $0.text("Name") != service }
            listener["Services"] = .array(others + [.object(row)])
            listeners[place] = .object(listener)
        } else {
            listeners.append([
                "Port": .integer(port), "Protocol": .string(protocolName), "Services": .array([.object(row)]),
            ])
        }
        body["Listeners"] = .array(listeners)
        return body
    }
}
