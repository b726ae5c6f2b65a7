package import EnvoySchema
package import EnvoyTranslation
package import GatewayLogic
import Synchronization

/// What waits for one proxy's stream: its requests in order, and the newest configuration.
///
/// Configurations replace each other, so a slow proxy costs one. Requests are bounded: a proxy that sends more than
/// `limit` before they are handled is cut off.
package final class StreamMailbox: Sendable {
    private static let count = Atomic<Int>(0)

    private struct Content {
        var progress = StreamProgress()
        var requests: [EnvoyDiscoveryV3.DeltaDiscoveryRequest] = []
        var resources: ResourceSet?
        var ending: StreamEnding?
        var waiter: CheckedContinuation<Void, Never>?
    }

    /// Which stream of this process it is.
    package let id: Int
    private let content = Mutex(Content())
    private let limit = 1024

    /// An empty mailbox.
    package init() { id = Self.count.add(1, ordering: .relaxed).newValue }

    /// How far the proxy is with what it was sent.
    package var progress: StreamProgress {
        content.withLock { content in
            var progress = content.progress
            // What was not looked at yet is not settled either.
            if content.resources != nil || !content.requests.isEmpty { progress.isSettled = false }
            return progress
        }
    }

    /// Notes how far the proxy is.
    package func note(_ progress: StreamProgress) { content.withLock { $0.progress = progress } }

    /// Puts a request behind those that wait; false when there are too many.
    package func put(_ request: EnvoyDiscoveryV3.DeltaDiscoveryRequest) -> Bool {
        let (waiter, accepted) = content.withLock { content in
            guard content.requests.count < limit else { return (nil as CheckedContinuation<Void, Never>?, false) }
            content.requests.append(request)
            return (content.waiter.take(), true)
        }
        waiter?.resume()
        return accepted
    }

    /// Replaces the configuration that waits.
    package func put(_ resources: ResourceSet) {
        content.withLock { content in
            content.resources = resources
            return content.waiter.take()
        }?.resume()
    }

    /// Ends the stream once what waits is handled; the first ending counts.
    package func end(_ ending: StreamEnding) {
        content.withLock { content in
            if content.ending == nil { content.ending = ending }
            return content.waiter.take()
        }?.resume()
    }

    /// The next event, waiting for one; nil when the stream is over.
    package func next() async -> DeltaStream.Event? {
        while true {
            let (event, isOver) = content.withLock { content -> (DeltaStream.Event?, Bool) in
                if !content.requests.isEmpty { return (.requestReceived(content.requests.removeFirst()), false) }
                if let resources = content.resources.take() { return (.resourcesChanged(resources), false) }
                return (nil, content.ending != nil)
            }
            if let event { return event }
            if isOver { return nil }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isPresent = content.withLock { content in
                        if !content.requests.isEmpty || content.resources != nil || content.ending != nil {
                            return true
                        }
                        content.waiter = continuation
                        return false
                    }
                    if isPresent { continuation.resume() }
                }
            } onCancel: {
                end(.closed)
            }
        }
    }

    /// Why the stream ended.
    package var ending: StreamEnding? { content.withLock(\.ending) }
}

/// How far a proxy is with what it was sent.
package struct StreamProgress: Sendable, Hashable {
    /// Everything was sent and answered.
    package var isSettled: Bool
    /// What it refused and still should have.
    package var rejections: [Rejection]

    /// Nothing was sent yet.
    package init(isSettled: Bool = false, rejections: [Rejection] = []) {
        self.isSettled = isSettled
        self.rejections = rejections
    }
}

/// Why a proxy's stream ended.
package enum StreamEnding: Sendable, Hashable {
    /// The proxy went away, or the process stops.
    case closed
    /// The proxy must not be served; the text says why.
    case refused(StreamRefusal, String)
}

/// The kinds of refusals, by gRPC status.
package enum StreamRefusal: Sendable, Hashable {
    case permissionDenied
    case invalidArgument
    case resourceExhausted
}
