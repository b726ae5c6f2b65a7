import CatalogTables
import MeshDomain
import MeshState

/// A state with the index of its last transaction, for tests that write one row after the other.
struct Written {
    var state = CatalogState()
    var index: UInt64 = 0

    /// Applies changes as one transaction and returns the topics they touched, without parts of wider ones.
    @discardableResult
    mutating func write(_ changes: CatalogChange...) -> Set<CatalogTopic> { apply(changes).filter { !$0.isPart } }

    /// Applies changes as one transaction and returns the parts they touched.
    mutating func parts(_ changes: CatalogChange...) -> Set<CatalogPart> {
        Set(
            apply(changes).compactMap { topic in
                if case .part(let part) = topic { return part }
                return nil
            }
        )
    }

    private mutating func apply(_ changes: [CatalogChange]) -> Set<CatalogTopic> {
        index += 1
        var touched = Set<CatalogTopic>()
        for change in changes { state.apply(change, index: index, touched: &touched) }
        return touched
    }

    func index(of topic: CatalogTopic) -> UInt64 { state.index(of: topic) }
}

/// An instance that has only what the tables look at.
func instance(
    _ service: String,
    id: String = "",
    peer: String = "",
    port: Int = 80,
    native: Bool = false
) -> NodeService {
    NodeService(
        id: id.isEmpty ? service : id,
        service: service,
        port: port,
        connect: ServiceConnect(native: native),
        peer: peer
    )
}

/// A sidecar proxy.
func sidecar(of destination: String, peer: String = "", port: Int = 21000) -> NodeService {
    NodeService(
        kind: .connectProxy,
        id: "\(destination)-proxy",
        service: "\(destination)-sidecar-proxy",
        port: port,
        proxy: ProxyConfiguration(destinationServiceName: destination),
        peer: peer
    )
}

/// A gateway.
func gateway(_ kind: ServiceKind, id: String, peer: String = "") -> NodeService {
    NodeService(kind: kind, id: id, service: id, port: 8443, peer: peer)
}

/// A topic of a local service.
func service(_ name: String, peer: String = "") -> CatalogTopic { .service(ServiceKey(peer: peer, name: name)) }

/// A topic of what is called over the mesh.
func connect(_ name: String, peer: String = "") -> CatalogTopic { .connect(ServiceKey(peer: peer, name: name)) }

/// A topic of one node.
func node(_ name: String, peer: String = "") -> CatalogTopic { .node(NodeKey(peer: peer, name: name)) }
