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
    private var names: [ClusterPlace: String] = [:]
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
        for place in places { if let name = known[place.text]?.stringValue { names[place] = name } }
    }

    /// Writes the file.
    ///
    /// - Throws: ``UsageError`` when the disk refuses.
    func write() throws(UsageError) { try Folder.write(plan.text(names), to: file) }

    /// Asks the next place for its name; short, and seldom where it is known: another server may stand there now.
    ///
    /// - Returns: Whom it met, when nats-server is to read the file again; nil when nothing is new.
    mutating func look() -> String? {
        guard !places.isEmpty, ContinuousClock.now >= nextLook else { return nil }
        let unknown = places.filter { names[$0] == nil }
        let asked = unknown.isEmpty ? places : unknown
        nextLook = .now + (unknown.isEmpty ? Self.longPause : Self.pause) / asked.count
        turn += 1
        let place = asked[turn % asked.count]
        guard let name = Self.name(of: place), names[place] != name else { return nil }
        names[place] = name
        var object = MeshObject()
        for (place, name) in names { object[place.text] = .string(name) }
        guard (try? Folder.write(JSONText.string(of: .object(object)), to: memory)) != nil, (try? write()) != nil else {
            return nil
        }
        return name == plan.name ? nil : "\(name) at \(place.text)"
    }

    /// What a gateway says its name is; nil when nobody answers within 300 ms.
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
