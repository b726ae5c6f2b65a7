import MeshDomain

/// The instances that one look-up finds, and how the service's name is spelled by them.
///
/// Almost always there is one spelling; `Web` and `web` are found together and listed apart.
struct ServiceMembers: Sendable {
    /// By node and id.
    private(set) var instances = SortedRows<ServiceRow>()
    private(set) var spellings: [Spelling] = []

    /// One spelling and how many instances have it.
    struct Spelling: Sendable {
        let name: NameText
        var count: Int
    }

    var isEmpty: Bool { instances.isEmpty }

    /// Whether all of them spell the name so.
    func isOnly(_ service: ServiceRef) -> Bool { spellings.count == 1 && spellings[0].name == service.service.name }

    /// Takes in an instance that is not in yet, or its newer row, which spells the name in the same way.
    mutating func insert(_ instance: ServiceRow, spelled name: NameText) {
        guard instances.put(instance, { $0.order(to: instance) }) == nil else { return }
        if let place = spellings.firstIndex(where: { $0.name == name }) {
            spellings[place].count += 1
        } else {
            spellings.append(Spelling(name: name, count: 1))
        }
    }

    mutating func remove(_ instance: ServiceRow, spelled name: NameText) {
        guard instances.remove({ $0.order(to: instance) }) != nil else { return }
        guard let place = spellings.firstIndex(where: { $0.name == name }) else { return }
        spellings[place].count -= 1
        if spellings[place].count == 0 { spellings.remove(at: place) }
    }
}
