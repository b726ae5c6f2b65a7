import MeshBus
import Synchronization
import TestSupport
import Testing

/// What every implementation of the bus promises.
@Suite(.timeLimit(.minutes(5)))
struct BusContractTests {
    private let second = Duration.seconds(5)

    @Test(arguments: BusKind.allCases)
    func `a request is answered by the one who serves its subject`(_ kind: BusKind) async throws {
        let bus = try await BusUnderTest(kind)
        defer { bus.stop() }
        let (server, client) = (try await bus.connect(), try await bus.connect())
        let registration = try await server.serve("echo.*", queueGroup: "q", concurrency: 4, limit: 4) { message in
            BusReply(headers: ["Seen": message.subject], payload: message.payload.reversed())
        }
        let answer = try await client.request(
            BusMessage(subject: "echo.a", payload: [1, 2, 3]),
            deadline: Patience.long
        )
        #expect(answer.payload == [3, 2, 1])
        #expect(answer.headers["Seen"] == "echo.a")
        #expect(answer.subject == "echo.a")
        registration.cancel()
        await server.drain(deadline: second)
        await client.drain(deadline: second)
    }

    @Test(.timeLimit(.minutes(5)), arguments: BusKind.allCases)
    func `a request nobody serves fails at once`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        // Waiting for the deadline would be another error.
        let error = await #expect(throws: BusError.self) {
            try await bus.request(BusMessage(subject: "nobody.home"), deadline: .seconds(600))
        }
        #expect(error?.code == .noResponders)
        #expect(error?.message.contains("nobody.home") == true)
    }

    @Test(arguments: BusKind.allCases)
    func `a request without answer ends at its deadline`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let silent = try await bus.subscribe("silent", limit: 10)
        let start = ContinuousClock.now
        let error = await #expect(throws: BusError.self) {
            try await bus.request(BusMessage(subject: "silent"), deadline: .milliseconds(50))
        }
        #expect(error?.code == .timeout)
        #expect(ContinuousClock.now - start >= .milliseconds(50))
        let sent = await first(1, of: silent)
        #expect(sent.first?.deadline?.milliseconds == 50)
        #expect(abs((sent.first?.deadline?.sentMilliseconds ?? 0) - BusClock.wallMilliseconds()) < 60_000)
    }

    @Test(arguments: BusKind.allCases)
    func `deadlines of many requests end each at its own time`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let silent = try await bus.subscribe("silent", limit: 1000)
        let start = ContinuousClock.now
        let early = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let deadline = Duration.milliseconds(20 + number)
                    _ = try? await bus.request(BusMessage(subject: "silent"), deadline: deadline)
                    return ContinuousClock.now - start < deadline
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(early == 0)
        silent.cancel()
    }

    @Test(arguments: BusKind.allCases)
    func `cancelling the task ends the wait`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let silent = try await bus.subscribe("silent", limit: 10)
        let task = Task { try await bus.request(BusMessage(subject: "silent"), deadline: .seconds(600)) }
        #expect(await first(1, of: silent).count == 1)
        task.cancel()
        let error = await #expect(throws: BusError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        let late = Task {
            try? await Task.sleep(for: .seconds(600))
            return try await bus.request(BusMessage(subject: "silent"), deadline: .seconds(600))
        }
        late.cancel()
        let second = await #expect(throws: BusError.self) { try await late.value }
        #expect(second?.code == .cancelled)
    }

    @Test(arguments: BusKind.allCases)
    func `a late answer does not reach the next request`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let (bus, other) = (try await under.connect(), try await under.connect())
        let asked = try await other.subscribe("slow", limit: 10)
        _ = try? await bus.request(BusMessage(subject: "slow", payload: [1]), deadline: .milliseconds(20))
        async let second = bus.request(BusMessage(subject: "slow", payload: [2]), deadline: Patience.long)
        let requests = await first(2, of: asked)
        for request in requests {
            try other.publish(BusMessage(subject: try #require(request.reply), payload: request.payload))
        }
        #expect(try await second.payload == [2])
    }

    @Test(arguments: BusKind.allCases)
    func `members of a queue group share the requests`(_ kind: BusKind) async throws {
        let bus = try await BusUnderTest(kind)
        defer { bus.stop() }
        let counters = [Counter(), Counter(), Counter()]
        var members: [any MessageBus] = []
        for counter in counters {
            let member = try await bus.connect()
            _ = try await member.serve("work", queueGroup: "workers", concurrency: 8, limit: 1000) { _ in
                counter.add()
                return BusReply()
            }
            members.append(member)
        }
        let client = try await bus.connect()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<300 {
                group.addTask { _ = try await client.request(BusMessage(subject: "work"), deadline: .seconds(10)) }
            }
            try await group.waitForAll()
        }
        #expect(counters.reduce(0) { $0 + $1.value } == 300)
        for counter in counters { #expect(counter.value > 0) }
        for member in members { await member.drain(deadline: second) }
    }

    @Test(arguments: BusKind.allCases)
    func `messages arrive in the order of sending`(_ kind: BusKind) async throws {
        let bus = try await BusUnderTest(kind)
        defer { bus.stop() }
        let (sender, receiver) = (try await bus.connect(), try await bus.connect())
        let subscription = try await receiver.subscribe("numbers.>", limit: 10_000)
        for number in 0..<5000 {
            try sender.publish(BusMessage(subject: "numbers.\(number % 7)", payload: Array("\(number)".utf8)))
        }
        let received = await first(5000, of: subscription).map { String(decoding: $0.payload, as: UTF8.self) }
        #expect(received == (0..<5000).map(String.init))
    }

    @Test(arguments: BusKind.allCases)
    func `a wildcard subscription receives what it covers and nothing else`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let one = try await bus.subscribe("a.*.c", limit: 100)
        let rest = try await bus.subscribe("a.>", limit: 100)
        for subject in ["a.b.c", "a", "a.b", "a.b.c.d", "b.b.c", "a.x.c", "end.of.it"] {
            try bus.publish(BusMessage(subject: subject))
        }
        #expect(await first(2, of: one).map(\.subject) == ["a.b.c", "a.x.c"])
        #expect(await first(4, of: rest).map(\.subject) == ["a.b.c", "a.b", "a.b.c.d", "a.x.c"])
    }

    @Test(arguments: BusKind.allCases)
    func `requests over the limit are answered as overloaded`(_ kind: BusKind) async throws {
        let bus = try await BusUnderTest(kind)
        defer { bus.stop() }
        let (server, client) = (try await bus.connect(), try await bus.connect())
        let (gate, started) = (Gate(), Counter())
        _ = try await server.serve("busy", queueGroup: "q", concurrency: 2, limit: 3) { _ in
            started.add()
            await gate.pass()
            return BusReply(payload: [1])
        }
        let codes = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<9 {
                group.addTask {
                    try await client.request(BusMessage(subject: "busy"), deadline: .seconds(10)).headers[
                        BusHeader.errorCode
                    ]
                }
            }
            #expect(await started.reached(2))
            var codes: [String?] = []
            for _ in 0..<4 { codes.append(try await group.next() ?? nil) }
            gate.open()
            for try await code in group { codes.append(code) }
            return codes
        }
        #expect(codes.prefix(4).allSatisfy { $0 == "overloaded" })
        #expect(codes.dropFirst(4).allSatisfy { $0 == nil })
        #expect(started.value == 5)
    }

    @Test(arguments: BusKind.allCases)
    func `too many requests in flight are refused`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect(requestsInFlight: 2)
        let silent = try await bus.subscribe("silent", limit: 10)
        let waiting = (0..<2).map { _ in
            Task { try await bus.request(BusMessage(subject: "silent"), deadline: .seconds(600)) }
        }
        #expect(await first(2, of: silent).count == 2)
        let error = await #expect(throws: BusError.self) {
            try await bus.request(BusMessage(subject: "silent"), deadline: Patience.long)
        }
        #expect(error?.code == .overloaded)
        for task in waiting { task.cancel() }
        for task in waiting { _ = await task.result }
        let after = await #expect(throws: BusError.self) {
            try await bus.request(BusMessage(subject: "nobody"), deadline: Patience.long)
        }
        #expect(after?.code == .noResponders)
    }

    @Test(arguments: BusKind.allCases)
    func `what a slow reader does not take is dropped and counted`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let slow = try await bus.subscribe("events", limit: 10)
        let marker = try await bus.subscribe("marker", limit: 1)
        for number in 0..<50 { try bus.publish(BusMessage(subject: "events", payload: [UInt8(number)])) }
        try bus.publish(BusMessage(subject: "marker"))
        #expect(await first(1, of: marker).count == 1)
        #expect(await first(10, of: slow).map(\.payload) == (0..<10).map { [UInt8($0)] })
        #expect(slow.droppedCount == 40)
    }

    @Test(arguments: BusKind.allCases)
    func `headers arrive as they were sent, in the order of their names`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let subscription = try await bus.subscribe("headers", limit: 10)
        let sent: BusHeaders = [
            "Zeta": "last", "Tombolo-Token": "abc: def", "empty": "", "tombolo-token": "other case",
            "Text": "größer\r\nInjected: yes ", "Tombolo-Request": "id",
        ]
        try bus.publish(BusMessage(subject: "headers", reply: "answer.here", headers: sent, payload: [0, 255]))
        let message = try #require(await first(1, of: subscription).first)
        #expect(message.reply == "answer.here")
        #expect(message.payload == [0, 255])
        #expect(
            message.headers.fields.map { "\($0.name)=\($0.value)" } == [
                "Text=größer  Injected: yes", "Tombolo-Request=id", "Tombolo-Token=abc: def", "Zeta=last",
                "tombolo-token=other case",
            ]
        )
        let error = #expect(throws: BusError.self) {
            try bus.publish(BusMessage(subject: "headers", headers: ["a:b": "c"]))
        }
        #expect(error?.message.contains("a:b") == true)
    }

    @Test(arguments: BusKind.allCases, ["", "a..b", "a b", "a.", ".a", "a.*", "a.>", "a\nb"])
    func `a subject that cannot be sent to is refused`(_ kind: BusKind, _ subject: String) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let published = #expect(throws: BusError.self) { try bus.publish(BusMessage(subject: subject)) }
        #expect(published?.code == .invalidSubject)
        let requested = await #expect(throws: BusError.self) {
            try await bus.request(BusMessage(subject: subject), deadline: Patience.long)
        }
        #expect(requested?.code == .invalidSubject)
    }

    @Test(arguments: BusKind.allCases)
    func `a message that is too large is refused with both sizes`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        _ = try await bus.serve("big", queueGroup: "q", concurrency: 1, limit: 1) { message in
            BusReply(payload: [UInt8](repeating: 7, count: message.payload.count + 1_048_576 - 100))
        }
        let large = BusMessage(subject: "big", payload: [UInt8](repeating: 7, count: 1_048_577))
        let published = #expect(throws: BusError.self) { try bus.publish(large) }
        #expect(published?.code == .payloadTooLarge)
        #expect(published?.message.contains("1048577") == true)
        #expect(published?.message.contains("1048576") == true)
        let requested = await #expect(throws: BusError.self) { try await bus.request(large, deadline: Patience.long) }
        #expect(requested?.code == .payloadTooLarge)
        let fits = try await bus.request(BusMessage(subject: "big", payload: [1]), deadline: Patience.long)
        #expect(fits.payload.count == 1_048_477)
        let answer = try await bus.request(
            BusMessage(subject: "big", payload: [UInt8](repeating: 7, count: 200)),
            deadline: Patience.long
        )
        #expect(answer.headers[BusHeader.errorCode] == BusError.Code.payloadTooLarge.rawValue)
    }

    @Test(arguments: BusKind.allCases)
    func `draining lets running handlers finish and takes no new requests`(_ kind: BusKind) async throws {
        let bus = try await BusUnderTest(kind)
        defer { bus.stop() }
        let (server, client) = (try await bus.connect(), try await bus.connect())
        let (gate, started) = (Gate(), Counter())
        _ = try await server.serve("work", queueGroup: "q", concurrency: 1, limit: 10) { _ in
            started.add()
            await gate.pass()
            return BusReply(payload: [9])
        }
        let events = try await server.subscribe("events", limit: 10)
        let running = Task { try await client.request(BusMessage(subject: "work"), deadline: .seconds(20)) }
        #expect(await started.reached(1))
        let draining = Task { await server.drain(deadline: .seconds(10)) }
        // The drain has begun when the server takes no more requests.
        var answer: BusError.Code?
        while answer != .noResponders {
            do throws(BusError) {
                _ = try await client.request(BusMessage(subject: "work"), deadline: .milliseconds(20))
            } catch {
                answer = error.code
                try #require(answer == .timeout || answer == .noResponders)
            }
        }
        gate.open()
        #expect(try await running.value.payload == [9])
        await draining.value
        for await _ in events.messages { Issue.record("nothing was sent") }
        let error = #expect(throws: BusError.self) { try server.publish(BusMessage(subject: "events")) }
        #expect(error?.code == .closed)
        let asked = await #expect(throws: BusError.self) {
            try await server.request(BusMessage(subject: "work"), deadline: Patience.long)
        }
        #expect(asked?.code == .closed)
        #expect(!server.isConnected)
        await server.drain(deadline: second)
    }

    @Test(arguments: BusKind.allCases)
    func `draining gives up on a handler at the deadline`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let (gate, started) = (Gate(), Counter())
        _ = try await bus.serve("stuck", queueGroup: "q", concurrency: 1, limit: 1) { _ in
            started.add()
            await gate.pass()
            return BusReply()
        }
        let waiting = Task { try await bus.request(BusMessage(subject: "stuck"), deadline: .seconds(600)) }
        #expect(await started.reached(1))
        await bus.drain(deadline: .milliseconds(50))
        let error = await #expect(throws: BusError.self) { try await waiting.value }
        #expect(error?.code == .closed)
        gate.open()
    }

    @Test(arguments: BusKind.allCases)
    func `a request can be answered by several messages`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let (bus, other) = (try await under.connect(), try await under.connect())
        let asked = try await other.subscribe("batch", limit: 10)
        let answering = Task {
            for await request in asked.messages {
                for number in 0..<20 {
                    try other.publish(BusMessage(subject: request.reply ?? "", payload: [UInt8(number)]))
                }
                let end: BusHeaders = [BusHeader.status: "204", BusHeader.statusDescription: "EOB"]
                try other.publish(BusMessage(subject: request.reply ?? "", headers: end))
            }
        }
        let all = try await bus.requestMany(BusMessage(subject: "batch"), limit: 100, deadline: Patience.long) {
            $0.headers[BusHeader.status] == "204"
        }
        #expect(all.map(\.payload) == (0..<20).map { [UInt8($0)] } + [[]])
        let some = try await bus.requestMany(BusMessage(subject: "batch"), limit: 5, deadline: Patience.long) { _ in
            false
        }
        #expect(some.map(\.payload) == (0..<5).map { [UInt8($0)] })
        let error = await #expect(throws: BusError.self) {
            try await bus.requestMany(BusMessage(subject: "batch"), limit: 50, deadline: .milliseconds(30)) { _ in false
            }
        }
        #expect(error?.code == .timeout)
        let nobody = await #expect(throws: BusError.self) {
            try await bus.requestMany(BusMessage(subject: "nobody"), limit: 50, deadline: Patience.long) { _ in false }
        }
        #expect(nobody?.code == .noResponders)
        asked.cancel()
        try await answering.value
    }

    @Test(arguments: BusKind.allCases)
    func `a request whose deadline has passed is not served`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let box = ServedPayloads()
        _ = try await bus.serve("expired", queueGroup: "q", concurrency: 1, limit: 10) { message in
            box.payloads.withLock { $0.append(message.payload) }
            return BusReply()
        }
        var past = BusMessage(subject: "expired", payload: [1])
        past.deadline = BusDeadline(milliseconds: 1000, sentMilliseconds: 1_000_000)
        try bus.publish(past)
        _ = try await bus.request(BusMessage(subject: "expired", payload: [2]), deadline: Patience.long)
        #expect(box.payloads.withLock { $0 } == [[2]])
    }

    @Test(arguments: BusKind.allCases)
    func `a cancelled subscription still delivers what it has received`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let bus = try await under.connect()
        let subscription = try await bus.subscribe("events", limit: 10)
        let marker = try await bus.subscribe("marker", limit: 10)
        for number in 0..<3 { try bus.publish(BusMessage(subject: "events", payload: [UInt8(number)])) }
        try bus.publish(BusMessage(subject: "marker"))
        _ = await first(1, of: marker)
        subscription.cancel()
        var received: [[UInt8]] = []
        for await message in subscription.messages { received.append(message.payload) }
        #expect(received == [[0], [1], [2]])
    }

    @Test(arguments: BusKind.allCases)
    func `a server that goes away and comes back is found again`(_ kind: BusKind) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let (server, client) = (try await under.connect(), try await under.connect())
        let (gate, started) = (Gate(), Counter())
        _ = try await server.serve("echo", queueGroup: "q", concurrency: 4, limit: 4) { BusReply(payload: $0.payload) }
        _ = try await server.serve("stuck", queueGroup: "q", concurrency: 4, limit: 4) { _ in
            started.add()
            await gate.pass()
            return BusReply()
        }
        let events = try await server.subscribe("events", limit: 10)
        let cut = Task { try await client.request(BusMessage(subject: "stuck"), deadline: .seconds(600)) }
        #expect(await started.reached(1))

        await under.goAway()
        let error = await #expect(throws: BusError.self) { try await cut.value }
        #expect(error?.code == .disconnected)
        #expect(!client.isConnected)
        let tooEarly = await #expect(throws: BusError.self) {
            try await client.request(BusMessage(subject: "echo"), deadline: .milliseconds(50))
        }
        #expect(tooEarly?.code == .disconnected)
        let patient = Task {
            try await client.request(BusMessage(subject: "echo", payload: [4]), deadline: .seconds(20))
        }

        try await under.comeBack()
        for bus in [server, client] {
            let states = bus.connectionStates()
            #expect(await withDeadline(Patience.long) { await states.first { $0 == .connected } } == .connected)
        }
        let answered = try? await patient.value
        #expect(answered?.payload == [4] || kind == .nats)
        // What a connection says is done in its order: its subscriptions are there again when a later question is answered.
        _ = try? await server.request(BusMessage(subject: "nobody.home"), deadline: Patience.long)
        let again = try await client.request(BusMessage(subject: "echo", payload: [5]), deadline: Patience.long)
        #expect(again.payload == [5])
        try client.publish(BusMessage(subject: "events", payload: [6]))
        #expect(await first(1, of: events).map(\.payload) == [[6]])
        gate.open()
        await server.drain(deadline: second)
        await client.drain(deadline: second)
    }
}

private final class ServedPayloads: Sendable {
    let payloads = Mutex<[[UInt8]]>([])
}
