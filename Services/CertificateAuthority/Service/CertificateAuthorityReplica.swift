package import ACLContract
import AccessRules
import AuthorityContract
import BusSchema
package import CertificateAuthorityLogic
package import Certificates
package import Logging
package import MeshBus
import MeshContracts
package import MeshDomain
package import MeshJournal
import MeshRuntime
import MeshState

/// What an operator can tell the certificate authority.
package struct CertificateAuthoritySettings: Sendable {
    /// `TOMBOLO_CLUSTER_ID`: the cluster's UUID, used at the first start only; empty for a new one.
    package var clusterID = ""
    /// `TOMBOLO_SNAPSHOT_KEY`: encrypts what is saved of the state; nil for none, and then nothing is saved.
    package var snapshotKey: SealingKey?
    /// `TOMBOLO_PRIMARY_DATACENTER`: the datacenter whose root is everybody's; empty, or this one, for this one.
    package var primary = ""
    /// `TOMBOLO_REPLICATION_TOKEN`: the token by which the primary is asked.
    package var replicationToken = SecretID.none
    /// `TOMBOLO_CA_KEY`, `TOMBOLO_CA_KEY_OTHER`: how private keys are encrypted in the journal.
    package var sealing = KeySealing()
    /// How often roots are looked after.
    package var upkeep = Duration.seconds(3600)
    /// Of the journal.
    package var ledger = LedgerSettings()
    /// Seconds since 1970; a test may put another clock in its place.
    package var now: @Sendable () -> Int64 = { BusClock.wallMilliseconds() / 1000 }

    /// The defaults.
    package init() {}

    /// Reads the settings from environment variables.
    ///
    /// - Throws: `badRequest` naming the variable.
    package init(environment: [String: String]) throws(MeshError) {
        let reader = VariableReader(environment: environment)
        clusterID = reader.text("TOMBOLO_CLUSTER_ID", default: "").lowercased()
        snapshotKey = try reader.snapshotKey()
        sealing = try KeySealing(reader)
        primary = reader.text("TOMBOLO_PRIMARY_DATACENTER", default: "").lowercased()
        replicationToken = SecretID(try reader.secret("TOMBOLO_REPLICATION_TOKEN"))
    }

    /// What the variables mean, for `--help`.
    package static let help = """
        TOMBOLO_CLUSTER_ID         UUID of the cluster, used at the first start only (a new one)
        TOMBOLO_PRIMARY_DATACENTER  datacenter whose root signs this one's authority (this one)
        TOMBOLO_REPLICATION_TOKEN  token by which it is asked, with operator:write there; TOMBOLO_REPLICATION_TOKEN_FILE names a file that
                                   holds it
        \(KeySealing.help)
        \(VariableReader.snapshotKeyHelp)
        """
}

/// One replica of the certificate authority: makes roots, signs requests, never shows a key.
package struct CertificateAuthorityReplica: Sendable {
    let ledger: Ledger<CACodec>
    let host: ServiceHost
    let datacenter: String
    let tokens: any TokenResolving
    let settings: CertificateAuthoritySettings
    let logger: Logger
    let signer: Signer
    let expiry = ExpiryWatch()
    let random = RandomSource.system

    /// Makes a replica.
    package init(
        bus: any MessageBus,
        datacenter: String,
        journal: any Journal,
        tokens: any TokenResolving,
        settings: CertificateAuthoritySettings = .init(),
        logger: Logger
    ) {
        self.datacenter = datacenter
        self.tokens = tokens
        self.settings = settings
        signer = Signer(settings.sealing)
        self.logger = logger
        ledger = Ledger(
            service: .authority,
            name: "certificate-authority",
            bus: bus,
            datacenter: datacenter,
            journal: journal,
            feed: CACodec.publicRows,
            settings: settings.ledger,
            logger: logger
        )
        host = ServiceHost(bus: bus, datacenter: datacenter, logger: logger)
    }

    /// The newest state, for tests and readiness.
    package var view: StateView<CAState> { ledger.view }

    /// Whether a root can sign.
    package var isReady: Bool { unusable == nil && ledger.view.current.state.activeRoot != nil }

    /// Why the active root cannot be used; nil when it can, or when there is none.
    private var unusable: String? {
        let state = ledger.view.current.state
        guard state.activeRoot != nil else { return nil }
        do throws(MeshError) { _ = try signer.authority(state) } catch { return error.message }
        return nil
    }

    /// Why it cannot answer yet; nil when it can.
    package var unreadiness: String? {
        let missing = isSecondary ? "datacenter \"\(settings.primary)\" has not signed yet" : "there is no root yet"
        return ledger.unreadiness ?? unusable ?? (isReady ? nil : missing)
    }

    /// Answers requests until cancelled; then answers those it has, and ends.
    package func run() async throws {
        try await host.run {
            try await ledger.run()
        } begin: {
            try await ledger.view.ready(timeout: .seconds(120))
            if !isSecondary { try await makeFirstRoot() }
            await resealOrTell()
            expiry.tell(ledger.view.current.state, now: settings.now(), logger)
            try await serve()
        } beside: {
            await lookAfterAll()
        }
    }

    private func serve() async throws(MeshError) {
        let service = self
        try await host.serve(AuthorityMethods.sign) { request, context throws(MeshError) in
            try await service.sign(request, context, for: .users)
        }
        try await host.serve(AuthorityMethods.signServer) { request, context throws(MeshError) in
            try await service.sign(request, context, for: .controlPlane)
        }
        try await host.serve(AuthorityMethods.roots, handler: readRoots)
        try await host.serve(AuthorityMethods.signIntermediate, handler: signIntermediate)
        try await host.serve(AuthorityMethods.readConfiguration, handler: readConfiguration)
        try await host.serve(AuthorityMethods.putConfiguration, handler: putConfiguration)
        try await ledger.serveSnapshots(on: host, snapshotRules)
    }

    private var snapshotRules: SnapshotRules<CAState> {
        let (tokens, settings) = (tokens, settings)
        return SnapshotRules(secrecy: .sealed(settings.snapshotKey)) { context throws(MeshError) in
            try await tokens.resolve(context.token).require(.aclWrite)
        } adapt: { restoring in
            RootRestoring.rows(
                restoring.rows,
                over: restoring.present,
                index: restoring.index,
                history: restoring.numbering == .kept ? .own : .other,
                now: settings.now()
            )
        } check: { rows throws(MeshError) in
            try settings.sealing.checkOpens(rows)
        }
    }

    // MARK: - Signing

    /// Who asks; the bus decides who may use which subject.
    private enum Asker {
        case users
        case controlPlane
    }

    private func sign(
        _ request: AuthorityWire.SignRequest,
        _ context: CallContext,
        for asker: Asker
    ) async throws(MeshError) -> AuthorityWire.SignReply {
        let asked: CertificateRequest
        do { asked = try CertificateRequest(pem: request.csrPEM) } catch {
            throw MeshError(.badRequest, "the certificate signing request cannot be used: \(error.description)")
        }
        let identity = try SigningRequestPolicy.identity(
            uris: asked.names.uris,
            emailCount: asked.names.emails.count
        )
        try await permit(identity, context, asker)
        let state = ledger.view.current.state
        let authority = try signer.authority(state)
        try SigningRequestPolicy(trustDomain: authority.trustDomain, datacenter: datacenter).checkPlace(of: identity)
        try await signer.admit(state.configuration)
        do throws(CertificateError) {
            // Only the URI and the key are taken from the request: any other name in it is nobody's to ask for.
            let certificate = try authority.issue(
                to: identity,
                publicKey: asked.publicKey,
                serial: try random.serialNumber(),
                now: settings.now(),
                lifetime: state.configuration.leafCertTTL
            )
            let chain = [certificate.pem] + (state.activeRoot?.intermediateCertPEMs ?? [])
            return AuthorityWire.SignReply(
                serialNumber: certificate.serialText,
                certPEM: chain.joined(),
                uri: identity.uri,
                validAfter: certificate.notBefore,
                validBefore: certificate.notAfter,
                index: state.index(of: .roots)
            )
        } catch { throw MeshError(.internalFault, "the certificate cannot be made: \(error.description)") }
    }

    private func permit(_ identity: SpiffeID, _ context: CallContext, _ asker: Asker) async throws(MeshError) {
        switch (Access.signing(for: identity.holder), asker) {
        case (nil, .controlPlane): return
        case (nil, .users):
            throw MeshError(
                .permissionDenied,
                "Permission denied: a certificate for \(identity.uri) is for the control plane only"
            )
        case (.some, .controlPlane):
            throw MeshError(
                .permissionDenied,
                "Permission denied: only certificates of the control plane are asked for here"
            )
        case (.some(let access), .users): try await tokens.resolve(context.token).require(access)
        }
    }
}
