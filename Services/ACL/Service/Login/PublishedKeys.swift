import ACLLogic
import Certificates
import MeshDomain
import MeshRuntime

/// The key sets of identity providers, fetched when they are needed and kept for a while.
///
/// Of all logins that need a set at once one fetches it. A signature by a key that is not in the set has it fetched again, at
/// most every ``pause``, so that a rotation at the provider is noticed and a flood of bad tokens is not passed on to it.
actor PublishedKeys {
    /// Where a set stands.
    struct Place: Sendable, Hashable {
        enum Kind: Sendable, Hashable {
            /// The set itself.
            case keySet
            /// An issuer whose configuration says where its set is.
            case issuer
        }

        var kind: Kind
        var url: String
        /// Certificates (PEM) that are trusted there; empty for the system's.
        var authorities: String
    }

    /// A key that verifies, and which signatures it is for.
    struct Key: Sendable {
        var id: String
        /// nil for all that fit it.
        var algorithm: JWTAlgorithm?
        var verifier: VerificationKey
    }

    /// What stands at a place.
    struct Published: Sendable {
        var keys: [Key]
        /// What an issuer says about itself; nil of a set alone.
        var provider: ProviderDescription?
    }

    private typealias Fetch = Task<Result<Published, MeshError>, Never>

    private struct Entry {
        var published: Published?
        /// Why the last fetch came to nothing.
        var failure: MeshError?
        var fetchedAt: ContinuousClock.Instant
        var fetch: Fetch?
    }

    /// How long a set is used without asking again.
    static let lifetime = Duration.seconds(600)
    /// How soon a set is fetched again for a key that is not in it, or after it could not be fetched.
    static let pause = Duration.seconds(2)
    /// How many sets are kept; more push out all that are not being fetched.
    static let limit = 256

    private let outside: OutsideRequests
    private var entries: [Place: Entry] = [:]

    /// Fetches by these requests.
    init(outside: OutsideRequests) { self.outside = outside }

    /// How fresh keys must be.
    enum Freshness: Sendable {
        case usual
        /// None of those that are kept fits: only newer ones than those of this many fetches will do.
        case renewed
    }

    /// The keys of a place, and what an issuer says about itself.
    ///
    /// - Throws: `unavailable` when they cannot be fetched and none are kept.
    func published(at place: Place, _ freshness: Freshness) async throws(MeshError) -> Published {
        let age = entries[place].map { $0.fetchedAt.duration(to: .now) }
        let life = freshness == .renewed ? Self.pause : Self.lifetime
        if let entry = entries[place], entry.fetch == nil, let age, age < (entry.failure == nil ? life : Self.pause) {
            if let published = entry.published { return published }
            if let failure = entry.failure { throw failure }
        }
        switch await fetch(place) {
        case .success(let published): return published
        case .failure(let failure):
            // Old keys are better than no logins; their owner can take a key back by publishing a set without it.
            if freshness == .usual, let published = entries[place]?.published { return published }
            throw failure
        }
    }

    private func fetch(_ place: Place) async -> Result<Published, MeshError> {
        if let fetch = entries[place]?.fetch { return await fetch.value }
        if entries[place] == nil, entries.count >= Self.limit { entries = entries.filter { $0.value.fetch != nil } }
        let outside = outside
        let fetch = Fetch {
            do throws(MeshError) { return .success(try await Self.fetch(place, outside)) } catch {
                return .failure(error)
            }
        }
        entries[place, default: Entry(fetchedAt: .now)].fetch = fetch
        let result = await fetch.value
        // Whoever comes first notes it; the others find it noted.
        guard entries[place]?.fetch == fetch else { return result }
        entries[place]?.fetch = nil
        entries[place]?.fetchedAt = .now
        switch result {
        case .success(let published):
            entries[place]?.published = published
            entries[place]?.failure = nil
        case .failure(let failure): entries[place]?.failure = failure
        }
        return result
    }

    private static func fetch(_ place: Place, _ outside: OutsideRequests) async throws(MeshError) -> Published {
        var provider: ProviderDescription?
        var url = place.url
        if place.kind == .issuer {
            let base = url.hasSuffix("/") ? String(url.dropLast()) : url
            let answer = try await outside.ask(
                .init(url: "\(base)/.well-known/openid-configuration", authorities: place.authorities)
            )
            let told = try ProviderDescription(answer, of: place.url)
            (provider, url) = (told, told.keySetURL)
        }
        let answer = try await outside.ask(.init(url: url, authorities: place.authorities))
        let keys = try KeySetReading.keys(answer).compactMap { key in
            // One that is too weak or none at all verifies nothing; the others still do.
            (try? VerificationKey(key.material)).map {
                Key(id: key.keyID, algorithm: key.algorithm, verifier: $0)
            }
        }
        return Published(keys: keys, provider: provider)
    }
}

extension VerificationKey {
    init(_ material: PublishedKey.Material) throws(CertificateError) {
        switch material {
        case .rsa(let modulus, let exponent): try self.init(rsaModulus: modulus, exponent: exponent)
        case .ellipticCurve(let bits, let x, let y): try self.init(curveBits: bits, x: x, y: y)
        case .ed25519(let bytes): try self.init(ed25519: bytes)
        }
    }
}
