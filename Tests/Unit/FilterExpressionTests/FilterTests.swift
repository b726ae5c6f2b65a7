import FilterExpressions
import MeshDomain
import Testing

@Suite struct FilterTests {
    @Test func `only so many regular expressions are compiled for one filter`() throws {
        let one = #"Name matches "\\pL{50}""#
        let most = Array(repeating: one, count: Filter.patternLimit).joined(separator: " or ")
        #expect(throws: Never.self) { try Filter(most, on: probeType) }
        #expect(throws: FilterError.self) { try Filter(most + " or not (" + one + ")", on: probeType) }
    }

    @Test(arguments: probes)
    func `expressions hold as in Consul's library`(expression: String, expected: Bool) throws {
        #expect(try Filter(expression, on: probeType).matches(probe) == expected)
    }

    @Test(arguments: [
        (
            "Name ==",
            "1:8 (7): no match found, expected: \"-\", \"0\", \"\\\"\", \"`\", [ \\t\\r\\n], [1-9] or [a-zA-Z]"
        ),
        ("Name == web-1", "1:12 (11): no match found, expected: \".\", \"[\", [ \\t\\r\\n], [a-zA-Z0-9_] or EOF"),
        ("Name == web/x", "1:12 (11): no match found, expected: \".\", \"[\", [ \\t\\r\\n], [a-zA-Z0-9_] or EOF"),
        ("Port == 080", "1:10 (9): rule \"number\": Invalid number literal"),
        ("Port == 0x50", "1:10 (9): rule \"number\": Invalid number literal"),
        (
            "Port == abc",
            "Failed to coerce value \"abc\" for selector \"Port\": strconv.ParseInt: parsing \"abc\": invalid syntax"
        ),
        (
            "OK == yes",
            "Failed to coerce value \"yes\" for selector \"OK\": strconv.ParseBool: parsing \"yes\": invalid syntax"
        ),
        (
            "Port == 99999999999999999999",
            "Failed to coerce value \"99999999999999999999\" for selector \"Port\": strconv.ParseInt: "
                + "parsing \"99999999999999999999\": value out of range"
        ),
        ("Meta[env] == prod", "1:6 (5): rule \"index\": Invalid index"),
        ("Meta[\"env\" == prod", "1:12 (11): rule \"index\": Unclosed index expression"),
        ("Name == \"web", "1:13 (12): rule \"string\": Unterminated string literal"),
        ("(Name == web", "1:13 (12): rule \"grouping\": Unmatched parentheses"),
        ("Meta.a.b == x", "Selector \"Meta.a.b\" is not valid"),
        ("Name.foo == 1", "Selector \"Name.foo\" is not valid"),
        ("name == web", "Selector \"name\" is not valid"), ("Bogus == 1", "Selector \"Bogus\" is not valid"),
        ("Name in web", "Selector \"web\" is not valid"), ("web == Name", "Selector \"web\" is not valid"),
        ("Name is empty", "Invalid match operator \"Is Empty\" for selector \"Name\""),
        ("Tags == a", "Invalid match operator \"Equal\" for selector \"Tags\""),
        ("Port contains \"8\"", "Invalid match operator \"In\" for selector \"Port\""),
        ("Checks contains x", "Invalid match operator \"In\" for selector \"Checks\""),
        ("Service is empty", "Invalid match operator \"Is Empty\" for selector \"Service\""),
        (
            "Name matches \"(\"",
            "Failed to compile regular expression \"(\": error parsing regexp: missing closing ): `(`"
        ),
    ])
    func `faults are told in Consul's words`(expression: String, problem: String) throws {
        let error = try #require(throws: FilterError.self) { try Filter(expression, on: probeType) }
        #expect(error.problem == problem)
        #expect(error.description == "Failed to create boolean expression evaluator: " + problem)
    }

    @Test(arguments: [
        " ", "Name == 'web'", "Name == web AND OK == 1", "Name == web or(OK == 1)", "Meta.env-x == y", "Name", "not",
        "Name == web and", "()", "Name == web)", "Name==web OK==1", "Name containsweb", "Name == \"a\\\"b\"", "\u{0}",
    ])
    func `other texts are refused`(expression: String) {
        #expect(throws: FilterError.self) { try Filter(expression, on: probeType) }
    }

    @Test func `recorded expressions on services select what Consul selects`() throws {
        let services: [MeshValue] = [
            [
                "ServiceID": "a", "ServicePort": 80, "ServiceTags": ["v1", "prod"], "NodeMeta": ["rack": "r1"],
                "ServiceMeta": ["ver": "1.0", "only-a": "x"], "ServiceEnableTagOverride": false,
            ],
            [
                "ServiceID": "b", "ServicePort": 81, "ServiceTags": ["v2"], "ServiceMeta": ["ver": "2.0"],
                "NodeMeta": ["rack": "r2"],
            ],
            ["ServiceID": "c", "ServicePort": 82],
        ]
        for (expression, expected) in recorded {
            let filter = try Filter(expression, on: .serviceNode)
            #expect(
                services.filter(filter.matches).compactMap { $0["ServiceID"]?.stringValue }.joined() == expected,
                "\(expression)"
            )
        }
    }

    @Test(arguments: [
        (#"Name == "w\u0065b""#, true), (#"Name == "w\x65b""#, true), (#"Name == "\167eb""#, true),
        (#"Name == "\U00000077eb""#, true), (#"Name == "w\\eb""#, false), (#"Name matches "^\\w+$""#, true),
        (#"Name matches `^\w+$`"#, true), (#"Name == `w\u0065b`"#, false), (#""\u0065b" in Name"#, true),
        (#"Meta["\u0065nv"] == prod"#, true),
    ])
    func `escapes in double quotes are those of Go, back quotes have none`(expression: String, expected: Bool) throws {
        #expect(try Filter(expression, on: probeType).matches(probe) == expected)
    }

    @Test(arguments: [
        #"Name == "\w""#, #"Name == "\u00g0""#, #"Name == "\u12""#, #"Name == "\ud800""#, #"Name == "\""#,
        #"Name == "\400""#, #"Name == "\UFFFFFFFF""#, "Name == \"a\nb\"",
    ])
    func `escapes that there are not are told`(expression: String) throws {
        let error = try #require(throws: FilterError.self) { try Filter(expression, on: probeType) }
        #expect(error.problem == "1:9 (8): rule \"string\": invalid syntax")
    }

    @Test func `work is counted, and only what is compared is asked for`() throws {
        let filter = try Filter(#"Name == x or Tags contains z or Meta.env == y or Name matches "q""#, on: probeType)
        #expect(filter.paths == [["Name"], ["Tags"], ["Meta", "env"], ["Name"]])
        var work = 0
        #expect(!filter.matches(probe, work: &work))
        #expect(work == 4)
        let long: MeshValue = ["Name": .string(String(repeating: "a", count: 1600))]
        #expect(!filter.matches(long, work: &work))
        #expect(work == 4 + 3 + 100)
    }

    @Test func `size and nesting are bounded`() {
        let deep = String(repeating: "(", count: 1000) + "OK == 1" + String(repeating: ")", count: 1000)
        #expect(throws: FilterError.self) { try Filter(deep, on: probeType) }
        #expect(throws: FilterError.self) {
            try Filter(String(repeating: "not ", count: 1000) + "OK == 1", on: probeType)
        }
        #expect(throws: FilterError.self) { try Filter(String(repeating: " ", count: 20_000), on: probeType) }
        let wide = Array(repeating: "OK == 1", count: 1000).joined(separator: " and ")
        #expect(throws: Never.self) { try Filter(wide, on: probeType) }
        let nested = String(repeating: "(", count: 30) + "OK == 1" + String(repeating: ")", count: 30)
        #expect(throws: Never.self) { try Filter(nested, on: probeType) }
    }

    @Test func `damaged expressions are refused or read, never fatal`() {
        let samples = probes.map { Array($0.0.utf8) }
        var random = SeededNumbers(seed: 5)
        var refused = 0
        for turn in 0..<20_000 {
            var bytes = samples[turn % samples.count]
            for _ in 0...random.below(2) { bytes[random.below(bytes.count)] = UInt8(random.below(128)) }
            if random.below(3) == 0 { bytes.removeSubrange(random.below(bytes.count)...) }
            do {
                _ = try Filter(String(decoding: bytes, as: UTF8.self), on: probeType).matches(probe)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 5000)
    }
}

private let probeType = FilterField.record([
    "Name": .string, "Port": .int, "Tags": .list(.string), "Meta": .map(.string), "OK": .bool, "Ratio": .float,
    "Index": .uint, "Checks": .list(.record(["Status": .string])), "Service": .record(["ID": .string]),
    "TaggedAddresses": .map(.record(["Address": .string])), "Config": .map(nil),
])

private let probe: MeshValue = [
    "Name": "web", "Port": 80, "Tags": ["a", "b"], "Meta": ["env": "prod", "any key": "x"], "OK": true, "Ratio": 1.5,
    "Index": 7, "Checks": [["Status": "passing"], ["Status": "critical"]],
    "TaggedAddresses": ["lan": ["Address": "10.0.0.1"]], "Config": ["k": 1],
]

private let probes: [(String, Bool)] = [
    ("Name==web", true), ("Name == web", true), ("Name == `web`", true), ("Name == \"web\"", true),
    ("Name == 5", false),
    ("Name != web", false), ("Port == \"80\"", true), ("Port == 80", true),
    ("Port != 81", true), ("OK == 1", true), ("OK == t", true), ("OK == false", false), ("Ratio == 1.5", true),
    ("Index == 7", true), ("a in Tags", true), ("\"a\" in Tags", true), ("Tags contains a", true),
    ("c not in Tags", true),
    ("Tags not contains a", false), ("Tags is empty", false), ("Tags is not empty", true), ("env in Meta", true),
    ("Meta contains env", true), ("Meta is not empty", true), ("Meta[\"env\"] == prod", true),
    ("Meta[`env`] == prod", true),
    ("Meta[ \"any key\" ] == x", true), ("Meta.env == prod", true), ("Meta.nope == x", false), ("Meta.nope != x", true),
    ("Meta.nope matches x", true), ("Meta.nope not matches x", true), ("x in Meta.nope", false),
    ("x not in Meta.nope", true),
    ("eb in Name", true), ("Name contains eb", true), ("Name not contains x", true), ("Name matches w.b", true),
    ("Name matches \"^w\"", true), ("Name not matches \"^e\"", true), ("Name == and", false), ("Name == true", false),
    ("not not Name == web", true), ("( Name == web )", true), ("not (Name == web)", false), ("((Name==web))", true),
    ("Name == x and Name == y or OK == 1", true), ("OK == 1 or Name == x and Name == y", true),
    ("not Name == x and OK == 1", true), ("Name == x and (Name == y or OK == 1)", false),
    ("Checks.Status == critical", true), ("Checks.Status != critical", true), ("not Checks.Status == critical", false),
    ("Checks is empty", false), ("Checks.Status matches \"^pass\"", true),
    ("TaggedAddresses.lan.Address == `10.0.0.1`", true),
    ("TaggedAddresses.wan.Address == x", false), ("lan in TaggedAddresses", true), ("Service.ID == \"\"", true),
    ("\"\" in Service.ID", true), ("k in Config", true), ("  Name\t==\nweb  ", true), ("Port == -80", false),
]

private let recorded = [
    ("ServiceID == \"a\"", "a"), ("ServiceID != \"a\"", "bc"), ("ServicePort == 81", "b"),
    ("\"v1\" in ServiceTags", "a"),
    ("\"v1\" not in ServiceTags", "bc"), ("ServiceTags contains \"prod\"", "a"), ("ServiceTags is empty", "c"),
    ("ServiceTags is not empty", "ab"), ("ServiceMeta.ver == \"2.0\"", "b"), ("ServiceMeta[\"only-a\"] == \"x\"", "a"),
    ("\"ver\" in ServiceMeta", "ab"), ("NodeMeta.rack == \"r1\"", "a"), ("ServiceID matches \"[ab]\"", "ab"),
    ("ServiceID not matches \"[ab]\"", "c"),
    ("(ServicePort == 80 or ServicePort == 82) and not ServiceTags is empty", "a"), ("ServiceID == `a`", "a"),
    ("ServiceID == a", "a"), ("ServiceEnableTagOverride == false", "abc"),
]

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
}
