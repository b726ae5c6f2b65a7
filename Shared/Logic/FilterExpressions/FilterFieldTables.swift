/// The types of the things that Consul's lists filter, by the names that filters select them with.
///
/// - Source: "Filterable endpoints and the object the expression sees" of the API reference.
extension FilterField {
    /// A node of the catalog.
    package static let node = FilterField.record([
        "ID": .string, "Node": .string, "Address": .string, "Datacenter": .string, "Partition": .string,
        "PeerName": .string, "TaggedAddresses": .map(.string), "Meta": .map(.string),
    ])

    /// A service with its node in one flat object, as the catalog lists the instances of a service.
    package static let serviceNode = FilterField.record([
        "ID": .string, "Node": .string, "Address": .string, "Datacenter": .string, "PeerName": .string,
        "TaggedAddresses": .map(.string), "NodeMeta": .map(.string), "ServiceKind": .string, "ServiceID": .string,
        "ServiceName": .string, "ServiceTags": .list(.string), "ServiceAddress": .string,
        "ServiceTaggedAddresses": serviceAddresses, "ServiceWeights": weights, "ServiceMeta": .map(.string),
        "ServicePort": .int, "ServiceSocketPath": .string, "ServiceEnableTagOverride": .bool, "ServiceProxy": proxy,
        "ServiceConnect": connect,
    ])

    /// A service of one node.
    package static let nodeService = FilterField.record(serviceFields)

    /// A service of one agent.
    package static let agentService = FilterField.record(
        serviceFields.merging(["ContentHash": .string, "Datacenter": .string]) { own, _ in own }
    )

    /// A check.
    package static let healthCheck = FilterField.record([
        "Node": .string, "CheckID": .string, "Name": .string, "Status": .string, "Notes": .string, "Output": .string,
        "ServiceID": .string, "ServiceName": .string, "ServiceTags": .list(.string), "Type": .string,
        "Interval": .string, "Timeout": .string, "ExposedPort": .int, "PeerName": .string,
    ])

    /// A service with its node and its checks.
    package static let checkServiceNode = FilterField.record([
        "Node": node, "Service": nodeService, "Checks": .list(healthCheck),
    ])

    /// A node with its services and its checks, as the user interface lists nodes.
    package static let nodeInfo = FilterField.record([
        "ID": .string, "Node": .string, "Partition": .string, "PeerName": .string, "Address": .string,
        "TaggedAddresses": .map(.string), "Meta": .map(.string), "Services": .list(nodeService),
        "Checks": .list(healthCheck),
    ])

    /// An intention.
    package static let intention = FilterField.record([
        "ID": .string, "Description": .string, "SourceNS": .string, "SourceName": .string, "SourcePartition": .string,
        "SourcePeer": .string, "SourceType": .string, "DestinationNS": .string, "DestinationName": .string,
        "DestinationPartition": .string, "Action": .string, "Precedence": .int, "Meta": .map(.string),
    ])

    /// A member of the gossip pool.
    package static let member = FilterField.record([
        "Name": .string, "Addr": .string, "Port": .uint, "Tags": .map(.string), "Status": .int, "ProtocolMin": .uint,
        "ProtocolMax": .uint, "ProtocolCur": .uint, "DelegateMin": .uint, "DelegateMax": .uint, "DelegateCur": .uint,
    ])

    /// A config entry of the kind `service-defaults`, the only kind whose list can be filtered.
    package static let serviceDefaults = FilterField.record([
        "Kind": .string, "Name": .string, "Protocol": .string, "Mode": .string, "ExternalSNI": .string,
        "MaxInboundConnections": .int, "LocalConnectTimeoutMs": .int, "LocalRequestTimeoutMs": .int,
        "BalanceInboundConnections": .string, "MutualTLSMode": .string, "MeshGateway": meshGateway,
        "TransparentProxy": transparentProxy, "Expose": expose, "Meta": .map(.string),
    ])

    private static let meshGateway = FilterField.record(["Mode": .string])

    private static let transparentProxy = FilterField.record([
        "OutboundListenerPort": .int, "DialedDirectly": .bool,
    ])

    private static let expose = FilterField.record([
        "Checks": .bool,
        "Paths": .list(
            .record([
                "ListenerPort": .int, "Path": .string, "LocalPathPort": .int, "Protocol": .string,
                "ParsedFromCheck": .bool,
            ])
        ),
    ])

    private static let weights = FilterField.record(["Passing": .int, "Warning": .int])

    private static let connect = FilterField.record(["Native": .bool])

    private static let serviceAddresses = FilterField.map(.record(["Address": .string, "Port": .int]))

    private static let upstream = FilterField.record([
        "DestinationType": .string, "DestinationNamespace": .string, "DestinationPartition": .string,
        "DestinationPeer": .string, "DestinationName": .string, "Datacenter": .string, "LocalBindAddress": .string,
        "LocalBindPort": .int, "LocalBindSocketPath": .string, "LocalBindSocketMode": .string,
        "MeshGateway": meshGateway, "CentrallyConfigured": .bool,
    ])

    private static let proxy = FilterField.record([
        "DestinationServiceName": .string, "DestinationServiceID": .string, "LocalServiceAddress": .string,
        "LocalServicePort": .int, "LocalServiceSocketPath": .string, "Mode": .string, "Upstreams": .list(upstream),
        "MeshGateway": meshGateway, "TransparentProxy": transparentProxy, "Expose": expose,
    ])

    private static let serviceFields: [String: FilterField] = [
        "Kind": .string, "ID": .string, "Service": .string, "Tags": .list(.string), "Address": .string,
        "TaggedAddresses": serviceAddresses, "Meta": .map(.string), "Port": .int, "SocketPath": .string,
        "Weights": weights, "EnableTagOverride": .bool, "Proxy": proxy, "Connect": connect, "PeerName": .string,
    ]
}
