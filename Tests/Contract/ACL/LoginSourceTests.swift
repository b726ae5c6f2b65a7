import ACLContract
import ACLLogic
import ACLService
import AccessRules
import MeshContracts
import MeshDomain
import NIOCore
import TestSupport
import Testing

/// Where keys come from, and who else vouches for a token: identity providers and Kubernetes, played over real TLS.
@Suite struct LoginSourceTests {
    private static func keySet(_ signers: TestSigner...) -> MeshValue {
        // Keys that are of no use do no harm.
        let others: [MeshValue] = [["kty": "oct", "k": "AAAA"], ["kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"]]
        return ["keys": .array(others + signers.map(\.published))]
    }

    /// Tries a login with a token for the role `web`.
    private static func login(
        _ cluster: ACLTestCluster,
        _ signer: TestSigner,
        _ claims: MeshObject = ["iss": "kit", "role": "web"]
    ) async throws -> MeshError? {
        let bearer = try signer.token(claims)
        do throws(MeshError) {
            _ = try await cluster.client.login(LoginTests.name, bearerToken: bearer, context: CallContext())
            return nil
        } catch { return error }
    }

    private static func prepare(
        _ cluster: ACLTestCluster,
        _ change: (inout JWTVerification) -> Void
    ) async throws {
        var method = LoginTests.method(try TestSigner())
        guard case .jwt(var jwt) = method.verification else { return }
        jwt.publicKeys = []
        change(&jwt)
        method.verification = .jwt(jwt)
        _ = try await cluster.client.putAuthMethod(method, context: cluster.management)
        _ = try await cluster.client.createBindingRule(LoginTests.rule(), context: cluster.management)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a published key set is fetched once for all, and again for a new key`() async throws {
        let (first, second) = (try TestSigner(keyID: "1"), try TestSigner(keyID: "2"))
        let provider = try await StandInServer { _ in .init(body: Self.keySet(first)) }
        try await ACLTestCluster.run { cluster in
            try await Self.prepare(cluster) {
                $0.jwksURL = provider.url + "/keys"
                $0.jwksCACert = provider.authority
            }
            try await withThrowingTaskGroup(of: MeshError?.self) { group in
                for _ in 0..<20 { group.addTask { try await Self.login(cluster, first) } }
                for try await refusal in group { #expect(refusal == nil) }
            }
            #expect(provider.requests.map(\.path) == ["/keys"])
            // Tokens by a key that nobody published are not passed on to the provider one by one.
            for _ in 0..<10 {
                #expect(try await Self.login(cluster, second)?.message.contains("failed to verify") == true)
            }
            #expect(provider.requests.count <= 4)
            provider.answer { _ in .init(body: Self.keySet(second)) }
            try await eventually { try await Self.login(cluster, second) == nil }
            // The old key was taken back.
            #expect(try await Self.login(cluster, first) != nil)
            // The provider is away: what is known is used.
            await provider.stop()
            #expect(try await Self.login(cluster, second) == nil)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `an issuer is found by discovery, and only that one`() async throws {
        let signer = try TestSigner(keyID: "1")
        let provider = try await StandInServer { _ in .init(status: 404) }
        let url = provider.url
        @Sendable func answer(issuer: String) -> StandInServer.Handler {
            { request in
                switch request.path {
                case "/.well-known/openid-configuration":
                    .init(body: ["issuer": .string(issuer), "jwks_uri": .string(url + "/jwks")])
                case "/jwks": .init(body: Self.keySet(signer))
                case _: .init(status: 404)
                }
            }
        }
        try await ACLTestCluster.run { cluster in
            try await Self.prepare(cluster) {
                $0.oidcDiscoveryURL = url
                $0.oidcDiscoveryCACert = provider.authority
                $0.boundIssuer = ""
            }
            let claims: MeshObject = ["iss": .string(url), "role": "web"]
            #expect(try await Self.login(cluster, signer, claims)?.code == .unavailable)
            provider.answer(answer(issuer: "https://other"))
            try await eventually {
                try await Self.login(cluster, signer, claims)?.message.contains("https://other") == true
            }
            provider.answer(answer(issuer: url))
            try await eventually { try await Self.login(cluster, signer, claims) == nil }
            let foreign = try await Self.login(cluster, signer, ["iss": "https://other", "role": "web"])
            #expect(foreign?.message.contains("invalid issuer claim") == true)
        }
        await provider.stop()
    }

    @Test(.timeLimit(.minutes(5)))
    func `a provider that leads elsewhere, floods, keeps silent or is somebody else is not believed`() async throws {
        let signer = try TestSigner(keyID: "1")
        let provider = try await StandInServer { _ in .init(body: Self.keySet(signer)) }
        let other = try await StandInServer { _ in .init(body: Self.keySet(signer)) }
        let place = other.url
        try await ACLTestCluster.run { cluster in
            try await Self.prepare(cluster) {
                $0.jwksURL = provider.url
                $0.jwksCACert = other.authority
            }
            #expect(try await Self.login(cluster, signer)?.code == .unavailable, "another authority")
            #expect(provider.requests.isEmpty)
            func use(_ handler: @escaping StandInServer.Handler) async throws {
                provider.answer(handler)
                var method = try await cluster.client.authMethod(LoginTests.name, context: cluster.management).value
                guard case .jwt(var jwt) = method.verification else { return }
                // A place of its own, of which nothing is remembered.
                jwt.jwksURL = "\(provider.url)/\(provider.requests.count)"
                jwt.jwksCACert = provider.authority
                method.verification = .jwt(jwt)
                _ = try await cluster.client.putAuthMethod(method, context: cluster.management)
            }
            try await use { _ in .init(status: 302, location: place) }
            #expect(try await Self.login(cluster, signer)?.message.contains("redirects are not followed") == true)
            #expect(other.requests.isEmpty)
            try await use { _ in .init(fillBytes: 2 << 20) }
            #expect(try await Self.login(cluster, signer)?.message.contains("more than 1048576 bytes") == true)
            try await use { _ in .init(body: "no keys") }
            #expect(try await Self.login(cluster, signer)?.message.contains("no list \"keys\"") == true)
            // A silent one costs its own logins their deadline, and nobody else anything.
            try await use { _ in .init(body: Self.keySet(signer), delay: .seconds(60)) }
            async let slow = Self.login(cluster, signer)
            _ = try await cluster.token(rules: "", name: "meanwhile")
            #expect(try await slow?.code == .unavailable)
            try await use { _ in .init(body: Self.keySet(signer)) }
            #expect(try await Self.login(cluster, signer) == nil)
        }
        await provider.stop()
        await other.stop()
    }

    @Test(.timeLimit(.minutes(5)))
    func `a login whose caller is gone makes no token`() async throws {
        let signer = try TestSigner(keyID: "1")
        let provider = try await StandInServer { _ in .init(body: Self.keySet(signer), delay: .seconds(2)) }
        try await ACLTestCluster.run { cluster in
            try await Self.prepare(cluster) {
                $0.jwksURL = provider.url + "/keys"
                $0.jwksCACert = provider.authority
            }
            let bearer = try signer.token(["iss": "kit", "role": "web"])
            await #expect(throws: MeshError.self) {
                _ = try await cluster.client.login(
                    LoginTests.name,
                    bearerToken: bearer,
                    context: CallContext(timeout: .seconds(1))
                )
            }
            // The provider has answered by then.
            try await Task.sleep(for: .seconds(3))
            #expect(!provider.requests.isEmpty)
            let made = try await cluster.client.tokens(authMethod: "ci", context: cluster.management).value
            #expect(made.isEmpty)
        }
        await provider.stop()
    }

    @Test(.timeLimit(.minutes(5)))
    func `service accounts of Kubernetes log in when its API server vouches for them`() async throws {
        let signer = try TestSigner()
        let bearer = try signer.token(["sub": "system:serviceaccount:ns1:api"])
        let cluster = try await StandInServer { request in
            guard request.authorization == "Bearer own-secret" else { return .init(status: 401) }
            if request.method == "POST", request.path == "/apis/authentication.k8s.io/v1/tokenreviews" {
                let body = (try? JSONText.parse(request.body)) ?? .null
                guard body["spec"]?["token"]?.stringValue == bearer.revealed else {
                    return .init(status: 201, body: ["status": ["authenticated": false]])
                }
                return .init(
                    status: 201,
                    body: [
                        "status": [
                            "authenticated": true,
                            "user": ["username": "system:serviceaccount:ns1:api", "uid": "u1"],
                        ]
                    ]
                )
            }
            guard request.path == "/api/v1/namespaces/ns1/serviceaccounts/api" else { return .init(status: 404) }
            return .init(body: ["metadata": ["annotations": ["consul.hashicorp.com/service-name": "web"]]])
        }
        try await ACLTestCluster.run { acl in
            let (client, context) = (acl.client, acl.management)
            let method = ACLAuthMethod(
                name: "kube",
                verification: .kubernetes(
                    KubernetesVerification(
                        host: cluster.url,
                        caCert: cluster.authority,
                        serviceAccountJWT: SecretID("own-secret")
                    )
                )
            )
            _ = try await client.putAuthMethod(method, context: context)
            _ = try await client.createBindingRule(
                ACLBindingRule(
                    authMethod: "kube",
                    selector: #"serviceaccount.namespace == "ns1" and serviceaccount.name != default"#,
                    bindType: .service,
                    bindName: "${serviceaccount.namespace}-${serviceaccount.name}"
                ),
                context: context
            )
            let token = try await client.login("kube", bearerToken: bearer, context: CallContext()).value
            #expect(token.serviceIdentities.map(\.serviceName) == ["ns1-web"])
            #expect(token.expirationTimeNanoseconds == nil)
            let stranger = try signer.token(["sub": "somebody"])
            await expectRefusal(.rejected, "lookup failed: service account jwt not valid") {
                () async throws(MeshError) in
                _ = try await client.login("kube", bearerToken: stranger, context: CallContext())
            }
            // Who may only read does not see the method's own secret, and writing back what was shown keeps it.
            let reader = try await acl.token(rules: "acl = \"read\"", name: "reader")
            var shown = try await client.authMethod("kube", context: CallContext(token: reader.secretID)).value
            guard case .kubernetes(let kubernetes) = shown.verification else { return }
            #expect(kubernetes.serviceAccountJWT == SecretID("<hidden>"))
            shown.description = "new"
            _ = try await client.putAuthMethod(shown, context: context)
            _ = try await client.login("kube", bearerToken: bearer, context: CallContext())
        }
        await cluster.stop()
    }
}
