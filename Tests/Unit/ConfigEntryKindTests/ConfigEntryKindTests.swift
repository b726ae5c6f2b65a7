import AccessRules
import ConfigEntryKinds
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import MeshState
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
        .apiGateway:
            #"{"Kind":"api-gateway","Name":"ag","Listeners":[{"Name":"l","Port":443,"Protocol":"HTTP","TLS":{"Certificates":[{"Name":"c"}]}}]}"#,
        .boundAPIGateway:
            #"{"Kind":"bound-api-gateway","Name":"ag","Listeners":[{"Name":"l","Routes":[{"Kind":"http-route","Name":"r"}]}],"Services":{"a_b":[{"Kind":"http-route","Name":"r"}],"ab":[{"Kind":"tcp-route","Name":"t"}]}}"#,
        .httpRoute:
            #"{"Kind":"http-route","Name":"r","Parents":[{"Name":"ag"}],"Rules":[{"Matches":[{"Method":"get"}],"Services":[{"Name":"s"}]}]}"#,
        .tcpRoute: #"{"Kind":"tcp-route","Name":"t","Parents":[{"Name":"ag"}],"Services":{"Name":"s"}}"#,
        .inlineCertificate: ThrowAwayKeys.entry(),
        .fileSystemCertificate:
            #"{"Kind":"file-system-certificate","Name":"f","Certificate":"/c.pem","PrivateKey":"/k.pem"}"#,
        .jwtProvider: #"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Local":{"JWKS":"e30="}}}"#,
        .samenessGroup: #"{"Kind":"sameness-group","Name":"g","Members":[{"Peer":"p"},{"Partition":"q"}]}"#,
    ]

    @Test(arguments: ConfigEntryKind.allCases)
    func `a kind is declared by its own descriptor, with a line for people`(_ kind: ConfigEntryKind) throws {
        let descriptor = kind.descriptor
        #expect(descriptor.kind == kind)
        #expect(descriptor.help.hasSuffix(".") && !descriptor.help.contains("\n"))
        #expect(try ConfigEntryKind(named: kind.rawValue) == kind)
        #expect((Self.examples[kind] != nil) == descriptor.isStored, "a stored kind needs an example here")
    }

    @Test(arguments: [
        #"["x.test:8080"]"#, #"["dead:beef"]"#, #"["010.0.0.1"]"#, #"["a\nb"]"#, #"["fd00::1","fd00:0::1"]"#,
        #"["X.test","x.test"]"#,
    ])
    func `a destination that Envoy would not take is refused`(_ addresses: String) throws {
        let text = #"{"Kind":"service-defaults","Name":"far","Destination":{"Addresses":ADDRESSES,"Port":443}}"#
        let body = try JSONText.parse(text.replacing("ADDRESSES", with: addresses))
        let entry = try ConfigEntryCodec.decode(body)
        #expect(throws: MeshError.self) { try EntryRules.normalized(entry) }
    }

    @Test(arguments: ConfigEntryKind.stored)
    func `an entry is read, put into its normal form and written again`(_ kind: ConfigEntryKind) throws {
        let text = try #require(Self.examples[kind])
        let read = try ConfigEntryCodec.decodeStored(try JSONText.parse(text))
        #expect(read.unknown == [])
        let entry = try EntryRules.normalized(read.entry)
        #expect(entry.kind == kind && entry.body.content.body == entry.body)
        #expect(try ConfigEntryCodec.decodeStored(ConfigEntryCodec.encode(entry)).entry == entry)
        if case .serviceDefaults(let body) = entry.body { #expect(body.serviceProtocol == "http") }
    }

    @Test(arguments: ConfigEntryKind.allCases.filter { $0.descriptor.refusal != nil })
    func `a kind that users do not write is refused with what its descriptor says`(_ kind: ConfigEntryKind) throws {
        let refusal = try #require(kind.descriptor.refusal)
        #expect(throws: refusal) { try ConfigEntryCodec.decode(["Kind": .string(kind.rawValue), "Name": "x"]) }
        #expect([.boundAPIGateway, .controlPlaneRequestLimit].contains(kind))
    }

    @Test func `what is left out of a route and a gateway is filled in`() throws {
        func normal(_ kind: ConfigEntryKind) throws -> ConfigEntryBody {
            let text = try #require(Self.examples[kind])
            return try EntryRules.normalized(try ConfigEntryCodec.decode(try JSONText.parse(text))).body
        }
        let route = try #require(HTTPRoute(try normal(.httpRoute)))
        #expect(route.parents.map(\.kindName) == ["api-gateway"])
        #expect(route.rules[0].matches == [HTTPRouteMatch(method: "GET", pathKind: "prefix", path: "/")])
        #expect(route.rules[0].services.map(\.weight) == [1])
        let gateway = try #require(APIGateway(try normal(.apiGateway)))
        #expect(gateway.listeners[0].listenerProtocol == "http")
        #expect(gateway.listeners[0].certificates.map(\.kindName) == ["inline-certificate"])
        #expect(JWTProvider(try normal(.jwtProvider))?.clockSkewSeconds == 30)
        #expect(IngressGateway(try normal(.ingressGateway))?.listeners.map(\.listenerProtocol) == ["http"])
        let stored = try ConfigEntryCodec.decodeStored(
            try JSONText.parse(try #require(Self.examples[.boundAPIGateway]))
        )
        // Names of services are the user's: they only look alike.
        #expect(BoundAPIGateway(stored.entry.body)?.services.keys.sorted() == ["a_b", "ab"])
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
