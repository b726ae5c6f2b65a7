import MeshConnections
import Testing

/// Who is let in, by the numbers.
@Suite struct ConnectionTableTests {
    private static func limits(_ change: (inout ConnectionLimits) -> Void = { _ in }) -> ConnectionLimits {
        var limits = ConnectionLimits(
            total: 10,
            perAddress: 6,
            strangers: 6,
            strangersPerAddress: 3,
            reserve: 2,
            strangerBytes: 100,
            strangerTime: .seconds(1)
        )
        change(&limits)
        return limits
    }

    @Test func `with fewer descriptors everybody's share shrinks alike`() {
        let limits = Self.limits().scaled(to: 5)
        #expect(limits.total == 5 && limits.perAddress == 3 && limits.strangers == 3)
        #expect(limits.strangersPerAddress == 1 && limits.reserve == 1)
        let one = Self.limits().scaled(to: 1)
        #expect(one.total == 1 && one.perAddress == 1 && one.strangers == 1 && one.reserve == 0)
    }

    @Test func `an address gets its share of the strangers' places, and others theirs`() {
        var table = ConnectionTable(limits: Self.limits())
        #expect(
            (0..<5).map { table.take("a \($0)", group: "a") } == [nil, nil, nil, .addressStrangers, .addressStrangers]
        )
        #expect(table.take("b 0", group: "b") == nil)
        #expect(table.take("c 0", group: "c") == .strangers)
        table.leave("a 0")
        #expect(table.take("c 1", group: "c") == nil)
    }

    @Test func `addresses from which somebody was admitted have places of their own`() {
        var table = ConnectionTable(limits: Self.limits())
        #expect(table.take("peer 1", group: "peer") == nil)
        table.admit("peer 1")
        table.leave("peer 1")
        for number in 0..<4 { #expect(table.take("s\(number)", group: "s\(number)") == nil) }
        #expect(table.take("s4", group: "s4") == .strangers)
        #expect(table.take("peer 2", group: "peer") == nil && table.take("peer 3", group: "peer") == nil)
        #expect(table.take("peer 4", group: "peer") == .strangers)
    }

    @Test func `whoever is admitted is no stranger any more, and counts for the address and in all`() {
        var table = ConnectionTable(limits: Self.limits())
        for number in 0..<6 {
            #expect(table.take("a \(number)", group: "a") == nil)
            table.admit("a \(number)")
        }
        #expect(table.take("a 6", group: "a") == .address)
        for number in 0..<4 {
            #expect(table.take("b \(number)", group: "b") == nil)
            table.admit("b \(number)")
        }
        #expect(table.take("c 0", group: "c") == .total && table.count == 10)
    }

    @Test func `a stranger may say so much, and whoever is admitted more`() {
        var table = ConnectionTable(limits: Self.limits())
        _ = table.take("a 0", group: "a")
        #expect(table.receive(60, on: "a 0") == nil && table.receive(60, on: "a 0") == .verbose)
        table.admit("a 0")
        #expect(table.receive(1_000_000, on: "a 0") == nil)
    }

    @Test func `unfinished messages have a bound together, and who has more than a share pays`() {
        var table = ConnectionTable(limits: Self.limits { $0.backlog = 1_000 })
        for name in ["a 0", "b 0"] {
            _ = table.take(name, group: name)
            table.admit(name)
        }
        #expect(table.receive(900, on: "a 0") == nil)
        #expect(table.receive(200, on: "b 0") == nil, "it has less than half")
        #expect(table.receive(1, on: "a 0") == .backlog)
        table.finishMessage(on: "a 0")
        #expect(table.receive(700, on: "a 0") == nil)
        table.leave("a 0")
        #expect(table.receive(700, on: "b 0") == nil, "what was left is nobody's any more")
        #expect(table.receive(200, on: "b 0") == .backlog)
    }

    @Test(arguments: 0..<20)
    func `however connections come and go, the numbers end at nothing`(seed: UInt64) {
        var state = seed &+ 1
        func roll(_ sides: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % sides)
        }
        var table = ConnectionTable(limits: Self.limits { $0.backlog = 5_000 })
        for _ in 0..<500 {
            let group = "g\(roll(4))"
            let name = "\(group) \(roll(6))"
            switch roll(5) {
            case 0, 1: _ = table.take(name, group: group)
            case 2: table.admit(name)
            case 3: if table.receive(roll(90), on: name) != nil { table.leave(name) }
            default: table.leave(name)
            }
        }
        for group in 0..<4 { for number in 0..<6 { table.leave("g\(group) \(number)") } }
        #expect(table.count == 0)
        // Nothing is left that would keep anybody out.
        #expect((0..<3).allSatisfy { table.take("new \($0)", group: "new") == nil })
        _ = table.take("z 0", group: "z")
        table.admit("z 0")
        #expect(table.receive(4_999, on: "z 0") == nil)
    }
}
