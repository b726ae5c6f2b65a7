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
        case preparing(pid_t, answer: Int32, since: ContinuousClock.Instant)
        case waiting(until: ContinuousClock.Instant)
        case running(pid_t, since: ContinuousClock.Instant)
    }

    /// How long Envoy may take to end, having been told to.
    private static let endPatience = Duration.seconds(10)
    /// How long the servers may take to tell anew what is known already.
    private static let newPatience = Duration.seconds(15)
    /// How long a login that is under way may take when the end comes.
    private static let loginPatience = Duration.seconds(2)
    /// How long a logout may take.
    private static let logoutPatience = Duration.seconds(12)

    private let settings: DataplaneSettings
    private let words: [String]
    private let environment: [String: String]
    private let binary: String
    private var policy = RestartPolicy()
    /// What the servers told last; nil until they have told everything.
    private var told: DataplaneAnswer?
    /// Whether they are asked before Envoy is started: the token of what they told may be no more.
    private var asksAnew = true
    /// The processes that log out.
    private var logouts: [pid_t] = []
    /// What passes on the workload's questions to DNS.
    private var relay: pid_t?
    private var nextRelay = ContinuousClock.now

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
        var environment = environment
        let file = try takeAuthority(&environment)
        defer { if let file { unlink(file) } }
        return try DataplaneCommand(flags, words: words, environment: environment).loop(SignalInbox())
    }

    /// Writes an authority that is given as text into a file, as all programs want it; the file, if there is one.
    private static func takeAuthority(_ environment: inout [String: String]) throws(UsageError) -> String? {
        guard let text = environment.removeValue(forKey: "DP_CA_CERTS_PEM"), !text.isEmpty,
            environment["DP_CA_CERTS"] == nil
        else { return nil }
        let path = (environment["TMPDIR"] ?? "/tmp") + "/tombolo-ca-\(getpid()).pem"
        try Folder.write(text, to: path)
        environment["DP_CA_CERTS"] = path
        return path
    }

    /// Whether these are words of one of the processes that ask the servers.
    static func isHelper(_ words: ArraySlice<String>) -> Bool {
        words.first == "dataplane" && ["prepare", "logout", "names"].contains(words.dropFirst().first ?? "")
    }

    /// What one of these processes does.
    static func help(_ words: [String], environment: [String: String]) async -> Int32 {
        do {
            let flags = try FlagValues(parsing: DataplanePreparation.words(), flags: Command.dataplane.flags)
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

    private func loop(_ signals: SignalInbox) -> Int32 {
        var phase = begin()
        while true {
            var isStopping = false
            for signal in signals.wait(milliseconds: 100) where signal == SIGTERM || signal == SIGINT {
                isStopping = true
            }
            if isStopping {
                stop(phase, signals)
                return 0
            }
            phase = next(after: phase)
            keepRelay()
            logouts.removeAll { ended($0) != nil }
        }
    }

    /// What cannot be started now is tried again later.
    private func begin() -> Phase {
        do throws(UsageError) {
            guard !asksAnew, let bootstrap = told?.bootstrap else { return try prepare() }
            return try startEnvoy(bootstrap)
        } catch {
            log(error.description)
            return later(after: .zero)
        }
    }

    private func prepare() throws(UsageError) -> Phase {
        let answer = try Spawning.namelessFile("")
        do throws(UsageError) {
            let process = try startHelper("prepare", words, environment, file: answer)
            return .preparing(process, answer: answer, since: .now)
        } catch {
            close(answer)
            throw error
        }
    }

    private func startEnvoy(_ bootstrap: MeshValue) throws(UsageError) -> Phase {
        let file = try Spawning.namelessFile(JSONText.string(of: bootstrap))
        defer { close(file) }
        let path = "/dev/fd/\(Spawning.firstFile)"
        let process = try Spawning.start(
            binary,
            arguments: settings.envoyArguments(configuration: path),
            environment: DataplaneSettings.withoutCredentials(environment: environment),
            files: [file]
        )
        log("Envoy runs (\(process)), configured by \(settings.addresses.joined(separator: ", "))")
        return .running(process, since: .now)
    }

    /// Starts one of the processes beside this one; nobody sees its flags, which may be secrets.
    private func startHelper(
        _ task: String,
        _ words: [String],
        _ environment: [String: String],
        file: Int32? = nil
    ) throws(UsageError) -> pid_t {
        let flags = try Spawning.namelessFile(JSONText.string(of: .array(words.map { MeshValue.string($0) })))
        defer { close(flags) }
        return try Spawning.start(
            ProgramFinder.own,
            arguments: ["dataplane", task],
            environment: environment,
            files: [file ?? flags, flags]
        )
    }

    private func next(after phase: Phase) -> Phase {
        switch phase {
        case .waiting(let time): return time <= .now ? begin() : phase
        case .preparing(let process, let answer, let since):
            if let status = ended(process) { return prepared(status, answer) }
            guard told != nil, ContinuousClock.now - since >= Self.newPatience else { return phase }
            var status: Int32 = 0
            kill(process, SIGKILL)
            waitpid(process, &status, 0)
            return prepared(status, answer)
        case .running(let process, let since):
            guard let status = ended(process) else { return phase }
            let signal = status & 0x7F
            log(
                "Envoy ended by itself, with \(signal == 0 ? "exit code \((status >> 8) & 0xFF)" : "signal \(signal)"); it is started again"
            )
            asksAnew = true
            return later(after: .now - since)
        }
    }

    /// The servers have told, or could not be asked; Envoy is then started with what they told before.
    private func prepared(_ status: Int32, _ answer: Int32) -> Phase {
        defer { close(answer) }
        let found = read(answer)
        if status == 0, let found, case .some = found.bootstrap {
            if let told { logOut(told) } else { policy = RestartPolicy() }
            told = found
            asksAnew = false
            return begin()
        }
        if status == 0 { log("what was learnt from the servers cannot be read") }
        if let found { logOut(found) }
        guard told != nil else { return later(after: .zero) }
        log("the servers do not tell anew; Envoy is started with what they told before")
        asksAnew = false
        return begin()
    }

    private func read(_ answer: Int32) -> DataplaneAnswer? {
        guard let bytes = try? Terminal.read("/proc/self/fd/\(answer)") else { return nil }
        return DataplaneAnswer(lines: bytes)
    }

    /// Questions are passed on from the beginning: what is asked need not be about the mesh.
    private func keepRelay() {
        guard settings.namesPort > 0 else { return }
        if let process = relay, ended(process) != nil {
            relay = nil
            nextRelay = .now + .seconds(1)
        }
        guard relay == nil, nextRelay <= .now else { return }
        var variables = DataplaneSettings.withoutCredentials(environment: environment)
        // It has one thread, and a name that is looked up keeps all questions waiting.
        if variables["RES_OPTIONS"] == nil { variables["RES_OPTIONS"] = "timeout:1 attempts:1" }
        do throws(UsageError) {
            relay = try startHelper("names", DataplaneSettings.withoutCredentials(words: words), variables)
        } catch {
            log("questions to DNS are not passed on yet: \(error.description)")
            nextRelay = .now + .seconds(5)
        }
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

    // MARK: - The end

    private func stop(_ phase: Phase, _ signals: SignalInbox) {
        switch phase {
        case .waiting: break
        case .preparing(let process, let answer, _):
            var patience = Duration.zero
            if case .login = settings.credential { patience = Self.loginPatience }
            end(process, within: patience, signals)
            if let found = read(answer) { logOut(found) }
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
        if let told { logOut(told) }
        let until = ContinuousClock.now + Self.logoutPatience
        for process in logouts where !end(process, within: until - ContinuousClock.now, signals) {
            log("a logout took too long; its token is left")
        }
    }

    /// Begins to delete the token of a login.
    private func logOut(_ told: DataplaneAnswer) {
        guard case .login = settings.credential, !told.token.isEmpty else { return }
        do throws(UsageError) {
            let line = DataplaneAnswer(token: told.token, server: told.server).line
            let file = try Spawning.namelessFile(String(decoding: line, as: UTF8.self))
            defer { close(file) }
            logouts.append(try startHelper("logout", words, environment, file: file))
        } catch { log("no logout: \(error.description)") }
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
