import AccessRules
import AgentService
import ConsulJSON
import MeshDomain
import TestSupport
import Testing

/// `/v1/discovery-chain` over real services: what it hangs on, and what a request's overrides change for that request alone.
@Suite(.timeLimit(.minutes(5)))
struct ChainEndpointTests {
    private static let manager = AuthorizationCluster.management

    private func put(_ cluster: AuthorizationCluster, _ entry: String) async throws {
        try await cluster.manage("PUT", "/v1/config", entry)
    }

    private func chain(_ cluster: AuthorizationCluster, _ name: String) async throws -> MeshValue {
        try await cluster.manage("GET", "/v1/discovery-chain/" + name)["Chain"] ?? .null
    }

    @Test func `whoever waits wakes when an entry of the chain changes, and for no other entry`() async throws {
        try await AuthorizationCluster.run(.allow) { cluster in
            try await put(cluster, #"{"Kind":"service-resolver","Name":"a","Redirect":{"Service":"b"}}"#)
            let before = await cluster.send("GET", "/v1/discovery-chain/a", token: Self.manager)
            #expect(before.text.contains("resolver:b.default.default.dc1"))
            // It is about a service that has an address already: nothing but its own entry changes.
            try await put(cluster, #"{"Kind":"service-resolver","Name":"web","ConnectTimeout":"3s"}"#)
            let same = await cluster.send(
                "GET",
                "/v1/discovery-chain/a",
                query: "index=\(before.index)&wait=50ms",
                token: Self.manager
            )
            #expect(same.index == before.index && same.text == before.text)
            async let waiting = cluster.send(
                "GET",
                "/v1/discovery-chain/a",
                query: "index=\(before.index)&wait=60s",
                token: Self.manager
            )
            // Not the service that was asked for, but where it leads.
            try await put(cluster, #"{"Kind":"service-resolver","Name":"b","ConnectTimeout":"7s"}"#)
            let after = await waiting
            #expect(after.index > before.index && after.text.contains(#""ConnectTimeout":"7s""#))
        }
    }

    @Test func `overrides are those of one request, whatever was asked before`() async throws {
        try await AuthorizationCluster.run(.allow) { cluster in
            let plain = try await chain(cluster, "web")
            #expect(plain["Protocol"] == "http" && plain["CustomizationHash"] == nil)
            for (body, spoken, timeout) in [
                (#"{"OverrideProtocol":"grpc"}"#, "grpc", "5s"),
                (#"{"override_connect_timeout":"3s","Other":1}"#, "http", "3s"),
            ] {
                let answer = try await cluster.manage("POST", "/v1/discovery-chain/web", body)["Chain"]
                #expect(answer?["Protocol"]?.stringValue == spoken && answer?["CustomizationHash"] != nil)
                let node = answer?["Nodes"]?["resolver:web.default.default.dc1"]
                #expect(node?["Resolver"]?["ConnectTimeout"]?.stringValue == timeout)
            }
            #expect(try await chain(cluster, "web") == plain)
            for (body, words) in [
                (#"{"OverrideMeshGateway":{"Mode":"sideways"}}"#, "OverrideMeshGateway.Mode"),
                (#"{"OverrideConnectTimeout":"-1s"}"#, "OverrideConnectTimeout"),
                (#"{"OverrideProtocol":7}"#, "OverrideProtocol"),
            ] {
                let answer = await cluster.send("POST", "/v1/discovery-chain/web", body: body, token: Self.manager)
                #expect(answer.status == 400 && answer.text.contains(words), "\(answer)")
            }
        }
    }

    @Test func `a service that only entries know has a virtual address as long as one of them is there`() async throws {
        try await AuthorizationCluster.run(.allow) { cluster in
            #expect(try await chain(cluster, "virtual")["AutoVirtualIPs"] == .null)
            try await put(cluster, #"{"Kind":"service-defaults","Name":"virtual","Protocol":"http"}"#)
            // It is there when the write is answered.
            let addresses = try await chain(cluster, "virtual")["AutoVirtualIPs"]?.arrayValue
            #expect(addresses?.count == 1 && addresses?.first?.stringValue?.hasPrefix("240.") == true)
            try await put(cluster, #"{"Kind":"service-resolver","Name":"virtual","Redirect":{"Service":"web"}}"#)
            try await cluster.manage("DELETE", "/v1/config/service-resolver/virtual")
            #expect(try await chain(cluster, "virtual")["AutoVirtualIPs"]?.arrayValue == addresses)
            try await cluster.manage("DELETE", "/v1/config/service-defaults/virtual")
            let end = ContinuousClock.now + Patience.long
            while try await chain(cluster, "virtual")["AutoVirtualIPs"] != .null {
                try #require(ContinuousClock.now < end, "the address is not taken back")
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }
}
