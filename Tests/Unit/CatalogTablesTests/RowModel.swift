import MeshDomain
import TestSeeds
import Testing

@testable import CatalogTables

/// Rows in plain dictionaries, and what follows from them.
struct RowModel {
    private var nodes: [NodeKey: Node] = [:]
    private var services: [InstanceKey: NodeService] = [:]
    private var checks: [CheckKey: HealthCheck] = [:]

    private static let nodeNames = ["n1", "n2", "N1", "other"]
    private static let serviceNames = ["web", "Web", "api", "db"]

    func next(_ random: inout SeededNumbers) -> CatalogChange {
        let peer = random.next(below: 5) == 0 ? "east" : ""
        let node = Self.nodeNames[Int(random.next(below: 4))]
        let name = Self.serviceNames[Int(random.next(below: 4))]
        let id =
            ["i1", "i2", "I2", "i3", "i4"][Int(random.next(below: 5))]
            + (random.next(below: 2) == 0 ? "" : name)
        let key = NodeKey(NodeName(node), of: Origin(peer: peer))
        switch random.next(below: 12) {
        case 0...1: return .putNode(Node(name: node, peer: peer, address: "10.0.0.\(random.next(below: 3))"))
        case 2: return random.next(below: 4) == 0 ? .deleteNode(key) : .putNode(Node(name: node, peer: peer))
        case 3...6:
            var service = NodeService(id: id, service: name, port: Int(random.next(below: 3)), peer: peer)
            switch random.next(below: 6) {
            case 0:
                service.kind = .connectProxy
                service.proxy.destinationServiceName = Self.serviceNames[Int(random.next(below: 4))]
            case 1: service.connect.native = true
            case 2: service.kind = .meshGateway
            case _: break
            }
            return .putService(node: node, service)
        case 7: return .deleteService(InstanceKey(node: key, id: ScopedID(id)))
        case 8: return .deleteCheck(CheckKey(node: key, id: ScopedID("c\(random.next(below: 6))")))
        case _:
            return .putCheck(
                HealthCheck(
                    node: node,
                    checkID: "\(random.next(below: 2) == 0 ? "c" : "C")\(random.next(below: 6))",
                    status: HealthStatus.allCases[Int(random.next(below: 3))],
                    serviceID: random.next(below: 3) == 0 ? "" : id,
                    peer: peer
                )
            )
        }
    }

    mutating func apply(_ change: CatalogChange) {
        switch change {
        case .putNode(let node): nodes[node.key] = node
        case .deleteNode(let key):
            nodes[key] = nil
            services = services.filter { $0.key.node != key }
            checks = checks.filter { $0.key.node != key }
        case .putService(let name, let service):
            let key = service.key(on: name)
            if nodes[key.node] != nil { services[key] = service }
        case .deleteService(let key):
            guard services.removeValue(forKey: key) != nil else { return }
            checks = checks.filter { $0.key.node != key.node || $0.value.instanceID != key.id }
        case .putCheck(let check): if nodes[check.nodeKey] != nil { checks[check.key] = check }
        case .deleteCheck(let key): checks[key] = nil
        case _: break
        }
    }

    func compare(with state: CatalogState) throws {
        #expect(state.instanceCount == services.count)
        for peer in ["", "east"] {
            #expect(state.nodeKeys(peer: peer) == nodes.keys.filter { $0.origin.peer == peer }.sorted())
            for name in Self.serviceNames {
                let key = ServiceKey(peer: peer, name: name)
                let ref = ServiceRef(peer: peer, name: name)
                expectSame(state.instances(of: key), rows { $0.ref.key == key })
                expectSame(state.instances(of: ref), rows { $0.ref == ref })
                expectSame(state.meshInstances(of: key), rows { $0.meshDestination?.key == key })
                expectSame(state.meshInstances(of: ref), rows { $0.meshDestination == ref })
                #expect(state.instanceKeys(of: ref) == rows { $0.ref == ref }.map(\.key))
                #expect(state.instanceCount(of: ref) == rows { $0.ref == ref }.count)
                #expect(state.hasInstances(key) == !rows { $0.ref.key == key }.isEmpty)
            }
            expectSame(state.gateways(.meshGateway, peer: peer), rows { $0.kind == .meshGateway && $0.peer == peer })
        }
        for (key, node) in nodes {
            let kept = try #require(state.node(key))
            #expect(kept.hasSameContent(as: node))
            let own = services.filter { $0.key.node == key }.sorted { $0.key < $1.key }.map(\.value)
            #expect(state.services(on: key).map { bare($0) } == own)
            let known = checks.filter { $0.key.node == key }.sorted { $0.key < $1.key }.map(\.value)
            #expect(state.checks(on: key).map { bare($0) } == known)
        }
    }

    private func rows(_ isWanted: (NodeService) -> Bool) -> [(key: InstanceKey, service: NodeService)] {
        services.filter { isWanted($0.value) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func expectSame(_ found: [CheckServiceNode], _ wanted: [(key: InstanceKey, service: NodeService)]) {
        #expect(found.map { bare($0.service) } == wanted.map(\.service))
        for (instance, wish) in zip(found, wanted) {
            #expect(nodes[wish.key.node].map { instance.node.hasSameContent(as: $0) } == true)
            let own = checks.filter { key, check in
                key.node == wish.key.node && (check.instanceID == nil || check.instanceID == wish.key.id)
            }
            #expect(instance.checks.map { bare($0) } == own.sorted { $0.key < $1.key }.map(\.value))
        }
    }

    private func bare(_ service: NodeService) -> NodeService {
        var service = service
        (service.createIndex, service.modifyIndex) = (0, 0)
        return service
    }

    private func bare(_ check: HealthCheck) -> HealthCheck {
        var check = check
        (check.createIndex, check.modifyIndex) = (0, 0)
        return check
    }
}
