import ConfigEntryKinds
import ConfigEntryTables
import MeshDomain
import MeshState

/// Config entries in files, checked together as a cluster that has nothing else would take them, whatever their order.
package struct EntryFolder: Sendable {
    private struct Item: Sendable {
        var file: String
        var entry: ConfigEntry
    }

    private var items: [Item] = []
    private var unread: [String] = []

    /// No entries.
    package init() {}

    /// How many entries could be read.
    package var count: Int { items.count }

    /// Adds a file with one entry in HCL or JSON.
    package mutating func add(_ text: [UInt8], name file: String) {
        do throws(UsageError) {
            let body = try DefinitionFile.configEntry(text, name: file).body
            do throws(MeshError) {
                let entry = try EntryRules.normalized(try ConfigEntryCodec.decode(body))
                if let other = items.first(where: { $0.entry.key == entry.key }) {
                    unread.append("\(file): \(entry.kind.rawValue)/\(entry.name) stands in \(other.file), too")
                }
                items.append(Item(file: file, entry: entry))
            } catch { unread.append(Self.problem(error, in: file)) }
        } catch {
            let text = error.description
            unread.append(text.hasPrefix(file) ? text : "\(file): \(text)")
        }
    }

    /// What would be refused, each with its file; chains and exports are looked at from a datacenter.
    package func problems(datacenter: String = "dc1") -> [String] {
        var state = ConfigEntryState()
        var touched: Set<ConfigEntryTopic> = []
        for (place, item) in items.enumerated() {
            state.apply(.put(item.entry), index: UInt64(place + 1), touched: &touched)
        }
        var problems = unread
        for item in items {
            // Some rules compare with what is there: nothing is.
            var others = state
            others.apply(.delete(item.entry.key), index: UInt64(items.count + 1), touched: &touched)
            do throws(MeshError) {
                try EntryRules.validate(item.entry, in: others)
                try EntryRules.validateDependents(of: item.entry.key, in: state, datacenter: datacenter)
            } catch { problems.append(Self.problem(error, in: item.file)) }
        }
        return problems
    }

    private static func problem(_ error: MeshError, in file: String) -> String {
        var text = error.message
        while text.last == "\n" { text.removeLast() }
        return "\(file): \(text)"
    }
}
