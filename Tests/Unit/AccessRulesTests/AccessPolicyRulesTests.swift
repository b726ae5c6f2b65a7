import AccessRules
import Glibc
import Testing

@Suite struct AccessPolicyRulesTests {
    @Test func `reads every kind of rule`() throws {
        let rules = try AccessPolicyRules(
            parsing: """
                acl = "write"
                operator = "READ"
                mesh = "deny"
                service "web" { policy = "write" intentions = "read" }
                service_prefix "" { policy = "read" }
                key "a/b" { policy = "list" }
                agent_prefix "n" { Policy = "deny" }
                """
        )
        #expect(rules.scalars == [.init(.acl, .write), .init(.operator, .read), .init(.mesh, .deny)])
        #expect(
            rules.rules == [
                AccessRule(.service, .exact("web"), .write, intentions: .read),
                AccessRule(.service, .prefix(""), .read), AccessRule(.key, .exact("a/b"), .list),
                AccessRule(.agent, .prefix("n"), .deny),
            ]
        )
    }

    @Test func `JSON says the same`() throws {
        let json = """
            {"service":{"web":{"policy":"write","intentions":"read"}},"key_prefix":{"":{"policy":"read"}},"operator":"read"}
            """
        let hcl = """
            service "web" { policy = "write" intentions = "read" }
            key_prefix "" { policy = "read" }
            operator = "read"
            """
        #expect(try AccessPolicyRules(parsing: json) == AccessPolicyRules(parsing: hcl))
    }

    @Test(arguments: ["", " \n", "# nothing", "teapot = \"read\"", "namespaces \"x\" { policy = \"write\" }", "{}"])
    func `empty and unknown rules are no rules`(text: String) throws {
        #expect(try AccessPolicyRules(parsing: text) == AccessPolicyRules())
    }

    @Test func `rules given twice for a name are both kept for the merge`() throws {
        let rules = try AccessPolicyRules(
            parsing: "key \"a\" { policy = \"read\" } key \"a\" { policy = \"deny\" } key \"b\" { policy = \"read\" }"
        )
        #expect(rules.rules.map(\.level) == [.read, .deny, .read])
    }

    @Test(arguments: [
        ("nonsense {", "Failed to parse ACL rules: At 1:12: object expected closing RBRACE got: EOF"),
        (
            "service \"a\" { policy = \"maybe\" }",
            #"Invalid service policy: &acl.ServiceRule{Name:"a", Policy:"maybe", Intentions:"", EnterpriseRule:acl.EnterpriseRule{}}"#
        ),
        (
            "service_prefix \"\" { policy = \"read\" intentions = \"list\" }",
            "Invalid service_prefix intentions policy: &acl.ServiceRule{Name:\"\", Policy:\"read\", Intentions:\"list\", "
                + "EnterpriseRule:acl.EnterpriseRule{}}"
        ),
        (
            "node \"a\" { policy = \"list\" }",
            "Invalid node policy: &acl.NodeRule{Name:\"a\", Policy:\"list\", EnterpriseRule:acl.EnterpriseRule{}}"
        ),
        ("event \"a\" { }", "Invalid event policy: &acl.EventRule{Event:\"a\", Policy:\"\"}"),
        ("operator = \"list\"", "Invalid operator policy: \"list\""),
        ("acl = 1", "Failed to parse ACL rules: acl must be text such as \"read\", not number"),
        ("service = \"read\"", "Failed to parse ACL rules: service must be followed by a name and a block, not string"),
        (
            "service { policy = \"read\" }",
            "Failed to parse ACL rules: service \"policy\" must be a block with a policy"
        ),
        ("{\"key\": {\"a\": 1}}", "Failed to parse ACL rules: key \"a\" must be a block with a policy"),
    ])
    func `faults are told in Consul's words`(text: String, message: String) throws {
        #expect(
            try #require(throws: AccessRulesError.self) { try AccessPolicyRules(parsing: text) }.description == message
        )
    }

    @Test(arguments: [
        ("operator = \"read\"\noperator = \"write\"", "At 2:1: the key \"operator\" is given twice; keep one of them"),
        ("operator = \"read\"\nOperator = \"write\"", "operator is given twice; keep one of them"),
        (#"{"operator":"deny","operator":"write"}"#, #"At 1:20: the key "operator" is given twice; keep one of them"#),
        (#"{"operator":"deny","Operator":"write"}"#, "operator is given twice; keep one of them"),
        (#"{"key":{"a":{"policy":"read"},"a":{"policy":"write"}}}"#, #"At 1:31: the key "a" is given twice"#),
        (#"{"key":{"a":{"policy":"read","policy":"write"}}}"#, #"the key "policy" is given twice"#),
        (#"{"key":{"a":{"policy":"read","Policy":"write"}}}"#, #"Policy of key "a" is given twice"#),
        (#"{"key":[{"a":{"policy":"read"}},{"a":{"policy":"write"}}]}"#, #"key "a" is given twice"#),
        (#"{"key":{"a":[{"policy":"read"},{"policy":"write"}]}}"#, #"key "a" is given twice"#),
        (#"service "a" { policy = "read" } service "a" { policy = "read" }"#, #"service "a" is given twice"#),
        (
            #"service_prefix "" { policy = "read" } service_prefix { "" { policy = "read" } }"#,
            #"service_prefix "" is given twice"#
        ),
        (#"key "a" { policy = "read" policy = "write" }"#, #"the key "policy" is given twice"#),
        (#"key "a" { policy = "read" POLICY = "write" }"#, #"POLICY of key "a" is given twice"#),
        (#"service = "read" service "a" { policy = "read" }"#, #"the key "service a" is given twice"#),
        (#"service "a" { policy = "read" } service = "read""#, #"the key "service" is given twice"#),
        (#"kye "a" { policy = "read" }"#, #"there are no rules about "kye"; a rule is about one of acl, keyring"#),
        (#"{"keys":{"a":{"policy":"read"}}}"#, #"there are no rules about "keys""#),
        (#"operator_prefix = "read""#, #"there are no rules about "operator_prefix""#),
        (#"namespaces "x" { policy = "write" }"#, #"there are no rules about "namespaces""#),
        (#"key "a" { policy = "read" sentinel { code = "" } }"#, #"key "a" has the unknown key "sentinel""#),
        (#"key "a" { policy = "read" intentions = "read" }"#, #"key "a" has the unknown key "intentions""#),
        (
            #"service "a" { policy = "read" intention = "read" }"#,
            #"service "a" has the unknown key "intention"; it can have policy and intentions"#
        ),
    ])
    func `what cannot have been meant is not stored, and the key is named`(text: String, problem: String) throws {
        let error = try #require(throws: AccessRulesError.self) { try AccessPolicyRules(parsing: text, for: .storing) }
        #expect(error.description.hasPrefix("Failed to parse ACL rules: "))
        #expect(error.description.contains(problem), "\(error.description)")
    }

    /// Shapes that people store.
    @Test(arguments: [
        #"{"key_prefix":{"":{"policy":"read"},"secret/":{"policy":"deny"}},"operator":"read"}"#,
        #"{"service":[{"web-prod":[{"policy":"deny"}]}],"service_prefix":[{"":[{"policy":"read"}]}]}"#,
        "# c\n// c\n/* c */ key_prefix \"a/\" { policy = \"write\" }\nservice \"x\" { policy = \"read\" intentions = \"write\" }",
        "", " \n", "{}", "key \"a\" { policy = \"read\" }\r\nkey \"b\" { policy = \"write\" }\r\n",
        #"service "a" { policy = "read" } service_prefix "a" { policy = "read" } key "a" { policy = "read" }"#,
        #"service { a { policy = "read" } } service { b { policy = "read" } }"#,
        #"Service "a" { Policy = "WRITE" Intentions = "Read" }"#,
        #"{"acl":"write","keyring":"read","mesh":"read","peering":"deny","operator":"read"}"#,
    ])
    func `good texts in all their shapes are stored`(text: String) throws {
        #expect(try AccessPolicyRules(parsing: text, for: .storing) == AccessPolicyRules(parsing: text))
    }

    @Test(arguments: [
        (1, #"service "web-%" { policy = "write" }"#), (2, #"service_prefix "w-%" { policy = "write" }"#),
        (3, #"key "k" { policy = "write" }"#), (4, #"unknown { a = % }"#),
    ])
    func `the work grows with the text and not with its square`(number: Int, rule: String) throws {
        func text(_ count: Int) -> String {
            (0..<count).map { rule.replacing("%", with: String($0)) }.joined(separator: "\n")
        }
        func work(_ text: String) throws -> Int {
            try cost {
                let rules = try AccessPolicyRules(parsing: text)
                _ = Authorizer(policies: [AccessPolicy(name: "p", rules: rules)], defaultPolicy: .deny)
            }
        }
        let (small, large) = (text(500), text(8000))
        // Four times what is linear is allowed, and the square would be sixteen times.
        let (few, many) = (try work(small), try work(large))
        #expect(many < few * 16 * 4, "\(number): \(few) ns for 500 rules, \(many) for 8000")
    }

    @Test func `rules written as text read back the same`() throws {
        var sources = AccessPolicyTemplate.allCases.map { $0.rules(name: "a \"b\"\\") }
        sources += [AccessPolicyRules.everything(.write), .everything(.read), AccessPolicyRules()]
        for rules in sources { #expect(try AccessPolicyRules(parsing: rules.hclText) == rules) }
        #expect(
            AccessPolicyRules(rules: [AccessRule(.key, .prefix("a"), .list)]).hclText
                == "key_prefix \"a\" {\n\tpolicy = \"list\"\n}\n"
        )
    }
}

/// What a body costs this thread's processor: the best of three, whatever else the machine does.
private func cost(_ body: () throws -> Void) rethrows -> Int {
    func used() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
    var costs: [Int] = []
    for _ in 0..<3 {
        let before = used()
        try body()
        costs.append(used() - before)
    }
    return costs.min() ?? 0
}
