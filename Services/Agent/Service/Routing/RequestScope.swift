import MeshDomain

/// Which datacenter, partition and namespace a request means: the one place where they are decided.
///
/// They stand in the query (`dc`, `datacenter`, `ns`, `namespace`, `partition`, `ap`), in headers (`X-Consul-Namespace`,
/// `X-Consul-Partition`) and in bodies (`Datacenter`, `Namespace`, `Partition`). Whatever names another place than the agent's
/// datacenter, its partition `default` and its namespace `default` is refused, by every endpoint: nothing that was meant for
/// somewhere else is ever carried out here.
///
/// - Source: reference http-api-and-config §1.5, tenancy §2.1. Consul's Community edition refuses the name `default`, too; here
///   it is what it says, as clients that are configured with it send it with every request.
enum RequestScope {
    /// A way to name a partition or a namespace.
    private struct Parameter {
        var name: String
        var place: String
        var feature: String
    }

    private static let namespaces = "Namespaces are"
    private static let partitions = "Partitions are"
    private static let parameters = [
        Parameter(name: "ns", place: "query parameter", feature: namespaces),
        Parameter(name: "namespace", place: "query parameter", feature: namespaces),
        Parameter(name: "X-Consul-Namespace", place: "header", feature: namespaces),
        Parameter(name: "partition", place: "query parameter", feature: partitions),
        Parameter(name: "ap", place: "query parameter", feature: partitions),
        Parameter(name: "X-Consul-Partition", place: "header", feature: partitions),
    ]

    /// Refuses a request whose query or headers name another place.
    ///
    /// - Throws: ``APIError`` 400 for a partition or a namespace, 500 `No path to datacenter` for a datacenter, in Consul's words.
    static func check(_ request: APIRequest, ownDatacenter: String) throws(APIError) {
        for parameter in parameters {
            let isHeader = parameter.place == "header"
            let values = isHeader ? request.headers.all(parameter.name) : request.query.all(parameter.name)
            guard values.contains(where: { !isDefault($0) }) else { continue }
            throw APIError(
                status: 400,
                text: "Invalid \(parameter.place): \"\(parameter.name)\" - "
                    + "\(parameter.feature) a Consul Enterprise feature"
            )
        }
        for name in ["datacenter", "dc"] {
            for value in request.query.all(name) { try checkDatacenter(value, ownDatacenter) }
        }
    }

    /// A body without what says only that the default place is meant.
    ///
    /// - Throws: ``APIError`` for another datacenter, partition or namespace, in Consul's words.
    static func check(
        _ body: MeshValue,
        _ rule: Endpoint.JSONRule,
        ownDatacenter: String
    ) throws(APIError) -> MeshValue {
        guard var object = body.objectValue else { return body }
        for key in object.keys {
            if equalIgnoringCase(key, "Datacenter"), let name = object[key]?.stringValue {
                try checkDatacenter(name, ownDatacenter)
                continue
            }
            let isNamespace = equalIgnoringCase(key, "Namespace")
            guard isNamespace || equalIgnoringCase(key, "Partition") else { continue }
            let (field, feature) = isNamespace ? ("Namespace", namespaces) : ("Partition", partitions)
            if case .decoder = rule.tenancy { continue }
            if let name = object[key]?.stringValue, isDefault(name) {
                object[key] = nil
                continue
            }
            switch rule.tenancy {
            case .decoder: break
            case .plain(let status): throw APIError(status: status, text: "\(feature) a Consul Enterprise feature")
            case .here:
                throw APIError(
                    status: 400,
                    text: "\(rule.words): json: unknown field \"\(field)\" - \(feature) a Consul Enterprise feature"
                )
            }
        }
        return .object(object)
    }

    /// - Source: recorded text. Datacenters of a federation cannot be reached yet (issue 9).
    private static func checkDatacenter(_ name: String, _ own: String) throws(APIError) {
        guard name.isEmpty || equalIgnoringCase(name, own) else {
            throw APIError(status: 500, text: "No path to datacenter")
        }
    }

    private static func isDefault(_ name: String) -> Bool { name.isEmpty || equalIgnoringCase(name, "default") }
}
