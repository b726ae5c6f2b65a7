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

    static let ofAPIGateway = ConfigEntryDescriptor(
        APIGateway.self,
        help: "What an API gateway listens for.",
        readAccess: { .serviceRead($0) },
        writeAccess: { _ in .meshWrite },
        shapesGateways: true,
        read: APIGatewayCodec.read,
        write: APIGatewayCodec.write,
        normalize: APIGatewayRules.normalized
    )

    static let ofBoundAPIGateway = ConfigEntryDescriptor(
        BoundAPIGateway.self,
        help: "What an API gateway is bound to; made by the cluster.",
        readAccess: { .serviceRead($0) },
        writeAccess: { _ in .meshWrite },
        refusal: MeshError(.permissionDenied, "Permission denied: only writeable by controller"),
        read: BoundAPIGatewayCodec.read,
        write: BoundAPIGatewayCodec.write,
        normalize: { (entry) throws(MeshError) in entry }
    )

    static let ofHTTPRoute = ConfigEntryDescriptor(
        HTTPRoute.self,
        help: "Which requests of an API gateway go where.",
        readAccess: { _ in .meshRead },
        writeAccess: { _ in .meshWrite },
        shapesGateways: true,
        read: HTTPRouteCodec.read,
        write: HTTPRouteCodec.write,
        normalize: HTTPRouteRules.normalized
    )

    static let ofTCPRoute = ConfigEntryDescriptor(
        TCPRoute.self,
        help: "Where the connections of an API gateway go.",
        readAccess: { _ in .meshRead },
        writeAccess: { _ in .meshWrite },
        shapesGateways: true,
        read: TCPRouteCodec.read,
        write: TCPRouteCodec.write,
        normalize: TCPRouteRules.normalized
    )

    static let ofInlineCertificate = ConfigEntryDescriptor(
        InlineCertificate.self,
        help: "A certificate with its key for API gateways.",
        readAccess: { _ in .meshRead },
        writeAccess: { _ in .meshWrite },
        shapesGateways: true,
        read: InlineCertificateCodec.read,
        write: InlineCertificateCodec.write,
        normalize: { (entry) throws(MeshError) in
            try InlineCertificateRules.validate(entry)
            return entry
        }
    )

    static let ofFileSystemCertificate = ConfigEntryDescriptor(
        FileSystemCertificate.self,
        help: "Where a gateway finds a certificate with its key.",
        readAccess: { _ in .meshRead },
        writeAccess: { _ in .meshWrite },
        shapesGateways: true,
        read: FileSystemCertificateCodec.read,
        write: FileSystemCertificateCodec.write,
        normalize: { (entry) throws(MeshError) in
            try FileSystemCertificateRules.validate(entry)
            return entry
        }
    )
}

/// The kinds that other entries refer to.
extension ConfigEntryKind {
    static let ofJWTProvider = ConfigEntryDescriptor(
        JWTProvider.self,
        help: "How tokens of a provider (JWT) are validated.",
        readAccess: { _ in .meshRead },
        writeAccess: { _ in .meshWrite },
        read: JWTProviderCodec.read,
        write: JWTProviderCodec.write,
        normalize: JWTProviderRules.normalized,
        validateRemoval: JWTProviderRules.validateRemoval
    )

    static let ofSamenessGroup = ConfigEntryDescriptor(
        SamenessGroup.self,
        help: "Partitions and peers whose services of one name are the same.",
        readAccess: { _ in nil },
        writeAccess: { _ in .meshWrite },
        shapesChains: true,
        shapesExports: true,
        read: SamenessGroupCodec.read,
        write: SamenessGroupCodec.write,
        normalize: { (entry) throws(MeshError) in
            try SamenessGroupRules.validate(entry)
            return entry
        },
        validate: SamenessGroupRules.validate,
        validateRemoval: SamenessGroupRules.validateRemoval
    )
}
