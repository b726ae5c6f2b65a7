import AgentLogic
import Foundation
import HCLSyntax
import MeshDomain
import Testing

/// The reference of options is true: every example is taken, nothing in it is without effect, and nothing is lacking.
@Suite struct ConfigurationGuideTests {
    @Test(arguments: ConfigurationGuide.rows)
    func `an option of the reference is taken`(row: ConfigurationGuide.Row) throws {
        #expect(ConfigurationGuide.hasEffect(row.top), "\(row.name)")
        #expect(!row.meaning.isEmpty)
        var text = row.example
        for part in row.name.split(separator: ".").reversed() { text = "{\"\(part)\":\(text)}" }
        let source = AgentConfigurationReader.Source(name: row.name, text: Array(text.utf8), format: .json)
        let read = try AgentConfigurationReader.read([source])
        let idle = read.warnings.filter { $0.contains("no effect") }
        #expect(idle.isEmpty, "\(row.name): \(idle)")
    }

    @Test func `no option with an effect is lacking`() {
        let page = ConfigurationGuide.page
        let lacking = ConfigurationGuide.effective.filter { !page.contains("`\($0)`") }
        #expect(lacking.sorted() == [])
        let names = ConfigurationGuide.rows.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: [
        (
            #"performance { raft_multiplier = 11 }"#,
            "performance.raft_multiplier cannot be 11. Must be less than or equal to 10"
        ),
        (#"performance { bogus = 1 }"#, "invalid config key performance.bogus"),
        (#"autopilot { min_quorums = 1 }"#, "invalid config key autopilot.min_quorums"),
        (#"gossip_lan { x = 1 }"#, "invalid config key gossip_lan.x"),
        (#"http_config { x = 1 }"#, "invalid config key http_config.x"),
        (#"session_ttl_min = "1ms""#, "session_ttl_min is 1ms; it must be from 1s to 24h"),
        (#"node_id = "zz""#, "node_id invalid"), (#"watches = [{ args = ["x"] }]"#, "watches[0].type is missing"),
        (#"watches = [{ type = "key" args = ["x"] }]"#, "watches[0].key is missing"),
        (#"watches = [{ type = "nodes" }]"#, "watches[0].args is missing"),
        (#"watches = [{ type = "nodes" handler_type = "http" }]"#, "watches[0].http_handler_config is missing"),
        (
            #"watches = [{ type = "nodes" handler_type = "http" http_handler_config { path = "x" } }]"#,
            #"watches[0].http_handler_config: HTTP "x""#
        ),
        (#"watches = [{ type = "nodes" handler_type = "mail" args = ["x"] }]"#, "watches[0].handler_type is"),
        (#"watches = [{ type = "nodes" bogus = 1 args = ["x"] }]"#, "invalid config key watches[0].bogus"),
    ])
    func `what would be misunderstood is refused by its name`(text: String, reason: String) {
        let source = AgentConfigurationReader.Source(name: "a.hcl", text: Array(text.utf8), format: .hcl)
        let error = #expect(throws: MeshError.self) { try AgentConfigurationReader.read([source]) }
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }

    @Test func `watches are read as they are written`() throws {
        let text = #"""
            watches = [
              { type = "service" service = "web" tag = "a" passingonly = true args = ["x", "y"] datacenter = "dc2" },
              { type = "keyprefix" prefix = "a/" handler = "echo $X" },
              { type = "event" name = "e" handler_type = "http" http_handler_config { path = "http://h/p" timeout = "3s" header = { a = ["b"] } } }
            ]
            """#
        let source = AgentConfigurationReader.Source(name: "a.hcl", text: Array(text.utf8), format: .hcl)
        let watches = try AgentConfigurationReader.read([source]).watches
        #expect(watches.map { $0.target.path } == [["health", "service", "web"], ["kv", "a/"], ["event", "list"]])
        #expect(watches[0].target.query.map(\.name) == ["tag", "passing"] && watches[0].datacenter == "dc2")
        #expect(watches[0].handler == .program(["x", "y"]))
        #expect(watches[1].handler == .program(["/bin/sh", "-c", "echo $X"]))
        #expect(watches[2].timeout == 3_000_000_000 && watches[1].timeout == .max)
    }

    @Test func `the page is what the table says`() throws {
        let place = "deploy/docs/configuration.md"
        let kept = try String(contentsOfFile: place, encoding: .utf8)
        #expect(kept == ConfigurationGuide.page, "make configuration-reference writes \(place) anew")
    }
}
