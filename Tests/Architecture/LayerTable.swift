/// The layers of DESIGN.md §8.
///
/// What a layer may use is the whole rule; the compiler holds the rest (declared dependencies).
enum LayerKind: CaseIterable, Sendable {
    case values
    case logic
    case schema
    case bus
    case contracts
    case journal
    case runtime
    /// The decisions of one service.
    case serviceLogic
    /// The actors around them.
    case shell
    /// Only `@main` and wiring.
    case main

    /// Layers that a module of this layer may import; of a layer of services only its own service's module.
    var mayUse: Set<LayerKind> {
        switch self {
        case .values: []
        case .logic: [.values, .logic]
        case .schema: [.schema]
        case .bus: [.values, .bus]
        case .contracts: [.values, .logic, .schema, .bus, .contracts]
        case .journal: [.values, .logic, .schema, .bus, .contracts]
        case .runtime: [.values, .logic, .schema, .bus, .contracts, .journal]
        case .serviceLogic: [.values, .logic]
        case .shell: [.values, .logic, .schema, .bus, .contracts, .journal, .runtime, .serviceLogic]
        case .main: [.runtime, .shell]
        }
    }

    /// Pure code has no clock, no chance, no concurrency, no input and no output.
    var isPure: Bool { self == .values || self == .logic || self == .serviceLogic }
}

/// One module: where it lies, its layer, and what it may import beyond its layer.
struct Layer: Sendable {
    let name: String
    let path: String
    let kind: LayerKind
    /// Modules of this package that the layer alone would not allow.
    let also: [String]
    /// Modules of the system and of other packages.
    let outside: [String]

    init(_ name: String, _ path: String, _ kind: LayerKind, also: [String] = [], outside: [String] = []) {
        self.name = name
        self.path = path
        self.kind = kind
        self.also = also
        self.outside = outside
    }

    /// The service whose folder this is.
    var service: String? {
        let parts = path.split(separator: "/")
        return parts.first == "Services" && parts.count > 1 ? String(parts[1]) : nil
    }
}

/// The picture of DESIGN.md §8 as data, read from top to bottom: a module uses only what stands above it.
///
/// To add a module, add its line here and in Package.swift; a test compares the two.
enum LayerTable {
    /// Modules that are C, seen only below `Shared/Schema` and `Shared/Bus`.
    static let cModules: Set<String> = ["CNats", "CProtobufC", "COpenSSL", "CSchema", "CEventLoop", "CRE2", "CZlib"]

    /// Modules that only one other module may know: whoever needs a bus gets it from the runtime as a `MeshBus`.
    static let hidden = ["MeshBusNATS": "MeshRuntime"]

    /// The only module that may use another service's: the program that starts the agent and checks its configuration
    /// reads it with the agent's own reader, so that the two cannot differ.
    static let readers = ["CommandLineLogic": "AgentLogic"]

    static let shared = [
        Layer("MeshDomain", "Shared/Domain", .values),
        Layer("RegularExpressions", "Shared/Schema/RegularExpressions", .schema, also: ["CRE2"]),
        Layer(
            "SchemaRuntime",
            "Shared/Schema/SchemaRuntime",
            .schema,
            also: ["CSchema", "CProtobufC"],
            outside: system
        ),
        Layer("BusSchema", "Shared/Schema/BusSchema", .schema, also: ["CSchema", "CProtobufC"]),
        Layer("EnvoySchema", "Shared/Schema/EnvoySchema", .schema, also: ["CSchema", "CProtobufC"]),
        Layer("EnvoyDescriptors", "Shared/Schema/EnvoyDescriptors", .schema),
        Layer("PeerStreamSchema", "Shared/Schema/PeerStreamSchema", .schema, also: ["CSchema", "CProtobufC"]),
        Layer("MeshRPC", "Shared/Runtime/RPC", .schema, outside: grpc),
        Layer(
            "MeshConnections",
            "Shared/Runtime/Connections",
            .runtime,
            outside: system + platform + nio + ["Logging", "Metrics"]
        ),
        Layer(
            "Certificates",
            "Shared/Schema/Certificates",
            .schema,
            also: ["MeshDomain", "COpenSSL"],
            outside: system + ["SwiftASN1"]
        ),
        Layer(
            "SnapshotArchive",
            "Shared/Schema/SnapshotArchive",
            .schema,
            also: ["MeshDomain", "Certificates", "CZlib"]
        ),
        Layer("HCLSyntax", "Shared/Logic/HCLSyntax", .logic),
        Layer("FilterExpressions", "Shared/Logic/FilterExpressions", .logic, also: ["RegularExpressions"]),
        Layer("AccessRules", "Shared/Logic/AccessRules", .logic),
        Layer("MeshState", "Shared/Logic/MeshState", .logic, outside: collections),
        Layer("CatalogTables", "Shared/Logic/CatalogTables", .logic, outside: collections),
        Layer("ConfigEntryTables", "Shared/Logic/ConfigEntryTables", .logic, outside: collections),
        Layer("PeeringTables", "Shared/Logic/PeeringTables", .logic, outside: collections),
        Layer("AuthorityTables", "Shared/Logic/AuthorityTables", .logic, outside: collections),
        Layer("ConsulJSON", "Shared/Logic/ConsulJSON", .logic),
        Layer("PreparedQueries", "Shared/Logic/PreparedQueries", .logic, also: ["RegularExpressions"]),
        Layer("NameSystem", "Shared/Logic/NameSystem", .logic),
        Layer("EnvoyPatches", "Shared/Logic/EnvoyPatches", .logic, also: ["EnvoyDescriptors"]),
        Layer("DiscoveryChain", "Shared/Logic/DiscoveryChain", .logic),
        Layer("ConfigEntryKinds", "Shared/Logic/ConfigEntryKinds", .logic, also: ["Certificates"]),
        Layer("TransactionRules", "Shared/Logic/TransactionRules", .logic),
        Layer("RegistrationRules", "Shared/Logic/RegistrationRules", .logic),
        Layer("ProxySnapshots", "Shared/Logic/ProxySnapshots", .logic, outside: collections),
        Layer(
            "EnvoyTranslation",
            "Shared/Logic/EnvoyTranslation",
            .logic,
            also: ["EnvoySchema", "SchemaRuntime"],
            outside: collections
        ),
        Layer("MeshBus", "Shared/Bus/Interface", .bus, outside: system + platform + collections),
        Layer(
            "MeshBusNATS",
            "Shared/Bus/NATS",
            .bus,
            also: ["CNats", "CEventLoop"],
            outside: system + platform + collections
        ),
        Layer("MeshContracts", "Shared/Contracts/Core", .contracts, outside: system + telemetry),
        Layer("CatalogContract", "Shared/Contracts/Catalog", .contracts, outside: system),
        Layer("ConfigEntryContract", "Shared/Contracts/ConfigEntry", .contracts, outside: system),
        Layer("ACLContract", "Shared/Contracts/ACL", .contracts, outside: system + telemetry),
        Layer("PeeringContract", "Shared/Contracts/Peering", .contracts, outside: system),
        Layer("GatewayContract", "Shared/Contracts/Gateway", .contracts, outside: system),
        Layer("AuthorityContract", "Shared/Contracts/Authority", .contracts, outside: system),
        Layer("MeshJournal", "Shared/Journal", .journal, outside: system + platform + collections + telemetry),
        Layer(
            "MeshRuntime",
            "Shared/Runtime/Process",
            .runtime,
            outside: system + platform + collections + [
                "Logging", "Metrics", "CoreMetrics", "ServiceLifecycle", "NIOCore", "NIOPosix",
                "NIOHTTP1",
            ]
        ),
    ]

    static let services: [Layer] =
        service("Catalog")
        + service("ConfigEntry")
        + service("ACL", shellOutside: http + nio)
        + service("CertificateAuthority")
        + service("Peering", shellOutside: grpc + nio + platform + ["NIOCertificateReloading"])
        + service("Gateway", logicAlso: ["EnvoySchema", "SchemaRuntime"], shellOutside: gateway)
        + service(
            "Agent",
            logicAlso: ["RegularExpressions"],
            logicOutside: ["HTTPTypes"],
            shellOutside: http + nio + platform + ["NIOCertificateReloading", "NIOHTTP2", "NIOHPACK", "NIOTLS"]
        )
        + service("Kubernetes", shellOutside: http + nio + ["Yams"])
        + [
            Layer(
                "CommandLineLogic",
                "Services/CommandLine/Logic",
                .serviceLogic,
                also: ["AgentLogic", "SnapshotArchive"]
            ),
            Layer(
                "CommandLineService",
                "Services/CommandLine/Service",
                .shell,
                outside: system + platform + http + nio + ["ArgumentParser", "Logging"]
            ),
            Layer("tombolo", "Services/CommandLine/Main", .main, outside: platform + ["Dispatch"]),
        ]

    /// All modules of `Shared` and `Services`.
    static let all = shared + services

    private static let system = ["Foundation", "FoundationEssentials", "Synchronization", "Dispatch"]
    /// The C library: files, signals and clocks that Foundation does not offer.
    private static let platform = ["Glibc", "Darwin"]
    /// Log lines and metrics of what all services share.
    private static let telemetry = ["Logging", "CoreMetrics"]
    private static let collections = ["Collections", "HashTreeCollections", "DequeModule", "OrderedCollections"]
    private static let grpc = ["GRPCCore", "GRPCNIOTransportHTTP2", "GRPCNIOTransportHTTP2Posix"]
    private static let nio = ["NIOCore", "NIOPosix", "NIOSSL"]
    private static let gateway = grpc + nio + platform + ["NIOCertificateReloading"]
    private static let http = ["AsyncHTTPClient", "HTTPTypes", "NIOHTTP1", "NIOExtras"]

    /// The three modules of a service.
    private static func service(
        _ name: String,
        logicAlso: [String] = [],
        logicOutside: [String] = [],
        shellOutside: [String] = []
    ) -> [Layer] {
        [
            Layer(
                "\(name)Logic",
                "Services/\(name)/Logic",
                .serviceLogic,
                also: logicAlso,
                outside: collections + logicOutside
            ),
            Layer(
                "\(name)Service",
                "Services/\(name)/Service",
                .shell,
                outside: system + collections + ["Logging", "Metrics", "ServiceLifecycle"] + shellOutside
            ),
            Layer("tombolo-" + kebabCase(name), "Services/\(name)/Main", .main),
        ]
    }

    /// `CertificateAuthority` as `certificate-authority`; a run of capitals stays one word.
    static func kebabCase(_ name: String) -> String {
        var result = ""
        var previousIsLowercase = false
        for character in name {
            if character.isUppercase, previousIsLowercase { result.append("-") }
            previousIsLowercase = character.isLowercase
            result.append(contentsOf: character.lowercased())
        }
        return result
    }
}
