import HCLSyntax
import MeshDomain
import Testing

@Suite struct HCLTextTests {
    @Test(arguments: readable)
    func `reads every construct`(text: String, expected: MeshObject) throws {
        #expect(try HCLText.parse(text) == expected)
    }

    @Test(arguments: [
        ("nonsense {", "At 1:12: object expected closing RBRACE got: EOF"),
        ("nonsense", "At 1:9: key 'nonsense' expected start of object ('{') or assignment ('=')"),
        ("a b = 1", "At 1:5: nested object expected: LBRACE got: ASSIGN"),
        ("= 1", "At 1:1: expected: IDENT | STRING got: ASSIGN"),
        ("a = \"x\ny\"", "At 1:5: literal not terminated"),
        ("a = 1\nb = \"\\q\"", "At 2:5: illegal char escape"),
        ("a = <<E\nx\n", "At 1:5: heredoc not terminated"),
        ("a = [1 2]", "At 1:8: error parsing list, expected comma or list end, got: NUMBER"),
        ("a = [1,", "At 1:8: error parsing list, expected comma or list end, got: EOF"),
        ("a = yes", "At 1:5: Unknown token: IDENT yes"),
        ("a =", "At 1:4: value expected, got: EOF"),
        ("a = 09", "At 1:5: illegal octal number: 09"),
        ("é = ?", "At 1:5: illegal character"),
        ("a = 1 /* b", "At 1:7: comment not terminated"),
        ("a = 0x", "At 1:5: illegal hexadecimal number: 0x"),
        ("a = 99999999999999999999", "At 1:5: number 99999999999999999999 is out of range"),
        ("a { } }", "At 1:7: expected: IDENT | STRING got: RBRACE"),
    ])
    func `names line, column and reason of a fault`(text: String, message: String) throws {
        #expect(try #require(throws: HCLSyntaxError.self) { try HCLText.parse(text) }.description == message)
    }

    @Test(arguments: ["a = ", "a { ", "a = { a ="], [" [", "{b"])
    func `nesting is bounded`(opening: String, more: String) throws {
        let deep = opening + String(repeating: more, count: 500)
        #expect(throws: HCLSyntaxError.self) { try HCLText.parse(deep) }
        let lists = "a = " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        #expect(try #require(throws: HCLSyntaxError.self) { try HCLText.parse(lists) }.problem.contains("deeper"))
        let labels = "a" + String(repeating: " b", count: 500) + " {}"
        #expect(try #require(throws: HCLSyntaxError.self) { try HCLText.parse(labels) }.problem.contains("deeper"))
    }

    @Test func `size is bounded`() throws {
        let error = try #require(throws: HCLSyntaxError.self) {
            try HCLText.parse("a = 1", limits: .init(sizeBytes: 4))
        }
        #expect(error.problem == "the text has 5 bytes, at most 4 are read")
    }

    @Test func `reads a service definition as Consul's files have it`() throws {
        let service = try HCLText.parse(serviceDefinition)["service"]
        let proxy = try #require(service?["connect"]?["sidecar_service"]?["proxy"])
        #expect(service?["tags"] == ["a", "b"])
        #expect(service?["weights"] == ["passing": 4, "warning": 2])
        #expect(proxy["upstreams"]?.blocks?.map { $0["destination_name"] } == ["cf-db", "far"])
        #expect(proxy["expose"]?["paths"]?.blocks?.count == 1)
    }

    @Test func `damaged text is refused or read, never fatal`() {
        let samples = [serviceDefinition, readable.map(\.0).joined(separator: "\n")].map { Array($0.utf8) }
        var random = SeededNumbers(seed: 3)
        var refused = 0
        for turn in 0..<10_000 {
            var bytes = samples[turn % samples.count]
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            let start = random.below(bytes.count)
            switch random.below(4) {
            case 0: bytes.removeSubrange(start...)
            case 1: bytes.removeSubrange(start..<min(start + random.below(9), bytes.count))
            case _: break
            }
            if (try? HCLText.parse(bytes)) == nil { refused += 1 }
        }
        #expect(refused > 1000)
    }
}

@Suite struct ConfigurationTextTests {
    @Test func `the language follows the ending of the name`() throws {
        #expect(try ConfigurationText.parse("a = 1", name: "x.hcl") == ["a": 1])
        #expect(try ConfigurationText.parse("{\"a\": 1}", name: "x.json") == ["a": 1])
        #expect(try ConfigurationText.parse(" \n", name: "x.json") == [:])
        #expect(
            try ConfigurationText.parse("{\"a\": {\"b\": 1}}", name: "rules", format: .byContent) == ["a": ["b": 1]]
        )
        #expect(try ConfigurationText.parse("a { b = 1 }", name: "rules", format: .byContent) == ["a": ["b": 1]])
    }

    @Test(arguments: [
        ("a = 1", "x.txt", "file x.txt has unknown extension; must be .hcl or .json, or config format must be set"),
        ("a = ?", "x.hcl", "failed to parse x.hcl: At 1:5: illegal character"),
        (
            "{\n\"a\"}", "x.json", "failed to parse x.json: At 2:4: invalid character '}' after object key"
        ),
        ("[1]", "x.json", "failed to parse x.json: At 1:1: an object in braces is expected"),
    ])
    func `faults name the file`(text: String, name: String, message: String) throws {
        let error = try #require(throws: ConfigurationTextError.self) { try ConfigurationText.parse(text, name: name) }
        #expect(error.description == message)
    }
}

private let readable: [(String, MeshObject)] = [
    ("", [:]), ("\u{FEFF}a = 1", ["a": 1]), ("a = 1 b = 2", ["a": 1, "b": 2]), ("a = 1, b = 2", ["a": 1, "b": 2]),
    ("a = true\nb = false", ["a": true, "b": false]),
    ("a = -5 b = 010 c = 0x1F d = -0x10", ["a": -5, "b": 8, "c": 31, "d": -16]),
    ("a = 1.5 b = 1e3 c = -2.5E-1 d = 0.5", ["a": 1.5, "b": .double(1000), "c": -0.25, "d": 0.5]),
    ("\"a b\" = \"c\"", ["a b": "c"]), ("a-b.c = \"d\"", ["a-b.c": "d"]),
    (#"a = "\t\n\"\\\u00e9\U0001F600\x41\101""#, ["a": "\t\n\"\\é😀AA"]),
    (#"a = "x ${ "y" } \n""#, ["a": "x ${ \"y\" } \n"]),
    ("# c\n// d\n/* e\nf */ a = 1 # g", ["a": 1]),
    ("a = [1, \"b\", [true],]", ["a": [1, "b", [true]]]), ("a = []", ["a": []]),
    ("a = [{ b = 1 }, { b = 2  c = 3 }]", ["a": [["b": 1], ["b": 2, "c": 3]]]),
    ("a { b = 1 }", ["a": ["b": 1]]), ("a = { b = 1, c = 2 }", ["a": ["b": 1, "c": 2]]),
    ("a {}\na {}\na {}", ["a": [[:], [:], [:]]]), ("a { b = 1 } a { b = 2 }", ["a": [["b": 1], ["b": 2]]]),
    ("a \"x\" { b = 1 } a \"y\" { b = 2 }", ["a": ["x": ["b": 1], "y": ["b": 2]]]),
    ("a \"x\" { b = 1 } a \"x\" { b = 2 }", ["a": ["x": [["b": 1], ["b": 2]]]]),
    ("a \"x\" \"y\" { b = 1 }", ["a": ["x": ["y": ["b": 1]]]]), ("a \"\" { b = 1 }", ["a": ["": ["b": 1]]]),
    ("a = 1 a = 2", ["a": 2]), ("a = <<EOF\n x\ny\nEOF\nb = 1", ["a": " x\ny\n", "b": 1]),
    ("a = <<-EOF\n    x\n      y\n    EOF\n", ["a": "x\n  y\n"]), ("a = <<-EOF\n  x\n    EOF\n", ["a": "  x\n"]),
    ("a = <<EOF\nEOF", ["a": ""]), ("a = 1\r\nb = 2\r\n", ["a": 1, "b": 2]),
]

private let serviceDefinition = """
    service {
      name = "cf-web"
      port = 8080
      tags = ["a", "b"]
      meta { version = "1" }
      weights { passing = 4  warning = 2 }
      check { id = "ttl"  ttl = "30m"  status = "passing" }
      connect {
        sidecar_service {
          proxy {
            config { handshake_timeout_ms = 7 }
            upstreams {
              destination_name = "cf-db"
              local_bind_port = 9191
            }
            upstreams {
              destination_name = "far"
              destination_peer = "cluster-z"
            }
            expose { checks = true  paths { path = "/h"  listener_port = 21234 } }
          }
        }
      }
    }
    """

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
