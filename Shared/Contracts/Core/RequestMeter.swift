import CoreMetrics
import MeshBus
import MeshDomain
import Synchronization

/// Counts and times the requests of one method by their results; the handlers of metrics are made once.
final class RequestMeter: Sendable {
    private struct Handlers: Sendable {
        var timers: [String: any TimerHandler] = [:]
        var counters: [BusRefusal: any CounterHandler] = [:]
    }

    private let factory: any MetricsFactory
    private let label: String
    private let dimensions: [(String, String)]
    private let handlers = Mutex(Handlers())

    init(_ label: String, service: String, method: String, factory: any MetricsFactory) {
        self.factory = factory
        self.label = label
        dimensions = [("service", service), ("method", method)]
    }

    /// One request took this long; no code is success.
    func record(_ code: MeshError.Code?, _ time: Duration) {
        let result = code?.rawValue ?? "ok"
        let timer = handlers.withLock { handlers in
            if let timer = handlers.timers[result] { return timer }
            let timer = factory.makeTimer(label: label, dimensions: dimensions + [("result", result)])
            handlers.timers[result] = timer
            return timer
        }
        timer.recordNanoseconds(time.nanoseconds)
    }

    /// One request was not handled.
    func refuse(_ reason: BusRefusal) {
        let counter = handlers.withLock { handlers in
            if let counter = handlers.counters[reason] { return counter }
            let name =
                switch reason {
                case .overloaded: "overloaded"
                case .expired: "expired"
                }
            let counter = factory.makeCounter(
                label: MetricKey.refusedRequests,
                dimensions: dimensions + [("reason", name)]
            )
            handlers.counters[reason] = counter
            return counter
        }
        counter.increment(by: 1)
    }
}

/// The meters of what one client asks, by service and method.
final class CallMeters: Sendable {
    private struct Key: Hashable {
        var service: BusService
        var method: String
    }

    private let factory: any MetricsFactory
    private let meters = Mutex<[Key: RequestMeter]>([:])

    init(_ factory: any MetricsFactory) { self.factory = factory }

    func meter(_ service: BusService, _ method: String) -> RequestMeter {
        meters.withLock { meters in
            // What is asked of one replica (`changes.<replica>`) counts as one method: labels are bounded.
            let name = String(method.prefix { $0 != "." })
            let key = Key(service: service, method: name)
            if let meter = meters[key] { return meter }
            let meter = RequestMeter(MetricKey.calls, service: service.rawValue, method: name, factory: factory)
            meters[key] = meter
            return meter
        }
    }
}

extension Duration {
    /// The length in nanoseconds, rounded down.
    package var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
