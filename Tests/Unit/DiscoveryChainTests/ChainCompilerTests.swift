import DiscoveryChain
import MeshDomain
import Testing

/// Config entries as a table.
struct Entries: ChainReading {
    var defaults: ProxyDefaults?
    var services: [String: ServiceDefaults] = [:]
    var resolvers: [String: ServiceResolver] = [:]
    var splitters: [String: ServiceSplitter] = [:]
    var routers: [String: ServiceRouter] = [:]
    var groups: [SamenessGroup] = []

    init(
        central: String? = nil,
        protocols: [String: String] = [:],
        _ resolvers: ServiceResolver...
    ) {
        defaults = central.map { ProxyDefaults(config: MeshObject([("protocol", .string($0))])) }
        for (name, text) in protocols { services[name] = ServiceDefaults(name: name, serviceProtocol: text) }
        for resolver in resolvers { self.resolvers[resolver.name] = resolver }
    }

    func proxyDefaults() -> ProxyDefaults? { defaults }
    func serviceDefaults(of service: ServiceName) -> ServiceDefaults? { services[service.text] }
    func serviceResolver(of service: ServiceName) -> ServiceResolver? { resolvers[service.text] }
    func serviceSplitter(of service: ServiceName) -> ServiceSplitter? { splitters[service.text] }
    func serviceRouter(of service: ServiceName) -> ServiceRouter? { routers[service.text] }
    func samenessGroups(in partition: Partition) -> [SamenessGroup] { partition.isStandard ? groups : [] }

    func chain(
        _ service: ServiceName,
        in datacenter: String = "dc1",
        overrides: ChainCompiler.Overrides = ChainCompiler.Overrides()
    ) throws -> CompiledChain {
        try ChainCompiler.compile(service, in: datacenter, trustDomain: "td.consul", from: self, overrides: overrides)
            .result.get()
    }

    func problem(_ service: ServiceName) -> String? {
        let outcome = ChainCompiler.compile(service, in: "dc1", trustDomain: "td.consul", from: self)
        guard case .failure(let problem) = outcome.result else { return nil }
        return problem.message
    }
}

/// The chains of the recorded group `discovery-chain`, and the rules of reference §5.5.
struct ChainCompilerTests {
    @Test func `a service that nobody configured has the default chain`() throws {
        let chain = try Entries().chain("web")
        #expect(chain.isDefault)
        #expect(chain.serviceProtocol == "tcp")
        #expect(chain.startNode == "resolver:web.default.default.dc1")
        #expect(chain.nodes.count == 1 && chain.targets.count == 1)
        let target = try #require(chain.firstTarget)
        #expect(target.id == "web.default.default.dc1")
        #expect(target.serverName == "web.default.dc1.internal.td.consul")
        #expect(target.name == target.serverName)
        #expect(target.connectTimeoutMilliseconds == 5000)
        #expect(chain.customization.prefix == "")
    }

    @Test func `it is seen from another datacenter`() throws {
        let chain = try Entries().chain("web", in: "dc2")
        #expect(chain.firstTarget?.id == "web.default.default.dc2")
        #expect(chain.firstTarget?.serverName == "web.default.dc2.internal.td.consul")
    }

    @Test func `an entry without protocol speaks TCP whatever the central default says`() {
        let entries = Entries(central: "GRPC", protocols: ["db": "", "api": "http", "odd": "mysql"])
        #expect(entries.serviceProtocol(of: "web") == "grpc")
        #expect(entries.serviceProtocol(of: "db") == "tcp")
        #expect(entries.serviceProtocol(of: "api") == "http")
        #expect(entries.serviceProtocol(of: "odd") == "tcp")
        #expect(Entries().serviceProtocol(of: "web") == "tcp")
    }

    @Test func `a default subset stands for the service`() throws {
        let chain = try Entries(subsets).chain("a")
        #expect(!chain.isDefault)
        #expect(chain.startNode == "resolver:v1.a.default.default.dc1")
        let target = try #require(chain.firstTarget)
        #expect(target.subsetRule.filter == "Service.Meta.v == 1")
        #expect(target.serverName == "v1.a.default.dc1.internal.td.consul")
        #expect(target.connectTimeoutMilliseconds == 8000)
        #expect(chain.startResolver?.isDefault == false)
    }

    @Test func `a redirect leads to the other service with its own settings`() throws {
        let redirect = ServiceResolver(name: "r", redirect: ResolverRedirect(service: "a", subset: "v2"))
        let chain = try Entries(subsets, redirect).chain("r")
        #expect(chain.startNode == "resolver:v2.a.default.default.dc1")
        #expect(chain.firstTarget?.subsetRule.onlyPassing == true)
        #expect(chain.firstTarget?.connectTimeoutMilliseconds == 8000)
        #expect(chain.targets.count == 1)
        #expect(!chain.isDefault)
    }

    @Test func `a redirect without a subset ends in the other's default subset`() throws {
        let redirect = ServiceResolver(name: "r", redirect: ResolverRedirect(service: "a"))
        #expect(try Entries(subsets, redirect).chain("r").firstTarget?.subset == "v1")
    }

    @Test func `failover names its targets in order`() throws {
        let failing = ServiceResolver(
            name: "f",
            failover: [
                "*": ResolverFailover(targets: [
                    ResolverRedirect(service: "a", subset: "v2"), ResolverRedirect(peer: "cluster-b"),
                    ResolverRedirect(datacenter: "dc-other"), ResolverRedirect(),
                ])
            ]
        )
        let chain = try Entries(subsets, failing).chain("f")
        #expect(
            chain.startResolver?.failover == [
                "v2.a.default.default.dc1", "f.default.default.external.cluster-b", "f.default.default.dc-other",
            ]
        )
        #expect(chain.startNode == "resolver:f.default.default.dc1")
        let peered = try #require(chain.targets["f.default.default.external.cluster-b"])
        #expect(peered.serverName.isEmpty && peered.datacenter.isEmpty && peered.peer == "cluster-b")
        #expect(chain.targets["f.default.default.dc-other"]?.serverName == "f.default.dc-other.internal.td.consul")
        #expect(chain.targets.count == 4)
    }

    @Test func `failover by datacenters makes one target for each`() throws {
        let failing = ServiceResolver(name: "f", failover: ["*": ResolverFailover(datacenters: ["dc2", "dc1", "dc3"])])
        #expect(
            try Entries(failing).chain("f").startResolver?.failover == [
                "f.default.default.dc2", "f.default.default.dc3",
            ]
        )
    }

    @Test func `what takes over has no failover of its own`() throws {
        let first = ServiceResolver(name: "a", failover: ["*": ResolverFailover(service: "b")])
        let second = ServiceResolver(name: "b", failover: ["*": ResolverFailover(service: "a")])
        let chain = try Entries(first, second).chain("a")
        #expect(chain.startResolver?.failover == ["b.default.default.dc1"])
        #expect(chain.nodes.count == 1)
    }

    @Test func `a redirect to a peer leaves the rest to the peer`() throws {
        let redirect = ServiceResolver(name: "r", redirect: ResolverRedirect(service: "a", peer: "west"))
        let chain = try Entries(protocols: ["a": "http"], subsets, redirect).chain("r")
        #expect(chain.firstTarget?.id == "a.default.default.external.west")
        #expect(chain.serviceProtocol == "tcp")
        #expect(!chain.isDefault)
    }

    @Test func `contradictions are named as Consul names them`() {
        func redirect(_ name: String, to other: String) -> ServiceResolver {
            ServiceResolver(name: name, redirect: ResolverRedirect(service: other))
        }
        #expect(
            Entries(redirect("a", to: "b"), redirect("b", to: "a")).problem("a")
                == "detected circular resolver redirect: [a.default.default.dc1 -> b.default.default.dc1 -> a.default.default.dc1]"
        )
        #expect(
            Entries(protocols: ["b": "http"], redirect("a", to: "b")).problem("a")
                == #"discovery chain "a" uses inconsistent protocols; service "b" has "http" which is not "tcp""#
        )
        let missing = ServiceResolver(name: "a", redirect: ResolverRedirect(service: "b", subset: "v9"))
        #expect(Entries(missing).problem("a") == #"service "b" does not have a subset named "v9""#)
    }

    @Test func `what was read is told, with a problem, too`() {
        let entries = Entries(ServiceResolver(name: "a", redirect: ResolverRedirect(service: "b", subset: "v9")))
        let outcome = ChainCompiler.compile("a", in: "dc1", trustDomain: "td.consul", from: entries)
        for name in ["a", "b"] {
            #expect(outcome.reads.contains(EntryKey(kind: .serviceResolver, name: name)))
            #expect(outcome.reads.contains(EntryKey(kind: .serviceDefaults, name: name)))
        }
        #expect(outcome.reads.contains(EntryKey(kind: .proxyDefaults, name: "global")))
    }

    @Test func `only overrides that change something are part of the customization`() throws {
        var overrides = ChainCompiler.Overrides()
        overrides.connectTimeoutMilliseconds = 5000
        overrides.serviceProtocol = "tcp"
        #expect(try Entries().chain("web", overrides: overrides).customization.prefix == "")
        overrides.connectTimeoutMilliseconds = 3000
        overrides.serviceProtocol = "grpc"
        overrides.meshGateway = .local
        let chain = try Entries().chain("web", overrides: overrides)
        #expect(chain.customization.prefix.count == 9)
        #expect(chain.serviceProtocol == "grpc")
        #expect(chain.firstTarget?.connectTimeoutMilliseconds == 3000)
        #expect(chain.firstTarget?.meshGateway == .local)
        #expect(chain.isDefault)
    }

    @Test func `an external service keeps its own server name and allows no way around`() throws {
        var entries = Entries()
        entries.services["ext"] = ServiceDefaults(name: "ext", meshGateway: .local, externalSNI: "api.example.com")
        let target = try #require(try entries.chain("ext").firstTarget)
        #expect(target.isExternal && target.serverName == "api.example.com" && target.meshGateway == .unset)
        #expect(target.name == "ext.default.dc1.internal.td.consul")
        entries.resolvers["ext"] = ServiceResolver(name: "ext", redirect: ResolverRedirect(service: "a"))
        #expect(entries.problem("ext")?.contains("external SNI") == true)
    }

    private let subsets = ServiceResolver(
        name: "a",
        defaultSubset: "v1",
        subsets: [
            "v1": ServiceSubset(filter: "Service.Meta.v == 1"),
            "v2": ServiceSubset(filter: "Service.Meta.v == 2", onlyPassing: true),
        ],
        connectTimeoutNanoseconds: 8_000_000_000
    )
}
