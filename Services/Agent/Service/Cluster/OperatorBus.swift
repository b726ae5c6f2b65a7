package import MeshBus
package import MeshDomain

/// The way to what only an operator may ask of nats-server: a connection of its own, as another user, for one question.
///
/// What it may is in `BusUsers.operatorUser`: take a server out of the group, and nothing else. The agent's own user may not, so no
/// mistake in the agent's other questions can.
package struct OperatorBus: Sendable {
    /// How long one question waits for its answer; while the group elects a leader nobody hears it.
    private static let attemptTimeout = Duration.seconds(2)
    /// How long it is repeated: longer than nats-server takes for an election, 4 to 9 s.
    private static let patience = Duration.seconds(16)
    /// nats-server's number for a server that is not in the group.
    private static let notMember: UInt64 = 10044
    private let connect: @Sendable () async throws(MeshError) -> any MessageBus

    /// Makes the way.
    ///
    /// - Parameter connect: Connects as the user who may.
    package init(connect: @escaping @Sendable () async throws(MeshError) -> any MessageBus) { self.connect = connect }

    /// Takes a server out of the group, with its copies of all journals.
    ///
    /// - Parameter name: The server's name among the servers.
    /// - Throws: `unavailable` when nobody leads the group or nats-server cannot be reached; `rejected` with nats-server's words.
    package func removeServer(_ name: String) async throws(MeshError) {
        let bus = try await connect()
        let message = BusMessage(
            subject: "$JS.API.SERVER.REMOVE",
            payload: JSONText.bytes(of: .object(["peer": .string(name)])),
            reader: .server
        )
        let end = ContinuousClock.now + Self.patience
        var mayBeDone = false
        while true {
            let answer: BusMessage
            do throws(BusError) {
                answer = try await bus.request(message, deadline: Self.attemptTimeout)
            } catch {
                guard ContinuousClock.now < end, error.code != .cancelled else {
                    await bus.drain(deadline: .seconds(1))
                    throw MeshError(
                        .unavailable,
                        "the group of servers did not answer within 16 s; it may have no leader: \(error.message)"
                    )
                }
                mayBeDone = true
                // A bus that is away, or has nobody who listens yet, refuses at once.
                if error.code != .timeout { try? await Task.sleep(for: .milliseconds(500)) }
                continue
            }
            await bus.drain(deadline: .seconds(1))
            let value = try? JSONText.parse(answer.payload)
            if value?["success"] == true { return }
            // An earlier question was carried out, and its answer was lost.
            if mayBeDone, value?["error"]?["err_code"]?.unsignedValue == Self.notMember { return }
            if let text = value?["error"]?["description"]?.stringValue {
                throw MeshError(.rejected, "nats-server refuses: \(text)")
            }
            throw MeshError(
                .internalFault,
                "nats-server's answer is not understood: \(String(decoding: answer.payload, as: UTF8.self))"
            )
        }
    }
}
