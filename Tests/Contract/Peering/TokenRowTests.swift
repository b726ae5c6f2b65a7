import BusSchema
import MeshDomain
import PeeringContract
import PeeringTables
import SchemaRuntime
import Testing

/// The rows of tokens as they stand in the journal, which replicas of an earlier version read, too.
@Suite struct TokenRowTests {
    @Test func `a row is read as it was written, and tells earlier versions the token that they may use`() throws {
        let tokens = [
            MadeToken(id: "a", secret: SecretID("s-a")), MadeToken(id: "b", secret: SecretID("s-b"), madeAt: 2),
            MadeToken(id: "c", secret: SecretID("s-c"), madeAt: 3).ended(.revoked, at: 4),
            MadeToken(id: "d", secret: SecretID("s-d"), madeAt: 5, expiresAt: 9),
        ]
        let row = PeeringSecrets(peeringID: "p", tokens: tokens, activeStream: SecretID("x"))
        let bytes = try PeeringCodec.encode(.putSecrets(row))
        let change = try PeeringCodec.decode(bytes)
        #expect(change == .putSecrets(row))
        let wire = try PeeringWire.Change(decoding: bytes)
        guard case .putSecrets(let secrets)? = wire.change else {
            Issue.record("it is another row")
            return
        }
        #expect(secrets.establishment == "s-b")
    }

    @Test func `the one token of an earlier version is read`() throws {
        let old = PeeringWire.Secrets(peeringID: "p", establishment: "s")
        let bytes = try PeeringWire.Change(change: .putSecrets(old)).encoded()
        guard case .putSecrets(let secrets) = try PeeringCodec.decode(bytes) else {
            Issue.record("it is another row")
            return
        }
        #expect(secrets.tokens.map(\.secret) == [SecretID("s")])
        #expect(secrets.isKeptByEarlier)
    }
}
