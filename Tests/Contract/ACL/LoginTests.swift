import ACLContract
import ACLLogic
import ACLService
import AccessRules
import ConsulJSON
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Auth methods, binding rules, logins: with real signatures.
@Suite struct LoginTests {
    static let name = NameText("ci")

    /// A method with a public key of its own, and one rule that gives a service identity.
    static func method(_ signer: TestSigner, _ change: (inout JWTVerification) -> Void = { _ in }) -> ACLAuthMethod {
        var jwt = JWTVerification()
        jwt.publicKeys = [signer.pem]
        jwt.boundIssuer = "kit"
        jwt.claimMappings = ["role": "role", "/nested/team": "team"]
        jwt.listClaimMappings = ["groups": "groups"]
        change(&jwt)
        return ACLAuthMethod(
            name: name,
            maxTokenTTL: 3_600_000_000_000,
            tokenLocality: .local,
            verification: .jwt(jwt)
        )
    }

    static func rule(
        _ type: ACLBindingRule.BindType = .service,
        _ bindName: String = "svc-${value.role}",
        selector: String = "",
        vars: ACLTemplateVariables? = nil
    ) -> ACLBindingRule {
        ACLBindingRule(authMethod: name, selector: selector, bindType: type, bindName: bindName, bindVars: vars)
    }

    private func refusal(
        _ body: () async throws(MeshError) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async -> MeshError? {
        do throws(MeshError) {
            try await body()
            Issue.record("it was not refused", sourceLocation: sourceLocation)
            return nil
        } catch { return error }
    }

    @Test(.timeLimit(.minutes(5)), arguments: JournalKind.allCases)
    func `a login gives a token that lives as long as the method says, and a logout ends it`(
        _ kind: JournalKind
    ) async throws {
        try await ACLTestCluster.run(kind, replicas: 2) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let signer = try TestSigner()
            let method = try await client.putAuthMethod(Self.method(signer), context: context).value
            #expect(try await client.authMethods(context: context).value == [method])
            _ = try await client.createBindingRule(Self.rule(), context: context)
            let bearer = try signer.token(["iss": "kit", "role": "Web"])
            let token = try await client.login(
                Self.name,
                bearerToken: bearer,
                meta: ["pod": "p1", "a": "b"],
                context: CallContext()
            ).value
            #expect(token.description == #"token created via login: {"a":"b","pod":"p1"}"#)
            #expect(token.serviceIdentities == [ACLServiceIdentity(serviceName: "svc-web")])
            #expect(token.local && token.authMethod == "ci")
            #expect(token.expirationTimeNanoseconds == token.createTimeNanoseconds + method.maxTokenTTL)
            #expect(try await client.tokens(authMethod: "ci", context: context).value == [token])

            let resolver = try await cluster.resolver()
            #expect(
                try await resolver.resolve(token.secretID).authorizer.allows(.serviceWrite("svc-web"))
            )
            try await eventually { resolver.isListening }
            // No clone, no logout of tokens that no login made.
            #expect(
                await refusal { () async throws(MeshError) in
                    _ = try await client.cloneToken(token.accessorID, description: "", context: context)
                }?.message == "Cannot clone a token created from an auth method"
            )
            #expect(
                await refusal { () async throws(MeshError) in try await client.logout(context: context) }
                    == MeshError(.permissionDenied, "Permission denied: token wasn't created via login")
            )
            try await client.logout(context: CallContext(token: token.secretID))
            let end = ContinuousClock.now
            try await eventually {
                do throws(MeshError) {
                    _ = try await resolver.resolve(token.secretID)
                    return false
                } catch { return error == MeshError(.permissionDenied, "ACL not found") }
            }
            // The promise to users is a second; a busy test machine gets more.
            #expect(end.duration(to: .now) < .seconds(5))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `every kind of binding is made, by selectors, and nothing bound is no token`() async throws {
        try await ACLTestCluster.run { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let signer = try TestSigner()
            _ = try await client.putAuthMethod(Self.method(signer), context: context)
            func login(_ claims: MeshObject) async throws(MeshError) -> ACLToken {
                let bearer: SecretID
                do { bearer = try signer.token(claims) } catch { throw MeshError(.internalFault, "\(error)") }
                return try await client.login(Self.name, bearerToken: bearer, context: CallContext()).value
            }
            let denied = MeshError(.permissionDenied, "Permission denied")
            #expect(
                await refusal { () async throws(MeshError) in _ = try await login(["iss": "kit", "role": "web"]) }
                    == denied
            )
            let policy = try await client.createPolicy(ACLPolicy(id: "", name: "p-ops"), context: context).value
            let role = try await client.createRole(ACLRole(id: "", name: "r-ops"), context: context).value
            let admins = #""admins" in list.groups"#
            for rule in [
                Self.rule(.role, "r-${value.team}", selector: admins),
                Self.rule(.policy, "p-${value.team}", selector: admins),
                Self.rule(.node, "n-${value.role}", selector: "value.role == n1"),
                Self.rule(
                    .templatedPolicy,
                    "builtin/api-gateway",
                    selector: #"value.role matches "^gw""#,
                    vars: ACLTemplateVariables(name: "${value.role}")
                ),
            ] { _ = try await client.createBindingRule(rule, context: context) }
            let team: MeshValue = ["team": "ops"]
            let admin = try await login(["iss": "kit", "groups": ["users", "admins"], "nested": team])
            #expect(admin.roles.map(\.id) == [role.id] && admin.policies.map(\.id) == [policy.id])
            #expect(admin.templatedPolicies.isEmpty, "a claim that is not there matches no pattern")
            // A role and a policy that there are not bind nothing.
            #expect(
                await refusal { () async throws(MeshError) in
                    _ = try await login(["iss": "kit", "groups": ["admins"], "nested": ["team": "none"]])
                } == denied
            )
            let node = try await login(["iss": "kit", "role": "n1"])
            #expect(node.nodeIdentities == [ACLNodeIdentity(nodeName: "n-n1", datacenter: "dc1")])
            let gateway = try await login(["iss": "kit", "role": "gw-1"])
            #expect(gateway.templatedPolicies.map(\.templateName) == ["builtin/api-gateway"])
            #expect(gateway.templatedPolicies.first?.variables?.name == "gw-1")
            let resolver = try await cluster.resolver()
            let rights = try await resolver.resolve(gateway.secretID).authorizer
            #expect(rights.allows(.serviceWrite("gw-1")) && rights.allows(.meshRead))
            #expect(!rights.allows(.serviceWrite("gw-2")) && !rights.allows(.meshWrite))
            // A claim is text and never a part of a rule.
            let quoted = MeshValue.string(#"x" { policy = "write" } acl = "write" #"#)
            _ = try await client.createBindingRule(Self.rule(.service, "${value.role}"), context: context)
            let refused = await refusal { () async throws(MeshError) in
                _ = try await login(["iss": "kit", "role": quoted])
            }
            #expect(refused?.message.contains("bind name for bind target is invalid") == true)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `tokens that are not right are refused, each for its reason`() async throws {
        try await ACLTestCluster.run { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let signer = try TestSigner()
            _ = try await client.putAuthMethod(
                Self.method(signer) { $0.boundAudiences = ["consul"] },
                context: context
            )
            _ = try await client.createBindingRule(Self.rule(), context: context)
            let good: MeshObject = ["iss": "kit", "aud": "consul", "role": "web"]
            func refused(
                _ token: SecretID,
                _ text: String,
                sourceLocation: SourceLocation = #_sourceLocation
            ) async {
                let error = await refusal(
                    { () async throws(MeshError) in
                        _ = try await client.login(Self.name, bearerToken: token, context: CallContext())
                    },
                    sourceLocation: sourceLocation
                )
                #expect(error?.code == .rejected, sourceLocation: sourceLocation)
                #expect(
                    error?.message.contains(text) == true,
                    "\(error?.message ?? "")",
                    sourceLocation: sourceLocation
                )
            }
            func with(_ other: MeshObject) -> MeshObject {
                var claims = good
                for entry in other.entries { claims[entry.key] = entry.value }
                return claims
            }
            _ = try await client.login(Self.name, bearerToken: signer.token(good), context: CallContext())
            let now = TestSigner.now
            await refused(.none, "missing jwt")
            await refused(SecretID("x"), "three parts")
            await refused(try signer.token(with(["iss": "other"])), "invalid issuer claim (iss)")
            await refused(try signer.token(with(["iss": .null])), "invalid issuer claim (iss)")
            await refused(try signer.token(with(["aud": "nobody"])), "aud claim does not match")
            await refused(try signer.token(with(["aud": ["a", "b"]])), "aud claim does not match")
            await refused(try signer.token(with(["aud": .null])), "aud claim does not match")
            await refused(try signer.token(with(["exp": .int(now - 61)])), "token is expired (exp)")
            await refused(try signer.token(with(["nbf": .int(now + 120)])), "not valid yet (nbf)")
            await refused(try signer.token(with(["nbf": .int(now - 5), "iat": .int(now + 120)])), "(iat)")
            await refused(try signer.token(with(["exp": "soon"])), "exp is no time")
            await refused(try signer.token(with(["exp": .null, "iat": .null])), "no issue time")
            await refused(try signer.token(with(["role": ["a"]])), "error converting claim 'role'")
            await refused(try TestSigner().token(good), "no known key successfully validated")
            // The header cannot choose a weaker way.
            await refused(try signer.token(good, header: ["alg": "none"]), "alg in its header")
            await refused(try signer.token(good, header: ["alg": "HS256"]), "alg in its header")
            await refused(try signer.token(good, header: ["alg": "RS256"]), "no known key")
            await refused(try signer.token(good, header: ["crit": ["exp"]]), "crit")
            let parts = try signer.token(good).revealed.split(separator: ".").map(String.init)
            await refused(SecretID("\(parts[0]).\(parts[1])."), "no readable signature")
            let forged = Base64.encodeURL(JSONText.bytes(of: .object(with(["role": "admin"]))))
            await refused(SecretID("\(parts[0]).\(forged).\(parts[2])"), "no known key")
            await refused(SecretID(String(repeating: "x", count: 70_000)), "at most 65536")
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: JournalKind.allCases)
    func `with a method go its rules and the tokens of its logins, and no others`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let signer = try TestSigner()
            _ = try await client.putAuthMethod(Self.method(signer), context: context)
            var other = Self.method(signer)
            other.name = "other"
            _ = try await client.putAuthMethod(other, context: context)
            for name in [Self.name, "other"] {
                var rule = Self.rule()
                rule.authMethod = name
                _ = try await client.createBindingRule(rule, context: context)
            }
            let bearer = try signer.token(["iss": "kit", "role": "web"])
            let gone = try await client.login(Self.name, bearerToken: bearer, context: CallContext()).value
            let kept = try await client.login("other", bearerToken: bearer, context: CallContext()).value
            try await client.deleteAuthMethod(Self.name, context: context)
            #expect(try await client.bindingRules(context: context).value.map(\.authMethod) == ["other"])
            let accessors = try await client.tokens(context: context).value.map(\.accessorID)
            #expect(accessors.contains(kept.accessorID) && !accessors.contains(gone.accessorID))
            await expectRefusal(.permissionDenied, "ACL not found: auth method \"ci\" not found") {
                () async throws(MeshError) in
                _ = try await client.login(Self.name, bearerToken: bearer, context: CallContext())
            }
            await expectRefusalCode(.notFound) { () async throws(MeshError) in
                try await client.deleteAuthMethod(Self.name, context: context)
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `methods and rules that cannot be are refused in known words`() async throws {
        try await ACLTestCluster.run { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let signer = try TestSigner()
            func method(_ text: String, _ change: (inout ACLAuthMethod, inout JWTVerification) -> Void) async {
                var wanted = Self.method(signer)
                guard case .jwt(var jwt) = wanted.verification else { return }
                change(&wanted, &jwt)
                wanted.verification = .jwt(jwt)
                await expectRefusal(.rejected, text) { () async throws(MeshError) in
                    _ = try await client.putAuthMethod(wanted, context: context)
                }
            }
            await method("Invalid Auth Method: no Name is set") { method, _ in method.name = "" }
            await method("MaxTokenTTL 30s cannot be less than 1m0s") { method, _ in method.maxTokenTTL = 30_000_000_000
            }
            await method(
                "Invalid Auth Method: exactly one of 'JWTValidationPubKeys', 'JWKSURL', or 'OIDCDiscoveryURL' must be set"
                    + " for type \"jwt\""
            ) { _, jwt in jwt.jwksURL = "https://a/" }
            await method(
                "Invalid Auth Method: error parsing public key JWTValidationPubKeys[0]: data does not contain any valid RSA,"
                    + " ECDSA, or ED25519 public keys"
            ) { _, jwt in jwt.publicKeys = ["x"] }
            await method("Invalid Auth Method: Invalid supported algorithm: none") { _, jwt in
                jwt.supportedAlgorithms = ["none"]
            }
            _ = try await client.putAuthMethod(Self.method(signer), context: context)
            func rule(_ text: String, _ change: (inout ACLBindingRule) -> Void) async {
                var wanted = Self.rule()
                change(&wanted)
                await expectRefusal(.rejected, text) { () async throws(MeshError) in
                    _ = try await client.createBindingRule(wanted, context: context)
                }
            }
            await rule("Invalid Binding Rule: no AuthMethod is set") { $0.authMethod = "" }
            await rule("cannot find auth method with name \"nope\"") { $0.authMethod = "nope" }
            await rule("invalid Binding Rule: Selector is invalid: Selector \"nope\" is not valid") {
                $0.selector = "nope == 1"
            }
            await rule("invalid Binding Rule: Selector is invalid: Selector \"value.nope\" is not valid") {
                $0.selector = "value.nope != 1"
            }
            await rule("Invalid Binding Rule: no BindName is set") { $0.bindName = "" }
            await rule("Invalid Binding Rule: invalid BindName: 1:3: unknown variable accessed: value.nope") {
                $0.bindName = "${value.nope}"
            }
            await rule("Invalid Binding Rule: invalid BindName") { $0.bindName = "-" }
            let made = try await client.createBindingRule(Self.rule(), context: context).value
            var other = Self.method(signer)
            other.name = "other"
            _ = try await client.putAuthMethod(other, context: context)
            var moved = made
            moved.authMethod = "other"
            await expectRefusal(
                .rejected,
                "Invalid Binding Rule: the AuthMethod field of a Binding Rule is immutable"
            ) { () async throws(MeshError) in _ = try await client.updateBindingRule(moved, context: context) }
        }
    }
}
