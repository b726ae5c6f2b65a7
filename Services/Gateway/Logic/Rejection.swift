package import EnvoyTranslation

/// A resource that a proxy refused; the proxy keeps what it had.
package struct Rejection: Sendable, Hashable {
    package var type: EnvoyResourceType
    package var name: String
    /// The version that was refused; it is not sent again.
    package var version: String
    /// Envoy's words.
    package var reason: String

    /// Makes a rejection.
    package init(type: EnvoyResourceType, name: String, version: String, reason: String) {
        self.type = type
        self.name = name
        self.version = version
        self.reason = reason
    }
}
