import CommandLineLogic
import Glibc
import HCLSyntax
import MeshDomain

/// `tombolo agent`.
enum AgentCommand {
    static func run(_ flags: FlagValues, environment: [String: String]) throws(UsageError) -> Int32 {
        let begin = ContinuousClock.now
        if let word = flags.arguments.first {
            throw UsageError("unexpected argument \"\(word)\"; flags begin with a dash")
        }
        let paths = flags.list(ofAny: ["config-file", "config-dir"])
        let options = try AgentOptions(flags: flags, files: try sources(paths, flags), environment: environment)
        let finder = ProgramFinder(environment: environment)
        var taken: Set<Int> = [options.httpPort, options.httpsPort, options.grpcPort, options.grpcTLSPort]
        if options.wide.isOn { taken.insert(options.wide.port) }
        let ports = try (free(&taken), free(&taken), free(&taken), free(&taken))
        let runDirectory = try Folder.makeTemporary(environment: environment)
        defer { Folder.remove(runDirectory) }
        let directory = try busDirectory(options, runDirectory)
        let isShared = options.isOneOfSeveral || options.joinsServers
        var surroundings = ClusterSurroundings(
            busPort: ports.0,
            busMonitorPort: ports.1,
            runDirectory: runDirectory,
            passwords: isShared
                ? try BusPasswords.shared(options.cluster.secret, datacenter: options.datacenter)
                : BusPasswords.fresh(),
            busDirectory: directory,
            leafDirectory: options.mode == .development ? "\(directory)/leaves" : "\(options.dataDirectory)/leaves",
            hiddenPeeringPort: ports.2,
            privateAddress: Network.privateAddress(),
            configurationPaths: paths,
            configurationFormat: flags.text("config-format") ?? "",
            hostName: Network.hostName()
        )
        if options.wide.isOn {
            surroundings.wideBusPort = ports.3
            surroundings.passwords.merge(try BusPasswords.wide(options)) { $1 }
        }
        surroundings.snapshotKey = try SnapshotKey.find(options, environment: environment)
        surroundings.authorityKeys = try SnapshotKey.ofAuthority(environment)
        let plan = ClusterPlan(options, surroundings)
        let cluster = options.isOneOfSeveral ? try ClusterBus(options, surroundings) : nil
        if cluster == nil { try ClusterBus.checkAlone(options, busDirectory: directory) }
        if options.mode == .server { try Folder.make("\(options.dataDirectory)/marks") }
        let programs = try programs(plan, finder)
        let wide = options.wide.isOn ? WideBusFile(options, surroundings) : nil
        if options.mode != .client {
            try Folder.write(cluster?.configuration ?? plan.busConfiguration, to: "\(directory)/nats.conf")
            try wide?.write()
        }
        if !options.pidFile.isEmpty { try Folder.write("\(getpid())\n", to: options.pidFile) }
        defer { if !options.pidFile.isEmpty { unlink(options.pidFile) } }
        banner(options, directory: directory)
        let supervisor = try Supervisor(
            plan,
            programs: programs,
            options: options,
            environment: environment,
            bus: Supervisor.Bus(
                monitorPort: surroundings.busMonitorPort,
                folder: directory,
                cluster: cluster,
                serversFile: cluster == nil ? "" : surroundings.serversFile,
                serverName: options.nodeName.isEmpty ? surroundings.hostName : options.nodeName,
                wide: wide
            ),
            begin: begin
        )
        return supervisor.run()
    }

    /// The same processes for looking at their journals while the agent does not run.
    static func offlinePlan(
        _ options: AgentOptions,
        busDirectory: String,
        runDirectory: String
    ) throws(UsageError) -> (plan: ClusterPlan, monitorPort: Int) {
        var taken: Set<Int> = []
        let (busPort, monitorPort) = (try free(&taken), try free(&taken))
        let surroundings = ClusterSurroundings(
            busPort: busPort,
            busMonitorPort: monitorPort,
            runDirectory: runDirectory,
            passwords: BusPasswords.fresh(),
            busDirectory: busDirectory,
            leafDirectory: runDirectory,
            hiddenPeeringPort: 0,
            privateAddress: "",
            configurationPaths: []
        )
        return (ClusterPlan(options, surroundings), monitorPort)
    }

    /// The configuration's files in the order given; the agent reads them itself, too, and again at a reload.
    static func sources(_ paths: [String], _ flags: FlagValues) throws(UsageError) -> ConfigurationSources {
        let format = try format(flags)
        var sources = ConfigurationSources()
        for place in paths {
            for path in try Terminal.configurationFiles(at: place, format: format) {
                sources.add(try Terminal.read(path), name: path, format: format)
            }
        }
        return sources
    }

    static func format(_ flags: FlagValues) throws(UsageError) -> ConfigurationText.Format {
        switch flags.text("config-format") {
        case nil: .byName
        case "hcl"?: .hcl
        case "json"?: .json
        case let other?: throw UsageError("-config-format is \"\(other)\"; it must be hcl or json")
        }
    }

    private static func free(_ taken: inout Set<Int>) throws(UsageError) -> Int {
        guard let port = Network.freePort(except: taken) else {
            throw UsageError("no free port between 24000 and 31999; end what listens there")
        }
        taken.insert(port)
        return port
    }

    private static func busDirectory(
        _ options: AgentOptions,
        _ runDirectory: String
    ) throws(UsageError) -> String {
        switch options.mode {
        case .development: return runDirectory
        case .server, .client:
            try Folder.make(options.dataDirectory)
            try Folder.lock(options.dataDirectory)
            let directory = "\(options.dataDirectory)/nats"
            if options.mode == .server { try Folder.make(directory) }
            return directory
        }
    }

    static func programs(
        _ plan: ClusterPlan,
        _ finder: ProgramFinder
    ) throws(UsageError) -> [ChildKind: String] {
        var programs: [ChildKind: String] = [:]
        for child in plan.children {
            if child.kind.isNATS {
                guard let path = finder.other("nats-server", variable: "TOMBOLO_NATS_SERVER") else {
                    throw UsageError(
                        "nats-server was not found; set TOMBOLO_NATS_SERVER to its path, put it into PATH, "
                            + "or run make setup"
                    )
                }
                programs[child.kind] = path
            } else {
                guard let path = finder.part(child.kind.program) else {
                    throw UsageError(
                        "\(child.kind.program) was not found in \(finder.ownDirectory); set TOMBOLO_BIN to the folder "
                            + "of Tombolo's programs"
                    )
                }
                programs[child.kind] = path
            }
        }
        return programs
    }

    private static func banner(_ options: AgentOptions, directory: String) {
        func port(_ number: Int) -> String { number > 0 ? String(number) : "-1" }
        let mode =
            switch options.mode {
            case .development: "development, nothing is kept"
            case .server where options.isOneOfSeveral: "server, one of \(options.cluster.expectedServers)"
            case .server: "server"
            case .client: "client"
            }
        Terminal.print("==> Starting Tombolo agent...")
        for (label, value) in [
            ("Version", ProductVersion.tombolo),
            ("Node name", options.nodeName.isEmpty ? "(host name)" : options.nodeName),
            ("Datacenter", options.datacenter), ("Server", mode),
            (
                "Client Addr",
                "\(options.clientAddress) (HTTP: \(port(options.httpPort)), HTTPS: \(port(options.httpsPort)), "
                    + "gRPC: \(port(options.grpcPort)), gRPC-TLS: \(port(options.grpcTLSPort)))"
            ),
            ("Cluster Addr", options.bindAddress), ("ACL Enabled", String(options.isACLEnabled)),
            ("ACL Default Policy", options.aclDefaultPolicy), ("Data", directory),
        ] {
            Terminal.print(String(repeating: " ", count: max(0, 19 - label.count)) + "\(label): \(value)")
        }
        Terminal.print("==> Log data will now stream in as it occurs:")
    }
}
