package import AgentLogic
import Dispatch
import Foundation
import Glibc
package import Logging
package import MeshDomain
import MeshRuntime
import Synchronization

/// Keeps registrations on disk so that they survive a restart.
///
/// One file of lines, each a change; written and synced before a registration is answered, many at a time with one sync,
/// by a thread of its own. The order of lines is that of `enqueue`, which is called where the state is changed. At the
/// start, and when most lines are out of date, the file is written anew from what is in force.
package final class RegistrationLog: Sendable {
    /// A place in the line: says when its changes are on the disk.
    package final class Ticket: Sendable {
        private enum Phase {
            case open([CheckedContinuation<MeshError?, Never>])
            case done(MeshError?)
        }

        private let phase: Mutex<Phase>

        fileprivate init(done: Bool = false) { phase = Mutex(done ? .done(nil) : .open([])) }

        fileprivate func end(_ failure: MeshError?) {
            let waiting = phase.withLock { phase -> [CheckedContinuation<MeshError?, Never>] in
                guard case .open(let waiting) = phase else { return [] }
                phase = .done(failure)
                return waiting
            }
            for continuation in waiting { continuation.resume(returning: failure) }
        }

        /// Returns once the changes are on the disk.
        ///
        /// - Throws: `unavailable` when the disk refused them, or when the agent stops.
        package func written() async throws(MeshError) {
            let failure = await withCheckedContinuation { continuation in
                let result: MeshError?? = phase.withLock { phase in
                    switch phase {
                    case .open(let waiting):
                        phase = .open(waiting + [continuation])
                        return nil
                    case .done(let failure): return .some(failure)
                    }
                }
                if let result { continuation.resume(returning: result) }
            }
            if let failure { throw failure }
        }
    }

    private struct Waiting {
        var bytes: [UInt8]
        var ticket: Ticket
    }

    private struct Line {
        var waiting: [Waiting] = []
        var isFlushing = false
        /// Why nothing is taken any more.
        var refusal: MeshError?
    }

    /// Only touched on the writer's queue, and by `open` before anything is written.
    private struct File {
        var handle: FileHandle?
        /// Bytes that are known to be whole lines.
        var goodBytes: UInt64 = 0
        /// Size right after the file was written anew.
        var freshBytes: UInt64 = 0
    }

    /// How many changes may wait; further ones are refused.
    private static let waitingLimit = 16_384
    /// A file below this is never worth writing anew.
    private static let compactionBytes: UInt64 = 4 << 20

    private let path: String
    private let logger: Logger
    private let inForce: @Sendable () -> [PersistedChange]
    private let line = Mutex(Line())
    private let file = Mutex(File())
    private let writer = DispatchQueue(label: "tombolo.registrations")

    /// Makes a log in the agent's data directory; with an empty one nothing is kept.
    ///
    /// - Parameters:
    ///   - directory: The data directory.
    ///   - logger: Where it logs.
    ///   - inForce: What is to be kept now, with everything that was given to `enqueue`.
    package init(directory: String, logger: Logger, inForce: @escaping @Sendable () -> [PersistedChange]) {
        path = directory.isEmpty ? "" : directory + "/registrations.jsonl"
        self.logger = logger
        self.inForce = inForce
    }

    /// Reads what was kept and begins a new file.
    ///
    /// - Returns: The instances and checks, instances first.
    /// - Throws: `unavailable` when the directory cannot be used.
    package func open() throws(MeshError) -> [PersistedChange] {
        guard !path.isEmpty else { return [] }
        var services: [String: LocalService] = [:]
        var checks: [String: LocalCheck] = [:]
        var ports: [String: Int] = [:]
        for line in try lines() {
            do {
                switch try PersistedLine.decode(line) {
                case .putService(let local): services[local.service.id] = local
                case .deleteService(let id): services[id] = nil
                case .putCheck(let local): checks[local.check.checkID] = local
                case .deleteCheck(let id): checks[id] = nil
                case .sidecarPort(let id, let port): ports[id] = port > 0 ? port : nil
                }
            } catch {
                logger.error("a kept registration was skipped", metadata: [LogKey.error: "\(error.message)"])
            }
        }
        let kept =
            services.keys.sorted().compactMap { services[$0].map(PersistedChange.putService) }
            + checks.keys.sorted().compactMap { checks[$0].map(PersistedChange.putCheck) }
            + ports.sorted { $0.key < $1.key }.map { .sidecarPort(id: $0.key, port: $0.value) }
        try file.withLock { file throws(MeshError) in try Self.begin(&file, at: path, with: kept) }
        return kept
    }

    /// Refuses when nothing more can be taken; asked before a state is changed.
    ///
    /// - Throws: `overloaded` when too many changes wait, `unavailable` when the agent stops.
    package func admit() throws(MeshError) {
        guard !path.isEmpty else { return }
        try line.withLock { line throws(MeshError) in
            if let refusal = line.refusal { throw refusal }
            guard line.waiting.count < Self.waitingLimit else {
                throw MeshError(.overloaded, "too many registrations wait for the disk; try again")
            }
        }
    }

    /// Puts changes in line; called where the state is changed, so that both have the same order.
    package func enqueue(_ changes: [PersistedChange]) -> Ticket {
        guard !path.isEmpty, !changes.isEmpty else { return Ticket(done: true) }
        let item = Waiting(bytes: changes.flatMap(PersistedLine.encode), ticket: Ticket())
        let (refusal, mustStart): (MeshError?, Bool) = line.withLock { line in
            if let refusal = line.refusal { return (refusal, false) }
            line.waiting.append(item)
            defer { line.isFlushing = true }
            return (nil, !line.isFlushing)
        }
        if let refusal { item.ticket.end(refusal) }
        if mustStart { writer.async { [self] in flush() } }
        return item.ticket
    }

    /// Waits until cancelled, then writes what still waits and takes nothing more.
    package func run() async {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        line.withLock { $0.refusal = MeshError(.unavailable, "the agent is stopping; register again when it is back") }
        await withCheckedContinuation { continuation in
            writer.async { [self] in
                flush()
                continuation.resume()
            }
        }
    }

    /// Writes what waits, and what came meanwhile, each round with one sync.
    private func flush() {
        while true {
            let round = line.withLock { line in
                let round = line.waiting
                line.waiting = []
                line.isFlushing = !round.isEmpty
                return round
            }
            if round.isEmpty { return }
            let failure = file.withLock { write(round.flatMap(\.bytes), to: &$0) }
            for item in round { item.ticket.end(failure) }
        }
    }

    private func write(_ bytes: [UInt8], to file: inout File) -> MeshError? {
        do {
            guard let handle = file.handle else { throw MeshError(.unavailable, "the file is not open") }
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
            file.goodBytes += UInt64(bytes.count)
        } catch {
            // Half a line must not become the beginning of the next one.
            do {
                try file.handle?.truncate(atOffset: file.goodBytes)
                try file.handle?.seek(toOffset: file.goodBytes)
            } catch {
                file.handle = nil
                logger.error(
                    "registrations cannot be kept any more; restart the agent when the disk is well",
                    metadata: [LogKey.error: "\(error)"]
                )
            }
            return MeshError(.unavailable, "the registration cannot be kept in \(path): \(error)")
        }
        if file.goodBytes > max(Self.compactionBytes, 4 * file.freshBytes) {
            do { try Self.begin(&file, at: path, with: inForce()) } catch {
                // The old file is whole and goes on being used.
                logger.warning(
                    "the file of registrations could not be written anew",
                    metadata: [LogKey.error: "\(error.message)"]
                )
            }
        }
        return nil
    }

    private func lines() throws(MeshError) -> [[UInt8]] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw MeshError(.unavailable, "\(path) cannot be read; check its owner and permissions")
        }
        var lines: [[UInt8]] = []
        var rest = Array(data)[...]
        while let end = rest.firstIndex(of: 0x0A) {
            if end > rest.startIndex { lines.append(Array(rest[..<end])) }
            rest = rest[(end + 1)...]
        }
        if !rest.isEmpty { logger.warning("an incomplete last line of the registrations was dropped") }
        return lines
    }

    /// Writes a new file beside the old one and puts it in its place.
    private static func begin(_ file: inout File, at path: String, with changes: [PersistedChange]) throws(MeshError) {
        let next = path + ".next"
        do {
            let directory = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            let content = Data(changes.flatMap(PersistedLine.encode))
            guard
                FileManager.default.createFile(
                    atPath: next,
                    contents: content,
                    attributes: [.posixPermissions: 0o600]
                )
            else { throw MeshError(.unavailable, "the file cannot be made") }
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: next))
            try handle.seekToEnd()
            try handle.synchronize()
            guard rename(next, path) == 0 else { throw MeshError(.unavailable, "the file cannot be put in place") }
            try synchronize(directory: directory.path)
            file = File(handle: handle, goodBytes: UInt64(content.count), freshBytes: UInt64(content.count))
        } catch {
            throw MeshError(.unavailable, "registrations cannot be kept in \(path): \(error); check data_dir")
        }
    }

    /// Makes the new name of the file durable.
    private static func synchronize(directory: String) throws {
        let descriptor = Glibc.open(directory, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { throw MeshError(.unavailable, "\(directory) cannot be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw MeshError(.unavailable, "\(directory) cannot be synchronized") }
    }
}
