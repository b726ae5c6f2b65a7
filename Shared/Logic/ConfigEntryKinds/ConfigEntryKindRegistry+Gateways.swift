import AccessRules
import ConfigEntryTables
import ConsulJSON
import MeshDomain

/// The kinds that are about gateways: their names are those of the gateways' services.
extension ConfigEntryKind {
    static let ofIngressGateway = ConfigEntryDescriptor(
        IngressGateway.self,
        help: "What an ingress gateway listens for.",
        readAccess: { .serviceRead($0) },
        writeAccess: { _ in .meshWrite },
        // A listener speaks what the services behind it speak.
        looksAt: [.serviceDefaults: .any, .proxyDefaults: .only("global")],
        read: IngressGatewayCodec.read,
        write: IngressGatewayCodec.write,
        normalize: IngressGatewayRules.normalized,
        validate: { (entry, scope, state) throws(MeshError) in
            let twin = state.entry(.terminatingGateway, entry.name, in: scope)
            try GatewayNameRules.validate(entry, beside: twin)
            try IngressGatewayRules.validateProtocols(entry, scope, state)
        },
        validateAgain: IngressGatewayRules.validateProtocols
    )

    static let ofTerminatingGateway = ConfigEntryDescriptor(
        TerminatingGateway.self,
        help: "Which services outside the mesh a terminating gateway calls.",
        readAccess: { .serviceRead($0) },
        writeAccess: { _ in .meshWrite },
        read: TerminatingGatewayCodec.read,
        write: TerminatingGatewayCodec.write,
        normalize: { (entry) throws(MeshError) in
            try TerminatingGatewayRules.validate(entry)
            return entry
        },
        validate: { (entry, scope, state) throws(MeshError) in
            let twin = state.entry(.ingressGateway, entry.name, in: scope)
            try GatewayNameRules.validate(entry, beside: twin)
        }
    )
}
