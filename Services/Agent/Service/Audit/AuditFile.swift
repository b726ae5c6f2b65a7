import AgentLogic
import Foundation
import Glibc
import MeshDomain

/// The file that a sink of the audit log writes, and those that it put aside.
///
/// Only touched on the sink's own queue.
struct AuditFile {
    private var settings: AuditSettings.Sink
    private var descriptor: Int32 = -1
    /// Bytes of whole lines.
    private var bytes = 0
    /// When it was begun, in nanoseconds since 1970.
    private var begun: Int64 = 0
    private var isRegular = false
    /// In the name of the file that was put aside last.
    private var lastAside: Int64 = 0
    /// How long a pipe or a terminal may be full, in milliseconds.
    private static let patience: Int32 = 1000

    /// Takes a file, which is opened when something is written.
    init(_ settings: AuditSettings.Sink) { self.settings = settings }

    /// Writes a line.
    ///
    /// - Returns: Why it could not, and then nothing of the line is there; nil when it is written.
    mutating func write(_ line: [UInt8], at now: Int64) -> String? {
        if descriptor < 0, let problem = open(at: now) { return problem }
        if isRegular, bytes > 0, isFull(with: line.count, at: now), let problem = putAside(at: now) { return problem }
        guard writeAll(line, to: descriptor, patience: isRegular ? 0 : Self.patience) else {
            let problem = String(cString: strerror(errno))
            // What is there of the line would spoil the next one.
            if isRegular { _ = ftruncate(descriptor, off_t(bytes)) }
            close()
            return "\(settings.path): \(problem)"
        }
        bytes += line.count
        return nil
    }

    /// Opens the file, where it is not open.
    ///
    /// - Returns: Why it could not; nil when it is open.
    mutating func open(at now: Int64) -> String? {
        guard descriptor < 0 else { return nil }
        let given = Self.given(settings.path)
        if let given {
            descriptor = fcntl(given, F_DUPFD_CLOEXEC, 3)
        } else {
            let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
            descriptor = Glibc.open(settings.path, flags, mode_t(settings.mode))
        }
        guard descriptor >= 0 else { return "\(settings.path): \(String(cString: strerror(errno)))" }
        var status = stat()
        // What the process was started with belongs to who started it, whatever it is.
        isRegular = given == nil && fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        guard isRegular else { return nil }
        // Whatever the process's mask says.
        _ = fchmod(descriptor, mode_t(settings.mode))
        bytes = Int(status.st_size)
        begun = bytes == 0 ? now : min(now, Int64(status.st_mtim.tv_sec) * 1_000_000_000)
        return nil
    }

    /// The descriptor that a path stands for: opening it anew fails for a socket, and would begin another place in a file.
    private static func given(_ path: String) -> Int32? {
        switch path {
        case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1": 1
        case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2": 2
        case _: nil
        }
    }

    /// Gives the file back and takes other settings of it.
    mutating func reopen(_ settings: AuditSettings.Sink) {
        close()
        self.settings = settings
    }

    /// Gives the file back; the next line opens what is at the path then.
    mutating func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    private func isFull(with more: Int, at now: Int64) -> Bool {
        settings.rotationBytes > 0 && bytes + more > settings.rotationBytes
            || settings.rotationTime > 0 && now - begun >= settings.rotationTime
    }

    /// Puts the file aside under a name with the time, and begins another one (log rotation).
    private mutating func putAside(at now: Int64) -> String? {
        // A name that became free again would stand for something older than it is.
        var time = max(now, lastAside + 1)
        while access(aside(time), F_OK) == 0 { time += 1 }
        guard rename(settings.path, aside(time)) == 0 else {
            return "\(settings.path): \(String(cString: strerror(errno)))"
        }
        lastAside = time
        close()
        if let problem = open(at: now) { return problem }
        removeOld()
        return nil
    }

    private func aside(_ time: Int64) -> String { "\(parts.folder)/\(parts.stem)-\(time)\(parts.ending)" }

    private var parts: (folder: String, stem: String, ending: String) {
        let url = URL(fileURLWithPath: settings.path)
        let ending = url.pathExtension.isEmpty ? "" : "." + url.pathExtension
        return (
            url.deletingLastPathComponent().path, url.deletingPathExtension().lastPathComponent,
            ending
        )
    }

    private func removeOld() {
        guard settings.keptFiles > 0 else { return }
        let (folder, stem, ending) = parts
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let times = names.compactMap { name -> Int64? in
            guard name.hasPrefix(stem + "-"), name.hasSuffix(ending) else { return nil }
            return Int64(name.dropFirst(stem.count + 1).dropLast(ending.count))
        }
        for time in times.sorted().dropLast(settings.keptFiles) { unlink(aside(time)) }
    }
}
