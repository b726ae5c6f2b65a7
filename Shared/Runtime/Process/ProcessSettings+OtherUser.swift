package import MeshBus
import MeshBusNATS
package import MeshDomain

extension ProcessSettings {
    /// Connects to the same bus as another user, for a question that this process's own user may not ask; whoever asks closes it.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - password: Its password.
    /// - Returns: A connection of its own, tried for 5 s.
    /// - Throws: `unavailable` when no server takes it.
    package func connect(as user: String, password: SecretID) async throws(MeshError) -> any MessageBus {
        var nats = nats
        nats.name += " as \(user)"
        nats.credentials = .user(user, password: password.revealed)
        nats.connectDeadline = .seconds(5)
        do throws(BusError) { return try await NATSBus.connect(nats) } catch {
            throw MeshError(.unavailable, "cannot connect to NATS as \(user): \(error)")
        }
    }
}
