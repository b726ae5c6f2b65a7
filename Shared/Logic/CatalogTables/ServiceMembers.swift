import HashTreeCollections
import MeshDomain

/// The instances that one look-up finds, and how the service's name is spelled by them.
///
/// Almost always there is one spelling; `Web` and `web` are found together and listed apart.
struct ServiceMembers: Sendable {
    private(set) var instances = TreeSet<InstanceKey>()
    private(set) var spellings: [Spelling] = []

    /// One spelling and how many instances have it.
    struct Spelling: Sendable {
        let name: NameText
        var count: Int
    }

    var isEmpty: Bool { instances.isEmpty }

    /// Whether all of them spell the name so.
    func isOnly(_ service: ServiceRef) -> Bool { spellings.count == 1 && spellings[0].name == service.service.name }

    mutating func insert(_ instance: InstanceKey, spelled name: NameText) {
        guard instances.insert(instance).inserted else { return }
        if let place = spellings.firstIndex(where: { $0.name == name }) {
            spellings[place].count += 1
        } else {
            spellings.append(Spelling(name: name, count: 1))
        }
    }

    mutating func remove(_ instance: InstanceKey, spelled name: NameText) {
        guard instances.remove(instance) != nil else { return }
        guard let place = spellings.firstIndex(where: { $0.name == name }) else { return }
        spellings[place].count -= 1
        if spellings[place].count == 0 { spellings.remove(at: place) }
    }
}
