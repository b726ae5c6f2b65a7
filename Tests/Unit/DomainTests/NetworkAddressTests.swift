import MeshDomain
import Testing

/// What is an IP address or a host name, and what only looks like one.
@Suite("Network addresses") struct NetworkAddressTests {
    @Test(arguments: [
        ("10.0.0.1", "10.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("FD00:0::1", "fd00::1"), ("fd00::1", "fd00::1"),
        ("::", "::"),
        ("::1", "::1"), ("1::", "1::"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
        ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::ffff:1.2.3.4", "::ffff:102:304"), ("0001:0db8::", "1:db8::"),
    ])
    func `one address is written in one way`(text: String, expected: String) {
        #expect(NetworkAddress(text)?.description == expected)
    }

    @Test(arguments: [
        "", "dead:beef", "010.0.0.1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "1.2.3.4 ", "+1.2.3.4", "::1%eth0", "1::2::3",
        ":::",
        "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7", "12345::", "1.2.3.4::", "::1.2.3", ":1:2:3:4:5:6:7", "x.test:8080",
        "[::1]",
    ])
    func `what Envoy would not read is none`(text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test func `the range of virtual addresses is known in every form`() {
        for text in ["240.0.0.1", "255.1.2.3", "::ffff:240.0.0.1", "::ffff:f000:1"] {
            #expect(NetworkAddress(text)?.isVirtual == true, "\(text)")
        }
        for text in ["239.0.0.1", "10.0.0.1", "f000::1", "::240.0.0.1"] {
            #expect(NetworkAddress(text)?.isVirtual == false, "\(text)")
        }
    }

    @Test func `a host is an address or a name`() {
        #expect(HostPlace("Far.Test")?.description == "far.test")
        #expect(HostPlace("a_b.test.")?.authority == "a_b.test.")
        #expect(HostPlace("FD00::0:1")?.authority == "[fd00::1]")
        #expect(HostPlace("010.0.0.1") == nil && HostPlace("300.1.1.1") == nil)
        for text in ["", ".", "a..b", "dead:beef", "x.test:8080", "*.test", "a b", "a\n", "a/b", "caf\u{E9}.test"] {
            #expect(HostPlace(text) == nil, "\(text.debugDescription)")
        }
    }
}
