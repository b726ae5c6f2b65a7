import CommandLineLogic
import Glibc

/// `tombolo journal verify` and `tombolo journal accept`: the journals in the data_dir of a server agent that does not run.
///
/// Starts the agent's nats-server alone, has each service's program look at its own journal, and ends the server.
enum JournalTool {
    /// How long nats-server may take to read its files.
    private static let busPatience = Duration.seconds(60)

    /// Does what the last word of the command says.
    ///
    /// - Returns: 0 when all journals are good (now), 1 when one is not.
    static func run(
        _ command: Command,
        _ flags: FlagValues,
        environment: [String: String]
    ) throws(UsageError) -> Int32 {
        guard let data = flags.text("data-dir"), !data.isEmpty else {
            throw UsageError("-data-dir is missing: the folder of the server agent whose journals are meant")
        }
        let options = try options(data, datacenter: flags.text("datacenter") ?? "dc1")
        let busDirectory = "\(data)/nats"
        guard access("\(busDirectory)/jetstream", F_OK) == 0 || access("\(data)/marks", F_OK) == 0 else {
            throw UsageError("\(data) is not the data_dir of a server agent: neither nats/jetstream nor marks is in it")
        }
        try Folder.lock(data)
        try Folder.make(busDirectory)
        let runDirectory = try Folder.makeTemporary(environment: environment)
        defer { Folder.remove(runDirectory) }
        let prepared = try AgentCommand.offlinePlan(options, busDirectory: busDirectory, runDirectory: runDirectory)
        let programs = try AgentCommand.programs(prepared.plan, ProgramFinder(environment: environment))
        try Folder.write(prepared.plan.busConfiguration, to: "\(busDirectory)/nats.conf")
        guard let busChild = prepared.plan.children.first(where: { $0.kind == .bus }), let server = programs[.bus]
        else {
            throw UsageError("no nats-server is planned")
        }
        let log = open("\(busDirectory)/journal-tool.log", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        defer { close(log) }
        let bus = try Spawning.start(
            server,
            arguments: busChild.arguments,
            environment: environment.merging(busChild.variables) { mine, _ in mine },
            streams: Spawning.Streams(output: log)
        )
        defer {
            kill(bus, SIGTERM)
            var status: Int32 = 0
            waitpid(bus, &status, 0)
        }
        try waitForBus(bus, port: prepared.monitorPort, log: "\(busDirectory)/journal-tool.log")
        let order = command == .journalAccept ? "accept" : "verify"
        var code: Int32 = 0
        for child in prepared.plan.children where child.kind.keepsJournal {
            guard let program = programs[child.kind] else { continue }
            if try look(order, child, program, environment) != 0 { code = 1 }
        }
        return code
    }

    private static func options(_ data: String, datacenter: String) throws(UsageError) -> AgentOptions {
        let words = ["-server", "-data-dir=\(data)", "-datacenter=\(datacenter)"]
        guard let flags = try? FlagValues(parsing: words, flags: Command.agent.flags) else {
            throw UsageError("the agent does not take \(words.joined(separator: " "))")
        }
        return try AgentOptions(flags: flags, files: ConfigurationSources())
    }

    private static func waitForBus(_ bus: pid_t, port: Int, log: String) throws(UsageError) {
        let end = ContinuousClock.now + busPatience
        while LocalProbe.get(.port(host: "127.0.0.1", port), path: "/varz")?.status != 200 {
            var status: Int32 = 0
            guard waitpid(bus, &status, WNOHANG) == 0, ContinuousClock.now < end else {
                throw UsageError("nats-server does not start; its log is \(log)")
            }
            usleep(10_000)
        }
    }

    /// Has a service's program look at its journal.
    private static func look(
        _ order: String,
        _ child: ClusterPlan.Child,
        _ program: String,
        _ environment: [String: String]
    ) throws(UsageError) -> Int32 {
        var variables = environment.merging(child.variables) { $1 }
        var files: [Int32] = []
        defer { for file in files { close(file) } }
        for (name, text) in child.secrets {
            variables[name] = nil
            variables[name + "_FILE"] = "/dev/fd/\(Spawning.firstFile + Int32(files.count))"
            files.append(try Spawning.namelessFile(text))
        }
        let process = try Spawning.start(
            program,
            arguments: ["journal", order],
            environment: variables,
            streams: Spawning.Streams(output: 1),
            files: files
        )
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 1
    }
}
