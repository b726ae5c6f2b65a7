package import AgentLogic
import Certificates
import Foundation
import Glibc
package import Logging
import MeshBus
package import MeshDomain
import MeshRuntime
import Synchronization

/// The audit log: who changed what, and whom something was refused, as lines of JSON in files.
///
/// - Source: reference tenancy.md §11; decision 039.
package final class AuditLog: Sendable {
    private static let keyBytes = 32

    private let sinks: Mutex<[AuditSink]>
    private let key: [UInt8]
    private let logger: Logger

    /// Makes the log and opens its files.
    ///
    /// - Throws: `badRequest` naming the file that cannot be opened.
    package init(_ settings: AuditSettings, dataDirectory: String, logger: Logger) throws(MeshError) {
        self.logger = logger
        key = Self.key(in: dataDirectory)
        sinks = Mutex([])
        try adopt(settings)
    }

    /// Whether anything is written.
    var isActive: Bool { sinks.withLock { !$0.isEmpty } }

    /// Takes other settings from now on; a file that stays is opened anew, so that another program may put it aside before.
    ///
    /// - Throws: `badRequest` naming the file that cannot be opened; then everything stays as it was.
    package func adopt(_ settings: AuditSettings) throws(MeshError) {
        let old = sinks.withLock { $0 }
        var kept: [(sink: AuditSink, settings: AuditSettings.Sink)] = []
        var made: [AuditSink] = []
        for wanted in settings.active {
            // One file has one writer, whatever else is changed about it.
            if let known = old.first(where: { $0.path == wanted.path }) {
                kept.append((known, wanted))
            } else {
                let sink = AuditSink(wanted, logger: logger)
                made.append(sink)
                do throws(MeshError) { try sink.open() } catch {
                    Self.finish(made)
                    throw error
                }
            }
        }
        for (sink, settings) in kept { sink.reopen(settings) }
        let current = kept.map { $0.sink } + made
        sinks.withLock { $0 = current }
        Self.finish(old.filter { sink in !current.contains { $0 === sink } })
    }

    private static func finish(_ sinks: [AuditSink]) {
        guard !sinks.isEmpty else { return }
        Task { for sink in sinks { await sink.finish() } }
    }

    /// Puts an event in line; `isMinor` for those that everybody can cause, which leave room for the others.
    package func note(_ event: AuditEvent, isMinor: Bool = false) {
        let line = event.line(id: RandomUUID.make(), nanoseconds: BusClock.wallNanoseconds())
        for sink in sinks.withLock({ $0 }) { sink.add(line, isMinor: isMinor) }
    }

    /// How a secret stands in the log: only this agent can make it of the secret.
    package func hash(_ text: String) -> String {
        guard let digest = try? Digest.hmacSHA256(Array(text.utf8), key: key) else { return "hidden" }
        return "hmac_sha256:" + Digest.hex(digest)
    }

    /// Waits for the end, then writes what is in line.
    func run() async {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        for sink in sinks.withLock({ $0 }) { await sink.flush() }
    }

    /// The key of the hashes, kept in the data directory; without one it lives as long as the process.
    private static func key(in folder: String) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        let fresh = (0..<keyBytes).map { _ in UInt8.random(in: 0...255, using: &generator) }
        guard !folder.isEmpty else { return fresh }
        let path = "\(folder)/audit-key"
        if let kept = FileManager.default.contents(atPath: path), kept.count == keyBytes { return Array(kept) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            _ = writeAll(fresh, to: descriptor)
            close(descriptor)
        }
        return fresh
    }
}
