import CertificateAuthorityLogic
import MeshDomain
import MeshState
import Testing

@Suite struct CAConfigurationTests {
    @Test func `the default is Consul's, but for the pace of signing`() throws {
        let first = CAConfiguration()
        #expect(first.shown.sortedByKey().keys == ["IntermediateCertTTL", "LeafCertTTL", "RootCertTTL"])
        #expect(first.shown["LeafCertTTL"] == "72h")
        let empty = try CAConfiguration(provider: "", config: MeshObject())
        #expect(empty.leafCertTTL == .seconds(72 * 3600))
        #expect(empty.csrMaxPerSecond == 500)
        #expect(empty.shown.isEmpty)
        #expect(empty.state == .null)
        #expect(!empty.needsOtherRoot(than: first))
    }

    @Test func `what was stored stays in force when a later rule would refuse it`() throws {
        let given: MeshObject = [
            ("LeafCertTTL", .string("9000h")), ("IntermediateCertTTL", .string("8760h")), ("PrivateKeyBits", .int(255)),
            ("CSRMaxPerSecond", .int(-1)), ("CSRMaxConcurrent", .int(7)), ("PrivateKey", .string("pem")),
        ].object
        #expect(throws: MeshError.self) { try CAConfiguration(provider: "consul", config: given) }
        var state = CAState()
        var touched: Set<CATopic> = []
        let row = CAConfigurationRow(provider: "consul", given: given, createIndex: 1, modifyIndex: 2)
        state.apply(.putConfiguration(row), index: 2, touched: &touched)
        var restored = CAState()
        for row in state.snapshot() { restored.restore(row) }
        for configuration in [state.configuration, restored.configuration] {
            #expect(configuration.leafCertTTL == .seconds(9000 * 3600))
            #expect(configuration.privateKeyBits == 255)
            #expect(configuration.csrMaxConcurrent == 7)
            #expect(configuration.privateKey.revealed == "pem")
            // It alone cannot be used, and has its default.
            #expect(configuration.csrMaxPerSecond == 500)
            #expect(configuration.given == given)
        }
    }

    @Test func `both spellings and both forms of durations are read`() throws {
        let config = try CAConfiguration(
            provider: "consul",
            config: [
                ("leaf_cert_ttl", .string("36h")), ("RootCertTTL", .int(87_600 * 3_600_000_000_000)),
                ("private_key_bits", .int(384)), ("CSRMaxPerSecond", .double(2.5)), ("csr_max_concurrent", .int(3)),
                ("Unknown", .bool(true)), ("test_state", ["foo": "bar"]), ("PrivateKey", "pem"),
            ].object
        )
        #expect(config.leafCertTTL == .seconds(36 * 3600))
        #expect(config.rootCertTTL == .seconds(87_600 * 3600))
        #expect(config.privateKeyBits == 384)
        #expect(config.csrMaxPerSecond == 2.5)
        #expect(config.csrMaxConcurrent == 3)
        #expect(config.state == ["foo": "bar"])
        #expect(config.shown["Unknown"] == true)
        #expect(config.shown["PrivateKey"] == nil)
        #expect(config.privateKey.revealed == "pem")
    }

    @Test(arguments: [
        ("LeafCertTTL", MeshValue.string("10m"), "leaf cert TTL must be greater or equal than 1h0m0s"),
        ("LeafCertTTL", .string("8761h"), "leaf cert TTL must be less than 8760h0m0s"),
        (
            "LeafCertTTL", .string("2921h"),
            "Intermediate Cert TTL must be greater or equal than 3 * LeafCertTTL (>=8763h0m0s)."
        ),
        ("IntermediateCertTTL", .string("2h"), "Intermediate Cert TTL must be greater or equal than 3h"),
        (
            "RootCertTTL", .string("100h30m1s"),
            "root cert TTL is set and is not greater than intermediate cert ttl. "
                + "root cert ttl: 100h30m1s, intermediate cert ttl: 8760h0m0s"
        ),
        ("PrivateKeyType", .string("dsa"), "private key type must be either 'ec' or 'rsa'"),
        ("PrivateKeyType", .string("rsa"), "RSA key length must be 2048 or 4096 bits"),
        ("PrivateKeyBits", .int(255), "EC key length must be one of (224, 256, 384, 521) bits"),
        ("LeafCertTTL", .string("soon"), "error decoding config: 'LeafCertTTL' time: invalid duration \"soon\""),
        ("LeafCertTTL", .bool(true), "error decoding config: 'LeafCertTTL' must be a duration such as \"72h\""),
        ("CSRMaxPerSecond", .int(-1), "error decoding config: 'CSRMaxPerSecond' must not be negative"),
    ])
    func `broken rules are reported in Consul's words`(key: String, value: MeshValue, reason: String) throws {
        let error = try #require(throws: MeshError.self) {
            try CAConfiguration(provider: "consul", config: [(key, value)].object)
        }
        #expect(error.code == .rejected)
        #expect(error.message == "error configuring provider: " + reason)
    }

    @Test func `the limits can be skipped but not the sense`() throws {
        let skip: (String, MeshValue) = ("SkipValidate", true)
        let short = try CAConfiguration(provider: "consul", config: [("LeafCertTTL", "1m"), skip].object)
        #expect(short.leafCertTTL == .seconds(60))
        #expect(throws: MeshError.self) {
            try CAConfiguration(provider: "consul", config: [("LeafCertTTL", "-1m"), skip].object)
        }
    }

    @Test func `another provider is unknown`() {
        #expect(throws: MeshError(.rejected, "could not initialize provider: unknown CA provider \"magic\"")) {
            try CAConfiguration(provider: "magic", config: MeshObject())
        }
    }
}

extension [(String, MeshValue)] {
    /// These members as an object.
    fileprivate var object: MeshObject { MeshObject(self) }
}
