import Certificates
import MeshDomain
import Testing

@Suite struct VerificationKeyTests {
    private let message = SignatureExamples.message

    private func key(_ encoded: String) throws -> VerificationKey {
        try VerificationKey(encoded: SignatureExamples.bytes(encoded))
    }

    @Test func `each way to sign is verified by its key, and by no other way`() throws {
        #expect(Set(SignatureExamples.all.map(\.algorithm)) == Set(JWTAlgorithm.allCases))
        for example in SignatureExamples.all {
            let key = try key(example.key)
            let signature = SignatureExamples.bytes(example.signature)
            for algorithm in JWTAlgorithm.allCases {
                let isRight = key.verifies(signature, of: message, by: algorithm)
                #expect(isRight == (algorithm == example.algorithm), "\(example.algorithm) as \(algorithm)")
            }
        }
    }

    @Test func `a changed message, a changed signature and another length are refused`() throws {
        for example in SignatureExamples.all {
            let key = try key(example.key)
            let signature = SignatureExamples.bytes(example.signature)
            #expect(!key.verifies(signature, of: message + [0], by: example.algorithm))
            #expect(!key.verifies(signature.dropLast() + [], of: message, by: example.algorithm))
            #expect(!key.verifies(signature + [0], of: message, by: example.algorithm))
            #expect(!key.verifies([], of: message, by: example.algorithm))
            for place in [0, signature.count / 2, signature.count - 1] {
                var other = signature
                other[place] ^= 1
                #expect(!key.verifies(other, of: message, by: example.algorithm), "\(example.algorithm) \(place)")
            }
            #expect(!key.verifies([UInt8](repeating: 0, count: signature.count), of: message, by: example.algorithm))
        }
    }

    @Test func `keys are read from PEM, and what is none or too weak is refused`() throws {
        let pem = PEMBlock(label: "PUBLIC KEY", bytes: SignatureExamples.bytes(SignatureExamples.ed)).text
        let other = PEMBlock(label: "PUBLIC KEY", bytes: SignatureExamples.bytes(SignatureExamples.rsa)).text
        #expect(try VerificationKey.all(pem: pem + other).count == 2)
        #expect(throws: CertificateError.self) { try VerificationKey.all(pem: "") }
        #expect(throws: CertificateError.self) { try VerificationKey.all(pem: "x") }
        let secret = try CertificateKey.generate().revealedPEM()
        #expect(throws: CertificateError.self) { try VerificationKey.all(pem: secret) }
        #expect(throws: CertificateError.unsupportedKey("an RSA key needs 2048 to 8192 bits, this one has 1024")) {
            try key(SignatureExamples.weak)
        }
        // A point that is not on the curve.
        #expect(throws: CertificateError.self) {
            try VerificationKey(
                curveBits: 256,
                x: [UInt8](repeating: 1, count: 32),
                y: [UInt8](repeating: 2, count: 32)
            )
        }
    }
}
