import CommandLineLogic
import Glibc

/// Passes a workload's questions to DNS (UDP) on to the servers; a process of its own, with one thread and one loop.
///
/// A question is passed to one server; one that does not answer in time costs this question, and the next goes to the next server.
final class NameRelay {
    private struct Question {
        let descriptor: Int32
        let asker: sockaddr_storage
        let size: socklen_t
        let until: ContinuousClock.Instant
    }

    /// How many questions may be under way; the oldest makes room.
    private static let most = 512
    /// How long a server may take.
    private static let patience = Duration.seconds(3)
    /// The longest message by UDP.
    private static let longest = 65_535

    private let own: Int32
    private let servers: [(host: String, port: Int)]
    private var current = 0
    private var questions: [Question] = []

    /// Listens.
    ///
    /// - Throws: ``UsageError`` naming the address.
    init(_ settings: DataplaneSettings) throws(UsageError) {
        var hosts: [(String, Int)] = []
        for host in settings.addresses {
            if let address = Network.resolve(host) { hosts.append((address, settings.serverNamePort)) }
        }
        guard !hosts.isEmpty else { throw UsageError("-addresses: no server has an address") }
        servers = hosts
        let place = "\(settings.namesAddress):\(settings.namesPort)"
        guard let made = Self.socket(settings.namesAddress, settings.namesPort, Glibc.bind) else {
            throw UsageError("-consul-dns-bind-port: nothing can listen on \(place): \(Terminal.reason())")
        }
        own = made
    }

    /// Until it is killed.
    func run() -> Never {
        while true {
            let now = ContinuousClock.now
            expire(now)
            var polled = [pollfd(fd: own, events: Int16(POLLIN), revents: 0)]
            polled += questions.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            guard poll(&polled, nfds_t(polled.count), questions.isEmpty ? -1 : 250) > 0 else { continue }
            let answered = Set(polled.dropFirst().filter { $0.revents != 0 }.map(\.fd))
            for question in questions where answered.contains(question.descriptor) { answer(question) }
            questions.removeAll { answered.contains($0.descriptor) }
            if polled[0].revents != 0 { take(now) }
        }
    }

    private func expire(_ now: ContinuousClock.Instant) {
        let late = questions.filter { $0.until <= now }
        guard !late.isEmpty else { return }
        for question in late { close(question.descriptor) }
        questions.removeAll { $0.until <= now }
        current = (current + 1) % servers.count
    }

    private func answer(_ question: Question) {
        defer { close(question.descriptor) }
        var bytes = [UInt8](repeating: 0, count: Self.longest)
        let count = recv(question.descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        guard count > 0 else {
            // Nobody listens there.
            current = (current + 1) % servers.count
            return
        }
        var asker = question.asker
        withUnsafePointer(to: &asker) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(own, bytes, count, 0, $0, question.size)
            }
        }
    }

    private func take(_ now: ContinuousClock.Instant) {
        var bytes = [UInt8](repeating: 0, count: Self.longest)
        var asker = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let count = withUnsafeMutablePointer(to: &asker) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                recvfrom(own, &bytes, bytes.count, Int32(MSG_DONTWAIT), $0, &size)
            }
        }
        guard count > 0 else { return }
        if questions.count >= Self.most { close(questions.removeFirst().descriptor) }
        let server = servers[current]
        guard let descriptor = Self.socket(server.host, server.port, Glibc.connect) else { return }
        guard send(descriptor, bytes, count, 0) == count else {
            close(descriptor)
            return
        }
        questions.append(
            Question(descriptor: descriptor, asker: asker, size: size, until: now + Self.patience)
        )
    }

    /// A socket for datagrams that is bound or connected to a numeric address; nil when the system refuses.
    private static func socket(
        _ host: String,
        _ port: Int,
        _ begin: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32? {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let first = found?.pointee,
            let address = first.ai_addr
        else { return nil }
        defer { freeaddrinfo(found) }
        let descriptor = Glibc.socket(first.ai_family, Int32(SOCK_DGRAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        guard begin(descriptor, address, first.ai_addrlen) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
