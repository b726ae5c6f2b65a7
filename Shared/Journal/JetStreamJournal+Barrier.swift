import MeshBus
import MeshDomain
import Synchronization

/// Reads that cannot be old (read barrier), and sequences that never come twice.
extension JetStreamJournal {
    /// How often a barrier is tried while entries keep coming in between.
    private static let barrierAttempts = 16
    /// How many sequences are passed over at most: about ten minutes.
    private static let advanceLimit: UInt64 = 1_000_000
    /// How many messages are under way while sequences are passed over.
    private static let advanceWidth = 64

    private var copies: Int { knowledge.copies.withLock { $0 ?? settings.replicas } }

    package func confirmedSequence(knowing known: UInt64) async throws(JournalError) -> ConfirmedSequence {
        // The only server there is has everything that was acknowledged.
        guard copies > 1 else { return ConfirmedSequence(newest: try await lastSequence()) }
        // An empty message is stored only by a majority, and only while the newest entry of this service is the expected
        // one: a leader that is cut off gets neither. It takes the place of the one before (rollup).
        var expected = known
        for _ in 0..<Self.barrierAttempts {
            do throws(JournalError) {
                let place = try await api.publish(barrier(after: expected))
                return ConfirmedSequence(newest: expected, stream: place)
            } catch {
                switch error {
                case .conflict(let last):
                    guard last >= known else {
                        throw .unavailable(
                            "stream \(stream): its leader ends at sequence \(last), and \(known) was stored"
                        )
                    }
                    expected = last
                case .unknownOutcome(let reason): throw .unavailable("no majority confirmed a read: \(reason)")
                case .unavailable, .tooLarge, .damaged: throw error
                }
            }
        }
        throw .unavailable("stream \(stream): entries come faster than a read can be confirmed")
    }

    private func barrier(after sequence: UInt64) -> BusMessage {
        BusMessage(
            subject: barrierSubject,
            headers: [
                "Nats-Expected-Stream": stream, "Nats-Expected-Last-Subject-Sequence": String(sequence),
                "Nats-Expected-Last-Subject-Sequence-Subject": entrySubject, "Nats-Rollup": "sub",
            ],
            payload: [],
            reader: .server
        )
    }

    package func advance(beyond sequence: UInt64) async throws(JournalError) {
        let last = try await api.info(stream).last
        guard last < sequence else { return }
        var left = sequence - last
        guard left <= Self.advanceLimit else {
            throw .tooLarge(
                "stream \(stream) ends at sequence \(last), \(left) before what was seen, and at most \(Self.advanceLimit) "
                    + "sequences are passed over; restore a newer backup, or remove the stream and accept its loss"
            )
        }
        while left > 0 {
            let count = min(left, UInt64(Self.advanceWidth))
            let failure = await withTaskGroup(of: JournalError?.self) { group in
                for _ in 0..<count {
                    group.addTask {
                        do throws(JournalError) {
                            _ = try await api.publish(
                                BusMessage(subject: barrierSubject, payload: [], reader: .server)
                            )
                            return nil
                        } catch { return error }
                    }
                }
                var failure: JournalError?
                for await error in group { failure = failure ?? error }
                return failure
            }
            if let failure { throw failure }
            left -= count
        }
        // One message is left of them.
        _ = try await api.ask("STREAM.PURGE.\(stream)", ["filter": .string(barrierSubject), "keep": 1])
    }

    /// Takes note of how many copies an operator has NATS keep now.
    func lookAtCopies() async throws(JournalError) {
        guard let info = try await api.find(stream) else { return }
        if let number = info.configuration["num_replicas"]?.intValue {
            knowledge.copies.withLock { $0 = Int(number) }
        }
    }
}
