import Certificates
import MeshDomain
import Testing

@Suite struct SigningAuthorityTests {
    @Test func `a root looks like one that Consul makes`() throws {
        let root = try makeTestRoot().certificate
        #expect(root.subjectCommonName == "pri-abcd1234.consul.ca.11111111.consul")
        #expect(root.issuerCommonName == root.subjectCommonName)
        #expect(root.names == SubjectNames(uris: ["spiffe://\(testTrustDomain)"]))
        #expect(root.isAuthority)
        #expect(root.serialNumber == 7)
        #expect(root.notBefore == testNow)
        #expect(root.notAfter - root.notBefore == 87_600 * 3600)
        #expect(root.subjectKeyIdentifier == root.publicKey.identifier)
        #expect(root.authorityKeyIdentifier == root.subjectKeyIdentifier)
        let text = try openssl(["x509", "-in", "root.pem", "-noout", "-text"], files: ["root.pem": root.pem]).output
        #expect(
            text.contains("X509v3 Key Usage: critical\n                Digital Signature, Certificate Sign, CRL Sign")
        )
        #expect(text.contains("X509v3 Basic Constraints: critical\n                CA:TRUE"))
        #expect(text.contains("ecdsa-with-SHA256"))
        #expect(text.contains("prime256v1"))
    }

    @Test func `a recorded root of Consul is read with the identifiers that Consul reported`() throws {
        let root = try Certificate(pem: recordedRootPEM)
        #expect(root.fingerprint == "2c:c1:ae:98:b9:d2:7c:97:b6:38:a2:0f:b9:f4:a7:32:1d:74:8b:3b")
        #expect(root.subjectKeyIdentifier == root.publicKey.identifier)
        #expect(root.subjectKeyIdentifierText.hasPrefix("17:94:88:13:83:9c:5e:e3:5d:63"))
        #expect(root.subjectCommonName == "pri-s527w53m.consul.ca.92f19642.consul")
        #expect(root.names.uris == ["spiffe://92f19642-6b51-8341-a1ac-b511f20e91d8.consul"])
        #expect(root.serialNumber == 7)
        #expect(root.notAfter - root.notBefore == 87_600 * 3600)
        #expect(root.pem == recordedRootPEM)
        #expect(try root.isSigned(by: root))
        let ours = try makeTestRoot().certificate
        #expect(ours.encoded.count - root.encoded.count < 4, "the same fields take the same room")
    }

    @Test(arguments: [
        (SpiffeID.Holder.service(name: "web", datacenter: "dc1"), "/ns/default/dc/dc1/svc/web", []),
        (.meshGateway(datacenter: "dc1"), "/gateway/mesh/dc/dc1", []),
        (.agent(node: "n1", datacenter: "dc1"), "/agent/client/dc/dc1/id/n1", []),
        (.server(datacenter: "dc1"), "/agent/server/dc/dc1", ["server.dc1.peering.\(testTrustDomain)"]),
    ])
    func `a leaf carries one identity and passes openssl verify`(
        holder: SpiffeID.Holder,
        path: String,
        dnsNames: [String]
    ) throws {
        let root = try makeTestRoot()
        let key = try CertificateKey.generate()
        let leaf = try root.issue(to: holder, publicKey: key.publicKey, serial: 0x0a3f, now: testNow)
        #expect(leaf.names == SubjectNames(uris: ["spiffe://\(testTrustDomain)\(path)"], dnsNames: dnsNames))
        #expect(try Certificate(encoded: leaf.encoded) == leaf, "what is returned is what is written")
        #expect(leaf.subjectCommonName.isEmpty)
        #expect(!leaf.isAuthority)
        #expect(leaf.serialText == "0a:3f")
        #expect(leaf.notBefore == testNow - 60)
        #expect(leaf.notAfter - leaf.notBefore == 72 * 3600)
        #expect(leaf.authorityKeyIdentifier == root.certificate.subjectKeyIdentifier)
        #expect(leaf.issuerCommonName == root.certificate.subjectCommonName)
        #expect(try leaf.isSigned(by: root.certificate))
        let files = ["root.pem": root.certificate.pem, "leaf.pem": leaf.pem]
        for purpose in ["sslclient", "sslserver"] {
            let verdict = try openssl(
                [
                    "verify", "-x509_strict", "-attime", "\(testNow)", "-purpose", purpose, "-CAfile", "root.pem",
                    "leaf.pem",
                ],
                files: files
            )
            #expect(verdict.status == 0, "\(verdict.output)")
        }
        let text = try openssl(["x509", "-in", "leaf.pem", "-noout", "-text"], files: files).output
        #expect(text.contains("Digital Signature, Key Encipherment, Data Encipherment, Key Agreement"))
        #expect(text.contains("TLS Web Client Authentication, TLS Web Server Authentication"))
        #expect(text.contains("X509v3 Subject Alternative Name: critical"))
        #expect(text.contains("CA:FALSE"))
    }

    @Test func `a leaf for a foreign trust domain is refused`() throws {
        let root = try makeTestRoot()
        let key = try CertificateKey.generate()
        let foreign = SpiffeID(
            trustDomain: "99999999-2222-3333-4444-555555555555.consul",
            holder: .service(name: "web", datacenter: "dc1")
        )
        #expect(throws: CertificateError.foreignTrustDomain(got: foreign.trustDomain, ours: testTrustDomain)) {
            try root.issue(to: foreign, publicKey: key.publicKey, serial: 1, now: testNow)
        }
    }

    @Test func `a leaf with the identity of the authority is refused`() throws {
        let root = try makeTestRoot()
        #expect(throws: CertificateError.self) {
            try root.issue(to: .signing, publicKey: CertificateKey.generate().publicKey, serial: 1, now: testNow)
        }
    }

    @Test func `a leaf does not outlive its root and is refused when the root has expired`() throws {
        let root = try makeTestRoot()
        let key = try CertificateKey.generate()
        let end = root.certificate.notAfter
        let last = try root.issue(
            to: .meshGateway(datacenter: "dc1"),
            publicKey: key.publicKey,
            serial: 1,
            now: end - 3600
        )
        #expect(last.notAfter == end)
        #expect(throws: CertificateError.self) {
            try root.issue(to: .meshGateway(datacenter: "dc1"), publicKey: key.publicKey, serial: 1, now: end)
        }
    }

    @Test func `dates from 2050 on are written with four digits`() throws {
        let root = try makeTestRoot(now: 2_500_000_000)
        #expect(root.certificate.notAfter == 2_500_000_000 + 87_600 * 3600)
        let text = try openssl(
            ["x509", "-in", "root.pem", "-noout", "-enddate"],
            files: ["root.pem": root.certificate.pem]
        ).output
        #expect(text == "notAfter=Mar 20 04:26:40 2059 GMT\n")
    }

    @Test(arguments: [
        KeyAlgorithm.ellipticCurve(bits: 224), .ellipticCurve(bits: 384), .ellipticCurve(bits: 521), .rsa(bits: 2048),
    ])
    func `roots of every key type sign leaves that verify`(algorithm: KeyAlgorithm) throws {
        let root = try makeTestRoot(algorithm: algorithm)
        #expect(root.certificate.publicKey.algorithm == algorithm)
        let key = try CertificateKey.generate()
        let leaf = try root.issue(
            to: .service(name: "web", datacenter: "dc1"),
            publicKey: key.publicKey,
            serial: 1,
            now: testNow
        )
        let verdict = try openssl(
            ["verify", "-attime", "\(testNow)", "-CAfile", "root.pem", "leaf.pem"],
            files: ["root.pem": root.certificate.pem, "leaf.pem": leaf.pem]
        )
        #expect(verdict.status == 0, "\(verdict.output)")
    }

    @Test func `a stored authority signs as before and refuses a key of another`() throws {
        let key = try CertificateKey.generate()
        let root = try SigningAuthority.makeRoot(
            clusterID: testClusterID,
            label: "abcd1234",
            serial: 1,
            key: key,
            now: testNow
        )
        let again = try SigningAuthority(
            certificate: Certificate(pem: root.certificate.pem),
            key: CertificateKey(pem: key.revealedPEM())
        )
        let leaf = try again.issue(
            to: .meshGateway(datacenter: "dc1"),
            publicKey: CertificateKey.generate().publicKey,
            serial: 2,
            now: testNow
        )
        try CertificateChain.verify(leaf, roots: [root.certificate], at: testNow)
        #expect(throws: CertificateError.keyMismatch) {
            try SigningAuthority(certificate: root.certificate, key: .generate())
        }
        #expect(throws: CertificateError.keyMismatch) { try SigningAuthority(certificate: leaf, key: key) }
    }

    @Test func `after a rotation whoever trusts only the old root trusts leaves of the new one`() throws {
        let old = try makeTestRoot(label: "oldroot1")
        let new = try makeTestRoot(label: "newroot1", algorithm: .ellipticCurve(bits: 384))
        let bridge = try old.crossSign(new.certificate, serial: 9, now: testNow)
        #expect(bridge.subjectCommonName == new.certificate.subjectCommonName)
        #expect(bridge.issuerCommonName == old.certificate.subjectCommonName)
        #expect(bridge.publicKey == new.certificate.publicKey)
        let leaf = try new.issue(
            to: .service(name: "web", datacenter: "dc1"),
            publicKey: CertificateKey.generate().publicKey,
            serial: 10,
            now: testNow
        )
        try CertificateChain.verify(leaf, intermediates: [bridge], roots: [old.certificate], at: testNow)
        try CertificateChain.verify(leaf, roots: [new.certificate], at: testNow)
        #expect(throws: CertificateError.self) {
            try CertificateChain.verify(leaf, roots: [old.certificate], at: testNow)
        }
        let verdict = try openssl(
            ["verify", "-attime", "\(testNow)", "-CAfile", "old.pem", "-untrusted", "bridge.pem", "leaf.pem"],
            files: ["old.pem": old.certificate.pem, "bridge.pem": bridge.pem, "leaf.pem": leaf.pem]
        )
        #expect(verdict.status == 0, "\(verdict.output)")
    }

    @Test func `a root of another trust domain is not cross-signed`() throws {
        let other = try makeTestRoot(clusterID: "99999999-2222-3333-4444-555555555555")
        #expect(throws: CertificateError.self) {
            try makeTestRoot().crossSign(other.certificate, serial: 1, now: testNow)
        }
    }

    @Test func `a chain is refused in time and by signature`() throws {
        let root = try makeTestRoot()
        let twin = try makeTestRoot()
        let leaf = try root.issue(
            to: .service(name: "web", datacenter: "dc1"),
            publicKey: CertificateKey.generate().publicKey,
            serial: 1,
            now: testNow
        )
        try CertificateChain.verify(leaf, roots: [twin.certificate, root.certificate], at: testNow)
        #expect(throws: CertificateError.untrusted(reason: "certificate has expired")) {
            try CertificateChain.verify(leaf, roots: [root.certificate], at: leaf.notAfter + 1)
        }
        #expect(throws: CertificateError.untrusted(reason: "certificate is not yet valid")) {
            try CertificateChain.verify(leaf, roots: [root.certificate], at: leaf.notBefore - 1)
        }
        #expect(throws: CertificateError.self) {
            try CertificateChain.verify(leaf, roots: [twin.certificate], at: testNow)
        }
        #expect(try !leaf.isSigned(by: twin.certificate))
        #expect(throws: CertificateError.self) { try CertificateChain.verify(leaf, roots: [], at: testNow) }
    }

    @Test func `names that cannot be written are refused`() throws {
        let root = try makeTestRoot()
        let key = try CertificateKey.generate().publicKey
        let agent = SpiffeID.Holder.agent(node: "n1", datacenter: "dc1")
        for name in ["", "a b", "a\0b", "b\u{fc}cher", String(repeating: "a", count: 254)] {
            #expect(throws: CertificateError.self, "\(name.debugDescription)") {
                try root.issue(to: agent, publicKey: key, dnsNames: [name], serial: 1, now: testNow)
            }
        }
        #expect(throws: CertificateError.self) {
            try root.issue(to: agent, publicKey: key, addresses: [[1, 2, 3]], serial: 1, now: testNow)
        }
        let leaf = try root.issue(
            to: agent,
            publicKey: key,
            dnsNames: ["localhost"],
            addresses: [[127, 0, 0, 1]],
            serial: 1,
            now: testNow
        )
        #expect(leaf.names.dnsNames == ["localhost"])
        #expect(leaf.names.addresses == [[127, 0, 0, 1]])
    }

    @Test func `domain values show what the certificates say`() throws {
        let root = try makeTestRoot()
        let key = try CertificateKey.generate()
        let leaf = try root.issue(
            to: .service(name: "web", datacenter: "dc1"),
            publicKey: key.publicKey,
            serial: 300,
            now: testNow
        )
        let shownRoot = try root.certificate.root(clusterID: testClusterID, active: true)
        #expect(shownRoot.id == root.certificate.fingerprint)
        #expect(shownRoot.signingKeyID == root.certificate.subjectKeyIdentifierText)
        #expect(shownRoot.serialNumber == 7)
        #expect(shownRoot.privateKeyType == "ec" && shownRoot.privateKeyBits == 256)
        let shown = try leaf.leaf(key: key, intermediates: [root.certificate])
        #expect(shown.service == "web")
        #expect(shown.serialNumber == "01:2c")
        #expect(try Certificate.bundle(pem: shown.certPEM) == [leaf, root.certificate])
        #expect(shown.privateKeyPEM.revealed.hasPrefix("-----BEGIN EC PRIVATE KEY-----\n"))
        #expect(throws: CertificateError.self) { try leaf.root(clusterID: testClusterID, active: true) }
    }
}
