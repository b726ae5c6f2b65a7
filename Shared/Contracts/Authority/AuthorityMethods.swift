package import BusSchema
package import MeshContracts

/// What the certificate authority answers.
package enum AuthorityMethods {
    /// A certificate for a service, gateway or agent; the caller's token decides.
    package static let sign = Method<AuthorityWire.SignRequest, AuthorityWire.SignReply>(.authority, "sign")
    /// A certificate for the control plane; only the peering service's bus user may ask.
    package static let signServer = Method<AuthorityWire.SignRequest, AuthorityWire.SignReply>(
        .authority,
        "sign-server"
    )
    /// The roots, for other datacenters of the operator.
    package static let roots = Method<CommonWire.Empty, AuthorityWire.Roots>(.authority, "roots", isRepeatable: true)
    /// Signs the authority of another datacenter; the request holds its certificate, signed by itself.
    package static let signIntermediate = Method<AuthorityWire.SignRequest, AuthorityWire.SignReply>(
        .authority,
        "sign-intermediate"
    )
    /// The configuration in force.
    package static let readConfiguration = Method<AuthorityWire.ConfigurationRequest, AuthorityWire.Configuration>(
        .authority,
        "read-configuration"
    )
    /// Sets the configuration, which may replace the root.
    package static let putConfiguration = Method<AuthorityWire.PutConfigurationRequest, CommonWire.WriteReply>(
        .authority,
        "put-configuration"
    )
}
