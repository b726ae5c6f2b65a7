import GRPCCore
import GRPCNIOTransportHTTP2Posix
import MeshConnections
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRPC
import PeerStreamSchema
import PeeringContract
import PeeringLogic
import PeeringService
import PeeringTables
import TestSupport
import Testing

/// What strangers may take of the port where other clusters come in (8503).
@Suite(.serialized) struct AbuseTests {
    /// The beginning of a TLS handshake, never finished.
    private static let halfHello: [UInt8] = [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3] + Array(repeating: 7, count: 40)

    @Test func `one host with as many connections as it likes keeps no peer out`() async throws {
        try await twoClusters { east, west in
            let replica = try await east.start(1) { settings in
                settings.connections.strangers = 12
                settings.connections.strangersPerAddress = 3
                settings.connections.reserve = 2
                settings.connections.strangerTime = .seconds(60)
            }
            let port = try #require(replica.listenAddress).port
            let flood = try (0..<40).map { _ in try RawConnection(port: port, from: "127.0.0.9") }
            for connection in flood { connection.send(Self.halfHello) }
            try await until("all but three are closed") { flood.filter(\.isClosed).count == 37 }
            try await west.start(1)
            try await peer(east, west)
            #expect(flood.filter(\.isClosed).count == 37)
        }
    }

    @Test func `hosts without number do not keep a peer from coming back`() async throws {
        try await twoClusters { east, west in
            let replica = try await east.start(1) { settings in
                settings.connections.strangers = 12
                settings.connections.strangersPerAddress = 4
                settings.connections.reserve = 4
                settings.connections.strangerTime = .seconds(60)
            }
            let port = try #require(replica.listenAddress).port
            try await west.start(1)
            try await peer(east, west)
            let flood = try (10..<50).map { try RawConnection(port: port, from: "127.0.0.\($0)") }
            #expect(try RawConnection(port: port, from: "127.0.0.60").isClosedByServer(), "strangers are kept out")
            await west.stop(1)
            try await west.start(2)
            try await west.peering("east") { $0?.state == .active }
            try await east.peering("west") { $0?.state == .active }
            #expect(flood.count == 40)
        }
    }

    @Test func `a handshake that is never finished is ended, and so is silence`() async throws {
        try await twoClusters { east, _ in
            let replica = try await east.start(1) { $0.connections.strangerTime = .milliseconds(300) }
            let port = try #require(replica.listenAddress).port
            let silent = try RawConnection(port: port)
            let half = try RawConnection(port: port)
            half.send(Self.halfHello)
            #expect(silent.isClosedByServer() && half.isClosedByServer())
        }
    }

    @Test func `unknown secrets may be tried so often, and good ones all the same`() async throws {
        try await twoClusters { east, west in
            let replica = try await east.start(1) { $0.secretBurst = 3 }
            let port = try #require(replica.listenAddress).port
            let token = try await east.client.generateToken(peerName: "west", context: CallContext()).token
            try await east.peering("west") { $0 != nil }
            let id = try #require(east.peerings.view.current.state.peering(named: "west")?.id)
            let unknown = "00000000-0000-4000-8000-000000000000"
            var codes: [RPCError.Code] = []
            for _ in 0..<4 { codes.append(try await Self.exchange(port, id, unknown).code) }
            #expect(codes == [.permissionDenied, .permissionDenied, .permissionDenied, .resourceExhausted])
            let last = try await Self.exchange(port, unknown, unknown)
            #expect(last.message.contains("tried too often from this address"))
            // What no cluster ever made is refused without an attempt.
            let short = try await Self.exchange(port, id, "x")
            #expect(short.code == .permissionDenied && short.message == "invalid peering establishment secret")
            try await west.start(1)
            try await west.client.establish(peerName: "east", token: token, context: CallContext())
            try await west.peering("east") { $0?.state == .active }
        }
    }

    /// Tries a secret; how that was refused.
    private static func exchange(_ port: Int, _ id: String, _ secret: String) async throws -> RPCError {
        let transport = try HTTP2ClientTransport.Posix(
            target: .ipv4(address: "127.0.0.1", port: port),
            transportSecurity: .tls { $0.serverCertificateVerification = .noVerification }
        )
        return try await withGRPCClient(transport: transport) { client in
            var options = CallOptions.defaults
            options.timeout = .seconds(10)
            options.waitForReady = true
            do {
                _ = try await client.unary(
                    request: ClientRequest(
                        message: PeerStreamWire.ExchangeSecretRequest(peerID: id, establishmentSecret: secret)
                    ),
                    descriptor: MethodDescriptor(
                        fullyQualifiedService: "hashicorp.consul.internal.peerstream.PeerStreamService",
                        method: "ExchangeSecret"
                    ),
                    serializer: SchemaSerializer<PeerStreamWire.ExchangeSecretRequest>(),
                    deserializer: SchemaDeserializer<PeerStreamWire.ExchangeSecretResponse>(),
                    options: options
                ) { try $0.message }
                return RPCError(code: .unknown, message: "it was not refused")
            } catch let error as RPCError { return error }
        }
    }
}
