/// A config entry: central configuration of the mesh, one entry per kind and name.
///
/// A new kind is added in four places: a case here with its value type beside this file, its codec in ConsulJSON, its
/// rules in ConfigEntryLogic, and whoever reads it (ProxySnapshots, mostly).
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

    /// The kinds that this version stores and acts on; the others are answered with `notImplemented`.
    package static let supported: [ConfigEntryKind] = [
        .proxyDefaults, .serviceDefaults, .serviceIntentions, .exportedServices, .mesh,
    ]
}

/// The content of a config entry.
package enum ConfigEntryBody: Sendable, Hashable {
    case proxyDefaults(ProxyDefaults)
    case serviceDefaults(ServiceDefaults)
    case serviceIntentions(ServiceIntentions)
    case exportedServices(ExportedServices)
    case mesh(MeshSettings)

    /// The kind that the content is of.
    package var kind: ConfigEntryKind {
        switch self {
        case .proxyDefaults: .proxyDefaults
        case .serviceDefaults: .serviceDefaults
        case .serviceIntentions: .serviceIntentions
        case .exportedServices: .exportedServices
        case .mesh: .mesh
        }
    }

    package var name: String {
        switch self {
        case .proxyDefaults(let entry): entry.name
        case .serviceDefaults(let entry): entry.name
        case .serviceIntentions(let entry): entry.name
        case .exportedServices(let entry): entry.name
        case .mesh: "mesh"
        }
    }
}
