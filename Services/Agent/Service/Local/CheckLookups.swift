import AgentLogic
import Dispatch
import Glibc
package import Logging
import MeshConnections
import Metrics
package import NIOCore
import NIOPosix
import Synchronization

/// Has the machine's resolver find the addresses of names for checks (DNS look-ups), a few at a time.
///
/// Resolving blocks a thread and cannot be stopped, so it has threads of its own and everything else waits in a line. What
/// waits when its time is over leaves the line and is never begun: a resolver that does not answer cannot make a backlog that
/// checks stand behind when it answers again.
package final class CheckLookups: Sendable {
    /// Finds the addresses of a host, with a port; blocks.
    package typealias Resolve = @Sendable (_ host: String, _ port: Int) throws -> [SocketAddress]

    /// Names that are resolved at once.
    package static let threads = 4

    private struct Lookup {
        var host: String
        var port: Int
        var promise: EventLoopPromise<[SocketAddress]>
    }

    private struct Table {
        var last: UInt64 = 0
        var running = 0
        var line: [(number: UInt64, lookup: Lookup)] = []
    }

    /// What becomes of a new look-up.
    private enum Place {
        case running
        case waiting(UInt64)
    }

    /// Why a look-up is not made; the raw value is the label of the metric.
    private enum Refusal: String {
        case full
        case late
    }

    private let limit: Int
    private let logger: Logger
    private let resolve: Resolve
    private let queue = DispatchQueue(label: "tombolo.lookups", attributes: .concurrent)
    private let table = Mutex(Table())
    private let waiting = Gauge(label: "check.lookups.waiting")
    private let spacing = LogSpacing()

    /// Makes a line.
    ///
    /// - Parameters:
    ///   - limit: How many names may wait (`check_destinations.max_lookups`).
    ///   - logger: Is told when names are not looked up, at most once in ten seconds.
    ///   - resolve: The resolver; the machine's, but in tests.
    package init(limit: Int, logger: Logger, resolve: @escaping Resolve = CheckLookups.askMachine) {
        self.limit = limit
        self.logger = logger
        self.resolve = resolve
    }

    /// How many names wait for their turn.
    package var waitingCount: Int { table.withLock { $0.line.count } }

    /// Finds the addresses of a host.
    ///
    /// - Throws: ``ProbeFailure`` when too many names wait, or no answer came within `timeout`; what the resolver says.
    package func addresses(of host: String, port: Int, timeout: Duration) async throws -> [SocketAddress] {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let promise = loop.makePromise(of: [SocketAddress].self)
        let lookup = Lookup(host: host, port: port, promise: promise)
        let place: Place? = table.withLock { table in
            if table.running < Self.threads {
                table.running += 1
                return .running
            }
            guard table.line.count < limit else { return nil }
            table.last += 1
            table.line.append((table.last, lookup))
            return .waiting(table.last)
        }
        guard let place else {
            let failure = ProbeFailure(
                "lookup \(host): \(limit) names wait for the resolver of this machine already (check_destinations.max_lookups)"
            )
            promise.fail(failure)
            note(.full)
            throw failure
        }
        let alarm = loop.scheduleTask(in: TimeAmount(timeout)) { [self] in
            if case .waiting(let number) = place, leave(number) { note(.late) }
            promise.fail(ProbeFailure("lookup \(host): the resolver did not answer within \(timeout)"))
        }
        promise.futureResult.whenComplete { _ in alarm.cancel() }
        waiting.record(waitingCount)
        if case .running = place { queue.async { [self] in work(lookup) } }
        return try await promise.futureResult.get()
    }

    /// Resolves a name, then what waits until nothing does; blocks.
    private func work(_ first: Lookup) {
        var next: Lookup? = first
        while let lookup = next {
            lookup.promise.completeWith(Result { try resolve(lookup.host, lookup.port) })
            next = table.withLock { table in
                guard table.line.isEmpty else { return table.line.removeFirst().lookup }
                table.running -= 1
                return nil
            }
            waiting.record(waitingCount)
        }
    }

    /// Takes what waits out of the line; false when its turn has come.
    private func leave(_ number: UInt64) -> Bool {
        table.withLock { table in
            guard let place = table.line.firstIndex(where: { $0.number == number }) else { return false }
            table.line.remove(at: place)
            return true
        }
    }

    private func note(_ refusal: Refusal) {
        Counter(label: "check.lookups.refused", dimensions: [("reason", refusal.rawValue)]).increment()
        waiting.record(waitingCount)
        guard let unsaid = spacing.take() else { return }
        logger.warning(
            "names of checks were not looked up, since the resolver of this machine answers too slowly",
            metadata: ["check.lookups.limit": "\(limit)", "check.lookups.unsaid": "\(unsaid)"]
        )
    }

    /// Asks the system's resolver; blocks.
    package static func askMachine(host: String, port: Int) throws -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &list)
        guard code == 0 else {
            throw ProbeFailure("lookup \(host): \(String(cString: gai_strerror(code)))")
        }
        defer { freeaddrinfo(list) }
        var found: [SocketAddress] = []
        var next = list
        while let entry = next?.pointee {
            next = entry.ai_next
            guard let address = entry.ai_addr else { continue }
            switch entry.ai_family {
            case AF_INET:
                address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    found.append(SocketAddress($0.pointee, host: host))
                }
            case AF_INET6:
                address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                    found.append(SocketAddress($0.pointee, host: host))
                }
            case _: continue
            }
        }
        return found
    }
}
