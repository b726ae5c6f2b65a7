import ACLContract
import AccessRules
import CatalogTables
import Logging
import MeshDomain
import MeshRuntime
import ProxySnapshots

/// What the streams' tokens may do.
extension ProxyEngine {
    /// The longest that a token's expiry, or a change that nothing was heard of, goes unnoticed.
    private static let period = Duration.seconds(10)
    /// At least this long is waited between two rounds, however fast ACLs change.
    private static let pause = Duration.milliseconds(250)
    /// The pause doubles up to this while tokens cannot be asked for.
    private static let longestPause = Duration.seconds(5)
    private static let concurrency = 16

    /// Asks again for all tokens whenever ACLs change, while any could not be asked for, and from time to time: a stream
    /// ends when its token is gone or may not write its service any more.
    func accessLoop() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in self.tokens.changes() { self.recheckTokens() } }
            group.addTask {
                while true {
                    try await Task.sleep(for: Self.period)
                    self.recheckTokens()
                }
            }
            group.addTask {
                var pause = Self.pause
                for await _ in self.accessRounds {
                    let isComplete = await self.authorizeAll()
                    if !isComplete { self.recheckTokens() }
                    pause = isComplete ? Self.pause : min(pause * 2, Self.longestPause)
                    try await Task.sleep(for: pause)
                }
            }
            try await group.waitForAll()
        }
    }

    /// Asks for every token; whether all could be asked for.
    private func authorizeAll() async -> Bool {
        let tokens = Array(streamsByToken.keys)
        return await withTaskGroup(of: Bool.self) { group in
            var isComplete = true
            for (place, token) in tokens.enumerated() {
                if place >= Self.concurrency { isComplete = await group.next() ?? true && isComplete }
                group.addTask { await self.authorize(token) }
            }
            for await isKnown in group { isComplete = isComplete && isKnown }
            return isComplete
        }
    }

    /// Asks what a token may do and follows it for all streams that use it; whether it could be asked for.
    @discardableResult
    private func authorize(_ token: SecretID) async -> Bool {
        let result = await resolve(token)
        for stream in streamsByToken[token] ?? [] { follow(result, stream) }
        if case .failure(let error) = result { return error.code == .permissionDenied }
        return true
    }

    /// What a token may do.
    func resolve(_ token: SecretID) async -> Result<ResolvedToken, MeshError> {
        do throws(MeshError) { return .success(try await tokens.resolve(token)) } catch { return .failure(error) }
    }

    /// Whether a token may have a stream at all: whoever may write no service is nobody's proxy.
    ///
    /// - Returns: Why not; of a proxy that is known by then, for which service. A token that cannot be asked for passes, and is
    ///   asked for again.
    func denial(of token: SecretID, to identity: ProxyIdentity? = nil) async -> MeshError? {
        do throws(MeshError) {
            let resolved = try await tokens.resolve(token)
            let some = Access.anyServiceWrite.within(identity?.scope ?? .standard)
            if resolved.authorizer.allows(some) { return nil }
            if let service = identity.flatMap(service) { try resolved.require(.serviceWrite(service)) }
            try resolved.require(some)
            return nil
        } catch { return error.code == .permissionDenied ? error : nil }
    }

    /// The service of a proxy that is registered once.
    private func service(of identity: ProxyIdentity) -> ServiceName? {
        let nodes = identity.nodes(in: catalog)
        guard nodes.count == 1, let node = nodes.first else { return nil }
        return catalog.service(identity.key(on: node).instance)?.servedService.service
    }

    /// Follows what is known of a stream's token now.
    func follow(_ result: Result<ResolvedToken, MeshError>, _ stream: Int) {
        guard var proxy = connected[stream] else { return }
        switch result {
        case .success(let resolved):
            var isNew = true
            if case .resolved = proxy.access { isNew = false }
            proxy.access = .resolved(resolved)
            let some = Access.anyServiceWrite.within(proxy.identity.scope)
            let needed = proxy.permitted.filter { $0 != some } + [some]
            proxy.permitted = []
            let isAllowed = isAllowed(&proxy, needed)
            connected[stream] = proxy
            if isAllowed, isNew || hasOtherLinks(proxy) { mark(CollectionOfOne(stream), .everything) }
        case .failure(let error) where error.code == .permissionDenied:
            refuse(proxy, error)
        case .failure(let error):
            // A token that was good stays good until somebody says otherwise.
            if case .resolved = proxy.access { return }
            connected[stream]?.access = .unavailable(error.message)
            connected[stream]?.waitsFor = "its token: \(error.message)"
        }
    }

    /// Whether the proxy's token permits all that is needed; a refusal ends the stream.
    func isAllowed(_ proxy: inout ConnectedProxy, _ needed: [Access]) -> Bool {
        let missing = needed.filter { !proxy.permitted.contains($0) }
        if missing.isEmpty { return true }
        switch proxy.access {
        case .unknown:
            proxy.waitsFor = "its token"
            return false
        case .unavailable(let reason):
            proxy.waitsFor = "its token: \(reason)"
            return false
        case .resolved(let token):
            do throws(MeshError) { for access in missing { try token.require(access) } } catch {
                refuse(proxy, error)
                return false
            }
            proxy.permitted = needed
            return true
        }
    }

    private func refuse(_ proxy: ConnectedProxy, _ error: MeshError) {
        logger.info(
            "a proxy's token does not allow to serve it",
            metadata: [LogKey.proxy: "\(proxy.key.id)", LogKey.node: "\(proxy.key.node)", LogKey.error: "\(error)"]
        )
        proxy.mailbox.end(.refused(.permissionDenied, error.message))
    }
}
