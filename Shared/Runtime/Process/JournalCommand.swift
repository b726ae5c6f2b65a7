import Glibc
import Logging
import MeshBus
import MeshBusNATS
import MeshContracts
import MeshDomain
import MeshJournal

/// What an operator has a service's program do with its journal, in place of running: `tombolo-<service> journal <order>`.
///
/// It uses the service's own user of the bus, so nobody else gets rights for it. The service should not run meanwhile.
enum JournalCommand: String, CaseIterable {
    /// Reads every entry, and says what there is and what is wrong.
    case verify
    /// Takes what is left after a loss for the whole.
    case accept
    /// Creates a journal that never was: once, for a new cluster.
    case create

    /// Reads the words after the program's name.
    ///
    /// - Throws: `badRequest` naming what there is.
    init(_ words: some Collection<String>, process: String) throws(MeshError) {
        let orders = Self.allCases.map(\.rawValue).joined(separator: ", ")
        guard Self.service(process) != nil else {
            throw MeshError(.badRequest, "tombolo-\(process) keeps no journal")
        }
        guard words.count == 1, let word = words.first, let order = Self(rawValue: word) else {
            throw MeshError(.badRequest, "journal: say one of \(orders)")
        }
        self = order
    }

    /// The service that keeps a journal in a process; nil when it keeps none.
    private static func service(_ process: String) -> BusService? {
        let owners: [BusService] = [.catalog, .configEntry, .acl, .peering, .authority]
        return owners.first { $0.rawValue == process }
    }

    /// Does it.
    ///
    /// - Returns: The exit code: 0 when the journal is good (now), 1 when it is not.
    /// - Throws: `unavailable` without a bus; what the order refuses with.
    func run(_ settings: ProcessSettings, process name: String) async throws -> Int32 {
        guard let service = Self.service(name) else { return 1 }
        let logger = Logger(label: "journal") { label in
            StandardErrorLogHandler(label: label, level: settings.logLevel, json: settings.logsJSON)
        }
        let bus = try await NATSBus.connect(settings.nats)
        let process = ServiceProcess(name: name, settings: settings, bus: bus, logger: logger)
        let journal = process.journal(of: service)
        let report: JournalReport
        switch self {
        case .verify: report = try await JournalAudit.verify(journal)
        case .accept:
            let before = try await JournalAudit.verify(journal)
            report = before.isGood ? before : try await JournalAudit.accept(journal)
        case .create:
            let standing = try await journal.inspect()
            // Only what never was: after a loss it is `accept` that goes on without.
            guard standing.stream != nil || !journal.wasThere(standing) else {
                throw MeshError(.badRequest, "journal \(journal.name) was there and is gone; see `journal verify`")
            }
            try await journal.create()
            report = try await JournalAudit.verify(journal)
        }
        var text = report.text + "\n"
        text.withUTF8 { bytes in _ = write(1, bytes.baseAddress, bytes.count) }
        await bus.drain(deadline: .seconds(1))
        return report.isGood ? 0 : 1
    }
}
