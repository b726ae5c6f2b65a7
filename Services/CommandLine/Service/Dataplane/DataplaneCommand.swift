import CommandLineLogic
import Glibc
import MeshDomain

/// `tombolo dataplane`: looks after one Envoy beside a workload, on a machine without an agent.
///
/// One thread and one loop over signals. What asks the servers is a process of its own (``DataplanePreparation``); it and Envoy end with
/// this one, however that ends.
final class DataplaneCommand {
    /// What the loop waits for.
    private enum Phase {
        case preparing(pid_t, answer: Int32)
        case waiting(until: ContinuousClock.Instant)
        case running(pid_t, since: ContinuousClock.Instant)
    }

    /// How long Envoy may take to end, having been told to.
    private static let endPatience = Duration.seconds(10)
    /// How long a logout may take.
    private static let logoutPatience = Duration.seconds(12)

    private let settings: DataplaneSettings
    private let words: [String]
    private let environment: [String: String]
    private let binary: String
    private var policy = RestartPolicy()
    private var token = SecretID.none
    /// The server that told.
    private var server = ""
    /// What passes on the workload's questions to DNS.
    private var relay: pid_t?
    private var nextRelay = ContinuousClock.now
    /// Nil until the servers have told everything.
    private var bootstrap: String?

    private init(_ flags: FlagValues, words: [String], environment: [String: String]) throws(UsageError) {
        settings = try DataplaneSettings(flags: flags, environment: environment)
        self.words = words
        self.environment = environment
        let finder = ProgramFinder(environment: environment)
        let given = settings.binary.isEmpty ? finder.other("envoy", variable: "TOMBOLO_ENVOY") : settings.binary
        guard let given else {
            throw UsageError("Couldn't find envoy binary: put it into PATH, or give -envoy-binary")
        }
        binary = given
    }

    static func run(_ flags: FlagValues, words: [String], environment: [String: String]) throws(UsageError) -> Int32 {
        try DataplaneCommand(flags, words: words, environment: environment).loop(SignalInbox())
    }

    /// Whether these are words of one of the processes that ask the servers.
    static func isHelper(_ words: ArraySlice<String>) -> Bool {
        words.first == "dataplane" && ["prepare", "logout", "names"].contains(words.dropFirst().first ?? "")
    }

    /// What one of these processes does.
    static func help(_ words: [String], environment: [String: String]) async -> Int32 {
        do {
            let flags = try FlagValues(parsing: Array(words.dropFirst(2)), flags: Command.dataplane.flags)
            let settings = try DataplaneSettings(flags: flags, environment: environment)
            let preparation = DataplanePreparation(settings, environment: environment)
            switch words[1] {
            case "prepare": try await preparation.prepare()
            case "names": try NameRelay(settings).run()
            case _: try await preparation.logout()
            }
            return 0
        } catch {
            Terminal.complain("\(Terminal.timestamp()) dataplane: \(error)")
            return 1
        }
    }

    private func log(_ text: String) { Terminal.complain("\(Terminal.timestamp()) dataplane: \(text)") }

    // MARK: - The loop

    private func loop(_ signals: SignalInbox) throws(UsageError) -> Int32 {
        var phase = try begin()
        while true {
            var isStopping = false
            for signal in signals.wait(milliseconds: 100) where signal == SIGTERM || signal == SIGINT {
                isStopping = true
            }
            if isStopping {
                stop(phase, signals)
                return 0
            }
            phase = try next(after: phase)
            try keepRelay()
        }
    }

    private func begin() throws(UsageError) -> Phase {
        guard let bootstrap else {
            let answer = try Spawning.namelessFile("")
            let process = try Spawning.start(
                ProgramFinder.own,
                arguments: ["dataplane", "prepare"] + words,
                environment: environment,
                files: [answer]
            )
            return .preparing(process, answer: answer)
        }
        let file = try Spawning.namelessFile(bootstrap)
        defer { close(file) }
        let path = "/dev/fd/\(Spawning.firstFile)"
        let process = try Spawning.start(
            binary,
            arguments: settings.envoyArguments(configuration: path),
            environment: environment,
            files: [file]
        )
        log("Envoy runs (\(process)), configured by \(settings.addresses.joined(separator: ", "))")
        return .running(process, since: .now)
    }

    private func next(after phase: Phase) throws(UsageError) -> Phase {
        switch phase {
        case .waiting(let time): return time <= .now ? try begin() : phase
        case .preparing(let process, let answer):
            guard let status = ended(process) else { return phase }
            defer { close(answer) }
            if status == 0, take(answer) {
                policy = RestartPolicy()
                return try begin()
            }
            return later(after: .zero)
        case .running(let process, let since):
            guard let status = ended(process) else { return phase }
            let signal = status & 0x7F
            log(
                "Envoy ended by itself, with \(signal == 0 ? "exit code \((status >> 8) & 0xFF)" : "signal \(signal)"); it is started again"
            )
            return later(after: .now - since)
        }
    }

    /// Questions are passed on from the beginning: what is asked need not be about the mesh.
    private func keepRelay() throws(UsageError) {
        guard settings.namesPort > 0 else { return }
        if let process = relay, ended(process) != nil {
            relay = nil
            nextRelay = .now + .seconds(1)
        }
        guard relay == nil, nextRelay <= .now else { return }
        relay = try Spawning.start(
            ProgramFinder.own,
            arguments: ["dataplane", "names"] + words,
            environment: environment
        )
    }

    private func later(after life: Duration) -> Phase {
        guard case .restart(let wait) = policy.ended(after: life, wasEverReady: true) else {
            return .waiting(until: .now)
        }
        return .waiting(until: .now + wait)
    }

    /// Its status when it has ended.
    private func ended(_ process: pid_t) -> Int32? {
        var status: Int32 = 0
        return waitpid(process, &status, WNOHANG) == process ? status : nil
    }

    private func take(_ answer: Int32) -> Bool {
        guard let bytes = try? Terminal.read("/proc/self/fd/\(answer)"), let json = try? JSONText.parse(bytes),
            let found = json["Bootstrap"]
        else {
            log("what was learnt from the servers cannot be read")
            return false
        }
        token = SecretID(json.text("Token"))
        server = json.text("Server")
        bootstrap = JSONText.string(of: found)
        return true
    }

    // MARK: - The end

    private func stop(_ phase: Phase, _ signals: SignalInbox) {
        switch phase {
        case .waiting: break
        case .preparing(let process, _): end(process, within: .zero, signals)
        case .running(let process, _):
            if settings.drainsListeners {
                log("draining Envoy's listeners")
                if !Network.post("/drain_listeners?graceful", to: settings.adminAddress, settings.adminPort) {
                    log("Envoy's admin API does not answer; its listeners are not drained")
                }
            }
            let until = ContinuousClock.now + .seconds(settings.graceSeconds)
            // Another signal ends the grace.
            while ContinuousClock.now < until, kill(process, 0) == 0, ended(process) == nil {
                if signals.wait(milliseconds: 100).contains(where: { $0 == SIGTERM || $0 == SIGINT }) { break }
            }
            log("stopping Envoy")
            kill(process, SIGTERM)
            end(process, within: Self.endPatience, signals)
        }
        if let relay { end(relay, within: .zero, signals) }
        guard case .login = settings.credential, !token.isEmpty else { return }
        let told: MeshValue = ["Token": .string(token.revealed), "Server": .string(server)]
        guard let file = try? Spawning.namelessFile(JSONText.string(of: told)),
            let process = try? Spawning.start(
                ProgramFinder.own,
                arguments: ["dataplane", "logout"] + words,
                environment: environment,
                files: [file]
            )
        else { return log("no logout: its process cannot be started") }
        close(file)
        if !end(process, within: Self.logoutPatience, signals) { log("the logout took too long; its token is left") }
    }

    /// Waits for the end of a process, and kills it when that takes too long; whether it ended by itself.
    @discardableResult
    private func end(_ process: pid_t, within time: Duration, _ signals: SignalInbox) -> Bool {
        let until = ContinuousClock.now + time
        while ContinuousClock.now < until {
            if ended(process) != nil || kill(process, 0) != 0 { return true }
            _ = signals.wait(milliseconds: 50)
        }
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return false
    }
}
