import ConsulJSON
import DiscoveryChain
import MeshDomain

/// A discovery chain as JSON.
///
/// - Source: reference §3.4; recorded group `discovery-chain`.
enum ChainOutput {
    /// The chain; `address` is the service's virtual address, if it has one.
    static func value(_ chain: CompiledChain, address: String?) -> MeshValue {
        var object = MeshObject()
        object["ServiceName"] = .string(chain.service.text)
        object["Namespace"] = .string(chain.service.scope.namespace.name)
        object["Partition"] = .string(chain.service.scope.partition.name)
        object["Datacenter"] = .string(chain.datacenter)
        let customization = chain.customization.prefix.dropLast()
        if !customization.isEmpty { object["CustomizationHash"] = .string(String(customization)) }
        if chain.isDefault { object["Default"] = .bool(true) }
        object["Protocol"] = .string(chain.serviceProtocol)
        object["StartNode"] = .string(chain.startNode)
        object["Nodes"] = .object(MeshObject(chain.nodes.sorted { $0.key < $1.key }.map { ($0.key, node($0.value)) }))
        object["Targets"] = .object(
            MeshObject(chain.targets.sorted { $0.key < $1.key }.map { ($0.key, target($0.value)) })
        )
        object["AutoVirtualIPs"] = address.map { .array([.string($0)]) } ?? .null
        object["ManualVirtualIPs"] = address == nil ? .null : .array([])
        return .object(object)
    }

    // MARK: - Nodes

    private static func node(_ node: ChainNode) -> MeshValue {
        var object = MeshObject()
        switch node {
        case .router(let router):
            object["Type"] = "router"
            object["Name"] = .string(router.id)
            object["Routes"] = .array(router.routes.map(route))
        case .splitter(let splitter):
            object["Type"] = "splitter"
            object["Name"] = .string(splitter.id)
            object["Splits"] = .array(splitter.splits.map(split))
            if let balancer = splitter.loadBalancer { object["LoadBalancer"] = LoadBalancerCodec.write(balancer) }
        case .resolver(let resolver):
            object["Type"] = "resolver"
            object["Name"] = .string(resolver.target)
            object["Resolver"] = self.resolver(resolver)
            if let balancer = resolver.loadBalancer { object["LoadBalancer"] = LoadBalancerCodec.write(balancer) }
        }
        return .object(object)
    }

    private static func route(_ route: ChainRoute) -> MeshValue {
        var definition = ServiceRouterCodec.route(route.definition)
        if route.spellsScope, var destination = definition["Destination"]?.objectValue {
            destination["Namespace"] = "default"
            destination["Partition"] = "default"
            definition["Destination"] = .object(destination)
        }
        return ["Definition": .object(definition), "NextNode": .string(route.next)]
    }

    private static func split(_ split: ChainSplit) -> MeshValue {
        [
            "Definition": .object(ServiceSplitterCodec.split(split.definition)),
            "Weight": ServiceSplitterCodec.percent(split.weightHundredths),
            "NextNode": .string(split.next),
        ]
    }

    private static func resolver(_ node: ResolverNode) -> MeshValue {
        var object = MeshObject()
        if node.isDefault { object["Default"] = .bool(true) }
        object["ConnectTimeout"] = duration(node.connectTimeoutMilliseconds)
        if node.requestTimeoutMilliseconds > 0 {
            object["RequestTimeout"] = .int(Int64(node.requestTimeoutMilliseconds) * 1_000_000)
        }
        object["Target"] = .string(node.target)
        if let failover = node.failover {
            var part = MeshObject()
            part["Targets"] = .array(failover.map(MeshValue.string))
            if !node.failoverMode.isEmpty { part["Policy"] = ["Mode": .string(node.failoverMode)] }
            object["Failover"] = .object(part)
        }
        return .object(object)
    }

    // MARK: - Targets

    private static func target(_ target: ChainTarget) -> MeshValue {
        var object = MeshObject()
        object["ConnectTimeout"] = duration(target.connectTimeoutMilliseconds)
        object["ID"] = .string(target.id)
        object["Service"] = .string(target.service.text)
        func add(_ name: String, _ text: String) { if !text.isEmpty { object[name] = .string(text) } }
        add("ServiceSubset", target.subset)
        object["Namespace"] = .string(target.service.scope.namespace.name)
        object["Partition"] = .string(target.service.scope.partition.name)
        add("Datacenter", target.datacenter)
        add("Peer", target.peer)
        var gateway = MeshObject()
        if target.meshGateway != .unset { gateway["Mode"] = .string(target.meshGateway.rawValue) }
        object["MeshGateway"] = .object(gateway)
        var subset = MeshObject()
        if !target.subsetRule.filter.isEmpty { subset["Filter"] = .string(target.subsetRule.filter) }
        if target.subsetRule.onlyPassing { subset["OnlyPassing"] = .bool(true) }
        object["Subset"] = .object(subset)
        object["TransparentProxy"] = [:]
        if target.isExternal { object["External"] = .bool(true) }
        add("SNI", target.serverName)
        add("Name", target.name)
        return .object(object)
    }

    private static func duration(_ milliseconds: Int) -> MeshValue {
        .string(GoDuration.text(nanoseconds: Int64(milliseconds) * 1_000_000))
    }
}
