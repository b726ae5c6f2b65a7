/// Names an entry of the key-value store: a text of any kind, compared and ordered by its bytes, in a namespace.
package struct KVKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Another scope than the default one; kept aside, so that keys of the default one cost no more than a pointer.
    private final class Place: Sendable {
        let scope: Scope

        init(_ scope: Scope) { self.scope = scope }
    }

    /// How long one may be, in bytes; it must fit a line of a request's header.
    package static let byteLimit = 65_536

    /// The text as bytes compare it.
    package let path: NameText
    private let place: Place?

    /// A key as it is spelled.
    package init(_ text: String, in scope: Scope = .standard) {
        path = NameText(text)
        place = scope.isStandard ? nil : Place(scope)
    }

    /// The key as it is spelled.
    package var text: String { path.text }

    /// Where it stands.
    package var scope: Scope { place?.scope ?? .standard }

    /// No bytes at all: the beginning of every key, and the name of none.
    package var isEmpty: Bool { path.isEmpty }

    /// Whether it is of the same scope and begins with these bytes.
    package func begins(with prefix: KVKey) -> Bool {
        isBeside(prefix) && path.text.utf8.starts(with: prefix.path.text.utf8)
    }

    package var description: String { text }

    private func isBeside(_ other: KVKey) -> Bool {
        place == nil && other.place == nil || place?.scope == other.place?.scope
    }

    package static func == (left: KVKey, right: KVKey) -> Bool { left.path == right.path && left.isBeside(right) }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        if let place { hasher.combine(place.scope) }
    }

    package static func < (left: KVKey, right: KVKey) -> Bool {
        left.isBeside(right) ? left.path < right.path : left.scope < right.scope
    }
}

/// A key with its value.
///
/// - Source: Consul HTTP API, object of `/v1/kv/:key`; reference §8.8.
package struct KVEntry: Sendable, Hashable {
    package var key: KVKey
    package var value: [UInt8]
    /// Whatever the client means by it.
    package var flags: UInt64
    /// The session that holds the key; nil when none does.
    package var session: SessionID?
    /// How often the key was taken by a session that did not have it.
    package var lockIndex: UInt64
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes an entry; indexes are set by the state that stores it.
    package init(
        key: KVKey,
        value: [UInt8] = [],
        flags: UInt64 = 0,
        session: SessionID? = nil,
        lockIndex: UInt64 = 0,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.key = key
        self.value = value
        self.flags = flags
        self.session = session
        self.lockIndex = lockIndex
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    /// Whether all but the indexes is the same.
    package func hasSameContent(as other: KVEntry) -> Bool {
        key == other.key && flags == other.flags && session == other.session && lockIndex == other.lockIndex
            && value == other.value
    }
}
