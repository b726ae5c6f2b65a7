import AgentLogic
import ConsulJSON
import HTTPTypes
import MeshDomain
import Testing

/// What a check may ask, and whom.
@Suite
struct CheckTargetTests {
    private func definition(_ json: String) throws -> CheckDefinition {
        try CheckDefinition(JSONText.parse(json), rules: .body)
    }

    private func problem(_ json: String, _ policy: CheckDestinationPolicy = .init()) throws -> String? {
        try definition(json).problem(reaching: policy)
    }

    private func request(_ json: String) throws -> HTTPCheckRequest {
        guard case .http(let request) = try definition(json).target() else { throw MeshError(.badRequest, "no HTTP") }
        return request
    }

    private func policy(_ json: String) throws -> CheckDestinationPolicy {
        var reader = try ObjectReader(JSONText.parse(json), rules: .weak)
        return try CheckDestinationPolicy(&reader)
    }

    @Test(arguments: [
        "http+unix://%2Fvar%2Frun%2Fdocker.sock/containers/json", "https+unix://%2Ftmp%2Fs/", "unix:///tmp/s",
        "file:///etc/passwd", "gopher://h/", "127.0.0.1:80", "//h/", "http:h", "", "http://", "http:///x",
        "http://h:0/",
        "http://h:65536/", "http://h:1x/", "http://h\\u000d\\u000aX: y/", "http://h/\\u0000", "http://h/\\u000a",
        "http://a b/", "http://[::1/", "http://[nope]/", "http://[fe80::1%25eth0]/", "http://h%00/", "http://bücher/",
    ])
    func `an HTTP check has a URL that only says whom to ask`(url: String) throws {
        guard !url.isEmpty else { return }
        let found = try problem(#"{"Name":"c","Interval":"1s","HTTP":""# + url + #""}"#)
        #expect(found?.hasPrefix("HTTP \"") == true, "\(found ?? "none")")
    }

    @Test(arguments: ["FLUSHALL\\r\\nCONFIG SET dir /", "GET ", "GE T", "", "CONNECT", "G\\u0000T", "GÉT", "GET\\n"])
    func `a method is a token`(method: String) throws {
        let found = try problem(#"{"Name":"c","Interval":"1s","HTTP":"http://h/","Method":""# + method + #""}"#)
        if method.isEmpty { #expect(found == nil) } else { #expect(found?.hasPrefix("Method \"") == true) }
    }

    @Test(arguments: [
        #"{"X\r\nY":["1"]}"#, #"{"X Y":["1"]}"#, #"{"":["1"]}"#, #"{"X":["1\r\nEvil: 2"]}"#, #"{"X":["a\u0000b"]}"#,
        #"{"X:":["1"]}"#, #"{"Host":["a\r\nb"]}"#, #"{"Host":["a/b"]}"#, #"{"Host":["a b"]}"#,
    ])
    func `headers add no bytes of their own`(header: String) throws {
        let found = try problem(#"{"Name":"c","Interval":"1s","HTTP":"http://h/","Header":"# + header + "}")
        #expect(found?.hasPrefix("Header") == true, "\(found ?? "none")")
    }

    @Test
    func `a sound request is what the check says`() throws {
        let request = try request(
            #"{"Name":"c","Interval":"1s","HTTP":"HTTP://user:p%40ss@[::1]:8080/a b/ü?q=1#part","Method":"POST","Body":"x","#
                + #""Header":{"host":["app.internal:81"],"X-Foo":["a","b"],"content-length":["999"],"User-Agent":["me"]}}"#
        )
        #expect(!request.usesTLS)
        #expect(request.destination == CheckDestination(host: "::1", port: 8080))
        #expect(request.authority == "app.internal:81")
        #expect(request.path == "/a%20b/%C3%BC?q=1")
        #expect(request.method == .post)
        #expect(request.fields[values: HTTPField.Name("X-Foo") ?? .accept] == ["a", "b"])
        #expect(request.fields[.userAgent] == "me")
        #expect(request.fields[.contentLength] == nil)
        #expect(request.fields[.authorization] == "Basic dXNlcjpwQHNz")
        #expect(request.serverName == nil)
        #expect(try self.request(#"{"Name":"c","Interval":"1s","HTTP":"https://h"}"#).serverName == "h")
        #expect(try self.request(#"{"Name":"c","Interval":"1s","HTTP":"https://h"}"#).path == "/")
        #expect(
            try self.request(#"{"Name":"c","Interval":"1s","HTTP":"http://:81/x"}"#).destination.host == "localhost"
        )
    }

    @Test
    func `TLSServerName is the name that is asked for, and must be one`() throws {
        let named = #"{"Name":"c","Interval":"1s","HTTP":"https://10.0.0.1/","TLSServerName":"a.example"}"#
        #expect(try request(named).serverName == "a.example")
        for wrong in ["10.0.0.1", "a b", "a:1", "a\\u0000", "[::1]"] {
            let json = #"{"Name":"c","Interval":"1s","HTTP":"https://h/","TLSServerName":""# + wrong + #""}"#
            #expect(try problem(json)?.hasPrefix("TLSServerName \"") == true)
        }
    }

    @Test(arguments: [
        "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:0", "h:65536", "a b:1", "unix:/tmp/s", "[::1]", "[::1]1",
        "h:1\\u000a", "h:-1", "h:+1",
    ])
    func `a TCP check has a host and a port`(address: String) throws {
        let found = try problem(#"{"Name":"c","Interval":"1s","TCP":""# + address + #""}"#)
        #expect(found?.hasPrefix("TCP \"") == true, "\(found ?? "none")")
    }

    @Test
    func `a TCP check may leave the host out`() throws {
        let target = try definition(#"{"Name":"c","Interval":"1s","TCP":":80"}"#).target()
        #expect(target == .tcp(CheckDestination(host: "localhost", port: 80), nil))
        let six = try definition(#"{"Name":"c","Interval":"1s","TCP":"[fd00::1]:80"}"#).target()
        #expect(six == .tcp(CheckDestination(host: "fd00::1", port: 80), nil))
    }

    @Test(arguments: [
        "169.254.169.254", "169.254.0.1", "[fe80::1]", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]",
        "[::169.254.169.254]", "[fd00:ec2::254]", "100.100.100.200", "224.0.0.1", "255.255.255.255", "[ff02::1]",
    ])
    func `link-local and metadata addresses are denied unless they are allowed`(host: String) throws {
        for target in [#""HTTP":"http://\#(host)/x""#, #""TCP":"\#(host):80""#] {
            let found = try problem(#"{"Name":"c","Interval":"1s",\#(target)}"#)
            #expect(found?.contains("check_destinations.allow") == true, "\(found ?? "none")")
            let open = try policy(#"{"allow":["0.0.0.0/0","::/0"]}"#)
            #expect(try problem(#"{"Name":"c","Interval":"1s",\#(target)}"#, open) != nil, "a wide range opens nothing")
        }
        let named = try policy(
            #"{"allow":["169.254.0.0/16","fe80::/10","fd00:ec2::254","100.100.100.200","224.0.0.0/4","255.255.255.255","#
                + #""ff00::/8"]}"#
        )
        #expect(try problem(#"{"Name":"c","Interval":"1s","TCP":"\#(host):80"}"#, named) == nil)
    }

    @Test
    func `the most specific range decides`() throws {
        let policy = try policy(#"{"allow":["127.0.0.1","10.0.0.0/8"],"deny":["0.0.0.0/0","::/0","10.1.0.0/16"]}"#)
        func isDenied(_ text: String) throws -> Bool {
            policy.refusal(of: try #require(IPAddress(text)), shownAs: text) != nil
        }
        #expect(try !isDenied("127.0.0.1"))
        #expect(try isDenied("127.0.0.2"))
        #expect(try !isDenied("10.2.3.4"))
        #expect(try isDenied("10.1.3.4"))
        #expect(try isDenied("192.0.2.1"))
        #expect(try isDenied("::1"))
        #expect(try isDenied("0.0.0.0"))
        #expect(try !isDenied("::ffff:10.2.3.4"))
        #expect(try self.policy("{}").refusal(of: #require(IPAddress("127.0.0.1")), shownAs: "") == nil)
        #expect(
            try self.policy(#"{"deny":["127.0.0.0/8"]}"#).refusal(of: #require(IPAddress("0.0.0.0")), shownAs: "")
                != nil
        )
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0/8", "localhost", "fd00::/129", "10.0.0.0/", "", "::1/-1", "10.0.0.0/8/9"])
    func `a range that is none is named`(text: String) throws {
        let error = #expect(throws: MeshError.self) { _ = try policy(#"{"deny":[""# + text + #""]}"#) }
        #expect(error?.message.contains("check_destinations.deny: \"\(text)\"") == true)
    }

    @Test(arguments: [#"{"denny":["10.0.0.0/8"]}"#, #"{"max_redirects":0}"#, #"{"max_lookups":-1}"#])
    func `an option that is not known or out of range is named`(json: String) throws {
        let error = #expect(throws: MeshError.self) { _ = try policy(json) }
        #expect(error?.message.hasPrefix("check_destinations.") == true)
    }

    @Test(arguments: [
        ("::1", "00000000000000000000000000000001"), ("fe80::1:2", "fe800000000000000000000000010002"),
        ("1:2:3:4:5:6:7:8", "00010002000300040005000600070008"), ("::", String(repeating: "0", count: 32)),
        ("::ffff:1.2.3.4", "00000000000000000000ffff01020304"), ("1::", "0001" + String(repeating: "0", count: 28)),
    ])
    func `IPv6 literals are read`(text: String, hex: String) throws {
        let bytes = try #require(IPAddress(text)).bytes
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(digits == hex)
    }

    @Test
    func `a redirect takes no secret to another host, and asks nothing else than a URL`() throws {
        let first = try request(
            #"{"Name":"c","Interval":"1s","HTTP":"http://a:1/x/y","Method":"POST","Body":"b","#
                + #""Header":{"Authorization":["secret"],"X":["1"],"Host":["name"]}}"#
        )
        let same = try first.redirected(to: "/z", status: 307)
        #expect((same.path, same.method, same.body, same.authority) == ("/z", .post, "b", "name"))
        #expect(same.fields[.authorization] == "secret")
        #expect(try first.redirected(to: "z", status: 302).path == "/x/z")
        let other = try first.redirected(to: "https://b/", status: 302)
        #expect((other.method, other.body, other.authority, other.usesTLS) == (.get, "", "b", true))
        #expect(other.fields.map(\.name.canonicalName).sorted() == ["accept", "user-agent"])
        #expect(other.serverName == "b")
        // What the check sends is for the host that it names: a token is a token in any header and in a body.
        let kept = try first.redirected(to: "//b/z", status: 307)
        #expect((kept.method, kept.body, kept.authority) == (.post, "", "b"))
        #expect(kept.fields.map(\.name.canonicalName).sorted() == ["accept", "user-agent"])
        let upgraded = try first.redirected(to: "https://a:1/z", status: 308)
        #expect((upgraded.body, upgraded.fields.count) == ("", 2))
        for location in ["http+unix://%2Ftmp/", "ftp://h/", "http://h/\r\nX: y", "http://h:0/"] {
            #expect(throws: MeshError.self) { try first.redirected(to: location, status: 302) }
        }
    }
}
