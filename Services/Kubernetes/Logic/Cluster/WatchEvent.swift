package import MeshDomain

/// What an API server says in a watch.
///
/// - Source: reference kubernetes.md §6.
package enum WatchEvent: Sendable, Hashable {
    /// There is an object, or another version of it.
    case changed(KubernetesObject)
    /// An object is gone.
    case removed(KubernetesObject)
    /// Everything up to this version was said.
    case bookmark(String)
    /// The version that was asked for is too old: list again.
    case expired
    /// The server gives up, in its words.
    case failed(String)

    /// Reads one line.
    ///
    /// - Throws: `badRequest` when it is no event.
    package init(line: [UInt8]) throws(MeshError) {
        let value: MeshValue
        do { value = try JSONText.parse(line) } catch {
            throw MeshError(.badRequest, "the watch says what is no JSON: \(error.description)")
        }
        guard let type = value["type"]?.stringValue, let content = value["object"]?.objectValue else {
            throw MeshError(.badRequest, "the watch says what is no event")
        }
        let object = KubernetesObject(content)
        switch type {
        case "ADDED", "MODIFIED": self = .changed(object)
        case "DELETED": self = .removed(object)
        case "BOOKMARK": self = .bookmark(object.resourceVersion)
        case "ERROR":
            let isOld = content["code"]?.intValue == 410
            self = isOld ? .expired : .failed(content["message"]?.stringValue ?? "no reason given")
        case _: throw MeshError(.badRequest, "the watch says \"\(type)\", which is not known")
        }
    }
}

/// Cuts what arrives in pieces into lines of a bounded length.
package struct LineSplitter: Sendable {
    /// The longest line: above the largest object that an API server stores.
    package static let limit = 8 << 20
    private var rest: [UInt8] = []

    /// Begins with nothing.
    package init() {}

    /// Takes a piece.
    ///
    /// - Returns: The lines that are complete now, without their ends; empty ones are left out.
    /// - Throws: `badRequest` for a line that is too long.
    package mutating func take(_ bytes: some Sequence<UInt8>) throws(MeshError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                if !rest.isEmpty { lines.append(rest) }
                rest = []
            } else {
                rest.append(byte)
            }
        }
        guard rest.count <= Self.limit else {
            throw MeshError(.badRequest, "the watch says a line of more than \(Self.limit) bytes")
        }
        return lines
    }
}
