import Certificates
import Testing

@Suite struct RandomSourceTests {
    @Test func `UUIDs have the form of version 4 and differ`() throws {
        var seen: Set<String> = []
        for _ in 0..<1000 {
            let uuid = try RandomSource.system.uuid()
            #expect(uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
            seen.insert(uuid)
        }
        #expect(seen.count == 1000)
    }

    @Test func `a fixed source gives fixed results`() throws {
        let ones = RandomSource { count in [UInt8](repeating: 0xff, count: count) }
        #expect(try ones.uuid() == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(try ones.serialNumber() == UInt64(Int64.max))
        let zeros = RandomSource { count in [UInt8](repeating: 0, count: count) }
        #expect(try zeros.serialNumber() == 1)
        #expect(try zeros.label() == "aaaaaaaa")
    }

    @Test func `labels are lower-case letters and digits`() throws {
        for _ in 0..<100 {
            #expect(try RandomSource.system.label().wholeMatch(of: /[a-z0-9]{8}/) != nil)
        }
    }

    @Test func `hashes and comparisons`() throws {
        #expect(
            Digest.colonHex(try Digest.sha256(Array("abc".utf8)))
                == "ba:78:16:bf:8f:01:cf:ea:41:41:40:de:5d:ae:22:23:b0:03:61:a3:96:17:7a:9c:b4:10:ff:61:f2:00:15:ad"
        )
        #expect(
            Digest.colonHex(try Digest.sha1(Array("abc".utf8)))
                == "a9:99:3e:36:47:06:81:6a:ba:3e:25:71:78:50:c2:6c:9c:d0:d8:9d"
        )
        // RFC 4231, test cases 2 and 6: a short key, and one longer than a block.
        #expect(
            Digest.colonHex(
                try Digest.hmacSHA256(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
            ).filter { $0 != ":" } == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        )
        let long = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
        #expect(
            Digest.colonHex(try Digest.hmacSHA256(long, key: Array(repeating: 0xaa, count: 131))).filter { $0 != ":" }
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        )
        #expect(Digest.constantTimeEqual("secret", "secret"))
        #expect(!Digest.constantTimeEqual("secret", "secreT"))
        #expect(!Digest.constantTimeEqual("secret", "secret1"))
        #expect(Digest.constantTimeEqual("", ""))
    }
}
