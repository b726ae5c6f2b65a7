import CommandLineLogic
import Glibc

/// Passes a workload's questions to DNS (UDP) on to the servers; a process of its own, with one thread and one loop.
///
/// A question is passed to one server; one that does not answer in time costs this question, and the next goes to the next server, whose
/// name is then looked up again. One that cannot be reached or has no address is passed over.
final class NameRelay {
    private struct Question {
        let descriptor: Int32
        let asker: sockaddr_storage
        let size: socklen_t
        let until: ContinuousClock.Instant
        /// Which server was asked.
        let place: Int
    }

    private struct Server {
        let host: String
        var address: String?
        /// Whether its name is to be looked up again.
        var isStale = true
        var nextLook = ContinuousClock.now
    }

    /// How many questions may be under way; the oldest makes room.
    private static let most = 512
    /// How long a server may take.
    private static let patience = Duration.seconds(3)
    /// How long a name is not looked up again.
    private static let lookPause = Duration.seconds(10)
    /// The longest message by UDP.
    private static let longest = 65_535

    private let own: Int32
    private let port: Int
    private var servers: [Server]
    private var current = 0
    private var questions: [Question] = []

    /// Listens.
    ///
    /// - Throws: ``UsageError`` naming the address.
    init(_ settings: DataplaneSettings) throws(UsageError) {
        servers = settings.addresses.map { Server(host: $0) }
        port = settings.serverNamePort
        let place = "\(settings.namesAddress):\(settings.namesPort)"
        guard let made = Self.socket(settings.namesAddress, settings.namesPort, Glibc.bind) else {
            throw UsageError("-consul-dns-bind-port: nothing can listen on \(place): \(Terminal.reason())")
        }
        own = made
    }

    /// Until it is killed.
    func run() -> Never {
        while true {
            expire(.now)
            var polled = [pollfd(fd: own, events: Int16(POLLIN), revents: 0)]
            polled += questions.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            guard poll(&polled, nfds_t(polled.count), questions.isEmpty ? -1 : 250) > 0 else { continue }
            let answered = Set(polled.dropFirst().filter { $0.revents != 0 }.map(\.fd))
            for question in questions where answered.contains(question.descriptor) { answer(question) }
            questions.removeAll { answered.contains($0.descriptor) }
            if polled[0].revents != 0 { take() }
        }
    }

    private func expire(_ now: ContinuousClock.Instant) {
        let late = questions.filter { $0.until <= now }
        guard !late.isEmpty else { return }
        for question in late { close(question.descriptor) }
        questions.removeAll { $0.until <= now }
        // Questions to one that was left already tell nothing about the next.
        if late.contains(where: { $0.place == current }) { rotate() }
    }

    private func rotate() {
        current = (current + 1) % servers.count
        servers[current].isStale = servers[current].address == nil || !EnvoyBootstrap.isAddress(servers[current].host)
    }

    /// The address of the current server; nil while its name has none.
    private func currentAddress() -> String? {
        var server = servers[current]
        guard server.isStale, server.nextLook <= .now else { return server.address }
        if let found = Network.resolve(server.host) {
            server.address = found
            server.isStale = false
        }
        // Counted from the end: the look itself may take its time.
        server.nextLook = .now + Self.lookPause
        servers[current] = server
        return server.address
    }

    private func answer(_ question: Question) {
        defer { close(question.descriptor) }
        var bytes = [UInt8](repeating: 0, count: Self.longest)
        let count = recv(question.descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        guard count > 0 else {
            // Nobody listens there.
            if question.place == current { rotate() }
            return
        }
        var asker = question.asker
        withUnsafePointer(to: &asker) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(own, bytes, count, 0, $0, question.size)
            }
        }
    }

    private func take() {
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
        for _ in servers.indices {
            if let descriptor = pass(bytes, count) {
                let until = ContinuousClock.now + Self.patience
                questions.append(
                    Question(descriptor: descriptor, asker: asker, size: size, until: until, place: current)
                )
                return
            }
            rotate()
        }
    }

    /// Sends a question to the current server; where its answer will come, nil when it cannot be sent.
    private func pass(_ bytes: [UInt8], _ count: Int) -> Int32? {
        guard let found = currentAddress(), let descriptor = Self.socket(found, port, Glibc.connect) else { return nil }
        guard send(descriptor, bytes, count, 0) == count else {
            close(descriptor)
            return nil
        }
        return descriptor
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
