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
    private enum Container: Sendable {
        case object(MeshObject)
        case array([MeshValue])
    }

    private struct Frame: Sendable {
        var container: Container
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
        frames.append(Frame(container: isObject ? .object([:]) : .array([]), selection: wanted))
        return true
    }

    /// Ends what was begun last.
    mutating func close() {
        guard let frame = frames.popLast() else { return }
        switch frame.container {
        case .object(let object): put(.object(object))
        case .array(let values): put(.array(values))
        }
    }

    private mutating func put(_ value: MeshValue) {
        guard let frame = frames.popLast() else {
            result = value
            return
        }
        var next = frame
        switch frame.container {
        case .array(var values):
            values.append(value)
            next.container = .array(values)
        case .object(var object):
            if let key = frame.key { object[key] = value }
            next.container = .object(object)
            next.key = nil
        }
        frames.append(next)
    }
}
