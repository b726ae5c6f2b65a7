import Certificates
import CommandLineLogic
import Glibc
import MeshDomain

/// The nats-server of one of several servers, on its way from meeting the others to keeping journals with them.
struct ClusterBus {
    /// What it does.
    enum Stage {
        /// It meets the others and keeps nothing.
        case gathering(ServerGathering)
        /// It was started to keep journals and waits until a majority of the servers does.
        case joining
        /// It keeps journals.
        case keeping
    }

    /// How often it is asked.
    static let pause = Duration.milliseconds(200)
    /// How often people are told for whom it waits, when nothing changes.
    private static let reminder = Duration.seconds(10)

    private(set) var stage: Stage
    private let options: AgentOptions
    private let surroundings: ClusterSurroundings
    private var reminds = ContinuousClock.now

    /// Looks into the folder of the bus: who was part of a cluster goes on being it.
    ///
    /// - Throws: ``UsageError`` when the folder is of a server of its own.
    init(_ options: AgentOptions, _ surroundings: ClusterSurroundings) throws(UsageError) {
        self.options = options
        self.surroundings = surroundings
        stage = .joining
        if !Self.wasPart(surroundings.busDirectory) {
            guard !Self.exists("\(surroundings.busDirectory)/jetstream/jetstream/$G") else {
                throw UsageError(
                    "data_dir \(options.dataDirectory) holds the state of a server of its own, which cannot become one of "
                        + "several; give each server of a new cluster an empty -data-dir"
                )
            }
            stage = .gathering(ServerGathering(options.cluster))
        }
    }

    /// The configuration to start with.
    var configuration: String {
        switch stage {
        case .gathering: ClusterPlan(options, surroundings).busConfiguration
        case .joining, .keeping: ClusterPlan.keeping(with: remembered, options, surroundings)
        }
    }

    /// For whom or what it waits; nil when it does not.
    var waiting: String? {
        switch stage {
        case .gathering(let gathering): gathering.waiting
        case .joining:
            "waiting for a majority of the \(options.cluster.expectedServers) servers; looking at "
                + remembered.map(\.text).joined(separator: ", ")
        case .keeping: nil
        }
    }

    /// What is to be done after a look.
    enum Step {
        case wait
        /// Tell people.
        case tell(String)
        /// Start nats-server again, with another configuration.
        case startAgain(String)
        /// The services can be started.
        case done
    }

    /// Asks nats-server how far it is; what it waits for stands in a file for the agent, too.
    mutating func look() throws(UsageError) -> Step {
        let step = try step()
        switch step {
        case .wait: break
        case .tell, .startAgain: try Folder.write(waiting ?? "", to: surroundings.waitingFile)
        case .done: unlink(surroundings.waitingFile)
        }
        return step
    }

    private mutating func step() throws(UsageError) -> Step {
        let isReminder = ContinuousClock.now >= reminds
        if isReminder { reminds = .now + Self.reminder }
        let port = surroundings.busMonitorPort
        switch stage {
        case .keeping: return .done
        case .joining:
            let answer = LocalProbe.get(.port(host: "127.0.0.1", port), path: "/healthz?js-server-only=true")
            guard answer?.status == 200 else { return isReminder ? .tell(waiting ?? "") : .wait }
            stage = .keeping
            return .done
        case .gathering(var gathering):
            let answer = LocalProbe.get(.port(host: "127.0.0.1", port), path: "/routez", version: "1.0")
            let isNew = gathering.take(routes: answer?.body ?? "")
            stage = .gathering(gathering)
            guard gathering.isComplete else { return isNew || isReminder ? .tell(gathering.waiting) : .wait }
            try Folder.write(gathering.text, to: Self.memory(surroundings.busDirectory))
            let text = ClusterPlan.keeping(with: Array(gathering.servers.values), options, surroundings)
            try Folder.write(text, to: "\(surroundings.busDirectory)/nats.conf")
            let names = gathering.servers.keys.sorted().joined(separator: ", ")
            stage = .joining
            reminds = .now + Self.reminder
            return .startAgain("all \(options.cluster.expectedServers) servers have met (\(names)): the cluster begins")
        }
    }

    /// Writes down what nats-server says of the group of servers, and with whom of them it is connected, for the agent; nothing while
    /// it does not answer.
    static func describe(port: Int, in file: String, own: String) {
        func ask(_ path: String) -> MeshValue? {
            let answer = LocalProbe.get(.port(host: "127.0.0.1", port), path: path, version: "1.0")
            return answer?.status == 200 ? try? JSONText.parse(answer?.body ?? "") : nil
        }
        guard var group = ask("/jsz")?["meta_cluster"]?.objectValue, let routes = ask("/routez")?["routes"]?.arrayValue
        else {
            unlink(file)
            return
        }
        let reached = Set(routes.compactMap { $0["remote_name"]?.stringValue })
        group["reached"] = .array(reached.sorted().map(MeshValue.string))
        group["own"] = .string(own)
        // Whoever reads it meanwhile finds the one before.
        let next = file + ".next"
        guard (try? Folder.write(JSONText.string(of: .object(group)), to: next)) != nil else { return }
        rename(next, file)
    }

    /// Refuses to run alone what was one of several.
    static func checkAlone(_ options: AgentOptions, busDirectory: String) throws(UsageError) {
        guard options.mode == .server, wasPart(busDirectory) else { return }
        throw UsageError(
            "data_dir \(options.dataDirectory) belongs to one of several servers; give -bootstrap-expect and -retry-join as "
                + "before, or another -data-dir"
        )
    }

    private var remembered: [ClusterPlace] {
        let bytes = try? Terminal.read(Self.memory(surroundings.busDirectory))
        return ServerGathering.places(remembered: String(decoding: bytes ?? [], as: UTF8.self), options.cluster)
    }

    private static func memory(_ busDirectory: String) -> String { "\(busDirectory)/servers.json" }

    /// Whether nats-server has kept journals as one of several here: it writes down then who votes.
    private static func wasPart(_ busDirectory: String) -> Bool {
        exists("\(busDirectory)/jetstream/jetstream/$SYS/_js_/_meta_/peers.idx")
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }
}

/// The passwords of the bus.
enum BusPasswords {
    /// Passwords of one start, for a bus that nobody else reaches.
    static func fresh() -> [String: SecretID] {
        var result: [String: SecretID] = [:]
        for kind in ChildKind.allCases where !kind.isNATS { result[kind.rawValue] = random() }
        return result
    }

    /// The passwords of the nats-server that joins datacenters: one of this start for this machine's agent, and one that the
    /// servers of all datacenters make alike of their secret.
    ///
    /// - Throws: ``UsageError`` when OpenSSL fails.
    static func wide(_ options: AgentOptions) throws(UsageError) -> [String: SecretID] {
        [
            BusUsers.wideUser(options.datacenter): random(),
            WideBus.gatewayUser: try made(of: options.wide.secret, for: "tombolo wan \(WideBus.gatewayUser)"),
        ]
    }

    private static func random() -> SecretID {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<4).map { _ in String(generator.next() as UInt64, radix: 36) }
        return SecretID("p" + digits.joined())
    }

    private static func made(of secret: [UInt8], for text: String) throws(UsageError) -> SecretID {
        do {
            let code = try Digest.hmacSHA256(Array(text.utf8), key: secret)
            // It begins with a letter, or nats-server would read it as a number.
            return SecretID("p" + Digest.colonHex(code).filter { $0 != ":" })
        } catch { throw UsageError(error.description) }
    }

    /// Passwords that all machines of a cluster make alike of their secret, and nobody else can make.
    ///
    /// - Throws: ``UsageError`` when OpenSSL fails.
    static func shared(_ secret: [UInt8], datacenter: String) throws(UsageError) -> [String: SecretID] {
        var result: [String: SecretID] = [:]
        for name in ChildKind.allCases.compactMap(\.busUser) + [ClusterPlan.routeUser, ClusterPlan.operatorUser] {
            result[name] = try made(of: secret, for: "tombolo bus \(datacenter) \(name)")
        }
        return result
    }
}
