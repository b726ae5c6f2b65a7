import EnvoyPatches
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// What extensions change of a proxy's resources, after everything else is made (decision 044).
///
/// One that cannot be applied to a resource changes nothing of it, and a problem tells why; if it is required, that resource is not
/// served. One of a called service costs no more than the calls to that service.
struct ExtensionStage: Sendable {
    private let context: PatchContext
    private let targets: ExtensionTargets
    /// The proxy's own, each with what was read of it.
    private let own: [Read]
    /// Those of its own that are required and cannot be read.
    private let unread: [EnvoyExtension]
    /// Those of called services, by the names of upstreams.
    private let called: [String: [Read]]
    private let problems: [TranslationProblem]

    private struct Read: Sendable {
        let entry: EnvoyExtension
        let read: ProxyExtension
    }

    /// What becomes known while resources are changed.
    fileprivate struct Findings: Sendable {
        var problems: [TranslationProblem]
        /// The clusters in the place of a service's instances.
        var replaced: Set<String> = []
    }

    /// What stays as it is while nothing but endpoints changes.
    struct Applied: Sendable {
        fileprivate let stage: ExtensionStage
        fileprivate let findings: Findings

        /// Which version of Envoy it was for.
        var envoy: VersionNumber? { stage.context.envoy }
    }

    /// Nil when there is nothing to change.
    init?(_ snapshot: ProxySnapshot, envoy: VersionNumber?, _ cache: inout TranslationCache) {
        let upstreams = ExtensionTargets.upstreams(of: snapshot)
        let entries = snapshot.extensions.filter { !$0.reachesCallers }
        guard !entries.isEmpty || upstreams.contains(where: { $0.extensions.contains(where: \.reachesCallers) }) else {
            return nil
        }
        targets = ExtensionTargets(snapshot)
        var clusters: [ServiceName: String] = [:]
        for upstream in upstreams where upstream.peer.isEmpty {
            clusters[upstream.service] = upstream.routing.firstCluster?.name
        }
        var context = PatchContext(proxyKind: targets.proxyKind, envoy: envoy, clusters: clusters)
        var problems: [TranslationProblem] = []
        own = Self.read(
            entries,
            .listener,
            targets.publicListener ?? snapshot.proxy.id.text,
            &problems,
            &cache
        )
        for item in own { item.read.claimName(in: &context) }
        let readable = Set(own.map(\.entry))
        unread = entries.filter { $0.required && !readable.contains($0) }
        var called: [String: [Read]] = [:]
        for upstream in upstreams {
            let entries = upstream.extensions.filter(\.reachesCallers)
            if !entries.isEmpty { called[upstream.key] = Self.read(entries, .cluster, upstream.key, &problems, &cache) }
        }
        self.called = called
        self.context = context
        self.problems = problems
    }

    private static func read(
        _ entries: [EnvoyExtension],
        _ type: EnvoyResourceType,
        _ name: String,
        _ problems: inout [TranslationProblem],
        _ cache: inout TranslationCache
    ) -> [Read] {
        var read: [Read] = []
        for entry in entries {
            switch cache.read(entry) {
            case .success(let item): read.append(Read(entry: entry, read: item))
            case .failure(let problem):
                let reason = "\(entry.name) is not applied: \(problem)"
                problems.append(TranslationProblem(type: type, name: name, reason: reason))
            }
        }
        return read
    }

    /// The translation with everything changed that extensions are about.
    func applied(to generated: Translation, _ cache: inout TranslationCache) -> Translation {
        var resources = generated.resources
        var found = Findings(problems: problems)
        resources.clusters = each(resources.clusters, .cluster, &found, &cache)
        resources.listeners = each(resources.listeners, .listener, &found, &cache)
        resources.routes = each(resources.routes, .route, &found, &cache)
        resources.applicationEndpoints = each(resources.applicationEndpoints, .endpoint, &found, &cache)
        let added = ownClusters(beside: Set(resources.clusters.map(\.name)), &found.problems)
        if !added.isEmpty { resources.clusters = (resources.clusters + added).sorted { $0.name < $1.name } }
        return Self.withEndpoints(resources, of: generated, Applied(stage: self, findings: found), &cache)
    }

    /// The translation before with other endpoints.
    static func refreshed(
        _ previous: Translation,
        _ applied: Applied,
        to generated: Translation,
        _ cache: inout TranslationCache
    ) -> Translation {
        withEndpoints(previous.resources, of: generated, applied, &cache)
    }

    private static func withEndpoints(
        _ rest: ResourceSet,
        of generated: Translation,
        _ applied: Applied,
        _ cache: inout TranslationCache
    ) -> Translation {
        var resources = rest
        var found = applied.findings
        // A cluster in the place of a service's instances does not ask for them.
        let asked = generated.resources.endpoints.filter { !found.replaced.contains($0.name) }
        resources.endpoints = applied.stage.each(asked, .endpoint, &found, &cache)
        return Translation(
            resources: resources,
            problems: generated.problems + found.problems,
            insteadOf: generated,
            by: applied
        )
    }

    private func each(
        _ resources: [EncodedResource],
        _ type: EnvoyResourceType,
        _ found: inout Findings,
        _ cache: inout TranslationCache
    ) -> [EncodedResource] {
        var changed: [EncodedResource] = []
        changed.reserveCapacity(resources.count)
        for resource in resources {
            if let entry = unreadable(type, resource.name) {
                let reason = "\(entry.name) cannot be read; it is required, so this is not served"
                found.problems.append(TranslationProblem(type: type, name: resource.name, reason: reason))
                continue
            }
            let steps = self.steps(type, resource.name)
            guard !steps.isEmpty else {
                changed.append(resource)
                continue
            }
            let all = ExtensionSteps(resource, type, steps, context)
            let outcome = cache.outcome(of: all.input) { all.outcome() }
            found.problems += outcome.problems
            if outcome.isInsteadOfInstances { found.replaced.insert(resource.name) }
            if let resource = outcome.resource { changed.append(resource) }
        }
        return changed
    }

    /// What is required of a listener, and cannot be read.
    private func unreadable(_ type: EnvoyResourceType, _ name: String) -> EnvoyExtension? {
        guard type == .listener, !unread.isEmpty, let target = targets.target(type, name) else { return nil }
        return unread.first { ProxyExtension.mayConcern(target, context, $0) }
    }

    /// The extensions that are about a resource, in the order in which they are applied.
    private func steps(_ type: EnvoyResourceType, _ name: String) -> [ExtensionSteps.Step] {
        var steps: [ExtensionSteps.Step] = []
        func add(_ items: [Read], _ target: PatchTarget) {
            for item in items where item.read.concerns(target, context) {
                steps.append(ExtensionSteps.Step(entry: item.entry, read: item.read, target: target))
            }
        }
        if !own.isEmpty, let target = targets.target(type, name) { add(own, target) }
        guard !called.isEmpty else { return steps }
        for (key, target) in targets.ofUpstreams(type, name) { add(called[key] ?? [], target) }
        return steps
    }

    /// The clusters that extensions need for themselves, of each name one.
    private func ownClusters(
        beside names: Set<String>,
        _ problems: inout [TranslationProblem]
    ) -> [EncodedResource] {
        let codec = EnvoyCodec()
        var names = names
        var added: [EncodedResource] = []
        for item in own {
            guard let cluster = item.read.ownCluster(context), let name = cluster["name"]?.stringValue,
                names.insert(name).inserted
            else { continue }
            do throws(EnvoyJSONProblem) {
                let bytes = try codec.bytes(of: .object(cluster), as: PatchTarget.Kind.cluster.messageName)
                added.append(EncodedResource(name: name, typeURL: EnvoyResourceType.cluster.typeURL, bytes))
            } catch {
                problems.append(
                    TranslationProblem(type: .cluster, name: name, reason: "\(item.read.builtin): \(error)")
                )
            }
        }
        return added
    }
}
