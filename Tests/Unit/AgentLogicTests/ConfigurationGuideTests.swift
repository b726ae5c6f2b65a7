import AgentLogic
import Foundation
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

    @Test func `the page is what the table says`() throws {
        let place = "deploy/docs/configuration.md"
        let kept = try String(contentsOfFile: place, encoding: .utf8)
        #expect(kept == ConfigurationGuide.page, "make configuration-reference writes \(place) anew")
    }
}
