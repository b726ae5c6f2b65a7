package import MeshDomain

/// What proxies need to know of the other datacenters of this cluster's operator, as those tell it.
package struct OtherDatacenters: Sendable, Hashable {
    /// One of them.
    package struct Datacenter: Sendable, Hashable {
        /// Its mesh gateways, where other datacenters reach them.
        package var gateways: [MeshEndpoint]
        /// The sidecars and mesh-native instances of the services that were asked for, where other datacenters reach them.
        package var services: [ServiceName: [MeshEndpoint]]

        /// Names both.
        package init(gateways: [MeshEndpoint], services: [ServiceName: [MeshEndpoint]]) {
            self.gateways = gateways
            self.services = services
        }
    }

    /// By name.
    package var datacenters: [String: Datacenter] = [:]

    /// None.
    package init() {}
}

extension ServerNames {
    /// The gateways of another datacenter, and with `*.` before it all that is behind them: `dc2.internal.TD`.
    package static func datacenter(_ datacenter: String, trustDomain: String) -> String {
        "\(datacenter).internal.\(trustDomain)"
    }
}

/// Another datacenter as a mesh gateway reaches it.
package struct GatewayDatacenter: Sendable, Hashable {
    package var datacenter: String
    /// The gateway to look up by name; nil when endpoints are sent.
    package var hostname: MeshEndpoint?
}
