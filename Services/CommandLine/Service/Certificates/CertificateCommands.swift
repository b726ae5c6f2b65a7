import Certificates
import CommandLineLogic
import ConsulJSON
import Glibc

/// `tombolo tls …` and `tombolo keygen`: they write files and ask nobody.
enum CertificateCommands {
    /// How many certificates of one kind there may be in a folder.
    private static let mostFiles = 10_000

    /// `tls ca create`.
    ///
    /// - Throws: ``UsageError`` naming the flag or the file.
    static func createAuthority(_ flags: FlagValues) throws(UsageError) {
        let plan = try AuthorityPlan(flags)
        let files = plan.files
        for file in [files.certificate, files.key] where exists(file) {
            throw UsageError("\(file) already exists; move it away, or make the authority in another folder")
        }
        try signing { () throws(CertificateError) in
            let key = try CertificateKey.generate()
            let serial = try RandomSource.system.serialNumber()
            let authority = try AgentAuthority.make(
                commonName: plan.commonName.isEmpty ? "Tombolo Agent CA \(serial)" : plan.commonName,
                uri: plan.uri,
                permittedDomains: plan.permittedDomains,
                key: key,
                serial: serial,
                now: Int64(time(nil)),
                lifetime: .seconds(plan.days * 86_400)
            )
            return (authority.certificate.pem, try key.revealedPEM())
        } savedAs: {
            files
        }
    }

    /// `tls cert create`.
    ///
    /// - Throws: ``UsageError`` naming the flag or the file.
    static func createCertificate(_ flags: FlagValues) throws(UsageError) {
        let plan = try CertificatePlan(flags)
        let authorityText = String(decoding: try Terminal.read(plan.authorityFile), as: UTF8.self)
        let keyText = String(decoding: try Terminal.read(plan.authorityKeyFile), as: UTF8.self)
        if plan.holder == .server {
            Terminal.print(
                """
                ==> WARNING: who has a server's certificate can act as a server and reach all state of the cluster,
                    tokens and the keys of the mesh's authority included. Keep it as safe as the authority's key, on
                    servers only.
                """
            )
        }
        Terminal.print("==> Using \(plan.authorityFile) and \(plan.authorityKeyFile)")
        let use: AgentAuthority.Use =
            switch plan.holder {
            case .server: .server
            case .client: .client
            case .cli: .commandLine
            }
        try signing { () throws(CertificateError) in
            let authority = try AgentAuthority(
                certificate: Certificate(pem: authorityText),
                key: CertificateKey(pem: keyText)
            )
            let key = try CertificateKey.generate()
            let certificate = try authority.issue(
                for: use,
                commonName: plan.commonName,
                names: SubjectNames(dnsNames: plan.dnsNames, addresses: plan.addresses),
                publicKey: key.publicKey,
                serial: RandomSource.system.serialNumber(),
                now: Int64(time(nil)),
                lifetime: .seconds(plan.days * 86_400)
            )
            return (certificate.pem, try key.revealedPEM())
        } savedAs: { () throws(UsageError) in
            for number in 0..<mostFiles {
                let files = plan.files(number)
                if !exists(files.certificate), !exists(files.key) { return files }
            }
            throw UsageError("there are \(mostFiles) certificates of this kind in this folder; use another one")
        }
    }

    /// `keygen`.
    ///
    /// - Throws: ``UsageError`` when the system has no entropy.
    static func printKey() throws(UsageError) {
        do { Terminal.print(Base64.encode(try RandomSource.system.bytes(32))) } catch {
            throw UsageError(error.description)
        }
    }

    /// Makes a certificate and its key, and writes both; nothing that exists is written over.
    private static func signing(
        _ make: () throws(CertificateError) -> (certificate: String, key: String),
        savedAs files: () throws(UsageError) -> (certificate: String, key: String)
    ) throws(UsageError) {
        let made: (certificate: String, key: String)
        do { made = try make() } catch { throw UsageError(error.description) }
        let files = try files()
        try write(made.certificate, to: files.certificate, mode: 0o644)
        Terminal.print("==> Saved \(files.certificate)")
        try write(made.key, to: files.key, mode: 0o600)
        Terminal.print("==> Saved \(files.key)")
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Writes a file that does not exist yet.
    private static func write(_ text: String, to path: String, mode: mode_t) throws(UsageError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw UsageError("\(path) cannot be written: \(Terminal.reason())") }
        defer { close(descriptor) }
        guard Terminal.write(Array(text.utf8), to: descriptor), fsync(descriptor) == 0 else {
            throw UsageError("\(path) cannot be written: \(Terminal.reason())")
        }
    }
}
