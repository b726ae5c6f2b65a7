import Certificates
import MeshDomain
import Testing

@Suite struct LeafSpeedTests {
    /// Guards against a change of order, not against a slow machine: the aim is 300 microseconds when optimised.
    @Test func `a leaf with its key and both PEM texts takes less than three milliseconds`() throws {
        let root = try makeTestRoot()
        let rounds = 200
        let clock = ContinuousClock()
        let taken = try clock.measure {
            for serial in 1...UInt64(rounds) {
                let key = try CertificateKey.generate()
                let leaf = try root.issue(
                    to: .service(name: "web", datacenter: "dc1"),
                    publicKey: key.publicKey,
                    serial: serial,
                    now: testNow
                )
                let shown = try leaf.leaf(key: key)
                #expect(!shown.certPEM.isEmpty)
            }
        }
        let each = taken / rounds
        print("leaf with key and PEM: \(each)")
        #expect(each < .milliseconds(3))
    }
}
