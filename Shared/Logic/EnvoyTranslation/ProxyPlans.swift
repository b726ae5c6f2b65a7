import EnvoySchema
import MeshDomain
import ProxySnapshots

/// All resources of a proxy, not yet made, each with the config entries that it comes from.
///
/// What says where a resource comes from is the place that plans it: nobody guesses it from the resource's name.
struct ProxyPlans {
    var clusters: [ResourcePlan<EnvoyClusterV3.Cluster>] = []
    var listeners: [ResourcePlan<EnvoyListenerV3.Listener>] = []
    var routes: [ResourcePlan<EnvoyRouteV3.RouteConfiguration>] = []
    /// Those that carry more than addresses.
    var endpoints: [ResourcePlan<EnvoyEndpointV3.ClusterLoadAssignment>] = []
    var extensionConfigs: [ResourcePlan<EnvoyCoreV3.TypedExtensionConfig>] = []
    /// What cannot be planned.
    var problems: [TranslationProblem] = []

    /// Plans a snapshot; with the snapshot and the translation before, what is made from the same is kept.
    init(_ snapshot: ProxySnapshot, after before: ProxySnapshot? = nil, previous: Translation? = nil) {
        switch snapshot.configuration {
        case .sidecar(let inputs):
            var earlier: SidecarListeners.Earlier?
            if case .sidecar(let old)? = before?.configuration, let listeners = previous?.resources.listeners {
                earlier = SidecarListeners.Earlier(inputs: old, listeners: listeners)
            }
            // Users' own words come last, so that nothing generated changes them.
            let patches = SidecarPatches(inputs)
            let policy = AccessPolicy(inputs, reachesStandingConnections: patches.leavesApplication)
            clusters =
                patches.apply(to: SidecarClusters.all(inputs))
                + (policy.isHTTP ? KeySetClusters.all(inputs.tokens) : [])
            listeners = patches.apply(to: SidecarListeners.all(inputs, after: earlier))
            routes = UpstreamRoutes.all(inputs)
            endpoints =
                patches.clusters[SidecarClusters.application] == nil
                ? SidecarClusters.applicationEndpoints(inputs, policy) : []
            extensionConfigs = [AccessControlFilters.plan(policy).made(from: inputs.ownEntries + inputs.tokens.entries)]
            if PublicListenerInput(inputs).validatesTokens { extensionConfigs.append(TokenFilter.plan(inputs.tokens)) }
            problems = SidecarClusters.problems(inputs) + patches.problems + inputs.tokens.problems
        case .meshGateway(let inputs):
            clusters = MeshGatewayClusters.all(inputs)
            listeners = MeshGatewayListeners.all(inputs)
            routes = MeshGatewayRoutes.all(inputs)
        case .apiGateway(let inputs):
            clusters = APIGatewayClusters.all(inputs)
            listeners = APIGatewayListeners.all(inputs)
            routes = APIGatewayRoutes.all(inputs)
            problems = APIGatewayListeners.problems(inputs)
        case .ingressGateway(let inputs):
            clusters = IngressPlans.clusters(inputs)
            listeners = IngressPlans.listeners(inputs)
            routes = IngressPlans.routes(inputs)
            problems = IngressPlans.problems(inputs)
        case .terminatingGateway(let inputs):
            clusters = TerminatingPlans.clusters(inputs)
            listeners = TerminatingPlans.listeners(inputs)
            routes = TerminatingPlans.routes(inputs)
            extensionConfigs = TerminatingPlans.rules(inputs)
            problems = TerminatingPlans.problems(inputs)
        }
    }

    /// The config entries that a resource is made from, those included that every proxy's are; empty for a name that is
    /// not planned.
    func origin(of type: EnvoyResourceType, _ name: String) -> [EntryKey]? {
        switch type {
        case .cluster: origin(name, clusters)
        case .listener: origin(name, listeners)
        case .route: origin(name, routes)
        // Addresses come with the cluster that has them.
        case .endpoint: origin(name, endpoints) ?? origin(name, clusters)
        case .extensionConfig: origin(name, extensionConfigs)
        default: nil
        }
    }

    private func origin<Message>(_ name: String, _ plans: [ResourcePlan<Message>]) -> [EntryKey]? {
        plans.first { $0.name == name }?.origin
    }
}

extension SidecarInputs {
    /// The entries about the service behind the proxy.
    var ownEntries: [EntryKey] {
        [
            EntryKey(kind: .serviceIntentions, of: service),
            EntryKey(kind: .serviceIntentions, name: "*", in: service.scope), ownDefaults,
            EntryKey(kind: .exportedServices, name: "default"),
        ]
    }

    var ownDefaults: EntryKey { EntryKey(kind: .serviceDefaults, of: service) }
}
