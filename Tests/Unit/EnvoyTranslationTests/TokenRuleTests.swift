import EnvoySchema
import MeshDomain
import ProxySnapshots
import Testing

@testable import EnvoyTranslation

/// Rules on tokens (JWT) decide as the intentions say: every combination, and never for who has no token (CVE-2023-3518).
@Suite("Token rules")
struct TokenRuleTests {
    private static let issuers = ["okta": "https://okta", "auth0": "https://auth0"]
    private static let providers = TokenInputs(
        providers: issuers.keys.sorted().map { TokenProvider(entry: JWTProvider(name: $0, issuer: issuers[$0] ?? "")) },
        missing: ["gone"]
    )
    /// What a request has: its path, and the roles that valid tokens of providers say.
    private struct Request {
        var path: String
        var tokens: [NameText: String]
    }

    private static let requests: [Request] = ["/a", "/b"].flatMap { path in
        [[:], ["okta": "admin"], ["okta": "guest"], ["auth0": "admin"], ["auth0": "guest", "okta": "guest"]].map {
            Request(path: path, tokens: $0)
        }
    }

    private static func needs(_ names: NameText..., role: String? = "admin") -> JWTRequirement {
        JWTRequirement(
            providers: names.map { name in
                JWTProviderRequirement(
                    provider: name,
                    claims: role.map { [JWTClaim(path: ["role"], value: $0)] } ?? []
                )
            }
        )
    }

    private static let requirements: [JWTRequirement?] = [
        nil, needs("okta"), needs("okta", role: nil), needs("okta", "auth0"), needs("gone"),
    ]

    private static func isMet(_ requirement: JWTRequirement, _ request: Request) -> Bool {
        requirement.providers.contains { needed in
            guard needed.provider != "gone", let role = request.tokens[needed.provider] else { return false }
            return needed.claims.allSatisfy { $0.value == role }
        }
    }

    /// What intentions of this form say of a call, without regard to how it is made a rule.
    private static func expected(
        _ list: [InboundIntention],
        _ caller: String,
        _ request: Request,
        _ usual: Bool
    ) -> Bool {
        guard let deciding = list.first(where: { ["*", caller].contains($0.caller.service.text) }) else { return usual }
        guard deciding.action != .deny, deciding.tokens.allSatisfy({ isMet($0, request) }) else { return false }
        if deciding.action == .allow { return true }
        guard let first = deciding.permissions.first(where: { $0.http?.pathExact == request.path }) else {
            return usual
        }
        guard first.action == .allow else { return false }
        return first.jwt.map { isMet($0, request) } ?? true
    }

    private static func holds(_ rule: TokenRule?, _ request: Request) -> Bool {
        func met(_ condition: TokenCondition) -> Bool {
            condition.alternatives.contains { content in
                guard let role = request.tokens[content.provider] else { return false }
                return content.issuer == issuers[content.provider.text]
                    && content.claims.allSatisfy { $0.value == role }
            }
        }
        switch rule {
        case nil: return true
        case .all(let conditions)?: return conditions.allSatisfy(met)
        case .notAll(let conditions)?: return !conditions.allSatisfy(met)
        }
    }

    private static func matches(_ rule: CallerRule, _ caller: String, _ request: Request) -> Bool {
        func covers(_ other: Caller) -> Bool { ["*", caller].contains(other.service.text) }
        guard covers(rule.caller), !rule.exceptions.contains(where: covers), holds(rule.tokens, request) else {
            return false
        }
        guard let permissions = rule.permissions else { return true }
        return permissions.contains { permission in
            permission.match.pathExact == request.path
                && !permission.exceptions.contains { $0.pathExact == request.path } && holds(permission.tokens, request)
        }
    }

    /// Every caller of the list: allowed, denied, or allowed by permissions, each with every requirement.
    private static let forms: [(IntentionAction?, [IntentionPermission])] = {
        func permission(_ action: IntentionAction, _ path: String, _ jwt: JWTRequirement? = nil) -> IntentionPermission
        {
            IntentionPermission(action: action, http: IntentionHTTPPermission(pathExact: path), jwt: jwt)
        }
        var forms: [(IntentionAction?, [IntentionPermission])] = [(.allow, []), (.deny, [])]
        for jwt in requirements {
            forms.append((nil, [permission(.allow, "/a", jwt), permission(.allow, "/b")]))
            forms.append(
                (nil, [permission(.allow, "/a", jwt), permission(.allow, "/a"), permission(.deny, "/b", jwt)])
            )
            forms.append((nil, [permission(.deny, "/b"), permission(.allow, "/a", jwt)]))
        }
        return forms
    }()

    @Test(arguments: [true, false])
    func `every combination of tokens and permissions decides as it says`(allowsByDefault: Bool) {
        var tried = 0
        for (action, permissions) in Self.forms {
            for needed in Self.requirements {
                let tokens = [needed].compactMap(\.self)
                let list = [
                    InboundIntention(ServiceRef("web"), action: action, permissions: permissions, tokens: tokens),
                    InboundIntention(ServiceRef("*"), action: .allow, tokens: tokens),
                ]
                let rules = IntentionRules.make(
                    list,
                    trustDomain: "own.consul",
                    allowsByDefault: allowsByDefault,
                    peers: [],
                    isHTTP: true,
                    tokens: Self.providers
                )
                for caller in ["web", "api"] {
                    for request in Self.requests {
                        tried += 1
                        let isMatched = rules.contains { Self.matches($0, caller, request) }
                        let isAllowed = isMatched ? !allowsByDefault : allowsByDefault
                        let right = Self.expected(list, caller, request, allowsByDefault)
                        #expect(isAllowed == right, "\(caller) \(request) by \(list)")
                    }
                }
            }
        }
        #expect(tried == 17 * 5 * 2 * 10)
    }

    @Test func `connections have no tokens, so what needs one is denied`() {
        let list = [InboundIntention(ServiceRef("web"), action: .allow, tokens: [Self.needs("okta")])]
        for allowsByDefault in [true, false] {
            let rules = IntentionRules.make(
                list,
                trustDomain: "own",
                allowsByDefault: allowsByDefault,
                peers: [],
                isHTTP: false,
                tokens: Self.providers
            )
            #expect(rules == (allowsByDefault ? [CallerRule(caller: rules[0].caller, exceptions: [])] : []))
        }
    }

    @Test func `a provider that does not exist makes a rule that nothing meets`() {
        let rule = TokenRule.all([TokenCondition(Self.needs("gone"), Self.providers)])
        let anybody = EnvoyRBACV3.Principal(identifier: .any(true))
        #expect(rule.principal == EnvoyRBACV3.Principal(identifier: .notID(anybody)))
        #expect(Self.providers.problems.first?.reason.contains("\"gone\" does not exist") == true)
        #expect(Self.providers.entries.contains(EntryKey(kind: .jwtProvider, name: "gone")))
    }

    @Test(
        arguments: [
            ("https://a.test/keys", "a.test", 443, true), ("http://a.test:81/", "a.test", 81, false),
            ("HTTPS://[::1]:8443?x", "::1", 8443, true), ("http://u:p@a.test", "a.test", 80, false),
        ]
    )
    func `the server of a key set is read from its address`(uri: String, host: String, port: Int, isEncrypted: Bool) {
        let place = KeySetAddress(uri)
        #expect(place?.host == host)
        #expect(place?.port == port)
        #expect(place?.isEncrypted == isEncrypted)
    }

    @Test(arguments: ["ftp://a", "https://", "http://a:0/", "http://a:x/", "a.test"])
    func `what names no server is refused`(uri: String) { #expect(KeySetAddress(uri) == nil) }
}
