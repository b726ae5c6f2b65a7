import EnvoySchema
import SchemaRuntime
import Testing

@Suite struct EnvoyRecordingTests {
    /// Decodes, compares the bytes of encoding again, and does the same with every message the resource carries in an Any.
    private func check<Message: SchemaMessage>(_ bytes: [UInt8], as type: Message.Type) throws -> Message {
        let message = try Message(decoding: bytes)
        #expect(try message.encoded() == bytes, "\(Message.fullName) lost something")
        return message
    }

    private func check(_ any: GoogleProtobuf.AnyMessage?) throws {
        let any = try #require(any)
        switch any.typeURL {
        case EnvoyTCPProxyV3.TcpProxy.typeURL: _ = try check(any.value, as: EnvoyTCPProxyV3.TcpProxy.self)
        case EnvoyNetworkRBACV3.RBAC.typeURL: _ = try check(any.value, as: EnvoyNetworkRBACV3.RBAC.self)
        case EnvoyHTTPRBACV3.RBAC.typeURL: _ = try check(any.value, as: EnvoyHTTPRBACV3.RBAC.self)
        case EnvoyRouterV3.Router.typeURL: _ = try check(any.value, as: EnvoyRouterV3.Router.self)
        case EnvoyHeaderToMetadataV3.Config.typeURL: _ = try check(any.value, as: EnvoyHeaderToMetadataV3.Config.self)
        case EnvoySNIClusterV3.SniCluster.typeURL: _ = try check(any.value, as: EnvoySNIClusterV3.SniCluster.self)
        case EnvoyHTTPInspectorV3.HttpInspector.typeURL:
            _ = try check(any.value, as: EnvoyHTTPInspectorV3.HttpInspector.self)
        case EnvoyTLSInspectorV3.TlsInspector.typeURL:
            _ = try check(any.value, as: EnvoyTLSInspectorV3.TlsInspector.self)
        case EnvoyHCMV3.HttpConnectionManager.typeURL:
            let manager = try check(any.value, as: EnvoyHCMV3.HttpConnectionManager.self)
            for filter in manager.httpFilters {
                guard case .typedConfig(let config) = filter.configType else { continue }
                try check(config)
            }
        case EnvoyTLSV3.DownstreamTlsContext.typeURL:
            let context = try check(any.value, as: EnvoyTLSV3.DownstreamTlsContext.self)
            guard case .validationContext(let validation) = context.commonTLSContext?.validationContextType else {
                return
            }
            if let validator = validation.customValidatorConfig { try check(validator.typedConfig) }
        case EnvoyTLSV3.SPIFFECertValidatorConfig.typeURL:
            let config = try check(any.value, as: EnvoyTLSV3.SPIFFECertValidatorConfig.self)
            #expect(!config.trustDomains.isEmpty)
        case EnvoyTLSV3.UpstreamTlsContext.typeURL: _ = try check(any.value, as: EnvoyTLSV3.UpstreamTlsContext.self)
        default: Issue.record("no test for \(any.typeURL)")
        }
    }

    @Test(arguments: [
        RecordedEnvoyResources.permissionsListener, RecordedEnvoyResources.gatewayListener,
        RecordedEnvoyResources.peerIntentionsListener,
    ])
    func `a recorded listener and all its filters survive to the byte`(bytes: [UInt8]) throws {
        let listener = try check(bytes, as: EnvoyListenerV3.Listener.self)
        #expect(!listener.filterChains.isEmpty)
        for chain in listener.filterChains {
            for filter in chain.filters {
                guard case .typedConfig(let config) = filter.configType else { continue }
                try check(config)
            }
            guard case .typedConfig(let config) = chain.transportSocket?.configType else { continue }
            try check(config)
        }
        for filter in listener.listenerFilters {
            guard case .typedConfig(let config) = filter.configType else { continue }
            try check(config)
        }
    }

    @Test func `a recorded cluster of a peer survives to the byte`() throws {
        let cluster = try check(RecordedEnvoyResources.peerCluster, as: EnvoyClusterV3.Cluster.self)
        #expect(cluster.connectTimeout == GoogleProtobuf.Duration(seconds: 5))
        #expect(cluster.clusterDiscoveryType == .type(.eds))
        #expect(cluster.outlierDetection?.maxEjectionPercent == GoogleProtobuf.UInt32Value(value: 100))
        guard case .typedConfig(let config) = cluster.transportSocket?.configType else {
            Issue.record("no transport socket")
            return
        }
        let context = try check(config.value, as: EnvoyTLSV3.UpstreamTlsContext.self)
        #expect(context.sni == "ferry.default.default.north.external.${trustDomain}")
    }

    @Test func `recorded clusters, endpoints and routes survive to the byte`() throws {
        let cluster = try check(RecordedEnvoyResources.ringHashCluster, as: EnvoyClusterV3.Cluster.self)
        #expect(cluster.lbPolicy == .ringHash)
        let endpoints = try check(RecordedEnvoyResources.endpoints, as: EnvoyEndpointV3.ClusterLoadAssignment.self)
        #expect(!endpoints.endpoints.isEmpty)
        let routes = try check(RecordedEnvoyResources.splitRoutes, as: EnvoyRouteV3.RouteConfiguration.self)
        #expect(routes.validateClusters == GoogleProtobuf.BoolValue(value: true))
        let ingress = try check(RecordedEnvoyResources.ingressRoutes, as: EnvoyRouteV3.RouteConfiguration.self)
        #expect(!ingress.virtualHosts.isEmpty)
    }

    @Test func `a request for resources carries the node and a refusal`() throws {
        typealias Node = EnvoyCoreV3.Node
        let request = EnvoyDiscoveryV3.DeltaDiscoveryRequest(
            node: Node(
                id: "web-sidecar-proxy",
                cluster: "web",
                metadata: GoogleProtobuf.Struct(fields: ["namespace": .init(kind: .stringValue("default"))])
            ),
            typeURL: EnvoyClusterV3.Cluster.typeURL,
            resourceNamesSubscribe: ["*"],
            initialResourceVersions: ["b": "2", "a": "1"],
            responseNonce: "00000001",
            errorDetail: GoogleRPC.Status(code: 3, message: "no")
        )
        let again = try EnvoyDiscoveryV3.DeltaDiscoveryRequest(decoding: request.encoded())
        #expect(again == request)
        #expect(again.typeURL == "type.googleapis.com/envoy.config.cluster.v3.Cluster")
    }
}
