import Synchronization

/// The server of the in-memory bus: delivers what its connections publish, at once and in the publisher's order.
///
/// Members of a queue group take turns in the order in which they joined. Nothing is random and nothing is lost, except
/// while the hub is unreachable, which tests use to play a server that is down.
package final class InMemoryBusHub: Sendable {
    typealias Sink = @Sendable (BusMessage) -> Void

    /// A receiver in its place, and how many messages are on their way to it.
    final class Subscriber: Sendable {
        let id: Int
        let pattern: String
        let queueGroup: String?
        private let sink: Sink
        private let underWay = Atomic<Int>(0)

        init(id: Int, pattern: String, queueGroup: String?, sink: @escaping Sink) {
            self.id = id
            self.pattern = pattern
            self.queueGroup = queueGroup
            self.sink = sink
        }

        /// Whether everything that was meant for it has arrived; for good once it has unsubscribed.
        var isQuiet: Bool { underWay.load(ordering: .acquiring) == 0 }

        /// Called with the hub's lock held, so that whoever unsubscribes knows what is still coming.
        fileprivate func choose() { underWay.add(1, ordering: .relaxed) }

        fileprivate func receive(_ message: BusMessage) {
            sink(message)
            underWay.subtract(1, ordering: .releasing)
        }
    }

    private enum Receivers {
        case inbox(Sink)
        case subscribers([Subscriber])
    }

    private struct QueueGroup: Hashable {
        var pattern: String
        var name: String
    }

    private struct State {
        var nextID = 0
        var reachable = true
        var literals: [String: [Subscriber]] = [:]
        var patterns: [Subscriber] = []
        var inboxes: [String: Sink] = [:]
        var turns: [QueueGroup: Int] = [:]
        var connections: [Int: WeakConnection] = [:]
    }

    private struct WeakConnection {
        weak var bus: InMemoryBus?
    }

    /// Bytes a message may have, headers included.
    let maximumPayloadBytes: Int
    private let state = Mutex(State())

    /// Makes a hub; 1 MiB is the default of nats-server.
    package init(maximumPayloadBytes: Int = 1_048_576) {
        self.maximumPayloadBytes = maximumPayloadBytes
    }

    /// Makes a connection, which allows `requestsInFlight` requests at a time.
    package func connect(requestsInFlight: Int = 65_536) -> InMemoryBus {
        let (id, reachable) = state.withLock { state in
            state.nextID += 1
            return (state.nextID, state.reachable)
        }
        let bus = InMemoryBus(hub: self, id: id, requestsInFlight: requestsInFlight, reachable: reachable)
        state.withLock { $0.connections[id] = WeakConnection(bus: bus) }
        return bus
    }

    /// Plays a server that goes away (false) or comes back (true) for all connections.
    package func setReachable(_ reachable: Bool) {
        let connections: [InMemoryBus] = state.withLock { state in
            state.reachable = reachable
            return state.connections.sorted { $0.key < $1.key }.compactMap(\.value.bus)
        }
        for connection in connections { connection.hubBecame(reachable: reachable) }
    }

    var isReachable: Bool { state.withLock { $0.reachable } }

    func addInbox(_ name: String, sink: @escaping Sink) {
        state.withLock { $0.inboxes[name] = sink }
    }

    func removeConnection(_ id: Int, inbox: String) {
        state.withLock { state in
            state.inboxes[inbox] = nil
            state.connections[id] = nil
        }
    }

    func subscribe(_ pattern: String, queueGroup: String?, sink: @escaping Sink) -> Subscriber {
        state.withLock { state in
            state.nextID += 1
            let subscriber = Subscriber(id: state.nextID, pattern: pattern, queueGroup: queueGroup, sink: sink)
            if BusSubject.isPattern(pattern) {
                state.patterns.append(subscriber)
            } else {
                state.literals[pattern, default: []].append(subscriber)
            }
            return subscriber
        }
    }

    func unsubscribe(_ subscriber: Subscriber) {
        let pattern = subscriber.pattern
        state.withLock { state in
            state.patterns.removeAll { $0 === subscriber }
            state.literals[pattern]?.removeAll { $0 === subscriber }
            if state.literals[pattern]?.isEmpty == true { state.literals[pattern] = nil }
        }
    }

    /// Delivers a message and returns to how many receivers.
    @discardableResult
    func deliver(_ message: BusMessage) -> Int {
        let receivers: Receivers = state.withLock { state in
            if let inbox = Self.inbox(of: message.subject), let sink = state.inboxes[inbox] { return .inbox(sink) }
            var receivers = state.literals[message.subject] ?? []
            for subscriber in state.patterns
            where BusSubject.matches(message.subject, pattern: subscriber.pattern) {
                receivers.append(subscriber)
            }
            let chosen = Self.chosen(receivers.sorted { $0.id < $1.id }, &state)
            for subscriber in chosen { subscriber.choose() }
            return .subscribers(chosen)
        }
        switch receivers {
        case .inbox(let sink):
            sink(message)
            return 1
        case .subscribers(let subscribers):
            for subscriber in subscribers { subscriber.receive(message) }
            return subscribers.count
        }
    }

    /// The name before the last dot, when the subject is an inbox.
    private static func inbox(of subject: String) -> String? {
        guard subject.hasPrefix("_INBOX."), let dot = subject.lastIndex(of: ".") else { return nil }
        return String(subject[..<dot])
    }

    /// All receivers without a group, and one of each group.
    private static func chosen(_ receivers: [Subscriber], _ state: inout State) -> [Subscriber] {
        var chosen: [Subscriber] = []
        var served: Set<QueueGroup> = []
        for receiver in receivers {
            guard let name = receiver.queueGroup else {
                chosen.append(receiver)
                continue
            }
            let group = QueueGroup(pattern: receiver.pattern, name: name)
            guard served.insert(group).inserted else { continue }
            let members = receivers.filter { $0.queueGroup == name && $0.pattern == receiver.pattern }
            let turn = state.turns[group, default: 0]
            state.turns[group] = turn &+ 1
            chosen.append(members[turn % members.count])
        }
        return chosen
    }
}
