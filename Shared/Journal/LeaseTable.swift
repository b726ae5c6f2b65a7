import HashTreeCollections
package import MeshDomain

/// What a lease is called: a short text that says what its holder alone may do, for instance `reaping`.
package struct LeaseName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// How long one may be, in bytes.
    package static let byteLimit = 512

    /// The text.
    package let text: String

    /// Takes a text as it is; whether it can be stored is found out when it is.
    package init(_ text: String) { self.text = text }

    package var description: String { text }

    package static func < (left: LeaseName, right: LeaseName) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

/// Says that whoever shows it held a lease in one epoch (fencing token); whether that is still so, the ledger knows.
package struct LeaseToken: Sendable, Hashable {
    /// The lease.
    package let name: LeaseName
    /// The epoch in which it was held.
    package let epoch: UInt64

    /// Makes a token.
    package init(_ name: LeaseName, epoch: UInt64) {
        self.name = name
        self.epoch = epoch
    }
}

/// A lease as the journal has it.
///
/// Safety rests on the epoch alone: it is the index of the transaction that gave the lease to its holder, so it rises with each
/// holder, never comes again, and survives snapshots, restarts and the lease itself. No clock is compared with another one.
package struct Lease: Sendable, Hashable {
    /// What it is about.
    package var name: LeaseName
    /// Who has it: a name that is new with every start of a process.
    package var holder: String
    /// The index of the transaction by which the holder got it.
    package var epoch: UInt64
    /// How long the holder has it after this record, in whole milliseconds; each replica counts from when it saw the record.
    package var term: Duration
    /// The index of the transaction that renewed it last, or gave it.
    package var renewed: UInt64

    /// Makes a lease.
    package init(name: LeaseName, holder: String, epoch: UInt64, term: Duration, renewed: UInt64) {
        self.name = name
        self.holder = holder
        self.epoch = epoch
        self.term = term
        self.renewed = renewed
    }

    /// What the holder shows with its writes.
    package var token: LeaseToken { LeaseToken(name, epoch: epoch) }
}

/// One row of the leases written or removed.
package enum LeaseChange: Sendable, Hashable {
    /// A lease was given or renewed.
    case put(Lease)
    /// Nobody has it any more.
    case remove(LeaseName)
    /// An epoch of a lease that another service keeps was seen; lower ones are refused from now on.
    case fence(LeaseToken)
}

/// The leases of one service, and the fences that it keeps for leases of others; a value, kept by the ledger beside the
/// service's state.
package struct LeaseTable: Sendable, Hashable {
    /// The shortest and the longest term that a lease may have.
    package static let terms = Duration.milliseconds(10)...Duration.seconds(24 * 3600)
    /// How many leases there may be at the same time; how many fences.
    package static let limit = 65_536

    private var leases = TreeDictionary<LeaseName, Lease>()
    private var fences = TreeDictionary<LeaseName, UInt64>()

    /// No leases.
    package init() {}

    /// A lease; nil when nobody has it.
    package subscript(name: LeaseName) -> Lease? { leases[name] }

    /// All leases that somebody has, by name.
    package var all: [Lease] { leases.values.sorted { $0.name < $1.name } }

    /// Whether nobody has any.
    package var isEmpty: Bool { leases.isEmpty }

    /// Those that somebody has and that are meant, by name.
    package func all(where isMeant: (Lease) -> Bool) -> [Lease] {
        leases.values.filter(isMeant).sorted { $0.name < $1.name }
    }

    /// The highest epoch seen of a lease that another service keeps; 0 when none was.
    package func fence(_ name: LeaseName) -> UInt64 { fences[name] ?? 0 }

    /// Applies a row.
    package mutating func apply(_ change: LeaseChange) {
        switch change {
        case .put(let lease): leases[lease.name] = lease
        case .remove(let name): leases[name] = nil
        case .fence(let token): if token.epoch > fence(token.name) { fences[token.name] = token.epoch }
        }
    }

    /// Rows that make this table from an empty one, always in the same order.
    package var rows: [LeaseChange] {
        all.map(LeaseChange.put)
            + fences.sorted { $0.key < $1.key }.map { .fence(LeaseToken($0.key, epoch: $0.value)) }
    }

    // MARK: - Decisions

    /// The row that gives a lease to somebody.
    ///
    /// - Parameters:
    ///   - name: The lease.
    ///   - holder: Who gets it.
    ///   - term: How long it is had without being renewed.
    ///   - index: Index of the transaction.
    ///   - isExpired: Whether a lease was not renewed for its whole term, by the clock of the replica that decides.
    /// - Returns: The lease; renewed, with its epoch, when the holder has it already.
    /// - Throws: `badRequest` naming the field; `conflict` when somebody else has it; `overloaded` when there are too many.
    package func acquiring(
        _ name: LeaseName,
        for holder: String,
        term: Duration,
        at index: UInt64,
        isExpired: (Lease) -> Bool
    ) throws(MeshError) -> Lease {
        try Self.check(name)
        guard !holder.isEmpty, holder.utf8.count <= LeaseName.byteLimit else {
            throw MeshError(.badRequest, "holder: a lease's holder has 1 to \(LeaseName.byteLimit) bytes")
        }
        guard Self.terms.contains(term) else {
            throw MeshError(
                .badRequest,
                "term: \(term) is not between \(Self.terms.lowerBound) and \(Self.terms.upperBound)"
            )
        }
        if let lease = leases[name] {
            if lease.holder == holder {
                return Lease(name: name, holder: holder, epoch: lease.epoch, term: term, renewed: index)
            }
            guard isExpired(lease) else {
                throw MeshError(
                    .conflict,
                    "the lease \"\(name)\" is held by \(lease.holder) since index \(lease.epoch)"
                )
            }
        } else if leases.count >= Self.limit {
            throw MeshError(.overloaded, "there are \(Self.limit) leases already")
        }
        return Lease(name: name, holder: holder, epoch: index, term: term, renewed: index)
    }

    /// The lease of which somebody shows a token.
    ///
    /// - Throws: `rejected` when it was given up, expired and went to somebody else, or never was.
    package func held(by token: LeaseToken) throws(MeshError) -> Lease {
        guard let lease = leases[token.name] else {
            throw MeshError(
                .rejected,
                "epoch: the lease \"\(token.name)\" of epoch \(token.epoch) is over and nobody has it"
            )
        }
        guard lease.epoch == token.epoch else {
            throw MeshError(
                .rejected,
                """
                epoch: the lease \"\(token.name)\" of epoch \(token.epoch) is over; \(lease.holder) has it in epoch \
                \(lease.epoch)
                """
            )
        }
        return lease
    }

    /// The row that a token of another service's lease leads to; nil when the fence stands there already.
    ///
    /// - Throws: `rejected` when a higher epoch was seen; `badRequest` for a name that cannot be stored; `overloaded` when
    ///   there are too many.
    package func fencing(_ token: LeaseToken) throws(MeshError) -> LeaseChange? {
        try Self.check(token.name)
        let known = fence(token.name)
        guard token.epoch >= known else {
            throw MeshError(
                .rejected,
                "epoch: \"\(token.name)\" of epoch \(token.epoch) is over; somebody wrote with epoch \(known) since"
            )
        }
        guard token.epoch > known else { return nil }
        guard known > 0 || fences.count < Self.limit else {
            throw MeshError(.overloaded, "\(Self.limit) fences are kept already")
        }
        return .fence(token)
    }

    private static func check(_ name: LeaseName) throws(MeshError) {
        guard !name.text.isEmpty, name.text.utf8.count <= LeaseName.byteLimit else {
            throw MeshError(.badRequest, "name: a lease's name has 1 to \(LeaseName.byteLimit) bytes")
        }
    }
}
