package import ConfigEntryTables
import ConsulJSON
package import MeshDomain
import ProxySnapshots

/// What config entries add to the registration of a proxy: `?merge-central-config`, and the agent's own proxies.
///
/// - Source: reference §5.4; which instances it is applied to, and the names within an upstream's settings, were recorded.
package enum CentralSettings {
    /// The instance as it is in effect; as it was, unless it is a sidecar or a gateway.
    package static func applied(to service: NodeService, in entries: ConfigEntryState) -> NodeService {
        guard service.kind == .connectProxy || service.kind.isGateway else { return service }
        let name = service.servedService.service
        let defaults = entries.proxyDefaults()
        let own = entries.serviceDefaults(of: name)
        let resolved = ResolvedProxy(service.proxy, defaults: defaults, service: own)
        var result = service
        result.proxy.config = resolved.config.isEmpty ? nil : resolved.config
        result.proxy.mode = resolved.mode
        result.proxy.meshGateway = resolved.meshGateway
        result.proxy.transparentProxy = resolved.transparentProxy
        result.proxy.expose = resolved.expose
        result.proxy.accessLogs = resolved.accessLogs
        result.proxy.envoyExtensions = resolved.envoyExtensions
        for place in result.proxy.upstreams.indices where result.proxy.upstreams[place].destinationType == "service" {
            let upstream = result.proxy.upstreams[place]
            let called =
                upstream.destinationPeer.isEmpty
                ? entries.serviceDefaults(of: upstream.destination(from: service.scope).service) : nil
            let settings = resolved.settings(of: upstream, defaults: defaults, service: own, called: called)
            result.proxy.upstreams[place].meshGateway = settings.meshGateway
            let config = config(of: upstream, resolved, inherited: settings.serviceProtocol)
            result.proxy.upstreams[place].config = config.isEmpty ? nil : config
        }
        return result
    }

    /// The settings of an upstream: those for all upstreams, over them those for this one, over them its own.
    private static func config(
        of upstream: Upstream,
        _ resolved: ResolvedProxy,
        inherited serviceProtocol: String
    ) -> MeshObject {
        let central = resolved.upstreamConfiguration
        let override = central?.overrides.last {
            $0.name == upstream.destinationName && $0.peer == upstream.destinationPeer
        }
        var config = MeshObject()
        for layer in [central?.defaults, override].compactMap(\.self) {
            for entry in ServiceDefaultsCodec.opaqueSettings(of: layer).entries { config[entry.key] = entry.value }
        }
        // The exporter of a peered service decides what it speaks.
        config["protocol"] = serviceProtocol.isEmpty ? nil : .string(serviceProtocol)
        for entry in upstream.config?.entries ?? [] { config[entry.key] = entry.value }
        return config
    }
}
