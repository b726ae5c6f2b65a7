import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringContract
import PeeringTables
import Synchronization
import TestSupport
import Testing

/// Requests that come twice: the client sends again while no answer comes, and so may whoever uses it.
@Suite(.serialized) struct RepeatedRequestTests {
    @Test func `a repeated token request gets the token that was made, whatever became of its secret`() async throws {
        try await twoClusters { east, west in
            try await east.start(1)
            try await west.start(1)
            let repeated = CallContext(requestID: "generate-1")
            let first = try await east.client.generateToken(peerName: "west", context: repeated)
            let second = try await east.client.generateToken(peerName: "west", context: repeated)
            #expect(second.token == first.token)
            #expect(second.index == first.index)
            try await west.client.establish(peerName: "east", token: second.token, context: CallContext())
            try await east.peering("west") { $0?.state == .active }
            // Its secret is used up: nobody can tell it from the state any more.
            let third = try await east.client.generateToken(peerName: "west", context: repeated)
            #expect(third.token == first.token)
        }
    }

    @Test func `a repeated deletion removes no peering that was made after it`() async throws {
        try await twoClusters { east, _ in
            try await east.start(1)
            let repeated = CallContext(requestID: "delete-1")
            _ = try await east.client.generateToken(peerName: "west", context: CallContext())
            let first = try await east.client.delete(peerName: "west", context: repeated)
            try await east.peering("west") { $0 == nil }
            _ = try await east.client.generateToken(peerName: "west", context: CallContext())
            try await east.peering("west") { $0?.state == .pending }
            #expect(try await east.client.delete(peerName: "west", context: repeated) == first)
            #expect(east.peerings.view.current.state.peering(named: "west")?.state == .pending)
        }
    }

    @Test func `establishing is never sent again by itself`() async throws {
        let hub = InMemoryBusHub()
        let host = ServiceHost(bus: hub.connect(), datacenter: "dc1")
        let seen = Mutex<[CallContext]>([])
        try await host.serve(PeeringMethods.establish) { _, context throws(MeshError) in
            seen.withLock { $0.append(context) }
            return .init(index: 1, applied: true)
        }
        let client = PeeringClient(ServiceClient(bus: hub.connect(), datacenter: "dc1"))
        let context = CallContext(token: SecretID("t"), requestID: "user-1", timeout: .seconds(7))
        try await client.establish(peerName: "east", token: SecretID("x"), context: context)
        let calls = seen.withLock { $0 }
        // What has no id is sent once (`ServiceClient.call`).
        #expect(calls.map(\.requestID) == [""])
        #expect(calls.map(\.token) == [SecretID("t")])
    }
}
