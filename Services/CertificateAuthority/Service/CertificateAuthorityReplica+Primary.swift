import ACLContract
import AccessRules
import AuthorityContract
import BusSchema
import CertificateAuthorityLogic
import Certificates
import Logging
import MeshContracts
package import MeshDomain
import MeshJournal

/// One trust domain for all datacenters: the primary's root signs an authority for each of the others (decision 034).
extension CertificateAuthorityReplica {
    /// How often the primary is asked for its roots.
    private static let rhythm = Duration.seconds(5)
    /// How often it is as long as nothing can be signed here.
    private static let haste = Duration.seconds(1)

    /// Whether another datacenter's root is this one's.
    var isSecondary: Bool { !settings.primary.isEmpty && settings.primary != datacenter }

    // MARK: - The primary's part

    /// The roots with all that may be known of them.
    @Sendable
    func readRoots(
        _ request: CommonWire.Empty,
        _ context: CallContext
    ) async throws(MeshError) -> AuthorityWire.Roots {
        _ = try await tokens.resolve(context.token)
        return AuthorityWire.Roots(try await ledger.read().state.roots)
    }

    /// Signs the authority of another datacenter, which shows itself by a certificate that it has signed itself.
    @Sendable
    func signIntermediate(
        _ request: AuthorityWire.SignRequest,
        _ context: CallContext
    ) async throws(MeshError) -> AuthorityWire.SignReply {
        try await tokens.resolve(context.token).require(.operatorWrite)
        guard !isSecondary else {
            throw MeshError(.rejected, "\"\(datacenter)\" is not the primary datacenter; \"\(settings.primary)\" signs")
        }
        let state = try await ledger.read().state
        let authority = try signer.authority(state)
        do throws(CertificateError) {
            let signed = try authority.crossSign(
                try Certificate(pem: request.csrPEM),
                serial: try random.serialNumber(),
                now: settings.now(),
                lifetime: state.configuration.intermediateCertTTL
            )
            return AuthorityWire.SignReply(
                serialNumber: signed.serialText,
                certPEM: signed.pem,
                validAfter: signed.notBefore,
                validBefore: signed.notAfter,
                index: state.index(of: .roots)
            )
        } catch {
            throw MeshError(.badRequest, "the authority of the other datacenter cannot be signed: \(error.description)")
        }
    }

    // MARK: - The part of the others

    /// Takes the primary's roots, has this datacenter's authority signed by them, and keeps both new, again and again.
    ///
    /// While the primary is away what it has signed goes on signing.
    func followPrimary() async {
        var hasTold = false
        while !Task.isCancelled {
            do throws(MeshError) {
                try await takeFromPrimary()
                if hasTold { logger.notice("the primary datacenter is heard again", metadata: primaryName) }
                hasTold = false
            } catch {
                if !hasTold {
                    let text: Logger.Message =
                        isReady
                        ? "the primary datacenter cannot be asked; what it has signed goes on signing"
                        : "no certificates before the primary datacenter has signed this one's authority"
                    logger.warning(text, metadata: primaryName.merging(["error": "\(error.message)"]) { $1 })
                }
                hasTold = true
            }
            try? await Task.sleep(for: isReady ? Self.rhythm : Self.haste)
        }
    }

    private var primaryName: Logger.Metadata { ["datacenter": "\(settings.primary)"] }

    /// Does so once.
    package func takeFromPrimary() async throws(MeshError) {
        let primary = FederationClient(ServiceClient(bus: host.bus, datacenter: datacenter))
        let context = CallContext(token: settings.replicationToken)
        let theirs = try await primary.pass(AuthorityMethods.roots, .init(), to: settings.primary, context).caRoots
        guard let root = theirs.roots.first(where: { $0.id == theirs.activeRootID }) else {
            throw MeshError(.unavailable, "the primary datacenter has no root yet")
        }
        let (state, now) = (try await ledger.read().state, settings.now())
        guard !SecondaryRoots.isSigned(state, by: root) || Self.mustRenew(state, now: now) else {
            return try await adopt(theirs, root: nil, onto: state)
        }
        let candidate = try RootCandidate(
            CAConfiguration(),
            clusterID: root.externalTrustDomain,
            random: random,
            now: now
        )
        let signed = try await primary.pass(
            AuthorityMethods.signIntermediate,
            AuthorityWire.SignRequest(csrPEM: candidate.root.rootCertPEM),
            to: settings.primary,
            context
        )
        var own = root
        do throws(CertificateError) {
            let certificate = try Certificate(pem: signed.certPEM)
            // It must be for the key that was made here.
            _ = try SigningAuthority(certificate: certificate, key: CertificateKey(pem: candidate.key.revealed))
            try CertificateChain.verify(certificate, roots: [try Certificate(pem: root.rootCertPEM)], at: now)
            own.intermediateCertPEMs = [certificate.pem] + root.intermediateCertPEMs
            own.signingKeyID = certificate.subjectKeyIdentifierText
        } catch {
            throw MeshError(
                .internalFault,
                "what the primary datacenter has signed cannot be used: \(error.description)"
            )
        }
        let key = try settings.sealing.sealed(candidate.key, for: own.id, like: state.activeKey)
        try await adopt(theirs, root: (own, key), onto: state)
        logger.notice("the primary datacenter has signed this one's authority", metadata: primaryName)
    }

    /// Whether this datacenter's authority is in the second half of its life, or cannot be read.
    private static func mustRenew(_ state: CAState, now: Int64) -> Bool {
        guard let pem = state.activeRoot?.intermediateCertPEMs.first, let own = try? Certificate(pem: pem) else {
            return true
        }
        return now - own.notBefore > (own.notAfter - own.notBefore) / 2
    }

    private func adopt(
        _ theirs: CARoots,
        root: (root: CARoot, key: SecretID)?,
        onto expected: CAState
    ) async throws(MeshError) {
        let now = settings.now()
        guard !SecondaryRoots.changes(theirs, own: root, in: expected, index: 0, now: now).isEmpty else { return }
        do throws(MeshError) {
            _ = try await ledger.write(CallContext()) { draft throws(MeshError) in
                guard draft.state.roots == expected.roots else {
                    throw MeshError(.conflict, "the certificate authority was changed meanwhile")
                }
                for change in SecondaryRoots.changes(theirs, own: root, in: draft.state, index: draft.index, now: now) {
                    draft.record(change)
                }
                draft.requireWhatIsSealed()
                return []
            }
        } catch {
            // Another replica was faster.
            guard error.code == .conflict else { throw error }
        }
    }
}
