import BusSchema
import PeerStreamSchema
import Testing

@Suite struct RedactionTests {
    @Test func `messages with secrets show none, however they are printed`() {
        let secret = "6f1d-the-secret"
        let messages: [Any] = [
            PeeringWire.EstablishRequest(peerName: "east", peeringToken: secret),
            PeeringWire.GenerateTokenReply(peeringToken: secret),
            PeeringWire.Secrets(establishment: secret, pendingStream: secret, activeStream: secret),
            PeeringWire.Token(id: "id", secret: secret),
            PeeringWire.Secrets(tokens: [PeeringWire.Token(secret: secret)]),
            PeeringWire.Change(change: .putSecrets(PeeringWire.Secrets(activeStream: secret))),
            PeerStreamWire.ExchangeSecretRequest(peerID: "id", establishmentSecret: secret),
            PeerStreamWire.ExchangeSecretResponse(streamSecret: secret),
            PeerStreamWire.ReplicationMessage(
                payload: .open(PeerStreamWire.ReplicationMessage.Open(peerID: "id", streamSecretID: secret))
            ),
        ]
        for message in messages {
            var dumped = ""
            dump(message, to: &dumped)
            for text in ["\(message)", String(describing: message), String(reflecting: message), dumped] {
                #expect(!text.contains(secret), "\(type(of: message))")
            }
        }
    }
}
