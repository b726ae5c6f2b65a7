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

    @Test
    func `metrics are said to have no effect`() throws {
        let warnings = try read("ui_config { enabled = true  metrics_provider = \"prometheus\" }").warnings
        #expect(warnings.count == 1)
        #expect(warnings.first?.hasPrefix("ui_config.metrics_provider has no effect") == true)
    }
}
