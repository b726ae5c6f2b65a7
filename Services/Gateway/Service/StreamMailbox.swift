package import EnvoySchema
package import EnvoyTranslation
package import GatewayLogic
import Synchronization

/// What waits for one proxy's stream: its requests in order, and the newest configuration.
///
/// Configurations replace each other, so a slow proxy costs one. Requests are bounded: a proxy that sends more than
/// `limit` before they are handled is cut off.
package final class StreamMailbox: Sendable {
    private struct Content {
        var requests: [EnvoyDiscoveryV3.DeltaDiscoveryRequest] = []
        var resources: ResourceSet?
        var ending: StreamEnding?
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let content = Mutex(Content())
    private let limit = 1024
    private let onRejection: Mutex<(@Sendable ([Rejection]) -> Void)?> = Mutex(nil)

    /// An empty mailbox.
    package init() {}

    /// Says who is told about what the proxy refused.
    package func tellRejections(to receiver: @escaping @Sendable ([Rejection]) -> Void) {
        onRejection.withLock { $0 = receiver }
    }

    /// Tells about what the proxy refused.
    package func report(_ rejections: [Rejection]) { onRejection.withLock { $0 }?(rejections) }

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
