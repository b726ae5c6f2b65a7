import Certificates
import MeshDomain
import Testing

@Suite struct CertificateParsingTests {
    @Test(arguments: [
        "", "no block here", "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n%%%%\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\n",
    ])
    func `text that is no certificate is refused with a message`(text: String) throws {
        let error = try #require(throws: CertificateError.self) { try Certificate(pem: text) }
        #expect(error.description.count > 20)
        #expect(throws: CertificateError.self) { try Certificate.bundle(pem: text) }
        #expect(throws: CertificateError.self) { try CertificateRequest(pem: text) }
    }

    @Test func `every truncation and every surplus byte of a certificate is refused`() throws {
        let bytes = try makeTestRoot().certificate.encoded
        for count in 0..<bytes.count {
            #expect(throws: CertificateError.self) { try Certificate(encoded: Array(bytes.prefix(count))) }
        }
        #expect(throws: CertificateError.self) { try Certificate(encoded: bytes + [0]) }
    }

    @Test func `no flipped bit makes a certificate that still counts as signed by its root`() throws {
        let root = try makeTestRoot().certificate
        var accepted = 0
        for index in root.encoded.indices {
            var bytes = root.encoded
            bytes[index] ^= 1 << UInt8(index % 8)
            guard let forged = try? Certificate(encoded: bytes) else { continue }
            if try forged.isSigned(by: root) { accepted += 1 }
        }
        #expect(accepted == 0)
    }

    @Test func `a bundle is split in order and text around blocks is skipped`() throws {
        let first = try makeTestRoot(label: "first111").certificate
        let second = try makeTestRoot(label: "second22").certificate
        let text = "# first\r\n" + first.pem.replacing("\n", with: "\r\n") + "\n  # second\n" + second.pem
        #expect(try Certificate.bundle(pem: text) == [first, second])
        #expect(throws: CertificateError.self) { try Certificate(pem: text) }
        #expect(throws: CertificateError.self) {
            try Certificate.bundle(pem: first.pem + CertificateKey.generate().revealedPEM())
        }
    }

    @Test func `PEM of every length is read back`() throws {
        for count in 0..<200 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            guard count > 0 else { continue }
            #expect(
                try PEMBlock.all(in: PEMBlock(label: "X", bytes: bytes).text) == [PEMBlock(label: "X", bytes: bytes)]
            )
        }
    }

    @Test func `a request made here is read here and by openssl`() throws {
        let key = try CertificateKey.generate()
        let names = SubjectNames(
            uris: ["spiffe://\(testTrustDomain)/ns/default/dc/dc1/svc/web"],
            dnsNames: ["localhost"],
            addresses: [[127, 0, 0, 1]]
        )
        let request = try CertificateRequest(key: key, names: names)
        #expect(request.names == names)
        #expect(request.publicKey == key.publicKey)
        let again = try CertificateRequest(pem: request.pem)
        #expect(again == request)
        let checked = try openssl(["req", "-in", "r.pem", "-noout", "-verify", "-text"], files: ["r.pem": request.pem])
        #expect(checked.status == 0, "\(checked.output)")
        #expect(checked.output.contains("URI:spiffe://\(testTrustDomain)/ns/default/dc/dc1/svc/web"))
    }

    @Test func `a request made by openssl shows all its names`() throws {
        let key = try CertificateKey.generate()
        let san =
            "subjectAltName=URI:spiffe://a.consul/agent/server/dc/dc1,URI:spiffe://b,email:a@b.c,DNS:x.y,IP:1.2.3.4"
        let made = try openssl(
            ["req", "-new", "-key", "key.pem", "-subj", "/CN=x", "-addext", san],
            files: ["key.pem": key.revealedPEM()]
        )
        let request = try CertificateRequest(pem: made.output)
        #expect(request.names.uris.count == 2)
        #expect(request.names.emails == ["a@b.c"])
        #expect(request.names.dnsNames == ["x.y"])
        #expect(request.names.addresses == [[1, 2, 3, 4]])
        #expect(request.publicKey == key.publicKey)
    }

    @Test func `a root that openssl made is shown with the low 64 bits of its serial number`() throws {
        let key = try CertificateKey.generate()
        let made = try openssl(
            [
                "req", "-x509", "-new", "-key", "key.pem", "-subj", "/CN=own root", "-days", "3650", "-set_serial",
                "0x1122334455667788990011223344556677889900", "-addext",
                "subjectAltName=URI:spiffe://\(testTrustDomain)",
            ],
            files: ["key.pem": key.revealedPEM()]
        )
        let authority = try SigningAuthority(certificate: Certificate(pem: made.output), key: key)
        #expect(authority.trustDomain == testTrustDomain)
        let root = try authority.certificate.root(clusterID: testClusterID, active: true)
        #expect(root.serialNumber == 0x3344_5566_7788_9900)
    }

    @Test func `a request with a changed name is refused because its signature is wrong`() throws {
        let request = try CertificateRequest(
            key: .generate(),
            names: SubjectNames(uris: ["spiffe://\(testTrustDomain)/ns/default/dc/dc1/svc/web"])
        )
        var bytes = request.encoded
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("/svc/web".utf8)) })
        bytes[place + 5] = UInt8(ascii: "x")
        #expect(throws: CertificateError.badRequestSignature) { try CertificateRequest(encoded: bytes) }
    }

    @Test func `a name with a zero byte is refused`() throws {
        let request = try CertificateRequest(
            key: .generate(),
            names: SubjectNames(uris: ["spiffe://\(testTrustDomain)/ns/default/dc/dc1/svc/web"])
        )
        var bytes = request.encoded
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("/svc/web".utf8)) })
        bytes[place + 5] = 0
        #expect(throws: CertificateError.self) { try CertificateRequest(encoded: bytes) }
    }
}
