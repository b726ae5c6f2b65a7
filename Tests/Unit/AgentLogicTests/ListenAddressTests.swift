import AgentLogic
import MeshDomain
import Testing

@Suite struct ListenAddressTests {
    private func read(_ text: String) throws -> AgentConfiguration {
        try AgentConfigurationReader.read([.init(name: "a.hcl", text: Array(text.utf8))])
    }

    @Test func `addresses are hosts and sockets, any number of them`() {
        let list = ListenAddress.list(" 127.0.0.1  unix:///run/a.sock ::1 ")
        #expect(list == [.host("127.0.0.1"), .socket("/run/a.sock"), .host("::1")])
        #expect(ListenAddress.firstHost(of: "unix:///a 10.0.0.1") == "10.0.0.1")
        #expect(ListenAddress.firstHost(of: "unix:///a") == "127.0.0.1")
    }

    @Test func `whose sockets are is read`() throws {
        let files = try read(#"unix_sockets { user = "u" group = "7" mode = "0770" }"#).socketFiles
        #expect((files.user, files.group, files.mode) == ("u", "7", 0o770))
        #expect(try read("").socketFiles == SocketFile())
    }

    @Test(arguments: [
        (#"unix_sockets { mode = "0999" }"#, "unix_sockets.mode"),
        (#"unix_sockets { mode = "7777" }"#, "unix_sockets.mode"),
        (#"addresses { http = "unix://a" }"#, "addresses.http"), (#"client_addr = "127.0.0.1 unix://"#, "client_addr"),
    ]) func `what is wrong is named`(text: String, option: String) {
        let closed = text.hasSuffix("}") ? text : text + "\""
        let error = #expect(throws: MeshError.self) { _ = try read(closed) }
        #expect(error?.message.contains(option) == true)
    }

    @Test func `where metrics are sent is read, and what has no effect is said`() throws {
        let configuration = try read(
            #"telemetry { statsd_address = "h:1" dogstatsd_addr = "d:2" dogstatsd_tags = ["a:b"] metrics_prefix = "p" circonus_api_token = "x" }"#
        )
        let telemetry = configuration.telemetry
        #expect((telemetry.statsd, telemetry.dogstatsd, telemetry.prefix) == ("h:1", "d:2", "p"))
        #expect(telemetry.dogstatsdTags == ["a:b"])
        #expect(configuration.warnings.contains { $0.hasPrefix("telemetry.circonus_api_token") })
        #expect(!configuration.warnings.contains { $0.contains("statsd") })
    }
}
