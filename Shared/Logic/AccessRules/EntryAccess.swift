package import MeshDomain

/// Which permission reading or writing an entry needs.
///
/// - Source: reference "Kinds", columns ACL read and ACL write.
package enum EntryAccess {
    /// What writing or removing the entry of that name needs, when `existing` is what the name finds.
    ///
    /// An entry that is spelled otherwise is its owner's.
    package static func write(_ key: EntryKey, over existing: ConfigEntry?) -> [Access] {
        let own = write(key)
        guard let old = existing.map({ write($0.key) }), old != own else { return [own] }
        return [own, old]
    }

    /// What writing or removing an entry that is spelled so needs.
    static func write(_ key: EntryKey) -> Access {
        switch key.kind {
        case .serviceDefaults, .serviceResolver, .serviceSplitter, .serviceRouter:
            .serviceWrite(ServiceName(key.name, in: key.scope))
        case .serviceIntentions: .intentionWrite(ServiceName(key.name, in: key.scope))
        case .proxyDefaults, .exportedServices, .mesh, .ingressGateway, .terminatingGateway, .apiGateway,
            .boundAPIGateway, .httpRoute, .tcpRoute, .inlineCertificate, .fileSystemCertificate, .jwtProvider,
            .samenessGroup:
            .meshWrite
        }
    }

    /// What reading the entry needs; nil when everybody may.
    package static func read(_ key: EntryKey) -> Access? {
        switch key.kind {
        case .proxyDefaults, .mesh, .samenessGroup: nil
        case .serviceDefaults, .serviceResolver, .serviceSplitter, .serviceRouter, .ingressGateway, .terminatingGateway,
            .apiGateway, .boundAPIGateway:
            .serviceRead(ServiceName(key.name, in: key.scope))
        case .serviceIntentions: .intentionRead(ServiceName(key.name, in: key.scope))
        case .exportedServices, .httpRoute, .tcpRoute, .inlineCertificate, .fileSystemCertificate, .jwtProvider:
            .meshRead
        }
    }
}
