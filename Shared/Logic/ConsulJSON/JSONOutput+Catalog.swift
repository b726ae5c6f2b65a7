package import MeshDomain

/// The objects of the catalog and health endpoints, with exactly the keys that Consul's servers write.
///
/// - Source: reference §3.1.
extension JSONOutput {
    /// A node.
    package mutating func node(_ node: Node) {
        object { output in
            output.member("ID", node.id)
            output.member("Node", node.name)
            output.member("Address", node.address)
            output.member("Datacenter", node.datacenter)
            output.member("PeerName", ifSet: node.peer)
            output.member("TaggedAddresses", node.taggedAddresses)
            output.member("Meta", node.meta)
            output.locality(node.locality)
            output.partition(node.partition)
            output.indexes(node.createIndex, node.modifyIndex)
        }
    }

    /// An instance within its node (`NodeService`); `absentTags` is written where it has no tags.
    package mutating func nodeService(_ service: NodeService, absentTags: [String]? = []) {
        object { output in
            output.member("Kind", ifSet: service.kind.rawValue)
            output.member("ID", service.id)
            output.member("Service", service.service)
            output.member("Tags", service.tags?.isEmpty == false ? service.tags : absentTags)
            output.member("Address", service.address)
            if let addresses = service.taggedAddresses, !addresses.isEmpty {
                output.key("TaggedAddresses")
                output.serviceAddresses(addresses)
            }
            output.member("Meta", service.meta)
            output.member("Port", ifSet: service.port)
            output.member("SocketPath", ifSet: service.socketPath)
            output.key("Weights")
            output.weights(service.weights)
            output.member("EnableTagOverride", service.enableTagOverride)
            output.locality(service.locality)
            output.key("Proxy")
            output.proxy(service.proxy, style: .server)
            output.key("Connect")
            output.connect(service.connect)
            output.member("PeerName", service.peer)
            output.scope(service.scope)
            output.indexes(service.createIndex, service.modifyIndex)
        }
    }

    /// An instance with its node in one flat object (`ServiceNode`).
    package mutating func serviceNode(_ node: Node, _ service: NodeService) {
        object { output in
            output.member("ID", node.id)
            output.member("Node", node.name)
            output.member("Address", node.address)
            output.member("Datacenter", node.datacenter)
            output.member("TaggedAddresses", node.taggedAddresses)
            output.member("NodeMeta", node.meta)
            output.member("ServiceKind", service.kind.rawValue)
            output.member("ServiceID", service.id)
            output.member("ServiceName", service.service)
            output.member("ServiceTags", service.tags ?? [])
            output.member("ServiceAddress", service.address)
            if let addresses = service.taggedAddresses, !addresses.isEmpty {
                output.key("ServiceTaggedAddresses")
                output.serviceAddresses(addresses)
            }
            output.key("ServiceWeights")
            output.weights(service.weights)
            output.member("ServiceMeta", service.meta ?? [:])
            output.member("ServicePort", service.port)
            output.member("ServiceSocketPath", service.socketPath)
            output.member("ServiceEnableTagOverride", service.enableTagOverride)
            output.key("ServiceProxy")
            output.proxy(service.proxy, style: .server)
            output.key("ServiceConnect")
            output.connect(service.connect)
            if let locality = service.locality {
                output.member("ServiceLocality", ["Region": .string(locality.region), "Zone": .string(locality.zone)])
            } else {
                output.member("ServiceLocality", .null)
            }
            output.member("PeerName", ifSet: service.peer)
            output.scope(service.scope)
            output.indexes(service.createIndex, service.modifyIndex)
        }
    }

    /// A check; `absentTags` is written where its service has no tags.
    package mutating func healthCheck(_ check: HealthCheck, absentTags: [String]? = []) {
        object { output in
            output.member("Node", check.node)
            output.member("CheckID", check.checkID)
            output.member("Name", check.name)
            output.member("Status", check.status.rawValue)
            output.member("Notes", check.notes)
            output.member("Output", check.output)
            output.member("ServiceID", check.serviceID)
            output.member("ServiceName", check.serviceName)
            output.member("ServiceTags", check.serviceTags.isEmpty ? absentTags : check.serviceTags)
            output.member("Type", check.type)
            output.member("Interval", check.interval)
            output.member("Timeout", check.timeout)
            output.member("ExposedPort", check.exposedPort)
            output.member("PeerName", ifSet: check.peer)
            output.member("Definition", .object(check.definition.fields))
            output.scope(check.scope)
            output.indexes(check.createIndex, check.modifyIndex)
        }
    }

    /// How lists without anything in them are shown.
    package enum AbsentList: Sendable {
        case empty
        case null
    }

    /// An instance with its node and checks, those of the node first (`CheckServiceNode`).
    package mutating func checkServiceNode(_ instance: CheckServiceNode, absent: AbsentList = .empty) {
        let absentTags: [String]? = absent == .empty ? [] : nil
        object { output in
            output.key("Node")
            output.node(instance.node)
            output.key("Service")
            output.nodeService(instance.service, absentTags: absentTags)
            output.key("Checks")
            let ofNode = instance.checks.filter(\.serviceID.isEmpty)
            let ofService = instance.checks.filter { !$0.serviceID.isEmpty }
            if instance.checks.isEmpty, absent == .null {
                output.null()
            } else {
                output.array(ofNode + ofService) { $0.healthCheck($1, absentTags: absentTags) }
            }
        }
    }

    /// Where something stands; nothing in the default scope, which Consul Community's answers do not name.
    mutating func scope(_ scope: Scope) {
        guard !scope.isStandard else { return }
        member("Namespace", scope.namespace.name)
        member("Partition", scope.partition.name)
    }

    /// The same of what is in no namespace.
    mutating func partition(_ partition: Partition) {
        if !partition.isStandard { member("Partition", partition.name) }
    }

    mutating func indexes(_ create: UInt64, _ modify: UInt64) {
        member("CreateIndex", create)
        member("ModifyIndex", modify)
    }

    mutating func locality(_ locality: Locality?) {
        guard let locality else { return }
        member("Locality", ["Region": .string(locality.region), "Zone": .string(locality.zone)])
    }

    mutating func weights(_ weights: ServiceWeights?) {
        object { output in
            output.member("Passing", weights?.passing ?? 1)
            output.member("Warning", weights?.warning ?? 1)
        }
    }

    mutating func serviceAddresses(_ addresses: [String: ServiceAddress]) {
        object { output in
            for (name, address) in addresses.sorted(by: { $0.key < $1.key }) {
                output.key(name)
                output.object { inner in
                    inner.member("Address", address.address)
                    inner.member("Port", address.port)
                }
            }
        }
    }

    private mutating func connect(_ connect: ServiceConnect) {
        object { output in
            output.member("Native", ifSet: connect.native)
            guard let meta = connect.peerMeta else { return }
            output.key("PeerMeta")
            output.object { inner in
                inner.member("SNI", ifSet: meta.sni)
                inner.member("SpiffeID", ifSet: meta.spiffeID)
                inner.member("Protocol", ifSet: meta.serviceProtocol)
            }
        }
    }
}
