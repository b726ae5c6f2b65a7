import DiscoveryChain
import EnvoyPatches
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The last stage of a sidecar's plans: what users wrote in Envoy's own JSON takes the place of what is generated.
///
/// It stands outside the shared cache, since only this proxy has it. What is refused changes nothing: the generated resource
/// stays, and the problem tells why.
struct SidecarPatches {
    /// By the name of the generated resource.
    private(set) var clusters: [String: EncodedResource] = [:]
    private(set) var listeners: [String: EncodedResource] = [:]
    private(set) var problems: [TranslationProblem] = []
    /// Generated clusters that others call, too, so that they stay beside what one upstream has in their place.
    private var kept: Set<String> = []

    /// Standing connections learn of new intentions by what is generated for a TCP application, so only with that.
    var leavesApplication: Bool { clusters[SidecarClusters.application] == nil && !hasPublicListener }
    private var hasPublicListener = false

    init(_ inputs: SidecarInputs) {
        let isAsked =
            inputs.escapeHatches != EscapeHatches()
            || inputs.upstreams.contains {
                !$0.settings.listenerJSON.isEmpty || !$0.settings.clusterJSON.isEmpty
            }
        guard isAsked else { return }
        let codec = EnvoyCodec()
        own(inputs, codec)
        for upstream in inputs.upstreams { self.upstream(upstream, inputs, codec) }
    }

    /// The plans, with those that were replaced.
    func apply(to plans: [ResourcePlan<EnvoyClusterV3.Cluster>]) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        plans.flatMap { plan in
            guard let custom = clusters[plan.name] else { return [plan] }
            let replaced = ResourcePlan(custom, insteadOf: plan)
            return kept.contains(plan.name) && custom.name != plan.name ? [replaced, plan] : [replaced]
        }
    }

    /// The plans, with those that were replaced.
    func apply(to plans: [ResourcePlan<EnvoyListenerV3.Listener>]) -> [ResourcePlan<EnvoyListenerV3.Listener>] {
        plans.map { plan in listeners[plan.name].map { ResourcePlan($0, insteadOf: plan) } ?? plan }
    }

    // MARK: - The application

    private mutating func own(_ inputs: SidecarInputs, _ codec: EnvoyCodec) {
        let hatches = inputs.escapeHatches
        let input = PublicListenerInput(inputs)
        let listener = made(.listener, input.name, "envoy_public_listener_json", hatches.publicListener) {
            () throws(EnvoyJSONProblem) in
            try CustomResource.publicListener(hatches.publicListener, guarded: try Self.guarding(input), codec: codec)
        }
        let cluster = made(.cluster, SidecarClusters.application, "envoy_local_cluster_json", hatches.localCluster) {
            () throws(EnvoyJSONProblem) in
            let cluster = try CustomResource.localCluster(hatches.localCluster, codec: codec)
            try Self.check(cluster, isCalledBy: listener, SidecarClusters.application, "envoy_public_listener_json")
            return cluster
        }
        hasPublicListener = take(
            Pair(listener: (input.name, listener), cluster: (SidecarClusters.application, cluster)),
            isRefused: cluster == nil && !hatches.localCluster.isEmpty,
            listenerSetting: "envoy_public_listener_json",
            clusterSetting: "envoy_local_cluster_json"
        )
    }

    private static func guarding(_ input: PublicListenerInput) throws(EnvoyJSONProblem) -> CustomResource.Guard {
        do throws(SchemaError) {
            let filter: CustomResource.Guard.Filter =
                if ServiceProtocol.isHTTP(input.serviceProtocol) {
                    .requests(
                        try AccessControlFilters.http(fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds)
                            .encoded()
                    )
                } else {
                    .connections(
                        try AccessControlFilters.network(fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds)
                            .encoded()
                    )
                }
            return CustomResource.Guard(
                filter,
                transportSocket: try PublicListener.transportSocket(input).encoded(),
                normalizesPaths: input.normalizesPaths,
                dropsHeadersWithUnderscores: input.dropsHeadersWithUnderscores
            )
        } catch { throw EnvoyJSONProblem(.whole, error.message) }
    }

    // MARK: - Upstreams

    private mutating func upstream(_ upstream: SidecarUpstream, _ inputs: SidecarInputs, _ codec: EnvoyCodec) {
        let settings = upstream.settings
        guard !settings.listenerJSON.isEmpty || !settings.clusterJSON.isEmpty else { return }
        let listenerName = UpstreamListener.name(of: upstream)
        guard upstream.hasDefaultChain, let generated = upstream.routing.firstCluster,
            let target = generated.members.first, !generated.hasFailover
        else {
            let reason = "is not used: config entries say where calls to the upstream go (a discovery chain)"
            if !settings.listenerJSON.isEmpty { add(.listener, listenerName, "envoy_listener_json " + reason) }
            if !settings.clusterJSON.isEmpty { add(.cluster, upstream.key, "envoy_cluster_json " + reason) }
            return
        }
        var listenerText = settings.listenerJSON
        if case .captured = upstream.bind, !listenerText.isEmpty {
            add(.listener, listenerName, "envoy_listener_json is not used: the upstream has no listener of its own")
            listenerText = ""
        }
        let listener = made(.listener, listenerName, "envoy_listener_json", listenerText) {
            () throws(EnvoyJSONProblem) in try CustomResource.upstreamListener(listenerText, codec: codec)
        }
        let cluster = made(.cluster, generated.name, "envoy_cluster_json", settings.clusterJSON) {
            () throws(EnvoyJSONProblem) in
            let cluster = try CustomResource.upstreamCluster(
                settings.clusterJSON,
                transportSocket: try Self.transportSocket(target.target, inputs),
                endpoints: generated.name,
                codec: codec
            )
            try Self.check(cluster, isCalledBy: listener, generated.name, "envoy_listener_json")
            return cluster
        }
        let others = inputs.upstreams.filter { $0.key != upstream.key }.flatMap(\.routing.clusters).flatMap(\.members)
        if others.contains(where: { $0.name == generated.name }) { kept.insert(generated.name) }
        _ = take(
            Pair(listener: (listenerName, listener), cluster: (generated.name, cluster)),
            isRefused: cluster == nil && !settings.clusterJSON.isEmpty,
            listenerSetting: "envoy_listener_json",
            clusterSetting: "envoy_cluster_json"
        )
    }

    private static func transportSocket(
        _ target: UpstreamTarget,
        _ inputs: SidecarInputs
    ) throws(EnvoyJSONProblem) -> [UInt8] {
        do throws(SchemaError) {
            return try SidecarClusters.transportSocket(target, inputs.mesh, inputs.credentials).encoded()
        } catch { throw EnvoyJSONProblem(.whole, error.message) }
    }

    // MARK: - Taking and refusing

    private struct Pair {
        let listener: (name: String, custom: EncodedResource?)
        let cluster: (name: String, custom: EncodedResource?)
    }

    /// Takes over a listener and the cluster it calls.
    ///
    /// Both or none: a listener by hand may call a cluster by hand that was refused. Returns whether the listener is taken.
    private mutating func take(
        _ pair: Pair,
        isRefused: Bool,
        listenerSetting: String,
        clusterSetting: String
    ) -> Bool {
        if let cluster = pair.cluster.custom { clusters[pair.cluster.name] = cluster }
        guard let listener = pair.listener.custom else { return false }
        guard !isRefused else {
            add(.listener, pair.listener.name, "\(listenerSetting) is not used, since \(clusterSetting) was refused")
            return false
        }
        listeners[pair.listener.name] = listener
        return true
    }

    /// A cluster under a name of its own is called by nobody but a listener by hand.
    private static func check(
        _ cluster: CustomResource,
        isCalledBy listener: EncodedResource?,
        _ generated: String,
        _ setting: String
    ) throws(EnvoyJSONProblem) {
        guard cluster.resourceName != generated, listener == nil else { return }
        throw EnvoyJSONProblem(
            .name,
            "\"\(cluster.resourceName)\" is called by no listener; name it \"\(generated)\", or set \(setting), too"
        )
    }

    private mutating func made(
        _ type: EnvoyResourceType,
        _ name: String,
        _ setting: String,
        _ text: String,
        _ make: () throws(EnvoyJSONProblem) -> CustomResource
    ) -> EncodedResource? {
        guard !text.isEmpty else { return nil }
        do throws(EnvoyJSONProblem) {
            let custom = try make()
            return EncodedResource(name: custom.resourceName, typeURL: type.typeURL, custom.bytes)
        } catch {
            add(type, name, "\(setting) is refused, and what is generated is used instead: \(error)")
            return nil
        }
    }

    private mutating func add(_ type: EnvoyResourceType, _ name: String, _ reason: String) {
        problems.append(TranslationProblem(type: type, name: name, reason: reason))
    }
}
