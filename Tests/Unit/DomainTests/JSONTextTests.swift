import MeshDomain
import Testing

@Suite struct JSONTextTests {
    @Test(arguments: readable)
    func `reads every kind of value`(text: String, expected: MeshValue) throws {
        #expect(try JSONText.parse(text) == expected)
    }

    @Test(arguments: [
        ("", 1, 1, "unexpected end of JSON input"), ("{", 1, 2, "unexpected end of JSON input"),
        ("[1 2]", 1, 4, "invalid character '2' after array element"),
        ("{\n  \"a\" 1}", 2, 7, "invalid character '1' after object key"),
        ("{\"a\":1 \"b\"}", 1, 8, "invalid character '\"' after object key:value pair"),
        ("{no}", 1, 2, "invalid character 'n' looking for beginning of object key string"),
        ("{\"a\":}", 1, 6, "invalid character '}' looking for beginning of value"),
        ("nope", 1, 2, "invalid character 'o' in literal null (expecting 'u')"),
        ("01", 1, 2, "invalid character '1' after top-level value"),
        ("-x", 1, 2, "invalid character 'x' in numeric literal"),
        ("1.x", 1, 3, "invalid character 'x' after decimal point in numeric literal"),
        ("1ex", 1, 3, "invalid character 'x' in exponent of numeric literal"),
        ("\"é\n\"", 1, 3, #"invalid character '\n' in string literal"#),
        (#""\x""#, 1, 3, "invalid character 'x' in string escape code"),
        (#""\u12g4""#, 1, 6, "invalid character 'g' in \\u hexadecimal character escape"),
        ("[1,]", 1, 4, "invalid character ']' looking for beginning of value"),
    ])
    func `names line, column and reason of a fault`(text: String, line: Int, column: Int, problem: String) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONText.parse(text) }
        #expect(error.problem == problem)
        #expect(error.line == line)
        #expect(error.column == column)
        #expect(error.description == "line \(line), column \(column): \(problem)")
    }

    @Test func `an empty body and a cut one are told apart as Consul does`() throws {
        #expect(try #require(throws: JSONSyntaxError.self) { try JSONText.parse(" \n") }.bodyProblem == "EOF")
        #expect(
            try #require(throws: JSONSyntaxError.self) { try JSONText.parse("{\"a\"") }.bodyProblem == "unexpected EOF"
        )
    }

    @Test func `a body may carry more than its first value`() throws {
        #expect(try JSONText.parse("{\"a\":1} trailing", trailing: .ignored) == ["a": 1])
    }

    @Test func `depth and size are bounded`() throws {
        let deep = String(repeating: "[", count: 257) + String(repeating: "]", count: 257)
        #expect(try #require(throws: JSONSyntaxError.self) { try JSONText.parse(deep) }.reason == .limit)
        #expect(throws: Never.self) { try JSONText.parse(String(deep.dropFirst().dropLast())) }
        let limits = JSONText.Limits(sizeBytes: 4)
        #expect(
            try #require(throws: JSONSyntaxError.self) { try JSONText.parse("[1,2]", limits: limits) }.reason == .limit
        )
    }

    @Test(arguments: writable)
    func `writes as Go does`(value: MeshValue, expected: String) {
        #expect(JSONText.string(of: value) == expected)
    }

    @Test func `pretty text has four spaces per level`() {
        let value: MeshValue = ["a": [1, ["b": "c"]], "e": [], "o": [:]]
        #expect(
            JSONText.string(of: value, layout: .pretty)
                == "{\n    \"a\": [\n        1,\n        {\n            \"b\": \"c\"\n        }\n    ],\n    \"e\": [],\n    \"o\": {}\n}"
        )
    }

    @Test func `what is written reads back as the same value`() throws {
        var random = SeededNumbers(seed: 7)
        for _ in 0..<2000 {
            let value = random.value(depth: 4)
            for layout in [JSONText.Layout.compact, .pretty] {
                #expect(try JSONText.parse(JSONText.bytes(of: value, layout: layout)) == value)
            }
        }
    }

    @Test func `damaged text is refused or read, never fatal`() {
        let sample = Array(#"{"a":[1,-2.5e3,"x\u00e9\n",{"b":null,"c":[true,false]}],"é":"\ud83d\ude00"}"#.utf8)
        var random = SeededNumbers(seed: 11)
        var refused = 0
        for _ in 0..<20_000 {
            var bytes = sample
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            if random.below(4) == 0 { bytes.removeSubrange(random.below(bytes.count)...) }
            if (try? JSONText.parse(bytes)) == nil { refused += 1 }
        }
        #expect(refused > 10_000)
    }
}

@Suite struct MeshObjectTests {
    @Test func `keeps the order of first appearance and the last value`() {
        var object = MeshObject([("b", 1), ("a", 2), ("b", 3)])
        #expect(object.keys == ["b", "a"])
        #expect(object["b"] == 3)
        object["b"] = nil
        #expect(object.keys == ["a"])
        #expect(object.sortedByKey().keys == ["a"])
    }

    @Test func `is found without regard to case when asked so`() {
        let object = MeshObject([("NAME", 1), ("Name", 2)])
        #expect(object["name"] == nil)
        #expect(object.value(ignoringCaseOf: "name") == 2)
        #expect(object.value(ignoringCaseOf: "NAME") == 1)
        #expect(object.value(ignoringCaseOf: "nam") == nil)
    }

    @Test func `is equal in any order and stays findable when large`() {
        let members = (0..<100).map { ("k\($0)", MeshValue.integer($0)) }
        var object = MeshObject(members)
        #expect(object == MeshObject(members.reversed()))
        #expect(object.hashValue == MeshObject(members.reversed()).hashValue)
        #expect(object["k77"] == 77)
        object["k5"] = nil
        #expect(object["k77"] == 77)
        #expect(object["k5"] == nil)
        #expect(object.count == 99)
        #expect(object != MeshObject(members))
    }
}

/// Repeatable pseudo-random numbers (SplitMix64).
private struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func value(depth: Int) -> MeshValue {
        switch below(depth > 0 ? 8 : 6) {
        case 0: .null
        case 1: .bool(below(2) == 0)
        case 2: .integer(below(1 << 40) - 1 << 39)
        case 3: .integer(UInt64(below(1 << 40)) << 24)
        case 4: .double(Double(below(1 << 50)) / 1024 + 0.000_5)
        case 5: .string(String((0..<below(6)).compactMap { _ in Unicode.Scalar(below(0x3000)).map(Character.init) }))
        case 6: .array((0..<below(4)).map { _ in value(depth: depth - 1) })
        case _: .object(MeshObject((0..<below(4)).map { ("k\($0)", value(depth: depth - 1)) }))
        }
    }
}

private let readable: [(String, MeshValue)] = [
    ("null", .null), (" true ", true), ("false", false), ("0", 0), ("-1", -1), ("1.5", 1.5), ("1e3", 1000.0),
    ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
    ("9223372036854775808", .unsigned(9_223_372_036_854_775_808)), ("18446744073709551615", .unsigned(.max)),
    ("18446744073709551616", .double(18_446_744_073_709_551_616)), ("-0", 0), ("2.0", .double(2)),
    (#""a\"b\\c\/d\b\f\n\r\t""#, .string("a\"b\\c/d\u{8}\u{C}\n\r\t")), (#""é\u00e9😀\ud83d\ude00""#, "éé😀😀"),
    (#""\ud83dx\udc00""#, "\u{FFFD}x\u{FFFD}"), ("[]", []), ("{}", [:]),
    ("[1,[2],{\"a\":null}]", [1, [2], ["a": nil]]),
    (#"{"b":1,"a":{"c":[true]},"b":2}"#, ["b": 2, "a": ["c": [true]]]),
]

private let writable: [(MeshValue, String)] = [
    (.null, "null"), (.double(1.5), "1.5"), (.double(100), "100"), (.double(0.000001), "0.000001"),
    (.double(0.0000001), "1e-7"), (.double(1.25e-9), "1.25e-9"), (.double(1e20), "100000000000000000000"),
    (.double(1e21), "1e+21"), (.double(-1.7976931348623157e308), "-1.7976931348623157e+308"),
    (.double(.leastNonzeroMagnitude), "5e-324"),
    (.double(0.1), "0.1"), (.double(123_456.789), "123456.789"), (.double(.nan), "null"),
    (.unsigned(.max), "18446744073709551615"),
    (
        "<a&b>\u{2028}\u{2029}€\u{1}\"\\\n\r\t\u{8}\u{7F}",
        #""\u003ca\u0026b\u003e\u2028\u2029€\u0001\"\\\n\r\t\u0008"# + "\u{7F}\""
    ),
    (["b": [1, true, []], "a": [:]], #"{"b":[1,true,[]],"a":{}}"#),
]
