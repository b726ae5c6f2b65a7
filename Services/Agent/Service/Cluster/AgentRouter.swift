/// All endpoints of the agent: a new endpoint group is added here.
enum AgentRouter {
    static func make(_ context: AgentContext) -> Router {
        var router = Router()
        CatalogEndpoints(context: context).add(to: &router)
        HealthEndpoints(context: context).add(to: &router)
        AgentEndpoints(context: context).add(to: &router)
        LocalServiceEndpoints(context: context).add(to: &router)
        LocalCheckEndpoints(context: context).add(to: &router)
        ConfigEndpoints(context: context).add(to: &router)
        ConnectEndpoints(context: context).add(to: &router)
        IntentionEndpoints(context: context).add(to: &router)
        PeeringEndpoints(context: context).add(to: &router)
        ACLEndpoints(context: context).add(to: &router)
        ProxyEndpoints(context: context).add(to: &router)
        NotImplemented.add(to: &router)
        return router
    }
}
