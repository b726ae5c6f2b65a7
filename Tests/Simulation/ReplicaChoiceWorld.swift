import PeeringLogic

/// Replicas that come and go, and who looks after which peering.
///
/// Invariants: everybody who sees the same replicas names the same owner, in whatever order they were seen; a replica that goes takes only
/// its own peerings along, one that comes takes some of the others' and moves none between them; no replica has much more than its share.
struct ReplicaChoiceWorld: World {
    private var chance: Chance
    private var replicas: Set<String> = []
    private let peerings: [String]
    private var owners: [String: String] = [:]
    private var born = 0

    init(chance: Chance) {
        self.chance = chance
        var chance = chance
        peerings = (0..<40).map { "\($0)-\(String(chance.next(), radix: 16))" }
    }

    mutating func step() throws {
        let before = replicas
        if replicas.count < 2 || replicas.count < 9 && chance.happens(50) {
            born += 1
            replicas.insert("peering@host-\(String(chance.next() % 997, radix: 16))-\(born)")
        } else if let gone = chance.one(of: replicas.sorted()) {
            replicas.remove(gone)
        }
        // Another process saw them in another order.
        let seenElsewhere = Set(replicas.sorted().shuffled(using: &chance))
        for peering in peerings {
            guard let owner = ReplicaChoice.owner(of: peering, among: replicas) else {
                throw Broken("\(peering) has no owner")
            }
            guard replicas.contains(owner) else { throw Broken("\(owner) owns \(peering) and is not there") }
            guard owner == ReplicaChoice.owner(of: peering, among: seenElsewhere) else {
                throw Broken("two who see the same replicas name different owners of \(peering)")
            }
            if let old = owners[peering], old != owner, replicas.contains(old), before.contains(owner) {
                throw Broken("\(peering) moved from \(old) to \(owner), and both were there all the time")
            }
            owners[peering] = owner
        }
    }

    mutating func settle() throws {
        guard ReplicaChoice.owner(of: "p", among: []) == nil else { throw Broken("nobody owns something") }
        let counts = Dictionary(grouping: owners.values) { $0 }.mapValues(\.count)
        let share = Double(peerings.count) / Double(replicas.count)
        for replica in replicas where Double(counts[replica] ?? 0) > share * 2.5 + 8 {
            throw Broken(
                "\(replica) has \(counts[replica] ?? 0) of \(peerings.count) peerings, one of \(replicas.count) replicas"
            )
        }
        var pauses = 0
        for failures in 1...40 {
            for failure in [DialPause.Failure.wrongServer, .refused, .unreachable] {
                let pause = DialPause.milliseconds(afterFailures: failures, failure)
                guard (1...16_000).contains(pause) else {
                    throw Broken("a pause of \(pause) ms after \(failures) failures")
                }
                guard pause >= DialPause.milliseconds(afterFailures: max(1, failures - 1), failure) else {
                    throw Broken("a pause gets shorter after more failures")
                }
                pauses += 1
            }
        }
    }
}
