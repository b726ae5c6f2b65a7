import EnvoySchema
package import ProxySnapshots
import SchemaRuntime

/// Makes Envoy's configuration out of a proxy's snapshot: a pure function, equal snapshots give equal bytes.
package enum EnvoyTranslator {
    /// All resources of a proxy.
    package static func translate(_ snapshot: ProxySnapshot, cache: inout TranslationCache) -> Translation {
        var result = Translation(resources: ResourceSet(), problems: [])
        switch snapshot.configuration {
        case .sidecar(let inputs):
            result.resources.clusters = collect(.cluster, SidecarClusters.all(inputs), &result.problems)
            result.resources.listeners = collect(.listener, SidecarListeners.all(inputs), &result.problems)
        case .meshGateway(let inputs):
            result.resources.clusters = collect(.cluster, MeshGatewayClusters.all(inputs), &result.problems)
            result.resources.listeners = collect(.listener, MeshGatewayListeners.all(inputs), &result.problems)
            result.resources.routes = collect(.route, MeshGatewayRoutes.all(inputs), &result.problems)
        }
        encodeEndpoints(of: snapshot, into: &result, &cache)
        return result
    }

    /// The same when only endpoints are new: everything else is taken from the translation before.
    ///
    /// Valid when `snapshot.differsOnlyInEndpoints(from:)` the snapshot of `previous`.
    package static func translateEndpoints(
        _ snapshot: ProxySnapshot,
        previous: Translation,
        cache: inout TranslationCache
    ) -> Translation {
        var result = previous
        result.problems.removeAll { $0.type == .endpoint }
        encodeEndpoints(of: snapshot, into: &result, &cache)
        return result
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
        _ problems: inout [TranslationProblem]
    ) -> [EncodedResource] {
        var resources: [EncodedResource] = []
        var seen: Set<String> = []
        for plan in plans.sorted(by: { $0.name < $1.name }) where seen.insert(plan.name).inserted {
            do {
                resources.append(try EncodedResource(name: plan.name, plan.message()))
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
    private let make: () throws(SchemaError) -> Message

    init(_ name: String, _ make: @escaping () throws(SchemaError) -> Message) {
        self.name = name
        self.make = make
    }

    func message() throws(SchemaError) -> Message { try make() }
}
