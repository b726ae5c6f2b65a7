import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The listeners of a sidecar: one for its callers, one per upstream, one per exposed path.
enum SidecarListeners {
    static func all(_ inputs: SidecarInputs) -> [ResourcePlan<EnvoyListenerV3.Listener>] {
        let name = "public_listener:\(inputs.bindAddress):\(inputs.bindPort)"
        var plans = [ResourcePlan(name) { () throws(SchemaError) in try PublicListener.make(name, inputs) }]
        for upstream in inputs.upstreams {
            let name = UpstreamListener.name(of: upstream)
            let address: EnvoyCoreV3.Address
            switch upstream.bind {
            case .address(let host, let port): address = .socket(host, port: port)
            case .socket(let path, let mode): address = .pipe(path, mode: mode)
            case .captured: continue
            }
            plans.append(
                ResourcePlan(name) { () throws(SchemaError) in
                    try UpstreamListener.make(name, address, upstream, inputs)
                }
            )
        }
        if let capture = inputs.capture, let plan = OutboundListener.plan(capture, inputs) { plans.append(plan) }
        for path in inputs.exposedPaths {
            let name = ExposedPaths.listenerName(path, inputs)
            plans.append(ResourcePlan(name) { () throws(SchemaError) in try ExposedPaths.listener(name, path, inputs) })
        }
        return plans
    }

    /// Connections are spread evenly over Envoy's workers.
    static let evenBalance = EnvoyListenerV3.Listener.ConnectionBalanceConfig(
        balanceType: .exactBalance(EnvoyListenerV3.Listener.ConnectionBalanceConfig.ExactBalance())
    )
}
