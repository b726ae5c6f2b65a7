package import MeshDomain

/// Turns the transactions of one service's journal into bytes and back; implemented beside the service's contract.
package protocol ChangeCodec: Sendable {
    /// The state whose changes it encodes.
    associatedtype State: ReplicatedState

    /// Encodes one change.
    static func encode(_ change: State.Change) throws(MeshError) -> [UInt8]

    /// Decodes one change.
    static func decode(_ bytes: [UInt8]) throws(MeshError) -> State.Change
}
