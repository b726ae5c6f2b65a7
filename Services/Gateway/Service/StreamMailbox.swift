import DequeModule
package import EnvoySchema
package import EnvoyTranslation
package import GatewayLogic
import SchemaRuntime
import Synchronization

/// What waits for one proxy's stream: its requests in order, and the newest configuration.
///
/// Configurations replace each other, so a slow proxy costs one. Requests are bounded, in number and in bytes: a proxy that
/// sends more before they are handled is cut off. A refused stream hands out nothing more, whatever waits.
package final class StreamMailbox: Sendable {
    private static let count = Atomic<Int>(0)

    private struct Content {
        var progress = StreamProgress()
        var requests: Deque<EnvoyDiscoveryV3.DeltaDiscoveryRequest> = []
        /// The length of the requests' texts.
        var requestBytes = 0
        var resources: ResourceSet?
        var ending: StreamEnding?
        var waiter: CheckedContinuation<Void, Never>?
    }

    /// Which stream of this process it is.
    package let id: Int
    private let content = Mutex(Content())
    private let requestLimit: Int
    private let byteLimit: Int
    private let budget: ByteBudget

    /// An empty mailbox; so many requests may wait, with so many bytes of text, and no more than the budget of all streams has.
    package init(requestLimit: Int = 1024, byteLimit: Int = 8 << 20, budget: ByteBudget = ByteBudget(limit: .max)) {
        self.requestLimit = requestLimit
        self.byteLimit = byteLimit
        self.budget = budget
        id = Self.count.add(1, ordering: .relaxed).newValue
    }

    deinit { content.withLock { budget.give($0.requestBytes) } }

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
        let bytes = request.textBytes
        let (waiter, accepted) = content.withLock { content in
            if case .refused? = content.ending { return (nil as CheckedContinuation<Void, Never>?, true) }
            guard content.requests.count < requestLimit, content.requestBytes + bytes <= byteLimit, budget.take(bytes)
            else {
                return (nil as CheckedContinuation<Void, Never>?, false)
            }
            content.requests.append(request)
            content.requestBytes += bytes
            return (content.waiter.take(), true)
        }
        waiter?.resume()
        return accepted
    }

    /// Replaces the configuration that waits.
    package func put(_ resources: ResourceSet) {
        content.withLock { content in
            if content.ending == nil { content.resources = resources }
            return content.waiter.take()
        }?.resume()
    }

    /// Ends the stream: once what waits is handled, or at once when it is refused; the first ending counts.
    package func end(_ ending: StreamEnding) {
        content.withLock { content in
            if content.ending == nil {
                content.ending = ending
                if case .refused = ending {
                    budget.give(content.requestBytes)
                    content.requests = []
                    content.requestBytes = 0
                    content.resources = nil
                }
            }
            return content.waiter.take()
        }?.resume()
    }

    /// The next event, waiting for one; nil when the stream is over.
    package func next() async -> DeltaStream.Event? {
        while true {
            let (event, isOver) = content.withLock { content -> (DeltaStream.Event?, Bool) in
                if let request = content.requests.popFirst() {
                    let bytes = request.textBytes
                    content.requestBytes -= bytes
                    budget.give(bytes)
                    return (.requestReceived(request), false)
                }
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
package enum StreamRefusal: String, Sendable, Hashable, CaseIterable {
    case permissionDenied
    case invalidArgument
    case resourceExhausted
    case notFound
    case deadlineExceeded
}

extension EnvoyDiscoveryV3.DeltaDiscoveryRequest {
    /// How long its texts are: what keeping it costs, about.
    fileprivate var textBytes: Int {
        let names = [resourceNamesSubscribe, resourceNamesUnsubscribe].joined().reduce(0) { $0 + $1.utf8.count }
        let versions = initialResourceVersions.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        return names + versions + (errorDetail?.message.utf8.count ?? 0) + typeURL.utf8.count
    }
}
