package import MeshDomain

/// What an operator can set about the certificate authority: Consul's built-in provider.
///
/// - Source: reference http-api-and-config §10.4.
package struct CAConfiguration: Sendable, Equatable {
    /// Always `consul`; other providers are refused.
    package var provider = "consul"
    /// The life of leaves, 1 h to 8760 h.
    package var leafCertTTL: Duration = .seconds(72 * 3600)
    /// The life of roots.
    package var rootCertTTL: Duration = .seconds(87_600 * 3600)
    /// The life of intermediates; at least three times that of leaves.
    package var intermediateCertTTL: Duration = .seconds(8760 * 3600)
    /// `ec` or `rsa`.
    package var privateKeyType = "ec"
    /// 224, 256, 384 or 521 for `ec`; 2048 or 4096 for `rsa`.
    package var privateKeyBits = 256
    /// A key in PEM to use instead of a generated one; empty for none.
    package var privateKey = SecretID.none
    /// A root in PEM to use instead of a generated one; empty for none.
    package var rootCert = ""
    /// Signing requests per second; 0 for no limit.
    ///
    /// Consul's default is 50. Here a signature takes a fraction of a millisecond in a process of its own, and a cluster
    /// whose proxies all start at once should not wait seconds for certificates. What is configured is kept to.
    package var csrMaxPerSecond = 500.0
    /// Signing requests at the same time; 0 for no limit.
    package var csrMaxConcurrent = 0
    /// Whether a new root is not signed by the old one.
    package var disableCrossSigning = false
    /// Whether the limits are not checked.
    package var skipValidate = false
    /// The configuration as it was given, which is how it is shown again.
    package var given = MeshObject()

    /// The configuration before anybody has set one.
    package init() {
        given = MeshObject([
            ("LeafCertTTL", .string("72h")), ("IntermediateCertTTL", .string("8760h")),
            ("RootCertTTL", .string("87600h")),
        ])
    }

    /// Reads and checks a configuration as it comes in a request or a configuration file.
    ///
    /// Members that are left out have their default, not their former value. Names are matched without regard to
    /// case and underscores; unknown ones are kept and have no effect.
    ///
    /// - Parameters:
    ///   - provider: the provider's name; empty for the default.
    ///   - config: the provider's settings.
    /// - Throws: `MeshError` with code `rejected` and Consul's wording.
    package init(provider: String, config: MeshObject) throws(MeshError) {
        self.init()
        guard provider.isEmpty || provider == "consul" else {
            throw MeshError(.rejected, "could not initialize provider: unknown CA provider \"\(provider)\"")
        }
        given = config
        for entry in config.entries { try read(entry) }
        if let problem = problem() { throw MeshError(.rejected, "error configuring provider: \(problem)") }
    }

    /// Reads a configuration that was stored, as far as it can be read.
    ///
    /// It was checked by the rules of its time before it was stored, and certificates were made by it: a rule that came
    /// later applies to the next configuration, not to this one. A setting that cannot be read any more has its default;
    /// it alone, not the others with it.
    package init(stored row: CAConfigurationRow) {
        self.init()
        given = row.given
        for entry in row.given.entries {
            var next = self
            do {
                try next.read(entry)
                self = next
            } catch { continue }
        }
    }

    /// The same with the private key in another form; without one nothing changes.
    package func withKey(_ key: SecretID) -> CAConfiguration {
        guard !privateKey.isEmpty else { return self }
        var result = self
        result.privateKey = key
        result.given = MeshObject(
            given.entries.map { entry in
                (entry.key, Self.normalized(entry.key) == "privatekey" ? .string(key.revealed) : entry.value)
            }
        )
        return result
    }

    /// The settings as they are shown: as given, without the private key.
    package var shown: MeshObject {
        MeshObject(given.entries.filter { Self.normalized($0.key) != "privatekey" }.map { ($0.key, $0.value) })
    }

    /// The provider's state as it is shown: what a test put there, else null.
    package var state: MeshValue {
        given.entries.last { Self.normalized($0.key) == "teststate" }?.value ?? .null
    }

    /// Whether the other configuration would have a root of its own: its key material differs.
    package func needsOtherRoot(than other: CAConfiguration) -> Bool {
        provider != other.provider || privateKeyType != other.privateKeyType || privateKeyBits != other.privateKeyBits
            || privateKey != other.privateKey || rootCert != other.rootCert
    }

    private mutating func read(_ entry: MeshObject.Entry) throws(MeshError) {
        let (key, value) = (entry.key, entry.value)
        switch Self.normalized(key) {
        case "leafcertttl": leafCertTTL = try Self.duration(key, value)
        case "rootcertttl": rootCertTTL = try Self.duration(key, value)
        case "intermediatecertttl": intermediateCertTTL = try Self.duration(key, value)
        case "privatekeytype": privateKeyType = try Self.text(key, value)
        case "privatekeybits":
            let number = try Self.number(key, value)
            guard let bits = Int(exactly: number) else { throw Self.wrong(key, "must be a whole number") }
            privateKeyBits = bits
        case "privatekey": privateKey = SecretID(try Self.text(key, value))
        case "rootcert": rootCert = try Self.text(key, value)
        case "csrmaxpersecond":
            csrMaxPerSecond = try Self.number(key, value)
            guard csrMaxPerSecond >= 0 else { throw Self.wrong(key, "must not be negative") }
        case "csrmaxconcurrent":
            let number = try Self.number(key, value)
            guard let limit = Int(exactly: number), limit >= 0 else {
                throw Self.wrong(key, "must be a whole number that is not negative")
            }
            csrMaxConcurrent = limit
        case "disablecrosssigning": disableCrossSigning = try Self.flag(key, value)
        case "skipvalidate": skipValidate = try Self.flag(key, value)
        default: break
        }
    }

    /// The first rule that is broken, in Consul's words and order.
    private func problem() -> String? {
        let (leaf, intermediate, root) = (leafCertTTL, intermediateCertTTL, rootCertTTL)
        if skipValidate {
            // Certificates without any life cannot be made, whatever was asked for.
            let positive = leaf >= .seconds(1) && root >= .seconds(1)
            return positive ? nil : "certificate TTLs must be at least 1s"
        }
        if root < intermediate {
            return "root cert TTL is set and is not greater than intermediate cert ttl. "
                + "root cert ttl: \(CADuration.text(root)), intermediate cert ttl: \(CADuration.text(intermediate))"
        }
        if leaf < .seconds(3600) { return "leaf cert TTL must be greater or equal than 1h0m0s" }
        if leaf > .seconds(8760 * 3600) { return "leaf cert TTL must be less than 8760h0m0s" }
        if intermediate < .seconds(3 * 3600) { return "Intermediate Cert TTL must be greater or equal than 3h" }
        if intermediate < leaf * 3 {
            return
                "Intermediate Cert TTL must be greater or equal than 3 * LeafCertTTL (>=\(CADuration.text(leaf * 3)))."
        }
        switch privateKeyType {
        case "ec":
            return [224, 256, 384, 521].contains(privateKeyBits)
                ? nil : "EC key length must be one of (224, 256, 384, 521) bits"
        case "rsa":
            return [2048, 4096].contains(privateKeyBits) ? nil : "RSA key length must be 2048 or 4096 bits"
        default:
            return "private key type must be either 'ec' or 'rsa'"
        }
    }

    private static func normalized(_ key: String) -> String { key.lowercased().filter { $0 != "_" } }

    private static func wrong(_ key: String, _ reason: String) -> MeshError {
        MeshError(.rejected, "error configuring provider: error decoding config: '\(key)' \(reason)")
    }

    private static func duration(_ key: String, _ value: MeshValue) throws(MeshError) -> Duration {
        let nanoseconds: Int64?
        if let text = value.stringValue {
            nanoseconds = CADuration.nanoseconds(text)
            guard nanoseconds != nil else { throw wrong(key, "time: invalid duration \"\(text)\"") }
        } else {
            nanoseconds = value.intValue
        }
        guard let nanoseconds else { throw wrong(key, "must be a duration such as \"72h\"") }
        return .nanoseconds(nanoseconds)
    }

    private static func text(_ key: String, _ value: MeshValue) throws(MeshError) -> String {
        guard let text = value.stringValue else { throw wrong(key, "must be text, got \(value.kindName)") }
        return text
    }

    private static func number(_ key: String, _ value: MeshValue) throws(MeshError) -> Double {
        guard let number = value.doubleValue ?? value.stringValue.flatMap(Double.init), number.isFinite else {
            throw wrong(key, "must be a number, got \(value.kindName)")
        }
        return number
    }

    private static func flag(_ key: String, _ value: MeshValue) throws(MeshError) -> Bool {
        guard let flag = value.boolValue else { throw wrong(key, "must be true or false, got \(value.kindName)") }
        return flag
    }
}
