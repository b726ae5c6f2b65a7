import EnvoySchema
package import ProxySnapshots
import SchemaRuntime

/// Makes Envoy's configuration out of a proxy's snapshot: a pure function, equal snapshots give equal bytes.
package enum EnvoyTranslator {
    /// All resources of a proxy.
    ///
    /// With the snapshot and the translation before, what is made from the same is taken from there.
    package static func translate(
        _ snapshot: ProxySnapshot,
        after before: ProxySnapshot? = nil,
        previous: Translation? = nil,
        cache: inout TranslationCache
    ) -> Translation {
        if let before, let previous, snapshot.differsOnlyInEndpoints(from: before) {
            return translateEndpoints(snapshot, after: before, previous: previous, cache: &cache)
        }
        var result = Translation(resources: ResourceSet(), problems: [])
        switch snapshot.configuration {
        case .sidecar(let inputs):
            var earlier: SidecarListeners.Earlier?
            if case .sidecar(let old)? = before?.configuration, let listeners = previous?.resources.listeners {
                earlier = SidecarListeners.Earlier(inputs: old, listeners: listeners)
            }
            result.resources.clusters = collect(.cluster, SidecarClusters.all(inputs), &result.problems, &cache)
            result.problems += SidecarClusters.problems(inputs)
            result.resources.listeners = collect(
                .listener,
                SidecarListeners.all(inputs, after: earlier),
                &result.problems,
                &cache
            )
            let policy = AccessPolicy(inputs)
            result.resources.applicationEndpoints = collect(
                .endpoint,
                SidecarClusters.applicationEndpoints(inputs, policy),
                &result.problems,
                &cache
            )
            result.resources.extensionConfigs = collect(
                .extensionConfig,
                [AccessControlFilters.plan(policy)],
                &result.problems,
                &cache
            )
        case .meshGateway(let inputs):
            result.resources.clusters = collect(.cluster, MeshGatewayClusters.all(inputs), &result.problems, &cache)
            result.resources.listeners = collect(.listener, MeshGatewayListeners.all(inputs), &result.problems, &cache)
            result.resources.routes = collect(.route, MeshGatewayRoutes.all(inputs), &result.problems, &cache)
        }
        encodeEndpoints(of: snapshot, into: &result, &cache)
        return result
    }

    /// The same when only endpoints are new: everything else is taken from the translation before.
    ///
    /// Valid when `snapshot.differsOnlyInEndpoints(from: before)` and `previous` is the translation of `before`.
    package static func translateEndpoints(
        _ snapshot: ProxySnapshot,
        after before: ProxySnapshot,
        previous: Translation,
        cache: inout TranslationCache
    ) -> Translation {
        var result = previous
        let (old, new) = (before.loadAssignments, snapshot.loadAssignments)
        let isAligned = old.count == new.count && previous.resources.endpoints.count == new.count
        guard isAligned, zip(old, new).allSatisfy({ $0.clusterName == $1.clusterName }) else {
            forgetEndpoints(of: old, &result)
            encodeEndpoints(of: snapshot, into: &result, &cache)
            return result
        }
        for place in new.indices where new[place].endpoints != old[place].endpoints {
            do { result.resources.endpoints[place] = try cache.endpoints(new[place]) } catch {
                // Without it the lists are not aligned any more.
                forgetEndpoints(of: old, &result)
                encodeEndpoints(of: snapshot, into: &result, &cache)
                return result
            }
        }
        return result
    }

    private static func forgetEndpoints(of old: [LoadAssignment], _ result: inout Translation) {
        let names = Set(old.map(\.clusterName))
        result.problems.removeAll { $0.type == .endpoint && names.contains($0.name) }
    }

    private static func encodeEndpoints(
        of snapshot: ProxySnapshot,
        into result: inout Translation,
        _ cache: inout TranslationCache
    ) {
        var endpoints: [EncodedResource] = []
        endpoints.reserveCapacity(snapshot.loadAssignments.count)
        for assignment in snapshot.loadAssignments {
            do {
                endpoints.append(try cache.endpoints(assignment))
            } catch {
                result.problems.append(
                    TranslationProblem(type: .endpoint, name: assignment.clusterName, reason: error.message)
                )
            }
        }
        result.resources.endpoints = endpoints
    }

    /// Encodes one kind, sorted by name.
    ///
    /// A resource that fails is left out and noted. Of equal names the first counts.
    private static func collect<Message: SchemaMessage>(
        _ type: EnvoyResourceType,
        _ plans: [ResourcePlan<Message>],
        _ problems: inout [TranslationProblem],
        _ cache: inout TranslationCache
    ) -> [EncodedResource] {
        var resources: [EncodedResource] = []
        var seen: Set<String> = []
        // First told apart, then sorted: sorting may change the order of equal names.
        let first = plans.filter { seen.insert($0.name).inserted }
        for plan in first.sorted(by: { $0.name < $1.name }) {
            do {
                resources.append(try plan.resource(&cache))
            } catch {
                problems.append(TranslationProblem(type: type, name: plan.name, reason: error.message))
            }
        }
        return resources
    }
}

/// A resource to be made, by name; making it may fail without harm to the others.
struct ResourcePlan<Message: SchemaMessage> {
    let name: String
    private let source: Source
    private let make: () throws(SchemaError) -> Message

    private enum Source {
        /// It is this proxy's own.
        case own
        /// Every proxy with the same input has the same.
        case shared(SharedInput)
        /// The proxy has it already.
        case kept(EncodedResource)
    }

    /// A resource that is only one proxy's; `kept` is the one that was made from the same before.
    init(_ name: String, kept: EncodedResource? = nil, _ make: @escaping () throws(SchemaError) -> Message) {
        self.name = name
        self.make = make
        source = kept.map { .kept($0) } ?? .own
    }

    /// A resource that is made from nothing but its name and an input.
    init(_ name: String, from input: SharedInput, _ make: @escaping () throws(SchemaError) -> Message) {
        self.name = name
        self.make = make
        source = .shared(input)
    }

    func resource(_ cache: inout TranslationCache) throws(SchemaError) -> EncodedResource {
        switch source {
        case .own: try cache.encode(name, make())
        case .shared(let input): try cache.resource(name, input, make)
        case .kept(let resource): resource
        }
    }
}
