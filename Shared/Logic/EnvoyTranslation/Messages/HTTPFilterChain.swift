import EnvoySchema
import MeshDomain
import SchemaRuntime

/// The filters that a request passes, in the order of their phases.
///
/// A filter says in which phase it works and never which place it has: whoever adds one cannot put it before
/// authentication or behind the router by accident. Within a phase the order of adding counts.
struct HTTPFilterChain {
    /// What a filter is for.
    enum Phase: Int, CaseIterable, Comparable {
        /// Counts and bridges that change nothing about who calls or what is called.
        case protocolBridge
        /// An extension that wants to see requests before anybody judges them.
        case extensionFirst
        /// Who calls.
        case authentication
        /// Whether they may.
        case authorization
        /// Tells those behind it who called.
        case callerMetadata
        /// An extension that works on requests that are allowed.
        case extensionLast
        /// Where the request goes: the last one, and only one.
        case router

        static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Step {
        let phase: Phase
        let filter: EnvoyHCMV3.HttpFilter
    }

    private var steps: [Step] = []

    /// Adds a filter behind those of its phase.
    mutating func add(_ filter: EnvoyHCMV3.HttpFilter, in phase: Phase) {
        let place = steps.firstIndex { phase < $0.phase } ?? steps.endIndex
        steps.insert(Step(phase: phase, filter: filter), at: place)
    }

    /// All filters, with the router at the end.
    func filters() throws(SchemaError) -> [EnvoyHCMV3.HttpFilter] {
        var complete = self
        if steps.last?.phase != .router {
            complete.add(try EnvoyHCMV3.HttpFilter("envoy.filters.http.router", EnvoyRouterV3.Router()), in: .router)
        }
        return complete.steps.map(\.filter)
    }
}
