/// The id of a prepared query: a UUID, found without regard to case.
package struct QueryID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// In lower case.
    package let text: String

    /// Takes an id as somebody gave it; whether there is such a query is found out by looking.
    package init(_ text: String) { self.text = NameText(text).folded.text }

    /// Whether it has the form of a UUID: only such texts are ids.
    package var isUUID: Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 36
            && bytes.enumerated().allSatisfy { place, byte in
                [8, 13, 18, 23].contains(place) ? byte == UInt8(ascii: "-") : hexDigit(byte) != nil
            }
    }

    package var description: String { text }

    package static func == (left: QueryID, right: QueryID) -> Bool { left.text.hasSameBytes(as: right.text) }

    package static func < (left: QueryID, right: QueryID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

/// How the name under which a query is executed takes part in what it asks.
package struct QueryTemplate: Sendable, Hashable {
    /// The only kind of template that there is.
    package static let prefixMatch = "name_prefix_match"

    /// Empty: the query is no template.
    package var type: String
    /// Whose groups `${match(1)}` and so on stand for.
    package var regexp: String
    /// Whether tags that turn out to be empty are left out.
    package var removesEmptyTags: Bool

    /// Makes a template.
    package init(type: String = "", regexp: String = "", removesEmptyTags: Bool = false) {
        self.type = type
        self.regexp = regexp
        self.removesEmptyTags = removesEmptyTags
    }

    /// Whether the query is one.
    package var isOne: Bool { !type.isEmpty }
}

/// Where else instances are looked for when there are none.
package struct QueryFailover: Sendable, Hashable {
    /// One place: a peer, or a datacenter of a federation.
    package struct Target: Sendable, Hashable {
        package var peer: PeerName?
        package var datacenter: String

        /// Makes a place.
        package init(peer: PeerName? = nil, datacenter: String = "") {
            self.peer = peer
            self.datacenter = datacenter
        }
    }

    /// How many of the nearest datacenters are asked first.
    package var nearest: Int
    /// Datacenters in their order; nil as Consul shows a list that was not given.
    package var datacenters: [String]?
    package var targets: [Target]?

    /// Makes a plan.
    package init(nearest: Int = 0, datacenters: [String]? = nil, targets: [Target]? = nil) {
        self.nearest = nearest
        self.datacenters = datacenters
        self.targets = targets
    }
}

/// What a prepared query looks for.
package struct QuerySubject: Sendable, Hashable {
    /// May be a pattern in a template.
    package var service: NameText
    package var peer: PeerName?
    /// The members of the group are asked in their order, in place of a peer and of a failover.
    package var samenessGroup: NameText
    package var failover: QueryFailover
    /// Leaves out instances with warnings, too.
    package var onlyPassing: Bool
    /// Checks that do not count.
    package var ignoredChecks: [String]?
    /// The node from which distances count; `_agent` for the agent that is asked.
    package var near: String
    /// Tags that must be there; those behind `!` must not.
    package var tags: [String]?
    package var nodeMeta: [String: String]?
    package var serviceMeta: [String: String]?
    /// Looks for what one calls over the mesh.
    package var isConnect: Bool

    /// Makes a subject; only the service must be told.
    package init(
        service: NameText,
        peer: PeerName? = nil,
        failover: QueryFailover = QueryFailover(),
        onlyPassing: Bool = false,
        ignoredChecks: [String]? = nil,
        near: String = "",
        tags: [String]? = nil,
        nodeMeta: [String: String]? = nil,
        serviceMeta: [String: String]? = nil,
        isConnect: Bool = false,
        samenessGroup: NameText = ""
    ) {
        self.service = service
        self.samenessGroup = samenessGroup
        self.peer = peer
        self.failover = failover
        self.onlyPassing = onlyPassing
        self.ignoredChecks = ignoredChecks
        self.near = near
        self.tags = tags
        self.nodeMeta = nodeMeta
        self.serviceMeta = serviceMeta
        self.isConnect = isConnect
    }
}

/// A question about instances that is stored, and asked by its name or id.
///
/// - Source: Consul HTTP API, `/v1/query`; reference §3.8 and §8.10.
package struct PreparedQuery: Sendable, Hashable {
    package var id: QueryID
    /// Empty for one that only its id finds; of a template the beginning of the names that it answers.
    package var name: NameText
    /// The session with which it ends.
    package var session: SessionID?
    package var template: QueryTemplate
    package var subject: QuerySubject
    /// How long answers by DNS hold, as it was given; empty: as long as those about the service.
    package var timeToLive: String
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a query; indexes are set by the state that stores it.
    package init(
        id: QueryID,
        name: NameText = "",
        session: SessionID? = nil,
        template: QueryTemplate = QueryTemplate(),
        subject: QuerySubject,
        timeToLive: String = "",
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.id = id
        self.name = name
        self.session = session
        self.template = template
        self.subject = subject
        self.timeToLive = timeToLive
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    /// Under what name rights to it are asked for; nil for one that only its id finds.
    package var guardedName: NameText? { name.isEmpty && !template.isOne ? nil : name }

    /// Whether all but the indexes is the same.
    package func hasSameContent(as other: PreparedQuery) -> Bool {
        var other = other
        other.createIndex = createIndex
        other.modifyIndex = modifyIndex
        return self == other
    }
}
