import BusSchema
import ConfigEntryContract
import ConfigEntryLogic
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
    /// How much time is between two questions at least.
    private static let floor = Duration.milliseconds(200)

    let ledger: Ledger<ConfigEntryChangeCodec>
    let federation: FederationClient
    let primary: String
    let token: SecretID
    let logger: Logger

    /// Follows until cancelled.
    func run() async throws {
        var held = PrimaryEntries()
        var hasTold = false
        while true {
            let start = ContinuousClock.now
            do throws(MeshError) {
                // What could not be written is not asked for again.
                if hasTold { try await keep(held) }
                let list = try await fetch(after: held.index)
                if list.isSame { held.confirm() } else { held.take(listing(list), index: list.index) }
                // Even when nothing is new there: a snapshot may have been restored here.
                try await keep(held)
                if hasTold { logger.notice("the primary datacenter is heard again", metadata: name) }
                hasTold = false
            } catch {
                if !hasTold {
                    logger.warning(
                        "the primary datacenter cannot be asked; config entries stay as they are",
                        metadata: name.merging([LogKey.error: "\(error.message)"]) { $1 }
                    )
                }
                hasTold = true
                try await Task.sleep(for: Self.pause)
            }
            try await Task.sleep(until: start + Self.floor, clock: .continuous)
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

    /// The entries of an answer; what cannot be read of it is told of and left alone.
    private func listing(_ list: ConfigEntryWire.EntryList) -> PrimaryEntries.Listing {
        var listing = PrimaryEntries.Listing()
        for wire in list.entries {
            do throws(MeshError) {
                let (entry, unknown) = try wire.storedEntry()
                listing.entries[entry.key] = entry
                guard !unknown.isEmpty else { continue }
                logger.warning(
                    "a config entry of the primary datacenter has fields that this version does not know",
                    metadata: name.merging(["entry": "\(entry.key.kind.rawValue)/\(entry.key.name)"]) { $1 }
                )
            } catch {
                logger.error(
                    "a config entry of the primary datacenter cannot be read; it stays as it is",
                    metadata: name.merging([LogKey.error: "\(error.message)"]) { $1 }
                )
                let object = wire.fields?.object
                guard let kindText = object?.value(ignoringCaseOf: "Kind")?.stringValue else {
                    listing.isComplete = false
                    continue
                }
                // Of a kind that is not known nothing is held.
                guard let kind = ConfigEntryKind(rawValue: kindText) else { continue }
                guard let entryName = object?.value(ignoringCaseOf: "Name")?.stringValue else {
                    listing.isComplete = false
                    continue
                }
                let scope = Scope(trustedPartition: wire.partition, namespace: wire.namespace)
                listing.unreadable.insert(EntryKey(kind: kind, name: entryName, in: scope))
            }
        }
        return listing
    }

    private func keep(_ held: PrimaryEntries) async throws(MeshError) {
        guard !held.changes(in: ledger.view.current.state).isEmpty else { return }
        _ = try await ledger.write(CallContext()) { draft throws(MeshError) in
            for change in held.changes(in: draft.state) { draft.record(change) }
            return []
        }
    }
}
