import AccessRules
import MeshDomain
import Testing

/// Rules in blocks about partitions and namespaces.
@Suite struct PlaceRuleTests {
    private static let team = Scope(trustedPartition: "", namespace: "team")
    private static let east = Scope(trustedPartition: "east", namespace: "")
    private static let eastTeam = Scope(trustedPartition: "east", namespace: "team")

    private func authorizer(_ rules: String, _ policy: DefaultPolicy = .deny) throws -> Authorizer {
        Authorizer(
            policies: [AccessPolicy(name: "p", rules: try AccessPolicyRules(parsing: rules, for: .storing))],
            defaultPolicy: policy
        )
    }

    private func key(_ scope: Scope) -> Access { .keyWrite("k").within(scope) }

    @Test func `a rule outside of blocks is about the default scope, one inside about its place`() throws {
        let outside = try authorizer(#"key_prefix "" { policy = "write" }"#)
        #expect(outside.allows(key(.standard)))
        for scope in [Self.team, Self.east, Self.eastTeam] { #expect(!outside.allows(key(scope))) }
        let inside = try authorizer(#"namespace "team" { key_prefix "" { policy = "write" } }"#)
        #expect(inside.allows(key(Self.team)))
        for scope in [Scope.standard, Self.east, Self.eastTeam] { #expect(!inside.allows(key(scope))) }
        let partition = try authorizer(
            #"partition "east" { mesh = "write" key_prefix "" { policy = "write" } namespace "team" { key "k" { policy = "write" } } }"#
        )
        #expect(partition.allows(key(Self.east)) && partition.allows(key(Self.eastTeam)))
        #expect(!partition.allows(key(Self.team)) && !partition.allows(key(.standard)))
        #expect(partition.allows(.meshWrite.within(Self.eastTeam)) && !partition.allows(.meshWrite))
    }

    @Test func `exact blocks come before prefixes, and the longest prefix that says something first`() throws {
        let subject = try authorizer(
            """
            namespace_prefix "" { key_prefix "" { policy = "write" } service_prefix "" { policy = "read" } }
            namespace_prefix "te" { key_prefix "" { policy = "read" } }
            namespace "team" { key "k" { policy = "deny" } }
            """
        )
        #expect(!subject.allows(key(Self.team)))
        #expect(subject.allows(.keyRead("other").within(Self.team)))
        #expect(!subject.allows(.keyWrite("other").within(Self.team)))
        #expect(subject.allows(key(Scope(trustedPartition: "", namespace: "shop"))))
        // Neither of the narrower blocks is about services.
        #expect(subject.allows(.serviceRead(ServiceName("web", in: Self.team))))
        #expect(subject.allows(key(.standard)))
    }

    @Test func `a policy grants nothing beyond the place where it stands`() throws {
        let text = """
            acl = "write"
            operator = "write"
            mesh = "write"
            key_prefix "" { policy = "write" }
            node_prefix "" { policy = "write" }
            partition "default" { key_prefix "" { policy = "write" } }
            namespace_prefix "" { key_prefix "" { policy = "write" } }
            """
        let rules = try AccessPolicyRules(parsing: text)
        func within(_ scope: Scope) throws -> Authorizer {
            // As it travels: the text reads back as the same rules.
            let read = try AccessPolicyRules(parsing: rules.within(scope).hclText)
            return Authorizer(policies: [AccessPolicy(name: "p", rules: read)], defaultPolicy: .deny)
        }
        let team = try within(Self.team)
        #expect(team.allows(key(Self.team)) && team.allows(.aclWrite.within(Self.team)))
        for scope in [Scope.standard, Self.east, Self.eastTeam] { #expect(!team.allows(key(scope))) }
        #expect(!team.allows(.operatorWrite) && !team.allows(.meshWrite) && !team.allows(.aclWrite))
        // Nodes stand in no namespace: it lets them be seen, and not changed.
        #expect(team.allows(.nodeRead("n")) && !team.allows(.nodeWrite("n")))
        #expect(!team.allows(.nodeRead(NodeName("n", in: Self.east.partition))))
        let east = try within(Self.east)
        #expect(east.allows(key(Self.east)) && east.allows(key(Self.eastTeam)))
        #expect(!east.allows(key(.standard)) && !east.allows(key(Self.team)))
        #expect(east.allows(.meshWrite.within(Self.east)) && !east.allows(.meshWrite) && !east.allows(.operatorWrite))
        #expect(east.allows(.nodeWrite(NodeName("n", in: Self.east.partition))) && !east.allows(.nodeWrite("n")))
    }

    @Test(arguments: [
        (team, #"namespace "x" { acl = "read" }"#, "namespace"), (team, #"operator = "read""#, "operator"),
        (team, #"mesh = "write""#, "mesh"), (team, #"node "n" { policy = "write" }"#, "node"),
        (team, #"query_prefix "" { policy = "read" }"#, "query_prefix"),
        (east, #"partition "default" { acl = "read" }"#, "partition"), (east, #"operator = "read""#, "operator"),
        (east, #"event "e" { policy = "write" }"#, "event"),
    ])
    func `what a policy cannot say where it stands is refused when it is written`(
        _ scope: Scope,
        _ text: String,
        _ word: String
    ) throws {
        _ = try AccessPolicyRules(parsing: text, for: .storing)
        let error = #expect(throws: AccessRulesError.self) {
            try AccessPolicyRules(parsing: text, for: .storing, in: scope)
        }
        #expect(error?.description.contains(word) == true)
    }

    @Test func `what a namespace gives decides where the token's own rules say nothing`() throws {
        let own = AccessPolicy(
            name: "own",
            rules: try AccessPolicyRules(parsing: #"key "k" { policy = "deny" }"#).within(Self.team)
        )
        let given = AccessPolicy(
            name: "given",
            rules: try AccessPolicyRules(
                parsing:
                    #"namespace_prefix "" { key_prefix "" { policy = "write" } service_prefix "" { policy = "deny" } }"#
            )
        )
        let subject = Authorizer(policies: [own], placePolicies: [given], defaultPolicy: .allow)
        #expect(!subject.allows(key(Self.team)) && subject.allows(.keyWrite("other").within(Self.team)))
        #expect(!subject.allows(.serviceRead(ServiceName("web", in: Self.team))))
        #expect(subject.allows(.sessionRead("n").within(Self.team)))
    }

    @Test func `the right to a namespace itself is no right to what is in it`() throws {
        let subject = try authorizer(#"namespace "team" { policy = "write" } namespace_prefix "" { policy = "read" }"#)
        #expect(subject.allows(.namespaceWrite(Self.team)) && !subject.allows(key(Self.team)))
        #expect(subject.allows(.namespaceRead(.standard)) && !subject.allows(.namespaceWrite(.standard)))
        #expect(!subject.allows(.operatorWrite))
    }

    @Test func `a policy of a namespace may give a right to the namespace itself, and to no other`() throws {
        let rules = try AccessPolicyRules(parsing: #"policy = "write""#, for: .storing, in: Self.team)
        func subject(_ scope: Scope) throws -> Authorizer {
            let read = try AccessPolicyRules(parsing: rules.within(scope).hclText)
            return Authorizer(policies: [AccessPolicy(name: "p", rules: read)], defaultPolicy: .deny)
        }
        #expect(try subject(Self.team).allows(.namespaceWrite(Self.team)))
        #expect(try !subject(Self.team).allows(key(Self.team)))
        for other in [Scope.standard, Self.east, Self.eastTeam] {
            #expect(try !subject(Self.team).allows(.namespaceWrite(other)))
            #expect(try !subject(other).allows(.namespaceWrite(Self.team)), "\(other)")
        }
        for (text, scope) in [(#"policy = "write""#, Scope.standard), (#"policy = "maybe""#, Self.team)] {
            #expect(throws: AccessRulesError.self) {
                try AccessPolicyRules(parsing: text, for: .storing, in: scope)
            }
        }
    }

    @Test(arguments: [
        "${", "}", "\"", "${\"}", "a${b}c", "$", "$$", "${{}", "{\u{301}", "${\u{301}", "\\${", "\\", "\n", "${\n",
        "ü${ß",
    ])
    func `names of every kind read back as they were`(_ name: String) throws {
        let rules = AccessPolicyRules(rules: [
            AccessRule(.key, .prefix(name), .read), AccessRule(.service, .exact(name), .write, intentions: .deny),
            AccessRule(.key, .exact("}"), .deny),
        ])
        #expect(try AccessPolicyRules(parsing: rules.hclText) == rules)
        let within = rules.within(Self.team)
        #expect(try AccessPolicyRules(parsing: within.hclText) == within)
    }

    @Test func `a node's identity sees services of every namespace of its partition`() throws {
        func subject(_ scope: Scope) throws -> Authorizer {
            let rules = AccessPolicy.nodeIdentity("n").rules.within(scope)
            let read = try AccessPolicyRules(parsing: rules.hclText)
            return Authorizer(policies: [AccessPolicy(name: "p", rules: read)], defaultPolicy: .deny)
        }
        let here = try subject(.standard)
        #expect(here.allows(.nodeWrite("n")) && here.allows(.serviceRead("web")))
        #expect(here.allows(.serviceRead(ServiceName("web", in: Self.team))))
        #expect(!here.allows(.serviceWrite(ServiceName("web", in: Self.team))))
        #expect(!here.allows(.serviceRead(ServiceName("web", in: Self.eastTeam))))
        let there = try subject(Self.east)
        #expect(there.allows(.serviceRead(ServiceName("web", in: Self.eastTeam))))
        #expect(!there.allows(.serviceRead("web")))
    }

    @Test func `what is built in is about everything, a copy of its text is not`() throws {
        let all = Authorizer(policies: [.globalManagement], defaultPolicy: .deny)
        let reader = Authorizer(policies: [.globalReadOnly], defaultPolicy: .deny)
        let copy = try authorizer(AccessPolicy.globalManagement.rules.hclText)
        for scope in [Scope.standard, Self.team, Self.eastTeam] {
            #expect(all.allows(key(scope)) && all.allows(.meshWrite.within(scope)))
            #expect(!reader.allows(key(scope)) && reader.allows(.keyRead("k").within(scope)))
            #expect(copy.allows(key(scope)) == scope.isStandard)
        }
    }

    @Test(arguments: [
        #"namespace "a" { operator = "read" }"#, #"namespace "a" { namespace "b" { } }"#,
        #"namespace "a" { partition "b" { } }"#, #"partition "a" { query_prefix "" { policy = "read" } }"#,
        #"partition "a" { partition "b" { } }"#, #"namespace "a" { policy = "maybe" }"#, #"namespace = "write""#,
    ])
    func `what a block cannot grant is refused`(_ rules: String) {
        #expect(throws: AccessRulesError.self) { try AccessPolicyRules(parsing: rules, for: .storing) }
    }

    @Test func `blocks are written as they are read, from HCL and JSON`() throws {
        let json =
            #"{"partition":{"p1":{"mesh":"write","namespace_prefix":{"":{"policy":"write","key_prefix":{"app/":{"policy":"read"}}}}}}}"#
        let rules = try AccessPolicyRules(parsing: json, for: .storing)
        #expect(rules.blocks.count == 2)
        #expect(try AccessPolicyRules(parsing: rules.hclText, for: .storing) == rules)
    }
}
