import ACLLogic
import Certificates
import MeshDomain
import Synchronization

/// Finds out for whom a bearer token stands, by what an auth method says.
///
/// It takes no part in any write: what it fetches and computes is known before the login asks for its turn.
struct BearerVerifier: Sendable {
    let outside = OutsideRequests()
    let published: PublishedKeys
    private let callers: AWSCallers
    private let own = ReadKeys()

    init() {
        published = PublishedKeys(outside: outside)
        callers = AWSCallers(outside: outside)
    }

    /// Ends all connections.
    func close() async { await outside.close() }

    /// Whom the token stands for.
    ///
    /// `now` is in nanoseconds since 1970.
    ///
    /// - Throws: `rejected` for a token that is not accepted, `unavailable` when it cannot be told now.
    func identity(
        of bearer: SecretID,
        by method: ACLAuthMethod,
        now: Int64
    ) async throws(MeshError) -> VerifiedIdentity {
        switch method.verification {
        case .jwt(let jwt):
            return try VerifiedIdentity(claims: try await claims(of: bearer, jwt, now: now), mappings: jwt)
        case .oidc:
            throw MeshError(
                .rejected,
                "the auth method \"\(method.name)\" is of type oidc: log in through a browser, with -type=oidc"
            )
        case .awsIAM(let aws): return try await callers.identity(of: bearer, aws)
        case .kubernetes(let kubernetes):
            // A token that is none is not worth a question.
            _ = try SignedToken(parsing: bearer)
            return try await identity(of: bearer, kubernetes)
        }
    }

    /// The claims of a token that was verified.
    ///
    /// `now` is in nanoseconds since 1970.
    ///
    /// - Throws: As ``identity(of:by:now:)``.
    func claims(of bearer: SecretID, _ jwt: JWTVerification, now: Int64) async throws(MeshError) -> MeshObject {
        let token = try SignedToken(parsing: bearer)
        guard jwt.supportedAlgorithms.isEmpty || jwt.supportedAlgorithms.contains(token.algorithm.rawValue) else {
            throw MeshError(
                .rejected,
                "error parsing token: it is signed with \(token.algorithm.rawValue); JWTSupportedAlgs has"
                    + " \(jwt.supportedAlgorithms.joined(separator: ", "))"
            )
        }
        try await verifySignature(of: token, jwt)
        try ClaimRules(jwt).check(token.claims, now: now)
        return token.claims
    }

    /// Checks that keys and certificates of a method can be read.
    ///
    /// - Throws: `rejected` in Consul's words.
    func check(_ method: ACLAuthMethod) throws(MeshError) {
        let authorities: [(field: String, pem: String)]
        switch method.verification {
        case .jwt(let jwt):
            authorities = [("JWKSCACert", jwt.jwksCACert), ("OIDCDiscoveryCACert", jwt.oidcDiscoveryCACert)]
            for (place, pem) in jwt.publicKeys.enumerated() {
                do { _ = try VerificationKey.all(pem: pem) } catch {
                    if case .unsupportedKey(let reason) = error {
                        throw AuthMethodRules.invalid(
                            "error parsing public key JWTValidationPubKeys[\(place)]: \(reason)"
                        )
                    }
                    throw AuthMethodRules.invalid(
                        "error parsing public key JWTValidationPubKeys[\(place)]: data does not contain any valid RSA,"
                            + " ECDSA, or ED25519 public keys"
                    )
                }
            }
        case .kubernetes(let kubernetes): authorities = [("Config.CACert", kubernetes.caCert)]
        case .oidc(let oidc): authorities = [("OIDCDiscoveryCACert", oidc.token.oidcDiscoveryCACert)]
        case .awsIAM: authorities = []
        }
        for (field, pem) in authorities where !pem.isEmpty {
            do throws(MeshError) { _ = try OutsideRequests.certificates(pem) } catch {
                throw AuthMethodRules.invalid("\(field): \(error.message)")
            }
        }
    }

    // MARK: - JWT

    private func verifySignature(of token: SignedToken, _ jwt: JWTVerification) async throws(MeshError) {
        if !jwt.publicKeys.isEmpty {
            guard
                try own.keys(jwt.publicKeys).contains(where: {
                    $0.verifies(token.signature, of: token.signedBytes, by: token.algorithm)
                })
            else { throw MeshError(.rejected, "no known key successfully validated the token signature") }
            return
        }
        let place = PublishedKeys.Place(jwt)
        for freshness in [PublishedKeys.Freshness.usual, .renewed] {
            let keys = try await published.published(at: place, freshness).keys
            if Self.isSigned(token, byOneOf: keys) { return }
        }
        throw MeshError(.rejected, "error verifying token: failed to verify id token signature")
    }

    private static func isSigned(_ token: SignedToken, byOneOf keys: [PublishedKeys.Key]) -> Bool {
        keys.contains { key in
            (token.keyID.isEmpty || key.id.isEmpty || key.id == token.keyID)
                && (key.algorithm == nil || key.algorithm == token.algorithm)
                && key.verifier.verifies(token.signature, of: token.signedBytes, by: token.algorithm)
        }
    }

    // MARK: - Kubernetes

    private func identity(
        of bearer: SecretID,
        _ kubernetes: KubernetesVerification
    ) async throws(MeshError) -> VerifiedIdentity {
        let base = kubernetes.host.hasSuffix("/") ? String(kubernetes.host.dropLast()) : kubernetes.host
        let review = try await ask(
            .init(
                url: base + KubernetesReview.path,
                authorities: kubernetes.caCert,
                credential: .bearer(kubernetes.serviceAccountJWT),
                body: .json(KubernetesReview.question(bearer))
            )
        )
        let account = try KubernetesReview.account(review)
        // The account may say by what name it goes in the mesh.
        let annotated = try await ask(
            .init(
                url: base + account.path,
                authorities: kubernetes.caCert,
                credential: .bearer(kubernetes.serviceAccountJWT)
            )
        )
        return account.identity(annotatedBy: annotated)
    }

    func ask(_ question: OutsideRequests.Question) async throws(MeshError) -> MeshValue {
        let answer = try await outside.ask(question)
        do {
            return try JSONText.parse(answer, limits: JSONText.Limits(sizeBytes: answer.count, depth: 64))
        } catch { throw MeshError(.unavailable, "\(question.url) answers with no JSON: \(error.description)") }
    }
}

extension PublishedKeys.Place {
    /// Where the keys of a method stand that has none of its own.
    init(_ jwt: JWTVerification) {
        if jwt.jwksURL.isEmpty {
            self.init(kind: .issuer, url: jwt.oidcDiscoveryURL, authorities: jwt.oidcDiscoveryCACert)
        } else {
            self.init(kind: .keySet, url: jwt.jwksURL, authorities: jwt.jwksCACert)
        }
    }
}

/// The keys that stand in auth methods themselves, as they were read.
private final class ReadKeys: Sendable {
    /// How many lists of keys are kept; one more pushes all out.
    private static let limit = 256

    private let known = Mutex<[[String]: [VerificationKey]]>([:])

    func keys(_ texts: [String]) throws(MeshError) -> [VerificationKey] {
        if let keys = known.withLock({ $0[texts] }) { return keys }
        var keys: [VerificationKey] = []
        for text in texts {
            do { keys += try VerificationKey.all(pem: text) } catch {
                throw MeshError(.internalFault, "a stored key of an auth method cannot be read: \(error.description)")
            }
        }
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[texts] = keys
        }
        return keys
    }
}
