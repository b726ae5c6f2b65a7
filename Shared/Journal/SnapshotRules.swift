package import Certificates
package import MeshContracts
package import MeshDomain
package import MeshState

/// What a service declares about saving and restoring its state.
package struct SnapshotRules<State: ReplicatedState>: Sendable {
    /// Who can read what was saved.
    package enum Secrecy: Sendable {
        /// Whoever has the file.
        case open
        /// Who has the key; nothing is saved or restored without one.
        case sealed(SealingKey?)
    }

    /// A saved state that is about to take the place of another one.
    package struct Restoring {
        /// Its rows.
        package var rows: [State.Change]
        /// The state whose place it takes.
        package var present: State
        /// The index that the restoring probably gets.
        package var index: UInt64
        /// Which indexes the rows will have.
        package var numbering: RowNumbering
    }

    /// Refuses who may not save and restore everything.
    private let authorize: @Sendable (CallContext) async throws(MeshError) -> Void
    let secrecy: Secrecy
    /// The rows that are stored in place of the saved ones.
    ///
    /// What is about processes that are gone is left out, what must not be lost of the present is added. Pure.
    let adapt: @Sendable (Restoring) -> [State.Change]
    /// Refuses saved rows that would be of no use here.
    let check: @Sendable ([State.Change]) throws(MeshError) -> Void

    /// Declares it.
    package init(
        secrecy: Secrecy = .open,
        authorize: @escaping @Sendable (CallContext) async throws(MeshError) -> Void,
        adapt: @escaping @Sendable (Restoring) -> [State.Change] = { $0.rows },
        check: @escaping @Sendable ([State.Change]) throws(MeshError) -> Void = { _ in }
    ) {
        self.authorize = authorize
        self.secrecy = secrecy
        self.adapt = adapt
        self.check = check
    }

    /// - Throws: What the service refuses a caller with who may not save and restore everything.
    package func permit(_ context: CallContext) async throws(MeshError) { try await authorize(context) }
}
