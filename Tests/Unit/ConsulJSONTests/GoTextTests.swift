import ConsulJSON
import MeshDomain
import Testing

@Suite
struct GoTextTests {
    @Test(arguments: [
        ("10s", 10_000_000_000, "10s"), ("1h30m", 5_400_000_000_000, "1h30m0s"), ("1.5s", 1_500_000_000, "1.5s"),
        ("72h", 259_200_000_000_000, "72h0m0s"), ("500ms", 500_000_000, "500ms"), ("0", 0, "0s"),
        ("-1s", -1_000_000_000, "-1s"),
        ("15us", 15_000, "15µs"), ("90m", 5_400_000_000_000, "1h30m0s"), ("1m", 60_000_000_000, "1m0s"),
        ("-613h47m12.535001s", -2_209_632_535_001_000, "-613h47m12.535001s"), (".5s", 500_000_000, "500ms"),
        ("-2562047h47m16.854775808s", .min, "-2562047h47m16.854775808s"),
        ("0.99999999999999999999s", 1_000_000_000, "1s"),
    ])
    func `durations are read and written as Go does`(text: String, nanoseconds: Int64, canonical: String) throws {
        #expect(try GoDuration.nanoseconds(parsing: text) == nanoseconds)
        #expect(GoDuration.text(nanoseconds: nanoseconds) == canonical)
    }

    @Test(arguments: [
        ("soon", "time: invalid duration \"soon\""), ("10", "time: missing unit in duration \"10\""),
        ("5x", "time: unknown unit \"x\" in duration \"5x\""), ("", "time: invalid duration \"\""),
        ("99999999999h", "time: invalid duration \"99999999999h\""),
        ("9223372036854775808ns", "time: invalid duration \"9223372036854775808ns\""),
        ("2562047h47m16.854775807s1ns", "time: invalid duration \"2562047h47m16.854775807s1ns\""),
    ])
    func `what is no duration is refused in the words of Go`(text: String, message: String) {
        #expect {
            try GoDuration.nanoseconds(parsing: text)
        } throws: { error in
            "\(error)" == message
        }
    }

    @Test
    func `times are written in UTC with the digits they need`() {
        #expect(GoTime.text(nanoseconds: nil) == "0001-01-01T00:00:00Z")
        #expect(GoTime.text(nanoseconds: 0) == "1970-01-01T00:00:00Z")
        #expect(GoTime.text(nanoseconds: 1_704_103_200_100_000_000) == "2024-01-01T10:00:00.1Z")
        #expect(GoTime.text(seconds: 951_782_400) == "2000-02-29T00:00:00Z")
        #expect(GoTime.text(nanoseconds: -1) == "1969-12-31T23:59:59.999999999Z")
    }

    @Test
    func `times are read with their offset`() throws {
        let plain = try #require(GoTime.nanoseconds(parsing: "2024-01-01T10:00:00.1Z"))
        #expect(plain == 1_704_103_200_100_000_000)
        let east = try #require(GoTime.nanoseconds(parsing: "2024-01-01T12:00:00.1+02:00"))
        #expect(east == plain)
        #expect(GoTime.nanoseconds(parsing: "2024-13-01T10:00:00Z") == nil)
        #expect(GoTime.nanoseconds(parsing: "2024-01-01") == nil)
        let zero = try #require(GoTime.nanoseconds(parsing: GoTime.zero))
        #expect(zero == nil)
    }

    @Test(arguments: [
        ([UInt8](), ""), ([102], "Zg=="), ([102, 111], "Zm8="), ([102, 111, 111], "Zm9v"),
        ([255, 254, 0, 1], "//4AAQ=="),
    ])
    func `base64 goes both ways`(bytes: [UInt8], text: String) throws {
        #expect(Base64.encode(bytes) == text)
        #expect(try Base64.decode(text) == bytes)
    }

    @Test(arguments: ["%%%", "Zg=", "Zg", "Z===", "Zg==Zg=="])
    func `what is no base64 is refused`(text: String) {
        #expect(throws: Base64.DecodingError.self) { try Base64.decode(text) }
    }
}
