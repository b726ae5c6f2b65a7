import ACLContract
import ACLLogic
import ACLService
import Certificates
import ConsulJSON
import MeshContracts
import MeshDomain
import Synchronization
import TestSupport
import Testing

/// An identity provider that really signs, and checks PKCE, the client's secret and that a code is used once.
private final class TestProvider: Sendable {
    static let client = "tombolo-mesh"
    static let secret = "s:e%cret"

    private struct Code: Sendable {
        var nonce: String
        var challenge: String
        var redirectURI: String
    }

    let server: StandInServer
    let signer: TestSigner
    private let codes = Mutex<[String: Code]>([:])
    private let claims = Mutex<MeshObject>(["sub": "alice", "role": "web"])
    private let told = Mutex<MeshObject>(["sub": "alice", "groups": ["ops"]])

    init() async throws {
        signer = try TestSigner(keyID: "1")
        server = try await StandInServer { _ in .init(status: 404) }
        server.answer { [self] in answer($0) }
    }

    var method: ACLAuthMethod {
        var token = JWTVerification()
        token.oidcDiscoveryURL = server.url
        token.oidcDiscoveryCACert = server.authority
        token.claimMappings = ["role": "role"]
        token.listClaimMappings = ["groups": "groups"]
        var oidc = OIDCVerification(token: token, clientID: Self.client, clientSecret: SecretID(Self.secret))
        oidc.allowedRedirectURIs = ["https://mesh.example/ui/oidc/callback", "http://localhost:8550/oidc/callback"]
        oidc.scopes = ["groups"]
        return ACLAuthMethod(name: "sso", maxTokenTTL: 3_600_000_000_000, verification: .oidc(oidc))
    }

    /// Other claims in ID tokens from now on; `null` leaves one out.
    func claim(_ other: MeshObject) { claims.withLock { $0 = other } }

    func tell(_ other: MeshObject) { told.withLock { $0 = other } }

    /// What a browser does: logs in, and is sent back with a code.
    func visit(_ address: String) throws -> (code: String, state: String, query: [String: String]) {
        let query = Self.fields(address.split(separator: "?", maxSplits: 1)[1])
        let code = "code/\(codes.withLock { $0.count })+1"
        codes.withLock {
            $0[code] = Code(
                nonce: query["nonce"] ?? "",
                challenge: query["code_challenge"] ?? "",
                redirectURI: query["redirect_uri"] ?? ""
            )
        }
        return (code, try #require(query["state"]), query)
    }

    private static func fields(_ text: Substring) -> [String: String] {
        Dictionary(
            text.split(separator: "&").map { part in
                let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (
                    PercentEncoding.decoded(halves[0]) ?? "",
                    halves.count > 1 ? PercentEncoding.decoded(halves[1]) ?? "" : ""
                )
            }
        ) { first, _ in first }
    }

    private func answer(_ request: StandInServer.Request) -> StandInServer.Answer {
        let url = server.url
        switch request.path {
        case "/.well-known/openid-configuration":
            return .init(
                body: [
                    "issuer": .string(url), "jwks_uri": .string(url + "/jwks"),
                    "authorization_endpoint": .string(url + "/authorize"), "token_endpoint": .string(url + "/token"),
                    "userinfo_endpoint": .string(url + "/userinfo"),
                ]
            )
        case "/jwks": return .init(body: ["keys": [signer.published]])
        case "/userinfo":
            guard request.authorization == "Bearer access" else { return .init(status: 401) }
            return .init(body: .object(told.withLock { $0 }))
        case "/token": return token(request)
        case _: return .init(status: 404)
        }
    }

    private func token(_ request: StandInServer.Request) -> StandInServer.Answer {
        let form = Self.fields(Substring(String(decoding: request.body, as: UTF8.self)))
        let pair = "\(Self.client):s%3Ae%25cret"
        guard request.method == "POST", request.authorization == "Basic \(Base64.encode(Array(pair.utf8)))" else {
            return .init(status: 401, body: ["error": "invalid_client"])
        }
        guard let code = codes.withLock({ $0.removeValue(forKey: form["code"] ?? "") }),
            form["grant_type"] == "authorization_code", form["redirect_uri"] == code.redirectURI,
            let digest = try? Digest.sha256(Array((form["code_verifier"] ?? "").utf8)),
            Base64.encodeURL(digest) == code.challenge
        else { return .init(status: 400, body: ["error": "invalid_grant"]) }
        var all: MeshObject = [
            "iss": .string(server.url), "aud": .string(Self.client), "nonce": .string(code.nonce),
        ]
        for entry in claims.withLock({ $0 }).entries { all[entry.key] = entry.value == .null ? nil : entry.value }
        guard let signed = try? signer.token(all) else { return .init(status: 500) }
        return .init(body: ["access_token": "access", "token_type": "Bearer", "id_token": .string(signed.revealed)])
    }
}

/// Logins through a browser: against a provider that signs and checks.
@Suite struct BrowserLoginTests {
    private static let back = "http://localhost:51234/oidc/callback"

    private static func prepare(_ cluster: ACLTestCluster, _ provider: TestProvider) async throws {
        _ = try await cluster.client.putAuthMethod(provider.method, context: cluster.management)
        let rule = ACLBindingRule(
            authMethod: "sso",
            selector: "\"ops\" in list.groups",
            bindType: .service,
            bindName: "svc-${value.role}"
        )
        _ = try await cluster.client.createBindingRule(rule, context: cluster.management)
    }

    private static func begin(
        _ cluster: ACLTestCluster,
        redirect: String = back,
        meta: [String: String] = [:]
    ) async throws(MeshError) -> String {
        try await cluster.client.authURL(
            BrowserLogin(authMethod: "sso", redirectURI: redirect, clientNonce: "mine", meta: meta),
            context: CallContext()
        )
    }

    private static func end(
        _ cluster: ACLTestCluster,
        _ visit: (code: String, state: String, query: [String: String]),
        method: NameText = "sso",
        nonce: String = "mine"
    ) async throws(MeshError) -> ACLToken {
        try await cluster.client.callback(
            BrowserCallback(
                authMethod: method,
                state: SecretID(visit.state),
                code: SecretID(visit.code),
                clientNonce: nonce
            ),
            context: CallContext()
        ).value
    }

    /// Why a whole login is refused; nil when it is not.
    private static func refusal(_ cluster: ACLTestCluster, _ provider: TestProvider) async throws -> String? {
        let visit = try provider.visit(try await begin(cluster))
        do throws(MeshError) {
            _ = try await end(cluster, visit)
            return nil
        } catch { return error.message }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a person who comes back from the provider gets a token, whichever replica is asked`() async throws {
        let provider = try await TestProvider()
        try await ACLTestCluster.run(replicas: 2) { cluster in
            try await Self.prepare(cluster, provider)
            for number in 0..<6 {
                let address = try await Self.begin(cluster, meta: ["run": "\(number)"])
                let visit = try provider.visit(address)
                #expect(visit.query["scope"] == "openid groups")
                #expect(visit.query["code_challenge_method"] == "S256")
                #expect(visit.query["redirect_uri"] == Self.back, "of the machine itself the port does not matter")
                let token = try await Self.end(cluster, visit)
                #expect(token.serviceIdentities.map(\.serviceName) == ["svc-web"])
                #expect(token.description == "token created via login: {\"run\":\"\(number)\"}")
                #expect(token.expirationTimeNanoseconds != nil)
            }
        }
        await provider.server.stop()
    }

    @Test(.timeLimit(.minutes(5)))
    func `a code works once, and a state only for its method, its nonce and in its time`() async throws {
        let provider = try await TestProvider()
        try await ACLTestCluster.run { cluster in
            try await Self.prepare(cluster, provider)
            func message(_ body: () async throws(MeshError) -> Void) async -> String {
                do throws(MeshError) {
                    try await body()
                    return ""
                } catch { return error.message }
            }
            let visit = try provider.visit(try await Self.begin(cluster))
            let stranger = await message { () throws(MeshError) in
                _ = try await Self.end(cluster, visit, nonce: "other")
            }
            #expect(stranger.contains("ClientNonce"))
            _ = try await Self.end(cluster, visit)
            let again = await message { () throws(MeshError) in _ = try await Self.end(cluster, visit) }
            #expect(again == "the identity provider refuses the code: invalid_grant")
            var other = provider.method
            other.name = "other"
            _ = try await cluster.client.putAuthMethod(other, context: cluster.management)
            let third = try provider.visit(try await Self.begin(cluster))
            let elsewhere = await message { () throws(MeshError) in
                _ = try await Self.end(cluster, third, method: "other")
            }
            #expect(elsewhere.contains("Expired or unknown State"))
            for state in ["", "AAAA", String(repeating: "A", count: 10_000), "§"] {
                let forged = await message { () throws(MeshError) in
                    _ = try await Self.end(cluster, (third.code, state, [:]))
                }
                #expect(forged.contains("Expired or unknown State"), "\(state.prefix(8))")
            }
            // A code that came for another login has another nonce and another challenge.
            let fourth = try provider.visit(try await Self.begin(cluster))
            let swapped = await message { () throws(MeshError) in
                _ = try await Self.end(cluster, (fourth.code, third.state, [:]))
            }
            #expect(swapped.contains("invalid_grant"))
            for address in [
                "https://evil.example/", "http://localhost:1/other", "http://localhost:8550@evil/oidc/callback",
            ] {
                let refused = await message { () throws(MeshError) in
                    _ = try await Self.begin(cluster, redirect: address)
                }
                #expect(refused.contains("unauthorized redirect_uri"), "\(address)")
            }
            let bearer = await message { () throws(MeshError) in
                _ = try await cluster.client.login("sso", bearerToken: SecretID("a.b.c"), context: CallContext())
            }
            #expect(bearer.contains("is of type oidc"))
        }
        await provider.server.stop()
    }

    @Test(.timeLimit(.minutes(5)))
    func `an ID token for somebody else, of another login or about another person is refused`() async throws {
        let provider = try await TestProvider()
        try await ACLTestCluster.run { cluster in
            try await Self.prepare(cluster, provider)
            let cases: [(MeshObject, String)] = [
                (["sub": "alice", "nonce": "other"], "nonce"), (["sub": "alice", "nonce": .null], "nonce"),
                (["sub": "alice", "aud": "another-client"], "aud"),
                (["sub": "alice", "aud": ["tombolo-mesh", "x"]], "azp"),
                (["sub": "alice", "azp": "x"], "azp"), (["sub": "alice", "exp": .null], "exp"),
                (["sub": .null], "sub"), (["sub": "alice", "iss": "https://other"], "iss"),
                (["sub": "alice", "exp": 1_000_000_000], "expired"), (["sub": "bob"], "sub is not that"),
            ]
            for (claims, word) in cases {
                provider.claim(claims)
                let refused = try await Self.refusal(cluster, provider)
                #expect(refused?.contains(word) == true, "\(word): \(refused ?? "no refusal")")
            }
            provider.claim(["sub": "alice", "role": "web"])
            // What the token says counts more than what is told besides.
            provider.tell(["sub": "alice", "groups": ["ops"], "role": "admin"])
            let token = try await Self.end(cluster, try provider.visit(try await Self.begin(cluster)))
            #expect(token.serviceIdentities.map(\.serviceName) == ["svc-web"])
            provider.tell(["sub": "alice", "groups": ["others"]])
            #expect(try await Self.refusal(cluster, provider) == "Permission denied")
        }
        await provider.server.stop()
    }

    @Test(.timeLimit(.minutes(5)))
    func `secrets of a method are shown to nobody who may only read, and its sealing key to nobody`() async throws {
        let provider = try await TestProvider()
        try await ACLTestCluster.run { cluster in
            let put = try await cluster.client.putAuthMethod(provider.method, context: cluster.management).value
            #expect(put.verification.stateKey.isEmpty)
            let policy = ACLPolicy(id: "", name: "reader", rules: "acl = \"read\"")
            _ = try await cluster.client.createPolicy(policy, context: cluster.management)
            var token = ACLToken(accessorID: "", secretID: .none)
            token.policies = [ACLLink(name: "reader")]
            let reader = try await cluster.client.createToken(token, context: cluster.management).value
            let seen = try await cluster.client.authMethod("sso", context: CallContext(token: reader.secretID)).value
            #expect(seen.verification.secret == AuthMethodRules.hidden)
            #expect(seen.verification.stateKey.isEmpty)
            // What was shown can be given back; logins that are under way go on.
            let visit = try provider.visit(try await Self.begin(cluster))
            _ = try await cluster.client.putAuthMethod(seen, context: cluster.management)
            _ = try await cluster.client.createBindingRule(
                ACLBindingRule(authMethod: "sso", bindType: .service, bindName: "web"),
                context: cluster.management
            )
            _ = try await Self.end(cluster, visit)
        }
        await provider.server.stop()
    }

    @Test(arguments: [
        ("OIDCDiscoveryURL", #""OIDCDiscoveryURL":"""#), ("OIDCClientID", #""OIDCClientID":"""#),
        ("AllowedRedirectURIs", #""AllowedRedirectURIs":[]"#), ("AllowedRedirectURIs", #""AllowedRedirectURIs":["x"]"#),
        ("JWKSURL", #""JWKSURL":"https://b""#), ("OIDCScopes", #""OIDCScopes":["a b"]"#),
        ("JWTSupportedAlgs", #""JWTSupportedAlgs":["none"]"#),
    ])
    func `what an oidc method must have is said by name`(_ field: String, _ text: String) throws {
        let good = #""OIDCDiscoveryURL":"https://a","OIDCClientID":"c","AllowedRedirectURIs":["http://localhost/x"]"#
        func check(_ config: String) throws {
            let value = try JSONText.parse(#"{"Name":"m","Type":"oidc","Config":{\#(config)}}"#)
            try AuthMethodRules.check(try AuthMethodCodec.method(value))
        }
        try check(good)
        let name = text.prefix { $0 != ":" }
        let kept = good.split(separator: ",\"").map { $0.hasPrefix("\"") ? String($0) : "\"" + $0 }
            .filter { !$0.hasPrefix(name) }
        do {
            try check((kept + [text]).joined(separator: ","))
            Issue.record("it was not refused")
        } catch { #expect("\(error)".contains(field) || "\(error)".contains("supported algorithm"), "\(error)") }
    }
}
