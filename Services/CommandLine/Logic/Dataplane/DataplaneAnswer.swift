package import MeshDomain

/// What the process that asks the servers hands over: a line as soon as it has a token, and one with everything.
package struct DataplaneAnswer: Sendable, Hashable {
    package let token: SecretID
    /// The server that gave it.
    package let server: String
    /// Nil until the servers have told everything.
    package let bootstrap: MeshValue?

    /// Makes an answer.
    package init(token: SecretID, server: String, bootstrap: MeshValue? = nil) {
        self.token = token
        self.server = server
        self.bootstrap = bootstrap
    }

    /// The newest line that is there wholly; nil when there is none.
    package init?(lines bytes: [UInt8]) {
        for line in bytes.split(separator: 0x0A).reversed() {
            guard let told = try? JSONText.parse([UInt8](line)) else { continue }
            self.init(token: SecretID(told.text("Token")), server: told.text("Server"), bootstrap: told["Bootstrap"])
            return
        }
        return nil
    }

    /// The line.
    package var line: [UInt8] {
        var told: MeshObject = ["Token": .string(token.revealed), "Server": .string(server)]
        if let bootstrap { told["Bootstrap"] = bootstrap }
        return JSONText.bytes(of: .object(told)) + [0x0A]
    }
}
