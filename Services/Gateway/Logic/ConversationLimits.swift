/// What one proxy may ask for on its stream.
package struct ConversationLimits: Sendable, Hashable {
    /// How many resources it may ask for by name, and how many of one kind it may say that it has.
    package var names = 10_000
    /// How many bytes the names it asks for may be together; what it says that it has may be twice as much.
    package var nameBytes = 1 << 20
    /// How many bytes are kept of the words with which it refuses something.
    package var reasonBytes = 2_048

    /// The defaults.
    package init() {}
}
