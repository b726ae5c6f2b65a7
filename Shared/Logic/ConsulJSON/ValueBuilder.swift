import MeshDomain

/// Which members of a value are wanted; lists pass what is wanted on to their elements.
package indirect enum MemberSelection: Sendable, Hashable {
    /// The value as it is.
    case whole
    /// Only these members of an object.
    case members([String: MemberSelection])

    /// Wants what stands at the ends of these paths.
    package init(paths: [[String]]) {
        var tails: [String: [[String]]] = [:]
        for path in paths {
            guard let name = path.first else {
                self = .whole
                return
            }
            tails[name, default: []].append(Array(path.dropFirst()))
        }
        self = .members(tails.mapValues { MemberSelection(paths: $0) })
    }

    fileprivate func member(_ name: String) -> MemberSelection? {
        switch self {
        case .whole: .whole
        case .members(let members): members[name]
        }
    }
}

/// Makes a value of what is written as JSON, without the text in between, and only of the members that are wanted.
struct ValueBuilder: Sendable {
    /// An object or a list that is being made.
    ///
    /// Both are kept beside each other and changed in place: taken out of an enum and put back they would have two owners for a
    /// moment, and be copied with each element.
    private struct Frame: Sendable {
        var isObject: Bool
        var members = MeshObject()
        var elements: [MeshValue] = []
        var selection: MemberSelection
        /// The member whose value is next.
        var key: String?
    }

    private var frames: [Frame] = []
    private var skipsNext = false
    private let selection: MemberSelection
    private(set) var result = MeshValue.null

    init(_ selection: MemberSelection) { self.selection = selection }

    /// Begins a member; what is written next is its value.
    mutating func key(_ name: String) {
        guard let last = frames.indices.last else { return }
        skipsNext = frames[last].selection.member(name) == nil
        frames[last].key = name
    }

    /// Takes a value; it is made only when it is wanted.
    mutating func add(_ value: @autoclosure () -> MeshValue) {
        if skipsNext {
            skipsNext = false
            return
        }
        put(value())
    }

    /// Begins an object or a list; false when it is not wanted, so that nothing of it needs to be written.
    mutating func open(isObject: Bool) -> Bool {
        if skipsNext {
            skipsNext = false
            return false
        }
        var wanted = selection
        if let frame = frames.last {
            wanted = frame.key.flatMap { frame.selection.member($0) } ?? frame.selection
        }
        frames.append(Frame(isObject: isObject, selection: wanted))
        return true
    }

    /// Ends what was begun last.
    mutating func close() {
        guard let frame = frames.popLast() else { return }
        put(frame.isObject ? .object(frame.members) : .array(frame.elements))
    }

    private mutating func put(_ value: MeshValue) {
        guard let last = frames.indices.last else {
            result = value
            return
        }
        guard frames[last].isObject else {
            frames[last].elements.append(value)
            return
        }
        if let key = frames[last].key { frames[last].members[key] = value }
        frames[last].key = nil
    }
}
