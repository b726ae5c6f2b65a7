import Certificates
import Testing

@Suite struct CertificateKeyTests {
    @Test(arguments: [
        KeyAlgorithm.ellipticCurve(bits: 224), .p256, .ellipticCurve(bits: 384), .ellipticCurve(bits: 521),
        .rsa(bits: 2048),
    ])
    func `keys of every type go through PEM`(algorithm: KeyAlgorithm) throws {
        let key = try CertificateKey.generate(algorithm)
        #expect(key.publicKey.algorithm == algorithm)
        #expect(try CertificateKey(pem: key.revealedPEM()).publicKey == key.publicKey)
        #expect(try PublicKey(encoded: key.publicKey.encoded) == key.publicKey)
        let pem = try key.revealedPEM()
        let theirs = try openssl(["pkey", "-in", "key.pem", "-traditional"], files: ["key.pem": pem])
        #expect(theirs.output.hasSuffix(pem), "openssl writes the same text")
    }

    @Test func `a key written as PEM is the one openssl reads`() throws {
        let key = try CertificateKey.generate()
        let pem = try key.revealedPEM()
        #expect(pem.hasPrefix("-----BEGIN EC PRIVATE KEY-----\n"))
        let checked = try openssl(["ec", "-in", "key.pem", "-noout", "-check"], files: ["key.pem": pem])
        #expect(checked.status == 0, "\(checked.output)")
    }

    @Test func `a key made by openssl is read in both forms`() throws {
        let modern = try openssl(
            ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
            files: [:]
        ).output
        let key = try CertificateKey(pem: modern)
        #expect(key.publicKey.algorithm == .p256)
        let classic = try openssl(["ec", "-in", "key.pem"], files: ["key.pem": modern]).output
        #expect(try CertificateKey(pem: classic).publicKey == key.publicKey)
    }

    @Test func `keys of unknown curves and kinds and short RSA keys are refused`() throws {
        for arguments in [
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"], ["-algorithm", "ED25519"],
            ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt", "ec_param_enc:explicit"],
        ] {
            let made = try openssl(["genpkey"] + arguments, files: [:]).output
            let error = try #require(throws: CertificateError.self, "\(arguments)") { try CertificateKey(pem: made) }
            guard case .unsupportedKey = error else {
                Issue.record("\(arguments): \(error)")
                continue
            }
        }
    }

    @Test func `a key never appears in a description`() throws {
        let key = try CertificateKey.generate()
        #expect("\(key)" == "<redacted>")
        #expect(String(reflecting: key) == "<redacted>")
        #expect(Mirror(reflecting: key).children.isEmpty)
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!dumped.contains("PublicKey"))
    }

    @Test(arguments: [
        ("", "there is no PEM block in the text"),
        ("hello", "there is no PEM block in the text"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "found a block \"CERTIFICATE\" instead"),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n", "the END line is missing"),
        ("-----BEGIN PRIVATE KEY-----\nA$AA\n-----END PRIVATE KEY-----", "the text between the lines is not base64"),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END EC KEY-----", "the END line has no matching BEGIN line"),
    ])
    func `text that is no key is refused with the reason`(text: String, reason: String) throws {
        let error = try #require(throws: CertificateError.self) { try CertificateKey(pem: text) }
        #expect(error.description.hasSuffix(reason), "\(error)")
    }

    @Test func `bytes that are no key are refused`() throws {
        let error = try #require(throws: CertificateError.self) {
            try CertificateKey(pem: PEMBlock(label: "PRIVATE KEY", bytes: [0x30, 3, 2, 1, 0]).text)
        }
        guard case .malformed(let what, _) = error else {
            Issue.record("unexpected \(error)")
            return
        }
        #expect(what == "private key")
    }
}
