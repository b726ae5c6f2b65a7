package import MeshDomain

/// Reads the bodies of `/v1/query`.
///
/// - Source: reference §3.8 and §8.10.
package enum PreparedQueryCodec {
    /// What stands where a token is not shown.
    private static let hidden = "<hidden>"

    /// Reads a query.
    ///
    /// - Parameters:
    ///   - value: The body.
    ///   - id: Its id; nil for one that is to be made.
    ///   - token: The one that the request came with. Clients put it into every query by themselves (py-consul does), so it is
    ///     taken there, and not kept.
    /// - Returns: The query; without an id when none was given.
    /// - Throws: `badRequest` with Go's text for a wrong type or an unknown field; `rejected` for what cannot be.
    package static func query(
        _ value: MeshValue,
        id: QueryID?,
        by token: SecretID = .none
    ) throws(MeshError) -> PreparedQuery {
        var reader = try ObjectReader(value, rules: .body)
        let named = try reader.string("ID")
        if id == nil, !named.isEmpty {
            throw MeshError(.rejected, "ID must be empty when creating a new prepared query")
        }
        try refuse(token: try reader.string("Token"), unless: token)
        let session = try reader.string("Session")
        var query = PreparedQuery(
            id: id ?? QueryID(""),
            name: NameText(try reader.string("Name")),
            session: session.isEmpty ? nil : SessionID(session),
            subject: QuerySubject(service: "")
        )
        if var part = try reader.nested("Template") {
            query.template.type = try part.string("Type")
            query.template.regexp = try part.string("Regexp")
            query.template.removesEmptyTags = try part.bool("RemoveEmptyTags")
            try part.finish()
        }
        if var part = try reader.nested("Service") { query.subject = try subject(&part) }
        if var part = try reader.nested("DNS") {
            query.timeToLive = try part.string("TTL")
            try part.finish()
        }
        reader.ignore("CreateIndex", "ModifyIndex")
        try reader.finish()
        return query
    }

    private static func subject(_ part: inout ObjectReader) throws(MeshError) -> QuerySubject {
        var subject = QuerySubject(service: NameText(try part.string("Service")))
        subject.samenessGroup = NameText(try part.string("SamenessGroup"))
        subject.peer = PeerName(try part.string("Peer"))
        subject.onlyPassing = try part.bool("OnlyPassing")
        subject.ignoredChecks = try part.strings("IgnoreCheckIDs")
        subject.near = try part.string("Near")
        subject.tags = try part.strings("Tags")
        subject.nodeMeta = try part.stringMap("NodeMeta")
        subject.serviceMeta = try part.stringMap("ServiceMeta")
        subject.isConnect = try part.bool("Connect")
        if var failover = try part.nested("Failover") {
            subject.failover.nearest = try failover.int("NearestN")
            subject.failover.datacenters = try failover.strings("Datacenters")
            if let targets = try failover.list("Targets") {
                var places: [QueryFailover.Target] = []
                for var target in targets {
                    let peer = PeerName(try target.string("Peer", alias: "PeerName"))
                    places.append(QueryFailover.Target(peer: peer, datacenter: try target.string("Datacenter")))
                    target.ignore("Partition", "Namespace")
                    try target.finish()
                }
                subject.failover.targets = places
            }
            try failover.finish()
        }
        part.ignore("Namespace", "Partition")
        try part.finish()
        return subject
    }

    /// A token in a query would be given to every agent, which has a copy of all queries: whoever asks brings the rights.
    private static func refuse(token: String, unless own: SecretID) throws(MeshError) {
        if token == hidden {
            throw MeshError(
                .rejected,
                "Invalid prepared query: Bad Token '\(hidden)', it looks like a query definition with a redacted token"
                    + " was submitted"
            )
        }
        guard token.isEmpty || SecretID(token) == own else {
            throw MeshError(
                .rejected,
                "Invalid prepared query: Token: queries hold no token here; whoever executes one needs the rights"
                    + " to read its service and nodes"
            )
        }
    }
}
