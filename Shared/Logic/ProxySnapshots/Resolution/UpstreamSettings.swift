package import MeshDomain

/// How one upstream is called, after all places that may say so were merged.
package struct UpstreamSettings: Sendable, Hashable {
    /// Empty when nobody said so.
    package var serviceProtocol = ""
    /// 0 when nobody said so.
    package var connectTimeoutMilliseconds = 0
    package var limits: UpstreamLimits?
    package var passiveHealthCheck: PassiveHealthCheck?
    package var meshGateway = MeshGatewayMode.unset
    package var balancesConnections = false
    /// Envoy's own JSON in place of what would be generated; empty for none.
    package var listenerJSON = ""
    package var clusterJSON = ""

    /// Nothing set.
    package init() {}

    /// Takes over what an entry sets; later calls win.
    mutating func merge(_ defaults: UpstreamDefaults) {
        if !defaults.upstreamProtocol.isEmpty { serviceProtocol = defaults.upstreamProtocol }
        if defaults.connectTimeoutMilliseconds > 0 { connectTimeoutMilliseconds = defaults.connectTimeoutMilliseconds }
        if let limits = defaults.limits { self.limits = limits }
        if let check = defaults.passiveHealthCheck { passiveHealthCheck = check }
        if !defaults.balanceOutboundConnections.isEmpty {
            balancesConnections = defaults.balanceOutboundConnections == "exact_balance"
        }
        if !defaults.envoyListenerJSON.isEmpty { listenerJSON = defaults.envoyListenerJSON }
        if !defaults.envoyClusterJSON.isEmpty { clusterJSON = defaults.envoyClusterJSON }
    }

    /// Takes over what the registration's opaque settings say.
    mutating func merge(_ config: MeshObject) {
        if let value = config.text("protocol"), !value.isEmpty { serviceProtocol = value }
        if let value = config.number("connect_timeout_ms"), value > 0 { connectTimeoutMilliseconds = value }
        if let value = config["limits"]?.objectValue {
            limits = UpstreamLimits(
                maxConnections: value.number("max_connections"),
                maxPendingRequests: value.number("max_pending_requests"),
                maxConcurrentRequests: value.number("max_concurrent_requests")
            )
        }
        if let value = config["passive_health_check"]?.objectValue {
            passiveHealthCheck = PassiveHealthCheck(
                intervalNanoseconds: value.nanoseconds("interval") ?? 0,
                maxFailures: value.number("max_failures") ?? 0,
                enforcingConsecutive5xx: value.number("enforcing_consecutive_5xx"),
                maxEjectionPercent: value.number("max_ejection_percent"),
                baseEjectionTimeNanoseconds: value.nanoseconds("base_ejection_time")
            )
        }
        if let value = config.text("balance_outbound_connections") { balancesConnections = value == "exact_balance" }
        if let value = config.text("envoy_listener_json") { listenerJSON = value }
        if let value = config.text("envoy_cluster_json") { clusterJSON = value }
    }
}
