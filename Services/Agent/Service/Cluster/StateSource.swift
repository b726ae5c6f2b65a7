import MeshContracts
package import MeshDomain
package import MeshJournal
package import MeshState

/// A state of the cluster as this process sees it: a view that answers at once, and a way to make sure that it is new.
package struct StateSource<State: ReplicatedState>: Sendable {
    package let view: StateView<State>
    private let readNewest: @Sendable (ReadConsistency, Duration) async throws(MeshError) -> Version<State>
    private let freshness: @Sendable () -> Bool

    /// Wraps a follower.
    package init<Codec: ChangeCodec>(_ follower: Follower<Codec>) where Codec.State == State {
        view = follower.view
        readNewest = { (consistency, timeout) async throws(MeshError) in
            try await follower.read(consistency, timeout: timeout)
        }
        freshness = { follower.isFresh }
    }

    /// Wraps a view that somebody else keeps up to date, for tests.
    package init(view: StateView<State>) {
        self.view = view
        readNewest = { (_, timeout) async throws(MeshError) in
            try await view.ready(timeout: timeout)
            return view.current
        }
        freshness = { true }
    }

    /// The newest version; linearizable unless stale is enough.
    package func read(_ consistency: ReadConsistency, timeout: Duration) async throws(MeshError) -> Version<State> {
        try await readNewest(consistency, timeout)
    }

    /// Whether the owner of the state was heard of lately.
    package var isFresh: Bool { freshness() }
}
