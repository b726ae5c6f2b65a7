package import MeshDomain

/// The names by which instances of a peer are reached and recognised, bound to the peer's trust domain.
///
/// - Source: reference §3.14, §5.1: `<service>.<namespace>.<partition>.<peer>.external.<trust domain>` as server name (SNI);
///   the identities (SPIFFE) are of services and mesh gateways.
package enum PeerIdentities {
    /// The trust domain that an instance claims to be of; nil when it says nothing of the kind.
    package static func trustDomain(claimedBy meta: PeeringServiceMeta) -> String? {
        if let identity = meta.spiffeID.first, let id = try? SpiffeID(parsing: identity) { return id.trustDomain }
        guard let name = meta.sni.first?.lowercased(), let mark = name.firstRange(of: ".external.") else { return nil }
        return String(name[mark.upperBound...])
    }

    /// Why the names of an instance are not taken; nil when they are.
    ///
    /// - Parameters:
    ///   - meta: The names.
    ///   - service: The service that is reached through the instance.
    ///   - trustDomain: The peer's, in lower case.
    /// - Returns: The reason.
    static func problem(of meta: PeeringServiceMeta, service: String, trustDomain: String) -> String? {
        guard !meta.sni.isEmpty, !meta.spiffeID.isEmpty else {
            return "Connect.PeerMeta has no \(meta.sni.isEmpty ? "SNI" : "SpiffeID"), so nobody could tell who answers"
        }
        guard meta.sni.count <= 16, meta.spiffeID.count <= 1024 else {
            return "Connect.PeerMeta has \(meta.sni.count) SNI and \(meta.spiffeID.count) SpiffeID, at most 16 and 1024"
                + " are taken"
        }
        for name in meta.sni {
            if let problem = problem(ofServerName: name, service, trustDomain) { return problem }
        }
        for identity in meta.spiffeID {
            if let problem = problem(ofIdentity: identity, trustDomain) { return problem }
        }
        guard meta.serviceProtocol.utf8.count <= 64, meta.serviceProtocol.utf8.allSatisfy(ImportedText.isPlain) else {
            return "the protocol \(ImportedText.quoted(meta.serviceProtocol)) cannot be used"
        }
        return nil
    }

    private static func problem(ofServerName name: String, _ service: String, _ trustDomain: String) -> String? {
        let suffix = ".external.\(trustDomain)"
        let lowered = name.lowercased()
        guard ImportedText.isName(name, limit: 1024), lowered.hasSuffix(suffix),
            lowered.hasPrefix(service.lowercased() + ".")
        else { return wrong(name, service, trustDomain) }
        let middle = lowered.dropLast(suffix.count).dropFirst(service.count + 1)
        let labels = middle.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count == 3 && labels.allSatisfy { !$0.isEmpty } ? nil : wrong(name, service, trustDomain)
    }

    private static func wrong(_ name: String, _ service: String, _ trustDomain: String) -> String {
        "the SNI \(ImportedText.quoted(name)) is not the service's own; it must be"
            + " \(service).<namespace>.<partition>.<peer>.external.\(trustDomain)"
    }

    private static func problem(ofIdentity identity: String, _ trustDomain: String) -> String? {
        let plain =
            identity.hasPrefix("spiffe://")
            && identity.utf8.dropFirst(9).allSatisfy { ImportedText.isPlain($0) || $0 == UInt8(ascii: "/") }
        guard plain, let id = try? SpiffeID(parsing: identity) else {
            return "the identity \(ImportedText.quoted(identity)) is not a SPIFFE id"
        }
        guard id.trustDomain == trustDomain else {
            return "the identity \(ImportedText.quoted(identity)) is not of the peer's trust domain \"\(trustDomain)\""
        }
        switch id.holder {
        case .service, .meshGateway: return nil
        case .agent, .server, .signing:
            return "the identity \(ImportedText.quoted(identity)) is neither of a service nor of a mesh gateway"
        }
    }
}
