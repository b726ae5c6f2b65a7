package import MeshDomain

extension MeshValue {
    /// The member as text, numbers and truth values written out; empty when it is missing.
    package func text(_ key: String) -> String {
        switch self[key] {
        case .string(let text)?: text
        case .int(let number)?: String(number)
        case .unsigned(let number)?: String(number)
        case .double(let number)?: String(number)
        case .bool(let flag)?: String(flag)
        case .null?, .array?, .object?, nil: ""
        }
    }

    /// The member as a list; empty when it is missing.
    package func list(_ key: String) -> [MeshValue] { self[key]?.arrayValue ?? [] }

    /// The member's texts; empty when it is missing.
    package func texts(_ key: String) -> [String] { list(key).compactMap(\.stringValue) }

    /// The members of a member that is a map of texts.
    package func map(_ key: String) -> [(String, String)] {
        (self[key]?.objectValue?.entries ?? []).map { ($0.key, $0.value.stringValue ?? "") }
    }
}
