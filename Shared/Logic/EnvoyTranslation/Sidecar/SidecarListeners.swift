import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The listeners of a sidecar: one for its callers, one per upstream, one per exposed path.
enum SidecarListeners {
    /// The listeners that a proxy has, and what they were made from.
    struct Earlier {
        let inputs: SidecarInputs
        let listeners: [EncodedResource]
    }

    static func all(
        _ inputs: SidecarInputs,
        after earlier: Earlier? = nil
    ) -> [ResourcePlan<EnvoyListenerV3.Listener>] {
        let input = PublicListenerInput(inputs)
        let name = input.name
        var kept: EncodedResource?
        if let earlier, PublicListenerInput(earlier.inputs) == input {
            kept = earlier.listeners.first { $0.name == name }
        }
        var plans = [
            ResourcePlan(name, kept: kept) { () throws(SchemaError) in try PublicListener.make(input) }
                .made(from: inputs.ownEntries)
        ]
        for upstream in inputs.upstreams {
            let address: EnvoyCoreV3.Address
            switch upstream.bind {
            case .address(let host, let port): address = .socket(host, port: port)
            case .socket(let path, let mode): address = .pipe(path, mode: mode)
            case .captured: continue
            }
            let input = UpstreamListenerInput(
                upstream: upstream,
                accessLogs: inputs.accessLogs,
                fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds
            )
            let name = UpstreamListener.name(of: upstream)
            plans.append(
                ResourcePlan(name, from: .upstreamListener(input)) { () throws(SchemaError) in
                    try UpstreamListener.make(name, address, input)
                }.made(from: upstream.entries + [inputs.ownDefaults])
            )
        }
        if let capture = inputs.capture, let plan = OutboundListener.plan(capture, inputs) { plans.append(plan) }
        for path in inputs.exposedPaths {
            let name = ExposedPaths.listenerName(path, inputs)
            plans.append(
                ResourcePlan(name) { () throws(SchemaError) in try ExposedPaths.listener(name, path, inputs) }
                    .made(from: [inputs.ownDefaults])
            )
        }
        return plans
    }

    /// Connections are spread evenly over Envoy's workers.
    static let evenBalance = EnvoyListenerV3.Listener.ConnectionBalanceConfig(
        balanceType: .exactBalance(EnvoyListenerV3.Listener.ConnectionBalanceConfig.ExactBalance())
    )
}

/// What an upstream's listener is made from.
struct UpstreamListenerInput: Hashable {
    let upstream: SidecarUpstream
    let accessLogs: AccessLogsConfiguration
    let fetchTimeoutMilliseconds: Int?
}
