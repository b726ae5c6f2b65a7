import AgentLogic

/// What `tombolo tls cert create` is to make: whose certificate, with which names, in which files.
///
/// - Source: reference §11.3.
package struct CertificatePlan: Sendable, Hashable {
    /// Whom it is for.
    package enum Holder: String, Sendable, Hashable, CaseIterable {
        case server
        case client
        case cli
    }

    package var holder: Holder
    package var datacenter: String
    package var domain: String
    /// Days of validity.
    package var days: Int
    /// Also the common name: the first of `dnsNames` that tells a role.
    package var commonName: String
    package var dnsNames: [String]
    /// Of 4 or 16 bytes.
    package var addresses: [[UInt8]]
    package var authorityFile: String
    package var authorityKeyFile: String

    /// Reads the flags.
    ///
    /// - Throws: ``UsageError`` naming the flag.
    package init(_ flags: FlagValues) throws(UsageError) {
        let holders = Holder.allCases.filter { flags.isOn($0.rawValue) }
        guard flags.arguments.isEmpty else { throw UsageError("unexpected argument \"\(flags.arguments[0])\"") }
        guard let first = holders.first, holders.count == 1 else {
            throw UsageError("give exactly one of -server, -client and -cli: whom the certificate is for")
        }
        holder = first
        datacenter = flags.text("dc") ?? "dc1"
        try AgentOptions.check(datacenter: datacenter)
        domain = try Self.domain(flags)
        days = try Self.days(flags, default: 365)
        commonName = "\(first.rawValue).\(datacenter).\(domain)"
        dnsNames = flags.list("additional-dnsname")
        for name in dnsNames where name.isEmpty || name.contains(where: { !$0.isASCII || $0.isWhitespace }) {
            throw UsageError("-additional-dnsname is \"\(name)\", which is no DNS name")
        }
        if let node = flags.text("node"), !node.isEmpty {
            guard first == .server else { throw UsageError("-node is for -server alone; leave it out") }
            dnsNames.append("\(node).\(commonName)")
        }
        dnsNames += [commonName, "localhost"]
        addresses = []
        for text in flags.list("additional-ipaddress") {
            guard let address = IPAddress(text) else {
                throw UsageError("-additional-ipaddress is \"\(text)\", which is no IP address")
            }
            addresses.append(address.bytes)
        }
        if first != .cli { addresses.append([127, 0, 0, 1]) }
        let base = "\(domain)-agent-ca"
        authorityFile = (flags.text("ca") ?? "#DOMAIN#-agent-ca.pem").replacing("#DOMAIN#-agent-ca", with: base)
        authorityKeyFile = (flags.text("key") ?? "#DOMAIN#-agent-ca-key.pem").replacing("#DOMAIN#-agent-ca", with: base)
    }

    /// The files of the certificate and its key with a number.
    package func files(_ number: Int) -> (certificate: String, key: String) {
        let base = "\(datacenter)-\(holder.rawValue)-\(domain)-\(number)"
        return ("\(base).pem", "\(base)-key.pem")
    }

    /// `-domain`.
    static func domain(_ flags: FlagValues) throws(UsageError) -> String {
        let domain = flags.text("domain") ?? "consul"
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."
        guard !domain.isEmpty, domain.allSatisfy(letters.contains), domain.first != ".", domain.last != "." else {
            throw UsageError("-domain is \"\(domain)\"; it must be a DNS domain, such as consul")
        }
        return domain
    }

    /// `-days`.
    static func days(_ flags: FlagValues, default standard: Int) throws(UsageError) -> Int {
        guard let text = flags.text("days") else { return standard }
        guard let days = Int(text), (1...36500).contains(days) else {
            throw UsageError("-days is \"\(text)\"; it must be a number from 1 to 36500")
        }
        return days
    }
}

/// What `tombolo tls ca create` is to make.
///
/// - Source: reference §11.3.
package struct AuthorityPlan: Sendable, Hashable {
    package var domain: String
    /// Days of validity.
    package var days: Int
    /// Empty: one is made of the serial number.
    package var commonName: String
    /// Identity of the cluster that it carries; empty for none.
    package var uri: String
    /// The only domains below which it may sign; empty for any.
    package var permittedDomains: [String]

    /// Reads the flags.
    ///
    /// - Throws: ``UsageError`` naming the flag.
    package init(_ flags: FlagValues) throws(UsageError) {
        guard flags.arguments.isEmpty else { throw UsageError("unexpected argument \"\(flags.arguments[0])\"") }
        domain = try CertificatePlan.domain(flags)
        days = try CertificatePlan.days(flags, default: 1825)
        commonName = flags.text("common-name") ?? ""
        let cluster = flags.text("cluster-id") ?? ""
        uri = cluster.isEmpty ? "" : "spiffe://\(cluster).\(domain)"
        let further = flags.list("additional-name-constraint")
        guard flags.isOn("name-constraint") || further.isEmpty else {
            throw UsageError("-additional-name-constraint needs -name-constraint")
        }
        permittedDomains = flags.isOn("name-constraint") ? further + [domain, "localhost"] : []
    }

    /// The files of the authority's certificate and key.
    package var files: (certificate: String, key: String) { ("\(domain)-agent-ca.pem", "\(domain)-agent-ca-key.pem") }
}
