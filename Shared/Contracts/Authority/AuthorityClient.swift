import BusSchema
package import MeshContracts
package import MeshDomain

/// The configuration of the certificate authority as it is shown and set.
package struct AuthorityConfiguration: Sendable, Hashable {
    package var provider: String
    /// The provider's settings as they were given, without secrets when read.
    package var config: MeshObject
    /// What the provider keeps; nil in a request that does not mention it.
    package var state: MeshValue?
    /// Whether a root may be replaced abruptly; only of meaning in a request.
    package var forceWithoutCrossSigning: Bool
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a configuration.
    package init(
        provider: String = "consul",
        config: MeshObject = MeshObject(),
        state: MeshValue? = nil,
        forceWithoutCrossSigning: Bool = false,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.provider = provider
        self.config = config
        self.state = state
        self.forceWithoutCrossSigning = forceWithoutCrossSigning
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}

/// Asks the certificate authority.
///
/// Its roots are followed with `AuthorityCodec`, not asked for.
package struct AuthorityClient: Sendable {
    private let service: ServiceClient

    /// Makes a client.
    package init(_ service: ServiceClient) { self.service = service }

    /// A certificate for the service, mesh gateway or agent named in the request.
    ///
    /// - Parameters:
    ///   - csrPEM: A certificate signing request with exactly one URI, signed with the key that stays with the caller.
    ///   - context: Whose token needs `service:write`, `mesh:write` or `node:write`.
    /// - Returns: The certificate without a key.
    /// - Throws: `badRequest` in Consul's words, `permissionDenied`, `overloaded` when too many are asked for.
    package func sign(csrPEM: String, context: CallContext) async throws(MeshError) -> LeafCertificate {
        Self.leaf(try await service.call(AuthorityMethods.sign, AuthorityWire.SignRequest(csrPEM: csrPEM), context))
    }

    /// A certificate for this datacenter's control plane; only the peering service may ask.
    package func signServer(csrPEM: String, context: CallContext) async throws(MeshError) -> LeafCertificate {
        Self.leaf(
            try await service.call(AuthorityMethods.signServer, AuthorityWire.SignRequest(csrPEM: csrPEM), context)
        )
    }

    /// The configuration in force; needs `operator:write`.
    package func configuration(context: CallContext) async throws(MeshError) -> AuthorityConfiguration {
        let reply = try await service.call(
            AuthorityMethods.readConfiguration,
            AuthorityWire.ConfigurationRequest(),
            context
        )
        return AuthorityConfiguration(
            provider: reply.provider,
            config: reply.config?.object ?? MeshObject(),
            state: reply.state?.value,
            createIndex: reply.createIndex,
            modifyIndex: reply.modifyIndex
        )
    }

    /// Sets the configuration and tells whether it was set; a change of the key material makes a new root.
    ///
    /// Needs `operator:write`. With `cas` it is set only when the configuration's modify index is that one.
    @discardableResult
    package func setConfiguration(
        _ configuration: AuthorityConfiguration,
        cas: UInt64? = nil,
        context: CallContext
    ) async throws(MeshError) -> Bool {
        let wire = AuthorityWire.Configuration(
            provider: configuration.provider,
            config: CommonWire.ValueObject(configuration.config),
            forceWithoutCrossSigning: configuration.forceWithoutCrossSigning,
            state: configuration.state.map(CommonWire.Value.init)
        )
        let request = AuthorityWire.PutConfigurationRequest(configuration: wire, cas: cas)
        return try await service.call(AuthorityMethods.putConfiguration, request, context).applied
    }

    private static func leaf(_ reply: AuthorityWire.SignReply) -> LeafCertificate {
        var service = ""
        if let identity = try? SpiffeID(parsing: reply.uri), case .service(let name, _) = identity.holder {
            service = name.text
        }
        return LeafCertificate(
            serialNumber: reply.serialNumber,
            certPEM: reply.certPEM,
            privateKeyPEM: .none,
            service: service,
            uri: reply.uri,
            validAfterSeconds: reply.validAfter,
            validBeforeSeconds: reply.validBefore,
            createIndex: reply.index,
            modifyIndex: reply.index
        )
    }
}
