import AccessRules
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

    @Test(arguments: ["", " \n", "# nothing", "teapot = \"read\"", "namespace \"x\" { policy = \"write\" }", "{}"])
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
