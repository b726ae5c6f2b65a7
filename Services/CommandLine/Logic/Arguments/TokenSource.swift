package import MeshDomain

/// Where the ACL token of a command may come from.
package enum TokenSource: Sendable, Hashable {
    /// A flag or a variable with the token itself.
    case text(SecretID, name: String)
    /// A file; its content without blanks and line ends around it is the token.
    case file(path: String, name: String)

    /// The sources in the order in which they count: flags before variables, `TOMBOLO_` before `CONSUL_`, a file before
    /// a text.
    ///
    /// - Source: reference §11.2.
    static func all(flags: FlagValues, environment: [String: String]) -> [TokenSource] {
        var sources: [TokenSource] = []
        if let path = flags.text("token-file"), !path.isEmpty { sources.append(.file(path: path, name: "-token-file")) }
        if let text = flags.text("token"), !text.isEmpty { sources.append(.text(SecretID(text), name: "-token")) }
        for prefix in ConsulVariables.prefixes {
            let (file, token) = (prefix + "HTTP_TOKEN_FILE", prefix + "HTTP_TOKEN")
            if let path = environment[file], !path.isEmpty { sources.append(.file(path: path, name: file)) }
            if let text = environment[token], !text.isEmpty {
                sources.append(.text(SecretID(text), name: token))
            }
        }
        return sources
    }

    /// The token of the first source that is not empty; none when all are.
    ///
    /// - Parameters:
    ///   - sources: The sources, the strongest first.
    ///   - read: Reads a file.
    /// - Returns: The token.
    /// - Throws: ``UsageError`` naming the source, never with the secret: a file that cannot be read, a token that cannot
    ///   stand in a header.
    package static func token(
        of sources: [TokenSource],
        read: (String) throws(UsageError) -> [UInt8]
    ) throws(UsageError) -> SecretID {
        for source in sources {
            switch source {
            case .text(let secret, let name):
                return try checked(secret.revealed, name: name)
            case .file(let path, let name):
                let content: [UInt8]
                do { content = try read(path) } catch {
                    throw UsageError("Error reading the token file of \(name): \(error.description)")
                }
                let text = String(decoding: content, as: UTF8.self).trimmed
                if !text.isEmpty { return try checked(text, name: "the file \(path) of \(name)") }
            }
        }
        return .none
    }

    private static func checked(_ text: String, name: String) throws(UsageError) -> SecretID {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw UsageError(
                "the token in \(name) holds a line break, a blank or another character that no token has; give the token "
                    + "alone"
            )
        }
        return SecretID(text)
    }
}
