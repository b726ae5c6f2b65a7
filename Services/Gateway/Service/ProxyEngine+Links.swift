import ACLContract
import AccessRules
import AuthorityContract
import AuthorityTables
import MeshDomain
import ProxySnapshots

/// The certificates of services for which a proxy answers callers.
struct LinkedLeaves {
    /// Those that its token may have.
    var granted: [ProxyLeaf] = []
    var refused: [ProxyLeaf] = []
}

/// Terminating gateways, which show callers the certificates of the services that they stand for.
extension ProxyEngine {
    /// Has the certificates made that a proxy's token may have; one that it may not have is kept from it, and nothing else.
    func link(_ stream: Int, _ proxy: inout ConnectedProxy, to wanted: [ProxyLeaf]) {
        guard !wanted.isEmpty || !proxy.linked.granted.isEmpty else {
            proxy.linked.refused = []
            return
        }
        let linked = linked(wanted, proxy.access)
        use(linked.granted, insteadOf: proxy.linked.granted, stream)
        proxy.linked = linked
        for leaf in linked.granted { leaves.want(leaf, roots: authority.roots, tokens: [proxy.token]) }
    }

    /// Whether a token may now have other certificates than before.
    func hasOtherLinks(_ proxy: ConnectedProxy) -> Bool {
        let wanted = proxy.linked.granted + proxy.linked.refused
        return !wanted.isEmpty && Set(linked(wanted, proxy.access).granted) != Set(proxy.linked.granted)
    }

    private func linked(_ wanted: [ProxyLeaf], _ access: ConnectedProxy.Access) -> LinkedLeaves {
        var result = LinkedLeaves()
        for leaf in wanted {
            if case .resolved(let token) = access, let needed = leaves.access(to: leaf), token.authorizer.allows(needed)
            {
                result.granted.append(leaf)
            } else {
                result.refused.append(leaf)
            }
        }
        return result
    }

    /// What a proxy has of the certificates, and what it cannot have; nothing is said of those that are on their way.
    func linkedCredentials(of proxy: ConnectedProxy) -> [ServiceName: LinkedCredentials] {
        var result: [ServiceName: LinkedCredentials] = [:]
        for case .service(let name) in proxy.linked.refused {
            result[name] = .missing(
                "the gateway's token may not have its certificate (service:write on \"\(name)\"); give the token that right"
            )
        }
        for leaf in proxy.linked.granted {
            guard case .service(let name) = leaf else { continue }
            if let held = leaves.current(leaf), !held.leaf.certPEM.isEmpty {
                result[name] = .held(held.leaf)
            } else if let problem = leaves.problem(leaf) {
                result[name] = .missing("its certificate cannot be made, which is tried again: \(problem.message)")
            }
        }
        return result
    }

    func use(_ granted: [ProxyLeaf], insteadOf old: [ProxyLeaf], _ stream: Int) {
        for leaf in Set(old).subtracting(granted) {
            streamsByLeaf[leaf]?.remove(stream)
            if streamsByLeaf[leaf]?.isEmpty == true { streamsByLeaf[leaf] = nil }
        }
        for leaf in granted { streamsByLeaf[leaf, default: []].insert(stream) }
    }
}
