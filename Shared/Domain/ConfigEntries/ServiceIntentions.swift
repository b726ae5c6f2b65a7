/// Who may call one service.
package struct ServiceIntentions: Sendable, Hashable {
    /// The destination service, or `*`.
    package var name: String
    /// Sorted by precedence, highest first.
    package var sources: [SourceIntention]
    /// Tokens (JWT) that every caller needs.
    package var jwt: JWTRequirement?

    /// Makes the entry.
    package init(name: String, sources: [SourceIntention] = [], jwt: JWTRequirement? = nil) {
        self.name = name
        self.sources = sources
        self.jwt = jwt
    }

    /// The providers whose tokens some caller needs.
    package var neededProviders: Set<NameText> {
        let requirements = [jwt] + sources.flatMap { $0.permissions.map(\.jwt) }
        return Set(requirements.flatMap { $0?.providers.map(\.provider) ?? [] })
    }
}

/// Allow or deny.
package enum IntentionAction: String, Sendable, Hashable {
    case allow
    case deny
}

/// One caller of an intention.
package struct SourceIntention: Sendable, Hashable {
    /// The calling service, or `*`.
    package var name: String
    /// The peer the caller lives in; empty for local callers.
    package var peer: String
    /// The callers of that name in all members of the group; empty when the source is one place.
    package var samenessGroup: NameText
    /// Where the caller's name stands.
    package var scope: Scope
    /// Nil when `permissions` decide.
    package var action: IntentionAction?
    package var permissions: [IntentionPermission]
    /// Computed: 9, 8, 6 or 5.
    package var precedence: Int
    /// `consul`.
    package var type: String
    package var description: String
    /// Only on intentions made by the legacy API.
    package var legacyID: String
    package var legacyMeta: [String: String]?
    /// Nanoseconds since 1970.
    package var legacyCreateTimeNanoseconds: Int64?
    package var legacyUpdateTimeNanoseconds: Int64?

    /// Makes a source.
    package init(
        name: String,
        peer: String = "",
        action: IntentionAction? = nil,
        permissions: [IntentionPermission] = [],
        precedence: Int = 0,
        type: String = "consul",
        description: String = "",
        legacyID: String = "",
        legacyMeta: [String: String]? = nil,
        legacyCreateTimeNanoseconds: Int64? = nil,
        legacyUpdateTimeNanoseconds: Int64? = nil,
        scope: Scope = .standard,
        samenessGroup: NameText = ""
    ) {
        self.name = name
        self.peer = peer
        self.samenessGroup = samenessGroup
        self.scope = scope
        self.action = action
        self.permissions = permissions
        self.precedence = precedence
        self.type = type
        self.description = description
        self.legacyID = legacyID
        self.legacyMeta = legacyMeta
        self.legacyCreateTimeNanoseconds = legacyCreateTimeNanoseconds
        self.legacyUpdateTimeNanoseconds = legacyUpdateTimeNanoseconds
    }

    /// The caller, or all callers of a scope when the name is `*`.
    package var source: ServiceRef { ServiceRef(ServiceName(name, in: scope), of: Origin(peer: peer)) }
}

/// A rule on requests of one caller.
package struct IntentionPermission: Sendable, Hashable {
    package var action: IntentionAction
    package var http: IntentionHTTPPermission?
    /// Tokens (JWT) that such a request needs.
    package var jwt: JWTRequirement?

    /// Makes a permission.
    package init(action: IntentionAction, http: IntentionHTTPPermission? = nil, jwt: JWTRequirement? = nil) {
        self.action = action
        self.http = http
        self.jwt = jwt
    }
}

/// Which requests a permission is about.
package struct IntentionHTTPPermission: Sendable, Hashable {
    package var pathExact: String
    package var pathPrefix: String
    package var pathRegex: String
    package var header: [HTTPHeaderMatch]
    package var methods: [String]

    /// Makes the match.
    package init(
        pathExact: String = "",
        pathPrefix: String = "",
        pathRegex: String = "",
        header: [HTTPHeaderMatch] = [],
        methods: [String] = []
    ) {
        self.pathExact = pathExact
        self.pathPrefix = pathPrefix
        self.pathRegex = pathRegex
        self.header = header
        self.methods = methods
    }
}
