import ConfigEntryKinds
package import MeshDomain

/// The kinds of custom resources that this program keeps.
///
/// - Source: reference kubernetes.md §1.1 and §2.1.
package enum MeshResource: Sendable, Hashable {
    /// Makes a peering token and waits for the peer.
    case acceptor
    /// Establishes a peering with a token.
    case dialer
    /// A config entry.
    case entry(ConfigEntryKind)

    package static let group = "consul.hashicorp.com"
    package static let version = "v1alpha1"
    package static let apiVersion = "consul.hashicorp.com/v1alpha1"
    package static let finalizer = "finalizers.consul.hashicorp.com"
    /// The annotation by which a user asks for a new token.
    package static let peeringVersion = "consul.hashicorp.com/peering-version"
    /// The annotation by which a user hands an entry over to Kubernetes.
    package static let migrateEntry = "consul.hashicorp.com/migrate-entry"
    /// The label of Secrets with peering tokens; its value is `true`.
    package static let tokenLabel = "consul.hashicorp.com/peering-token"

    /// All that are kept, in the order in which they are watched: settings before what may depend on them.
    package static let all: [MeshResource] = ResourceSchemas.entryKinds.map(entry) + [acceptor, dialer]

    /// The kind's name in manifests, for instance `PeeringAcceptor`.
    package var kind: String {
        switch self {
        case .acceptor: "PeeringAcceptor"
        case .dialer: "PeeringDialer"
        case .entry(let kind):
            // As in Go, where acronyms are capitals throughout.
            kind.rawValue.split(separator: "-").map { word in
                word == "jwt" ? "JWT" : word.prefix(1).uppercased() + word.dropFirst()
            }.joined()
        }
    }

    /// The name of one in lower case, for instance `peeringacceptor`.
    package var singular: String { kind.lowercased() }

    /// The name of many in lower case, as it stands in paths.
    package var plural: String {
        if singular.hasSuffix("sh") { return singular + "es" }
        return singular.hasSuffix("s") ? singular : singular + "s"
    }

    /// A name that is easier to type; nil when the kind is one word.
    package var shortName: String? {
        switch self {
        case .acceptor: "peering-acceptor"
        case .dialer: "peering-dialer"
        case .entry(let kind): kind.rawValue.contains("-") && kind != .jwtProvider ? kind.rawValue : nil
        }
    }

    /// What it is for, in one line.
    package var help: String {
        switch self {
        case .acceptor:
            "Makes a peering token for the cluster that the resource is named after, and keeps it in a Secret."
        case .dialer:
            "Establishes the peering with the cluster that the resource is named after, by a token in a Secret."
        case .entry(let kind): kind.descriptor.help
        }
    }

    /// Whether it is a peering.
    package var isPeering: Bool {
        switch self {
        case .acceptor, .dialer: true
        case .entry: false
        }
    }

    /// The kinds whose resources may want the same name in the mesh; its own is among them.
    package var competitors: [MeshResource] { isPeering ? [.acceptor, .dialer] : [self] }

    /// The path of all resources of the kind, or of those of one namespace.
    package func path(namespace: String? = nil) -> [String] {
        ["apis", Self.group, Self.version] + (namespace.map { ["namespaces", $0] } ?? []) + [plural]
    }

    /// The path of one resource.
    package func path(_ key: ObjectKey) -> [String] { path(namespace: key.namespace) + [key.name] }
}
