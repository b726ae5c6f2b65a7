import ConfigEntryKinds
package import ConfigEntryTables
import DiscoveryChain
package import MeshDomain

/// Binds routes to the listeners of API gateways, and says of each gateway and route what became of it.
///
/// What it decides is stored in the transaction of the write that caused it, so that nobody ever sees a route without its
/// condition. All gateways and routes of a scope are looked at, by one pass over them.
///
/// - Source: reference http-api-and-config.md §5.2; conditions as recorded.
package struct GatewayBinder {
    /// A route of either kind.
    private struct Route {
        var entry: ConfigEntry
        var routeProtocol: String
        var parents: [ResourceReference]
        var hostnames: [String]
        var services: [NameText]
        var conditions: [GatewayCondition]
    }

    private let state: ConfigEntryState
    private let scope: Scope
    private let now: Int64
    private var gateways: [EntryKey: (entry: ConfigEntry, gateway: APIGateway)] = [:]
    /// What each gateway is bound to, made route by route.
    private var bound: [EntryKey: BoundAPIGateway] = [:]
    /// Listeners to which a route could not be bound for another's sake.
    private var contested: [EntryKey: Set<Int>] = [:]

    /// What a change of an entry, already made in `state`, makes of gateways, routes and what binds them.
    ///
    /// - Parameters:
    ///   - key: The entry that was written or removed.
    ///   - state: The entries with the change.
    ///   - now: Nanoseconds since 1970.
    /// - Returns: The entries that are different now.
    package static func changes(
        after key: EntryKey,
        in state: ConfigEntryState,
        now: Int64
    ) -> [ConfigEntryChange] {
        guard key.kind.descriptor.shapesGateways else { return [] }
        var binder = GatewayBinder(state, key.scope, now)
        return binder.changes()
    }

    private init(_ state: ConfigEntryState, _ scope: Scope, _ now: Int64) {
        self.state = state
        self.scope = scope
        self.now = now
        for entry in state.entries(.apiGateway, in: scope) {
            guard let gateway = APIGateway(entry.body) else { continue }
            gateways[entry.key] = (entry, gateway)
            bound[entry.key] = BoundAPIGateway(
                name: gateway.name,
                listeners: gateway.listeners.map { listener in
                    BoundListener(
                        listener: listener.listener,
                        certificates: listener.certificates.filter { Self.exists($0, in: state, scope) }
                    )
                }
            )
        }
    }

    private mutating func changes() -> [ConfigEntryChange] {
        var changes: [ConfigEntryChange] = []
        for route in routes() {
            var entry = route.entry
            entry.body = Self.body(entry.body, with: aged(conditions(of: route), route.conditions))
            if !entry.hasSameContent(as: route.entry) { changes.append(.put(entry)) }
        }
        for (key, found) in gateways.sorted(by: { $0.key.folded < $1.key.folded }) {
            var entry = found.entry
            entry.body = Self.body(entry.body, with: aged(conditions(of: found.gateway, key), found.gateway.conditions))
            if !entry.hasSameContent(as: found.entry) { changes.append(.put(entry)) }
            guard let content = bound[key] else { continue }
            let own = ConfigEntry(body: .boundAPIGateway(content), scope: scope)
            if state.entry(own.key)?.hasSameContent(as: own) != true { changes.append(.put(own)) }
        }
        for entry in state.entries(.boundAPIGateway, in: scope)
        where state.entry(.apiGateway, entry.name, in: scope) == nil {
            changes.append(.delete(entry.key))
        }
        return changes
    }

    // MARK: - Routes

    /// The oldest come first: a route that is bound is not pushed away by one that comes later.
    private func routes() -> [Route] {
        let http = state.entries(.httpRoute, in: scope).compactMap { entry -> Route? in
            guard let route = HTTPRoute(entry.body) else { return nil }
            return Route(
                entry: entry,
                routeProtocol: "http",
                parents: route.parents,
                hostnames: route.hostnames,
                services: route.rules.flatMap { $0.services.map(\.service) },
                conditions: route.conditions
            )
        }
        let tcp = state.entries(.tcpRoute, in: scope).compactMap { entry -> Route? in
            guard let route = TCPRoute(entry.body) else { return nil }
            return Route(
                entry: entry,
                routeProtocol: "tcp",
                parents: route.parents,
                hostnames: [],
                services: route.services,
                conditions: route.conditions
            )
        }
        return (http + tcp).sorted { left, right in
            (left.entry.createIndex, left.entry.kind.rawValue, left.entry.key.folded)
                < (right.entry.createIndex, right.entry.kind.rawValue, right.entry.key.folded)
        }
    }

    private mutating func conditions(of route: Route) -> [GatewayCondition] {
        let fault = fault(of: route)
        let accepted =
            fault
            ?? GatewayCondition(type: "Accepted", isTrue: true, reason: "Accepted", message: "route is valid")
        return [accepted]
            + route.parents.map { parent in
                var condition = GatewayCondition(
                    type: "Bound",
                    isTrue: true,
                    reason: "Bound",
                    message: "successfully bound route",
                    reference: parent
                )
                if let refusal = bind(route, to: parent, isValid: fault == nil) {
                    (condition.isTrue, condition.reason, condition.message) = (false, refusal.reason, refusal.message)
                }
                return condition
            }
    }

    /// Why a route cannot work wherever it is bound; nil when it can.
    private func fault(of route: Route) -> GatewayCondition? {
        func refusal(_ reason: String, _ message: String) -> GatewayCondition {
            GatewayCondition(type: "Accepted", isTrue: false, reason: reason, message: message)
        }
        if route.services.isEmpty {
            return refusal("NoUpstreamServicesTargeted", "route must target at least one upstream service")
        }
        for service in route.services {
            let spoken = state.serviceProtocol(of: ServiceName(service.text, in: scope))
            guard ServiceProtocol.isHTTP(spoken) == (route.routeProtocol == "http") else {
                return refusal(
                    "InvalidDiscoveryChain",
                    "service \"\(service)\" has protocol \"\(spoken)\", which a route for \(route.routeProtocol) cannot"
                        + " lead to"
                )
            }
        }
        return nil
    }

    // MARK: - Binding

    /// Binds a route to the listeners of a gateway that it names and fits.
    ///
    /// - Returns: Why it is bound to none; nil when it is bound.
    private mutating func bind(
        _ route: Route,
        to parent: ResourceReference,
        isValid: Bool
    ) -> (reason: String, message: String)? {
        let key = EntryKey(kind: .apiGateway, name: parent.resource.text, in: scope)
        guard let gateway = gateways[key]?.gateway else { return ("GatewayNotFound", "gateway was not found") }
        func failure(_ why: String) -> (reason: String, message: String) {
            ("FailedToBind", "failed to bind route \"\(route.entry.name)\" to gateway \"\(gateway.name)\": \(why)")
        }
        guard isValid else { return failure("the route is not valid, see its condition Accepted") }
        let named = gateway.listeners.indices.filter { place in
            parent.sectionName.isEmpty || gateway.listeners[place].listener == NameText(parent.sectionName)
        }
        guard !named.isEmpty else { return failure("it has no listener \"\(parent.sectionName)\"") }
        let speaking = named.filter { gateway.listeners[$0].listenerProtocol == route.routeProtocol }
        guard !speaking.isEmpty else { return failure("no listener has the protocol \"\(route.routeProtocol)\"") }
        let fitting = speaking.filter { Self.fits(route.hostnames, gateway.listeners[$0].hostname) }
        guard !fitting.isEmpty else { return failure("no listener is for one of the route's hostnames") }
        let free = fitting.filter { place in
            route.routeProtocol == "http" || bound[key]?.listeners[place].routes.isEmpty == true
        }
        for place in fitting where !free.contains(place) { contested[key, default: []].insert(place) }
        guard !free.isEmpty else { return failure("a TCP listener takes one route, and an older one is bound") }
        let reference = ResourceReference(route.entry)
        for place in free where bound[key]?.listeners[place].routes.contains(reference) == false {
            bound[key]?.listeners[place].routes.append(reference)
        }
        for service in Set(route.services) where bound[key]?.services[service]?.contains(reference) != true {
            bound[key]?.services[service, default: []].append(reference)
        }
        return nil
    }

    /// Whether a route for these hosts has something to do on a listener for that host.
    private static func fits(_ hostnames: [String], _ listener: String) -> Bool {
        if hostnames.isEmpty || listener.isEmpty { return true }
        let listener = listener.lowercased()
        return hostnames.contains { host in
            let host = host.lowercased()
            return host == listener || listener.hasPrefix("*.") && host.hasSuffix(listener.dropFirst())
        }
    }

    // MARK: - Gateways

    private func conditions(of gateway: APIGateway, _ key: EntryKey) -> [GatewayCondition] {
        var accepted = GatewayCondition(
            type: "Accepted",
            isTrue: true,
            reason: "Accepted",
            message: "gateway is valid"
        )
        var conditions: [GatewayCondition] = []
        for (place, listener) in gateway.listeners.enumerated() {
            let own = ResourceReference(
                kindName: ConfigEntryKind.apiGateway.rawValue,
                resource: NameText(gateway.name),
                sectionName: listener.listener.text
            )
            let isContested = contested[key]?.contains(place) == true
            conditions.append(
                GatewayCondition(
                    type: "Conflicted",
                    isTrue: isContested,
                    reason: isContested ? "RouteConflict" : "NoConflict",
                    message: isContested
                        ? "TCP-based listeners currently only support binding a single route"
                        : "listener has no route conflicts",
                    reference: own
                )
            )
            let missing = listener.certificates.first { !Self.exists($0, in: state, scope) }
            conditions.append(
                GatewayCondition(
                    type: "ResolvedRefs",
                    isTrue: missing == nil,
                    reason: missing == nil ? "ResolvedRefs" : "InvalidCertificate",
                    message: missing.map { "certificate \"\($0.resource)\" was not found" } ?? "resolved refs",
                    reference: own
                )
            )
            if missing != nil {
                accepted.isTrue = false
                accepted.reason = "InvalidCertificates"
                accepted.message = "gateway references invalid certificates"
            }
        }
        return [accepted] + conditions
    }

    private static func exists(_ reference: ResourceReference, in state: ConfigEntryState, _ scope: Scope) -> Bool {
        guard let kind = ConfigEntryKind(rawValue: reference.kindName) else { return false }
        return state.entry(kind, reference.resource.text, in: scope) != nil
    }

    // MARK: - Conditions

    /// The conditions, each as old as what it says.
    private func aged(_ conditions: [GatewayCondition], _ before: [GatewayCondition]) -> [GatewayCondition] {
        conditions.map { condition in
            var condition = condition
            condition.sinceNanoseconds = 0
            let same = before.first { old in
                var old = old
                old.sinceNanoseconds = 0
                return old == condition
            }
            condition.sinceNanoseconds = same?.sinceNanoseconds ?? now
            return condition
        }
    }

    /// The content of a gateway or route with these conditions.
    private static func body(_ body: ConfigEntryBody, with conditions: [GatewayCondition]) -> ConfigEntryBody {
        guard var content = body.content as? any GatewayConditioned else { return body }
        content.conditions = conditions
        return content.body
    }
}
