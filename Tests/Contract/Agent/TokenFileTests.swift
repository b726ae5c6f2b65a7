import AgentLogic
import AgentService
import Foundation
import MeshDomain
import Testing

/// The agent's own tokens over a restart.
@Suite struct TokenFileTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "tokens-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func `tokens set over the API are there after a restart and count more than the configuration`() throws {
        try withFolder { folder in
            let file = TokenFile(dataDirectory: folder)
            var configured = AgentTokens()
            configured.agent = SecretID("configured-agent")
            configured.dns = SecretID("configured-dns")
            let tokens = try OwnTokens(configured, keptIn: file)
            #expect(tokens.current == configured)
            for kind in AgentTokens.Kind.allCases where kind != .dns {
                try tokens.set(kind, SecretID("set-\(kind.name)"))
            }
            let again = try OwnTokens(configured, keptIn: file).current
            #expect(again == tokens.current)
            #expect(again.agent == SecretID("set-agent") && again.dns == SecretID("configured-dns"))
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/acl-tokens.json")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            // An empty one is taken out: the configured one is back after a restart.
            try tokens.set(.agent, .none)
            #expect(try OwnTokens(configured, keptIn: file).current.agent == SecretID("configured-agent"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["acl-tokens.json"])
        }
    }

    @Test func `what cannot be kept is not taken, and what cannot be read stops the start`() throws {
        try withFolder { folder in
            let file = TokenFile(dataDirectory: folder + "/gone")
            let tokens = try OwnTokens(AgentTokens(), keptIn: file)
            #expect(throws: MeshError.self) { try tokens.set(.agent, SecretID("a")) }
            #expect(tokens.current == AgentTokens())
            try Data("{".utf8).write(to: URL(fileURLWithPath: folder + "/acl-tokens.json"))
            #expect(throws: MeshError.self) {
                try OwnTokens(AgentTokens(), keptIn: TokenFile(dataDirectory: folder))
            }
        }
    }
}
