import MeshDomain
import TestSeeds
import Testing

@testable import CatalogTables

/// Packed rows and the lists they stand in give back what was put in, in the order of the keys.
@Suite struct PackedRowTests {
    private static let oddTexts = [
        "", "a", "A", "web", "Web", "wEB", "é", "e\u{301}", "\u{1}", "a\u{0}b", "a\u{0}", "a\u{1}\u{2}", "\u{0}",
        "b\u{1}",
        String(repeating: "long", count: 60),
    ]

    @Test func `keys of rows sort as keys do, whatever stands in their names`() {
        var keys: [InstanceKey] = []
        for (place, text) in Self.oddTexts.enumerated() {
            for other in ["x", text] {
                let partition = Partition(trusted: ["", "alpha", "zeta"][place % 3])
                let node = NodeKey(NodeName(other, in: partition), of: Origin(peer: place % 4 == 0 ? text : ""))
                for namespace in ["", "alpha", "zeta"] {
                    keys.append(InstanceKey(node: node, id: ScopedID(text, in: Namespace(trusted: namespace))))
                }
            }
        }
        for left in keys {
            let row = ServiceRow(
                NodeService(
                    id: left.id.folded.text,
                    service: "s",
                    peer: left.node.origin.peer,
                    scope: Scope(partition: left.node.partition, namespace: left.id.namespace)
                ),
                on: left.node.folded.text
            )
            #expect(RowKeyParts(row).instanceKey == left)
            for right in keys {
                let expected: KeyOrder = left == right ? .same : left < right ? .before : .after
                #expect(row.order(to: RowKey(right)) == expected, "\(left) and \(right)")
            }
        }
    }

    @Test(arguments: Self.oddTexts)
    func `spellings and values come back`(_ text: String) {
        let config: MeshObject = [
            text: .array([.null, .bool(true), .bool(false), .int(-1), .int(.min), .unsigned(.max), .double(-0.5)]),
            "o": .object([text: .string(text)]),
        ]
        let service = NodeService(
            id: text,
            service: text,
            tags: [],
            taggedAddresses: [text: ServiceAddress(address: text, port: -1)],
            meta: [text: text, "k": ""],
            port: 65_535,
            weights: ServiceWeights(passing: 0, warning: 0),
            proxy: ProxyConfiguration(
                config: config,
                upstreams: [Upstream(destinationType: "", destinationName: text, config: [:])]
            ),
            createIndex: .max,
            modifyIndex: 3
        )
        #expect(ServiceRow(service, on: text).service == service)
        let plain = NodeService(id: text, service: text)
        #expect(ServiceRow(plain, on: text).service == plain)
        #expect(ServiceRow(plain, on: text).service.id.hasSameBytes(as: text))
        let check = HealthCheck(
            node: text,
            checkID: text,
            status: .warning,
            output: text,
            definition: HealthCheckDefinition(fields: config),
            createIndex: 1,
            modifyIndex: .max
        )
        #expect(CheckRow(check).check == check)
        #expect(CheckRow(check).check.node.hasSameBytes(as: text))
        let node = Node(name: text, taggedAddresses: [:], meta: ["k": text], modifyIndex: 9)
        #expect(NodeRow(node).node == node)
        #expect(NodeRow(node).hasSameContent(as: node))
    }

    @Test func `the order of members is no change, everything else is`() {
        let row = ServiceRow(
            NodeService(id: "a", service: "a", proxy: ProxyConfiguration(config: ["x": 1, "y": 2])),
            on: "n"
        )
        var same = NodeService(id: "a", service: "a", proxy: ProxyConfiguration(config: ["y": 2, "x": 1]))
        same.modifyIndex = 7
        #expect(row.hasSameContent(as: same, on: "n"))
        same.service = "A"
        #expect(!row.hasSameContent(as: same, on: "n"))
    }

    @Test(arguments: 1...4)
    func `lists in chunks hold what a plain list holds`(_ seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        var rows = SortedRows<Int>()
        var model = Set<Int>()
        var copies: [(SortedRows<Int>, [Int])] = []
        for step in 0..<6000 {
            let value = seed == 1 ? step : Int(random.next(below: 800))
            func order(_ element: Int) -> KeyOrder { element == value ? .same : element < value ? .before : .after }
            if random.next(below: 3) > 0 {
                #expect((rows.put(value, order) == nil) == model.insert(value).inserted)
            } else {
                #expect(rows.remove(order) == model.remove(value))
            }
            #expect(rows.isEmpty == model.isEmpty)
            if step % 500 == 0 {
                copies.append((rows, model.sorted()))
                #expect(Array(rows) == model.sorted())
                #expect(rows.count == model.count)
            }
        }
        while let value = model.popFirst() {
            #expect(rows.remove { $0 == value ? .same : $0 < value ? .before : .after } == value)
        }
        #expect(rows.isEmpty && Array(rows).isEmpty)
        for (copy, elements) in copies { #expect(Array(copy) == elements) }
    }

    @Test(arguments: 1...6)
    func `tables answer as a list of rows would`(_ seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        var written = Written()
        var model = RowModel()
        for step in 0..<1500 {
            let change = model.next(&random)
            written.write(change)
            model.apply(change)
            if step % 50 == 0 { try model.compare(with: written.state) }
        }
        try model.compare(with: written.state)
        var restored = CatalogState()
        for row in written.state.snapshot() { restored.restore(row) }
        try model.compare(with: restored)
        #expect(restored.snapshot() == written.state.snapshot())
    }
}
