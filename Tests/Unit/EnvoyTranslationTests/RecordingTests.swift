import EnvoyTranslation
import ProxySnapshots
import Testing

/// Everything a proxy is sent, compared with what a real Consul sent for the same calls.
@Suite("Recordings")
struct RecordingTests {
    static let cases = [
        "access-logs-default", "acl-deny-allows-tcp", "acl-deny-none-http", "acl-deny-none-tcp",
        "acl-peer-exporter-sidecar-tcp", "acl-peer-importer-sidecar", "api-gateway-http", "api-gateway-tls",
        "catalog-proxy-by-node-name",
        "chain-failover-services", "chain-lb-random", "chain-lb-ring-hash", "chain-lb-split", "chain-redirect",
        "federation-failover-none", "federation-gateway-keepalive-hostname", "federation-gateway-primary",
        "federation-redirect", "federation-upstream-local", "federation-upstream-none",
        "chain-resolver-subsets", "chain-router-matches", "chain-router-to-splitter-grpc", "chain-splitter",
        "peer-chain-exporter-gateway", "peer-chain-importer-sidecar", "peer-export-failover-exporter-gateway",
        "peer-tcp-redirect-importer-sidecar", "peer-redirect", "peer-failover-remote",
        "defaults-proxy-config", "defaults-service-limits", "defaults-upstream-overrides", "intentions-l7-permissions",
        "ingress-chain", "ingress-http-hosts", "ingress-tcp", "ingress-wildcard", "terminating-plain-and-ca",
        "terminating-client-sidecar", "peer-terminating-gateway", "destination-terminating-gateway",
        "destination-sidecar", "extension-lua", "extension-ext-authz", "extension-aws-lambda",
        "mesh-gateway-services",
        "intentions-many-http", "intentions-many-tcp", "intentions-wildcard-deny-tcp", "mesh-gateway-empty",
        "mesh-gateway-tagged-binds", "mesh-tls-sanitize-xfcc", "mutual-tls-permissive", "peer-deleted-exporter-gateway",
        "peer-deleted-importer-gateway", "peer-deleted-importer-sidecar", "peer-gateway-maintenance",
        "peer-hostname-gateway-importer-gateway", "peer-hostname-gateway-sidecar", "peer-http-exporter-gateway",
        "peer-http-exporter-sidecar", "peer-http-local-importer-sidecar", "peer-intentions-l7", "peer-intentions-tcp",
        "peer-local-without-gateway", "peer-mesh-tls-importer-sidecar", "peer-no-gateway",
        "peer-not-established-gateway", "peer-service-defaults-override", "peer-tcp-exporter-gateway",
        "peer-tcp-exporter-sidecar", "peer-tcp-importer-sidecar", "peer-three-gateways",
        "peer-through-gateways-acceptor", "peer-through-gateways-dialer", "peer-transparent-proxy", "transparent-proxy",
        "peer-wildcard-exporter-gateway",
        "peer-wildcard-importer-gateway", "sidecar-grpc", "sidecar-http", "sidecar-service-shorthand", "sidecar-tcp",
        "upstream-config", "upstream-http", "upstream-tcp", "upstream-unix-socket",
    ]

    @Test(arguments: cases)
    func `a proxy is sent what Consul sends`(name: String) throws {
        let recording = try RecordedCase(name)
        let assembled = try recording.assembled()
        let snapshot = try #require(assembled.snapshot, "\(assembled.outcome)")
        var cache = TranslationCache()
        let translation = EnvoyTranslator.translate(snapshot, cache: &cache)
        #expect(translation.problems.isEmpty)
        let inlined = try InlinedTranslation(translation)
        for type in EnvoyResourceType.allCases {
            let recorded = try recording.recorded(type)
            let made = try inlined[type]
            #expect(made.keys.sorted() == recorded.keys.sorted(), "names of \(type)")
            for (name, resource) in made {
                var comparison = RecordingComparison()
                comparison.compare(recorded[name], resource, at: name)
                let report = comparison.differences.joined(separator: "\n")
                #expect(comparison.differences.isEmpty, "\(type):\n\(report)")
            }
        }
    }
}
