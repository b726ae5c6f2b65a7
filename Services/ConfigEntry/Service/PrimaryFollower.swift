import BusSchema
import ConfigEntryContract
import ConfigEntryKinds
import ConfigEntryTables
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import SchemaRuntime

/// Keeps the config entries of a datacenter that is not the primary as the primary has them (decision 034).
///
/// Each replica does so: writing what is there already changes nothing. While the primary is away the entries stay as they are.
/// Entries of the default partition and namespace only: others exist in the primary alone.
struct PrimaryFollower: Sendable {
    /// How long one question waits for a change.
    private static let wait = Duration.seconds(5)
    /// How long a question that failed is waited for before the next one.
    private static let pause = Duration.seconds(2)

    let ledger: Ledger<ConfigEntryChangeCodec>
    let federation: FederationClient
    let primary: String
    let token: SecretID
    let logger: Logger

    /// Follows until cancelled.
    func run() async throws {
        var known: UInt64 = 0
        var hasTold = false
        while true {
            do throws(MeshError) {
                let list = try await fetch(after: known)
                if !list.isSame {
                    try await take(list)
                    known = list.index
                }
                if hasTold { logger.notice("the primary datacenter is heard again", metadata: name) }
                hasTold = false
            } catch {
                known = 0
                if !hasTold {
                    logger.warning(
                        "the primary datacenter cannot be asked; config entries stay as they are",
                        metadata: name.merging([LogKey.error: "\(error.message)"]) { $1 }
                    )
                }
                hasTold = true
                try await Task.sleep(for: Self.pause)
            }
            try Task.checkCancellation()
        }
    }

    private var name: Logger.Metadata { ["datacenter": "\(primary)"] }

    private func fetch(after index: UInt64) async throws(MeshError) -> ConfigEntryWire.EntryList {
        var question = FederationWire.Question(datacenter: primary, method: FederationClient.entriesMethod)
        question.query = [FederationWire.Field(name: "index", value: String(index))]
        let context = CallContext(token: token, timeout: Self.wait + .seconds(10))
        let body = try await federation.whole(question, context)
        do { return try ConfigEntryWire.EntryList(decoding: body) } catch {
            throw MeshError(.internalFault, "the config entries of the primary datacenter cannot be read: \(error)")
        }
    }

    private func take(_ list: ConfigEntryWire.EntryList) async throws(MeshError) {
        var wanted: [EntryKey: ConfigEntry] = [:]
        for wire in list.entries {
            let entry = try wire.configEntry()
            wanted[entry.key] = entry
        }
        let entries = wanted
        guard !Self.changes(to: entries, in: ledger.view.current.state).isEmpty else { return }
        _ = try await ledger.write(CallContext()) { draft in
            for change in Self.changes(to: entries, in: draft.state) { draft.record(change) }
            return []
        }
    }

    /// What makes the entries those of the primary.
    private static func changes(to wanted: [EntryKey: ConfigEntry], in state: ConfigEntryState) -> [ConfigEntryChange] {
        var changes: [ConfigEntryChange] = []
        for existing in state.entries() where wanted[existing.key] == nil { changes.append(.delete(existing.key)) }
        for entry in wanted.values where state.entry(entry.key)?.hasSameContent(as: entry) != true {
            changes.append(.put(entry))
        }
        return changes
    }
}
