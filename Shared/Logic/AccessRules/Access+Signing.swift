package import MeshDomain

extension Access {
    /// The access somebody needs to have the certificate of an identity: asked of who signs for it, and of everybody who is
    /// handed the certificate and its key, however it came about.
    ///
    /// - Returns: Nil for identities of the control plane, for which no token is enough.
    package static func signing(for holder: SpiffeID.Holder) -> Access? {
        switch holder {
        case .service(let name, _): .serviceWrite(name)
        case .meshGateway(let partition, _): .meshWrite.within(Scope(partition: partition))
        case .agent(let node, _): .nodeWrite(node)
        case .server, .signing: nil
        }
    }
}
