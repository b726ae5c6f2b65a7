/// Who is connected: the book-keeping behind `ConnectionGate`.
package struct ConnectionTable {
    /// One connection.
    private struct Entry {
        /// The address it is counted for.
        var group: String
        var isAdmitted = false
        /// What came so far of a stranger; else since the last message was finished.
        var bytes = 0
        /// What came since it began.
        var total = 0
    }

    /// The connections of one address.
    private struct Count {
        var total = 0
        var strangers = 0
    }

    /// How many addresses are remembered from which somebody was admitted.
    private static let memory = 4096

    private let limits: ConnectionLimits
    /// By the address and port of the other end.
    private var entries: [String: Entry] = [:]
    private var counts: [String: Count] = [:]
    private var strangers = 0
    /// The bytes of all admitted connections.
    private var backlog = 0
    /// Addresses from which somebody was admitted, with the number of the last time.
    private var known: [String: UInt64] = [:]
    private var admissions: UInt64 = 0

    /// A table without connections.
    package init(limits: ConnectionLimits) { self.limits = limits }

    /// How many connections there are.
    package var count: Int { entries.count }

    /// Takes a connection; nil when it was taken.
    package mutating func take(_ name: String, group: String) -> ConnectionRefusal? {
        let own = counts[group] ?? Count()
        guard entries.count < limits.total else { return .total }
        guard own.total < limits.perAddress else { return .address }
        guard own.strangers < limits.strangersPerAddress else { return .addressStrangers }
        let places = known[group] == nil ? limits.strangers - limits.reserve : limits.strangers
        guard strangers < places else { return .strangers }
        guard entries[name] == nil else { return .address }
        entries[name] = Entry(group: group)
        counts[group] = Count(total: own.total + 1, strangers: own.strangers + 1)
        strangers += 1
        return nil
    }

    /// The other end has shown that it belongs here.
    package mutating func admit(_ name: String) {
        guard let entry = entries[name] else { return }
        remember(entry.group)
        guard !entry.isAdmitted else { return }
        entries[name]?.isAdmitted = true
        entries[name]?.bytes = 0
        counts[entry.group]?.strangers -= 1
        strangers -= 1
    }

    /// Bytes came on a connection.
    ///
    /// - Returns: Why the connection must end; nil when it need not.
    package mutating func receive(_ count: Int, on name: String) -> ConnectionRefusal? {
        guard let entry = entries[name] else { return nil }
        entries[name]?.bytes += count
        entries[name]?.total &+= count
        let bytes = entry.bytes + count
        guard entry.isAdmitted else { return bytes > limits.strangerBytes ? .verbose : nil }
        guard let most = limits.backlog else { return nil }
        backlog += count
        // Whoever has less than an equal share is not the one who takes too much.
        return backlog > most && bytes > most / entries.count ? .backlog : nil
    }

    /// How many bytes have come on a connection; 0 when there is none.
    package func received(on name: String) -> Int { entries[name]?.total ?? 0 }

    /// All that came on a connection was part of messages that are finished.
    package mutating func finishMessage(on name: String) {
        guard let entry = entries[name], entry.isAdmitted, limits.backlog != nil else { return }
        backlog -= entry.bytes
        entries[name]?.bytes = 0
    }

    /// Whether the other end has shown that it belongs here.
    package func isAdmitted(_ name: String) -> Bool { entries[name]?.isAdmitted == true }

    /// A connection is over.
    package mutating func leave(_ name: String) {
        guard let entry = entries.removeValue(forKey: name), var count = counts[entry.group] else { return }
        count.total -= 1
        if entry.isAdmitted {
            if limits.backlog != nil { backlog -= entry.bytes }
        } else {
            count.strangers -= 1
            strangers -= 1
        }
        counts[entry.group] = count.total > 0 ? count : nil
    }

    private mutating func remember(_ group: String) {
        admissions += 1
        if known[group] == nil, known.count >= Self.memory, let oldest = known.min(by: { $0.value < $1.value }) {
            known[oldest.key] = nil
        }
        known[group] = admissions
    }
}
