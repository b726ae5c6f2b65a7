package import MeshDomain

/// What is checked before a signing request is answered, in this order: names, permission, place.
///
/// - Source: reference peering-and-gateways §4.2, http-api-and-config §10.3.
package struct SigningRequestPolicy: Sendable, Hashable {
    /// The trust domain of this cluster, in lower case.
    package let trustDomain: String
    /// The datacenter of this cluster.
    package let datacenter: String

    /// The scopes whose identities are signed; nil for all of them: the rights of who asks say which.
    package let scopes: Set<Scope>?

    /// Makes the policy of a cluster.
    package init(trustDomain: String, datacenter: String, scopes: Set<Scope>? = nil) {
        self.trustDomain = trustDomain.lowercased()
        self.datacenter = datacenter
        self.scopes = scopes
    }

    /// The identity a request asks for: its only URI.
    ///
    /// - Parameters:
    ///   - uris: all URI names of the request.
    ///   - emailCount: how many e-mail names it has; there must be none.
    /// - Returns: the identity, not yet checked for its place.
    /// - Throws: `MeshError` with code `badRequest` and Consul's wording.
    package static func identity(uris: [String], emailCount: Int) throws(MeshError) -> SpiffeID {
        guard uris.count == 1, let uri = uris.first else {
            throw MeshError(.badRequest, "CSR SAN contains an invalid number of URIs: \(uris.count)")
        }
        guard emailCount == 0 else {
            throw MeshError(.badRequest, "CSR SAN does not allow specifying email addresses")
        }
        let identity: SpiffeID
        do {
            identity = try SpiffeID(parsing: uri)
        } catch {
            throw MeshError(.badRequest, error.description)
        }
        guard identity.holder != .signing else {
            throw MeshError(.badRequest, "SPIFFE ID in CSR must be a service, mesh-gateway, or agent ID")
        }
        try checkName(in: identity.holder)
        return identity
    }

    /// Refuses names that are no path segment of a SPIFFE id: others might read them as another identity.
    private static func checkName(in holder: SpiffeID.Holder) throws(MeshError) {
        var names: [(String, String)] = []
        switch holder {
        case .service(let service, _):
            names.append((service.text, "the service name in the SPIFFE ID of the CSR"))
            names.append((service.scope.namespace.name, "the namespace in the SPIFFE ID of the CSR"))
            names.append((service.scope.partition.name, "the partition in the SPIFFE ID of the CSR"))
        case .agent(let node, _): names.append((node.text, "the node in the SPIFFE ID of the CSR"))
        case .meshGateway(let partition, _):
            names.append((partition.name, "the partition in the SPIFFE ID of the CSR"))
        case .server, .signing: return
        }
        for (name, what) in names where !SpiffeID.isSegment(name) {
            throw MeshError(.badRequest, SpiffeID.refusal(of: name, as: what))
        }
    }

    /// Checks that an identity belongs to this cluster: its trust domain, its datacenter, and one of its scopes.
    ///
    /// - Throws: `MeshError` with code `badRequest`.
    package func checkPlace(of identity: SpiffeID) throws(MeshError) {
        if let asked = identity.datacenter, asked != datacenter {
            throw MeshError(
                .badRequest,
                "SPIFFE ID in CSR from a different datacenter: \(asked), we are \(datacenter)"
            )
        }
        guard identity.trustDomain == trustDomain else {
            throw MeshError(
                .badRequest,
                "SPIFFE ID in CSR from a different trust domain: \(identity.trustDomain), we are \(trustDomain)"
            )
        }
        guard let scopes else { return }
        guard scopes.contains(identity.scope) else {
            throw MeshError(
                .badRequest,
                "SPIFFE ID in CSR must be in a namespace and partition of this cluster"
                    + " (\(scopes.sorted().map(\.description).joined(separator: ", "))): \(identity.uri)"
            )
        }
    }
}
