// swift-tools-version: 6.2
import PackageDescription

// The package is written as a table: one line per module, in the order of the layers (DESIGN.md §8, Tests/Architecture).
// `TOMBOLO_ONLY=ModuleA,ModuleB swift build` builds only those modules and what they need, which keeps the edit-build-test
// loop short on small machines; `programs` stands for everything that is installed.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Pure modules hold no pointer at all, so every unsafe construct in them is an error.
let pure: [SwiftSetting] = strict + [.strictMemorySafety()]

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let treeCollections: Target.Dependency = .product(name: "HashTreeCollections", package: "swift-collections")
let dequeCollections: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let grpc: Target.Dependency = .product(name: "GRPCCore", package: "grpc-swift-2")
let grpcTransport: Target.Dependency = .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioExtras: Target.Dependency = .product(name: "NIOExtras", package: "swift-nio-extras")
let certificateReloading: Target.Dependency = .product(name: "NIOCertificateReloading", package: "swift-nio-extras")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioHTTP2: Target.Dependency = .product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let nioHPACK: Target.Dependency = .product(name: "NIOHPACK", package: "swift-nio-http2")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let yaml: Target.Dependency = .product(name: "Yams", package: "Yams")

func library(
    _ name: String,
    _ path: String,
    _ dependencies: [Target.Dependency] = [],
    exclude: [String] = [],
    settings: [SwiftSetting] = strict
)
    -> Target
{
    .target(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: settings)
}

func pureLibrary(
    _ name: String,
    _ path: String,
    _ dependencies: [Target.Dependency] = [],
    exclude: [String] = [],
    settings: [SwiftSetting] = pure
)
    -> Target
{
    library(name, path, dependencies, exclude: exclude, settings: settings)
}

/// Rows and messages are packed byte by byte, which takes a hundred times as long without optimisation: debug builds have it here,
/// too.
let packed: [SwiftSetting] = pure + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func executable(
    _ name: String,
    _ path: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = []
)
    -> Target
{
    .executableTarget(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ path: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: strict)
}

let schema: [Target] = [
    .systemLibrary(
        name: "CNats",
        path: "Shared/Schema/CNats",
        pkgConfig: "libnats",
        providers: [.apt(["libnats-dev"])]
    ),
    .systemLibrary(
        name: "CProtobufC",
        path: "Shared/Schema/CProtobufC",
        pkgConfig: "libprotobuf-c",
        providers: [.apt(["libprotobuf-c-dev"])]
    ),
    .systemLibrary(
        name: "COpenSSL",
        path: "Shared/Schema/COpenSSL",
        pkgConfig: "openssl",
        providers: [.apt(["libssl-dev"])]
    ),
    .systemLibrary(
        name: "CZlib",
        path: "Shared/Schema/CZlib",
        pkgConfig: "zlib",
        providers: [.apt(["zlib1g-dev"])]
    ),
    .target(
        name: "CSchema",
        dependencies: ["CProtobufC"],
        path: "Shared/Schema/CSchema",
        cSettings: [.unsafeFlags(["-O2"])]
    ),
    .target(
        name: "CRE2",
        path: "Shared/Schema/CRE2",
        cxxSettings: [.unsafeFlags(["-O2"])],
        linkerSettings: [.linkedLibrary("re2")]
    ),
    library("RegularExpressions", "Shared/Schema/RegularExpressions", ["CRE2"]),
    library("SchemaRuntime", "Shared/Schema/SchemaRuntime", ["CSchema", "CProtobufC"]),
    library("BusSchema", "Shared/Schema/BusSchema", ["SchemaRuntime", "CSchema", "CProtobufC"]),
    library("EnvoySchema", "Shared/Schema/EnvoySchema", ["SchemaRuntime", "CSchema", "CProtobufC"]),
    library("EnvoyDescriptors", "Shared/Schema/EnvoyDescriptors"),
    library("PeerStreamSchema", "Shared/Schema/PeerStreamSchema", ["SchemaRuntime", "CSchema", "CProtobufC"]),
]

let contract: [Target.Dependency] = [
    "MeshContracts", "MeshDomain", "MeshState", "MeshBus", "BusSchema", "SchemaRuntime",
]

let shared: [Target] = [
    pureLibrary("MeshDomain", "Shared/Domain"),
    pureLibrary("HCLSyntax", "Shared/Logic/HCLSyntax", ["MeshDomain"]),
    pureLibrary("FilterExpressions", "Shared/Logic/FilterExpressions", ["MeshDomain", "RegularExpressions"]),
    pureLibrary("AccessRules", "Shared/Logic/AccessRules", ["MeshDomain", "HCLSyntax"]),
    pureLibrary("MeshState", "Shared/Logic/MeshState", ["MeshDomain"]),
    pureLibrary(
        "CatalogTables",
        "Shared/Logic/CatalogTables",
        ["MeshDomain", "MeshState", treeCollections],
        settings: packed
    ),
    pureLibrary("ConfigEntryTables", "Shared/Logic/ConfigEntryTables", ["MeshDomain", "MeshState", treeCollections]),
    pureLibrary("PeeringTables", "Shared/Logic/PeeringTables", ["MeshDomain", "MeshState", treeCollections]),
    pureLibrary("AuthorityTables", "Shared/Logic/AuthorityTables", ["MeshDomain", "MeshState", treeCollections]),
    pureLibrary(
        "NameSystem",
        "Shared/Logic/NameSystem",
        ["MeshDomain", "CatalogTables", "AccessRules", "PreparedQueries"],
        settings: packed
    ),
    pureLibrary("ConsulJSON", "Shared/Logic/ConsulJSON", ["MeshDomain", "HCLSyntax"]),
    pureLibrary(
        "PreparedQueries",
        "Shared/Logic/PreparedQueries",
        ["MeshDomain", "MeshState", "CatalogTables", "AccessRules", "ConsulJSON", "RegularExpressions"]
    ),
    pureLibrary(
        "EnvoyPatches",
        "Shared/Logic/EnvoyPatches",
        ["MeshDomain", "ConsulJSON", "EnvoyDescriptors"],
        exclude: ["README.md"]
    ),
    pureLibrary(
        "ConfigEntryKinds",
        "Shared/Logic/ConfigEntryKinds",
        [
            "MeshDomain", "MeshState", "ConsulJSON", "AccessRules", "FilterExpressions", "ConfigEntryTables",
            "DiscoveryChain", "EnvoyPatches", "Certificates",
        ]
    ),
    pureLibrary("RegistrationRules", "Shared/Logic/RegistrationRules", ["MeshDomain", "ConsulJSON"]),
    pureLibrary(
        "TransactionRules",
        "Shared/Logic/TransactionRules",
        ["MeshDomain", "MeshState", "CatalogTables", "AccessRules", "ConsulJSON"]
    ),
    pureLibrary("DiscoveryChain", "Shared/Logic/DiscoveryChain", ["MeshDomain", "ConfigEntryTables"]),
    pureLibrary(
        "ProxySnapshots",
        "Shared/Logic/ProxySnapshots",
        [
            "MeshDomain", "CatalogTables", "ConfigEntryTables", "DiscoveryChain", "PeeringTables", "AuthorityTables",
            "ConsulJSON", "FilterExpressions",
        ]
    ),
    pureLibrary(
        "EnvoyTranslation",
        "Shared/Logic/EnvoyTranslation",
        ["MeshDomain", "DiscoveryChain", "ProxySnapshots", "EnvoyPatches", "EnvoySchema", "SchemaRuntime"]
    ),
    .target(
        name: "CEventLoop",
        dependencies: ["CNats"],
        path: "Shared/Bus/CEventLoop",
        cSettings: [.unsafeFlags(["-O2"])]
    ),
    library("MeshBus", "Shared/Bus/Interface", ["MeshDomain"]),
    library("MeshBusNATS", "Shared/Bus/NATS", ["MeshBus", "CNats", "CEventLoop"]),
    library(
        "MeshContracts",
        "Shared/Contracts/Core",
        ["MeshDomain", "MeshBus", "BusSchema", "SchemaRuntime", "MeshState", log, coreMetrics]
    ),
    library("CatalogContract", "Shared/Contracts/Catalog", contract + ["CatalogTables", "TransactionRules"]),
    library(
        "ConfigEntryContract",
        "Shared/Contracts/ConfigEntry",
        contract + ["ConfigEntryTables", "ConfigEntryKinds"]
    ),
    library("ACLContract", "Shared/Contracts/ACL", contract + ["AccessRules", log, coreMetrics]),
    library("PeeringContract", "Shared/Contracts/Peering", contract + ["PeeringTables"]),
    library("GatewayContract", "Shared/Contracts/Gateway", contract),
    library("AuthorityContract", "Shared/Contracts/Authority", contract + ["AuthorityTables", "Certificates"]),
    library(
        "MeshJournal",
        "Shared/Journal",
        [
            "MeshDomain", "MeshBus", "MeshContracts", "MeshState", "BusSchema", "SchemaRuntime", "Certificates",
            dequeCollections, treeCollections, log, coreMetrics,
        ]
    ),
    library("MeshRPC", "Shared/Runtime/RPC", ["SchemaRuntime", grpc]),
    library("Certificates", "Shared/Schema/Certificates", ["MeshDomain", "COpenSSL", asn1]),
    library("SnapshotArchive", "Shared/Schema/SnapshotArchive", ["MeshDomain", "Certificates", "CZlib"]),
    library("MeshConnections", "Shared/Runtime/Connections", [log, metrics, nio]),
    library(
        "MeshRuntime",
        "Shared/Runtime/Process",
        [
            "MeshDomain", "ACLContract", "MeshBus", "MeshBusNATS", "MeshContracts", "MeshJournal", "Certificates",
            "ConsulJSON",
            log, metrics, coreMetrics, lifecycle,
            nio, nioPosix, nioHTTP1,
        ]
    ),
]

/// What every service shell may use; a service never imports another service.
let shell: [Target.Dependency] = [
    "MeshDomain", "MeshState", "MeshBus", "MeshContracts", "MeshJournal", "MeshRuntime", "AccessRules", "BusSchema",
    "SchemaRuntime", "CatalogTables", "CatalogContract", "ConfigEntryTables", "ConfigEntryContract", "ACLContract",
    "PeeringTables", "PeeringContract", "AuthorityTables", "AuthorityContract", "GatewayContract", log, metrics,
]

let services: [Target] = [
    pureLibrary(
        "CatalogLogic",
        "Services/Catalog/Logic",
        [
            "MeshDomain", "MeshState", "CatalogTables", "ConsulJSON", "RegistrationRules", "AccessRules",
            "TransactionRules",
        ]
    ),
    library(
        "CatalogService",
        "Services/Catalog/Service",
        shell + ["CatalogLogic", "TransactionRules", "PreparedQueries"]
    ),
    executable("tombolo-catalog", "Services/Catalog/Main", ["CatalogService", "MeshRuntime"]),

    pureLibrary(
        "ConfigEntryLogic",
        "Services/ConfigEntry/Logic",
        ["MeshDomain", "MeshState", "AccessRules", "ConfigEntryTables", "ConfigEntryKinds", "DiscoveryChain"]
    ),
    library(
        "ConfigEntryService",
        "Services/ConfigEntry/Service",
        shell + ["ConfigEntryLogic", "ConfigEntryKinds", "Certificates"]
    ),
    executable("tombolo-config-entry", "Services/ConfigEntry/Main", ["ConfigEntryService", "MeshRuntime"]),

    pureLibrary(
        "ACLLogic",
        "Services/ACL/Logic",
        ["MeshDomain", "MeshState", "AccessRules", "ConsulJSON", "FilterExpressions", treeCollections]
    ),
    library(
        "ACLService",
        "Services/ACL/Service",
        shell + ["ACLLogic", "Certificates", httpClient, nio, nioHTTP1, nioSSL]
    ),
    executable("tombolo-acl", "Services/ACL/Main", ["ACLService", "MeshRuntime"]),

    pureLibrary(
        "CertificateAuthorityLogic",
        "Services/CertificateAuthority/Logic",
        ["MeshDomain", "MeshState", "AuthorityTables", "AccessRules", treeCollections]
    ),
    library(
        "CertificateAuthorityService",
        "Services/CertificateAuthority/Service",
        shell + ["CertificateAuthorityLogic", "Certificates", "ConsulJSON"]
    ),
    executable(
        "tombolo-certificate-authority",
        "Services/CertificateAuthority/Main",
        ["CertificateAuthorityService", "MeshRuntime"]
    ),

    pureLibrary(
        "PeeringLogic",
        "Services/Peering/Logic",
        [
            "MeshDomain", "MeshState", "PeeringTables", "CatalogTables", "ConfigEntryTables", "DiscoveryChain",
            "AccessRules", treeCollections,
        ]
    ),
    library(
        "PeeringService",
        "Services/Peering/Service",
        shell + [
            "PeeringLogic", "MeshRPC", "MeshConnections", "PeerStreamSchema", "Certificates", "ConsulJSON",
            "ConfigEntryKinds", grpc, grpcTransport, nio,
            nioPosix, nioSSL, certificateReloading, dequeCollections,
        ]
    ),
    executable("tombolo-peering", "Services/Peering/Main", ["PeeringService", "MeshRuntime"]),

    pureLibrary(
        "GatewayLogic",
        "Services/Gateway/Logic",
        [
            "MeshDomain", "MeshState", "ProxySnapshots", "EnvoyTranslation", "EnvoySchema", "SchemaRuntime",
            treeCollections,
        ]
    ),
    library(
        "GatewayService",
        "Services/Gateway/Service",
        shell + [
            "GatewayLogic", "MeshRPC", "MeshConnections", "Certificates", "ProxySnapshots", "EnvoyTranslation",
            "EnvoyPatches", "EnvoySchema", grpc, grpcTransport, nio, certificateReloading, dequeCollections,
        ]
    ),
    executable("tombolo-gateway", "Services/Gateway/Main", ["GatewayService", "MeshRuntime"]),

    pureLibrary(
        "AgentLogic",
        "Services/Agent/Logic",
        [
            "MeshDomain", "MeshState", "CatalogTables", "ConfigEntryTables", "PeeringTables", "AuthorityTables",
            "ConsulJSON", "RegistrationRules", "ProxySnapshots", "AccessRules", "HCLSyntax", "FilterExpressions",
            "NameSystem", "DiscoveryChain", "RegularExpressions", treeCollections, httpTypes,
        ]
    ),
    library(
        "AgentService",
        "Services/Agent/Service",
        shell + [
            "AgentLogic", "MeshConnections", "ConsulJSON", "ConfigEntryKinds", "RegistrationRules", "HCLSyntax",
            "FilterExpressions", "DiscoveryChain", "NameSystem", "ProxySnapshots", "TransactionRules",
            "SnapshotArchive", "Certificates", "PreparedQueries",
            httpClient, httpTypes, nio, nioPosix, nioHTTP1, nioHTTP2, nioHPACK, nioTLS, nioSSL, nioExtras,
            certificateReloading, lifecycle,
        ]
    ),
    executable("tombolo-agent", "Services/Agent/Main", ["AgentService", "MeshRuntime"]),

    pureLibrary(
        "KubernetesLogic",
        "Services/Kubernetes/Logic",
        ["MeshDomain", "ConsulJSON", "ConfigEntryKinds"]
    ),
    library(
        "KubernetesService",
        "Services/Kubernetes/Service",
        [
            "KubernetesLogic", "MeshDomain", "MeshBus", "MeshRuntime", "MeshConnections", "ConsulJSON",
            "ConfigEntryKinds",
            "Certificates", httpClient, nio, nioPosix, nioHTTP1, nioSSL, yaml, log, lifecycle,
        ]
    ),
    executable("tombolo-kubernetes", "Services/Kubernetes/Main", ["KubernetesService", "MeshRuntime"]),

    pureLibrary(
        "CommandLineLogic",
        "Services/CommandLine/Logic",
        [
            "MeshDomain", "MeshState", "ConsulJSON", "HCLSyntax", "AgentLogic", "ConfigEntryKinds", "ConfigEntryTables",
            "SnapshotArchive",
        ]
    ),
    library(
        "CommandLineService",
        "Services/CommandLine/Service",
        [
            "CommandLineLogic", "SnapshotArchive", "Certificates", "MeshDomain", "ConsulJSON", "HCLSyntax", httpClient,
            nio, nioPosix, nioHTTP1,
            nioSSL,
        ]
    ),
    executable("tombolo", "Services/CommandLine/Main", ["CommandLineService"]),
]

let testing: [Target] = [
    library(
        "TestSupport",
        "Tests/Support",
        [
            "MeshDomain", "MeshBus", "MeshBusNATS", "MeshContracts", "MeshJournal", "MeshRuntime", "MeshState", log,
            nio,
            nioPosix,
        ],
        exclude: ["Seeded"]
    ),
    library("TestSeeds", "Tests/Support/Seeded"),
    tests(
        "SchemaTests",
        "Tests/Unit/SchemaTests",
        [
            "BusSchema", "EnvoySchema", "PeerStreamSchema", "SchemaRuntime", "CSchema", "CProtobufC",
            "RegularExpressions", "TestSeeds", "EnvoyPatches",
        ]
    ),
    tests("DomainTests", "Tests/Unit/DomainTests", ["MeshDomain"]),
    tests(
        "EnvoyPatchesTests",
        "Tests/Unit/EnvoyPatchesTests",
        ["EnvoyPatches", "EnvoySchema", "SchemaRuntime", "ConsulJSON", "MeshDomain"]
    ),
    tests("HCLSyntaxTests", "Tests/Unit/HCLSyntaxTests", ["HCLSyntax", "MeshDomain"]),
    tests("FilterExpressionTests", "Tests/Unit/FilterExpressionTests", ["FilterExpressions", "MeshDomain"]),
    tests("ConnectionTests", "Tests/Unit/ConnectionTests", ["MeshConnections", log, nio, nioPosix]),
    tests("AccessRulesTests", "Tests/Unit/AccessRulesTests", ["AccessRules", "MeshDomain"]),
    tests("MeshStateTests", "Tests/Unit/MeshStateTests", ["MeshState", "TestSeeds"]),
    tests(
        "CatalogTablesTests",
        "Tests/Unit/CatalogTablesTests",
        ["CatalogTables", "CatalogContract", "MeshState", "MeshDomain", "TestSeeds"]
    ),
    tests(
        "ConfigEntryTablesTests",
        "Tests/Unit/ConfigEntryTablesTests",
        ["ConfigEntryTables", "ConfigEntryContract", "MeshState", "MeshDomain", "TestSeeds"]
    ),
    tests(
        "NameSystemTests",
        "Tests/Unit/NameSystemTests",
        ["NameSystem", "AccessRules", "CatalogTables", "MeshDomain", "MeshState", "TestSeeds"]
    ),
    tests(
        "PreparedQueryTests",
        "Tests/Unit/PreparedQueryTests",
        [
            "PreparedQueries", "NameSystem", "AccessRules", "CatalogTables", "CatalogContract", "CatalogLogic",
            "ConsulJSON", "MeshDomain", "MeshState",
        ]
    ),
    tests("ConsulJSONTests", "Tests/Unit/ConsulJSONTests", ["ConsulJSON", "MeshDomain"]),
    tests(
        "FieldTests",
        "Tests/Unit/FieldTests",
        [
            "ConsulJSON", "MeshDomain", "MeshState", "CatalogContract", "CatalogTables", "ConfigEntryContract",
            "ConfigEntryKinds", "ConfigEntryTables", "ACLContract", "PeeringContract", "PeeringTables", "AgentLogic",
            "PeeringService", "PeerStreamSchema", "BusSchema", "SchemaRuntime", "KubernetesLogic",
        ]
    ),
    tests(
        "KubernetesLogicTests",
        "Tests/Unit/KubernetesLogicTests",
        ["KubernetesLogic", "MeshDomain", "ConsulJSON", "ConfigEntryKinds"]
    ),
    tests(
        "ConfigEntryKindTests",
        "Tests/Unit/ConfigEntryKindTests",
        [
            "ConfigEntryKinds", "ConfigEntryTables", "AccessRules", "FilterExpressions", "ConsulJSON", "MeshDomain",
            "MeshState",
        ]
    ),
    tests(
        "EnvoyTranslationTests",
        "Tests/Unit/EnvoyTranslationTests",
        [
            "EnvoyTranslation", "EnvoyPatches", "ProxySnapshots", "MeshDomain", "MeshState", "CatalogTables",
            "ConfigEntryTables", "PeeringTables",
            "AuthorityTables", "EnvoySchema", "SchemaRuntime", "ConsulJSON", "ConfigEntryKinds", "AccessRules",
            "CertificateAuthorityLogic", "ConfigEntryLogic",
        ]
    ),
    tests(
        "DiscoveryChainTests",
        "Tests/Unit/DiscoveryChainTests",
        ["DiscoveryChain", "ConfigEntryTables", "MeshDomain", "MeshState"]
    ),
    tests("CertificatesTests", "Tests/Unit/CertificatesTests", ["Certificates", "MeshDomain"]),
    tests(
        "SnapshotArchiveTests",
        "Tests/Unit/SnapshotArchiveTests",
        ["SnapshotArchive", "Certificates", "MeshDomain"]
    ),
    tests(
        "CertificateAuthorityLogicTests",
        "Tests/Unit/CertificateAuthorityLogicTests",
        ["CertificateAuthorityLogic", "MeshDomain", "MeshState"]
    ),
    tests(
        "PeeringLogicTests",
        "Tests/Unit/PeeringLogicTests",
        ["PeeringLogic", "MeshDomain", "MeshState", "CatalogTables", "ConfigEntryTables", "PeeringTables", "TestSeeds"]
    ),
    tests(
        "GatewayLogicTests",
        "Tests/Unit/GatewayLogicTests",
        ["GatewayLogic", "EnvoyTranslation", "EnvoySchema", "SchemaRuntime"]
    ),
    tests(
        "AgentLogicTests",
        "Tests/Unit/AgentLogicTests",
        [
            "AgentLogic", "MeshDomain", "ConsulJSON", "CatalogTables", "ConfigEntryTables", "AccessRules", "HCLSyntax",
            "RegistrationRules", "MeshState", "NameSystem", "PeeringTables", httpTypes,
        ]
    ),
    tests(
        "CommandLineTests",
        "Tests/Unit/CommandLineTests",
        ["CommandLineLogic", "ConfigEntryKinds", "MeshDomain", "ConsulJSON", "HCLSyntax"]
    ),
    tests("RuntimeTests", "Tests/Unit/RuntimeTests", ["MeshRuntime", "MeshDomain", "ConsulJSON", coreMetrics]),
    tests(
        "BusTests",
        "Tests/Contract/Bus",
        [
            "MeshBus", "MeshBusNATS", "MeshContracts", "MeshDomain", "MeshJournal", "CommandLineLogic", "BusSchema",
            "TestSupport",
        ]
    ),
    tests(
        "JournalTests",
        "Tests/Contract/Journal",
        [
            "MeshJournal", "MeshContracts", "MeshBus", "MeshBusNATS", "MeshState", "MeshDomain", "TestSupport",
            "TestSeeds", "BusSchema", "SchemaRuntime", "Certificates", log,
        ]
    ),
    tests(
        "CatalogContractTests",
        "Tests/Contract/Catalog",
        shell + ["CatalogService", "CatalogLogic", "TransactionRules", "ConsulJSON", "TestSupport"]
    ),
    tests(
        "ConfigEntryContractTests",
        "Tests/Contract/ConfigEntry",
        shell + ["ConfigEntryService", "ConfigEntryLogic", "ConfigEntryKinds", "ConsulJSON", "TestSupport"]
    ),
    tests(
        "ACLContractTests",
        "Tests/Contract/ACL",
        shell + [
            "ACLService", "ACLLogic", "Certificates", "ConsulJSON", "TestSupport", nio, nioPosix, nioHTTP1, nioSSL,
        ]
    ),
    tests(
        "CertificateAuthorityContractTests",
        "Tests/Contract/CertificateAuthority",
        shell + ["CertificateAuthorityService", "CertificateAuthorityLogic", "Certificates", "TestSupport"]
    ),
    tests(
        "PeeringContractTests",
        "Tests/Contract/Peering",
        shell + [
            "PeeringService", "PeeringLogic", "CatalogService", "MeshConnections", "MeshRPC", "PeerStreamSchema",
            "TestSupport", "Certificates", "MeshBusNATS", grpc, grpcTransport, nio, nioPosix,
        ]
    ),
    tests(
        "GatewayContractTests",
        "Tests/Contract/Gateway",
        shell + [
            "GatewayService", "GatewayLogic", "ACLService", "CertificateAuthorityService", "MeshConnections",
            "ProxySnapshots", "TestSupport", "Certificates", "EnvoySchema", "MeshRPC", grpc, grpcTransport,
        ]
    ),
    tests(
        "AgentContractTests",
        "Tests/Contract/Agent",
        shell + [
            "AgentService", "AgentLogic", "ACLService", "CatalogService", "CertificateAuthorityService",
            "ConfigEntryService", "GatewayService", "PeeringService", "PeeringLogic", "ConsulJSON", "NameSystem",
            "TestSupport", "TestSeeds", lifecycle, nio, nioPosix, nioHTTP1,
        ]
    ),
    tests("ArchitectureTests", "Tests/Architecture", []),
    tests(
        "SimulationTests",
        "Tests/Simulation",
        [
            "MeshDomain", "MeshState", "CatalogTables", "CatalogLogic", "ConsulJSON", "AgentLogic", "PeeringLogic",
            "GatewayLogic", "EnvoyTranslation", "EnvoySchema", "SchemaRuntime", "TestSeeds",
        ]
    ),
    library(
        "FuzzTargets",
        "Tests/Fuzz/Targets",
        [
            "MeshDomain", "HCLSyntax", "FilterExpressions", "AccessRules", "ConsulJSON", "ConfigEntryKinds",
            "AgentLogic", "ACLLogic", "BusSchema", "NameSystem", "TransactionRules",
            "EnvoySchema", "EnvoyPatches", "PeerStreamSchema", "SchemaRuntime", "MeshBus", "Certificates",
            "KubernetesLogic",
        ]
    ),
    tests("FuzzTests", "Tests/Fuzz/Suite", ["FuzzTargets"]),
    executable(
        "tombolo-benchmark",
        "Tests/Benchmarks",
        [
            "MeshDomain", "MeshBus", "MeshBusNATS", "MeshContracts", "MeshJournal", "MeshState", "BusSchema",
            "SchemaRuntime", "MeshRuntime", "Certificates", "CatalogTables", "CatalogContract", "NameSystem",
            "AccessRules", "TestSupport",
        ],
        exclude: ["kit", "README.md"]
    ),
]

/// The coverage-guided fuzzer (`make fuzz`) gets its `main` from libFuzzer, so it is there only when asked for.
let fuzzing: [Target] =
    Context.environment["TOMBOLO_FUZZ"] == nil
    ? [] : [executable("tombolo-fuzz", "Tests/Fuzz/Main", ["FuzzTargets"])]

let everything = schema + shared + services + testing + fuzzing

let package = Package(
    name: "tombolo",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/grpc/grpc-swift-2", exact: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport", exact: "2.9.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", exact: "1.46.0"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: slice(of: everything, named: Context.environment["TOMBOLO_ONLY"])
)

/// The targets to build: all of them, or those named in `names` with everything they depend on.
func slice(of targets: [Target], named names: String?) -> [Target] {
    guard let names, !names.isEmpty else { return targets }
    let programs = targets.filter { $0.type == .executable && $0.path?.hasPrefix("Services/") == true }.map(\.name)
    var wanted = Set(names == "programs" ? programs : names.split(separator: ",").map(String.init))
    var pending = Array(wanted)
    while let name = pending.popLast() {
        guard let target = targets.first(where: { $0.name == name }) else { continue }
        for case .byNameItem(let dependency, _) in target.dependencies where wanted.insert(dependency).inserted {
            pending.append(dependency)
        }
    }
    return targets.filter { wanted.contains($0.name) }
}
