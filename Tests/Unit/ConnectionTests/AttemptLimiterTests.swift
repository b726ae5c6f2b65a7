import Logging
import MeshConnections
import Testing

@Suite struct AttemptLimiterTests {
    private let start = ContinuousClock.now

    private func limiter() -> AttemptLimiter {
        AttemptLimiter("test.attempts", burst: 3, perSecond: 0.5, logger: Logger(label: "test"))
    }

    @Test func `so many may come at once, then so many a second, per address`() {
        let limiter = limiter()
        #expect((0..<4).map { _ in limiter.take("a", at: start) } == [true, true, true, false])
        #expect(limiter.take("b", at: start))
        #expect(!limiter.take("a", at: start + .seconds(1)))
        #expect(limiter.take("a", at: start + .seconds(3)))
        #expect(!limiter.take("a", at: start + .seconds(3)))
    }

    @Test func `very many addresses cost a bounded memory and do not lift the limit`() {
        let limiter = limiter()
        for number in 0..<5_000 { _ = limiter.take("a\(number)", at: start) }
        // The places are taken, so further addresses share one bucket.
        #expect((0..<8).filter { limiter.take("b\($0)", at: start) }.isEmpty)
        #expect(limiter.take("b9", at: start + .seconds(60)), "those that rest long enough are forgotten")
    }

    @Test(arguments: [
        ("ipv4:10.0.0.1:4711", "10.0.0.1"), ("ipv6:[2001:db8:0:1::5]:80", "20:1:d:b8:0:0:0:1/64"),
        ("ipv6:[2001:db8:0:1:9::7]:81", "20:1:d:b8:0:0:0:1/64"), ("ipv6:[::ffff:10.0.0.1]:80", "10.0.0.1"),
    ])
    func `addresses are counted by the network that one host has`(_ peer: String, _ group: String) {
        #expect(RemotePeer(peer)?.group == group)
    }

    @Test(arguments: ["", "unix:/tmp/x", "ipv4", "ipv4:10.0.0.1"])
    func `what is no address is none`(_ text: String) { #expect(RemotePeer(text) == nil) }
}
