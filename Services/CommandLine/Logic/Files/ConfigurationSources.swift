import AgentLogic
package import HCLSyntax
package import MeshDomain

/// The pieces of an agent's configuration, read by the agent's own reader: what is refused here, a start refuses, and the
/// reverse.
package struct ConfigurationSources: Sendable {
    private var sources: [AgentConfigurationReader.Source] = []

    /// No pieces.
    package init() {}

    /// What is done with one name of a configuration folder.
    package enum Choice: Sendable, Hashable {
        case read
        case ignored
        case skipped(String)
    }

    /// Decides about one name of a configuration folder.
    package static func choice(path: String, isFolder: Bool, format: ConfigurationText.Format) -> Choice {
        switch ConfigurationFolder.choice(path: path, isFolder: isFolder, format: format) {
        case .read: .read
        case .ignored: .ignored
        case .skipped(let words): .skipped(words)
        }
    }

    /// Adds a piece, which wins over those before it.
    package mutating func add(_ text: [UInt8], name: String, format: ConfigurationText.Format) {
        sources.append(AgentConfigurationReader.Source(name: name, text: text, format: format))
    }

    /// Reads everything as the agent does; what it would only warn of is returned.
    ///
    /// - Throws: ``UsageError`` naming the piece, the line and the option.
    @discardableResult
    package func check() throws(UsageError) -> [String] {
        do { return try AgentConfigurationReader.read(sources).warnings } catch {
            var text = error.message
            while text.last == "\n" { text.removeLast() }
            throw UsageError(text)
        }
    }

    /// All pieces as one object, each of them checked.
    ///
    /// - Throws: ``UsageError`` naming the piece, the line and the option.
    package func merged() throws(UsageError) -> MeshObject {
        do { return try AgentConfigurationReader.merged(sources) } catch {
            var text = error.message
            while text.last == "\n" { text.removeLast() }
            throw UsageError(text)
        }
    }
}
