package import AgentLogic
package import MeshDomain
import Synchronization

/// The tokens that the agent uses itself; they can be changed while it runs.
package final class OwnTokens: Sendable {
    private struct Held {
        var tokens: AgentTokens
        /// Set over the API, and kept: they count more than the configuration.
        var kept: [AgentTokens.Kind: SecretID] = [:]
    }

    private let file: TokenFile?
    private let held: Mutex<Held>

    /// Starts with the configured tokens, and over them those that a file keeps.
    ///
    /// - Throws: `unavailable` naming the file when it cannot be read.
    package init(_ tokens: AgentTokens, keptIn file: TokenFile? = nil) throws(MeshError) {
        var held = Held(tokens: tokens, kept: try file?.tokens() ?? [:])
        for (kind, token) in held.kept { held.tokens.set(kind, token) }
        self.file = file
        self.held = Mutex(held)
    }

    /// Starts with the tokens of a configuration, and with those that its data directory keeps if it says so.
    ///
    /// - Throws: `unavailable` naming the file when it cannot be read.
    convenience init(_ configuration: AgentConfiguration) throws(MeshError) {
        let folder = configuration.dataDirectory
        let keeps = configuration.acl.keepsTokens && !folder.isEmpty
        try self.init(configuration.acl.tokens, keptIn: keeps ? TokenFile(dataDirectory: folder) : nil)
    }

    /// The tokens now.
    package var current: AgentTokens { held.withLock { $0.tokens } }

    /// Sets the first management token.
    func setInitialManagement(_ token: SecretID) { held.withLock { $0.tokens.initialManagement = token } }

    /// Sets one of them, on disk first where tokens are kept; an empty one gives the configured one back its place at the next
    /// start.
    ///
    /// - Throws: `unavailable` when it cannot be kept; then nothing is changed.
    package func set(_ kind: AgentTokens.Kind, _ token: SecretID) throws(MeshError) {
        try held.withLock { (held) throws(MeshError) in
            if let file {
                var kept = held.kept
                kept[kind] = token.isEmpty ? nil : token
                try file.keep(kept)
                held.kept = kept
            }
            held.tokens.set(kind, token)
        }
    }

    /// Takes the tokens that the configuration names otherwise than before; those set over the API and kept stay.
    func adopt(_ fresh: AgentTokens, insteadOf old: AgentTokens) {
        held.withLock { held in
            for kind in AgentTokens.Kind.allCases where fresh[kind] != old[kind] && held.kept[kind] == nil {
                held.tokens.set(kind, fresh[kind])
            }
        }
    }
}
