package import MeshDomain

extension MeshObject {
    /// Adds a member unless the text is empty.
    mutating func add(_ key: String, ifSet text: String) {
        if !text.isEmpty { self[key] = .string(text) }
    }

    /// Adds a member unless the number is 0.
    mutating func add(_ key: String, ifSet number: Int) {
        if number != 0 { self[key] = .integer(number) }
    }

    /// Adds a member if it is true.
    mutating func add(_ key: String, ifSet flag: Bool) {
        if flag { self[key] = .bool(true) }
    }

    /// Adds a member unless the list is empty.
    mutating func add(_ key: String, ifSet texts: [String]) {
        if !texts.isEmpty { self[key] = .array(texts.map(MeshValue.string)) }
    }

    /// Adds a member unless it is missing or has no members.
    mutating func add(_ key: String, ifSet map: [String: String]?) {
        if let map, !map.isEmpty { self[key] = .object(MeshObject(map)) }
    }

    /// Adds a length of time unless it is 0.
    mutating func add(_ key: String, ifSetNanoseconds number: Int64) {
        if number != 0 { self[key] = .int(number) }
    }

    /// Adds a member unless it is missing.
    mutating func add(_ key: String, ifPresent number: Int?) {
        if let number { self[key] = .integer(number) }
    }

    /// An object of texts, sorted by name as Go writes maps.
    package init(_ map: [String: String]) {
        self.init(map.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, .string($0.value)) })
    }
}
