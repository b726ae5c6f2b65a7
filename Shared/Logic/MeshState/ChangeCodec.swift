package import MeshDomain

/// Turns the transactions of one service's journal into bytes and back; implemented beside the service's contract.
package protocol ChangeCodec: Sendable {
    /// The state whose changes it encodes.
    associatedtype State: ReplicatedState

    /// Encodes one change.
    static func encode(_ change: State.Change) throws(MeshError) -> [UInt8]

    /// Decodes one change.
    static func decode(_ bytes: [UInt8]) throws(MeshError) -> State.Change

    /// Decodes one change of which a newer version may have written more than this one knows.
    static func read(_ bytes: [UInt8]) -> ReadChange<State.Change>
}

/// What a version understands of a stored change.
package struct ReadChange<Change: Sendable>: Sendable {
    /// The change as far as it is understood; nil when it means nothing to this version.
    package var change: Change?
    /// What is not understood, for people; nil when everything is.
    ///
    /// Whoever misses something must not decide on the state.
    package var missing: String?

    /// Makes a result.
    package init(change: Change?, missing: String? = nil) {
        self.change = change
        self.missing = missing
    }
}

extension ChangeCodec {
    /// All or nothing: what cannot be decoded is missing as a whole.
    package static func read(_ bytes: [UInt8]) -> ReadChange<State.Change> {
        do throws(MeshError) { return ReadChange(change: try decode(bytes)) } catch {
            return ReadChange(change: nil, missing: error.message)
        }
    }
}
