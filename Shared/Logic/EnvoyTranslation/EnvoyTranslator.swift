package import EnvoyPatches
import EnvoySchema
package import ProxySnapshots
import SchemaRuntime

/// Makes Envoy's configuration out of a proxy's snapshot: a pure function, equal snapshots give equal bytes.
package enum EnvoyTranslator {
    /// All resources of a proxy.
    ///
    /// With the snapshot and the translation before, what is made from the same is taken from there. The version of Envoy decides about
    /// extensions that are for some versions only.
    package static func translate(
        _ snapshot: ProxySnapshot,
        after before: ProxySnapshot? = nil,
        previous: Translation? = nil,
        envoy: VersionNumber? = nil,
        cache: inout TranslationCache
    ) -> Translation {
        if let before, let previous, snapshot.differsOnlyInEndpoints(from: before) {
            return translateEndpoints(snapshot, after: before, previous: previous, envoy: envoy, cache: &cache)
        }
        let generated = generate(snapshot, after: before, previous: previous?.beforeExtensions, &cache)
        return extended(generated, snapshot, envoy, &cache)
    }

    private static func extended(
        _ generated: Translation,
        _ snapshot: ProxySnapshot,
        _ envoy: VersionNumber?,
        _ cache: inout TranslationCache
    ) -> Translation {
        guard let stage = ExtensionStage(snapshot, envoy: envoy, &cache) else { return generated }
        return stage.applied(to: generated, &cache)
    }

    private static func generate(
        _ snapshot: ProxySnapshot,
        after before: ProxySnapshot?,
        previous: Translation?,
        _ cache: inout TranslationCache
    ) -> Translation {
        var result = Translation(resources: ResourceSet(), problems: [])
        let plans = ProxyPlans(snapshot, after: before, previous: previous)
        result.resources.clusters = collect(.cluster, plans.clusters, &result.problems, &cache)
        result.problems += plans.problems
        result.resources.listeners = collect(.listener, plans.listeners, &result.problems, &cache)
        result.resources.routes = collect(.route, plans.routes, &result.problems, &cache)
        result.resources.applicationEndpoints = collect(.endpoint, plans.endpoints, &result.problems, &cache)
        result.resources.extensionConfigs = collect(
            .extensionConfig,
            plans.extensionConfigs,
            &result.problems,
            &cache
        )
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
        envoy: VersionNumber? = nil,
        cache: inout TranslationCache
    ) -> Translation {
        let generated = generateEndpoints(snapshot, after: before, previous: previous.beforeExtensions, &cache)
        if let applied = previous.applied, applied.envoy == envoy {
            return ExtensionStage.refreshed(previous, applied, to: generated, &cache)
        }
        return extended(generated, snapshot, envoy, &cache)
    }

    private static func generateEndpoints(
        _ snapshot: ProxySnapshot,
        after before: ProxySnapshot,
        previous: Translation,
        _ cache: inout TranslationCache
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
