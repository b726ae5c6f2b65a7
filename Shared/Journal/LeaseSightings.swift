import Synchronization

/// When this replica saw the newest record of each lease, by its own monotonic clock.
///
/// It decides only when a silent holder may be followed by somebody else. A replica that judges too early, or slept, does no
/// harm: it decides on the newest records, and the holder before is refused by its epoch.
final class LeaseSightings: Sendable {
    private struct Sighting {
        var epoch: UInt64
        var renewed: UInt64
        var moment: ContinuousClock.Instant
    }

    private let seen = Mutex<[LeaseName: Sighting]>([:])

    /// Takes note of rows that were applied just now.
    func note(_ changes: some Sequence<LeaseChange>, at moment: ContinuousClock.Instant = .now) {
        seen.withLock { seen in
            for change in changes {
                switch change {
                case .put(let lease):
                    seen[lease.name] = Sighting(epoch: lease.epoch, renewed: lease.renewed, moment: moment)
                case .remove(let name): seen[name] = nil
                case .fence: break
                }
            }
        }
    }

    /// Takes note of a whole table; records that were seen before keep their moment.
    func noteAll(_ table: LeaseTable, at moment: ContinuousClock.Instant = .now) {
        seen.withLock { seen in
            let before = seen
            seen = [:]
            for lease in table.all {
                let known = before[lease.name].flatMap { known in
                    known.epoch == lease.epoch && known.renewed == lease.renewed ? known : nil
                }
                seen[lease.name] =
                    known ?? Sighting(epoch: lease.epoch, renewed: lease.renewed, moment: moment)
            }
        }
    }

    /// How long a lease still counts as held; its whole term when this record of it was not seen yet.
    func remaining(_ lease: Lease, at moment: ContinuousClock.Instant = .now) -> Duration {
        seen.withLock { seen in
            guard let known = seen[lease.name], known.epoch == lease.epoch, known.renewed == lease.renewed else {
                return lease.term
            }
            return lease.term - known.moment.duration(to: moment)
        }
    }
}
