// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/catalog.proto; change that and run deploy/make/generate.sh.

import SchemaRuntime

extension CatalogWire {
    /// `tombolo.catalog.Locality`.
    package struct Locality: Sendable, Hashable {
        /// Field 1, `region`.
        package var region: String = ""
        /// Field 2, `zone`.
        package var zone: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            region: String = "",
            zone: String = ""
        ) {
            self.region = region
            self.zone = zone
        }
    }

    /// `tombolo.catalog.Node`.
    package struct Node: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `peer`.
        package var peer: String = ""
        /// Field 4, `address`.
        package var address: String = ""
        /// Field 5, `datacenter`.
        package var datacenter: String = ""
        /// Field 6, `tagged_addresses`.
        package var taggedAddresses: [String: String] = [:]
        /// Field 7, `has_tagged_addresses`.
        package var hasTaggedAddresses: Bool = false
        /// Field 8, `meta`.
        package var meta: [String: String] = [:]
        /// Field 9, `has_meta`.
        package var hasMeta: Bool = false
        /// Field 10, `locality`.
        package var locality: CatalogWire.Locality? = nil
        /// Field 11, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 12, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Empty in all of these messages: the default partition or namespace.
        package var partition: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            peer: String = "",
            address: String = "",
            datacenter: String = "",
            taggedAddresses: [String: String] = [:],
            hasTaggedAddresses: Bool = false,
            meta: [String: String] = [:],
            hasMeta: Bool = false,
            locality: CatalogWire.Locality? = nil,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            partition: String = ""
        ) {
            self.id = id
            self.name = name
            self.peer = peer
            self.address = address
            self.datacenter = datacenter
            self.taggedAddresses = taggedAddresses
            self.hasTaggedAddresses = hasTaggedAddresses
            self.meta = meta
            self.hasMeta = hasMeta
            self.locality = locality
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.partition = partition
        }
    }

    /// `tombolo.catalog.ServiceAddress`.
    package struct ServiceAddress: Sendable, Hashable {
        /// Field 1, `address`.
        package var address: String = ""
        /// Field 2, `port`.
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

    /// `tombolo.catalog.Weights`.
    package struct Weights: Sendable, Hashable {
        /// Field 1, `passing`.
        package var passing: Int32 = 0
        /// Field 2, `warning`.
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

    /// `tombolo.catalog.Scope`.
    package struct Scope: Sendable, Hashable {
        /// Field 1, `partition`.
        package var partition: String = ""
        /// Field 2, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            partition: String = "",
            namespace: String = ""
        ) {
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// `tombolo.catalog.Upstream`.
    package struct Upstream: Sendable, Hashable {
        /// Field 1, `destination_type`.
        package var destinationType: String = ""
        /// Field 2, `destination_name`.
        package var destinationName: String = ""
        /// Field 3, `destination_peer`.
        package var destinationPeer: String = ""
        /// Field 4, `datacenter`.
        package var datacenter: String = ""
        /// Field 5, `local_bind_address`.
        package var localBindAddress: String = ""
        /// Field 6, `local_bind_port`.
        package var localBindPort: Int32 = 0
        /// Field 7, `local_bind_socket_path`.
        package var localBindSocketPath: String = ""
        /// Field 8, `local_bind_socket_mode`.
        package var localBindSocketMode: String = ""
        /// Field 9, `config`.
        package var config: CommonWire.ValueObject? = nil
        /// Field 10, `mesh_gateway_mode`.
        package var meshGatewayMode: String = ""
        /// Field 11, `centrally_configured`.
        package var centrallyConfigured: Bool = false
        /// Absent for the scope of the proxy itself.
        package var destinationScope: CatalogWire.Scope? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            destinationType: String = "",
            destinationName: String = "",
            destinationPeer: String = "",
            datacenter: String = "",
            localBindAddress: String = "",
            localBindPort: Int32 = 0,
            localBindSocketPath: String = "",
            localBindSocketMode: String = "",
            config: CommonWire.ValueObject? = nil,
            meshGatewayMode: String = "",
            centrallyConfigured: Bool = false,
            destinationScope: CatalogWire.Scope? = nil
        ) {
            self.destinationType = destinationType
            self.destinationName = destinationName
            self.destinationPeer = destinationPeer
            self.datacenter = datacenter
            self.localBindAddress = localBindAddress
            self.localBindPort = localBindPort
            self.localBindSocketPath = localBindSocketPath
            self.localBindSocketMode = localBindSocketMode
            self.config = config
            self.meshGatewayMode = meshGatewayMode
            self.centrallyConfigured = centrallyConfigured
            self.destinationScope = destinationScope
        }
    }

    /// `tombolo.catalog.ExposePath`.
    package struct ExposePath: Sendable, Hashable {
        /// Field 1, `listener_port`.
        package var listenerPort: Int32 = 0
        /// Field 2, `path`.
        package var path: String = ""
        /// Field 3, `local_path_port`.
        package var localPathPort: Int32 = 0
        /// Field 4, `protocol`.
        package var `protocol`: String = ""
        /// Field 5, `parsed_from_check`.
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

    /// `tombolo.catalog.AccessLogs`.
    package struct AccessLogs: Sendable, Hashable {
        /// Field 1, `enabled`.
        package var enabled: Bool = false
        /// Field 2, `disable_listener_logs`.
        package var disableListenerLogs: Bool = false
        /// Field 3, `type`.
        package var type: String = ""
        /// Field 4, `path`.
        package var path: String = ""
        /// Field 5, `json_format`.
        package var jsonFormat: String = ""
        /// Field 6, `text_format`.
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

    /// `tombolo.catalog.EnvoyExtension`.
    package struct EnvoyExtension: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `required`.
        package var required: Bool = false
        /// Field 3, `arguments`.
        package var arguments: CommonWire.ValueObject? = nil
        /// Field 4, `consul_version`.
        package var consulVersion: String = ""
        /// Field 5, `envoy_version`.
        package var envoyVersion: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            required: Bool = false,
            arguments: CommonWire.ValueObject? = nil,
            consulVersion: String = "",
            envoyVersion: String = ""
        ) {
            self.name = name
            self.required = required
            self.arguments = arguments
            self.consulVersion = consulVersion
            self.envoyVersion = envoyVersion
        }
    }

    /// `tombolo.catalog.Proxy`.
    package struct Proxy: Sendable, Hashable {
        /// Field 1, `destination_service_name`.
        package var destinationServiceName: String = ""
        /// Field 2, `destination_service_id`.
        package var destinationServiceID: String = ""
        /// Field 3, `local_service_address`.
        package var localServiceAddress: String = ""
        /// Field 4, `local_service_port`.
        package var localServicePort: Int32 = 0
        /// Field 5, `local_service_socket_path`.
        package var localServiceSocketPath: String = ""
        /// Field 6, `mode`.
        package var mode: String = ""
        /// Field 7, `config`.
        package var config: CommonWire.ValueObject? = nil
        /// Field 8, `upstreams`.
        package var upstreams: [CatalogWire.Upstream] = []
        /// Field 9, `mesh_gateway_mode`.
        package var meshGatewayMode: String = ""
        /// Field 10, `expose_checks`.
        package var exposeChecks: Bool = false
        /// Field 11, `expose_paths`.
        package var exposePaths: [CatalogWire.ExposePath] = []
        /// Field 12, `outbound_listener_port`.
        package var outboundListenerPort: Int32 = 0
        /// Field 13, `dialed_directly`.
        package var dialedDirectly: Bool = false
        /// Field 14, `access_logs`.
        package var accessLogs: CatalogWire.AccessLogs? = nil
        /// Field 15, `envoy_extensions`.
        package var envoyExtensions: [CatalogWire.EnvoyExtension] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            destinationServiceName: String = "",
            destinationServiceID: String = "",
            localServiceAddress: String = "",
            localServicePort: Int32 = 0,
            localServiceSocketPath: String = "",
            mode: String = "",
            config: CommonWire.ValueObject? = nil,
            upstreams: [CatalogWire.Upstream] = [],
            meshGatewayMode: String = "",
            exposeChecks: Bool = false,
            exposePaths: [CatalogWire.ExposePath] = [],
            outboundListenerPort: Int32 = 0,
            dialedDirectly: Bool = false,
            accessLogs: CatalogWire.AccessLogs? = nil,
            envoyExtensions: [CatalogWire.EnvoyExtension] = []
        ) {
            self.destinationServiceName = destinationServiceName
            self.destinationServiceID = destinationServiceID
            self.localServiceAddress = localServiceAddress
            self.localServicePort = localServicePort
            self.localServiceSocketPath = localServiceSocketPath
            self.mode = mode
            self.config = config
            self.upstreams = upstreams
            self.meshGatewayMode = meshGatewayMode
            self.exposeChecks = exposeChecks
            self.exposePaths = exposePaths
            self.outboundListenerPort = outboundListenerPort
            self.dialedDirectly = dialedDirectly
            self.accessLogs = accessLogs
            self.envoyExtensions = envoyExtensions
        }
    }

    /// `tombolo.catalog.PeerMeta`.
    package struct PeerMeta: Sendable, Hashable {
        /// Field 1, `sni`.
        package var sni: [String] = []
        /// Field 2, `spiffe_id`.
        package var spiffeID: [String] = []
        /// Field 3, `protocol`.
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

    /// `tombolo.catalog.Service`.
    package struct Service: Sendable, Hashable {
        /// Field 1, `kind`.
        package var kind: String = ""
        /// Field 2, `id`.
        package var id: String = ""
        /// Field 3, `service`.
        package var service: String = ""
        /// Field 4, `tags`.
        package var tags: [String] = []
        /// Field 5, `has_tags`.
        package var hasTags: Bool = false
        /// Field 6, `address`.
        package var address: String = ""
        /// Field 7, `tagged_addresses`.
        package var taggedAddresses: [String: CatalogWire.ServiceAddress] = [:]
        /// Field 8, `has_tagged_addresses`.
        package var hasTaggedAddresses: Bool = false
        /// Field 9, `meta`.
        package var meta: [String: String] = [:]
        /// Field 10, `has_meta`.
        package var hasMeta: Bool = false
        /// Field 11, `port`.
        package var port: Int32 = 0
        /// Field 12, `socket_path`.
        package var socketPath: String = ""
        /// Field 13, `weights`.
        package var weights: CatalogWire.Weights? = nil
        /// Field 14, `enable_tag_override`.
        package var enableTagOverride: Bool = false
        /// Field 15, `locality`.
        package var locality: CatalogWire.Locality? = nil
        /// Absent for a plain service.
        package var proxy: CatalogWire.Proxy? {
            get { proxyStorage?.value }
            set { proxyStorage = newValue.map(Indirect.box) }
        }
        private var proxyStorage: Indirect<CatalogWire.Proxy>? = nil
        /// Field 17, `connect_native`.
        package var connectNative: Bool = false
        /// Field 18, `peer_meta`.
        package var peerMeta: CatalogWire.PeerMeta? = nil
        /// Field 19, `peer`.
        package var peer: String = ""
        /// Field 20, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 21, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Field 22, `partition`.
        package var partition: String = ""
        /// Field 23, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: String = "",
            id: String = "",
            service: String = "",
            tags: [String] = [],
            hasTags: Bool = false,
            address: String = "",
            taggedAddresses: [String: CatalogWire.ServiceAddress] = [:],
            hasTaggedAddresses: Bool = false,
            meta: [String: String] = [:],
            hasMeta: Bool = false,
            port: Int32 = 0,
            socketPath: String = "",
            weights: CatalogWire.Weights? = nil,
            enableTagOverride: Bool = false,
            locality: CatalogWire.Locality? = nil,
            proxy: CatalogWire.Proxy? = nil,
            connectNative: Bool = false,
            peerMeta: CatalogWire.PeerMeta? = nil,
            peer: String = "",
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            partition: String = "",
            namespace: String = ""
        ) {
            self.kind = kind
            self.id = id
            self.service = service
            self.tags = tags
            self.hasTags = hasTags
            self.address = address
            self.taggedAddresses = taggedAddresses
            self.hasTaggedAddresses = hasTaggedAddresses
            self.meta = meta
            self.hasMeta = hasMeta
            self.port = port
            self.socketPath = socketPath
            self.weights = weights
            self.enableTagOverride = enableTagOverride
            self.locality = locality
            self.proxy = proxy
            self.connectNative = connectNative
            self.peerMeta = peerMeta
            self.peer = peer
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// `tombolo.catalog.Check`.
    package struct Check: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: String = ""
        /// Field 2, `check_id`.
        package var checkID: String = ""
        /// Field 3, `name`.
        package var name: String = ""
        /// passing, warning or critical.
        package var status: String = ""
        /// Field 5, `notes`.
        package var notes: String = ""
        /// Field 6, `output`.
        package var output: String = ""
        /// Field 7, `service_id`.
        package var serviceID: String = ""
        /// Field 8, `service_name`.
        package var serviceName: String = ""
        /// Field 9, `service_tags`.
        package var serviceTags: [String] = []
        /// Field 10, `type`.
        package var type: String = ""
        /// Field 11, `interval`.
        package var interval: String = ""
        /// Field 12, `timeout`.
        package var timeout: String = ""
        /// Field 13, `exposed_port`.
        package var exposedPort: Int32 = 0
        /// Field 14, `definition`.
        package var definition: CommonWire.ValueObject? = nil
        /// Field 15, `peer`.
        package var peer: String = ""
        /// Field 16, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 17, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Field 18, `partition`.
        package var partition: String = ""
        /// Field 19, `namespace`.
        package var namespace: String = ""

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
            type: String = "",
            interval: String = "",
            timeout: String = "",
            exposedPort: Int32 = 0,
            definition: CommonWire.ValueObject? = nil,
            peer: String = "",
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            partition: String = "",
            namespace: String = ""
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
            self.type = type
            self.interval = interval
            self.timeout = timeout
            self.exposedPort = exposedPort
            self.definition = definition
            self.peer = peer
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// `tombolo.catalog.NodeKey`.
    package struct NodeKey: Sendable, Hashable {
        /// Field 1, `peer`.
        package var peer: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `partition`.
        package var partition: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peer: String = "",
            name: String = "",
            partition: String = ""
        ) {
            self.peer = peer
            self.name = name
            self.partition = partition
        }
    }

    /// `tombolo.catalog.InstanceKey`.
    package struct InstanceKey: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: CatalogWire.NodeKey? = nil
        /// Field 2, `id`.
        package var id: String = ""
        /// Field 3, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: CatalogWire.NodeKey? = nil,
            id: String = "",
            namespace: String = ""
        ) {
            self.node = node
            self.id = id
            self.namespace = namespace
        }
    }

    /// `tombolo.catalog.ServiceKey`.
    package struct ServiceKey: Sendable, Hashable {
        /// Field 1, `peer`.
        package var peer: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `partition`.
        package var partition: String = ""
        /// Field 4, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peer: String = "",
            name: String = "",
            partition: String = "",
            namespace: String = ""
        ) {
            self.peer = peer
            self.name = name
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// `tombolo.catalog.PutService`.
    package struct PutService: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: String = ""
        /// Field 2, `service`.
        package var service: CatalogWire.Service? {
            get { serviceStorage?.value }
            set { serviceStorage = newValue.map(Indirect.box) }
        }
        private var serviceStorage: Indirect<CatalogWire.Service>? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: String = "",
            service: CatalogWire.Service? = nil
        ) {
            self.node = node
            self.service = service
        }
    }

    /// `tombolo.catalog.DeleteCheck`.
    package struct DeleteCheck: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: CatalogWire.NodeKey? = nil
        /// Field 2, `check_id`.
        package var checkID: String = ""
        /// Field 3, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: CatalogWire.NodeKey? = nil,
            checkID: String = "",
            namespace: String = ""
        ) {
            self.node = node
            self.checkID = checkID
            self.namespace = namespace
        }
    }

    /// `tombolo.catalog.VirtualAddress`.
    package struct VirtualAddress: Sendable, Hashable {
        /// Field 1, `service`.
        package var service: CatalogWire.ServiceKey? = nil
        /// Field 2, `offset`.
        package var offset: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            service: CatalogWire.ServiceKey? = nil,
            offset: UInt32 = 0
        ) {
            self.service = service
            self.offset = offset
        }
    }

    /// `tombolo.catalog.TopicIndex`.
    package struct TopicIndex: Sendable, Hashable {
        /// nodes, services, checks, node, service, connect, kind, virtual-addresses, staged, keys, sessions,
        /// queries or autopilot.
        package var topic: String = ""
        /// Field 2, `peer`.
        package var peer: String = ""
        /// Field 3, `name`.
        package var name: String = ""
        /// Field 4, `index`.
        package var index: UInt64 = 0
        /// Field 5, `partition`.
        package var partition: String = ""
        /// Field 6, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            topic: String = "",
            peer: String = "",
            name: String = "",
            index: UInt64 = 0,
            partition: String = "",
            namespace: String = ""
        ) {
            self.topic = topic
            self.peer = peer
            self.name = name
            self.index = index
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// One row of the catalog's journal.
    package struct Change: Sendable, Hashable {
        /// One of the fields of `change`, or none.
        package var change: CatalogWire.Change.ChangeChoice? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            change: CatalogWire.Change.ChangeChoice? = nil
        ) {
            self.change = change
        }

        /// The fields of `change`, of which one is set.
        package enum ChangeChoice: Sendable, Hashable {
            /// Field 1, `put_node`.
            indirect case putNode(CatalogWire.Node)
            /// Field 2, `delete_node`.
            case deleteNode(CatalogWire.NodeKey)
            /// Field 3, `put_service`.
            case putService(CatalogWire.PutService)
            /// Field 4, `delete_service`.
            case deleteService(CatalogWire.InstanceKey)
            /// Field 5, `put_check`.
            indirect case putCheck(CatalogWire.Check)
            /// Field 6, `delete_check`.
            case deleteCheck(CatalogWire.DeleteCheck)
            /// Field 7, `assign_virtual_address`.
            case assignVirtualAddress(CatalogWire.VirtualAddress)
            /// Field 8, `release_virtual_address`.
            case releaseVirtualAddress(CatalogWire.ServiceKey)
            /// Field 9, `topic_index`.
            case topicIndex(CatalogWire.TopicIndex)
            /// Field 10, `stage_rows`.
            case stageRows(CatalogWire.StagedRows)
            /// Field 11, `show_staged`.
            case showStaged(CatalogWire.ServiceKey)
            /// Field 12, `drop_staged`.
            case dropStaged(CatalogWire.ServiceKey)
            /// Field 13, `put_key`.
            case putKey(CatalogWire.KVEntry)
            /// A key: UTF-8, any bytes of it.
            case deleteKey([UInt8])
            /// All keys that begin so; empty for every key.
            case deleteKeys([UInt8])
            /// Only in snapshots: when a key that is gone was removed.
            case keyRemoval(CatalogWire.KeyRemoval)
            /// Only in snapshots: removals up to this index are not told apart any more.
            case removalsForgotten(UInt64)
            /// Field 18, `put_session`.
            indirect case putSession(CatalogWire.Session)
            /// Field 19, `delete_session`.
            case deleteSession(String)
            /// Field 20, `put_query`.
            indirect case putQuery(CatalogWire.PreparedQuery)
            /// Field 21, `delete_query`.
            case deleteQuery(String)
            /// Field 22, `put_autopilot`.
            case putAutopilot(CatalogWire.Autopilot)
        }
    }

    /// A key with its value.
    package struct KVEntry: Sendable, Hashable {
        /// UTF-8, any bytes of it.
        package var key: [UInt8] = []
        /// Field 2, `value`.
        package var value: [UInt8] = []
        /// Field 3, `flags`.
        package var flags: UInt64 = 0
        /// The id of the session that holds the key; empty when none does.
        package var session: String = ""
        /// How often the key was taken by a session that did not have it.
        package var lockIndex: UInt64 = 0
        /// Field 6, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 7, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            key: [UInt8] = [],
            value: [UInt8] = [],
            flags: UInt64 = 0,
            session: String = "",
            lockIndex: UInt64 = 0,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.key = key
            self.value = value
            self.flags = flags
            self.session = session
            self.lockIndex = lockIndex
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// `tombolo.catalog.KeyRemoval`.
    package struct KeyRemoval: Sendable, Hashable {
        /// Field 1, `key`.
        package var key: [UInt8] = []
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            key: [UInt8] = [],
            index: UInt64 = 0
        ) {
            self.key = key
            self.index = index
        }
    }

    /// `tombolo.catalog.ServiceCheck`.
    package struct ServiceCheck: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            namespace: String = ""
        ) {
            self.id = id
            self.namespace = namespace
        }
    }

    /// `tombolo.catalog.Session`.
    package struct Session: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `node`.
        package var node: String = ""
        /// In nanoseconds.
        package var lockDelay: Int64 = 0
        /// release or delete.
        package var behavior: String = ""
        /// As it was given; empty for a session that does not expire.
        package var ttl: String = ""
        /// Field 7, `node_checks`.
        package var nodeChecks: [String] = []
        /// Field 8, `service_checks`.
        package var serviceChecks: [CatalogWire.ServiceCheck] = []
        /// Field 9, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 10, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Field 11, `partition`.
        package var partition: String = ""
        /// Field 12, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            node: String = "",
            lockDelay: Int64 = 0,
            behavior: String = "",
            ttl: String = "",
            nodeChecks: [String] = [],
            serviceChecks: [CatalogWire.ServiceCheck] = [],
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            partition: String = "",
            namespace: String = ""
        ) {
            self.id = id
            self.name = name
            self.node = node
            self.lockDelay = lockDelay
            self.behavior = behavior
            self.ttl = ttl
            self.nodeChecks = nodeChecks
            self.serviceChecks = serviceChecks
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// A list that may be absent.
    package struct TextList: Sendable, Hashable {
        /// Field 1, `texts`.
        package var texts: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            texts: [String] = []
        ) {
            self.texts = texts
        }
    }

    /// Where else a prepared query looks: a peer or a datacenter.
    package struct QueryTarget: Sendable, Hashable {
        /// Field 1, `peer`.
        package var peer: String = ""
        /// Field 2, `datacenter`.
        package var datacenter: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peer: String = "",
            datacenter: String = ""
        ) {
            self.peer = peer
            self.datacenter = datacenter
        }
    }

    /// `tombolo.catalog.QueryTargets`.
    package struct QueryTargets: Sendable, Hashable {
        /// Field 1, `targets`.
        package var targets: [CatalogWire.QueryTarget] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            targets: [CatalogWire.QueryTarget] = []
        ) {
            self.targets = targets
        }
    }

    /// A question about instances that is stored.
    package struct PreparedQuery: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `session`.
        package var session: String = ""
        /// Empty for one that is no template.
        package var templateType: String = ""
        /// Field 5, `template_regexp`.
        package var templateRegexp: String = ""
        /// Field 6, `remove_empty_tags`.
        package var removeEmptyTags: Bool = false
        /// Field 7, `service`.
        package var service: String = ""
        /// Field 8, `peer`.
        package var peer: String = ""
        /// Field 9, `nearest`.
        package var nearest: Int64 = 0
        /// Field 10, `datacenters`.
        package var datacenters: CatalogWire.TextList? = nil
        /// Field 11, `targets`.
        package var targets: CatalogWire.QueryTargets? = nil
        /// Field 12, `only_passing`.
        package var onlyPassing: Bool = false
        /// Field 13, `ignored_checks`.
        package var ignoredChecks: CatalogWire.TextList? = nil
        /// Field 14, `near`.
        package var near: String = ""
        /// Field 15, `tags`.
        package var tags: CatalogWire.TextList? = nil
        /// Field 16, `node_meta`.
        package var nodeMeta: [String: String] = [:]
        /// Field 17, `has_node_meta`.
        package var hasNodeMeta: Bool = false
        /// Field 18, `service_meta`.
        package var serviceMeta: [String: String] = [:]
        /// Field 19, `has_service_meta`.
        package var hasServiceMeta: Bool = false
        /// Field 20, `connect`.
        package var connect: Bool = false
        /// As it was given.
        package var timeToLive: String = ""
        /// Field 22, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 23, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Field 24, `sameness_group`.
        package var samenessGroup: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            session: String = "",
            templateType: String = "",
            templateRegexp: String = "",
            removeEmptyTags: Bool = false,
            service: String = "",
            peer: String = "",
            nearest: Int64 = 0,
            datacenters: CatalogWire.TextList? = nil,
            targets: CatalogWire.QueryTargets? = nil,
            onlyPassing: Bool = false,
            ignoredChecks: CatalogWire.TextList? = nil,
            near: String = "",
            tags: CatalogWire.TextList? = nil,
            nodeMeta: [String: String] = [:],
            hasNodeMeta: Bool = false,
            serviceMeta: [String: String] = [:],
            hasServiceMeta: Bool = false,
            connect: Bool = false,
            timeToLive: String = "",
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            samenessGroup: String = ""
        ) {
            self.id = id
            self.name = name
            self.session = session
            self.templateType = templateType
            self.templateRegexp = templateRegexp
            self.removeEmptyTags = removeEmptyTags
            self.service = service
            self.peer = peer
            self.nearest = nearest
            self.datacenters = datacenters
            self.targets = targets
            self.onlyPassing = onlyPassing
            self.ignoredChecks = ignoredChecks
            self.near = near
            self.tags = tags
            self.nodeMeta = nodeMeta
            self.hasNodeMeta = hasNodeMeta
            self.serviceMeta = serviceMeta
            self.hasServiceMeta = hasServiceMeta
            self.connect = connect
            self.timeToLive = timeToLive
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.samenessGroup = samenessGroup
        }
    }

    /// Makes a prepared query when it has no id, else replaces the one that has it.
    package struct PutQueryRequest: Sendable, Hashable {
        /// Field 1, `query`.
        package var query: CatalogWire.PreparedQuery? {
            get { queryStorage?.value }
            set { queryStorage = newValue.map(Indirect.box) }
        }
        private var queryStorage: Indirect<CatalogWire.PreparedQuery>? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            query: CatalogWire.PreparedQuery? = nil
        ) {
            self.query = query
        }
    }

    /// `tombolo.catalog.PutQueryReply`.
    package struct PutQueryReply: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// Field 2, `id`.
        package var id: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            id: String = ""
        ) {
            self.index = index
            self.id = id
        }
    }

    /// `tombolo.catalog.DeleteQueryRequest`.
    package struct DeleteQueryRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = ""
        ) {
            self.id = id
        }
    }

    /// How Consul's clients would have servers looked after; kept and shown.
    package struct Autopilot: Sendable, Hashable {
        /// Field 1, `cleanup_dead_servers`.
        package var cleanupDeadServers: Bool = false
        /// In nanoseconds, as the other time.
        package var lastContactThreshold: Int64 = 0
        /// Field 3, `max_trailing_logs`.
        package var maxTrailingLogs: UInt64 = 0
        /// Field 4, `min_quorum`.
        package var minQuorum: UInt64 = 0
        /// Field 5, `server_stabilization_time`.
        package var serverStabilizationTime: Int64 = 0
        /// Field 6, `redundancy_zone_tag`.
        package var redundancyZoneTag: String = ""
        /// Field 7, `disable_upgrade_migration`.
        package var disableUpgradeMigration: Bool = false
        /// Field 8, `upgrade_version_tag`.
        package var upgradeVersionTag: String = ""
        /// Field 9, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 10, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            cleanupDeadServers: Bool = false,
            lastContactThreshold: Int64 = 0,
            maxTrailingLogs: UInt64 = 0,
            minQuorum: UInt64 = 0,
            serverStabilizationTime: Int64 = 0,
            redundancyZoneTag: String = "",
            disableUpgradeMigration: Bool = false,
            upgradeVersionTag: String = "",
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.cleanupDeadServers = cleanupDeadServers
            self.lastContactThreshold = lastContactThreshold
            self.maxTrailingLogs = maxTrailingLogs
            self.minQuorum = minQuorum
            self.serverStabilizationTime = serverStabilizationTime
            self.redundancyZoneTag = redundancyZoneTag
            self.disableUpgradeMigration = disableUpgradeMigration
            self.upgradeVersionTag = upgradeVersionTag
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// `tombolo.catalog.PutAutopilotRequest`.
    package struct PutAutopilotRequest: Sendable, Hashable {
        /// Field 1, `configuration`.
        package var configuration: CatalogWire.Autopilot? = nil
        /// Write only if the index is still this one.
        package var compare: Bool = false
        /// Field 3, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            configuration: CatalogWire.Autopilot? = nil,
            compare: Bool = false,
            index: UInt64 = 0
        ) {
            self.configuration = configuration
            self.compare = compare
            self.index = index
        }
    }

    /// What users tell all agents at once, by /v1/event/fire.
    package struct UserEvent: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `payload`.
        package var payload: [UInt8] = []
        /// Field 4, `node_filter`.
        package var nodeFilter: String = ""
        /// Field 5, `service_filter`.
        package var serviceFilter: String = ""
        /// Field 6, `tag_filter`.
        package var tagFilter: String = ""
        /// Grows with each event that its agent has heard of.
        package var time: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            payload: [UInt8] = [],
            nodeFilter: String = "",
            serviceFilter: String = "",
            tagFilter: String = "",
            time: UInt64 = 0
        ) {
            self.id = id
            self.name = name
            self.payload = payload
            self.nodeFilter = nodeFilter
            self.serviceFilter = serviceFilter
            self.tagFilter = tagFilter
            self.time = time
        }
    }

    /// One operation of a transaction.
    package struct Operation: Sendable, Hashable {
        /// As Consul's API names it: set, cas, get-tree ...
        package var verb: String = ""
        /// What is compared is the row's modify_index.
        package var operand: CatalogWire.Operation.Operand? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            verb: String = "",
            operand: CatalogWire.Operation.Operand? = nil
        ) {
            self.verb = verb
            self.operand = operand
        }

        /// What is compared is the row's modify_index.
        package enum Operand: Sendable, Hashable {
            /// Field 2, `key`.
            case key(CatalogWire.KVEntry)
            /// Field 3, `node`.
            indirect case node(CatalogWire.Node)
            /// Field 4, `service`.
            case service(CatalogWire.PutService)
            /// Field 5, `check`.
            indirect case check(CatalogWire.Check)
        }
    }

    /// Does all of the operations or none.
    package struct TransactRequest: Sendable, Hashable {
        /// Field 1, `operations`.
        package var operations: [CatalogWire.Operation] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            operations: [CatalogWire.Operation] = []
        ) {
            self.operations = operations
        }
    }

    /// A row that a transaction wrote or read.
    package struct OperationResult: Sendable, Hashable {
        /// One of the fields of `row`, or none.
        package var row: CatalogWire.OperationResult.Row? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            row: CatalogWire.OperationResult.Row? = nil
        ) {
            self.row = row
        }

        /// The fields of `row`, of which one is set.
        package enum Row: Sendable, Hashable {
            /// Its value is there only when it was read.
            case key(CatalogWire.KVEntry)
            /// Field 2, `node`.
            indirect case node(CatalogWire.Node)
            /// Field 3, `service`.
            indirect case service(CatalogWire.Service)
            /// Field 4, `check`.
            indirect case check(CatalogWire.Check)
        }
    }

    /// Why one operation was not done.
    package struct OperationFailure: Sendable, Hashable {
        /// Field 1, `place`.
        package var place: UInt32 = 0
        /// refused, stale or denied.
        package var kind: String = ""
        /// Field 3, `message`.
        package var message: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            place: UInt32 = 0,
            kind: String = "",
            message: String = ""
        ) {
            self.place = place
            self.kind = kind
            self.message = message
        }
    }

    /// `tombolo.catalog.TransactReply`.
    package struct TransactReply: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// Field 2, `results`.
        package var results: [CatalogWire.OperationResult] = []
        /// When there is one, nothing was done.
        package var failures: [CatalogWire.OperationFailure] = []
        /// Rows with this index were written by the transaction, and have its index.
        package var expectedIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            results: [CatalogWire.OperationResult] = [],
            failures: [CatalogWire.OperationFailure] = [],
            expectedIndex: UInt64 = 0
        ) {
            self.index = index
            self.results = results
            self.failures = failures
            self.expectedIndex = expectedIndex
        }
    }

    /// `tombolo.catalog.CreateSessionRequest`.
    package struct CreateSessionRequest: Sendable, Hashable {
        /// Field 1, `session`.
        package var session: CatalogWire.Session? {
            get { sessionStorage?.value }
            set { sessionStorage = newValue.map(Indirect.box) }
        }
        private var sessionStorage: Indirect<CatalogWire.Session>? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            session: CatalogWire.Session? = nil
        ) {
            self.session = session
        }
    }

    /// `tombolo.catalog.DestroySessionRequest`.
    package struct DestroySessionRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = ""
        ) {
            self.id = id
        }
    }

    /// `tombolo.catalog.RenewSessionRequest`.
    package struct RenewSessionRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = ""
        ) {
            self.id = id
        }
    }

    /// `tombolo.catalog.SessionReply`.
    package struct SessionReply: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// Field 2, `session`.
        package var session: CatalogWire.Session? {
            get { sessionStorage?.value }
            set { sessionStorage = newValue.map(Indirect.box) }
        }
        private var sessionStorage: Indirect<CatalogWire.Session>? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            session: CatalogWire.Session? = nil
        ) {
            self.index = index
            self.session = session
        }
    }

    /// Rows of an imported service that nobody sees before all of them are there.
    package struct StagedRows: Sendable, Hashable {
        /// Field 1, `service`.
        package var service: CatalogWire.ServiceKey? = nil
        /// Position of these rows, from 1; the first ones replace what was staged before.
        package var part: UInt32 = 0
        /// Each one encoded Change.
        package var rows: [[UInt8]] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            service: CatalogWire.ServiceKey? = nil,
            part: UInt32 = 0,
            rows: [[UInt8]] = []
        ) {
            self.service = service
            self.part = part
            self.rows = rows
        }
    }

    /// Registers a node, instances on it and checks in one transaction.
    package struct RegisterRequest: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: CatalogWire.Node? {
            get { nodeStorage?.value }
            set { nodeStorage = newValue.map(Indirect.box) }
        }
        private var nodeStorage: Indirect<CatalogWire.Node>? = nil
        /// Leave an existing node as it is.
        package var skipNodeUpdate: Bool = false
        /// Field 3, `services`.
        package var services: [CatalogWire.Service] = []
        /// Field 4, `checks`.
        package var checks: [CatalogWire.Check] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: CatalogWire.Node? = nil,
            skipNodeUpdate: Bool = false,
            services: [CatalogWire.Service] = [],
            checks: [CatalogWire.Check] = []
        ) {
            self.node = node
            self.skipNodeUpdate = skipNodeUpdate
            self.services = services
            self.checks = checks
        }
    }

    /// Removes an instance, else a check, else the node.
    package struct DeregisterRequest: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: String = ""
        /// Field 2, `service_id`.
        package var serviceID: String = ""
        /// Field 3, `check_id`.
        package var checkID: String = ""
        /// Field 4, `partition`.
        package var partition: String = ""
        /// Field 5, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: String = "",
            serviceID: String = "",
            checkID: String = "",
            partition: String = "",
            namespace: String = ""
        ) {
            self.node = node
            self.serviceID = serviceID
            self.checkID = checkID
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// `tombolo.catalog.CheckServiceNode`.
    package struct CheckServiceNode: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: CatalogWire.Node? {
            get { nodeStorage?.value }
            set { nodeStorage = newValue.map(Indirect.box) }
        }
        private var nodeStorage: Indirect<CatalogWire.Node>? = nil
        /// Field 2, `service`.
        package var service: CatalogWire.Service? {
            get { serviceStorage?.value }
            set { serviceStorage = newValue.map(Indirect.box) }
        }
        private var serviceStorage: Indirect<CatalogWire.Service>? = nil
        /// Field 3, `checks`.
        package var checks: [CatalogWire.Check] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: CatalogWire.Node? = nil,
            service: CatalogWire.Service? = nil,
            checks: [CatalogWire.Check] = []
        ) {
            self.node = node
            self.service = service
            self.checks = checks
        }
    }

    /// An instance of the service that a message is about.
    package struct InstanceName: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: String = ""
        /// Field 2, `id`.
        package var id: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: String = "",
            id: String = ""
        ) {
            self.node = node
            self.id = id
        }
    }

    /// What is to change about one imported service.
    package struct ServiceImport: Sendable, Hashable {
        /// Field 1, `service`.
        package var service: String = ""
        /// Written as they are, with their checks.
        package var instances: [CatalogWire.CheckServiceNode] = []
        /// Whether instances that are not among these are removed.
        package var whole: Bool = false
        /// Removed; only when not whole.
        package var removed: [CatalogWire.InstanceName] = []
        /// Index of the service that this change was made for, 0 when there was none; only when not whole.
        package var basis: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            service: String = "",
            instances: [CatalogWire.CheckServiceNode] = [],
            whole: Bool = false,
            removed: [CatalogWire.InstanceName] = [],
            basis: UInt64 = 0
        ) {
            self.service = service
            self.instances = instances
            self.whole = whole
            self.removed = removed
            self.basis = basis
        }
    }

    /// Writes imported services of a peer: in one transaction, or a single one in parts that are seen together.
    package struct ImportRequest: Sendable, Hashable {
        /// Field 1, `peer`.
        package var peer: String = ""
        /// Field 2, `services`.
        package var services: [CatalogWire.ServiceImport] = []
        /// Position of this part, from 1; 0 when the request is complete by itself.
        package var part: UInt32 = 0
        /// Whether all parts are there with this one.
        package var last: Bool = false
        /// Epoch of the lease by which the peering service's replica has the peering (fencing token); once one
        /// was seen, lower ones are refused. 0 for whoever has none.
        package var fence: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peer: String = "",
            services: [CatalogWire.ServiceImport] = [],
            part: UInt32 = 0,
            last: Bool = false,
            fence: UInt64 = 0
        ) {
            self.peer = peer
            self.services = services
            self.part = part
            self.last = last
            self.fence = fence
        }
    }

    /// Why one service was not imported.
    package struct ImportRefusal: Sendable, Hashable {
        /// Field 1, `service`.
        package var service: String = ""
        /// Field 2, `code`.
        package var code: String = ""
        /// Field 3, `message`.
        package var message: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            service: String = "",
            code: String = "",
            message: String = ""
        ) {
            self.service = service
            self.code = code
            self.message = message
        }
    }

    /// `tombolo.catalog.ImportReply`.
    package struct ImportReply: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// Sequence of the journal that a reader must have reached to see what was written.
        package var sequence: UInt64 = 0
        /// Field 3, `refusals`.
        package var refusals: [CatalogWire.ImportRefusal] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            sequence: UInt64 = 0,
            refusals: [CatalogWire.ImportRefusal] = []
        ) {
            self.index = index
            self.sequence = sequence
            self.refusals = refusals
        }
    }

    /// Removes imported services of a peer: all that are not kept. Long lists come in slices.
    package struct RetainRequest: Sendable, Hashable {
        /// Field 1, `peer`.
        package var peer: String = ""
        /// Field 2, `services`.
        package var services: [String] = []
        /// Only names above this one are judged; empty when there is no bound.
        package var above: String = ""
        /// Only names up to this one are judged; empty when there is no bound.
        package var upTo: String = ""
        /// As in an import.
        package var fence: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peer: String = "",
            services: [String] = [],
            above: String = "",
            upTo: String = "",
            fence: UInt64 = 0
        ) {
            self.peer = peer
            self.services = services
            self.above = above
            self.upTo = upTo
            self.fence = fence
        }
    }

    /// `tombolo.catalog.RetainReply`.
    package struct RetainReply: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// There is more to remove than one transaction holds: ask again.
        package var more: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            more: Bool = false
        ) {
            self.index = index
            self.more = more
        }
    }

    /// Gives services without instances a virtual address (config entries), or takes it back.
    package struct VirtualAddressesRequest: Sendable, Hashable {
        /// Field 1, `assign`.
        package var assign: [String] = []
        /// Field 2, `release`.
        package var release: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            assign: [String] = [],
            release: [String] = []
        ) {
            self.assign = assign
            self.release = release
        }
    }

    /// Removes a part of what is in a namespace, or of the nodes of a partition.
    package struct ClearRequest: Sendable, Hashable {
        /// Field 1, `partition`.
        package var partition: String = ""
        /// Field 2, `namespace`.
        package var namespace: String = ""
        /// The nodes of the partition are meant.
        package var nodes: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            partition: String = "",
            namespace: String = "",
            nodes: Bool = false
        ) {
            self.partition = partition
            self.namespace = namespace
            self.nodes = nodes
        }
    }

    /// `tombolo.catalog.ClearReply`.
    package struct ClearReply: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// Not all is gone yet: ask again.
        package var more: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            more: Bool = false
        ) {
            self.index = index
            self.more = more
        }
    }
}
