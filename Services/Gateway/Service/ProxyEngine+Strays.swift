import Logging
import MeshDomain
import MeshRuntime
import ProxySnapshots

/// Proxies that nobody registered: they may wait for their registration, but not for ever.
extension ProxyEngine {
    /// Notes that a proxy has no registration.
    func stray(_ stream: Int, _ proxy: inout ConnectedProxy) {
        if strays[stream] == nil { strays[stream] = .now }
        // What it may have follows from the registration; that it may have a stream at all was asked with its token.
        proxy.permitted = []
    }

    /// Ends the streams of proxies that wait for their registration for too long.
    func strayLoop() async throws {
        let interval = min(Duration.seconds(1), limits.strayTime / 4)
        while true {
            try await Task.sleep(for: interval)
            let oldest = ContinuousClock.now - limits.strayTime
            for (stream, since) in strays where since <= oldest { endStray(stream) }
        }
    }

    private func endStray(_ stream: Int) {
        strays[stream] = nil
        guard let proxy = connected[stream] else { return }
        let place = proxy.key.node.name.isEmpty ? "any node" : "node \"\(proxy.key.node)\""
        let waitsFor = proxy.waitsFor ?? "its registration in the catalog"
        logger.info(
            "a proxy that is not registered was sent away",
            metadata: [LogKey.proxy: "\(proxy.key.id)", LogKey.node: "\(proxy.key.node)", "waits.for": "\(waitsFor)"]
        )
        proxy.mailbox.end(
            .refused(
                .notFound,
                "\"\(proxy.key.id)\" on \(place) waited \(limits.strayTime) for \(waitsFor); register it, or start Envoy with"
                    + " the id and node it is registered with (-proxy-id, -node-name)"
            )
        )
    }
}
