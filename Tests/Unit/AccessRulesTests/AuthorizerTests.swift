import AccessRules
import MeshDomain
import Testing

@Suite struct AuthorizerTests {
    private func authorizer(_ policies: String..., defaultPolicy: DefaultPolicy = .deny) throws -> Authorizer {
        Authorizer(
            policies: try policies.enumerated().map {
                AccessPolicy(name: "p\($0.offset)", rules: try AccessPolicyRules(parsing: $0.element))
            },
            defaultPolicy: defaultPolicy
        )
    }

    @Test func `an exact rule beats any prefix, and the longest prefix beats the others`() throws {
        let subject = try authorizer(
            """
            service_prefix "" { policy = "read" }
            service_prefix "w" { policy = "deny" }
            service_prefix "web" { policy = "write" }
            service_prefix "web-x" { policy = "read" }
            service "web-secret" { policy = "deny" }
            """
        )
        #expect(subject.allows(.serviceRead("api")))
        #expect(!subject.allows(.serviceWrite("api")))
        #expect(!subject.allows(.serviceRead("wa")))
        #expect(!subject.allows(.serviceRead("wz")))
        #expect(subject.allows(.serviceWrite("web")))
        #expect(subject.allows(.serviceWrite("web-w")))
        #expect(!subject.allows(.serviceWrite("web-x1")))
        #expect(subject.allows(.serviceRead("web-x1")))
        #expect(subject.allows(.serviceWrite("web-y")))
        #expect(!subject.allows(.serviceRead("web-secret")))
        #expect(subject.allows(.serviceWrite("web-secrets")))
    }

    @Test(arguments: [
        ("read", "write", true, true), ("write", "deny", false, false), ("read", "deny", false, false),
        ("list", "read", true, false), ("list", "write", true, true),
    ])
    func `of two policies for one name the stronger word decides`(
        first: String,
        second: String,
        reads: Bool,
        writes: Bool
    ) throws {
        let (first, second) = ("key \"a\" { policy = \"\(first)\" }", "key \"a\" { policy = \"\(second)\" }")
        for subject in [try authorizer(first, second), try authorizer(second, first), try authorizer(first + second)] {
            #expect(subject.allows(.keyRead("a")) == reads)
            #expect(subject.allows(.keyWrite("a")) == writes)
        }
    }

    @Test func `exact rules and prefixes of the same text stay apart`() throws {
        let subject = try authorizer("key \"a\" { policy = \"deny\" }", "key_prefix \"a\" { policy = \"write\" }")
        #expect(!subject.allows(.keyRead("a")))
        #expect(subject.allows(.keyWrite("ab")))
    }

    @Test func `rights on intentions follow from the service unless they are given`() throws {
        let subject = try authorizer(
            """
            service "r" { policy = "read" }
            service "w" { policy = "write" }
            service "d" { policy = "deny" }
            service "n" { policy = "write" intentions = "deny" }
            service "i" { policy = "read" intentions = "write" }
            """,
            "service \"n\" { policy = \"read\" intentions = \"write\" } service \"d\" { policy = \"write\" }"
        )
        #expect(subject.allows(.intentionRead("r")))
        #expect(!subject.allows(.intentionWrite("r")))
        #expect(subject.allows(.intentionRead("w")))
        #expect(!subject.allows(.intentionWrite("w")))
        #expect(!subject.allows(.intentionRead("d")))
        #expect(!subject.allows(.intentionRead("n")))
        #expect(subject.allows(.serviceWrite("n")))
        #expect(subject.allows(.intentionWrite("i")))
        #expect(subject.allows(.intentionRead("*")))
        #expect(!subject.allows(.intentionWrite("*")))
        #expect(
            try authorizer("service_prefix \"\" { policy = \"read\" intentions = \"write\" }").allows(
                .intentionWrite("*")
            )
        )
    }

    @Test func `mesh and peering fall back to operator, other kinds do not`() throws {
        let subject = try authorizer("operator = \"write\"")
        for access in [Access.meshRead, .meshWrite, .peeringRead, .peeringWrite, .operatorWrite] {
            #expect(subject.allows(access))
        }
        for access in [Access.keyringRead, .aclRead, .snapshot] { #expect(!subject.allows(access)) }
        let own = try authorizer("operator = \"write\" peering = \"read\" mesh = \"deny\"")
        #expect(own.allows(.peeringRead))
        #expect(!own.allows(.peeringWrite))
        #expect(!own.allows(.meshRead))
        #expect(own.decision(.peeringWrite).reason == "rule peering = read of policy \"p0\"")
        #expect(subject.decision(.meshWrite).reason == "rule operator = write of policy \"p0\"")
    }

    @Test func `the default policy decides what no rule is about`() throws {
        let open = try authorizer("service \"web\" { policy = \"deny\" }", defaultPolicy: .allow)
        #expect(open.allows(.serviceWrite("api")))
        #expect(open.allows(.operatorWrite))
        #expect(open.allows(.anyServiceRead))
        #expect(!open.allows(.serviceRead("web")))
        #expect(!open.allows(.allServicesRead))
        #expect(open.allows(.allNodesRead))
        #expect(!open.allows(.aclRead))
        #expect(!open.allows(.aclWrite))
        #expect(!open.allows(.snapshot))
        let closed = try authorizer("")
        #expect(!closed.allows(.serviceRead("api")))
        #expect(!closed.allows(.anyServiceRead))
        #expect(!closed.allows(.allNodesRead))
        #expect(closed.decision(.operatorRead).reason == "no rule is about it, and the default policy is deny")
    }

    @Test func `all and any look at every rule`() throws {
        let all = "service_prefix \"\" { policy = \"read\" } "
        #expect(try authorizer(all).allows(.allServicesRead))
        #expect(try !authorizer(all + "service \"x\" { policy = \"deny\" }").allows(.allServicesRead))
        #expect(try !authorizer("service \"x\" { policy = \"read\" }").allows(.allServicesRead))
        #expect(try authorizer("service \"x\" { policy = \"read\" }").allows(.anyServiceRead))
        #expect(try !authorizer("service \"x\" { policy = \"read\" }").allows(.anyServiceWrite))
        #expect(
            try !authorizer("service_prefix \"\" { policy = \"deny\" }", defaultPolicy: .allow).allows(.anyServiceRead)
        )
        let mixed = "service_prefix \"\" { policy = \"deny\" } service \"x\" { policy = \"write\" }"
        #expect(try authorizer(mixed).allows(.anyServiceWrite))
        #expect(try authorizer("node_prefix \"\" { policy = \"read\" }").allows(.allNodesRead))
    }

    @Test func `keys are read, listed and written by their own levels`() throws {
        let subject = try authorizer(
            "key_prefix \"ae/\" { policy = \"read\" } key \"ae/w\" { policy = \"write\" } key_prefix \"ae/secret\" { policy = \"deny\" }"
        )
        #expect(subject.allows(.keyRead("ae/a")))
        #expect(subject.allows(.keyWrite("ae/w")))
        #expect(!subject.allows(.keyRead("ae/secret/s")))
        #expect(!subject.allows(.keyWritePrefix("ae/secret")))
        #expect(!subject.allows(.keyList("ae/")))
        #expect(try authorizer("key_prefix \"\" { policy = \"list\" }").allows(.keyList("x")))
    }

    @Test(arguments: [
        ("key_prefix \"a/\" { policy = \"write\" }", "a/", true),
        ("key_prefix \"a/\" { policy = \"write\" }", "a/b", true),
        ("key_prefix \"a/\" { policy = \"write\" }", "", false),
        ("key_prefix \"a/\" { policy = \"write\" } key \"a/x\" { policy = \"read\" }", "a/", false),
        ("key_prefix \"a/\" { policy = \"write\" } key \"a/x\" { policy = \"read\" }", "a/y", true),
        ("key_prefix \"a/\" { policy = \"write\" } key_prefix \"a/b/\" { policy = \"deny\" }", "a/", false),
        ("key \"a\" { policy = \"write\" }", "a", false), ("key_prefix \"\" { policy = \"read\" }", "a", false),
    ])
    func `a tree of keys is deleted only if nothing in it is protected`(
        rules: String,
        tree: String,
        allowed: Bool
    ) throws {
        #expect(try authorizer(rules).allows(.keyWritePrefix(tree)) == allowed)
    }

    @Test func `identities grant what Consul grants`() {
        let service = Authorizer(policies: [.serviceIdentity("web")], defaultPolicy: .deny)
        for access in [
            Access.serviceWrite("web"), .serviceWrite("web-sidecar-proxy"), .serviceRead("x"), .nodeRead("n"),
            .allServicesRead, .allNodesRead, .intentionRead("web"),
        ] { #expect(service.allows(access), "\(access)") }
        for access in [Access.serviceWrite("web2"), .nodeWrite("n"), .intentionWrite("web"), .keyRead("a")] {
            #expect(!service.allows(access), "\(access)")
        }
        let refused = service.decision(.serviceWrite("web2"))
        #expect(refused.reason == #"rule service_prefix "" = read of policy "service identity \"web\"""#)
        let node = Authorizer(policies: [.nodeIdentity("n1")], defaultPolicy: .deny)
        #expect(node.allows(.nodeWrite("n1")))
        #expect(node.allows(.serviceRead("x")))
        #expect(!node.allows(.nodeRead("n2")))
        let recovery = Authorizer(policies: [.agentRecovery(node: "n1")], defaultPolicy: .deny)
        #expect(recovery.allows(.agentWrite("n1")))
        #expect(!recovery.allows(.agentRead("n2")))
    }

    @Test func `the management policy permits all, the read-only one only reads`() {
        let management = Authorizer(policies: [.globalManagement], defaultPolicy: .deny)
        let reader = Authorizer(policies: [.globalReadOnly], defaultPolicy: .allow)
        for access in reads + writes { #expect(management.allows(access), "\(access)") }
        for access in reads { #expect(reader.allows(access), "\(access)") }
        for access in writes { #expect(!reader.allows(access), "\(access)") }
        #expect(
            reader.decision(.serviceWrite("a")).reason
                == "rule service_prefix \"\" = read of policy \"builtin/global-read-only\""
        )
    }

    @Test func `everything is allowed while access control is off`() {
        for access in reads + writes { #expect(Authorizer.accessControlOff.allows(access), "\(access)") }
        #expect(Authorizer.accessControlOff.decision(.aclWrite).reason == "access control is off")
    }

    @Test func `names are told apart by their bytes`() throws {
        let subject = try authorizer("key \"caf\\u00e9\" { policy = \"write\" }")
        #expect(subject.allows(.keyWrite("caf\u{E9}")))
        #expect(!subject.allows(.keyWrite("cafe\u{301}")))
    }

    @Test func `many prefixes give the same answer as trying them one by one`() throws {
        let alphabet = ["a", "b", "/"]
        var texts = [""]
        for length in 1...4 {
            texts += texts.filter { $0.count == length - 1 }.flatMap { text in alphabet.map { text + $0 } }
        }
        let rules = texts.enumerated().filter { $0.offset % 3 != 1 }.map { offset, text in
            AccessRule(.key, offset % 7 == 0 ? .exact(text) : .prefix(text), offset % 2 == 0 ? .write : .read)
        }
        let subject = Authorizer(policies: [AccessPolicy(name: "p", rules: .init(rules: rules))], defaultPolicy: .deny)
        for name in texts.flatMap({ [$0, $0 + "a/", $0 + "bb", $0 + "c"] }) {
            let exact = rules.first { $0.match == .exact(name) }
            let prefix = rules.filter { if case .prefix(let text) = $0.match { name.hasPrefix(text) } else { false } }
                .max { $0.match.text.count < $1.match.text.count }
            #expect(subject.allows(.keyWrite(name)) == ((exact ?? prefix)?.level == .write), "\(name)")
        }
    }

    @Test(arguments: [
        (Access.serviceWrite("ae-web"), "service:write' on \"ae-web\""), (.operatorWrite, "operator:write'"),
        (.peeringRead, "peering:read'"), (.intentionRead("ae-web"), "intention:read' on \"ae-web\""),
        (.keyWritePrefix("ae/secret"), "key:write' on \"ae/secret\""), (.sessionWrite("n"), "session:write' on \"n\""),
        (.snapshot, "acl:write'"), (.allNodesRead, "node:read' on \"all nodes\""),
        (.anyServiceWrite, "service:write' on \"any service\""), (.keyList("a\"b"), "key:list' on \"a\\\"b\""),
    ])
    func `refusals read as Consul's do`(access: Access, permission: String) {
        #expect(
            access.refusal(accessorID: "abc")
                == "Permission denied: token with AccessorID 'abc' lacks permission '\(permission)"
        )
        #expect(
            access.refusal(accessorID: Access.anonymousAccessorID)
                == "Permission denied: anonymous token lacks permission '\(permission). "
                + "The anonymous token is used implicitly when a request does not specify a token."
        )
    }
}

private let reads: [Access] = [
    .serviceRead("a"), .anyServiceRead, .allServicesRead, .intentionRead("a"), .intentionRead("*"), .nodeRead("a"),
    .allNodesRead, .agentRead("a"), .keyRead("a"), .sessionRead("a"), .queryRead("a"), .eventRead("a"), .aclRead,
    .operatorRead, .meshRead, .peeringRead, .keyringRead,
]

private let writes: [Access] = [
    .serviceWrite("a"), .anyServiceWrite, .intentionWrite("a"), .intentionWrite("*"), .nodeWrite("a"), .agentWrite("a"),
    .keyList("a"), .keyWrite("a"), .keyWritePrefix("a"), .sessionWrite("a"), .queryWrite("a"), .eventWrite("a"),
    .aclWrite, .snapshot, .operatorWrite, .meshWrite, .peeringWrite, .keyringWrite,
]
