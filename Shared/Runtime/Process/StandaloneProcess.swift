import Glibc
package import Logging
import MeshDomain

/// A process of Tombolo that is no service on the bus: what it gets when it starts.
package struct StandaloneProcess: Sendable {
    package let settings: ProcessSettings
    package let logger: Logger
    /// What the process is told by signals.
    package let signals: ProcessSignals

    /// Runs such a process from start to end: flags, logging, metrics, signals, clean stop.
    ///
    /// The first statement of a program, on its only thread: signals are kept from here on.
    ///
    /// - Parameters:
    ///   - name: Short name, for instance `kubernetes`.
    ///   - help: What the program is and what its variables mean.
    ///   - order: Does what arguments ask for instead of serving, and says it; nil when they mean nothing.
    ///   - make: Makes the parts.
    package static func main(
        _ name: String,
        help: String,
        order: @Sendable ([String]) throws -> String?,
        make: @escaping @Sendable (StandaloneProcess) async throws -> ServiceParts
    ) -> Never {
        let signals = ProcessSignals()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            if arguments.contains("--help") || arguments.contains("-h") {
                say(help)
                ServiceProcess.end(0)
            }
            let settings = try ProcessSettings(environment: ProcessEnvironment.current(), process: name)
            if arguments.contains("--health-check") {
                ServiceProcess.end(try HealthAddress(settings.healthAddress).isHealthy ? 0 : 1)
            }
            if let first = arguments.first {
                guard let said = try order(arguments) else {
                    throw MeshError(.badRequest, "unknown argument \"\(first)\"; --help lists what there is")
                }
                say(said)
                ServiceProcess.end(0)
            }
            Task {
                do {
                    let (logger, early) = ServiceProcess.begin(settings, signals)
                    let process = StandaloneProcess(settings: settings, logger: logger, signals: signals)
                    let parts = try await make(process)
                    try await ServiceProcess.serve(
                        name,
                        parts.services,
                        settings,
                        signals,
                        logger,
                        early: early,
                        isReady: parts.isReady
                    )
                    logger.info("stopped")
                } catch { ServiceProcess.fail(name, (error as? MeshError)?.message ?? "\(error)") }
                ServiceProcess.end(0)
            }
        } catch { ServiceProcess.fail(name, (error as? MeshError)?.message ?? "\(error)") }
        signals.collect()
    }

    private static func say(_ text: String) {
        var text = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
        text.withUTF8 { bytes in _ = write(1, bytes.baseAddress, bytes.count) }
    }
}
