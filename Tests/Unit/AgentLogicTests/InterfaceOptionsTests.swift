import AgentLogic
import HCLSyntax
import MeshDomain
import Testing

@Suite
struct InterfaceOptionsTests {
    private func read(_ text: String) throws -> AgentConfiguration {
        try AgentConfigurationReader.read([.init(name: "a.hcl", text: Array(text.utf8))])
    }

    @Test
    func `there is a web UI where it is enabled, and in development`() throws {
        #expect(try read("").interface.isEnabled == false)
        #expect(try read("dev = true").interface.isEnabled)
        #expect(try read("dev = true\nui_config { enabled = false }").interface.isEnabled == false)
        #expect(try read("ui_config { enabled = true }").interface.isEnabled)
        #expect(try read("ui = true").interface.isEnabled)
        #expect(try read("ui_config { dir = \"/srv/ui\" }").interface.directory == "/srv/ui")
        #expect(try read("ui_dir = \"/srv/ui\"").interface.directory == "/srv/ui")
    }

    @Test(arguments: [
        ("", "/ui/"), ("mesh", "/mesh/"), ("/mesh-1/a_B/", "/mesh-1/a_B/"), ("//x//", "/x/"),
    ])
    func `the content path begins and ends with a slash`(_ given: String, _ path: String) throws {
        #expect(try read("ui_config { content_path = \"\(given)\" }").interface.contentPath == path)
    }

    @Test(arguments: [
        ("ui_config { content_path = \"/a b/\" }", "ui_config.content_path"),
        ("ui_config { content_path = \"../x\" }", "ui_config.content_path"),
        ("ui_config { content_path = \"/v1/ui/\" }", "ui_config.content_path"),
        ("ui_config { content_path = \"/\" }", "ui_config.content_path"),
        ("ui_content_path = \"<\"", "ui_content_path"),
        ("ui_config { dashboard_url_templates { service = \"javascript:x\" } }", "dashboard_url_templates.service"),
        ("ui_config { enable = true }", "enable"),
    ])
    func `a wrong option is named`(_ text: String, _ option: String) throws {
        let error = #expect(throws: MeshError.self) { try read(text) }
        #expect(error?.message.contains(option) == true, "\(String(describing: error))")
    }

    @Test(arguments: [
        (#"metrics_provider = "Prom""#, "ui_config.metrics_provider"),
        (#"metrics_proxy { base_url = "ftp://x" }"#, "ui_config.metrics_proxy.base_url"),
        (#"metrics_proxy { base_url = "http://" }"#, "ui_config.metrics_proxy.base_url"),
        (#"metrics_proxy { base_url = "http://user:secret@x" }"#, "ui_config.metrics_proxy.base_url"),
        (#"metrics_proxy { base_url = "http://x/a/../b" }"#, "ui_config.metrics_proxy.base_url"),
        (#"metrics_proxy { base_url = "http://x?y" }"#, "ui_config.metrics_proxy.base_url"),
        (#"metrics_proxy { base_url = "http://x"  path_allowlist = ["api"] }"#, "path_allowlist"),
        (#"metrics_proxy { base_url = "http://x"  add_headers = [{ name = "a b" }] }"#, "add_headers"),
        (#"metrics_proxy { base_url = "http://x"  nonsense = 1 }"#, "nonsense"),
    ])
    func `a wrong option of the metrics is named`(_ text: String, _ option: String) throws {
        let error = #expect(throws: MeshError.self) { try read("ui_config { enabled = true  \(text) }") }
        #expect(error?.message.contains(option) == true, "\(String(describing: error))")
    }

    @Test
    func `metrics come from where the operator says, by default from Prometheus' two questions`() throws {
        let settings = try read(
            """
            ui_config {
              enabled = true
              metrics_provider = "prometheus"
              metrics_proxy { base_url = "https://p:9090/prom/"  add_headers = [{ name = "Authorization"  value = "Bearer x" }] }
            }
            """
        ).interface
        #expect(settings.metricsProvider == "prometheus")
        let proxy = try #require(settings.metricsProxy)
        #expect(proxy.headers == [.init(name: "Authorization", value: "Bearer x")])
        #expect(proxy.target(of: "api/v1/query") == "https://p:9090/prom/api/v1/query")
        #expect(proxy.target(of: "//api/./v1//query_range") == "https://p:9090/prom/api/v1/query_range")
    }

    @Test(arguments: [
        "", "api/v1", "api/v1/query/", "api/v1/admin", "../api/v1/query", "x/../api/v1/query", "api/v1/query?x",
        "api/v1/query#", "api%2Fv1",
        "api\\v1", "@evil/api/v1/query",
    ])
    func `what is not on the list, or leads out of it, is not passed on`(_ path: String) throws {
        let allowed = MetricsProxySettings(server: "http://p", allowedPaths: ["/api/v1/query", "/base/only"])
        #expect(path == "api/v1/query/" || allowed.target(of: path) == nil)
        let all = MetricsProxySettings(server: "http://p", basePath: "/base")
        #expect(all.target(of: path)?.hasPrefix("http://p/base/") != false)
        #expect(
            MetricsProxySettings(server: "http://p", basePath: "/base", allowedPaths: ["/base/only"]).target(of: "only")
                != nil
        )
    }

    @Test
    func `what has no effect is said`() throws {
        let warnings = try read(
            #"ui_config { enabled = true  metrics_provider = "mine"  metrics_provider_files = ["x.js"] }"#
        ).warnings
        #expect(warnings.count == 2)
        #expect(warnings.contains { $0.contains("ui_config.metrics_provider_files has no effect") })
    }
}
