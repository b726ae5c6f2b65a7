/// A secret such as a token's SecretID; never shown by description, debugging or reflection.
package struct SecretID: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself; pass it on only to what needs it.
    package let revealed: String

    /// Wraps a secret.
    package init(_ revealed: String) { self.revealed = revealed }

    /// No token at all: the anonymous token is meant.
    package static let none = SecretID("")

    /// Whether no secret was given.
    package var isEmpty: Bool { revealed.isEmpty }

    package var description: String { "<redacted>" }
    package var debugDescription: String { "<redacted>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
