import Certificates
import MeshDomain

/// Microseconds for a leaf certificate: its key, the signature, and both as PEM texts.
enum CertificateBenchmark {
    static func run() throws {
        let now: Int64 = 1_795_000_000
        let root = try SigningAuthority.makeRoot(
            clusterID: "11111111-2222-3333-4444-555555555555",
            label: "abcd1234",
            serial: 7,
            key: .generate(.p256),
            now: now
        )
        let rounds = 2000
        var bytes = 0
        let taken = try ContinuousClock().measure {
            for serial in 1...UInt64(rounds) {
                let key = try CertificateKey.generate()
                let leaf = try root.issue(
                    to: .service(name: "web", datacenter: "dc1"),
                    publicKey: key.publicKey,
                    serial: serial,
                    now: now
                )
                bytes += try leaf.leaf(key: key).certPEM.utf8.count
            }
        }
        precondition(bytes > 0)
        print("certificates: a leaf with key and PEM \(Int(taken / .microseconds(1)) / rounds) µs")
    }
}
