import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import Synchronization
import TestSupport
import Testing

/// Requests whose answer does not come because whoever took them is gone.
@Suite(.timeLimit(.minutes(5))) struct `Repeated requests` {
    /// A message with which a process says that it took a request; the request itself is never answered by it.
    private func taken(by bus: any MessageBus, from subject: String) async throws -> any BusSubscription {
        try await bus.subscribe(subject, limit: 10)
    }

    @Test(arguments: BusKind.allCases)
    func `one whose taker is gone is answered by the next one`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let (dying, next, client) = (try await under.connect(), try await under.connect(), try await under.connect())
        // It takes the request and ends: nobody answers, and nobody says so.
        let received = try await taken(by: dying, from: "work")
        let answer = Task { try await client.requestRepeating(BusMessage(subject: "work"), deadline: .seconds(60)) }
        #expect(await withDeadline(Patience.long) { await received.messages.first { _ in true } } != nil)
        received.cancel()
        await dying.drain(deadline: .zero)
        _ = try await next.serve("work", queueGroup: "q", concurrency: 4, limit: 4) { _ in BusReply(payload: [7]) }
        #expect(try await answer.value.payload == [7])
        for bus in [next, client] { await bus.drain(deadline: .seconds(1)) }
    }

    @Test(arguments: BusKind.allCases)
    func `one that meets nobody when it is repeated waits for who comes back`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let (dying, next, client) = (try await under.connect(), try await under.connect(), try await under.connect())
        let received = try await taken(by: dying, from: "work")
        let answer = Task { try await client.requestRepeating(BusMessage(subject: "work"), deadline: .seconds(60)) }
        #expect(await withDeadline(Patience.long) { await received.messages.first { _ in true } } != nil)
        received.cancel()
        await dying.drain(deadline: .zero)
        // Long enough for the first repetition to find nobody: what answers then is seen by asking in the plain way.
        let alone = await #expect(throws: BusError.self) {
            try await client.request(BusMessage(subject: "work"), deadline: .seconds(5))
        }
        #expect(alone?.code == .noResponders)
        _ = try? await client.request(BusMessage(subject: "nobody.answers"), deadline: .milliseconds(1))
        let silent = try await taken(by: client, from: "silence")
        _ = try? await client.request(BusMessage(subject: "silence"), deadline: .milliseconds(1300))
        silent.cancel()
        _ = try await next.serve("work", queueGroup: "q", concurrency: 4, limit: 4) { _ in BusReply(payload: [8]) }
        #expect(try await answer.value.payload == [8])
        for bus in [next, client] { await bus.drain(deadline: .seconds(1)) }
    }

    @Test(arguments: BusKind.allCases)
    func `one under way when the bus goes away is sent again when it is back`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let (server, client) = (try await under.connect(), try await under.connect())
        let (gate, calls) = (Gate(), Counter())
        _ = try await server.serve("work", queueGroup: "q", concurrency: 4, limit: 4) { _ in
            calls.add()
            if calls.value == 1 { await gate.pass() }
            return BusReply(payload: [9])
        }
        let answer = Task { try await client.requestRepeating(BusMessage(subject: "work"), deadline: .seconds(60)) }
        #expect(await calls.reached(1))
        await under.goAway()
        try await under.comeBack()
        #expect(try await answer.value.payload == [9])
        gate.open()
        for bus in [server, client] { await bus.drain(deadline: .seconds(1)) }
    }

    @Test func `a slow answer to the first sending counts and the service is not asked ever more often`() async throws {
        let hub = InMemoryBusHub()
        let (server, client) = (hub.connect(), hub.connect())
        let (gate, calls) = (Gate(), Counter())
        _ = try await server.serve("work", queueGroup: "q", concurrency: 8, limit: 8) { _ in
            calls.add()
            if calls.value == 1 {
                await gate.pass()
                return BusReply(payload: [1])
            }
            await gate.pass()
            return BusReply(payload: [2])
        }
        let answer = Task { try await client.requestRepeating(BusMessage(subject: "work"), deadline: .seconds(60)) }
        #expect(await calls.reached(2))
        gate.open()
        let payload = try await answer.value.payload
        #expect(payload == [1] || payload == [2])
        #expect(calls.value <= 3)
        for bus in [server, client] { await bus.drain(deadline: .seconds(1)) }
    }

    @Test func `a write without an id that was sent is said to be unknown`() async throws {
        let hub = InMemoryBusHub()
        let (server, caller) = (hub.connect(), hub.connect())
        let (gate, calls) = (Gate(), Counter())
        _ = try await server.serve("tombolo.dc1.acl.try", queueGroup: "q", concurrency: 4, limit: 4) { _ in
            calls.add()
            await gate.pass()
            return BusReply()
        }
        let client = ServiceClient(bus: caller, datacenter: "dc1")
        let method = Method<CommonWire.WriteReply, CommonWire.WriteReply>(.acl, "try")
        let sent = Task { try await client.call(method, CommonWire.WriteReply(), CallContext(timeout: .seconds(60))) }
        #expect(await calls.reached(1))
        hub.setReachable(false)
        let error = await #expect(throws: MeshError.self) { try await sent.value }
        #expect(error?.message.contains("whether it was carried out is unknown") == true)
        let unsent = await #expect(throws: MeshError.self) {
            try await client.call(method, CommonWire.WriteReply(), CallContext(timeout: .milliseconds(20)))
        }
        #expect(unsent?.message.contains("cannot be asked: the bus is not connected") == true)
        gate.open()
    }
}
