import ACLContract
import ACLLogic
import ACLService
import AccessRules
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// Tokens, policies, roles, methods and rules of other namespaces and partitions.
@Suite struct ACLPlaceTests {
    private static let team = Scope(trustedPartition: "", namespace: "team")
    private static let other = Scope(trustedPartition: "", namespace: "other")
    private static let east = Scope(trustedPartition: "east", namespace: "")

    private static func cluster(
        _ kind: JournalKind = .memory,
        _ body: @escaping @Sendable (ACLTestCluster) async throws -> Void
    ) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            for scope in [team, other, east] {
                try await put(scope, [], at: 1, cluster)
            }
            try await body(cluster)
        }
    }

    /// Tells, as the service that keeps namespaces, what one gives since an index.
    private static func put(
        _ scope: Scope,
        _ policies: [ACLLink],
        at version: UInt64,
        seen: UInt64? = nil,
        _ cluster: ACLTestCluster
    ) async throws(MeshError) {
        try await cluster.client.put(
            scope,
            policies: policies,
            roles: [],
            version: version,
            seen: seen ?? version,
            context: cluster.management
        )
    }

    /// A token of a scope whose only policy, of the same scope, has these rules.
    private static func token(_ rules: String, in scope: Scope, _ cluster: ACLTestCluster) async throws -> ACLToken {
        let (client, context) = (cluster.client.inside(scope), cluster.management)
        let policy = try await client.createPolicy(
            ACLPolicy(id: "", name: "p-\(rules.utf8.count)", rules: rules, scope: scope),
            context: context
        ).value
        let wanted = ACLToken(accessorID: "", secretID: .none, policies: [ACLLink(id: policy.id)], scope: scope)
        return try await client.createToken(wanted, context: context).value
    }

    @Test(arguments: JournalKind.allCases)
    func `objects are found in their namespace and in no other`(_ kind: JournalKind) async throws {
        try await Self.cluster(kind) { cluster in
            let context = cluster.management
            let rules = #"key_prefix "" { policy = "write" }"#
            let token = try await Self.token(rules, in: Self.team, cluster)
            #expect(token.scope == Self.team)
            let home = cluster.client.inside(Self.team)
            #expect(try await home.token(token.accessorID, context: context).value == token)
            await expectRefusal(.permissionDenied, "token does not exist: ACL not found") {
                () async throws(MeshError) in
                _ = try await cluster.client.token(token.accessorID, context: context)
            }
            await expectRefusal(.permissionDenied, "token not found in namespace other: ACL not found") {
                () async throws(MeshError) in
                _ = try await cluster.client.inside(Self.other).token(token.accessorID, context: context)
            }
            // The same name may stand in another namespace; its links lead to its own.
            let twin = try await Self.token(rules, in: Self.other, cluster)
            #expect(twin.policies.map(\.name) == token.policies.map(\.name) && twin.policies != token.policies)
            await expectRefusalCode(.rejected) { () async throws(MeshError) in
                let foreign = ACLToken(accessorID: "", secretID: .none, policies: token.policies, scope: Self.other)
                _ = try await cluster.client.createToken(foreign, context: context)
            }
            #expect(try await cluster.client.tokens(context: context).value.allSatisfy(\.scope.isStandard))
            #expect(try await home.tokens(context: context).value == [token])
            let all = try await cluster.client.inside(.standard, everyNamespace: true).tokens(context: context).value
            #expect(Set(all.map(\.scope)) == [.standard, Self.team, Self.other])
        }
    }

    @Test func `a token of a namespace may do there what its rules say, and nothing elsewhere`() async throws {
        try await Self.cluster { cluster in
            let token = try await Self.token(
                #"acl = "write" key_prefix "" { policy = "write" }"#,
                in: Self.team,
                cluster
            )
            let resolver = try await cluster.resolver()
            let resolved = try await resolver.resolve(token.secretID)
            #expect(resolved.scope == Self.team)
            #expect(resolved.authorizer.allows(.keyWrite("k").within(Self.team)))
            #expect(!resolved.authorizer.allows(.keyWrite("k")))
            #expect(!resolved.authorizer.allows(.keyWrite("k").within(Self.other)))
            // Who writes ACLs of a namespace gives nobody more than that.
            let own = CallContext(token: token.secretID)
            _ = try await cluster.client.createPolicy(
                ACLPolicy(id: "", name: "mine", rules: #"service "web" { policy = "write" }"#, scope: Self.team),
                context: own
            )
            for scope in [Scope.standard, Self.other, Self.east] {
                await expectRefusalCode(.permissionDenied) { () async throws(MeshError) in
                    _ = try await cluster.client.createPolicy(
                        ACLPolicy(id: "", name: "theirs", scope: scope),
                        context: own
                    )
                }
                await expectRefusalCode(.permissionDenied) { () async throws(MeshError) in
                    _ = try await cluster.client.inside(scope).policies(context: own)
                }
            }
            let seen = try await cluster.client.inside(.standard, everyNamespace: true).policies(context: own).value
            #expect(Set(seen.map(\.scope)) == [Self.team])
        }
    }

    @Test func `what a namespace gives reaches its tokens, and no others`() async throws {
        try await Self.cluster { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let token = try await Self.token(#"key "own" { policy = "deny" }"#, in: Self.team, cluster)
            let twin = try await Self.token(#"key "own" { policy = "deny" }"#, in: Self.other, cluster)
            let resolver = try await cluster.resolver()
            let wanted = Access.serviceRead(ServiceName("web", in: Self.other))
            #expect(!(try await resolver.resolve(token.secretID).authorizer.allows(wanted)))
            let policy = try await client.createPolicy(
                ACLPolicy(
                    id: "",
                    name: "cross-namespace",
                    rules:
                        #"namespace_prefix "" { service_prefix "" { policy = "read" } key_prefix "" { policy = "read" } }"#
                ),
                context: context
            ).value
            try await Self.put(Self.team, [ACLLink(id: policy.id)], at: 2, cluster)
            try await eventually { try await resolver.resolve(token.secretID).authorizer.allows(wanted) }
            let authorizer = try await resolver.resolve(token.secretID).authorizer
            #expect(!authorizer.allows(.keyRead("own").within(Self.team)))
            #expect(authorizer.allows(.keyRead("else").within(Self.team)))
            #expect(!(try await resolver.resolve(twin.secretID).authorizer.allows(wanted)))
            let expanded = try await client.inside(Self.team).expandedToken(token.accessorID, context: context).value
            #expect(expanded.placePolicyIDs == [policy.id])
        }
    }

    @Test func `a namespace begins with a policy, and nothing is left of one that goes`() async throws {
        try await Self.cluster { cluster in
            let (client, context) = (cluster.client.inside(Self.team), cluster.management)
            let first = try await client.policy(name: "namespace-management", context: context).value
            try await client.deletePolicy(first.id, context: context)
            try await Self.put(Self.team, [], at: 1, cluster)
            #expect(try await client.policies(context: context).value.isEmpty)

            let token = try await Self.token(#"key_prefix "" { policy = "write" }"#, in: Self.team, cluster)
            let resolver = try await cluster.resolver()
            _ = try await resolver.resolve(token.secretID)
            while try await client.clear(Self.team, marked: 5, context: context) {}
            #expect(try await client.tokens(context: context).value.isEmpty)
            #expect(try await client.policies(context: context).value.isEmpty)
            await expectRefusal(.permissionDenied, "ACL not found") { () async throws(MeshError) in
                _ = try await resolver.resolve(token.secretID)
            }
            // A write that was under way meanwhile comes too late.
            var late = context
            late.timeout = .seconds(10)
            await expectRefusal(.rejected, "Namespace \"team\" does not exist") { () async throws(MeshError) in
                _ = try await client.createPolicy(ACLPolicy(id: "", name: "late", scope: Self.team), context: late)
            }
            await expectRefusalCode(.badRequest) { () async throws(MeshError) in
                _ = try await client.clear(.standard, marked: 5, context: context)
            }
        }
    }

    @Test func `what is told late takes nothing back, and brings nothing back that was removed`() async throws {
        try await Self.cluster { cluster in
            let (home, context) = (cluster.client.inside(Self.team), cluster.management)
            let policy = try await cluster.client.createPolicy(
                ACLPolicy(id: "", name: "given", rules: #"key_prefix "" { policy = "read" }"#),
                context: context
            ).value
            let token = try await Self.token(#"key "own" { policy = "deny" }"#, in: Self.team, cluster)
            let links = [ACLLink(id: policy.id)]
            func given() async throws -> [String] {
                try await home.expandedToken(token.accessorID, context: context).value.placePolicyIDs
            }
            try await Self.put(Self.team, links, at: 5, cluster)
            #expect(try await given() == [policy.id])
            try await Self.put(Self.team, [], at: 7, cluster)
            try await Self.put(Self.team, links, at: 5, seen: 9, cluster)
            #expect(try await given().isEmpty)

            while try await home.clear(Self.team, marked: 11, context: context) {}
            await expectRefusalCode(.conflict) { () async throws(MeshError) in
                try await Self.put(Self.team, links, at: 7, seen: 10, cluster)
            }
            #expect(try await home.policies(context: context).value.isEmpty)
            // One of the same name that was made since: nothing that was said of the last one is about it.
            try await Self.put(Self.team, [], at: 13, cluster)
            await expectRefusalCode(.conflict) { () async throws(MeshError) in
                _ = try await home.clear(Self.team, marked: 11, context: context)
            }
            #expect(try await home.policies(context: context).value.map(\.name) == ["namespace-management"])
        }
    }

    @Test func `a namespace gives nothing that does not stand in its partition's default one`() async throws {
        try await Self.cluster { cluster in
            let context = cluster.management
            let foreign = try await cluster.client.inside(Self.other).createPolicy(
                ACLPolicy(id: "", name: "foreign", rules: #"key_prefix "" { policy = "write" }"#, scope: Self.other),
                context: context
            ).value
            let token = try await Self.token(#"key "own" { policy = "deny" }"#, in: Self.team, cluster)
            try await Self.put(Self.team, [ACLLink(id: foreign.id)], at: 2, cluster)
            let home = cluster.client.inside(Self.team)
            let expanded = try await home.expandedToken(token.accessorID, context: context).value
            #expect(expanded.placePolicyIDs.isEmpty)
            let east = try await Self.token(#"key "own" { policy = "deny" }"#, in: Self.east, cluster)
            let everything = ACLLink(id: BuiltinObjects.globalManagement.id)
            try await Self.put(Self.east, [everything], at: 2, cluster)
            let resolved = try await cluster.resolver().resolve(east.secretID)
            #expect(!resolved.authorizer.allows(.aclWrite) && !resolved.authorizer.allows(.aclWrite.within(Self.east)))
        }
    }

    @Test func `only lists are of all namespaces`() async throws {
        try await Self.cluster { cluster in
            let token = try await Self.token(#"key "own" { policy = "deny" }"#, in: Self.team, cluster)
            let all = cluster.client.inside(.standard, everyNamespace: true)
            for context in [CallContext(), cluster.management] {
                await expectRefusalCode(.badRequest) { () async throws(MeshError) in
                    _ = try await all.policy(name: "global-management", context: context)
                }
                await expectRefusalCode(.badRequest) { () async throws(MeshError) in
                    _ = try await all.token(token.accessorID, context: context)
                }
                await expectRefusalCode(.badRequest) { () async throws(MeshError) in
                    _ = try await all.authMethod("ci", context: context)
                }
            }
        }
    }

    @Test func `nobody waits for a namespace in which it may do nothing`() async throws {
        try await Self.cluster { cluster in
            let gone = Scope(trustedPartition: "", namespace: "gone")
            let begin = ContinuousClock.now
            for _ in 0..<3 {
                await expectRefusalCode(.permissionDenied) { () async throws(MeshError) in
                    _ = try await cluster.client.createToken(
                        ACLToken(accessorID: "", secretID: .none, scope: gone),
                        context: CallContext()
                    )
                }
                await expectRefusalCode(.permissionDenied) { () async throws(MeshError) in
                    _ = try await cluster.client.createPolicy(
                        ACLPolicy(id: "", name: "p", scope: gone),
                        context: CallContext()
                    )
                }
            }
            #expect(begin.duration(to: .now) < .seconds(20), "six waits are 30 s")
        }
    }

    @Test func `a login's token stands where the rules of the method say`() throws {
        var method = ACLAuthMethod(
            name: "k8s",
            verification: .kubernetes(
                KubernetesVerification(host: "https://k", caCert: "ca", serviceAccountJWT: SecretID("s"))
            ),
            namespaceRules: [
                ACLAuthMethod.NamespaceRule(
                    selector: #"serviceaccount.namespace == "kube-system""#,
                    bindNamespace: "default"
                ),
                ACLAuthMethod.NamespaceRule(bindNamespace: "k8s-${serviceaccount.namespace}"),
            ]
        )
        try AuthMethodRules.check(method)
        func scope(_ namespace: String) throws -> Scope {
            let identity = VerifiedIdentity(
                fields: ["serviceaccount": ["namespace": .string(namespace), "name": "web", "uid": "1"]],
                variables: ["serviceaccount.namespace": namespace]
            )
            return try LoginWish(
                method: method,
                identity: identity,
                meta: [:],
                accessorID: "a",
                secretID: SecretID("s"),
                now: 1,
                datacenter: "dc1"
            ).scope()
        }
        #expect(try scope("shop") == Scope(trustedPartition: "", namespace: "k8s-shop"))
        #expect(try scope("kube-system") == .standard)
        method.namespaceRules = [ACLAuthMethod.NamespaceRule(bindNamespace: "${serviceaccount.namespace}")]
        #expect(try scope("shop") == Scope(trustedPartition: "", namespace: "shop"))
        #expect(throws: MeshError.self) { try scope("") }
        method.scope = Self.team
        #expect(throws: MeshError.self) { try AuthMethodRules.check(method) }
    }

    @Test func `a claim that is missing is not the namespace default`() throws {
        var jwt = JWTVerification()
        jwt.claimMappings = ["team": "team"]
        let method = ACLAuthMethod(
            name: "ci",
            verification: .jwt(jwt),
            namespaceRules: [ACLAuthMethod.NamespaceRule(bindNamespace: "${value.team}")]
        )
        func scope(_ claims: MeshObject) throws -> Scope {
            try LoginWish(
                method: method,
                identity: VerifiedIdentity(claims: claims, mappings: jwt),
                meta: [:],
                accessorID: "a",
                secretID: SecretID("s"),
                now: 1,
                datacenter: "dc1"
            ).scope()
        }
        #expect(try scope(["team": "shop"]) == Scope(trustedPartition: "", namespace: "shop"))
        for claims: MeshObject in [["sub": "a"], ["team": ""]] {
            let refusal = #expect(throws: MeshError.self) { try scope(claims) }
            #expect(refusal?.code == .rejected)
        }
    }

    @Test func `auth methods of kinds that older versions cannot read wait for them`() {
        let jwt = ACLAuthMethod(name: "a", verification: .jwt(JWTVerification()))
        let aws = ACLAuthMethod(name: "b", verification: .awsIAM(AWSIAMVerification()))
        let oidc = OIDCVerification(token: JWTVerification(), clientID: "c", clientSecret: SecretID("s"))
        #expect(!ACLChange.putAuthMethod(jwt).isOutsideLogin && ACLChange.putAuthMethod(aws).isOutsideLogin)
        #expect(ACLChange.putAuthMethod(ACLAuthMethod(name: "c", verification: .oidc(oidc))).isOutsideLogin)
    }
}
