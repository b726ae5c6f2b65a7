package import MeshDomain
package import MeshState

/// A key, or with a star at its end all keys that begin so.
extension String: StateTopic {
    package var path: TopicPath {
        hasSuffix("*") ? .below(startingWith: String(dropLast())) : TopicPath(self)
    }
}

/// A small replicated state for the tests of the journal: numbers by name.
package struct RegisterState: ReplicatedState, Equatable {
    /// One number.
    package struct Row: Sendable, Hashable {
        package var value: Int64
        package var createIndex: UInt64
        package var modifyIndex: UInt64
    }

    /// A number set; the indexes count in snapshots only.
    package struct Change: Sendable, Hashable {
        package var key: String
        package var row: Row

        /// Sets a number.
        package static func set(_ key: String, _ value: Int64) -> Change {
            Change(key: key, row: Row(value: value, createIndex: 0, modifyIndex: 0))
        }
    }

    /// The numbers.
    package private(set) var rows: [String: Row] = [:]
    package var floor: UInt64 = 0

    package init() {}

    /// A number; 0 when it was never set.
    package func value(_ key: String) -> Int64 { rows[key]?.value ?? 0 }

    package mutating func apply(_ change: Change, index: UInt64, touched: inout Touched<String>) {
        let before = rows[change.key]
        guard before?.value != change.row.value else { return }
        rows[change.key] = Row(value: change.row.value, createIndex: before?.createIndex ?? index, modifyIndex: index)
        touched.insert(change.key)
    }

    package func snapshot() -> [Change] {
        rows.keys.sorted().compactMap { key in rows[key].map { Change(key: key, row: $0) } }
    }

    package mutating func restore(_ change: Change) { rows[change.key] = change.row }

    package func index(of topic: String) -> UInt64 { max(floor, ownIndex(of: topic)) }

    private func ownIndex(of topic: String) -> UInt64 {
        guard topic.hasSuffix("*") else { return rows[topic]?.modifyIndex ?? 0 }
        return rows.filter { $0.key.hasPrefix(topic.dropLast()) }.values.map(\.modifyIndex).max() ?? 0
    }
}

/// Encodes `RegisterState.Change` as text.
package enum RegisterCodec: ChangeCodec {
    package typealias State = RegisterState

    package static func encode(_ change: RegisterState.Change) throws(MeshError) -> [UInt8] {
        Array("\(change.key)|\(change.row.value)|\(change.row.createIndex)|\(change.row.modifyIndex)".utf8)
    }

    package static func decode(_ bytes: [UInt8]) throws(MeshError) -> RegisterState.Change {
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: "|")
        guard parts.count == 4, let value = Int64(parts[1]), let create = UInt64(parts[2]),
            let modify = UInt64(parts[3])
        else { throw MeshError(.internalFault, "not a change of a register") }
        return RegisterState.Change(
            key: String(parts[0]),
            row: .init(value: value, createIndex: create, modifyIndex: modify)
        )
    }
}
