import EnvoyPatches
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// What a resource with extensions is made from.
struct ExtendedInput: Hashable {
    let resource: EncodedResource
    let steps: [Step]
    let context: PatchContext

    /// One extension, and how it sees the resource.
    struct Step: Hashable {
        let entry: EnvoyExtension
        let target: PatchTarget
    }

    /// Equal inputs hash alike; the rest is left to the comparison.
    func hash(into hasher: inout Hasher) {
        hasher.combine(resource)
        hasher.combine(steps.count)
    }
}

/// What extensions change of a proxy's resources, after everything else is made (decision 044).
///
/// One that cannot be applied to a resource changes nothing of it, and a problem tells why; if it is required, that resource is not
/// served.
struct ExtensionStage {
    private let codec = EnvoyCodec()
    private let context: PatchContext
    private let targets: ExtensionTargets
    /// The proxy's own, each with what was read of it.
    private let own: [(entry: EnvoyExtension, read: ProxyExtension)]
    /// Those of called services, by the names of upstreams.
    private let called: [String: [(entry: EnvoyExtension, read: ProxyExtension)]]
    private let problems: [TranslationProblem]

    /// Nil when there is nothing to change.
    init?(_ snapshot: ProxySnapshot, envoy: VersionNumber?) {
        let upstreams = ExtensionTargets.upstreams(of: snapshot)
        var problems: [TranslationProblem] = []
        func read(
            _ entries: [EnvoyExtension],
            _ type: EnvoyResourceType,
            _ name: String
        ) -> [(entry: EnvoyExtension, read: ProxyExtension)] {
            entries.compactMap { entry in
                do throws(ExtensionProblem) { return (entry, try ProxyExtension(entry)) } catch {
                    let reason = "\(entry.name) is not applied: \(error)"
                    problems.append(TranslationProblem(type: type, name: name, reason: reason))
                    return nil
                }
            }
        }
        targets = ExtensionTargets(snapshot)
        own = read(
            snapshot.extensions.filter { !ProxyExtension.reachesCallers($0) },
            .listener,
            targets.publicListener ?? snapshot.proxy.id.text
        )
        var called: [String: [(entry: EnvoyExtension, read: ProxyExtension)]] = [:]
        for upstream in upstreams {
            let entries = upstream.extensions.filter(ProxyExtension.reachesCallers)
            if !entries.isEmpty { called[upstream.key] = read(entries, .cluster, upstream.key) }
        }
        self.called = called
        self.problems = problems
        var clusters: [ServiceName: String] = [:]
        for upstream in upstreams where upstream.peer.isEmpty {
            clusters[upstream.service] = upstream.routing.firstCluster?.name
        }
        context = PatchContext(proxyKind: targets.proxyKind, envoy: envoy, clusters: clusters)
        if own.isEmpty && called.isEmpty && problems.isEmpty { return nil }
    }

    /// The translation with everything changed that extensions are about.
    func applied(to generated: Translation, _ cache: inout TranslationCache) -> Translation {
        var resources = generated.resources
        var found = generated.problems + problems
        resources.clusters = each(resources.clusters, .cluster, &found, &cache)
        resources.listeners = each(resources.listeners, .listener, &found, &cache)
        resources.routes = each(resources.routes, .route, &found, &cache)
        resources.endpoints = each(resources.endpoints, .endpoint, &found, &cache)
        resources.applicationEndpoints = each(resources.applicationEndpoints, .endpoint, &found, &cache)
        // A cluster in the place of a service's instances does not ask for them.
        if !called.isEmpty { resources.endpoints.removeAll { isTaken($0.name) } }
        let added = ownClusters(beside: Set(resources.clusters.map(\.name)), &found)
        if !added.isEmpty { resources.clusters = (resources.clusters + added).sorted { $0.name < $1.name } }
        return Translation(resources: resources, problems: found, insteadOf: generated)
    }

    private func isTaken(_ cluster: String) -> Bool {
        targets.ofUpstreams(.cluster, cluster).contains { called[$0.key]?.isEmpty == false }
    }

    private func each(
        _ resources: [EncodedResource],
        _ type: EnvoyResourceType,
        _ found: inout [TranslationProblem],
        _ cache: inout TranslationCache
    ) -> [EncodedResource] {
        resources.compactMap { resource in
            let steps = steps(type, resource.name)
            return steps.isEmpty ? resource : extended(resource, type, steps, &found, &cache)
        }
    }

    private typealias Step = (entry: EnvoyExtension, read: ProxyExtension, target: PatchTarget)

    /// The extensions that are about a resource, in the order in which they are applied.
    private func steps(_ type: EnvoyResourceType, _ name: String) -> [Step] {
        var steps: [Step] = []
        if let target = targets.target(type, name) {
            for (entry, read) in own where read.concerns(target, context) { steps.append((entry, read, target)) }
        }
        guard !called.isEmpty else { return steps }
        for (key, target) in targets.ofUpstreams(type, name) {
            for (entry, read) in called[key] ?? [] where read.concerns(target, context) {
                steps.append((entry, read, target))
            }
        }
        return steps
    }

    /// The resource as the extensions leave it; nil when one that is required cannot be applied.
    private func extended(
        _ resource: EncodedResource,
        _ type: EnvoyResourceType,
        _ steps: [Step],
        _ found: inout [TranslationProblem],
        _ cache: inout TranslationCache
    ) -> EncodedResource? {
        let input = SharedInput.extended(
            ExtendedInput(
                resource: resource,
                steps: steps.map { ExtendedInput.Step(entry: $0.entry, target: $0.target) },
                context: context
            )
        )
        if let known = cache.known(input) { return known }
        let before = found.count
        var bytes = resource.body.value
        for step in steps {
            do throws(ExtensionStageProblem) { bytes = try changed(bytes, step) } catch {
                let end = step.read.isRequired ? "; it is required, so this is not served" : "; it is not applied here"
                let reason = "\(step.read.name): \(error.reason)\(end)"
                found.append(TranslationProblem(type: type, name: resource.name, reason: reason))
                if step.read.isRequired { return nil }
            }
        }
        let result = EncodedResource(name: resource.name, typeURL: resource.body.typeURL, bytes)
        if found.count == before { cache.made(result, from: input) }
        return result
    }

    private func changed(_ bytes: [UInt8], _ step: Step) throws(ExtensionStageProblem) -> [UInt8] {
        let name = step.target.kind.messageName
        do throws(EnvoyJSONProblem) {
            let message = try codec.value(of: bytes, as: name).objectValue ?? MeshObject()
            let patched: MeshObject
            do throws(ExtensionProblem) { patched = try step.read.patched(message, step.target, context) } catch {
                throw EnvoyJSONProblem(.whole, error.description)
            }
            return patched == message ? bytes : try codec.bytes(of: .object(patched), as: name)
        } catch { throw ExtensionStageProblem(reason: error.description) }
    }

    /// The clusters that extensions need for themselves, of each name one.
    private func ownClusters(
        beside names: Set<String>,
        _ found: inout [TranslationProblem]
    ) -> [EncodedResource] {
        var names = names
        var added: [EncodedResource] = []
        for (_, read) in own {
            guard let cluster = read.ownCluster(context), let name = cluster["name"]?.stringValue,
                names.insert(name).inserted
            else { continue }
            do throws(EnvoyJSONProblem) {
                let bytes = try codec.bytes(of: .object(cluster), as: PatchTarget.Kind.cluster.messageName)
                added.append(EncodedResource(name: name, typeURL: EnvoyResourceType.cluster.typeURL, bytes))
            } catch {
                found.append(TranslationProblem(type: .cluster, name: name, reason: "\(read.name): \(error)"))
            }
        }
        return added
    }
}

/// Why a resource stays as it is.
private struct ExtensionStageProblem: Error {
    let reason: String
}
