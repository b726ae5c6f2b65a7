package import AgentLogic
import Glibc
package import MeshDomain

/// The file that keeps the tokens that were set over the API: written whole, readable by its owner only.
///
/// - Source: Consul's `acl-tokens.json` in the data directory, with `acl.enable_token_persistence`; reference §7.3 and §12.5.
package struct TokenFile: Sendable {
    /// The longest file that is read, in bytes.
    private static let limitBytes = 64 << 10

    private let path: String

    /// The file of a data directory.
    package init(dataDirectory: String) { path = "\(dataDirectory)/acl-tokens.json" }

    /// What it keeps; nothing when there is none.
    ///
    /// - Throws: `unavailable` when it cannot be read: an agent that forgot its tokens would work as somebody else.
    package func tokens() throws(MeshError) -> [AgentTokens.Kind: SecretID] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno == ENOENT else { throw failure("cannot be read") }
            return [:]
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Self.limitBytes + 1)
        var length = 0
        while length < bytes.count {
            let count = bytes[length...].withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("cannot be read") }
            guard count > 0 else { break }
            length += count
        }
        guard length <= Self.limitBytes, let value = try? JSONText.parse(Array(bytes.prefix(length))),
            let object = value.objectValue
        else {
            throw MeshError(
                .unavailable,
                "\(path) is no JSON object of at most \(Self.limitBytes) bytes; repair it, or remove it and set the agent's"
                    + " tokens again"
            )
        }
        var tokens: [AgentTokens.Kind: SecretID] = [:]
        for kind in AgentTokens.Kind.allCases {
            if let text = object[kind.name]?.stringValue, !text.isEmpty { tokens[kind] = SecretID(text) }
        }
        return tokens
    }

    /// Keeps these tokens, and no others, on disk before it returns.
    ///
    /// - Throws: `unavailable`; the file is what it was then.
    package func keep(_ tokens: [AgentTokens.Kind: SecretID]) throws(MeshError) {
        let members = tokens.map { ($0.key.name, MeshValue.string($0.value.revealed)) }
        let bytes = JSONText.bytes(of: .object(MeshObject(members).sortedByKey()))
        let draft = "\(path).tmp"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be written") }
        // A draft that was left by somebody else would keep its mode.
        let isWritten = fchmod(descriptor, 0o600) == 0 && writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, rename(draft, path) == 0 else {
            let refusal = failure("cannot be written")
            unlink(draft)
            throw refusal
        }
        let folder = open(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]), O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("cannot be synchronized") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure("cannot be synchronized") }
    }

    private func failure(_ what: String) -> MeshError {
        MeshError(.unavailable, "the agent's tokens are not kept: \(path) \(what): \(String(cString: strerror(errno)))")
    }
}
