import CoreMetrics
import Glibc
package import Logging
package import MeshBus
import MeshBusNATS
import MeshContracts
import MeshDomain
package import ServiceLifecycle

/// What a service gets when its process starts: settings, bus and logger.
package struct ServiceProcess: Sendable {
    package let settings: ProcessSettings
    package let bus: any MessageBus
    package let logger: Logger
    /// What the process is told by signals.
    package let signals: ProcessSignals

    /// Name of the program, for instance `catalog`.
    package let name: String

    /// Makes the surroundings of a service, for tests.
    package init(
        name: String,
        settings: ProcessSettings,
        bus: any MessageBus,
        logger: Logger,
        signals: ProcessSignals = .none()
    ) {
        self.name = name
        self.signals = signals
        self.settings = settings
        self.bus = bus
        self.logger = logger
    }
}

/// The parts of a process that run until it is told to stop.
package struct ServiceParts: Sendable {
    package var services: [any Service]
    /// Why the process cannot do its work now; nil when it can.
    package var isReady: @Sendable () -> String?

    /// Names the parts.
    package init(_ services: [any Service], isReady: @escaping @Sendable () -> String?) {
        self.services = services
        self.isReady = isReady
    }
}

extension ServiceProcess {
    /// Runs a service's process from start to end: flags, logging, metrics, bus, signals, clean stop.
    ///
    /// The first statement of a program, on its only thread: signals are kept from here on.
    ///
    /// - Parameters:
    ///   - name: Short name, for instance `catalog`.
    ///   - extraHelp: What the program's own variables mean.
    ///   - make: Makes the parts once the bus is connected.
    package static func main(
        _ name: String,
        extraHelp: String = "",
        make: @escaping @Sendable (ServiceProcess) async throws -> ServiceParts
    ) -> Never {
        let signals = ProcessSignals()
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.contains("--help") || arguments.contains("-h") {
            printHelp(name, extraHelp)
            exit(0)
        }
        do throws(MeshError) {
            let settings = try ProcessSettings(environment: ProcessEnvironment.current(), process: name)
            if arguments.contains("--health-check") {
                exit(try HealthAddress(settings.healthAddress).isHealthy ? 0 : 1)
            }
            if arguments.first == "journal" {
                let order = try JournalCommand(arguments.dropFirst(), process: name)
                Task {
                    do { end(try await order.run(settings, process: name)) } catch {
                        fail(name, (error as? MeshError)?.message ?? "\(error)")
                    }
                }
                signals.collect()
            }
            if let unknown = arguments.first {
                throw MeshError(.badRequest, "unknown argument \"\(unknown)\"; --help lists what there is")
            }
            Task {
                do { try await run(name, settings: settings, signals: signals, make: make) } catch {
                    fail(name, (error as? MeshError)?.message ?? "\(error)")
                }
                end(0)
            }
        } catch { fail(name, error.message) }
        signals.collect()
    }

    static func fail(_ name: String, _ text: String) -> Never {
        var line = "tombolo-\(name): \(text)\n"
        line.withUTF8 { bytes in _ = write(2, bytes.baseAddress, bytes.count) }
        end(1)
    }

    /// Ends the process at once: what libraries do at `exit` would meet threads that still use them, and crash.
    static func end(_ code: Int32) -> Never { _exit(code) }

    private static func run(
        _ name: String,
        settings: ProcessSettings,
        signals: ProcessSignals,
        make: @Sendable (ServiceProcess) async throws -> ServiceParts
    ) async throws {
        let (logger, early) = begin(settings, signals)
        var nats = settings.nats
        nats.onError = { logger.warning("the bus refused something", metadata: [LogKey.error: "\($0)"]) }
        let bus: any MessageBus
        do { bus = try await NATSBus.connect(nats) } catch {
            throw MeshError(
                .unavailable,
                "cannot connect to NATS at \(settings.natsURLs.joined(separator: ", ")): \(error)"
            )
        }
        let process = ServiceProcess(name: name, settings: settings, bus: bus, logger: logger, signals: signals)
        let parts = try await make(process)
        var services = parts.services
        services.append(LoopService { await BusWatch.run(bus, logger: logger) })
        try await serve(name, services, settings, signals, logger, early: early) {
            bus.isConnected ? parts.isReady() : "the bus is not connected"
        }
        await bus.drain(deadline: .seconds(2))
        logger.info("stopped")
    }

    /// Prepares logging and metrics; the task ends the process when it is told to stop before it serves.
    static func begin(
        _ settings: ProcessSettings,
        _ signals: ProcessSignals
    ) -> (logger: Logger, early: Task<Void, Never>) {
        LoggingSystem.bootstrap { label in
            StandardErrorLogHandler(label: label, level: settings.logLevel, json: settings.logsJSON)
        }
        MetricsSystem.bootstrap(MetricsRegistry.shared)
        let logger = Logger(label: settings.instance)
        // Nothing is served yet, so nothing is to be finished.
        let early = Task {
            await signals.untilStop()
            guard !Task.isCancelled else { return }
            logger.info("stopped before it was ready")
            end(0)
        }
        return (logger, early)
    }

    /// Runs the parts, with the health endpoint and what sends metrics when they are set, until the process is told to stop.
    static func serve(
        _ name: String,
        _ parts: [any Service],
        _ settings: ProcessSettings,
        _ signals: ProcessSignals,
        _ logger: Logger,
        early: Task<Void, Never>,
        isReady: @escaping @Sendable () -> String?
    ) async throws {
        var services = parts
        if !settings.export.isOff {
            services.append(
                MetricsExport(settings.export, service: name, instance: settings.instance, logger: logger)
            )
        }
        if !settings.healthAddress.isEmpty {
            services.append(
                HealthEndpoint(
                    address: try HealthAddress(settings.healthAddress),
                    connections: settings.healthConnections,
                    logger: logger,
                    isReady: isReady
                )
            )
        }
        var configuration = ServiceGroupConfiguration(services: services, logger: logger)
        let stop = LoopService { await signals.untilStop() }
        configuration.services.append(.init(service: stop, successTerminationBehavior: .gracefullyShutdownGroup))
        configuration.maximumGracefulShutdownDuration = .seconds(5)
        configuration.maximumCancellationDuration = .seconds(3)
        logger.info("started")
        early.cancel()
        try await ServiceGroup(configuration: configuration).run()
    }

    private static func printHelp(_ name: String, _ extra: String) {
        var text = """
            tombolo-\(name): one service of Tombolo; configured by environment variables.

            --help          this text
            --health-check  asks the running process at TOMBOLO_HEALTH_ADDRESS; exits 0 when it is healthy
            journal verify|accept|create  in a service with a journal: looks it over, goes on with what is left of it after
                            a loss, or creates it for a new cluster; exits 0 when the journal is good

            \(ProcessSettings.help)
            \(extra)

            """
        text.withUTF8 { bytes in _ = write(1, bytes.baseAddress, bytes.count) }
    }
}

/// Runs a loop that ends when its task is cancelled; a graceful stop cancels it.
package struct LoopService: Service {
    private let body: @Sendable () async throws -> Void

    /// Wraps a loop.
    package init(_ body: @escaping @Sendable () async throws -> Void) { self.body = body }

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            do { try await body() } catch is CancellationError {}
        }
    }
}

/// Counts the losses of the bus, and says them.
private enum BusWatch {
    static func run(_ bus: any MessageBus, logger: Logger) async {
        let connected = Gauge(label: MetricKey.busConnected)
        let losses = Counter(label: MetricKey.busLosses)
        connected.record(1)
        var wasLost = false
        for await state in bus.connectionStates() {
            switch state {
            case .connected:
                connected.record(1)
                if wasLost { logger.info("the bus is back") }
                wasLost = false
            case .disconnected:
                connected.record(0)
                losses.increment()
                logger.warning("the bus is away; trying to reach it again")
                wasLost = true
            case .closed: connected.record(0)
            }
        }
        // Only the end of the process ends this part.
        try? await ServiceHost.untilCancelled()
    }
}

/// The environment of this process.
package enum ProcessEnvironment {
    /// All variables.
    package static func current() -> [String: String] {
        var result: [String: String] = [:]
        var entry = environ
        while let pointer = entry.pointee {
            let text = String(cString: pointer)
            if let equals = text.firstIndex(of: "=") {
                result[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry = entry.successor()
        }
        return result
    }
}
