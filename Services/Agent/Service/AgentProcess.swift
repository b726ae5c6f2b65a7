import ACLContract
package import AgentLogic
import ConsulJSON
import Foundation
import Glibc
import HCLSyntax
import Logging
import MeshContracts
package import MeshDomain
package import MeshRuntime
import ServiceLifecycle

/// The agent as a process: where its configuration comes from, and how it starts.
package enum AgentProcess {
    /// What the agent's own variables mean, for `--help`.
    package static let help = """
        TOMBOLO_AGENT_CONFIG       files and directories with the agent's configuration, colon-separated, in order;
                                   without a datacenter in them, TOMBOLO_DATACENTER is the agent's, too
        TOMBOLO_AGENT_CONFIG_FORMAT  hcl or json: the language of the files; by their names when empty
        TOMBOLO_AGENT_CONFIG_TEXT  one more piece of configuration, JSON or HCL; it wins over the files;
                                   TOMBOLO_AGENT_CONFIG_TEXT_FILE names a file that holds it
        TOMBOLO_AGENT_NODE         node_name, when the configuration has none
        TOMBOLO_NATS_OPERATOR_PASSWORD  password of the user "operator" of nats-server's system account, who may take a server out of
                                   the group; TOMBOLO_NATS_OPERATOR_PASSWORD_FILE names a file that holds it
        TOMBOLO_WAN_NATS_URL       nats-server that joins datacenters, on servers (none: there are no other datacenters)
        TOMBOLO_WAN_NATS_USER      user there
        TOMBOLO_WAN_NATS_PASSWORD  its password; TOMBOLO_WAN_NATS_PASSWORD_FILE names a file that holds it
        """

    /// Makes the parts of the process.
    ///
    /// - Throws: `badRequest` naming the file and the option that is wrong.
    package static func parts(_ process: ServiceProcess) throws(MeshError) -> ServiceParts {
        let configuration = try configuration(process.settings)
        for warning in configuration.warnings {
            process.logger.warning(
                "the configuration needs a look",
                metadata: [LogKey.error: "\(warning)"]
            )
        }
        let tokens: any TokenResolving =
            configuration.acl.isEnabled
            ? TokenResolver(
                bus: process.bus,
                datacenter: configuration.datacenter,
                settings: try TokenResolverSettings(
                    downPolicy: configuration.acl.downPolicy,
                    environment: process.settings.environment
                )
            ) : OpenTokenResolver()
        let settings = process.settings
        let service = try AgentReplica(
            configuration: configuration,
            bus: process.bus,
            tokens: tokens,
            reread: { () throws(MeshError) in try Self.configuration(settings) },
            operatorBus: try operatorBus(settings),
            connectWide: try wideBus(settings),
            logger: process.logger
        )
        let export = try export(configuration.telemetry, process)
        let parts =
            service.services + export + [
                LoopService { try await reloadOnSignal(service.context, process.signals) },
                LoopService { try await endOnWish(service.context) },
            ]
        return ServiceParts(parts) { service.problem }
    }

    /// What the files and the environment say now.
    ///
    /// - Throws: `badRequest` naming the file and the option that is wrong.
    package static func configuration(_ settings: ProcessSettings) throws(MeshError) -> AgentConfiguration {
        let environment = settings.environment
        let format = try format(environment["TOMBOLO_AGENT_CONFIG_FORMAT"] ?? "")
        let datacenter: MeshObject = ["datacenter": .string(settings.datacenter)]
        var sources = [
            AgentConfigurationReader.Source(
                name: "TOMBOLO_DATACENTER",
                text: JSONText.bytes(of: .object(datacenter)),
                format: .byContent
            )
        ]
        var skipped: [String] = []
        for path in (environment["TOMBOLO_AGENT_CONFIG"] ?? "").split(separator: ":") {
            sources += try files(at: String(path), format, &skipped)
        }
        let text = try VariableReader(environment: environment).document("TOMBOLO_AGENT_CONFIG_TEXT")
        if !text.isEmpty {
            sources.append(
                AgentConfigurationReader.Source(
                    name: "TOMBOLO_AGENT_CONFIG_TEXT",
                    text: Array(text.utf8),
                    format: .byContent
                )
            )
        }
        var configuration = try AgentConfigurationReader.read(sources)
        configuration.warnings = skipped + configuration.warnings
        if configuration.nodeName.isEmpty { configuration.nodeName = environment["TOMBOLO_AGENT_NODE"] ?? "" }
        if settings.aclEnabled { configuration.acl.isEnabled = true }
        return configuration
    }

    /// Sends metrics to where the configuration says, unless the environment says it for the process.
    private static func export(
        _ options: TelemetryOptions,
        _ process: ServiceProcess
    ) throws(MeshError) -> [any Service] {
        guard process.settings.export.statsd.isEmpty else { return [] }
        var settings = ExportSettings()
        settings.interval = process.settings.export.interval
        settings.prefix = options.prefix
        if !options.statsd.isEmpty {
            settings.statsd.append(try .init(options.statsd, option: "telemetry.statsd_address"))
        }
        if !options.dogstatsd.isEmpty {
            let tags = options.dogstatsdTags
            settings.statsd.append(try .init(options.dogstatsd, tags: tags, option: "telemetry.dogstatsd_addr"))
        }
        guard !settings.isOff else { return [] }
        return [
            MetricsExport(
                settings,
                service: process.name,
                instance: process.settings.instance,
                logger: process.logger
            )
        ]
    }

    /// The way to take a server out of the group, where the supervisor gave the password for it.
    private static func operatorBus(_ settings: ProcessSettings) throws(MeshError) -> OperatorBus? {
        let password = try VariableReader(environment: settings.environment).secret("TOMBOLO_NATS_OPERATOR_PASSWORD")
        guard !password.isEmpty else { return nil }
        return OperatorBus { () throws(MeshError) in
            try await settings.connect(as: "operator", password: SecretID(password))
        }
    }

    /// The way to other datacenters, where there are any.
    private static func wideBus(_ settings: ProcessSettings) throws(MeshError) -> Federation.Connect? {
        let reader = VariableReader(environment: settings.environment)
        let url = reader.text("TOMBOLO_WAN_NATS_URL", default: "")
        guard !url.isEmpty else { return nil }
        var wide = settings
        wide.natsURLs = url.split(separator: ",").map(String.init)
        wide.natsTLS = nil
        let user = reader.text("TOMBOLO_WAN_NATS_USER", default: "")
        let password = SecretID(try reader.secret("TOMBOLO_WAN_NATS_PASSWORD"))
        return Federation.Connect { [wide] () throws(MeshError) in
            try await wide.connect(as: user, password: password)
        }
    }

    private static func format(_ name: String) throws(MeshError) -> ConfigurationText.Format {
        switch name {
        case "": .byName
        case "hcl": .hcl
        case "json": .json
        case _: throw MeshError(.badRequest, "TOMBOLO_AGENT_CONFIG_FORMAT is \"\(name)\"; it must be hcl or json")
        }
    }

    private static func reloadOnSignal(_ context: AgentContext, _ signals: ProcessSignals) async throws {
        for await _ in signals.hangups {
            do throws(MeshError) { try await context.reload.reload() } catch {
                context.logger.error(
                    "the configuration could not be read again; the old one stays",
                    metadata: [LogKey.error: "\(error.message)"]
                )
            }
        }
        // Only the end of the process ends this part.
        try await ServiceHost.untilCancelled()
    }

    /// Ends the process in the usual way once the answer to the wish is on its way.
    private static func endOnWish(_ context: AgentContext) async throws {
        for await _ in context.departure.wishes {
            context.logger.info("the agent leaves")
            try await Task.sleep(for: .milliseconds(100))
            kill(getpid(), SIGTERM)
        }
    }

    /// A file, or the files of a directory by name, as ``ConfigurationFolder`` chooses them.
    private static func files(
        at path: String,
        _ format: ConfigurationText.Format,
        _ skipped: inout [String]
    ) throws(MeshError) -> [AgentConfigurationReader.Source] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw MeshError(.badRequest, "config: \(path) does not exist")
        }
        var paths = [path]
        if isDirectory.boolValue {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            paths = []
            for file in names.sorted().map({ "\(path)/\($0)" }) {
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
                switch ConfigurationFolder.choice(path: file, isFolder: isFolder.boolValue, format: format) {
                case .read: paths.append(file)
                case .ignored: break
                case .skipped(let words): skipped.append(words)
                }
            }
        }
        var sources: [AgentConfigurationReader.Source] = []
        for file in paths {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw MeshError(
                    .badRequest,
                    "config: \(file) cannot be read; check that it exists, and its permissions"
                )
            }
            sources.append(AgentConfigurationReader.Source(name: file, text: Array(data), format: format))
        }
        return sources
    }
}
