package import AgentLogic
import Foundation
package import Logging
package import MeshDomain
import MeshRuntime

/// Keeps registrations on disk so that they survive a restart.
///
/// One file of lines, each a change; written and synced before a registration is answered, many at a time with one sync.
/// At the start the file is read, cut where a line is incomplete, and written anew without what was removed.
package actor RegistrationLog {
    private struct Waiting {
        var bytes: [UInt8]
        var continuation: CheckedContinuation<MeshError?, Never>
    }

    /// How many changes may wait; further ones are refused.
    private static let waitingLimit = 16_384

    private let path: String
    private let logger: Logger
    private var handle: FileHandle?
    private var waiting: [Waiting] = []
    private nonisolated let signal: AsyncStream<Void>
    private nonisolated let raise: AsyncStream<Void>.Continuation

    /// Makes a log in the agent's data directory; with an empty one nothing is kept.
    package init(directory: String, logger: Logger) {
        path = directory.isEmpty ? "" : directory + "/registrations.jsonl"
        self.logger = logger
        (signal, raise) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Reads what was kept and begins a new file.
    ///
    /// - Returns: The instances and checks, instances first.
    /// - Throws: `unavailable` when the directory cannot be used.
    package func open() throws(MeshError) -> [PersistedChange] {
        guard !path.isEmpty else { return [] }
        var services: [String: LocalService] = [:]
        var checks: [String: LocalCheck] = [:]
        for line in try lines() {
            do {
                switch try PersistedLine.decode(line) {
                case .putService(let local): services[local.service.id] = local
                case .deleteService(let id): services[id] = nil
                case .putCheck(let local): checks[local.check.checkID] = local
                case .deleteCheck(let id): checks[id] = nil
                }
            } catch {
                logger.error("a kept registration was skipped", metadata: [LogKey.error: "\(error.message)"])
            }
        }
        let kept =
            services.keys.sorted().compactMap { services[$0].map(PersistedChange.putService) }
            + checks.keys.sorted().compactMap { checks[$0].map(PersistedChange.putCheck) }
        try begin(with: kept)
        return kept
    }

    /// Keeps changes; returns once they are on the disk.
    ///
    /// - Throws: `unavailable` when the disk refuses, `overloaded` when too many wait.
    package func append(_ changes: [PersistedChange]) async throws(MeshError) {
        guard !path.isEmpty, !changes.isEmpty else { return }
        guard waiting.count < Self.waitingLimit else {
            throw MeshError(.overloaded, "too many registrations wait for the disk; try again")
        }
        let bytes = changes.flatMap(PersistedLine.encode)
        let failure = await withCheckedContinuation { continuation in
            waiting.append(Waiting(bytes: bytes, continuation: continuation))
            raise.yield()
        }
        if let failure { throw failure }
    }

    /// Writes what waits until cancelled; what still waits then is written before this returns.
    package func run() async {
        for await _ in signal { flush() }
        flush()
    }

    private func flush() {
        guard !waiting.isEmpty else { return }
        let round = waiting
        waiting = []
        var failure: MeshError?
        do {
            guard let handle else { throw MeshError(.unavailable, "the file is not open") }
            try handle.write(contentsOf: Data(round.flatMap(\.bytes)))
            try handle.synchronize()
        } catch {
            failure = MeshError(.unavailable, "the registration cannot be kept in \(path): \(error)")
        }
        for item in round { item.continuation.resume(returning: failure) }
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
    private func begin(with changes: [PersistedChange]) throws(MeshError) {
        let next = path + ".next"
        do {
            let directory = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            guard
                FileManager.default.createFile(
                    atPath: next,
                    contents: Data(changes.flatMap(PersistedLine.encode)),
                    attributes: [.posixPermissions: 0o600]
                )
            else { throw MeshError(.unavailable, "the file cannot be made") }
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: next))
            try file.seekToEnd()
            try file.synchronize()
            guard rename(next, path) == 0 else { throw MeshError(.unavailable, "the file cannot be put in place") }
            handle = file
        } catch {
            throw MeshError(.unavailable, "registrations cannot be kept in \(path): \(error); check data_dir")
        }
    }
}
