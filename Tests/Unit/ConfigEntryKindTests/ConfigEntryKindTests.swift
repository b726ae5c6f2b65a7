import AccessRules
import ConfigEntryKinds
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import Testing

/// Every kind is known in one place, and what is declared of it is what happens.
@Suite struct ConfigEntryKindTests {
    private static let examples: [ConfigEntryKind: String] = [
        .proxyDefaults: #"{"Kind":"proxy-defaults","Name":"global","Config":{"protocol":"http"}}"#,
        .serviceDefaults: #"{"Kind":"service-defaults","Name":"web","Protocol":"HTTP"}"#,
        .serviceIntentions:
            #"{"Kind":"service-intentions","Name":"web","Sources":[{"Name":"a","Permissions":[{"Action":"allow","HTTP":{"PathExact":"/"}}]}]}"#,
        .exportedServices:
            #"{"Kind":"exported-services","Name":"default","Services":[{"Name":"web","Consumers":[{"Peer":"p"}]}]}"#,
        .mesh: #"{"Kind":"mesh","TLS":{"Incoming":{"TLSMinVersion":"TLSv1_2"}}}"#,
        .serviceResolver:
            #"{"Kind":"service-resolver","Name":"web","DefaultSubset":"v1","Subsets":{"v1":{"Filter":"Service.Meta.v == 1"}}}"#,
        .serviceSplitter:
            #"{"Kind":"service-splitter","Name":"web","Splits":[{"Weight":90.5},{"Weight":9.5,"Service":"api"}]}"#,
        .serviceRouter:
            #"{"Kind":"service-router","Name":"web","Routes":[{"Match":{"HTTP":{"Methods":["get"]}},"Destination":{"Service":"api"}}]}"#,
        .ingressGateway:
            #"{"Kind":"ingress-gateway","Name":"gw","Listeners":[{"Port":80,"Protocol":"HTTP","Services":[{"Name":"*"}]}]}"#,
        .terminatingGateway: #"{"Kind":"terminating-gateway","Name":"gw","Services":{"Name":"*","CAFile":"/ca"}}"#,
    ]

    @Test(arguments: ConfigEntryKind.allCases)
    func `a kind is declared by its own descriptor, with a line for people`(_ kind: ConfigEntryKind) throws {
        let descriptor = kind.descriptor
        #expect(descriptor.kind == kind)
        #expect(descriptor.help.hasSuffix(".") && !descriptor.help.contains("\n"))
        #expect(try ConfigEntryKind(named: kind.rawValue) == kind)
        #expect((Self.examples[kind] != nil) == descriptor.isStored, "a stored kind needs an example here")
    }

    @Test(arguments: ConfigEntryKind.stored)
    func `an entry is read, put into its normal form and written again`(_ kind: ConfigEntryKind) throws {
        let text = try #require(Self.examples[kind])
        let entry = try EntryRules.normalized(try ConfigEntryCodec.decode(try JSONText.parse(text)))
        #expect(entry.kind == kind && entry.body.content.body == entry.body)
        #expect(try ConfigEntryCodec.decode(ConfigEntryCodec.encode(entry)) == entry)
        if case .serviceDefaults(let body) = entry.body { #expect(body.serviceProtocol == "http") }
    }

    @Test(arguments: ConfigEntryKind.allCases.filter { !$0.descriptor.isStored })
    func `a kind that is not stored is refused, and never as unknown`(_ kind: ConfigEntryKind) throws {
        let refusal = try #require(throws: MeshError.self) {
            try ConfigEntryCodec.decode(["Kind": .string(kind.rawValue), "Name": "x"])
        }
        #expect(refusal.code != .badRequest, "\(refusal)")
    }

    @Test func `who may read and write is that of Consul's table`() {
        func key(_ kind: ConfigEntryKind) -> EntryKey { EntryKey(kind: kind, name: "n") }
        for kind in [ConfigEntryKind.serviceDefaults, .serviceResolver, .serviceSplitter, .serviceRouter] {
            #expect(
                key(kind).readAccess == .serviceRead("n") && key(kind).writeAccess(over: nil) == [.serviceWrite("n")]
            )
        }
        for kind in [ConfigEntryKind.ingressGateway, .terminatingGateway, .apiGateway, .boundAPIGateway] {
            #expect(key(kind).readAccess == .serviceRead("n") && key(kind).writeAccess(over: nil) == [.meshWrite])
        }
        for kind in [
            ConfigEntryKind.exportedServices, .httpRoute, .tcpRoute, .inlineCertificate, .fileSystemCertificate,
            .jwtProvider,
        ] { #expect(key(kind).readAccess == .meshRead && key(kind).writeAccess(over: nil) == [.meshWrite]) }
        for kind in [ConfigEntryKind.proxyDefaults, .mesh, .samenessGroup] {
            #expect(key(kind).readAccess == nil && key(kind).writeAccess(over: nil) == [.meshWrite])
        }
        let intentions = key(.serviceIntentions)
        #expect(
            intentions.readAccess == .intentionRead("n") && intentions.writeAccess(over: nil) == [.intentionWrite("n")]
        )
    }

    @Test func `a change asks the rules of the entries that look at it, and no others`() throws {
        var state = ConfigEntryState()
        var touched: Set<ConfigEntryTopic> = []
        for (index, kind) in [ConfigEntryKind.proxyDefaults, .serviceIntentions].enumerated() {
            let entry = try ConfigEntryCodec.decode(try JSONText.parse(try #require(Self.examples[kind])))
            state.apply(.put(try EntryRules.normalized(entry)), index: UInt64(index + 1), touched: &touched)
        }
        let intentions = try #require(state.entry(.serviceIntentions, "web"))
        #expect(
            intentions.references == [
                EntryKey(kind: .proxyDefaults, name: "global"),
                EntryKey(kind: .serviceDefaults, name: "web"),
            ]
        )
        for key in intentions.references { try EntryRules.validateDependents(of: key, in: state) }
        // Now web speaks TCP, by the one and by the other.
        var without = state
        without.apply(.delete(intentions.references[0]), index: 3, touched: &touched)
        let tcp = ConfigEntry(body: .serviceDefaults(ServiceDefaults(name: "web", serviceProtocol: "tcp")))
        state.apply(.put(tcp), index: 3, touched: &touched)
        #expect(throws: MeshError.self) {
            try EntryRules.validateDependents(of: intentions.references[0], in: without)
        }
        #expect(throws: MeshError.self) { try EntryRules.validateDependents(of: tcp.key, in: state) }
        let other = EntryKey(kind: .serviceDefaults, name: "db")
        try EntryRules.validateDependents(of: other, in: state)
    }
}
