package import MeshDomain

/// The providers of tokens (JWT) that intentions on a service ask for.
package struct TokenInputs: Sendable, Hashable {
    /// Those that exist, by name.
    package var providers: [TokenProvider] = []
    /// Those that do not: what needs their tokens is denied.
    package var missing: [NameText] = []

    /// None.
    package init() {}

    /// These.
    package init(providers: [TokenProvider], missing: [NameText] = []) {
        self.providers = providers
        self.missing = missing
    }
}

/// A provider of tokens, with its keys as far as they are given.
package struct TokenProvider: Sendable, Hashable {
    package var entry: JWTProvider
    /// The key set of the entry as JSON; empty when it is elsewhere.
    package var keySet: String
    /// The authority of the server of the keys, where the entry has it in base64.
    package var authority: [UInt8]

    /// Makes a provider.
    package init(entry: JWTProvider, keySet: String = "", authority: [UInt8] = []) {
        self.entry = entry
        self.keySet = keySet
        self.authority = authority
    }
}
