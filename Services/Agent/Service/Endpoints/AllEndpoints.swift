/// All endpoints of the agent: a new group is added here, a new endpoint to its group.
extension EndpointTable {
    /// The table of one agent.
    init(of context: AgentContext) {
        self.init(
            CatalogEndpoints(context: context).endpoints + HealthEndpoints(context: context).endpoints
                + AgentEndpoints(context: context).endpoints + LocalServiceEndpoints(context: context).endpoints
                + LocalCheckEndpoints(context: context).endpoints + ConfigEndpoints(context: context).endpoints
                + ConnectEndpoints(context: context).endpoints + IntentionEndpoints(context: context).endpoints
                + PeeringEndpoints(context: context).endpoints + ACLEndpoints(context: context).endpoints
                + ProxyEndpoints(context: context).endpoints + MonitorEndpoints(context: context).endpoints
                + OperatorEndpoints(context: context).endpoints + ChainEndpoints(context: context).endpoints
                + GatewayEndpoints(context: context).endpoints + UserInterfaceEndpoints(context: context).endpoints
                + AutopilotEndpoints(context: context).endpoints + LegacyIntentionEndpoints(context: context).endpoints
                + KeyEndpoints(context: context).endpoints + SessionEndpoints(context: context).endpoints
                + QueryEndpoints(context: context).endpoints + EventEndpoints(context: context).endpoints
                + CoordinateEndpoints(context: context).endpoints
                + TransactionEndpoints(context: context).endpoints
                + SnapshotEndpoints(context: context).endpoints
                + PeeringToolEndpoints(context: context).endpoints
                + InsightEndpoints(context: context).endpoints + TenancyEndpoints(context: context).endpoints
                + DebugEndpoints(context: context).endpoints + NotImplemented.endpoints
        )
    }
}
