import ConsulJSON
import MeshDomain

extension ProxyAssembler {
    /// All intentions on a service, the deciding ones first.
    ///
    /// Tokens (JWT) that the service's own entry asks for are needed by every caller, whichever entry decides; those of the
    /// entry for all destinations by callers for whom it decides, or nobody does.
    ///
    /// - Source: precedence and ties as in reference §6.2; of two entries about the same caller only the first counts.
    mutating func intentions(on service: ServiceName) -> [InboundIntention] {
        var rows: [(rank: Int, intention: InboundIntention)] = []
        var needed: [JWTRequirement] = []
        dependencies.insert(.configEntries(.samenessGroup))
        for (destination, exact) in [(service, true), (ServiceName("*", in: service.scope), false)] {
            dependencies.insert(
                .configEntry(.init(kind: .serviceIntentions, name: destination.text, in: destination.scope))
            )
            guard let entry = entries.serviceIntentions(of: destination) else { continue }
            if let own = entry.jwt, !own.providers.isEmpty { needed.append(own) }
            for source in entry.sources {
                let rank = (exact ? 0 : 2) + (source.name == "*" ? 1 : 0)
                let intention = InboundIntention(
                    source.source,
                    action: source.action,
                    permissions: source.permissions,
                    tokens: needed
                )
                rows.append((rank, intention))
            }
        }
        // Callers that no source is about need them, too.
        if !needed.isEmpty {
            let everybody = ServiceName("*", in: service.scope)
            for peer in [""] + inboundTrust(of: service).map(\.peer) {
                let caller = ServiceRef(everybody, of: Origin(peer: peer))
                let action: IntentionAction = settings.allowsByDefault ? .allow : .deny
                rows.append((4, InboundIntention(caller, action: action, tokens: needed)))
            }
        }
        rows.sort { left, right in
            (left.rank, left.intention.caller) < (right.rank, right.intention.caller)
        }
        var seen: Set<ServiceRef> = []
        return rows.map(\.intention).filter { seen.insert($0.caller).inserted }
    }

    /// The providers whose tokens these intentions ask for.
    mutating func tokens(for intentions: [InboundIntention]) -> TokenInputs {
        let requirements = intentions.flatMap { $0.tokens + $0.permissions.compactMap(\.jwt) }
        var inputs = TokenInputs()
        for name in Set(requirements.flatMap(\.providers).map(\.provider)).sorted() {
            guard let entry = content(JWTProvider.self, named: name.text, in: .standard), let keys = entry.keys else {
                inputs.missing.append(name)
                continue
            }
            var provider = TokenProvider(entry: entry)
            if let local = keys.local, !local.encoded.isEmpty {
                // No entry gets past the rules with something else.
                guard let bytes = try? Base64.decode(local.encoded) else {
                    inputs.missing.append(name)
                    continue
                }
                provider.keySet = String(decoding: bytes, as: UTF8.self)
            }
            if let text = keys.remote?.cluster?.trustedCA?.inlineBytes, !text.isEmpty {
                guard let bytes = try? Base64.decode(text), !bytes.isEmpty else {
                    inputs.missing.append(name)
                    continue
                }
                provider.authority = bytes
            }
            inputs.providers.append(provider)
        }
        return inputs
    }
}
