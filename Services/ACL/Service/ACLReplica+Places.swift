import ACLContract
import ACLLogic
import AccessRules
import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import MeshState

/// What of ACLs a caller may see: of a place, or of all namespaces of a partition in which it has the right.
struct ACLSight: Sendable {
    let place: ACLPlace
    let authorizer: Authorizer

    /// Whether an object that stands there is shown.
    func shows(_ scope: Scope) -> Bool {
        place.covers(scope) && (!place.isEveryNamespace || authorizer.allows(.aclRead.within(scope)))
    }

    /// Whether secrets of what stands there are shown.
    func mayWrite(_ scope: Scope) -> Bool { authorizer.allows(.aclWrite.within(scope)) }
}

extension ACLReplica {
    /// How long a write into a namespace that is not known yet waits to hear of it.
    private static let patience = Duration.seconds(5)
    /// How long a login does, which anybody can try.
    static let loginPatience = Duration.seconds(1)

    /// Waits until a namespace is known here, which whoever has just made it knows already.
    func untilKnown(_ scope: Scope, at most: Duration = Self.patience) async throws(MeshError) {
        guard !scope.isStandard, ledger.view.current.state.defaults(in: scope) == nil else { return }
        let view = ledger.view
        await withDeadline(most) {
            while !Task.isCancelled, view.current.state.defaults(in: scope) == nil {
                let index = view.current.state.index(of: .defaults)
                _ = await view.value(ofAny: [.defaults], after: index, timeout: most)
            }
        }
    }

    /// Refuses a write into a namespace that is not there: what it made would be there when somebody makes that namespace.
    static func checkThere(_ scope: Scope, in state: ACLState) throws(MeshError) {
        guard scope.isStandard || state.defaults(in: scope) != nil else {
            let what =
                scope.namespace.isStandard
                ? "Partition \"\(scope.partition)\"" : "Namespace \"\(scope.namespace)\""
            throw MeshError(.rejected, "\(what) does not exist")
        }
    }

    /// Keeps what a namespace gives, and begins a new one with its first policy.
    @Sendable
    func putPlace(
        _ request: ACLWire.Defaults,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.Empty {
        let (row, seen, id) = (request.defaults, request.seen, RandomUUID.make())
        return try await store(context) { draft throws(MeshError) in
            for change in try PlaceKeeping.changes(to: row, seen: seen, in: draft.state, newID: id) {
                draft.record(change)
            }
            return CommonWire.Empty()
        }.reply
    }

    @Sendable
    func clearPlace(
        _ request: ACLWire.ClearPlaceRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.ClearPlaceReply {
        let scope = Scope(request.place)
        guard !scope.isStandard else {
            throw MeshError(.badRequest, "what is in the default partition and namespace is not cleared")
        }
        let marked = request.marked
        return try await store(context) { draft throws(MeshError) in
            let changes = try PlaceKeeping.removal(of: scope, marked: marked, in: draft.state)
            for change in changes { draft.record(change) }
            return ACLWire.ClearPlaceReply(more: !changes.isEmpty)
        }.reply
    }
}
