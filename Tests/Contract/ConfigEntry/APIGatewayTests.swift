import ConfigEntryContract
import ConfigEntryTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// What the cluster makes of API gateways, routes and certificates: bound in the write that causes it.
@Suite(.timeLimit(.minutes(5))) struct `API gateways` {
    private static let gateway = #"""
        {"Kind":"api-gateway","Name":"ag","Listeners":[
         {"Name":"web","Port":443,"Protocol":"http","Hostname":"*.example.test","TLS":{"Certificates":[
          {"Kind":"file-system-certificate","Name":"cert"}]}},
         {"Name":"db","Port":5432,"Protocol":"tcp"}]}
        """#
    private static let certificate =
        #"{"Kind":"file-system-certificate","Name":"cert","Certificate":"/c","PrivateKey":"/k"}"#
    private static let http = #"{"Kind":"service-defaults","Name":"api","Protocol":"http"}"#

    private static func route(_ name: String, host: String = "a.example.test", section: String = "web") -> String {
        #"{"Kind":"http-route","Name":"\#(name)","Parents":[{"Name":"ag","SectionName":"\#(section)"}],"Hostnames":["\#(host)"],"Rules":[{"Services":[{"Name":"api"}]}]}"#
    }

    private static func tcp(_ name: String, service: String = "store") -> String {
        #"{"Kind":"tcp-route","Name":"\#(name)","Parents":[{"Name":"ag"}],"Services":[{"Name":"\#(service)"}]}"#
    }

    /// The reasons of the conditions of an entry, as `Type: Reason` or `Type of section: Reason`.
    private static func reasons(_ cluster: ConfigEntryTestCluster, _ kind: ConfigEntryKind, _ name: String) -> [String]
    {
        let content = cluster.state.entry(kind, name)?.body.content as? any GatewayConditioned
        return (content?.conditions ?? []).map { condition in
            let section = condition.reference?.sectionName ?? ""
            return "\(condition.type)\(section.isEmpty ? "" : " of \(section)"): \(condition.reason)"
        }
    }

    private static func bound(_ cluster: ConfigEntryTestCluster) -> BoundAPIGateway? {
        cluster.state.entry(.boundAPIGateway, "ag").flatMap { BoundAPIGateway($0.body) }
    }

    private func delete(_ kind: ConfigEntryKind, _ name: String, _ cluster: ConfigEntryTestCluster) async throws {
        try await cluster.client.delete(EntryKey(kind: kind, name: name), context: CallContext())
    }

    @Test(arguments: JournalKind.allCases)
    func `a route is bound by the write that makes it possible, whichever comes last`(_ kind: JournalKind) async throws
    {
        try await ConfigEntryTestCluster.run(kind) { cluster in
            try await cluster.put(Self.http)
            try await cluster.put(Self.route("r"))
            #expect(Self.reasons(cluster, .httpRoute, "r") == ["Accepted: Accepted", "Bound of web: GatewayNotFound"])
            try await cluster.put(Self.gateway)
            #expect(Self.reasons(cluster, .httpRoute, "r") == ["Accepted: Accepted", "Bound of web: Bound"])
            #expect(
                Self.reasons(cluster, .apiGateway, "ag") == [
                    "Accepted: InvalidCertificates", "Conflicted of web: NoConflict",
                    "ResolvedRefs of web: InvalidCertificate", "Conflicted of db: NoConflict",
                    "ResolvedRefs of db: ResolvedRefs",
                ]
            )
            #expect(Self.bound(cluster)?.listeners.map(\.certificates) == [[], []])
            let written = try await cluster.put(Self.certificate).index
            #expect(Self.reasons(cluster, .apiGateway, "ag").first == "Accepted: Accepted")
            let reference = ResourceReference(kindName: "http-route", resource: "r")
            #expect(Self.bound(cluster)?.listeners.map(\.routes) == [[reference], []])
            #expect(Self.bound(cluster)?.listeners[0].certificates.map(\.resource) == ["cert"])
            #expect(Self.bound(cluster)?.services == ["api": [reference]])
            // Followers see all of it at once.
            let followed = try await cluster.followed(written)
            #expect(followed.entry(.boundAPIGateway, "ag")?.modifyIndex == written)
            #expect(followed.entry(.apiGateway, "ag")?.modifyIndex == written)
            #expect(followed.entry(.fileSystemCertificate, "cert")?.modifyIndex == written)
            try await delete(.apiGateway, "ag", cluster)
            #expect(Self.bound(cluster) == nil)
            #expect(Self.reasons(cluster, .httpRoute, "r").last == "Bound of web: GatewayNotFound")
        }
    }

    @Test func `what the cluster says is not the user's to write, and writing the same again changes nothing`()
        async throws
    {
        try await ConfigEntryTestCluster.run { cluster in
            for body in [Self.certificate, Self.gateway, Self.http, Self.route("r")] { try await cluster.put(body) }
            let before = cluster.state.entry(.httpRoute, "r")
            let index = cluster.index
            try await cluster.put(Self.route("r"))
            try await cluster.put(Self.gateway)
            #expect(cluster.index == index)
            let lie =
                #"{"Kind":"http-route","Name":"r","Parents":[{"Name":"ag","SectionName":"web"}],"Hostnames":["a.example.test"],"Rules":[{"Services":[{"Name":"api"}]}],"Status":{"Conditions":[{"Type":"Bound","Status":"False"}]}}"#
            try await cluster.put(lie)
            #expect(cluster.index == index && cluster.state.entry(.httpRoute, "r") == before)
            // A condition that stays as it is keeps its time.
            try await cluster.put(Self.route("r", host: "b.example.test"))
            let after = HTTPRoute(try #require(cluster.state.entry(.httpRoute, "r")).body)
            #expect(after?.conditions == before.flatMap { HTTPRoute($0.body) }?.conditions)
            #expect(after?.conditions.allSatisfy { $0.sinceNanoseconds > 1_700_000_000_000_000_000 } == true)
            let refusal = MeshError(.permissionDenied, "Permission denied: only writeable by controller")
            await #expect(throws: refusal) { try await delete(.boundAPIGateway, "ag", cluster) }
            await #expect(throws: refusal) { try await cluster.put(#"{"Kind":"bound-api-gateway","Name":"ag"}"#) }
        }
    }

    @Test func `a route that does not fit says why, and what it leads to can change that`() async throws {
        try await ConfigEntryTestCluster.run { cluster in
            for body in [Self.certificate, Self.gateway, Self.http] { try await cluster.put(body) }
            try await cluster.put(Self.route("host", host: "example.org"))
            try await cluster.put(Self.route("section", section: "none"))
            try await cluster.put(Self.route("speech", section: "db"))
            for name in ["host", "section", "speech"] {
                #expect(Self.reasons(cluster, .httpRoute, name).last?.hasSuffix("FailedToBind") == true, "\(name)")
            }
            try await cluster.put(Self.route("r"))
            #expect(Self.bound(cluster)?.listeners[0].routes.map(\.resource) == ["r"])
            // Now the service speaks TCP.
            try await delete(.serviceDefaults, "api", cluster)
            #expect(
                Self.reasons(cluster, .httpRoute, "r") == [
                    "Accepted: InvalidDiscoveryChain", "Bound of web: FailedToBind",
                ]
            )
            #expect(Self.bound(cluster)?.listeners[0].routes == [])
            try await cluster.put(#"{"Kind":"proxy-defaults","Name":"global","Config":{"protocol":"http"}}"#)
            #expect(Self.reasons(cluster, .httpRoute, "r") == ["Accepted: Accepted", "Bound of web: Bound"])
            try await cluster.put(#"{"Kind":"tcp-route","Name":"none","Parents":[{"Name":"ag"}]}"#)
            #expect(Self.reasons(cluster, .tcpRoute, "none").first == "Accepted: NoUpstreamServicesTargeted")
        }
    }

    @Test func `a TCP listener keeps the older route, and the younger one takes its place once it is gone`()
        async throws
    {
        try await ConfigEntryTestCluster.run { cluster in
            try await cluster.put(Self.gateway)
            try await cluster.put(Self.tcp("z"))
            try await cluster.put(Self.tcp("a"))
            #expect(Self.bound(cluster)?.listeners[1].routes.map(\.resource) == ["z"])
            #expect(Self.reasons(cluster, .tcpRoute, "a").last == "Bound: FailedToBind")
            #expect(Self.reasons(cluster, .apiGateway, "ag").contains("Conflicted of db: RouteConflict"))
            // Writing the older one again does not make it younger.
            try await cluster.put(Self.tcp("z", service: "other"))
            #expect(Self.bound(cluster)?.services.keys.sorted() == ["other"])
            try await delete(.tcpRoute, "z", cluster)
            #expect(Self.bound(cluster)?.listeners[1].routes.map(\.resource) == ["a"])
            #expect(Self.reasons(cluster, .apiGateway, "ag").contains("Conflicted of db: NoConflict"))
        }
    }

    @Test func `a trial is refused as the write would be, and stores nothing`() async throws {
        try await ConfigEntryTestCluster.run { cluster in
            let index = cluster.index
            let reply = try await cluster.client.put(
                ConfigEntry(body: .serviceDefaults(ServiceDefaults(name: "web"))),
                mode: .tried,
                context: CallContext()
            )
            #expect(reply.applied && cluster.index == index && cluster.state.entry(.serviceDefaults, "web") == nil)
            let twin = ConfigEntry(body: .ingressGateway(IngressGateway(name: "g")))
            try await cluster.put(#"{"Kind":"terminating-gateway","Name":"g"}"#)
            await #expect(throws: MeshError.self) {
                try await cluster.client.put(twin, mode: .tried, context: CallContext())
            }
            let late = try await cluster.client.put(
                ConfigEntry(
                    body: .terminatingGateway(TerminatingGateway(name: "g", services: [LinkedService(service: "s")]))
                ),
                cas: 1,
                mode: .tried,
                context: CallContext()
            )
            #expect(!late.applied)
        }
    }

    @Test func `a provider of tokens that an intention needs cannot be removed`() async throws {
        try await ConfigEntryTestCluster.run { cluster in
            try await cluster.put(#"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Local":{"JWKS":"e30="}}}"#)
            try await cluster.put(
                #"{"Kind":"service-intentions","Name":"s","JWT":{"Providers":[{"Name":"p"}]},"Sources":[{"Name":"a","Action":"allow"}]}"#
            )
            await #expect(
                throws: MeshError(
                    .rejected,
                    "cannot delete jwt provider config entry referenced by an intention. Provider name: p, intention name: s"
                )
            ) { try await delete(.jwtProvider, "p", cluster) }
            try await delete(.serviceIntentions, "s", cluster)
            try await delete(.jwtProvider, "p", cluster)
            #expect(cluster.state.entry(.jwtProvider, "p") == nil)
        }
    }
}
