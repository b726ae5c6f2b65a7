import AgentLogic
import Logging
import MeshConnections
import MeshDomain
import MeshRuntime
import NIOCertificateReloading
import NIOSSL

/// What clients of the HTTP API see over TLS: a certificate that is read again when its files change.
struct HTTPSCertificate: Sendable {
    /// How often the files are looked at.
    private static let interval = Duration.seconds(10)

    /// Makes a connection's TLS; handshakes see the newest certificate.
    let context: NIOSSLContext
    private let reloader: TimedCertificateReloader

    /// Reads the files.
    ///
    /// - Throws: `badRequest` naming the option whose file cannot be used.
    init(_ files: ListenerTLS, logger: Logger) throws(MeshError) {
        let place = "tls.https.cert_file \(files.certificateFile) and tls.https.key_file \(files.keyFile)"
        do {
            reloader = TimedCertificateReloader(
                configuration: .init(
                    refreshInterval: Self.interval,
                    certificateSource: .init(location: .file(path: files.certificateFile), format: .pem),
                    privateKeySource: .init(location: .file(path: files.keyFile), format: .pem)
                ) { settings in
                    let spacing = LogSpacing()
                    settings.onCertificateLoadFailed = { failure in
                        guard spacing.take(at: .now) != nil else { return }
                        logger.warning(
                            "a renewed certificate of the HTTP API cannot be used; the one before is still shown",
                            metadata: ["files": "\(place)", LogKey.error: "\(failure.error)"]
                        )
                    }
                }
            )
            try reloader.reload()
        } catch {
            throw MeshError(.badRequest, "\(place) cannot be used: \(error)")
        }
        do {
            var configuration: TLSConfiguration
            if files.verifiesIncoming {
                configuration = try .makeServerConfigurationWithMTLS(
                    certificateReloader: reloader,
                    trustRoots: .file(files.authorityFile)
                )
            } else {
                configuration = try .makeServerConfiguration(certificateReloader: reloader)
            }
            configuration.minimumTLSVersion = files.minimumVersion == "TLSv1_3" ? .tlsv13 : .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            let authority = files.verifiesIncoming ? ", with tls.https.ca_file \(files.authorityFile)," : ""
            throw MeshError(.badRequest, "\(place)\(authority) cannot be used: \(error)")
        }
    }

    /// Reads the files again and again, until the process stops.
    func run() async throws { try await reloader.run() }
}

extension HTTPSCertificate? {
    /// The one that a configuration names; nil when `ports.https` is off.
    ///
    /// - Throws: `badRequest` naming the option whose file cannot be used.
    static func wanted(by configuration: AgentConfiguration, logger: Logger) throws(MeshError) -> Self {
        configuration.ports.https >= 0 ? try HTTPSCertificate(configuration.https, logger: logger) : nil
    }
}
