// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_service.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension PeerServiceWire {
    /// An instance with its node and its checks.
    package struct CheckServiceNode: Sendable, Hashable {
        /// Field 1, `Node`.
        package var node: PeerServiceWire.Node? {
            get { nodeStorage?.value }
            set { nodeStorage = newValue.map(Indirect.box) }
        }
        private var nodeStorage: Indirect<PeerServiceWire.Node>? = nil
        /// Field 2, `Service`.
        package var service: PeerServiceWire.NodeService? {
            get { serviceStorage?.value }
            set { serviceStorage = newValue.map(Indirect.box) }
        }
        private var serviceStorage: Indirect<PeerServiceWire.NodeService>? = nil
        /// Field 3, `Checks`.
        package var checks: [PeerServiceWire.HealthCheck] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: PeerServiceWire.Node? = nil,
            service: PeerServiceWire.NodeService? = nil,
            checks: [PeerServiceWire.HealthCheck] = []
        ) {
            self.node = node
            self.service = service
            self.checks = checks
        }
    }

    /// Instances as of an index.
    package struct IndexedCheckServiceNodes: Sendable, Hashable {
        /// Field 1, `Index`.
        package var index: UInt64 = 0
        /// Field 2, `Nodes`.
        package var nodes: [PeerServiceWire.CheckServiceNode] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            nodes: [PeerServiceWire.CheckServiceNode] = []
        ) {
            self.index = index
            self.nodes = nodes
        }
    }

    /// A node of the exporting cluster.
    package struct Node: Sendable, Hashable {
        /// Field 1, `ID`.
        package var id: String = ""
        /// Field 2, `Node`.
        package var node: String = ""
        /// Field 3, `Address`.
        package var address: String = ""
        /// Field 4, `Datacenter`.
        package var datacenter: String = ""
        /// Field 5, `TaggedAddresses`.
        package var taggedAddresses: [String: String] = [:]
        /// Field 6, `Meta`.
        package var meta: [String: String] = [:]
        /// Field 7, `RaftIndex`.
        package var raftIndex: PeerCommonWire.RaftIndex? = nil
        /// Field 8, `Partition`.
        package var partition: String = ""
        /// Field 9, `PeerName`.
        package var peerName: String = ""
        /// Field 10, `Locality`.
        package var locality: PeerCommonWire.Locality? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            node: String = "",
            address: String = "",
            datacenter: String = "",
            taggedAddresses: [String: String] = [:],
            meta: [String: String] = [:],
            raftIndex: PeerCommonWire.RaftIndex? = nil,
            partition: String = "",
            peerName: String = "",
            locality: PeerCommonWire.Locality? = nil
        ) {
            self.id = id
            self.node = node
            self.address = address
            self.datacenter = datacenter
            self.taggedAddresses = taggedAddresses
            self.meta = meta
            self.raftIndex = raftIndex
            self.partition = partition
            self.peerName = peerName
            self.locality = locality
        }
    }

    /// A service instance.
    package struct NodeService: Sendable, Hashable {
        /// Field 1, `Kind`.
        package var kind: String = ""
        /// Field 2, `ID`.
        package var id: String = ""
        /// Field 3, `Service`.
        package var service: String = ""
        /// Field 4, `Tags`.
        package var tags: [String] = []
        /// Field 5, `Address`.
        package var address: String = ""
        /// Field 6, `Meta`.
        package var meta: [String: String] = [:]
        /// Field 7, `Port`.
        package var port: Int32 = 0
        /// Field 8, `Weights`.
        package var weights: PeerServiceWire.Weights? = nil
        /// Field 9, `EnableTagOverride`.
        package var enableTagOverride: Bool = false
        /// Field 11, `Proxy`.
        package var proxy: PeerServiceWire.ConnectProxyConfig? {
            get { proxyStorage?.value }
            set { proxyStorage = newValue.map(Indirect.box) }
        }
        private var proxyStorage: Indirect<PeerServiceWire.ConnectProxyConfig>? = nil
        /// Field 12, `Connect`.
        package var connect: PeerServiceWire.ServiceConnect? = nil
        /// Field 13, `LocallyRegisteredAsSidecar`.
        package var locallyRegisteredAsSidecar: Bool = false
        /// Field 14, `RaftIndex`.
        package var raftIndex: PeerCommonWire.RaftIndex? = nil
        /// Field 15, `TaggedAddresses`.
        package var taggedAddresses: [String: PeerServiceWire.ServiceAddress] = [:]
        /// Field 16, `EnterpriseMeta`.
        package var enterpriseMeta: PeerCommonWire.EnterpriseMeta? = nil
        /// Field 17, `SocketPath`.
        package var socketPath: String = ""
        /// Field 18, `PeerName`.
        package var peerName: String = ""
        /// Field 19, `Locality`.
        package var locality: PeerCommonWire.Locality? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: String = "",
            id: String = "",
            service: String = "",
            tags: [String] = [],
            address: String = "",
            meta: [String: String] = [:],
            port: Int32 = 0,
            weights: PeerServiceWire.Weights? = nil,
            enableTagOverride: Bool = false,
            proxy: PeerServiceWire.ConnectProxyConfig? = nil,
            connect: PeerServiceWire.ServiceConnect? = nil,
            locallyRegisteredAsSidecar: Bool = false,
            raftIndex: PeerCommonWire.RaftIndex? = nil,
            taggedAddresses: [String: PeerServiceWire.ServiceAddress] = [:],
            enterpriseMeta: PeerCommonWire.EnterpriseMeta? = nil,
            socketPath: String = "",
            peerName: String = "",
            locality: PeerCommonWire.Locality? = nil
        ) {
            self.kind = kind
            self.id = id
            self.service = service
            self.tags = tags
            self.address = address
            self.meta = meta
            self.port = port
            self.weights = weights
            self.enableTagOverride = enableTagOverride
            self.proxy = proxy
            self.connect = connect
            self.locallyRegisteredAsSidecar = locallyRegisteredAsSidecar
            self.raftIndex = raftIndex
            self.taggedAddresses = taggedAddresses
            self.enterpriseMeta = enterpriseMeta
            self.socketPath = socketPath
            self.peerName = peerName
            self.locality = locality
        }
    }

    /// An address under a tag.
    package struct ServiceAddress: Sendable, Hashable {
        /// Field 1, `Address`.
        package var address: String = ""
        /// Field 2, `Port`.
        package var port: Int32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            address: String = "",
            port: Int32 = 0
        ) {
            self.address = address
            self.port = port
        }
    }

    /// Weights by health.
    package struct Weights: Sendable, Hashable {
        /// Field 1, `Passing`.
        package var passing: Int32 = 0
        /// Field 2, `Warning`.
        package var warning: Int32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            passing: Int32 = 0,
            warning: Int32 = 0
        ) {
            self.passing = passing
            self.warning = warning
        }
    }

    /// The mesh side of an instance.
    package struct ServiceConnect: Sendable, Hashable {
        /// Field 1, `Native`.
        package var native: Bool = false
        /// Field 3, `SidecarService`.
        package var sidecarService: PeerServiceWire.ServiceDefinition? = nil
        /// Field 4, `PeerMeta`.
        package var peerMeta: PeerServiceWire.PeeringServiceMeta? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            native: Bool = false,
            sidecarService: PeerServiceWire.ServiceDefinition? = nil,
            peerMeta: PeerServiceWire.PeeringServiceMeta? = nil
        ) {
            self.native = native
            self.sidecarService = sidecarService
            self.peerMeta = peerMeta
        }
    }

    /// What an importer needs to reach a service.
    package struct PeeringServiceMeta: Sendable, Hashable {
        /// Field 1, `SNI`.
        package var sni: [String] = []
        /// Field 2, `SpiffeID`.
        package var spiffeID: [String] = []
        /// Field 3, `Protocol`.
        package var `protocol`: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            sni: [String] = [],
            spiffeID: [String] = [],
            `protocol`: String = ""
        ) {
            self.sni = sni
            self.spiffeID = spiffeID
            self.protocol = `protocol`
        }
    }

    /// What a proxy stands for and how it is configured.
    package struct ConnectProxyConfig: Sendable, Hashable {
        /// Field 1, `DestinationServiceName`.
        package var destinationServiceName: String = ""
        /// Field 2, `DestinationServiceID`.
        package var destinationServiceID: String = ""
        /// Field 3, `LocalServiceAddress`.
        package var localServiceAddress: String = ""
        /// Field 4, `LocalServicePort`.
        package var localServicePort: Int32 = 0
        /// Field 5, `Config`.
        package var config: GoogleProtobuf.Struct? = nil
        /// Field 6, `Upstreams`.
        package var upstreams: [PeerServiceWire.Upstream] = []
        /// Field 7, `MeshGateway`.
        package var meshGateway: PeerServiceWire.MeshGatewayConfig? = nil
        /// Field 8, `Expose`.
        package var expose: PeerServiceWire.ExposeConfig? = nil
        /// Field 9, `Mode`.
        package var mode: String = ""
        /// Field 10, `TransparentProxy`.
        package var transparentProxy: PeerServiceWire.TransparentProxyConfig? = nil
        /// Field 11, `LocalServiceSocketPath`.
        package var localServiceSocketPath: String = ""
        /// Field 12, `EnvoyExtensions`.
        package var envoyExtensions: [PeerCommonWire.EnvoyExtension] = []
        /// Field 13, `AccessLogs`.
        package var accessLogs: PeerServiceWire.AccessLogsConfig? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            destinationServiceName: String = "",
            destinationServiceID: String = "",
            localServiceAddress: String = "",
            localServicePort: Int32 = 0,
            config: GoogleProtobuf.Struct? = nil,
            upstreams: [PeerServiceWire.Upstream] = [],
            meshGateway: PeerServiceWire.MeshGatewayConfig? = nil,
            expose: PeerServiceWire.ExposeConfig? = nil,
            mode: String = "",
            transparentProxy: PeerServiceWire.TransparentProxyConfig? = nil,
            localServiceSocketPath: String = "",
            envoyExtensions: [PeerCommonWire.EnvoyExtension] = [],
            accessLogs: PeerServiceWire.AccessLogsConfig? = nil
        ) {
            self.destinationServiceName = destinationServiceName
            self.destinationServiceID = destinationServiceID
            self.localServiceAddress = localServiceAddress
            self.localServicePort = localServicePort
            self.config = config
            self.upstreams = upstreams
            self.meshGateway = meshGateway
            self.expose = expose
            self.mode = mode
            self.transparentProxy = transparentProxy
            self.localServiceSocketPath = localServiceSocketPath
            self.envoyExtensions = envoyExtensions
            self.accessLogs = accessLogs
        }
    }

    /// An upstream of a proxy.
    package struct Upstream: Sendable, Hashable {
        /// Field 1, `DestinationType`.
        package var destinationType: String = ""
        /// Field 2, `DestinationNamespace`.
        package var destinationNamespace: String = ""
        /// Field 3, `DestinationName`.
        package var destinationName: String = ""
        /// Field 4, `Datacenter`.
        package var datacenter: String = ""
        /// Field 5, `LocalBindAddress`.
        package var localBindAddress: String = ""
        /// Field 6, `LocalBindPort`.
        package var localBindPort: Int32 = 0
        /// Field 7, `Config`.
        package var config: GoogleProtobuf.Struct? = nil
        /// Field 8, `MeshGateway`.
        package var meshGateway: PeerServiceWire.MeshGatewayConfig? = nil
        /// Field 9, `CentrallyConfigured`.
        package var centrallyConfigured: Bool = false
        /// Field 10, `LocalBindSocketPath`.
        package var localBindSocketPath: String = ""
        /// Field 11, `LocalBindSocketMode`.
        package var localBindSocketMode: String = ""
        /// Field 12, `DestinationPartition`.
        package var destinationPartition: String = ""
        /// Field 13, `DestinationPeer`.
        package var destinationPeer: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            destinationType: String = "",
            destinationNamespace: String = "",
            destinationName: String = "",
            datacenter: String = "",
            localBindAddress: String = "",
            localBindPort: Int32 = 0,
            config: GoogleProtobuf.Struct? = nil,
            meshGateway: PeerServiceWire.MeshGatewayConfig? = nil,
            centrallyConfigured: Bool = false,
            localBindSocketPath: String = "",
            localBindSocketMode: String = "",
            destinationPartition: String = "",
            destinationPeer: String = ""
        ) {
            self.destinationType = destinationType
            self.destinationNamespace = destinationNamespace
            self.destinationName = destinationName
            self.datacenter = datacenter
            self.localBindAddress = localBindAddress
            self.localBindPort = localBindPort
            self.config = config
            self.meshGateway = meshGateway
            self.centrallyConfigured = centrallyConfigured
            self.localBindSocketPath = localBindSocketPath
            self.localBindSocketMode = localBindSocketMode
            self.destinationPartition = destinationPartition
            self.destinationPeer = destinationPeer
        }
    }

    /// How to go through mesh gateways.
    package struct MeshGatewayConfig: Sendable, Hashable {
        /// Field 1, `Mode`.
        package var mode: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            mode: String = ""
        ) {
            self.mode = mode
        }
    }

    /// Settings of transparent proxying.
    package struct TransparentProxyConfig: Sendable, Hashable {
        /// Field 1, `OutboundListenerPort`.
        package var outboundListenerPort: Int32 = 0
        /// Field 2, `DialedDirectly`.
        package var dialedDirectly: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            outboundListenerPort: Int32 = 0,
            dialedDirectly: Bool = false
        ) {
            self.outboundListenerPort = outboundListenerPort
            self.dialedDirectly = dialedDirectly
        }
    }

    /// Paths reachable without mTLS.
    package struct ExposeConfig: Sendable, Hashable {
        /// Field 1, `Checks`.
        package var checks: Bool = false
        /// Field 2, `Paths`.
        package var paths: [PeerServiceWire.ExposePath] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            checks: Bool = false,
            paths: [PeerServiceWire.ExposePath] = []
        ) {
            self.checks = checks
            self.paths = paths
        }
    }

    /// One such path.
    package struct ExposePath: Sendable, Hashable {
        /// Field 1, `ListenerPort`.
        package var listenerPort: Int32 = 0
        /// Field 2, `Path`.
        package var path: String = ""
        /// Field 3, `LocalPathPort`.
        package var localPathPort: Int32 = 0
        /// Field 4, `Protocol`.
        package var `protocol`: String = ""
        /// Field 5, `ParsedFromCheck`.
        package var parsedFromCheck: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            listenerPort: Int32 = 0,
            path: String = "",
            localPathPort: Int32 = 0,
            `protocol`: String = "",
            parsedFromCheck: Bool = false
        ) {
            self.listenerPort = listenerPort
            self.path = path
            self.localPathPort = localPathPort
            self.protocol = `protocol`
            self.parsedFromCheck = parsedFromCheck
        }
    }

    /// Access logs of a proxy.
    package struct AccessLogsConfig: Sendable, Hashable {
        /// Field 1, `Enabled`.
        package var enabled: Bool = false
        /// Field 2, `DisableListenerLogs`.
        package var disableListenerLogs: Bool = false
        /// Field 3, `Type`.
        package var type: String = ""
        /// Field 4, `Path`.
        package var path: String = ""
        /// Field 5, `JSONFormat`.
        package var jsonFormat: String = ""
        /// Field 6, `TextFormat`.
        package var textFormat: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            enabled: Bool = false,
            disableListenerLogs: Bool = false,
            type: String = "",
            path: String = "",
            jsonFormat: String = "",
            textFormat: String = ""
        ) {
            self.enabled = enabled
            self.disableListenerLogs = disableListenerLogs
            self.type = type
            self.path = path
            self.jsonFormat = jsonFormat
            self.textFormat = textFormat
        }
    }

    /// A nested registration; between clusters only ever empty.
    package struct ServiceDefinition: Sendable, Hashable {
        /// Field 1, `Kind`.
        package var kind: String = ""
        /// Field 2, `ID`.
        package var id: String = ""
        /// Field 3, `Name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: String = "",
            id: String = "",
            name: String = ""
        ) {
            self.kind = kind
            self.id = id
            self.name = name
        }
    }

    /// The state of a check.
    package struct HealthCheck: Sendable, Hashable {
        /// Field 1, `Node`.
        package var node: String = ""
        /// Field 2, `CheckID`.
        package var checkID: String = ""
        /// Field 3, `Name`.
        package var name: String = ""
        /// Field 4, `Status`.
        package var status: String = ""
        /// Field 5, `Notes`.
        package var notes: String = ""
        /// Field 6, `Output`.
        package var output: String = ""
        /// Field 7, `ServiceID`.
        package var serviceID: String = ""
        /// Field 8, `ServiceName`.
        package var serviceName: String = ""
        /// Field 9, `ServiceTags`.
        package var serviceTags: [String] = []
        /// Field 10, `Definition`.
        package var definition: PeerServiceWire.HealthCheckDefinition? {
            get { definitionStorage?.value }
            set { definitionStorage = newValue.map(Indirect.box) }
        }
        private var definitionStorage: Indirect<PeerServiceWire.HealthCheckDefinition>? = nil
        /// Field 11, `RaftIndex`.
        package var raftIndex: PeerCommonWire.RaftIndex? = nil
        /// Field 12, `Type`.
        package var type: String = ""
        /// Field 13, `EnterpriseMeta`.
        package var enterpriseMeta: PeerCommonWire.EnterpriseMeta? = nil
        /// Field 14, `ExposedPort`.
        package var exposedPort: Int32 = 0
        /// Field 15, `Interval`.
        package var interval: String = ""
        /// Field 16, `Timeout`.
        package var timeout: String = ""
        /// Field 17, `PeerName`.
        package var peerName: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: String = "",
            checkID: String = "",
            name: String = "",
            status: String = "",
            notes: String = "",
            output: String = "",
            serviceID: String = "",
            serviceName: String = "",
            serviceTags: [String] = [],
            definition: PeerServiceWire.HealthCheckDefinition? = nil,
            raftIndex: PeerCommonWire.RaftIndex? = nil,
            type: String = "",
            enterpriseMeta: PeerCommonWire.EnterpriseMeta? = nil,
            exposedPort: Int32 = 0,
            interval: String = "",
            timeout: String = "",
            peerName: String = ""
        ) {
            self.node = node
            self.checkID = checkID
            self.name = name
            self.status = status
            self.notes = notes
            self.output = output
            self.serviceID = serviceID
            self.serviceName = serviceName
            self.serviceTags = serviceTags
            self.definition = definition
            self.raftIndex = raftIndex
            self.type = type
            self.enterpriseMeta = enterpriseMeta
            self.exposedPort = exposedPort
            self.interval = interval
            self.timeout = timeout
            self.peerName = peerName
        }
    }

    /// The values of a header.
    package struct HeaderValue: Sendable, Hashable {
        /// Field 1, `Value`.
        package var value: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: [String] = []
        ) {
            self.value = value
        }
    }

    /// How a check is made.
    package struct HealthCheckDefinition: Sendable, Hashable {
        /// Field 1, `HTTP`.
        package var http: String = ""
        /// Field 2, `TLSSkipVerify`.
        package var tlsSkipVerify: Bool = false
        /// Field 3, `Header`.
        package var header: [String: PeerServiceWire.HeaderValue] = [:]
        /// Field 4, `Method`.
        package var method: String = ""
        /// Field 5, `TCP`.
        package var tcp: String = ""
        /// Field 6, `Interval`.
        package var interval: GoogleProtobuf.Duration? = nil
        /// Field 7, `Timeout`.
        package var timeout: GoogleProtobuf.Duration? = nil
        /// Field 8, `DeregisterCriticalServiceAfter`.
        package var deregisterCriticalServiceAfter: GoogleProtobuf.Duration? = nil
        /// Field 9, `OutputMaxSize`.
        package var outputMaxSize: UInt32 = 0
        /// Field 10, `ScriptArgs`.
        package var scriptArgs: [String] = []
        /// Field 11, `DockerContainerID`.
        package var dockerContainerID: String = ""
        /// Field 12, `Shell`.
        package var shell: String = ""
        /// Field 13, `GRPC`.
        package var grpc: String = ""
        /// Field 14, `GRPCUseTLS`.
        package var grpcUseTLS: Bool = false
        /// Field 15, `AliasNode`.
        package var aliasNode: String = ""
        /// Field 16, `AliasService`.
        package var aliasService: String = ""
        /// Field 17, `TTL`.
        package var ttl: GoogleProtobuf.Duration? = nil
        /// Field 18, `Body`.
        package var body: String = ""
        /// Field 19, `TLSServerName`.
        package var tlsServerName: String = ""
        /// Field 20, `H2PING`.
        package var h2ping: String = ""
        /// Field 21, `H2PingUseTLS`.
        package var h2PingUseTLS: Bool = false
        /// Field 22, `DisableRedirects`.
        package var disableRedirects: Bool = false
        /// Field 23, `UDP`.
        package var udp: String = ""
        /// Field 24, `OSService`.
        package var osService: String = ""
        /// Field 25, `TCPUseTLS`.
        package var tcpUseTLS: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            http: String = "",
            tlsSkipVerify: Bool = false,
            header: [String: PeerServiceWire.HeaderValue] = [:],
            method: String = "",
            tcp: String = "",
            interval: GoogleProtobuf.Duration? = nil,
            timeout: GoogleProtobuf.Duration? = nil,
            deregisterCriticalServiceAfter: GoogleProtobuf.Duration? = nil,
            outputMaxSize: UInt32 = 0,
            scriptArgs: [String] = [],
            dockerContainerID: String = "",
            shell: String = "",
            grpc: String = "",
            grpcUseTLS: Bool = false,
            aliasNode: String = "",
            aliasService: String = "",
            ttl: GoogleProtobuf.Duration? = nil,
            body: String = "",
            tlsServerName: String = "",
            h2ping: String = "",
            h2PingUseTLS: Bool = false,
            disableRedirects: Bool = false,
            udp: String = "",
            osService: String = "",
            tcpUseTLS: Bool = false
        ) {
            self.http = http
            self.tlsSkipVerify = tlsSkipVerify
            self.header = header
            self.method = method
            self.tcp = tcp
            self.interval = interval
            self.timeout = timeout
            self.deregisterCriticalServiceAfter = deregisterCriticalServiceAfter
            self.outputMaxSize = outputMaxSize
            self.scriptArgs = scriptArgs
            self.dockerContainerID = dockerContainerID
            self.shell = shell
            self.grpc = grpc
            self.grpcUseTLS = grpcUseTLS
            self.aliasNode = aliasNode
            self.aliasService = aliasService
            self.ttl = ttl
            self.body = body
            self.tlsServerName = tlsServerName
            self.h2ping = h2ping
            self.h2PingUseTLS = h2PingUseTLS
            self.disableRedirects = disableRedirects
            self.udp = udp
            self.osService = osService
            self.tcpUseTLS = tcpUseTLS
        }
    }
}
