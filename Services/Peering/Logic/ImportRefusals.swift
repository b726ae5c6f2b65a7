/// What a peer brought and was refused here, with the reasons, until it is taken or not exported any more.
package struct ImportRefusals: Sendable, Hashable {
    /// How many are kept; of further ones only the log tells.
    package static let limit = 1000
    private static let longestReason = 400

    /// The reasons, by resource.
    package private(set) var reasons: [String: String] = [:]

    /// Those of ``reasons`` that are about no service.
    private var others: Set<String> = []

    /// No refusals.
    package init() {}

    /// Notes that an import was refused.
    package mutating func refused(_ wish: StreamSession.Import, _ reason: String) {
        guard reasons[wish.resourceID] != nil || reasons.count < Self.limit else { return }
        if wish.kind != .service { others.insert(wish.resourceID) }
        reasons[wish.resourceID] = reason.firstBytes(Self.longestReason)
    }

    /// Notes that an import was taken; a list says what is exported at all.
    package mutating func stored(_ wish: StreamSession.Import) {
        guard !reasons.isEmpty else { return }
        reasons[wish.resourceID] = nil
        guard case .serviceList(let names) = wish.content else { return }
        let kept = Set(names)
        reasons = reasons.filter { resource, _ in
            // Other things than services are in no list of them.
            if others.contains(resource) { return true }
            let isProxy = resource.hasSuffix(ExportPlan.proxySuffix)
            return kept.contains(isProxy ? String(resource.dropLast(ExportPlan.proxySuffix.count)) : resource)
        }
    }
}
