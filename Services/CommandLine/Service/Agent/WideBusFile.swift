import CommandLineLogic
import Glibc
import MeshDomain

/// The file of the nats-server that joins datacenters, and what is found out for it: the names of the gateways at the places
/// that `retry_join_wan` names, which nats-server wants to know before it dials them.
///
/// A gateway tells its name to whoever connects, before anything else. What was found out is kept, for a start while the
/// other datacenter is away.
struct WideBusFile {
    /// How often places are asked that have not told their names.
    private static let pause = Duration.seconds(2)
    /// How often those that have.
    private static let longPause = Duration.seconds(30)
    private let plan: WideBus
    private let file: String
    private let memory: String
    private let places: [ClusterPlace]
    private var names: GatewayNames
    /// The look that is under way.
    private var underWay: PlaceLook?
    private var turn = 0
    private var nextLook = ContinuousClock.now

    /// Reads what was found out before.
    init(_ options: AgentOptions, _ surroundings: ClusterSurroundings) {
        plan = WideBus(options, surroundings)
        file = "\(surroundings.busDirectory)/wan.conf"
        memory = "\(surroundings.busDirectory)/wan.json"
        places = options.wide.places
        let text = String(decoding: (try? Terminal.read(memory)) ?? [], as: UTF8.self)
        let known = (try? JSONText.parse(text))?.objectValue ?? MeshObject()
        names = GatewayNames(known, of: places)
    }

    /// Writes the file.
    ///
    /// - Throws: ``UsageError`` when the disk refuses.
    func write() throws(UsageError) { try Folder.write(plan.text(names.known), to: file) }

    /// Has the next place asked for its name, seldom where one is known: another server may stand there now, or several do.
    ///
    /// It waits for nobody: at most one place is asked at a time, and what it said is taken at a later call.
    ///
    /// - Returns: Whom it met, when nats-server is to read the file again; nil when nothing is new.
    mutating func look() -> String? {
        guard let look = underWay else {
            ask()
            return nil
        }
        guard let name = look.answer() else { return nil }
        underWay = nil
        guard !name.isEmpty, names.meet(name, at: look.place),
            (try? Folder.write(JSONText.string(of: .object(names.object)), to: memory)) != nil, (try? write()) != nil
        else { return nil }
        return name == plan.name ? nil : "\(name) at \(look.place.text)"
    }

    private mutating func ask() {
        guard !places.isEmpty, ContinuousClock.now >= nextLook else { return }
        let unknown = places.filter { names.known[$0] == nil }
        let asked = unknown.isEmpty ? places : unknown
        nextLook = .now + (unknown.isEmpty ? Self.longPause : Self.pause) / asked.count
        turn += 1
        let place = asked[turn % asked.count]
        underWay = PlaceLook(at: place) { Self.name(of: place) }
    }

    /// What a gateway says its name is; nil when nobody answers soon.
    private static func name(of place: ClusterPlace) -> String? {
        guard let address = Network.resolve(place.host),
            let line = LocalProbe.firstLine(of: address, port: place.port), line.hasPrefix("INFO "),
            let name = (try? JSONText.parse(String(line.dropFirst(5))))?["gateway"]?.stringValue,
            !name.isEmpty, name.utf8.count <= 512,
            name.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != 0x22 && $0 != 0x5C })
        else { return nil }
        return name
    }
}
