import BusSchema

/// What a remembered answer about a token was made from.
struct TokenDependencies: Sendable, Hashable {
    /// Empty for a secret that no token had.
    var accessorID = ""
    var policies: Set<String> = []
    var roles: Set<String> = []
}

/// The changes of ACLs that were heard of: tells which of them an answer is older than, and which concern it.
///
/// Bounded: of changes too old to be kept it is assumed that they concern everybody.
struct HeardChanges: Sendable {
    private struct Change {
        var sequence: UInt64
        var tokens: Set<String>
        var policies: Set<String>
        var roles: Set<String>

        func concerns(_ dependencies: TokenDependencies) -> Bool {
            // Any new token may be the one that an unknown secret now belongs to.
            let isOfToken =
                dependencies.accessorID.isEmpty ? !tokens.isEmpty : tokens.contains(dependencies.accessorID)
            return isOfToken || !policies.isDisjoint(with: dependencies.policies)
                || !roles.isDisjoint(with: dependencies.roles)
        }
    }

    private let limit: Int
    /// In the order in which they were told; the first one has the number `dropped + 1`.
    private var changes: [Change] = []
    /// How many changes are not kept any more: they concern everybody.
    private var dropped = 0
    /// The highest sequence among those.
    private var floor: UInt64 = 0
    /// Every change up to here was heard of.
    private(set) var heardThrough: UInt64 = 0
    /// The newest change heard of; never goes back.
    private(set) var newest: UInt64 = 0

    /// Keeps what at most `limit` changes were about.
    init(limit: Int) { self.limit = max(1, limit) }

    /// How many changes were told so far.
    var count: Int { dropped + changes.count }

    /// Notes what was told.
    ///
    /// - Returns: Whether it is all there is to know; false when something was missed before it, or is not told.
    mutating func note(_ told: ACLWire.Changed) -> Bool {
        newest = max(newest, told.sequence)
        guard told.sequence > heardThrough else { return true }
        var isComplete = true
        if told.everything || !told.isPart && told.afterSequence > heardThrough {
            // Something was missed in between, or is not told.
            isComplete = false
            floor = changes.reduce(max(floor, told.sequence)) { max($0, $1.sequence) }
            dropped += changes.count + 1
            changes = []
        } else {
            changes.append(
                Change(
                    sequence: told.sequence,
                    tokens: Set(told.tokens),
                    policies: Set(told.policies),
                    roles: Set(told.roles)
                )
            )
            if changes.count > limit {
                floor = max(floor, changes.removeFirst().sequence)
                dropped += 1
            }
        }
        if !told.isPart { heardThrough = told.sequence }
        return isComplete
    }

    /// Whether an answer is older than a change that concerns it, or may concern it.
    ///
    /// - Parameters:
    ///   - dependencies: What the answer was made from.
    ///   - sequence: That of the answer: older changes are in it.
    ///   - checked: How many of the changes told are known not to concern it.
    /// - Returns: True when it must not be used any more.
    func outdates(_ dependencies: TokenDependencies, from sequence: UInt64, checked: Int) -> Bool {
        if checked < dropped, floor > sequence { return true }
        return changes.dropFirst(max(0, checked - dropped)).contains {
            $0.sequence > sequence && $0.concerns(dependencies)
        }
    }
}
