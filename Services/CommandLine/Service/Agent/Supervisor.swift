import CommandLineLogic
import Glibc

/// Runs the processes of a plan until it is told to stop: starts all at once, starts again what ended, tells when all are
/// ready, ends all in order.
///
/// One thread, one loop over signals and the bus's log: nothing here needs a lock or an event loop.
final class Supervisor {
    private struct Child {
        let plan: ClusterPlan.Child
        let program: String
        var process: pid_t?
        var started = ContinuousClock.now
        var startsAgain: ContinuousClock.Instant?
        /// When it is killed, having been told to end.
        var endsBy: ContinuousClock.Instant?
        /// Whether it was told to end in order to be started again.
        var isToStartAgain = false
        var isReady = false
        var wasEverReady = false
        var policy = RestartPolicy()
    }

    /// What is to be known of nats-server to look after it.
    struct Bus {
        /// Where it says whether it is healthy.
        var monitorPort: Int
        /// Where it stores.
        var folder: String
        /// Of one of several servers: how far it is.
        var cluster: ClusterBus?
        /// Of one of several servers: where the agent finds what nats-server says of the group.
        var serversFile = ""
        /// Its name among the servers.
        var serverName = ""
        /// The file of the nats-server that joins datacenters; nil where there is none.
        var wide: WideBusFile?
    }

    /// How long nats-server may take to end when it is started again.
    private static let busPatience = Duration.seconds(3)

    /// Why the loop ends.
    private enum End {
        case asked(Int32)
        case agentLeft
        case failed(String)
    }

    private var children: [Child]
    private let environment: [String: String]
    private let options: AgentOptions
    private let busLog: LinePipe
    private var bus: Bus
    private var nextLook = ContinuousClock.now
    private let output: ProcessLog
    private let remarks: [String]
    private var busHealth = BusHealth()
    private var nextBusProbe = ContinuousClock.now
    private let begin: ContinuousClock.Instant
    private var toldReady = false

    init(
        _ plan: ClusterPlan,
        programs: [ChildKind: String],
        options: AgentOptions,
        environment: [String: String],
        bus: Bus,
        begin: ContinuousClock.Instant
    ) throws(UsageError) {
        children = plan.children.compactMap { child in
            programs[child.kind].map { Child(plan: child, program: $0) }
        }
        self.environment = environment
        self.options = options
        self.bus = bus
        output = ProcessLog(level: options.logLevel, json: options.logsJSON)
        remarks = plan.remarks
        self.begin = begin
        busLog = try LinePipe()
    }

    /// Runs until the end.
    ///
    /// - Returns: The exit code.
    func run() -> Int32 {
        let signals = SignalInbox()
        for remark in options.remarks { log(.warning, remark) }
        for remark in remarks { log(.info, remark) }
        // What a server of several keeps it keeps together with others: its services begin when these have met.
        for place in children.indices where bus.cluster == nil || !needsJournals(place) { start(place) }
        let end = loop(signals)
        let code: Int32
        switch end {
        case .asked(let signal):
            log(.info, "stopping on \(signal == SIGINT ? "SIGINT" : "SIGTERM")")
            code = 0
        case .agentLeft:
            log(.info, "the agent has left; stopping")
            code = 0
        case .failed(let text):
            log(.error, text)
            code = 1
        }
        stop(signals)
        return code
    }

    // MARK: - The loop

    private func loop(_ signals: SignalInbox) -> End {
        while true {
            let isWaiting = children.contains { !$0.isReady || $0.process == nil } || !toldReady
            let received = signals.wait(milliseconds: isWaiting ? (toldReady ? 50 : 10) : 250)
            forwardBusLog()
            for signal in received {
                switch signal {
                case SIGCHLD: break
                case SIGHUP: reload()
                case _: return .asked(signal)
                }
            }
            if let end = collect() { return end }
            let now = ContinuousClock.now
            for place in children.indices {
                if let time = children[place].startsAgain, time <= now { start(place) }
            }
            if let text = meetOthers(now) { return .failed(text) }
            if isWaiting { probe() }
            lookAfterBus(now)
            lookAfterWideBus()
        }
    }

    /// Starts the nats-server that joins datacenters again when a server of another one has told its name.
    private func lookAfterWideBus() {
        guard let places = bus.wide?.look() else { return }
        log(.info, "met other servers: \(places)")
        guard let place = children.firstIndex(where: { $0.plan.kind == .wideBus }) else { return }
        guard let process = children[place].process else { return }
        children[place].isToStartAgain = true
        kill(process, SIGTERM)
    }

    /// Whether a process can do nothing before journals are kept.
    private func needsJournals(_ place: Int) -> Bool {
        !children[place].plan.kind.isNATS && children[place].plan.kind != .agent
    }

    /// Looks how far the servers of the cluster are, and starts the services when they have met.
    ///
    /// - Returns: Why it cannot go on; nil when it can.
    private func meetOthers(_ now: ContinuousClock.Instant) -> String? {
        guard bus.cluster != nil, now >= nextLook, let place = children.firstIndex(where: { $0.plan.kind == .bus }),
            let process = children[place].process
        else { return nil }
        nextLook = now + ClusterBus.pause
        do throws(UsageError) {
            switch try bus.cluster?.look() ?? .done {
            case .wait: break
            case .tell(let text): log(.info, text)
            case .startAgain(let text):
                log(.info, text)
                children[place].endsBy = now + Self.busPatience
                children[place].isToStartAgain = true
                kill(process, SIGTERM)
            case .done:
                ClusterBus.describe(port: bus.monitorPort, in: bus.serversFile, own: bus.serverName)
                bus.cluster = nil
                for place in children.indices where needsJournals(place) { start(place) }
            }
            return nil
        } catch {
            return error.description
        }
    }

    /// Starts nats-server again when its streams stay broken by an error of the disk that is over.
    private func lookAfterBus(_ now: ContinuousClock.Instant) {
        guard let place = children.firstIndex(where: { $0.plan.kind == .bus }), let process = children[place].process
        else { return }
        if let end = children[place].endsBy, now >= end {
            children[place].endsBy = nil
            kill(process, SIGKILL)
        }
        guard now >= nextBusProbe else { return }
        nextBusProbe = now + BusHealth.pause
        if !bus.serversFile.isEmpty, bus.cluster == nil {
            ClusterBus.describe(port: bus.monitorPort, in: bus.serversFile, own: bus.serverName)
        }
        guard toldReady else { return }
        let answer = LocalProbe.get(.port(host: "127.0.0.1", bus.monitorPort), path: "/healthz")
        let problem = answer.flatMap { $0.status == 200 ? nil : $0.body }
        let free = problem == nil ? nil : Folder.freeBytes(bus.folder)
        switch busHealth.judge(problem: problem, freeBytes: free, folder: bus.folder, at: begin.duration(to: now)) {
        case .nothing: break
        case .tell(let text): log(.error, text)
        case .restart(let text):
            log(.warning, text)
            children[place].endsBy = now + Self.busPatience
            kill(process, SIGTERM)
        }
    }

    private func forwardBusLog() {
        busLog.forward { text in write(ProcessLog.natsLine(text), "nats") }
    }

    /// Lets the agent read its files again.
    ///
    /// One that is starting may have read them already; it was started with the signal blocked, so it takes it later.
    private func reload() {
        for child in children where child.plan.kind == .agent {
            if let process = child.process { kill(process, SIGHUP) }
        }
    }

    private func start(_ place: Int) {
        var child = children[place]
        child.startsAgain = nil
        child.isReady = false
        child.endsBy = nil
        child.started = .now
        let isBus = child.plan.kind.isNATS
        // What a user sets for nats-server counts; what ours are told is not to be had by a variable.
        var variables = environment.merging(child.plan.variables) { isBus ? $0 : $1 }
        var files: [Int32] = []
        defer { for file in files { close(file) } }
        let streams = Spawning.Streams(output: isBus ? busLog.writing : nil)
        do throws(UsageError) {
            for (name, text) in child.plan.secrets {
                variables[name] = nil
                variables[name + "_FILE"] = "/dev/fd/\(Spawning.firstFile + Int32(files.count))"
                files.append(try Spawning.namelessFile(text))
            }
            child.process = try Spawning.start(
                child.program,
                arguments: child.plan.arguments,
                environment: variables,
                streams: streams,
                files: files,
                blocking: isBus ? [] : SignalInbox.kept
            )
        } catch {
            log(.error, error.description)
            child.startsAgain = .now + RestartPolicy.longestWait
        }
        children[place] = child
    }

    /// Takes note of processes that ended.
    private func collect() -> End? {
        var status: Int32 = 0
        while true {
            let process = waitpid(-1, &status, WNOHANG)
            guard process > 0 else { return nil }
            guard let place = children.firstIndex(where: { $0.process == process }) else { continue }
            children[place].process = nil
            children[place].isReady = false
            let name = children[place].plan.kind.rawValue
            let how = status & 0x7F == 0 ? "with code \(status >> 8 & 0xFF)" : "by signal \(status & 0x7F)"
            if children[place].plan.kind == .agent, status == 0 { return .agentLeft }
            if children[place].isToStartAgain {
                children[place].isToStartAgain = false
                start(place)
                continue
            }
            let life = ContinuousClock.now - children[place].started
            switch children[place].policy.ended(after: life, wasEverReady: toldReady || options.isOneOfSeveral) {
            case .giveUp:
                return .failed("\(name) ended \(how) again and again before all were ready; see its log above")
            case .restart(let wait):
                log(.warning, "\(name) ended \(how); starting it again in \(wait)")
                children[place].startsAgain = .now + wait
            }
        }
    }

    private func probe() {
        for place in children.indices where children[place].process != nil && !children[place].isReady {
            let child = children[place]
            let isReady =
                child.plan.kind.isNATS
                || LocalProbe.get(.socket(child.plan.healthSocket), path: "/ready")?.status == 200
            guard isReady else { continue }
            children[place].isReady = true
            if child.wasEverReady, !child.plan.kind.isNATS {
                log(.info, "\(child.plan.kind.rawValue) is ready again")
            }
            children[place].wasEverReady = true
        }
        guard !toldReady, bus.cluster == nil, children.allSatisfy(\.isReady), hasLeader else { return }
        toldReady = true
        let time = begin.duration(to: .now).components
        let milliseconds = time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000
        Terminal.print("==> Tombolo agent running! (Consul agent running!) ready after \(milliseconds) ms")
    }

    private var hasLeader: Bool {
        guard options.mode != .client, options.httpPort > 0 else { return true }
        let address = options.httpAddress.isEmpty ? options.clientAddress : options.httpAddress
        let first = address.split(separator: " ").first.map(String.init) ?? "127.0.0.1"
        let place: LocalProbe.Place =
            first.hasPrefix("unix://")
            ? .socket(String(first.dropFirst(7))) : .port(host: first, options.httpPort)
        let answer = LocalProbe.get(place, path: "/v1/status/leader")
        return answer?.status == 200 && answer?.body.contains(":") == true
    }

    // MARK: - The end

    /// Ends the services, then the bus; what does not end in time is killed.
    ///
    /// Takes 9 s at most.
    private func stop(_ signals: SignalInbox) {
        let services = children.indices.filter { !children[$0].plan.kind.isNATS }
        end(services, signal: SIGTERM, within: .seconds(6), signals)
        end(services, signal: SIGKILL, within: .milliseconds(500), signals)
        let bus = children.indices.filter { children[$0].plan.kind.isNATS }
        end(bus, signal: SIGTERM, within: .seconds(2), signals)
        end(bus, signal: SIGKILL, within: .milliseconds(500), signals)
    }

    private func end(_ places: [Int], signal: Int32, within time: Duration, _ signals: SignalInbox) {
        let deadline = ContinuousClock.now + time
        for place in places { if let process = children[place].process { kill(process, signal) } }
        while ContinuousClock.now < deadline, places.contains(where: { children[$0].process != nil }) {
            let received = signals.wait(milliseconds: 20)
            forwardBusLog()
            // A second request to stop means: at once.
            if received.contains(where: { $0 == SIGINT || $0 == SIGTERM }) { return }
            var status: Int32 = 0
            while case let process = waitpid(-1, &status, WNOHANG), process > 0 {
                if let place = children.firstIndex(where: { $0.process == process }) { children[place].process = nil }
            }
        }
    }

    private func log(_ level: ProcessLog.Level, _ text: String) {
        write(ProcessLog.Line(level: level, message: text), "tombolo")
    }

    private func write(_ line: ProcessLog.Line, _ process: String) {
        if let text = output.text(line, process: process, now: Terminal.timestamp()) { Terminal.complain(text) }
    }
}
