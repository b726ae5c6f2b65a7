import ACLContract
import AccessRules
import CatalogTables
import EnvoyPatches
import EnvoyTranslation
import MeshDomain
import ProxySnapshots

/// One proxy's stream, as the engine knows it.
struct ConnectedProxy {
    /// What is known of the stream's token.
    enum Access {
        case unknown
        case resolved(ResolvedToken)
        /// It could not be asked for; the text says why.
        case unavailable(String)
    }

    let identity: ProxyIdentity
    let token: SecretID
    let mailbox: StreamMailbox
    /// Seconds since 1970.
    let connectedSince: Int64
    /// The instance that is meant; without a node until it is found.
    var key: ProxyKey
    /// The nodes on which the instance may be; nil when that has to be looked up.
    var candidates: [String]?
    var access = Access.unknown
    /// What the token was found to be permitted: to act for its service, and to have its certificate.
    var permitted: [AccessRules.Access] = []
    var dependencies: Set<ProxyDependency> = []
    var leaf = ProxyLeaf.none
    /// Those of the services for which it answers callers.
    var linked = LinkedLeaves()
    var snapshot: ProxySnapshot?
    var translation: Translation?
    var waitsFor: String?
    var kind = ""
    /// The service that it acts for; without a name until it is registered.
    var service = ServiceName("")
}

/// What happened that a proxy's configuration may have to follow.
enum ProxyChange {
    /// It has to be made again.
    case everything
    /// Only these changed, and all of them are about endpoints.
    case endpoints(Set<ProxyDependency>)

    /// A change of one thing.
    init(_ dependency: ProxyDependency) {
        self = dependency.isAboutEndpoints ? .endpoints([dependency]) : .everything
    }

    /// Adds another change.
    mutating func merge(_ other: ProxyChange) {
        switch (self, other) {
        case (.endpoints(let some), .endpoints(let more)): self = .endpoints(some.union(more))
        case (.everything, _), (_, .everything): self = .everything
        }
    }
}

/// How a proxy introduces itself.
struct ProxyIdentity: Sendable {
    /// The instance's id in the catalog: the xDS node id.
    var id: String
    /// The node it is registered on; empty when it does not say so.
    var node: String
    /// Where it stands, as its metadata say.
    var scope = Scope.standard
    /// Of which version its Envoy is, if it says so.
    var envoy: VersionNumber?

    /// Under what its registration is looked up on a node.
    func key(on node: String) -> ProxyKey {
        ProxyKey(node: NodeName(node, in: scope.partition), id: id, in: scope.namespace)
    }

    /// The nodes on which the instance may be: the one it names, else all with an instance of that id.
    func nodes(in catalog: CatalogState) -> [String] {
        guard node.isEmpty else { return [node] }
        return catalog.nodes(partition: scope.partition).map(\.name).filter {
            catalog.service(key(on: $0).instance) != nil
        }
    }
}
