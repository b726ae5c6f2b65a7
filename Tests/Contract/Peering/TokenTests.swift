import MeshContracts
import MeshDomain
import MeshJournal
import PeeringContract
import PeeringLogic
import PeeringService
import PeeringTables
import TestSupport
import Testing

/// Peering tokens as things: what is made, used, revoked and expires, and what the cluster that uses one is told.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct TokenTests {
    private func make(
        _ east: PeeringTestCluster,
        lifetime: Int64 = 0
    ) async throws -> (token: SecretID, id: String) {
        let made = try await east.client.generateToken(peerName: "west", lifetime: lifetime, context: CallContext())
        return (made.token, made.id)
    }

    private func states(_ east: PeeringTestCluster) async throws -> [String] {
        try await east.client.tokens(of: "west", context: CallContext()).map { "\($0.id) \($0.state)" }
    }

    private func refusal(_ west: PeeringTestCluster, _ token: SecretID) async -> String {
        do throws(MeshError) {
            try await west.client.establish(peerName: "east", token: token, context: CallContext())
            return "it was taken"
        } catch { return "\(error.code) \(error.message)" }
    }

    @Test func `an older token lives until a newer one has opened a stream, whichever replica is asked`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await east.start(2)
            try await west.start(1)
            let (first, second) = (try await make(east), try await make(east))
            #expect(try await states(east) == ["\(first.id) unused", "\(second.id) unused"])
            try await west.client.establish(peerName: "east", token: first.token, context: CallContext())
            try await east.peering("west") { $0?.state == .active }
            #expect(try await states(east) == ["\(first.id) used", "\(second.id) unused"])
            let third = try await make(east)
            try await west.client.establish(peerName: "east", token: third.token, context: CallContext())
            try await wait(for: #require(east.replica(1)).view, "the second token is replaced") { state in
                state.peering(named: "west").flatMap { state.secrets(of: $0.id) }?.tokens.map { $0.state(at: 0) }
                    == [.used, .replaced, .used]
            }
            try await west.peering("east") { $0?.state == .active }
            let text = await refusal(west, second.token)
            #expect(text.hasPrefix("permissionDenied a new peering token must be generated: "), "\(text)")
            #expect(text.contains("replaced by a newer one"), "\(text)")
        }
    }

    @Test func `used, revoked and expired tokens are refused with what to do`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1)
            let revoked = try await make(east)
            #expect(
                try await east.client.revokeTokens(of: "west", id: revoked.id, context: CallContext()) == [revoked.id]
            )
            #expect(await refusal(west, revoked.token).contains("the token was revoked; make another one"))
            let short = try await make(east, lifetime: 1_000_000_000)
            try await Task.sleep(for: .milliseconds(1100))
            #expect(await refusal(west, short.token).contains("the token has expired; make another one"))
            let good = try await make(east)
            try await west.client.establish(peerName: "east", token: good.token, context: CallContext())
            #expect(await refusal(west, good.token).contains("a new peering token must be generated: invalid"))
            #expect(
                try await states(east) == ["\(revoked.id) revoked", "\(short.id) expired", "\(good.id) used"]
            )
            // What was refused has left the peering as it was.
            try await west.peering("east") { $0?.state == .active }
            await #expect(throws: MeshError.self) {
                try await east.client.revokeTokens(of: "west", id: good.id, context: CallContext())
            }
            await #expect(throws: MeshError.self) {
                try await east.client.generateToken(peerName: "west", lifetime: 5, context: CallContext())
            }
        }
    }
}
