// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/testing/testing.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension TestingWire {
    /// The health of a check in tests and benchmarks.
    package enum Health: Sendable, Hashable {
        /// 0 on the wire.
        case unspecified
        /// 1 on the wire.
        case passing
        /// 2 on the wire.
        case warning
        /// 3 on the wire.
        case critical
        /// A value this schema does not know; kept as it came.
        case unrecognized(Int32)

        /// The value for a number on the wire.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .passing
            case 2: self = .warning
            case 3: self = .critical
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .passing: 1
            case .warning: 2
            case .critical: 3
            case .unrecognized(let value): value
            }
        }
    }

    /// One check of an instance.
    package struct Check: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: String = ""
        /// Field 2, `check_id`.
        package var checkID: String = ""
        /// Field 3, `name`.
        package var name: String = ""
        /// Field 4, `status`.
        package var status: TestingWire.Health = .unspecified
        /// Field 5, `output`.
        package var output: String = ""
        /// Field 6, `service_id`.
        package var serviceID: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: String = "",
            checkID: String = "",
            name: String = "",
            status: TestingWire.Health = .unspecified,
            output: String = "",
            serviceID: String = ""
        ) {
            self.node = node
            self.checkID = checkID
            self.name = name
            self.status = status
            self.output = output
            self.serviceID = serviceID
        }
    }

    /// Where an instance can also be reached.
    package struct Address: Sendable, Hashable {
        /// Field 1, `address`.
        package var address: String = ""
        /// Field 2, `port`.
        package var port: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            address: String = "",
            port: UInt32 = 0
        ) {
            self.address = address
            self.port = port
        }
    }

    /// What a sidecar stands for.
    package struct Proxy: Sendable, Hashable {
        /// Field 1, `destination_service_name`.
        package var destinationServiceName: String = ""
        /// Field 2, `destination_service_id`.
        package var destinationServiceID: String = ""
        /// Field 3, `local_service_address`.
        package var localServiceAddress: String = ""
        /// Field 4, `local_service_port`.
        package var localServicePort: UInt32 = 0
        /// Field 5, `config`.
        package var config: [String: String] = [:]
        /// Field 6, `upstreams`.
        package var upstreams: [TestingWire.Address] = []
        /// Field 7, `mode`.
        package var mode: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            destinationServiceName: String = "",
            destinationServiceID: String = "",
            localServiceAddress: String = "",
            localServicePort: UInt32 = 0,
            config: [String: String] = [:],
            upstreams: [TestingWire.Address] = [],
            mode: String = ""
        ) {
            self.destinationServiceName = destinationServiceName
            self.destinationServiceID = destinationServiceID
            self.localServiceAddress = localServiceAddress
            self.localServicePort = localServicePort
            self.config = config
            self.upstreams = upstreams
            self.mode = mode
        }
    }

    /// A service instance with 24 fields; what the benchmark encodes and decodes.
    package struct ServiceInstance: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `address`.
        package var address: String = ""
        /// Field 4, `port`.
        package var port: UInt32 = 0
        /// Field 5, `tags`.
        package var tags: [String] = []
        /// Field 6, `meta`.
        package var meta: [String: String] = [:]
        /// Field 7, `tagged_addresses`.
        package var taggedAddresses: [String: TestingWire.Address] = [:]
        /// Field 8, `node`.
        package var node: String = ""
        /// Field 9, `node_id`.
        package var nodeID: String = ""
        /// Field 10, `datacenter`.
        package var datacenter: String = ""
        /// Field 11, `partition`.
        package var partition: String = ""
        /// Field 12, `namespace`.
        package var namespace: String = ""
        /// Field 13, `peer_name`.
        package var peerName: String = ""
        /// Field 14, `kind`.
        package var kind: String = ""
        /// Field 15, `proxy`.
        package var proxy: TestingWire.Proxy? = nil
        /// Field 16, `checks`.
        package var checks: [TestingWire.Check] = []
        /// Field 17, `enable_tag_override`.
        package var enableTagOverride: Bool = false
        /// Field 18, `passing_weight`.
        package var passingWeight: UInt32 = 0
        /// Field 19, `warning_weight`.
        package var warningWeight: UInt32 = 0
        /// Field 20, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 21, `ttl`.
        package var ttl: UInt32? = nil
        /// Field 22, `digest`.
        package var digest: [UInt8] = []
        /// Field 23, `socket_path`.
        package var socketPath: String = ""
        /// Field 24, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            address: String = "",
            port: UInt32 = 0,
            tags: [String] = [],
            meta: [String: String] = [:],
            taggedAddresses: [String: TestingWire.Address] = [:],
            node: String = "",
            nodeID: String = "",
            datacenter: String = "",
            partition: String = "",
            namespace: String = "",
            peerName: String = "",
            kind: String = "",
            proxy: TestingWire.Proxy? = nil,
            checks: [TestingWire.Check] = [],
            enableTagOverride: Bool = false,
            passingWeight: UInt32 = 0,
            warningWeight: UInt32 = 0,
            createIndex: UInt64 = 0,
            ttl: UInt32? = nil,
            digest: [UInt8] = [],
            socketPath: String = "",
            modifyIndex: UInt64 = 0
        ) {
            self.id = id
            self.name = name
            self.address = address
            self.port = port
            self.tags = tags
            self.meta = meta
            self.taggedAddresses = taggedAddresses
            self.node = node
            self.nodeID = nodeID
            self.datacenter = datacenter
            self.partition = partition
            self.namespace = namespace
            self.peerName = peerName
            self.kind = kind
            self.proxy = proxy
            self.checks = checks
            self.enableTagOverride = enableTagOverride
            self.passingWeight = passingWeight
            self.warningWeight = warningWeight
            self.createIndex = createIndex
            self.ttl = ttl
            self.digest = digest
            self.socketPath = socketPath
            self.modifyIndex = modifyIndex
        }
    }

    /// One field of every kind there is.
    package struct Everything: Sendable, Hashable {
        /// Field 1, `a_double`.
        package var aDouble: Double = 0
        /// Field 2, `a_float`.
        package var aFloat: Float = 0
        /// Field 3, `an_int32`.
        package var anInt32: Int32 = 0
        /// Field 4, `an_int64`.
        package var anInt64: Int64 = 0
        /// Field 5, `a_uint32`.
        package var aUint32: UInt32 = 0
        /// Field 6, `a_uint64`.
        package var aUint64: UInt64 = 0
        /// Field 7, `a_sint32`.
        package var aSint32: Int32 = 0
        /// Field 8, `a_sint64`.
        package var aSint64: Int64 = 0
        /// Field 9, `a_fixed32`.
        package var aFixed32: UInt32 = 0
        /// Field 10, `a_fixed64`.
        package var aFixed64: UInt64 = 0
        /// Field 11, `a_sfixed32`.
        package var aSfixed32: Int32 = 0
        /// Field 12, `a_sfixed64`.
        package var aSfixed64: Int64 = 0
        /// Field 13, `a_bool`.
        package var aBool: Bool = false
        /// Field 14, `a_string`.
        package var aString: String = ""
        /// Field 15, `a_bytes`.
        package var aBytes: [UInt8] = []
        /// Field 16, `an_enum`.
        package var anEnum: TestingWire.Health = .unspecified
        /// Field 17, `a_message`.
        package var aMessage: TestingWire.Check? = nil
        /// Field 21, `doubles`.
        package var doubles: [Double] = []
        /// Field 23, `int32s`.
        package var int32s: [Int32] = []
        /// Field 28, `sint64s`.
        package var sint64s: [Int64] = []
        /// Field 33, `bools`.
        package var bools: [Bool] = []
        /// Field 34, `strings`.
        package var strings: [String] = []
        /// Field 35, `chunks`.
        package var chunks: [[UInt8]] = []
        /// Field 36, `enums`.
        package var enums: [TestingWire.Health] = []
        /// Field 37, `messages`.
        package var messages: [TestingWire.Check] = []
        /// Field 41, `texts_by_text`.
        package var textsByText: [String: String] = [:]
        /// Field 42, `chunks_by_number`.
        package var chunksByNumber: [Int32: [UInt8]] = [:]
        /// Field 43, `messages_by_text`.
        package var messagesByText: [String: TestingWire.Check] = [:]
        /// Field 44, `enums_by_number`.
        package var enumsByNumber: [UInt64: TestingWire.Health] = [:]
        /// Field 51, `optional_number`.
        package var optionalNumber: Int32? = nil
        /// Field 52, `optional_text`.
        package var optionalText: String? = nil
        /// Field 53, `optional_bool`.
        package var optionalBool: Bool? = nil
        /// Field 54, `optional_bytes`.
        package var optionalBytes: [UInt8]? = nil
        /// Field 55, `optional_health`.
        package var optionalHealth: TestingWire.Health? = nil
        /// One of the fields of `choice`, or none.
        package var choice: TestingWire.Everything.Choice? = nil
        /// Field 71, `any`.
        package var any: GoogleProtobuf.AnyMessage? = nil
        /// Field 72, `duration`.
        package var duration: GoogleProtobuf.Duration? = nil
        /// Field 73, `timestamp`.
        package var timestamp: GoogleProtobuf.Timestamp? = nil
        /// Field 74, `json`.
        package var json: GoogleProtobuf.Struct? = nil
        /// Field 75, `wrapped`.
        package var wrapped: GoogleProtobuf.StringValue? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            aDouble: Double = 0,
            aFloat: Float = 0,
            anInt32: Int32 = 0,
            anInt64: Int64 = 0,
            aUint32: UInt32 = 0,
            aUint64: UInt64 = 0,
            aSint32: Int32 = 0,
            aSint64: Int64 = 0,
            aFixed32: UInt32 = 0,
            aFixed64: UInt64 = 0,
            aSfixed32: Int32 = 0,
            aSfixed64: Int64 = 0,
            aBool: Bool = false,
            aString: String = "",
            aBytes: [UInt8] = [],
            anEnum: TestingWire.Health = .unspecified,
            aMessage: TestingWire.Check? = nil,
            doubles: [Double] = [],
            int32s: [Int32] = [],
            sint64s: [Int64] = [],
            bools: [Bool] = [],
            strings: [String] = [],
            chunks: [[UInt8]] = [],
            enums: [TestingWire.Health] = [],
            messages: [TestingWire.Check] = [],
            textsByText: [String: String] = [:],
            chunksByNumber: [Int32: [UInt8]] = [:],
            messagesByText: [String: TestingWire.Check] = [:],
            enumsByNumber: [UInt64: TestingWire.Health] = [:],
            optionalNumber: Int32? = nil,
            optionalText: String? = nil,
            optionalBool: Bool? = nil,
            optionalBytes: [UInt8]? = nil,
            optionalHealth: TestingWire.Health? = nil,
            choice: TestingWire.Everything.Choice? = nil,
            any: GoogleProtobuf.AnyMessage? = nil,
            duration: GoogleProtobuf.Duration? = nil,
            timestamp: GoogleProtobuf.Timestamp? = nil,
            json: GoogleProtobuf.Struct? = nil,
            wrapped: GoogleProtobuf.StringValue? = nil
        ) {
            self.aDouble = aDouble
            self.aFloat = aFloat
            self.anInt32 = anInt32
            self.anInt64 = anInt64
            self.aUint32 = aUint32
            self.aUint64 = aUint64
            self.aSint32 = aSint32
            self.aSint64 = aSint64
            self.aFixed32 = aFixed32
            self.aFixed64 = aFixed64
            self.aSfixed32 = aSfixed32
            self.aSfixed64 = aSfixed64
            self.aBool = aBool
            self.aString = aString
            self.aBytes = aBytes
            self.anEnum = anEnum
            self.aMessage = aMessage
            self.doubles = doubles
            self.int32s = int32s
            self.sint64s = sint64s
            self.bools = bools
            self.strings = strings
            self.chunks = chunks
            self.enums = enums
            self.messages = messages
            self.textsByText = textsByText
            self.chunksByNumber = chunksByNumber
            self.messagesByText = messagesByText
            self.enumsByNumber = enumsByNumber
            self.optionalNumber = optionalNumber
            self.optionalText = optionalText
            self.optionalBool = optionalBool
            self.optionalBytes = optionalBytes
            self.optionalHealth = optionalHealth
            self.choice = choice
            self.any = any
            self.duration = duration
            self.timestamp = timestamp
            self.json = json
            self.wrapped = wrapped
        }

        /// The fields of `choice`, of which one is set.
        package enum Choice: Sendable, Hashable {
            /// Field 61, `chosen_text`.
            case chosenText(String)
            /// Field 62, `chosen_message`.
            case chosenMessage(TestingWire.Check)
            /// Field 63, `chosen_number`.
            case chosenNumber(UInt32)
            /// Field 64, `chosen_bytes`.
            case chosenBytes([UInt8])
            /// Field 65, `chosen_health`.
            case chosenHealth(TestingWire.Health)
            /// Field 66, `chosen_empty`.
            case chosenEmpty(GoogleProtobuf.Empty)
        }
    }

    /// A message that can hold itself in every way.
    package struct Tree: Sendable, Hashable {
        /// Field 1, `label`.
        package var label: String = ""
        /// Field 2, `left`.
        package var left: TestingWire.Tree? {
            get { leftStorage?.value }
            set { leftStorage = newValue.map(Indirect.box) }
        }
        private var leftStorage: Indirect<TestingWire.Tree>? = nil
        /// Field 3, `children`.
        package var children: [TestingWire.Tree] = []
        /// Field 4, `named`.
        package var named: [String: TestingWire.Tree] = [:]
        /// One of the fields of `choice`, or none.
        package var choice: TestingWire.Tree.Choice? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            label: String = "",
            left: TestingWire.Tree? = nil,
            children: [TestingWire.Tree] = [],
            named: [String: TestingWire.Tree] = [:],
            choice: TestingWire.Tree.Choice? = nil
        ) {
            self.label = label
            self.left = left
            self.children = children
            self.named = named
            self.choice = choice
        }

        /// The fields of `choice`, of which one is set.
        package enum Choice: Sendable, Hashable {
            /// Field 5, `chosen`.
            indirect case chosen(TestingWire.Tree)
            /// Field 6, `leaf`.
            case leaf(String)
        }
    }

    /// Names that are words of C or Swift, or written in capitals.
    package struct Names: Sendable, Hashable {
        /// Field 1, `class`.
        package var `class`: String = ""
        /// Field 2, `default`.
        package var `default`: String = ""
        /// Field 3, `in`.
        package var `in`: Bool = false
        /// Field 4, `namespace`.
        package var namespace: String = ""
        /// Field 5, `operator`.
        package var `operator`: String = ""
        /// Field 6, `RootPEMs`.
        package var rootPEMs: [String] = []
        /// Field 7, `PeerID`.
        package var peerID: String = ""
        /// Field 8, `LANAddress`.
        package var lanAddress: String = ""
        /// One of the fields of `switch`, or none.
        package var `switch`: TestingWire.Names.Switch? = nil
        /// Field 11, `type`.
        package var type: TestingWire.Names.TypeKind = .`static`
        /// Field 12, `description`.
        package var description: String = ""
        /// Field 13, `init`.
        package var init_: String = ""
        /// Field 14, `hash_value`.
        package var hashValue_: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            `class`: String = "",
            `default`: String = "",
            `in`: Bool = false,
            namespace: String = "",
            `operator`: String = "",
            rootPEMs: [String] = [],
            peerID: String = "",
            lanAddress: String = "",
            `switch`: TestingWire.Names.Switch? = nil,
            type: TestingWire.Names.TypeKind = .`static`,
            description: String = "",
            init_: String = "",
            hashValue_: String = ""
        ) {
            self.class = `class`
            self.default = `default`
            self.in = `in`
            self.namespace = namespace
            self.operator = `operator`
            self.rootPEMs = rootPEMs
            self.peerID = peerID
            self.lanAddress = lanAddress
            self.switch = `switch`
            self.type = type
            self.description = description
            self.init_ = init_
            self.hashValue_ = hashValue_
        }

        /// `tombolo.testing.Names.Type`.
        package enum TypeKind: Sendable, Hashable {
            /// 0 on the wire.
            case `static`
            /// 1 on the wire.
            case strictDNS
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .`static`
                case 1: self = .strictDNS
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .`static`: 0
                case .strictDNS: 1
                case .unrecognized(let value): value
                }
            }
        }

        /// The fields of `switch`, of which one is set.
        package enum Switch: Sendable, Hashable {
            /// Field 9, `case`.
            case `case`(String)
            /// Field 10, `self`.
            case self_(String)
        }
    }
}
