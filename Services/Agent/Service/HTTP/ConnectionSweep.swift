import NIOCore

/// Looks at all connections of one event loop every half second, for those that take too long.
///
/// One timer for a loop instead of one for each request: a request costs no timer, and ten thousand connections that only
/// wait cost next to nothing.
final class ConnectionSweep: Sendable {
    private static let period = TimeAmount.milliseconds(500)
    private let loop: any EventLoop
    private let meter: HTTPMeter
    private let connections: NIOLoopBoundBox<[ObjectIdentifier: HTTPConnection]>
    private let isRunning: NIOLoopBoundBox<Bool>

    /// Must be made on the loop.
    init(_ loop: any EventLoop, meter: HTTPMeter) {
        self.loop = loop
        self.meter = meter
        connections = NIOLoopBoundBox([:], eventLoop: loop)
        isRunning = NIOLoopBoundBox(false, eventLoop: loop)
    }

    /// Looks at a connection from now on; on the loop only.
    func add(_ connection: HTTPConnection) {
        connections.value[ObjectIdentifier(connection)] = connection
        guard !isRunning.value else { return }
        isRunning.value = true
        loop.scheduleRepeatedTask(initialDelay: Self.period, delay: Self.period) { [self] task in
            let now = NIODeadline.now()
            var held = 0
            for connection in connections.value.values { held += connection.check(at: now) }
            meter.holds(held, on: loop)
            if connections.value.isEmpty {
                isRunning.value = false
                task.cancel()
            }
        }
    }

    /// Looks at it no more; on the loop only.
    func remove(_ connection: HTTPConnection) { connections.value[ObjectIdentifier(connection)] = nil }
}
