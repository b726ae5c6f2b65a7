import ConsulJSON
import MeshDomain

/// Limits that are options of the block `limits`, each a number above 0 or a duration above 0.
protocol LimitOptions {
    /// Field, option and place of each number.
    static var counts: [(String, String, WritableKeyPath<Self, Int>)] { get }
    /// Field, option and place of each duration, in nanoseconds.
    static var times: [(String, String, WritableKeyPath<Self, Int64>)] { get }
}

extension LimitOptions {
    /// Takes the options that are there.
    ///
    /// - Throws: `badRequest` naming the option that is wrong.
    mutating func readOptions(_ part: inout ObjectReader) throws(MeshError) {
        for (name, option, place) in Self.counts {
            guard let number = try part.optionalInt(name) else { continue }
            guard number > 0 else {
                throw MeshError(.badRequest, "limits.\(option) is \(number); it must be a number above 0")
            }
            self[keyPath: place] = number
        }
        for (name, option, place) in Self.times {
            guard let time = try part.duration(name) else { continue }
            guard time > 0 else {
                throw MeshError(.badRequest, "limits.\(option) must be a duration above 0, such as \"10s\"")
            }
            self[keyPath: place] = time
        }
    }

    /// Whether it is the name of one of the options.
    static func lists(_ name: String) -> Bool {
        (counts.map(\.1) + times.map(\.1)).contains { equalIgnoringCase($0, name) }
    }
}
