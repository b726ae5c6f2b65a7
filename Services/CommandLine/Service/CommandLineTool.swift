import CommandLineLogic
import Glibc
import MeshDomain

/// The program `tombolo`.
package struct CommandLineTool: Sendable {
    private let words: [String]
    private let environment: [String: String]

    /// Takes the words after the program's name.
    package init(words: [String], environment: [String: String]) {
        self.words = words
        self.environment = environment
    }

    /// Keeps the signals of a command that answers them itself; the first statement of the program.
    ///
    /// Until `agent` or `dataplane` takes them, the kernel holds them.
    package static func keepSignals(of words: ArraySlice<String>) {
        if words.first == "agent" || words.first == "dataplane" && !DataplaneCommand.isHelper(words) {
            SignalInbox.hold()
        }
    }

    /// Runs what needs no event loop: help, `version`, `validate`, `bus users`, `tls`, `keygen`, and `agent`, which must
    /// be the only thread.
    ///
    /// - Returns: The exit code; nil when the command needs ``run()``.
    package func runLocally() -> Int32? {
        if words.prefix(3) == ["connect", "envoy", "pipe-bootstrap"] {
            return BootstrapPipe.serve(path: words.dropFirst(3).first ?? "")
        }
        if DataplaneCommand.isHelper(words[...]) { return nil }
        if let line = environment["COMP_LINE"] {
            for word in Completion.candidates(line) { Terminal.print(word) }
            return 0
        }
        if words.count == 1, let word = words.first,
            ["-autocomplete-install", "-autocomplete-uninstall"].contains(word)
        {
            return ShellSetting.run(isInstalling: word == "-autocomplete-install", environment: environment)
        }
        let choice = CommandChoice(words: words)
        switch choice {
        case .group(let group, let code):
            Terminal.write(Command.help(group: group) + "\n", to: code == 0 ? 1 : 2)
            return code
        case .unknown(_, let group, _):
            Terminal.complain("\(choice.complaint ?? "")\n\n\(Command.help(group: group))")
            return choice.helpExitCode
        case .run(let command, let rest):
            do throws(FlagError) {
                let flags = try FlagValues(parsing: rest, flags: command.flags)
                return runLocally(command, flags, rest)
            } catch {
                if error == .helpWanted {
                    Terminal.print(command.help)
                    return 0
                }
                Terminal.complain(
                    "\(error.description(among: command.flags))\n\nRun `tombolo help \(command.rawValue)` for the flags there are."
                )
                return 1
            }
        }
    }

    private func runLocally(_ command: Command, _ flags: FlagValues, _ rest: [String]) -> Int32? {
        do throws(UsageError) {
            switch command {
            case .agent: return try AgentCommand.run(flags, environment: environment)
            case .dataplane: return try DataplaneCommand.run(flags, words: rest, environment: environment)
            case .busUsers: Terminal.write(try BusUsers.file(datacenter: flags.text("datacenter") ?? "dc1"), to: 1)
            case .k8s: try KubernetesOrder.run(rest, environment: environment)
            case .keygen: try CertificateCommands.printKey()
            case .tlsCACreate: try CertificateCommands.createAuthority(flags)
            case .tlsCertCreate: try CertificateCommands.createCertificate(flags)
            case .journalAccept, .journalVerify: return try JournalTool.run(command, flags, environment: environment)
            case .snapshotInspect:
                do throws(CommandFailure) { try SnapshotFile.inspect(flags) } catch {
                    throw UsageError(error.description)
                }
            case .version: return try VersionCommand.run(flags)
            case .validate: return try ValidateCommand.run(flags)
            case .configValidate: return try ConfigValidateCommand.run(flags)
            case _: return nil
            }
            return 0
        } catch {
            Terminal.complain("==> \(error.description)")
            return 1
        }
    }

    /// Runs a command that asks the HTTP API.
    ///
    /// - Returns: The exit code.
    package func run() async -> Int32 {
        if DataplaneCommand.isHelper(words[...]) { return await DataplaneCommand.help(words, environment: environment) }
        guard case .run(let command, let rest) = CommandChoice(words: words) else { return 127 }
        do {
            let flags = try FlagValues(parsing: rest, flags: command.flags)
            let settings = try ClientSettings(flags: flags, environment: environment)
            let api = try APIClient(settings)
            let result: Result<Int32, CommandFailure>
            do throws(CommandFailure) {
                let run = CommandRun(command: command, flags: flags, environment: environment, api: api)
                result = .success(try await run.run())
            } catch { result = .failure(error) }
            await api.close()
            return try result.get()
        } catch {
            Terminal.complain("\(error)")
            return (error as? CommandFailure)?.exitCode ?? 1
        }
    }
}

/// `tombolo version`.
enum VersionCommand {
    static func run(_ flags: FlagValues) throws(UsageError) -> Int32 {
        switch flags.text("format") {
        case nil, "pretty"?:
            Terminal.print(
                """
                Tombolo v\(ProductVersion.tombolo)
                Speaks the API of Consul v\(ProductVersion.consul)
                Build Date \(ProductVersion.buildDate)
                Protocol 2 spoken by default, understands 2 to 3 (agent will automatically use protocol >2 when \
                speaking to compatible agents)
                """
            )
        case "json"?:
            let value: MeshValue = [
                "Version": .string(ProductVersion.consul), "Revision": "tombolo", "Prerelease": "",
                "BuildDate": .string(ProductVersion.buildDate), "TomboloVersion": .string(ProductVersion.tombolo),
                "RPC": ["Default": 2, "Min": 2, "Max": 3],
            ]
            Terminal.print(JSONText.string(of: value, layout: .pretty))
        case let other?:
            throw UsageError("Unknown format \"\(other)\"; valid formats are: pretty, json")
        }
        return 0
    }
}

/// `tombolo validate`.
enum ValidateCommand {
    static func run(_ flags: FlagValues) throws(UsageError) -> Int32 {
        if flags.isOn("reference") {
            Terminal.write(ConfigurationReference.page, to: 1)
            return 0
        }
        guard !flags.arguments.isEmpty else { throw UsageError("Must specify at least one config file or directory") }
        do throws(UsageError) {
            let files = try AgentCommand.sources(flags.arguments, flags)
            let known = try AgentOptions(flags: flags, files: files)
            for warning in known.warnings + known.remarks where !flags.isOn("quiet") {
                Terminal.complain("==> \(warning)")
            }
            if !flags.isOn("quiet") { Terminal.print("Configuration is valid!") }
            return 0
        } catch {
            Terminal.complain("Config validation failed: \(error.description)")
            return 1
        }
    }
}
