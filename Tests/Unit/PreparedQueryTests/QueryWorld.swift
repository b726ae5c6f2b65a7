import AccessRules
import CatalogTables
import MeshDomain
import MeshState
import PreparedQueries

/// A catalog to ask queries of.
struct QueryWorld {
    private(set) var state = CatalogState()
    var groups: [SamenessGroup] = []
    private var index: UInt64 = 0

    mutating func apply(_ changes: CatalogChange...) {
        var touched: Set<CatalogTopic> = []
        index += 1
        for change in changes { state.apply(change, index: index, touched: &touched) }
    }

    /// Registers an instance with a check on a node of its own.
    mutating func put(
        _ id: String,
        of service: String = "web",
        peer: String = "",
        tags: [String] = [],
        meta: [String: String]? = nil,
        nodeMeta: [String: String]? = nil,
        status: HealthStatus = .passing
    ) {
        let node = "n-" + id
        apply(
            .putNode(Node(name: node, peer: peer, address: "10.0.0.1", meta: nodeMeta)),
            .putService(
                node: node,
                NodeService(id: id, service: service, tags: tags, meta: meta, port: 80, peer: peer)
            ),
            .putCheck(
                HealthCheck(
                    node: node,
                    checkID: "c-" + id,
                    status: status,
                    serviceID: id,
                    serviceName: service,
                    peer: peer
                )
            )
        )
    }

    /// Stores a query of which a part is told.
    @discardableResult mutating func query(
        _ name: String,
        service: String = "web",
        number: Int = 1,
        template: QueryTemplate = QueryTemplate(),
        _ change: (inout PreparedQuery) -> Void = { _ in }
    ) -> PreparedQuery {
        var query = PreparedQuery(
            id: Self.id(number),
            name: NameText(name),
            template: template,
            subject: QuerySubject(service: NameText(service))
        )
        change(&query)
        apply(.query(.put(query)))
        return query
    }

    static func id(_ number: Int) -> QueryID { QueryID("00000000-0000-0000-0000-00000000000\(number)") }

    /// The ids that a query finds, in their order.
    func ask(
        _ name: String,
        as authorizer: Authorizer = .accessControlOff,
        near: String = "",
        node: String = "n-own"
    ) throws -> [String] {
        try answer(name, as: authorizer, near: near, node: node)?.rows.map(\.service.id) ?? ["no query"]
    }

    func answer(
        _ name: String,
        as authorizer: Authorizer = .accessControlOff,
        near: String = "",
        node: String = "n-own"
    ) throws -> QueryExecution.Answer? {
        guard let query = try QueryExecution.resolve(NameText(name), in: state) else { return nil }
        return QueryExecution(state, authorizer, ownNode: NodeKey(NodeName(node)), groups: groups)
            .run(query, near: near)
    }
}
