import Foundation
import Logging
import MeshBus
import MeshBusNATS
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Every file that a real nats-server keeps of a journal, damaged in every way, one at a time: nothing is lost, or it is named.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `Damage to a journal's files` {
    enum Damage: String, CaseIterable, Sendable {
        case removed
        case emptied
        case halved
        case cutShort
        case flippedInTheMiddle
        case flippedAtTheEnd
        case zeroed

        func apply(to file: URL) throws {
            guard self != .removed else { return try FileManager.default.removeItem(at: file) }
            var bytes = [UInt8](try Data(contentsOf: file))
            switch self {
            case .removed, .emptied: bytes = []
            case .halved: bytes.removeLast(bytes.count - bytes.count / 2)
            case .cutShort: bytes.removeLast(min(37, bytes.count))
            case .flippedInTheMiddle: if !bytes.isEmpty { bytes[bytes.count / 2] ^= 0x40 }
            case .flippedAtTheEnd: if bytes.count > 12 { bytes[bytes.count - 12] ^= 0x40 }
            case .zeroed: bytes = [UInt8](repeating: 0, count: bytes.count)
            }
            try Data(bytes).write(to: file)
        }
    }

    private static let count: Int64 = 35
    private var settings: LedgerSettings {
        var settings = LedgerSettings()
        settings.snapshotEntries = 10
        return settings
    }

    private func ledger(
        _ server: NATSServer,
        marks: URL
    ) async throws -> (Ledger<RegisterCodec>, NATSBus, JetStreamJournal) {
        let bus = try await NATSBus.connect(NATSSettings(urls: [server.url], name: "damage"))
        var options = JetStreamJournal.Settings.creating
        options.markFolder = marks.path
        let journal = JetStreamJournal(bus: bus, datacenter: "dc1", service: .catalog, settings: options)
        let ledger = Ledger<RegisterCodec>(
            service: .catalog,
            name: "damage",
            bus: bus,
            datacenter: "dc1",
            journal: journal,
            settings: settings,
            logger: Logger(label: "damage") { _ in SwiftLogNoOpLogHandler() }
        )
        return (ledger, bus, journal)
    }

    /// A server with a journal, its process gone as by a kill, and a copy of its folder.
    private func prepared() async throws -> (server: NATSServer, marks: URL, copy: URL, old: URL) {
        let server = try await NATSServer()
        let marks = server.folder.appendingPathComponent("marks")
        let (copy, old) = (server.folder.appendingPathComponent("copy"), server.folder.appendingPathComponent("old"))
        try FileManager.default.createDirectory(at: marks, withIntermediateDirectories: true)
        let data = server.folder.appendingPathComponent("data")
        for (from, to, folder) in [(1, 12, old), (13, Int(Self.count), copy)] {
            let (ledger, bus, journal) = try await ledger(server, marks: marks)
            try await running([{ try await ledger.run() }]) {
                for number in from...to {
                    _ = try await ledger.add(1, to: "k")
                    guard number.isMultiple(of: 10) else { continue }
                    while try await journal.newestSnapshots().first?.sequence != UInt64(number) { await Task.yield() }
                }
            }
            await bus.drain(deadline: .seconds(1))
            await server.kill9()
            try FileManager.default.copyItem(at: data, to: folder)
            try await server.restart()
        }
        await server.kill9()
        return (server, marks, copy, old)
    }

    private func files(in folder: URL) -> [String] {
        let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return found.filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appendingPathComponent(path).path,
                isDirectory: &isFolder
            )
            return exists && !isFolder.boolValue
        }.sorted()
    }

    /// Starts a replica on what is there; what it refuses with, nil when it has everything.
    private func outcome(_ server: NATSServer, _ marks: URL, _ what: String) async throws -> String? {
        try await server.restart()
        let (ledger, bus, _) = try await ledger(server, marks: marks)
        var text: String?
        do {
            try await running([{ try await ledger.run() }]) {
                try await ledger.view.ready(timeout: .seconds(20))
                let version = ledger.view.current
                #expect(version.state.value("k") == Self.count, "\(what): silently lost")
                #expect(version.index == JournalIndex.of(UInt64(Self.count), place: 0), "\(what): the index went back")
                // And it goes on.
                #expect(try await ledger.add(1, to: "k").value == Self.count + 1, "\(what)")
            }
        } catch let error as MeshError {
            text = error.message
            #expect(error.code == .internalFault, "\(what): \(error); \(ledger.unreadiness ?? "ready")")
            #expect(error.message.contains("TOMBOLO_DC1_STATE/catalog"), "\(what): \(error.message)")
            #expect(error.message.contains("backup"), "\(what): \(error.message)")
        }
        await bus.drain(deadline: .seconds(1))
        await server.kill9()
        return text
    }

    @Test func `no damage to one file loses anything silently`() async throws {
        let (server, marks, copy, old) = try await prepared()
        defer { server.kill() }
        let data = server.folder.appendingPathComponent("data")
        let kept = server.folder.appendingPathComponent("marks.kept")
        try FileManager.default.copyItem(at: marks, to: kept)
        func reset() throws {
            for (from, to) in [(copy, data), (kept, marks)] {
                try? FileManager.default.removeItem(at: to)
                try FileManager.default.copyItem(at: from, to: to)
            }
        }
        try reset()
        #expect(try await outcome(server, marks, "undamaged") == nil)
        var named = 0
        var whole = 0
        for path in files(in: copy) {
            for damage in Damage.allCases {
                try reset()
                try damage.apply(to: data.appendingPathComponent(path))
                let text = try await outcome(server, marks, "\(path) \(damage)")
                if text == nil { whole += 1 } else { named += 1 }
                let file = path.components(separatedBy: "/streams/").last ?? path
                print("  \(file) \(damage): \(text ?? "no loss")")
            }
        }
        for path in files(in: kept) {
            for damage in Damage.allCases {
                try reset()
                try damage.apply(to: marks.appendingPathComponent(path))
                #expect(try await outcome(server, marks, "\(path) \(damage)") == nil)
            }
        }
        print("damaged one file at a time: \(whole) without loss, \(named) named")
        #expect(whole > 0)
        #expect(named > 0)

        // Whole folders.
        let streams = try #require(
            files(in: copy).first { $0.contains("/streams/") }?.components(separatedBy: "/streams/").first
        )
        for stream in ["TOMBOLO_DC1_STATE", "TOMBOLO_DC1_CATALOG_SNAPSHOTS"] {
            let folder = "\(streams)/streams/\(stream)"
            try reset()
            try FileManager.default.removeItem(at: data.appendingPathComponent(folder))
            let gone = try await outcome(server, marks, "\(stream) removed")
            #expect(
                gone?.contains(stream.hasSuffix("SNAPSHOTS") ? "no good snapshot" : "is gone") == true,
                "\(gone ?? "")"
            )
        }
        // An older copy of the journal, and of everything that NATS has.
        for path in ["\(streams)/streams/TOMBOLO_DC1_STATE", "jetstream"] {
            try reset()
            try FileManager.default.removeItem(at: data.appendingPathComponent(path))
            try FileManager.default.copyItem(
                at: old.appendingPathComponent(path),
                to: data.appendingPathComponent(path)
            )
            let older = try await outcome(server, marks, "\(path) replaced by an older copy")
            #expect(older?.contains("was shortened: it ends at sequence 12") == true, "\(older ?? "")")
        }
        try reset()
        try FileManager.default.removeItem(at: data)
        #expect(try await outcome(server, marks, "all removed")?.contains("all entries (up to sequence 35,") == true)
    }
}
