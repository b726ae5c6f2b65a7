import ConfigEntryContract
import ConfigEntryTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// The entries that lead traffic: resolvers, splitters and routers, and what they may not break together.
@Suite(.timeLimit(.minutes(5))) struct `Traffic entries` {
    @Test(arguments: JournalKind.allCases)
    func `they are taken and refused in Consul's words, in the recorded order`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind) { cluster in
            for (body, refusal) in RecordedTraffic.steps {
                if let refusal {
                    #expect(await cluster.refusal(of: body) == MeshError(.rejected, refusal), "\(body)")
                } else {
                    try await cluster.put(body)
                }
            }
            // What others stand on can neither be taken away nor changed under them.
            let subset = #"service "re-a" does not have a subset named "v2""#
            await #expect(throws: MeshError(.rejected, subset)) {
                try await cluster.client.delete(EntryKey(kind: .serviceResolver, name: "re-a"), context: CallContext())
            }
            let advanced =
                #"discovery chain "sp-a" uses a protocol "tcp" that does not permit advanced routing or splitting behavior"#
            await #expect(throws: MeshError(.rejected, advanced)) {
                try await cluster.client.delete(EntryKey(kind: .serviceDefaults, name: "sp-a"), context: CallContext())
            }
            let state = try await cluster.followed(cluster.index)
            #expect(state.serviceResolver(of: "re-lb")?.loadBalancer?.hashPolicies.count == 3)
            #expect(state.serviceRouter(of: "ro-a")?.routes.isEmpty == false)
        }
    }

    @Test func `circles are refused, however long`() async throws {
        try await ConfigEntryTestCluster.run { cluster in
            try await cluster.put(#"{"Kind":"proxy-defaults","Name":"global","Config":{"protocol":"http"}}"#)
            for (name, next) in [("a", "b"), ("b", "c")] {
                try await cluster.put(
                    #"{"Kind":"service-splitter","Name":"\#(name)","Splits":[{"Weight":100,"Service":"\#(next)"}]}"#
                )
            }
            let refusal = await cluster.refusal(
                of: #"{"Kind":"service-splitter","Name":"c","Splits":[{"Weight":100,"Service":"a"}]}"#
            )
            #expect(refusal?.message.hasPrefix("detected circular reference: [splitter:") == true, "\(refusal as Any)")
            try await cluster.put(#"{"Kind":"service-resolver","Name":"x","Redirect":{"Service":"y"}}"#)
            let loop = await cluster.refusal(
                of: #"{"Kind":"service-resolver","Name":"y","Redirect":{"Service":"x"}}"#
            )
            #expect(loop?.message.hasPrefix("detected circular resolver redirect: [") == true, "\(loop as Any)")
        }
    }

    @Test func `what is exported stays within this cluster, and over TCP with whom callers know`() async throws {
        try await ConfigEntryTestCluster.run { cluster in
            try await cluster.put(
                #"{"Kind":"exported-services","Name":"default","Services":[{"Name":"db","Consumers":[{"Peer":"p"}]}]}"#
            )
            let cases = [
                (#"{"Redirect":{"Service":"db","Datacenter":"dc9"}}"#, "contains cross-datacenter resolver redirect"),
                (#"{"Redirect":{"Service":"db","Peer":"q"}}"#, "contains cross-peer resolver redirect"),
                (#"{"Failover":{"*":{"Datacenters":["dc9"]}}}"#, "contains cross-datacenter failover"),
                (
                    #"{"Redirect":{"Service":"other"}}"#,
                    #"uses protocol="tcp" and cannot introduce new discovery chain targets like "other.default.default.dc1""#
                ),
            ]
            for (fields, text) in cases {
                let body = #"{"Kind":"service-resolver","Name":"db","# + fields.dropFirst()
                let refusal = MeshError(.rejected, #"peer exported service "db" "# + text)
                #expect(await cluster.refusal(of: body) == refusal)
            }
            // Nothing keeps a service that nobody else knows from going elsewhere, until it is to be exported.
            try await cluster.put(
                #"{"Kind":"service-resolver","Name":"far","Redirect":{"Service":"db","Datacenter":"dc9"}}"#
            )
            let late = await cluster.refusal(
                of:
                    #"{"Kind":"exported-services","Name":"default","Services":[{"Name":"far","Consumers":[{"Peer":"p"}]}]}"#
            )
            #expect(
                late
                    == MeshError(
                        .rejected,
                        #"peer exported service "far" contains cross-datacenter resolver redirect"#
                    )
            )
        }
    }

    @Test func `whoever leads calls to a service must be allowed to know it`() async throws {
        let tokens = RuleTokens(rules: ["t": #"service "web" { policy = "write" } service "api" { policy = "read" }"#])
        try await ConfigEntryTestCluster.run(tokens: tokens) { cluster in
            try await cluster.put(#"{"Kind":"service-resolver","Name":"web","Redirect":{"Service":"api"}}"#, token: "t")
            let other = await cluster.refusal(
                of: #"{"Kind":"service-resolver","Name":"web","Failover":{"*":{"Targets":[{"Service":"db"}]}}}"#,
                token: "t"
            )
            #expect(other?.code == .permissionDenied && other?.message.contains("service:read") == true)
            // A peer's service is not ours to know.
            try await cluster.put(
                #"{"Kind":"service-resolver","Name":"web","Redirect":{"Service":"db","Peer":"p"}}"#,
                token: "t"
            )
            let foreign = await cluster.refusal(of: #"{"Kind":"service-resolver","Name":"api"}"#, token: "t")
            #expect(foreign?.code == .permissionDenied && foreign?.message.contains("service:write") == true)
        }
    }
}
