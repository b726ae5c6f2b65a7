import AccessRules
import ConfigEntryTables
import ConsulJSON
import FilterExpressions
package import MeshDomain

/// The kinds of config entries: one descriptor each, and the only switch over them.
///
/// - Source: reference "Kinds".
extension ConfigEntryKind {
    /// What there is to know about the kind.
    package var descriptor: ConfigEntryDescriptor {
        switch self {
        case .proxyDefaults: Self.ofProxyDefaults
        case .serviceDefaults: Self.ofServiceDefaults
        case .serviceIntentions: Self.ofServiceIntentions
        case .exportedServices: Self.ofExportedServices
        case .mesh: Self.ofMesh
        case .serviceResolver: Self.ofServiceResolver
        case .serviceSplitter: Self.ofServiceSplitter
        case .serviceRouter: Self.ofServiceRouter
        case .ingressGateway: Self.ofIngressGateway
        case .terminatingGateway: Self.ofTerminatingGateway
        case .apiGateway: Self.ofAPIGateway
        case .boundAPIGateway: Self.ofBoundAPIGateway
        case .httpRoute: Self.ofHTTPRoute
        case .tcpRoute: Self.ofTCPRoute
        case .inlineCertificate: Self.ofInlineCertificate
        case .fileSystemCertificate: Self.ofFileSystemCertificate
        case .jwtProvider: Self.ofJWTProvider
        case .samenessGroup: Self.ofSamenessGroup
        case .controlPlaneRequestLimit: Self.ofControlPlaneRequestLimit
        }
    }

    /// The kinds that this version stores and acts on; the others are refused with what their descriptors say.
    package static let stored = allCases.filter(\.descriptor.isStored)

    /// The kind of that name.
    ///
    /// - Throws: `badRequest` with Consul's text when there is no such kind.
    package init(named name: String) throws(MeshError) {
        guard let kind = ConfigEntryKind(rawValue: name) else {
            throw MeshError(.badRequest, "invalid config entry kind: \(name)")
        }
        self = kind
    }
}

// MARK: - Stored

extension ConfigEntryKind {
    private static let ofProxyDefaults = ConfigEntryDescriptor(
        ProxyDefaults.self,
        help: "Settings of all proxies, unless a service says otherwise; its name is global.",
        readAccess: { _ in nil },
        writeAccess: { _ in .meshWrite },
        shapesChains: true,
        shapesExports: true,
        shapesGateways: true,
        read: ProxyDefaultsCodec.read,
        write: ProxyDefaultsCodec.write,
        normalize: { (entry) throws(MeshError) in
            try ProxyDefaultsRules.validate(entry)
            return entry
        },
        validate: { (entry, _, state) throws(MeshError) in
            let before = state.proxyDefaults()?.mutualTLSMode
            try MutualTLSModeRules.validate(entry.mutualTLSMode, before: before, in: state)
        }
    )

    private static let ofServiceDefaults = ConfigEntryDescriptor(
        ServiceDefaults.self,
        help: "Protocol, limits and upstream settings of one service.",
        readAccess: { .serviceRead($0) },
        writeAccess: { .serviceWrite($0) },
        filter: .serviceDefaults,
        givesAddress: true,
        shapesChains: true,
        shapesExports: true,
        shapesGateways: true,
        read: ServiceDefaultsCodec.read,
        write: ServiceDefaultsCodec.write,
        normalize: { (entry) throws(MeshError) in
            var entry = entry
            entry.serviceProtocol = entry.serviceProtocol.lowercased()
            try ServiceDefaultsRules.validate(entry)
            return entry
        },
        validate: { (entry, scope, state) throws(MeshError) in
            let before = state.serviceDefaults(of: ServiceName(entry.name, in: scope))?.mutualTLSMode
            try MutualTLSModeRules.validate(entry.mutualTLSMode, before: before, in: state)
        }
    )

    private static let ofServiceIntentions = ConfigEntryDescriptor(
        ServiceIntentions.self,
        help: "Who may call one service, or with the name * every service.",
        readAccess: { .intentionRead($0) },
        writeAccess: { .intentionWrite($0) },
        // A service whose callers are told apart by request must go on to speak HTTP.
        looksAt: [.serviceDefaults: .sameName, .proxyDefaults: .only("global")],
        givesAddress: true,
        read: ServiceIntentionsCodec.read,
        write: ServiceIntentionsCodec.write,
        normalize: IntentionRules.normalized,
        validate: IntentionRules.validate,
        validateAgain: IntentionRules.validateProtocol
    )

    private static let ofExportedServices = ConfigEntryDescriptor(
        ExportedServices.self,
        help: "Which services which peers may call; its name is default.",
        readAccess: { _ in .meshRead },
        writeAccess: { _ in .meshWrite },
        shapesChains: true,
        shapesExports: true,
        read: ExportedServicesCodec.read,
        write: ExportedServicesCodec.write,
        normalize: { (entry) throws(MeshError) in
            try ExportedServicesRules.validate(entry)
            return entry
        },
        validate: ExportedServicesRules.validate
    )

    private static let ofMesh = ConfigEntryDescriptor(
        MeshSettings.self,
        help: "Settings of the whole mesh: TLS, peering through gateways; its name is mesh.",
        readAccess: { _ in nil },
        writeAccess: { _ in .meshWrite },
        shapesExports: true,
        read: MeshSettingsCodec.read,
        write: MeshSettingsCodec.write,
        normalize: { (entry) throws(MeshError) in
            try MeshSettingsRules.validate(entry)
            return entry
        }
    )

    private static let ofServiceResolver = ConfigEntryDescriptor(
        ServiceResolver.self,
        help: "Which instances a service's name stands for: subsets, redirects, failover.",
        readAccess: { .serviceRead($0) },
        writeAccess: { .serviceWrite($0) },
        givesAddress: true,
        shapesChains: true,
        shapesExports: true,
        read: ServiceResolverCodec.read,
        write: ServiceResolverCodec.write,
        normalize: { (entry) throws(MeshError) in
            try ServiceResolverRules.validate(entry)
            return entry
        }
    )

    private static let ofServiceSplitter = ConfigEntryDescriptor(
        ServiceSplitter.self,
        help: "How the requests of a service are split over several.",
        readAccess: { .serviceRead($0) },
        writeAccess: { .serviceWrite($0) },
        givesAddress: true,
        shapesChains: true,
        shapesExports: true,
        read: ServiceSplitterCodec.read,
        write: ServiceSplitterCodec.write,
        normalize: { (entry) throws(MeshError) in
            try ServiceSplitterRules.validate(entry)
            return entry
        }
    )

    private static let ofServiceRouter = ConfigEntryDescriptor(
        ServiceRouter.self,
        help: "Which requests of a service go where.",
        readAccess: { .serviceRead($0) },
        writeAccess: { .serviceWrite($0) },
        givesAddress: true,
        shapesChains: true,
        shapesExports: true,
        read: ServiceRouterCodec.read,
        write: ServiceRouterCodec.write,
        normalize: ServiceRouterRules.normalized
    )
}

// MARK: - Not stored

extension ConfigEntryKind {
    private static let ofControlPlaneRequestLimit = ConfigEntryDescriptor(
        absent: .controlPlaneRequestLimit,
        help: "How many requests servers answer; Enterprise.",
        readAccess: { _ in nil },
        refusal: MeshError(.badRequest, "invalid config entry kind: control-plane-request-limit")
    )
}
