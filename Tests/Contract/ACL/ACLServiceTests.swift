import ACLContract
import ACLLogic
import ACLService
import AccessRules
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import TestSupport
import Testing

@Suite struct ACLServiceTests {
    private static let anonymous = "00000000-0000-0000-0000-000000000002"
    private static let unknown = "11111111-2222-3333-4444-555555555555"

    @Test(arguments: JournalKind.allCases)
    func `tokens are created changed cloned and removed through two replicas`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind, replicas: 2) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let policy = try await client.createPolicy(
                ACLPolicy(id: "", name: "to-p", rules: "key_prefix \"to/\" { policy = \"write\" }"),
                context: context
            ).value
            let links = [ACLLink(id: policy.id), ACLLink(name: "to-p")]
            let created = try await client.createToken(
                ACLToken(accessorID: "", secretID: .none, description: "d", policies: links),
                context: context
            )
            let token = created.value
            #expect(token.policies == [ACLLink(id: policy.id, name: "to-p")])
            #expect(token.createIndex == created.index && token.modifyIndex == created.index)
            #expect(token.createTimeNanoseconds > 0)
            #expect(try await client.token(token.accessorID, context: context).value == token)

            let identity = ACLServiceIdentity(serviceName: "web")
            let updated = try await client.updateToken(
                ACLToken(
                    accessorID: token.accessorID,
                    secretID: .none,
                    description: "new",
                    serviceIdentities: [identity]
                ),
                context: context
            ).value
            #expect(updated.secretID == token.secretID && updated.policies.isEmpty && updated.description == "new")
            #expect(updated.createIndex == token.createIndex && updated.modifyIndex > token.modifyIndex)

            let clone = try await client.cloneToken(token.accessorID, description: "the clone", context: context).value
            #expect(clone.serviceIdentities == [identity] && clone.description == "the clone")
            #expect(clone.accessorID != token.accessorID && clone.secretID != token.secretID)
            let listed = try await client.tokens(serviceName: "web", context: context).value
            #expect(listed.map(\.description).sorted() == ["new", "the clone"])

            try await client.deleteToken(clone.accessorID, context: context)
            await expectRefusal(.permissionDenied, "token does not exist: ACL not found") {
                () async throws(MeshError) in
                _ = try await client.token(clone.accessorID, context: context)
            }
            await expectRefusal(.notFound, "Cannot find token to delete") { () async throws(MeshError) in
                try await client.deleteToken(clone.accessorID, context: context)
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `tokens that cannot be are refused in known words`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let client = cluster.client
            let context = cluster.management
            func create(_ token: ACLToken, ttl: Int64? = nil, _ message: String) async {
                await expectRefusal(.rejected, message) { () async throws(MeshError) in
                    _ = try await client.createToken(token, expirationTTL: ttl, context: context)
                }
            }
            func token(
                _ accessorID: String = "",
                _ secret: String = "",
                policies: [ACLLink] = [],
                roles: [ACLLink] = []
            )
                -> ACLToken
            {
                ACLToken(accessorID: accessorID, secretID: SecretID(secret), policies: policies, roles: roles)
            }
            await create(token(policies: [ACLLink(name: "no")]), "No such ACL policy with name \"no\"")
            await create(token(policies: [ACLLink(id: Self.unknown)]), "No such ACL policy with ID \"\(Self.unknown)\"")
            await create(token(roles: [ACLLink(name: "no")]), "No such ACL role with name \"no\"")
            await create(token("x"), "Invalid Token: AccessorID - not a valid UUID")
            await create(
                token("00000000-0000-0000-0000-0000000000aa"),
                "Invalid Token: AccessorID - UUIDs with the prefix \"00000000-0000-0000-0000-0000000000\" are reserved"
            )
            let own = try await client.ownToken(context: context).value
            await create(token(own.accessorID), "Invalid Token: AccessorID is already in use")
            await create(token("", own.secretID.revealed), "Invalid Token: SecretID is already in use")
            await create(token(), ttl: 1_000_000_000, "ExpirationTime cannot be less than 1m0s in the future (was 1s)")
            var past = token()
            past.expirationTimeNanoseconds = 1
            await create(past, "ExpirationTime cannot be before CreateTime")
            await create(
                past,
                ttl: 7_200_000_000_000,
                "Token Expiration TTL and Expiration Time cannot both be set"
            )

            let hour = try await client.createToken(token(), expirationTTL: 3_600_000_000_000, context: context).value
            #expect(hour.expirationTimeNanoseconds == hour.createTimeNanoseconds + 3_600_000_000_000)
            func update(_ change: (inout ACLToken) -> Void, ttl: Int64? = nil, _ message: String) async {
                var wanted = token(hour.accessorID)
                change(&wanted)
                let sent = wanted
                await expectRefusal(.rejected, message) { () async throws(MeshError) in
                    _ = try await client.updateToken(sent, expirationTTL: ttl, context: context)
                }
            }
            await update({ _ in }, ttl: 9_000_000_000_000, "Cannot change expiration time of \(hour.accessorID)")
            await update({ $0.secretID = SecretID(Self.unknown) }, "Changing a token's SecretID is not permitted")
            await update({ $0.local = true }, "Cannot toggle local mode of \(hour.accessorID)")
            await update({ $0.accessorID = Self.unknown }, "Cannot find token \"\(Self.unknown)\"")
            await expectRefusal(.rejected, "Delete operation not permitted on the anonymous token") {
                () async throws(MeshError) in try await client.deleteToken(Self.anonymous, context: context)
            }
            await expectRefusal(.rejected, "Deletion of the request's authorization token is not permitted") {
                () async throws(MeshError) in try await client.deleteToken(own.accessorID, context: context)
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `policies have unique names and readable rules`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let policy = try await client.createPolicy(
                ACLPolicy(id: "", name: "po-a", rules: "node_prefix \"\" { policy = \"read\" }"),
                context: context
            ).value
            #expect(try await client.policy(name: "po-a", context: context).value == policy)
            func refused(_ policy: ACLPolicy, create: Bool, code: MeshError.Code = .rejected, _ message: String) async {
                await expectRefusal(code, message) { () async throws(MeshError) in
                    _ =
                        create
                        ? try await client.createPolicy(policy, context: context)
                        : try await client.updatePolicy(policy, context: context)
                }
            }
            await refused(
                ACLPolicy(id: "", name: "po-a"),
                create: true,
                "Invalid Policy: A Policy with Name \"po-a\" already exists"
            )
            await refused(
                ACLPolicy(id: Self.unknown, name: "b"),
                create: true,
                code: .badRequest,
                "Cannot specify the ID when creating a new policy"
            )
            await refused(ACLPolicy(id: "", name: ""), create: true, "Invalid Policy: no Name is set")
            await refused(
                ACLPolicy(id: "", name: "a b"),
                create: true,
                "Invalid Policy: invalid Name. Only alphanumeric characters, a single '/', '-' and '_' are allowed"
            )
            await refused(
                ACLPolicy(id: "", name: "c", rules: "service \"a\" { policy = \"maybe\" }"),
                create: true,
                "Invalid service policy: &acl.ServiceRule{Name:\"a\", Policy:\"maybe\", Intentions:\"\","
                    + " EnterpriseRule:acl.EnterpriseRule{}}"
            )
            await refused(ACLPolicy(id: Self.unknown, name: "z"), create: false, "cannot find policy \(Self.unknown)")
            let builtin = "00000000-0000-0000-0000-000000000001"
            await refused(
                ACLPolicy(id: builtin, name: "global-management"),
                create: false,
                "Changing the Rules for the builtin global-management policy is not permitted"
            )
            await expectRefusal(.rejected, "Delete operation not permitted on the builtin global-management policy") {
                () async throws(MeshError) in try await client.deletePolicy(builtin, context: context)
            }
            var renamed = policy
            renamed.name = "po-a2"
            let updated = try await client.updatePolicy(renamed, context: context).value
            #expect(updated.modifyIndex > updated.createIndex && updated.createIndex == policy.createIndex)
            await expectRefusal(.notFound, "Requested policy does not exist: ACL not found") {
                () async throws(MeshError) in
                _ = try await client.policy(name: "po-a", context: context)
            }
            try await client.deletePolicy(policy.id, context: context)
            await expectRefusal(.notFound, "Cannot find policy to delete") { () async throws(MeshError) in
                try await client.deletePolicy(policy.id, context: context)
            }
            let names = try await client.policies(context: context).value.map(\.name)
            #expect(names == ["global-management", "builtin/global-read-only"])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `roles carry policies and identities and are lost by tokens when removed`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let (client, context) = (cluster.client, cluster.management)
            let policy = try await client.createPolicy(ACLPolicy(id: "", name: "ro-p"), context: context).value
            let role = try await client.createRole(
                ACLRole(
                    id: "",
                    name: "ro-a",
                    policies: [ACLLink(name: "ro-p")],
                    serviceIdentities: [ACLServiceIdentity(serviceName: "web", datacenters: ["dc1"])],
                    nodeIdentities: [ACLNodeIdentity(nodeName: "n1", datacenter: "dc1")]
                ),
                context: context
            ).value
            #expect(role.policies == [ACLLink(id: policy.id, name: "ro-p")])
            #expect(try await client.roles(policy: policy.id, context: context).value == [role])
            let token = try await client.createToken(
                ACLToken(accessorID: "", secretID: .none, roles: [ACLLink(name: "ro-a")]),
                context: context
            ).value
            let expanded = try await client.expandedToken(token.accessorID, context: context).value
            #expect(expanded.roles == [role] && expanded.policies.map(\.id) == [policy.id])

            let resolved = try await cluster.resolver().resolve(token.secretID)
            #expect(resolved.authorizer.allows(.serviceWrite("web")))
            #expect(resolved.authorizer.allows(.serviceWrite("web-sidecar-proxy")))
            #expect(resolved.authorizer.allows(.nodeWrite("n1")))
            #expect(!resolved.authorizer.allows(.serviceWrite("db")) && !resolved.authorizer.allows(.nodeWrite("n2")))

            let bad: [(ACLRole, String)] = [
                (ACLRole(id: "", name: "ro-a"), "Invalid Role: A Role with Name \"ro-a\" already exists"),
                (ACLRole(id: "", name: ""), "Invalid Role: no Name is set"),
                (
                    ACLRole(id: "", name: "b", serviceIdentities: [ACLServiceIdentity(serviceName: "UPPER")]),
                    "Service identity \"UPPER\" has an invalid name. Only lowercase alphanumeric characters, '-' and '_'"
                        + " are allowed"
                ),
                (
                    ACLRole(id: "", name: "b", serviceIdentities: [ACLServiceIdentity(serviceName: "")]),
                    "Service identity is missing the service name field on this role"
                ),
                (
                    ACLRole(id: "", name: "b", nodeIdentities: [ACLNodeIdentity(nodeName: "n", datacenter: "")]),
                    "Node identity is missing the datacenter field on this role"
                ),
            ]
            for (role, message) in bad {
                await expectRefusal(.rejected, message) { () async throws(MeshError) in
                    _ = try await client.createRole(role, context: context)
                }
            }
            try await client.deleteRole(role.id, context: context)
            #expect(try await client.token(token.accessorID, context: context).value.roles.isEmpty)
            await expectRefusal(.notFound, "Requested role does not exist: ACL not found") {
                () async throws(MeshError) in
                _ = try await client.role(id: role.id, context: context)
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `only who may read or write ACLs does`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind) { cluster in
            let client = cluster.client
            let missing = "The anonymous token is used implicitly when a request does not specify a token."
            await expectRefusal(
                .permissionDenied,
                "Permission denied: anonymous token lacks permission 'acl:read'. \(missing)"
            ) { () async throws(MeshError) in _ = try await client.tokens(context: CallContext()) }
            await expectRefusal(
                .permissionDenied,
                "Permission denied: anonymous token lacks permission 'acl:write'. \(missing)"
            ) { () async throws(MeshError) in
                _ = try await client.createPolicy(ACLPolicy(id: "", name: "x"), context: CallContext())
            }
            await expectRefusal(.permissionDenied, "token does not exist: ACL not found") {
                () async throws(MeshError) in
                _ = try await client.ownToken(context: CallContext())
            }
            await expectRefusal(.permissionDenied, "ACL not found") { () async throws(MeshError) in
                _ = try await client.policies(context: CallContext(token: SecretID(Self.unknown)))
            }
            let reader = try await cluster.token(rules: "acl = \"read\"", name: "acl-reader")
            let context = CallContext(token: reader.secretID)
            let tokens = try await client.tokens(context: context).value
            #expect(tokens.count == 3 && tokens.allSatisfy { $0.secretID == ACLClient.hiddenSecret })
            #expect(try await client.ownToken(context: context).value.secretID == reader.secretID)
            await expectRefusal(
                .permissionDenied,
                "Permission denied: token with AccessorID '\(reader.accessorID)' lacks permission 'acl:write'"
            ) { () async throws(MeshError) in try await client.deleteToken(reader.accessorID, context: context) }
        }
    }

    @Test func `what a token may do depends on place and time`() throws {
        var state = ACLState()
        var touched: Set<ACLTopic> = []
        let changes: [ACLChange] = [
            .putPolicy(ACLPolicy(id: "p", name: "here", rules: "operator = \"read\"", datacenters: ["dc1"])),
            .putToken(
                ACLToken(
                    accessorID: "a",
                    secretID: SecretID("s"),
                    policies: [ACLLink(id: "p"), ACLLink(id: "gone")],
                    serviceIdentities: [ACLServiceIdentity(serviceName: "web", datacenters: ["dc2"])],
                    nodeIdentities: [ACLNodeIdentity(nodeName: "n", datacenter: "dc2")],
                    expirationTimeNanoseconds: 100
                )
            ),
        ]
        for change in changes { state.apply(change, index: 1, touched: &touched) }
        let here = try TokenGrants(of: SecretID("s"), in: state, datacenter: "dc1", now: 99)
        #expect(here.rules.map(\.name) == ["here"] && here.expirationTimeNanoseconds == 100)
        let there = try TokenGrants(of: SecretID("s"), in: state, datacenter: "dc2", now: 99)
        #expect(there.rules.map(\.name) == ["service identity \"web\"", "node identity \"n\""])
        #expect(throws: TokenGrants.notFound) {
            try TokenGrants(of: SecretID("s"), in: state, datacenter: "dc1", now: 100)
        }
        #expect(TokenRules.expired(in: state, now: 100, limit: 10) == [.deleteToken("a")])

        var restored = ACLState()
        for row in state.snapshot() { restored.restore(row) }
        #expect(restored.allTokens == state.allTokens && restored.allPolicies == state.allPolicies)
        #expect(restored.index(of: .tokens) == 1 && restored.token(secret: SecretID("s"))?.accessorID == "a")
    }
}
