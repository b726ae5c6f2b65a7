package import MeshDomain

/// Which permission reading or writing an entry needs.
///
/// - Source: reference "Kinds", columns ACL read and ACL write.
package enum EntryAccess {
    /// What writing or removing the entry needs.
    package static func write(_ key: ConfigEntryKey) -> Access {
        switch key.kind {
        case .serviceDefaults, .serviceResolver, .serviceSplitter, .serviceRouter: .serviceWrite(key.name)
        case .serviceIntentions: .intentionWrite(key.name)
        case .proxyDefaults, .exportedServices, .mesh, .ingressGateway, .terminatingGateway, .apiGateway,
            .boundAPIGateway, .httpRoute, .tcpRoute, .inlineCertificate, .fileSystemCertificate, .jwtProvider,
            .samenessGroup:
            .meshWrite
        }
    }

    /// What reading the entry needs; nil when everybody may.
    package static func read(_ key: ConfigEntryKey) -> Access? {
        switch key.kind {
        case .proxyDefaults, .mesh, .samenessGroup: nil
        case .serviceDefaults, .serviceResolver, .serviceSplitter, .serviceRouter, .ingressGateway, .terminatingGateway,
            .apiGateway, .boundAPIGateway:
            .serviceRead(key.name)
        case .serviceIntentions: .intentionRead(key.name)
        case .exportedServices, .httpRoute, .tcpRoute, .inlineCertificate, .fileSystemCertificate, .jwtProvider:
            .meshRead
        }
    }
}
