import AgentLogic
import MeshDomain
import Testing

@Suite struct `User events` {
    private static func event(_ number: Int, _ change: (inout UserEvent) -> Void = { _ in }) -> UserEvent {
        let digits = String(number, radix: 16)
        let id = "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.count) + digits
        var event = UserEvent(id: id, name: "deploy", time: UInt64(number))
        change(&event)
        return event
    }

    private static let services = [(service: ServiceName("web"), tags: ["v1"]), (service: ServiceName("db"), tags: [])]

    @Test(arguments: [
        ("", "", "", true), ("^n1$", "", "", true), ("^n2$", "", "", false), ("", "^we", "", true),
        ("", "api", "", false),
        ("", "web", "v1", true), ("", "web", "v2", false), ("", "db", "v1", false), ("(", "", "", false),
    ]) func `an event is for whom its filters fit`(_ node: String, _ service: String, _ tag: String, _ isTaken: Bool) {
        var buffer = EventBuffer()
        let event = Self.event(1) { ($0.nodeFilter, $0.serviceFilter, $0.tagFilter) = (node, service, tag) }
        let taken = buffer.take(event, on: "n1", with: Self.services)
        #expect(taken == isTaken)
        #expect(buffer.events.count == (isTaken ? 1 : 0))
        // Its time counts whomever it is for.
        #expect(buffer.time == 1)
    }

    @Test func `the newest 256 are kept, each once`() {
        var buffer = EventBuffer()
        for number in 1...300 {
            let (first, second) = (
                buffer.take(Self.event(number), on: "n1", with: []),
                buffer.take(Self.event(number), on: "n1", with: [])
            )
            #expect(first && !second)
        }
        #expect(buffer.events.count == EventBuffer.limit)
        #expect(buffer.events.first == Self.event(45))
        #expect(buffer.index == 300)
        #expect(buffer.time == 300)
    }

    @Test func `clients wait by both halves of the id`() {
        #expect(UserEvent(id: "f0000000-0000-0001-0000-000000000003", name: "e").index == 0xF000_0000_0000_0002)
        #expect(UserEvent(id: "no uuid", name: "e").index == 0)
    }

    @Test(
        arguments: [
            ("", "", "", 0, nil), ("", "", "v1", 0, "tag filter without service filter"),
            ("(", "", "", 0, "Invalid node filter"),
            ("", "(", "", 0, "Invalid service filter"), ("", "w", "(", 0, "Invalid tag filter"),
            ("", "", "", 4097, "exceeds configured limit of 4096 bytes"),
        ] as [(String, String, String, Int, String?)]
    )
    func `an event that makes no sense is refused`(
        _ node: String,
        _ service: String,
        _ tag: String,
        _ size: Int,
        _ words: String?
    ) {
        let event = Self.event(1) {
            ($0.nodeFilter, $0.serviceFilter, $0.tagFilter) = (node, service, tag)
            $0.payload = Array(repeating: 1, count: size)
        }
        var refusal: String?
        do throws(MeshError) { try EventRules.check(event) } catch { refusal = error.message }
        #expect((refusal == nil) == (words == nil))
        if let words { #expect(refusal?.contains(words) == true) }
    }
}
