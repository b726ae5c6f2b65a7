import ConsulJSON
import Foundation
import KubernetesLogic
import Logging
import MeshDomain
package import MeshRuntime
import Synchronization

/// Keeps custom resources and what they stand for in the mesh the same, while it holds the lease.
package final class MeshController: Sendable {
    private let settings: KubernetesSettings
    let client: KubernetesClient
    let mesh: MeshAPI
    let events: EventRecorder
    let logger: Logger
    let lease: LeaderLease
    private let caches: [MeshResource: ResourceCache]
    private let secrets: ResourceCache
    /// Takes what changed while this controller leads.
    private let taker: Taker<WorkItem>
    /// What registers pods, when sidecars are injected.
    private let endpoints: EndpointsController?
    /// The certificate of the webhooks, when there are any.
    private let certificate: WebhookCertificate?

    /// Prepares the controller; nothing is asked before it runs.
    ///
    /// - Throws: `badRequest` naming what is wrong with its settings.
    package init(_ process: StandaloneProcess) throws {
        let settings = try KubernetesSettings(process.settings)
        let client = try KubernetesClient(settings.access)
        let (logger, taker) = (process.logger, Taker<WorkItem>())
        self.settings = settings
        self.client = client
        self.logger = logger
        self.taker = taker
        let mesh = try MeshAPI(settings.mesh)
        self.mesh = mesh
        certificate = settings.webhooks.map { WebhookCertificate($0, client: client, logger: process.logger) }
        endpoints = settings.inject.map { inject in
            EndpointsController(
                inject,
                client: client,
                mesh: mesh,
                resyncSeconds: settings.resyncSeconds,
                logger: logger
            )
        }
        events = EventRecorder(client: client, instance: settings.instance, logger: logger)
        lease = LeaderLease(client, at: settings.lease, holder: settings.instance, logger: logger)
        var caches: [MeshResource: ResourceCache] = [:]
        for resource in MeshResource.all {
            caches[resource] = ResourceCache(resource.path(), client: client, logger: logger) { object in
                await taker.take(WorkItem(resource: resource, key: object.key))
            }
        }
        self.caches = caches
        let peerings = [MeshResource.acceptor, .dialer].compactMap { resource in caches[resource].map { (resource, $0) }
        }
        let query = [("labelSelector", "\(MeshResource.tokenLabel)=true")]
        secrets = ResourceCache(["api", "v1", "secrets"], query: query, client: client, logger: logger) { secret in
            for (resource, cache) in peerings {
                for object in cache.objects where Self.names(object, secret) {
                    await taker.take(WorkItem(resource: resource, key: object.key))
                }
            }
        }
    }

    /// Whether a resource is about a Secret, by what it wants or by what it used.
    private static func names(_ object: KubernetesObject, _ secret: KubernetesObject) -> Bool {
        guard object.namespace == secret.namespace else { return false }
        return object.spec["peer"]?["secret"]?["name"]?.stringValue == secret.name
            || object.status["secret"]?["name"]?.stringValue == secret.name
    }

    /// What is followed.
    private var copies: [ResourceCache] { Array(caches.values) + (settings.hasPeerings ? [secrets] : []) }

    /// Why the controller cannot do its work now; nil when it can, or stands by.
    ///
    /// With webhooks it is about these alone, once everything was asked for: whoever is not ready is asked nothing, and then no pod of the
    /// cluster could be created. What a webhook must know it looks for itself.
    package var unreadiness: String? {
        let all = copies
        guard let certificate else { return all.lazy.compactMap(\.problem).first ?? endpoints?.unreadiness }
        return all.allSatisfy(\.isTried) ? certificate.problem : "not listed yet"
    }

    var datacenter: String { settings.datacenter }
    var inject: InjectSettings? { settings.inject }

    /// The time in the form of RFC 3339.
    static var now: String { GoTime.text(seconds: Int64(Date().timeIntervalSince1970)) }

    /// All acceptors and dialers, or all resources of a kind.
    func objects(_ resources: MeshResource...) -> [KubernetesObject] { resources.flatMap { caches[$0]?.objects ?? [] } }

    /// Whether the copies of all these were listed, without which rivals of a resource are not seen.
    func areListed(_ resources: [MeshResource]) -> Bool { resources.allSatisfy { caches[$0]?.isFilled == true } }

    /// Brings a resource to a worker once more, because another one made way for it.
    func lookAgain(_ object: KubernetesObject, _ resource: MeshResource) async {
        await taker.take(WorkItem(resource: resource, key: object.key))
    }

    /// Works until the task is cancelled, then gives the lease back.
    package func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for cache in copies { group.addTask { await cache.run() } }
            if let endpoints { group.addTask { await endpoints.follow() } }
            if let certificate { group.addTask { await certificate.run() } }
            group.addTask { await self.lease.lead { await self.work() } }
        }
        // The task is cancelled by now, and what it would ask with it.
        await Task { [self] in
            await lease.release()
            await mesh.close()
            await client.close()
        }.value
    }

    /// Answers webhooks until the task is cancelled, whether this controller leads or not.
    package func serveWebhooks() async throws {
        guard let certificate, let address = settings.webhooks?.address else { return await idle() }
        let server = WebhookServer(address: address, certificate: certificate, logger: logger) { path, body in
            await self.answer(path: path, body: body)
        }
        try await server.run()
    }

    private func idle() async { while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) } }

    /// Works as the one that leads.
    private func work() async {
        // The bounds are those of consul-k8s for entries, whose order of arrival often has to be waited for.
        let dispatcher = WorkDispatcher<WorkItem> { $0.resource.isPeering ? .seconds(30) : .seconds(5) }
        await taker.set(dispatcher)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await dispatcher.serve(workers: self.settings.workers) { await self.reconcile($0) } }
            group.addTask { await self.resync(dispatcher) }
            group.addTask { await self.followPeerings() }
            if let endpoints = self.endpoints { group.addTask { await endpoints.work { self.lease.isHeld } } }
        }
        await taker.set(nil)
    }

    /// Looks at everything at the beginning, and from time to time.
    private func resync(_ dispatcher: WorkDispatcher<WorkItem>) async {
        while !Task.isCancelled {
            for resource in MeshResource.all {
                for object in objects(resource) { await dispatcher.add(WorkItem(resource: resource, key: object.key)) }
            }
            try? await Task.sleep(for: .seconds(settings.resyncSeconds))
        }
    }

    private func reconcile(_ item: WorkItem) async -> WorkOutcome {
        // Whatever is asked has its own deadline; what is not allowed any more is not begun.
        guard lease.isHeld, !Task.isCancelled, areListed(item.resource.competitors) else { return .after(.seconds(1)) }
        do {
            guard let object = try await client.find(item.resource.path(item.key)) else { return .done }
            switch item.resource {
            case .acceptor: return try await reconcileAcceptor(object)
            case .dialer: return try await reconcileDialer(object)
            case .entry(let kind): return try await reconcileEntry(object, kind)
            }
        } catch {
            if let failure = error as? KubernetesFailure, failure.isConflict { return .after(.milliseconds(100)) }
            logger.warning(
                "a resource is not brought over yet",
                metadata: [LogKey.path: "\(item.resource.plural)/\(item.key)", LogKey.error: "\(error)"]
            )
            return .retry
        }
    }
}
