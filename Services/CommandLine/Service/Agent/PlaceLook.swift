import CommandLineLogic
import Glibc

/// A look at a place by a short-lived process of its own: a slow name server, or a host that says nothing or never ends, holds nobody up.
struct PlaceLook {
    /// How long it may take.
    private static let patience = Duration.seconds(8)
    /// Where it looks.
    let place: ClusterPlace
    private let process: pid_t
    private let reading: Int32
    private let end: ContinuousClock.Instant

    /// Begins; nil when the system has no process for it.
    ///
    /// - Parameters:
    ///   - place: Where it looks.
    ///   - find: What it does there, in the other process; at most 1024 bytes of what it finds count.
    init?(at place: ClusterPlace, _ find: () -> String?) {
        guard let other = Spawning.aside({ Array((find() ?? "").utf8.prefix(1024)) }) else { return nil }
        self.place = place
        process = other.process
        reading = other.reading
        end = .now + Self.patience
    }

    /// What was found; nil while it is under way, empty when nothing was found in time.
    ///
    /// After an answer it is over.
    func answer() -> String? {
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = read(reading, &buffer, buffer.count)
        if count < 0, errno == EAGAIN || errno == EINTR {
            guard ContinuousClock.now >= end else { return nil }
            // It lives: nobody else holds the other end of the pipe.
            kill(process, SIGKILL)
        }
        close(reading)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}
