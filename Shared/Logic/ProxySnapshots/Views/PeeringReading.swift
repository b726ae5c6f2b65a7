package import MeshDomain

/// What proxies need to know of the peerings.
package protocol PeeringReading: Sendable {
    /// All peerings, by name.
    func peerings() -> [Peering]

    /// The roots of one peer, by the peering's local name.
    func trustBundle(of peer: String) -> PeeringTrustBundle?
}
