/// A config entry: central configuration of the mesh, one entry per kind and name.
///
/// ARCHITECTURE.md says what a new kind touches.
package struct ConfigEntry: Sendable, Hashable {
    package var body: ConfigEntryBody
    package var meta: [String: String]?
    /// Where the entry's name stands.
    package var scope: Scope
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes an entry; indexes are set by the state that stores it.
    package init(
        body: ConfigEntryBody,
        meta: [String: String]? = nil,
        scope: Scope = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.body = body
        self.meta = meta
        self.scope = scope
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    package var kind: ConfigEntryKind { body.kind }
    package var name: String { body.name }
    /// What identifies the entry.
    package var key: EntryKey { EntryKey(kind: kind, name: name, in: scope) }

    /// Equal in everything that a user writes; two spellings of the name are different.
    package func hasSameContent(as other: ConfigEntry) -> Bool {
        body == other.body && meta == other.meta && scope == other.scope && name.hasSameBytes(as: other.name)
    }
}

/// The kinds of config entries that exist, by Consul's names.
package enum ConfigEntryKind: String, Sendable, Hashable, CaseIterable {
    case proxyDefaults = "proxy-defaults"
    case serviceDefaults = "service-defaults"
    case serviceIntentions = "service-intentions"
    case exportedServices = "exported-services"
    case mesh
    case serviceResolver = "service-resolver"
    case serviceSplitter = "service-splitter"
    case serviceRouter = "service-router"
    case ingressGateway = "ingress-gateway"
    case terminatingGateway = "terminating-gateway"
    case apiGateway = "api-gateway"
    case boundAPIGateway = "bound-api-gateway"
    case httpRoute = "http-route"
    case tcpRoute = "tcp-route"
    case inlineCertificate = "inline-certificate"
    case fileSystemCertificate = "file-system-certificate"
    case jwtProvider = "jwt-provider"
    case samenessGroup = "sameness-group"
    case controlPlaneRequestLimit = "control-plane-request-limit"
}

extension ConfigEntryKind {
    /// Those of which a partition has one set for all its namespaces.
    ///
    /// - Source: reference tenancy §1.3.
    private static let ofPartitions: Set<ConfigEntryKind> = [
        .proxyDefaults, .mesh,
        .exportedServices, .samenessGroup,
        .jwtProvider, .controlPlaneRequestLimit,
    ]

    /// Where an entry of the kind stands that somebody in this scope means.
    package func scope(in scope: Scope) -> Scope { Self.ofPartitions.contains(self) ? scope.wholePartition : scope }
}

/// The content of a config entry.
package enum ConfigEntryBody: Sendable, Hashable {
    case proxyDefaults(ProxyDefaults)
    case serviceDefaults(ServiceDefaults)
    case serviceIntentions(ServiceIntentions)
    case exportedServices(ExportedServices)
    case mesh(MeshSettings)
    case serviceResolver(ServiceResolver)
    case serviceSplitter(ServiceSplitter)
    case serviceRouter(ServiceRouter)
    case ingressGateway(IngressGateway)
    case terminatingGateway(TerminatingGateway)
    case apiGateway(APIGateway)
    case boundAPIGateway(BoundAPIGateway)
    case httpRoute(HTTPRoute)
    case tcpRoute(TCPRoute)
    case inlineCertificate(InlineCertificate)
    case fileSystemCertificate(FileSystemCertificate)
    case jwtProvider(JWTProvider)
    case samenessGroup(SamenessGroup)

    /// The content as a value of its own type: the one switch over contents.
    package var content: any ConfigEntryContent {
        switch self {
        case .proxyDefaults(let entry): entry
        case .serviceDefaults(let entry): entry
        case .serviceIntentions(let entry): entry
        case .exportedServices(let entry): entry
        case .mesh(let entry): entry
        case .serviceResolver(let entry): entry
        case .serviceSplitter(let entry): entry
        case .serviceRouter(let entry): entry
        case .ingressGateway(let entry): entry
        case .terminatingGateway(let entry): entry
        case .apiGateway(let entry): entry
        case .boundAPIGateway(let entry): entry
        case .httpRoute(let entry): entry
        case .tcpRoute(let entry): entry
        case .inlineCertificate(let entry): entry
        case .fileSystemCertificate(let entry): entry
        case .jwtProvider(let entry): entry
        case .samenessGroup(let entry): entry
        }
    }

    /// The kind that the content is of.
    package var kind: ConfigEntryKind { type(of: content).kind }

    /// The name of the entry.
    package var name: String { content.name }
}

/// The content of one kind.
package protocol ConfigEntryContent: Sendable, Hashable {
    /// The kind.
    static var kind: ConfigEntryKind { get }
    /// The name of the entry.
    var name: String { get }
    /// The services of the same scope that the entry sends calls to, besides its own; a peer's are not among them.
    var linkedServices: [NameText] { get }
    /// Whether it decides where the calls to the service of its name go.
    static var leadsCalls: Bool { get }
    /// The content among those of all kinds.
    var body: ConfigEntryBody { get }
    /// The content if it is of this kind.
    init?(_ body: ConfigEntryBody)
}

extension ConfigEntryContent {
    /// None: most kinds say nothing about where calls go.
    package var linkedServices: [NameText] { [] }
    /// Most kinds do not.
    package static var leadsCalls: Bool { false }
}

extension ProxyDefaults: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.proxyDefaults
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .proxyDefaults(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .proxyDefaults(let own) = body else { return nil }
        self = own
    }
}

extension ServiceDefaults: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.serviceDefaults
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .serviceDefaults(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .serviceDefaults(let own) = body else { return nil }
        self = own
    }
}

extension ServiceIntentions: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.serviceIntentions
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .serviceIntentions(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .serviceIntentions(let own) = body else { return nil }
        self = own
    }
}

extension ExportedServices: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.exportedServices
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .exportedServices(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .exportedServices(let own) = body else { return nil }
        self = own
    }
}

extension MeshSettings: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.mesh
    /// There is only one.
    package var name: String { "mesh" }
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .mesh(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .mesh(let own) = body else { return nil }
        self = own
    }
}

extension ServiceResolver: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.serviceResolver
    /// It does.
    package static let leadsCalls = true
    /// Where it sends calls.
    package var linkedServices: [NameText] {
        var places = failover.sorted { $0.key < $1.key }.flatMap(\.value.rewrites)
        if let redirect { places.insert(redirect, at: 0) }
        return places.filter(\.peer.isEmpty).map { NameText($0.service) }.others(than: name)
    }
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .serviceResolver(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .serviceResolver(let own) = body else { return nil }
        self = own
    }
}

extension ServiceSplitter: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.serviceSplitter
    /// It does.
    package static let leadsCalls = true
    /// Where it sends calls.
    package var linkedServices: [NameText] {
        splits.map(\.service).others(than: name)
    }
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .serviceSplitter(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .serviceSplitter(let own) = body else { return nil }
        self = own
    }
}

extension ServiceRouter: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.serviceRouter
    /// It does.
    package static let leadsCalls = true
    /// Where it sends calls.
    package var linkedServices: [NameText] {
        routes.compactMap(\.destination?.service).others(than: name)
    }
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .serviceRouter(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .serviceRouter(let own) = body else { return nil }
        self = own
    }
}

extension [NameText] {
    /// Each once, in order, without the empty one and without the service itself.
    fileprivate func others(than own: String) -> [NameText] {
        var seen: Set<NameText> = ["", NameText(own)]
        return filter { seen.insert($0).inserted }
    }
}
