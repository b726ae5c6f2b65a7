import AgentLogic
import MeshDomain
import NameSystem
import Testing

/// `domain`, `alt_domain`, `recursors`, `dns_config` and the limits of the DNS server.
@Suite
struct NameOptionsTests {
    private func read(_ text: String) throws(MeshError) -> AgentConfiguration {
        try AgentConfigurationReader.read([AgentConfigurationReader.Source(name: "a.hcl", text: Array(text.utf8))])
    }

    @Test
    func `every option is taken`() throws {
        let configuration = try read(
            """
            domain = "Mesh.Internal."  alt_domain = "consul"
            recursors = ["10.0.0.53", "10.0.0.54:5353", "fd00::53", "[fd00::54]:5353"]
            addresses { dns = "127.0.0.2" }
            dns_config {
              node_ttl = "7s"  service_ttl { "*" = "1s"  "web" = "90s" }
              a_record_limit = 4  udp_answer_limit = 5  enable_truncate = true  disable_compression = true
              only_passing = true  enable_additional_node_meta_txt = false  allow_stale = false  max_stale = "5s"
              recursor_strategy = "random"  recursor_timeout = "500ms"  use_cache = true
              soa { refresh = 1  retry = 2  expire = 3  min_ttl = 4 }
            }
            limits { dns_max_conns = 7  dns_idle_timeout = "3s" }
            """
        )
        let names = configuration.names
        #expect(names.domain.description == "mesh.internal.")
        #expect(names.alternateDomain?.description == "consul.")
        #expect(
            names.recursors == [
                .init(host: "10.0.0.53"), .init(host: "10.0.0.54", port: 5353), .init(host: "fd00::53"),
                .init(host: "fd00::54", port: 5353),
            ]
        )
        #expect((names.nodeTime, names.addressLimit, names.datagramAnswerLimit) == (7, 4, 5))
        #expect(names.tellsTruncation && names.onlyPassing && !names.addsNodeMeta && !names.allowsStale)
        #expect(names.compression == .off)
        #expect((names.maximumStale, names.recursorTimeout) == (5_000_000_000, 500_000_000))
        #expect(names.recursorStrategy == .random)
        #expect((names.zone.refresh, names.zone.retry, names.zone.expire, names.zone.minimum) == (1, 2, 3, 4))
        #expect(configuration.dnsAddress == "127.0.0.2")
        #expect(configuration.nameLimits.connections == 7)
        #expect(configuration.nameLimits.idleTime == 3_000_000_000)
        // What has nothing to do here is said, and nothing else.
        #expect(configuration.warnings.count == 1)
        #expect(configuration.warnings.first?.contains("dns_config.use_cache") == true)
    }

    @Test
    func `the defaults are Consul's`() throws {
        let configuration = try read("datacenter = \"dc1\"")
        #expect(configuration.names == NameSettings())
        #expect(configuration.names.domain.description == "consul.")
        #expect(configuration.ports.dns == 8600)
        #expect(configuration.warnings.isEmpty)
    }

    @Test(arguments: [
        ("domain = \"a..b\"", "domain"), ("alt_domain = \".\"", "alt_domain"),
        ("recursors = [\"dns.example\"]", "recursors[0]"),
        ("recursors = [\"10.0.0.1\", \"0.0.0.0\"]", "recursors[1]"),
        ("recursors = [\"10.0.0.1:99999\"]", "recursors[0]"),
        ("dns_config { a_record_limit = -1 }", "dns_config.a_record_limit"),
        ("dns_config { udp_answer_limit = -1 }", "dns_config.udp_answer_limit"),
        ("dns_config { node_ttl = \"-1s\" }", "dns_config.node_ttl"),
        ("dns_config { service_ttl { web = \"x\" } }", "dns_config.service_ttl[\"web\"]"),
        ("dns_config { recursor_strategy = \"best\" }", "dns_config.recursor_strategy"),
        ("dns_config { recursor_timeout = \"0s\" }", "dns_config.recursor_timeout"),
        ("dns_config { soa { retry = -1 } }", "dns_config.soa.retry"), ("dns_config { nonsense = 1 }", "nonsense"),
        ("limits { dns_max_conns = 0 }", "limits.dns_max_conns"),
        ("limits { dns_write_timeout = \"-1s\" }", "limits.dns_write_timeout"),
    ])
    func `what makes no sense is named`(text: String, option: String) throws {
        let error = #expect(throws: MeshError.self) { try read(text) }
        #expect(error?.message.contains(option) == true, "\(error?.message ?? "")")
    }
}
