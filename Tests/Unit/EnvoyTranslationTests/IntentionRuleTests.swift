import MeshDomain
import ProxySnapshots
import Testing

@testable import EnvoyTranslation

/// Rules without order decide as the ordered intentions do.
@Suite("Intention rules")
struct IntentionRuleTests {
    private static let peer = TrustDomainRoots(peer: "west", trustDomain: "west.consul", rootsPEM: "")
    private static let callers = [("web", ""), ("api", ""), ("web", "west"), ("api", "west")]

    /// Every list of intentions on these sources with these actions, highest precedence first.
    static let lists: [[InboundIntention]] = {
        let sources = [("web", ""), ("web", "west"), ("*", ""), ("*", "west")]
        var lists: [[InboundIntention]] = [[]]
        for (name, peer) in sources {
            lists = lists.flatMap { list -> [[InboundIntention]] in
                [nil, IntentionAction.allow, .deny].map { action in
                    action.map { list + [InboundIntention(source: ServiceName(name), peer: peer, action: $0)] } ?? list
                }
            }
        }
        return lists
    }()

    @Test(arguments: [true, false], [true, false])
    func `every combination decides the same as the list`(allowsByDefault: Bool, isHTTP: Bool) {
        #expect(Self.lists.count == 81)
        for list in Self.lists {
            let rules = IntentionRules.make(
                list,
                trustDomain: "own.consul",
                allowsByDefault: allowsByDefault,
                peers: [Self.peer],
                isHTTP: isHTTP
            )
            for (name, peer) in Self.callers {
                let deciding = list.first {
                    $0.caller.origin.peer == peer && ["*", name].contains($0.caller.service.text)
                }
                let expected = deciding.map { $0.action == .allow } ?? allowsByDefault
                let matched = rules.contains { rule in
                    covers(rule.caller, name, peer) && !rule.exceptions.contains { covers($0, name, peer) }
                }
                #expect((matched ? !allowsByDefault : allowsByDefault) == expected, "\(list) for \(name) of \(peer)")
            }
        }
    }

    private func covers(_ caller: Caller, _ name: String, _ peer: String) -> Bool {
        (caller.peer?.peer ?? "") == peer && ["*", name].contains(caller.service.text)
    }

    @Test func `an intention on a peer whose roots are not known says nothing`() {
        let list = [InboundIntention(source: "web", peer: "east", action: .deny)]
        #expect(
            IntentionRules.make(list, trustDomain: "own", allowsByDefault: true, peers: [Self.peer], isHTTP: false)
                .isEmpty
        )
    }

    @Test func `permissions deny everything where requests cannot be seen`() {
        let permission = IntentionPermission(action: .allow, http: IntentionHTTPPermission(pathPrefix: "/"))
        let list = [InboundIntention(source: "web", action: nil, permissions: [permission])]
        let strict = IntentionRules.make(list, trustDomain: "own", allowsByDefault: false, peers: [], isHTTP: false)
        #expect(strict.isEmpty)
        let open = IntentionRules.make(list, trustDomain: "own", allowsByDefault: true, peers: [], isHTTP: false)
        #expect(open.map(\.caller.service) == ["web"])
    }

    @Test func `an earlier permission takes its requests out of the later ones`() {
        let narrow = IntentionHTTPPermission(pathExact: "/a")
        let wide = IntentionHTTPPermission(pathPrefix: "/")
        let list = [
            InboundIntention(
                source: "web",
                action: nil,
                permissions: [
                    IntentionPermission(action: .allow, http: narrow), IntentionPermission(action: .deny, http: wide),
                ]
            )
        ]
        let rules = IntentionRules.make(list, trustDomain: "own", allowsByDefault: true, peers: [], isHTTP: true)
        #expect(rules.first?.permissions == [PermissionRule(match: wide, exceptions: [narrow])])
    }
}
