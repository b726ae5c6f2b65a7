import ACLContract
package import AgentLogic
import AuthorityTables
import CatalogTables
import ConfigEntryTables
import MeshDomain
import MeshState
import PeeringTables

/// An endpoint of the HTTP API as data: everything that must be known about it besides what it does.
///
/// ``RequestPipeline`` interprets it; the list of what exists, `Allow`, the labels of metrics, the authorisation matrix of the
/// tests and the table of endpoints in the documents come from it.
///
/// A class because requests carry it through every step: it is shared, never copied.
package final class Endpoint: Sendable {
    /// Answers a request that everything declared was checked of.
    typealias Handler = @Sendable (RoutedRequest) async throws -> APIResponse

    package let method: Method
    package let path: PathPattern
    package let scope: ScopeRule
    package let datacenter: DatacenterRule
    package let feature: Feature?
    package let body: BodyRule
    package let permission: Permission
    /// What the refusal is when the path has no argument; nil when it may have none.
    let missing: APIError?
    let waits: WaitRule
    /// Every refusal carries the headers of a read, those of the handler, too.
    let refusesAsRead: Bool
    /// Which partitions and namespaces it knows.
    package let places: Places
    /// The objects in its body that may name them, too.
    let nestedTenancy: [String]
    /// The primary datacenter decides about it.
    let isOfPrimary: Bool
    /// Whether answers say that they come from the agent's cache.
    let caching: Caching
    private let what: What

    private enum What: Sendable {
        case served(Handler)
        case absent(String)
    }

    /// Declares an endpoint.
    ///
    /// - Parameters:
    ///   - method: Method.
    ///   - path: Pattern of its paths.
    ///   - scope: Where the names it is about live.
    ///   - datacenter: What another datacenter in the request means.
    ///   - feature: What must be switched on for it.
    ///   - body: What it makes of the request's body.
    ///   - permission: Who may use it.
    ///   - waits: What a request may wait for.
    ///   - missing: The text of the refusal (400) of a path without an argument.
    ///   - missingStatus: Its status.
    ///   - refusesAsRead: Whether every refusal carries the headers of a read.
    ///   - handler: What it does.
    init(
        _ method: Method,
        _ path: PathPattern,
        scope: ScopeRule,
        datacenter: DatacenterRule,
        feature: Feature? = nil,
        body: BodyRule = .none,
        permission: Permission,
        waits: WaitRule = .never,
        missing: String? = nil,
        missingStatus: Int = 400,
        refusesAsRead: Bool = false,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.scope = scope
        self.datacenter = datacenter
        self.feature = feature
        self.body = body
        self.permission = permission
        self.waits = waits
        self.missing = missing.map { APIError(status: missingStatus, text: $0) }
        self.refusesAsRead = refusesAsRead
        places = .standard
        nestedTenancy = []
        isOfPrimary = false
        caching = .never
        what = .served(handler)
    }

    /// Declares an endpoint that Consul has and this version does not: it says so to everybody.
    init(absent method: Method, _ path: PathPattern, _ what: String) {
        self.method = method
        self.path = path
        scope = .none
        datacenter = .thisAgent
        feature = nil
        body = .none
        permission = .anybody
        waits = .never
        missing = nil
        refusesAsRead = false
        places = .standard
        nestedTenancy = []
        isOfPrimary = false
        caching = .never
        self.what = .absent(what)
    }

    private init(_ other: Endpoint, _ places: Places, nested: [String], isOfPrimary: Bool, _ caching: Caching) {
        method = other.method
        path = other.path
        scope = other.scope
        datacenter = other.datacenter
        feature = other.feature
        body = other.body
        permission = other.permission
        missing = other.missing
        waits = other.waits
        refusesAsRead = other.refusesAsRead
        self.places = places
        nestedTenancy = nested
        self.isOfPrimary = isOfPrimary
        self.caching = caching
        what = other.what
    }

    /// The same endpoint, for other partitions and namespaces, too.
    func inScopes(_ places: Places = .scoped, nested: [String] = []) -> Endpoint {
        Endpoint(self, places, nested: nested, isOfPrimary: isOfPrimary, caching)
    }

    /// The same endpoint, for changes that are one for the services of the primary datacenter, wherever they are asked for.
    func ofPrimary() -> Endpoint {
        Endpoint(self, places, nested: nestedTenancy, isOfPrimary: true, caching)
    }

    /// The same endpoint, with answers that Consul's agents may give from their cache.
    func cached(_ caching: Caching) -> Endpoint {
        Endpoint(self, places, nested: nestedTenancy, isOfPrimary: isOfPrimary, caching)
    }

    /// What it does; nil when this version does not have it.
    var handler: Handler? {
        switch what {
        case .served(let handler): handler
        case .absent: nil
        }
    }

    /// What an absent endpoint belongs to; nil when it is there.
    package var absence: String? {
        switch what {
        case .served: nil
        case .absent(let what): what
        }
    }

    /// Whether requests wait for an index of the cluster's states or of ACLs.
    var waitsForIndex: Bool {
        switch waits {
        case .index: true
        case .never, .certificate, .contentHash, .event: false
        }
    }

    /// Whether a request holds back its answer until something changes.
    func waits(_ query: QueryParameters) -> Bool {
        switch waits {
        case .never: false
        case .index, .certificate, .event: query["index"].map { $0 != "0" && !$0.isEmpty } ?? false
        case .contentHash: !(query["hash"] ?? "").isEmpty
        }
    }
}

extension Endpoint {
    /// A method that endpoints have.
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case put = "PUT"
        case post = "POST"
        case delete = "DELETE"
    }

    /// Where the names that an endpoint is about live.
    ///
    /// - Source: reference tenancy §1.3 and §2.2.
    package enum ScopeRule: String, Sendable {
        /// In a namespace of a partition.
        case namespaced
        /// In a partition.
        case partitioned
        /// In the datacenter: it has no tenancy.
        case none
    }

    /// Whether answers say that they come from the agent's cache.
    ///
    /// - Source: reference §1.10.
    enum Caching: Sendable {
        case never
        /// When the client asks for it by `?cached`.
        case whenAsked
        case always
    }

    /// Which partitions and namespaces an endpoint knows.
    package enum Places: Sendable {
        /// The default ones only.
        case standard
        /// All.
        case scoped
        /// All, and `*` for every namespace of a partition.
        case lists
        /// All; it is there to make and remove them, so it knows them before there are any.
        case tenants
    }

    /// What a datacenter means that a request names and that is not this agent's.
    package enum DatacenterRule: String, Sendable {
        /// The question is one for the services of that datacenter.
        case read
        /// The change is one for the services of that datacenter.
        case write
        /// The endpoint is about this agent, which is of its own datacenter only.
        case thisAgent
    }

    /// What must be switched on.
    package enum Feature: String, Sendable {
        case acl
        case connect
        case peering

        /// - Source: recorded texts.
        var refusal: APIError {
            switch self {
            case .acl: APIError(status: 401, text: "ACL support disabled")
            case .connect:
                APIError(status: 500, text: "Connect must be enabled in order to use this endpoint")
            case .peering: APIError(status: 500, text: "peering must be enabled to use this endpoint")
            }
        }
    }

    /// What an endpoint makes of a request's body.
    package enum BodyRule: Sendable {
        /// Nothing: what comes is thrown away.
        case none
        /// Bytes of any kind, as large as bodies may be; the endpoint looks at its own limit.
        case bytes
        /// JSON.
        case json(JSONRule)

        /// It is taken while it comes, by the endpoint; the rights of the token are looked at before. The limit is a setting.
        case stream(limit: @Sendable (HTTPLimits) -> Int)

        /// JSON that must be there.
        static let json = BodyRule.json(JSONRule())

        /// JSON that must be there; the words stand before what is wrong with it.
        static func json(_ words: String) -> BodyRule { .json(JSONRule(words: words)) }

        /// JSON, or nothing at all.
        static func optionalJSON(_ words: String) -> BodyRule { .json(JSONRule(words: words, isOptional: true)) }
    }

    /// How JSON is read.
    package struct JSONRule: Sendable {
        /// What stands before what is wrong with it, without `: `.
        var words = "Request decode failed"
        /// Nothing will do, too.
        var isOptional = false
        /// Who refuses the fields `Namespace` and `Partition` of the body.
        var tenancy = TenancyRefusal.here
        /// How large it may be; each limit is a setting.
        var limit: @Sendable (HTTPLimits) -> Int = { $0.bodyBytes }

        /// Who refuses tenancy in a body, and how.
        enum TenancyRefusal: Sendable {
            /// The pipeline, as an unknown field.
            case here
            /// The pipeline, with a status and Consul's words alone.
            case plain(status: Int)
            /// The decoder, which names all that is wrong at once; it takes no `default` either, as recorded.
            case decoder
        }
    }

    /// What a request of an endpoint may wait for.
    enum WaitRule: Sendable {
        case never
        /// Until `?index=` is passed by what these topics stand for.
        case index(@Sendable (RoutedRequest) -> WaitTopics)
        /// Until there is a newer certificate than that of `?index=`.
        case certificate
        /// Until the newest user event is another one than `?index=` says.
        case event
        /// Until the content has another hash than `?hash=`.
        case contentHash
    }
}

/// What an answer depends on, and what who waits for another one is woken by.
struct WaitTopics: Sendable {
    var catalog: Watch<CatalogTopic> = []
    var configEntries: Watch<ConfigEntryTopic> = []
    var peerings: Watch<PeeringTopic> = []
    var authority: Watch<AuthorityTopic> = []
    /// The tokens, policies and roles that are shown; nil for none.
    var accessControl: AccessInterest?
}

/// What of one state an answer depends on.
struct Watch<Topic: StateTopic>: Sendable, ExpressibleByArrayLiteral {
    /// Whose index the client sees, as Consul's clients do: often those of all nodes or all services.
    let shown: [Topic]
    /// What the answer is made of.
    ///
    /// Nobody wakes for anything else, and nothing is rendered anew for it: if none of these changed, the answer did not. The
    /// model test of all reads holds it.
    let wakes: [Topic]

    /// An answer that shows the index of exactly what it is made of.
    init(arrayLiteral topics: Topic...) { self.init(topics) }

    /// An answer that shows the index of exactly what it is made of.
    init(_ topics: [Topic]) { (shown, wakes) = (topics, topics) }

    /// An answer that shows the index of more than it is made of.
    init(shown: [Topic], wakes: [Topic]) { (self.shown, self.wakes) = (shown, wakes) }
}

extension Watch<CatalogTopic> {
    /// An answer made of parts of the catalog.
    init(shown: CatalogTopic..., madeOf parts: [CatalogPart]) {
        self.init(shown: shown, wakes: parts.map(CatalogTopic.part))
    }
}
