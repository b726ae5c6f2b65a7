import KubernetesLogic
import Logging
import MeshDomain
import MeshRuntime
import Synchronization

/// A copy of all objects of one kind, kept by listing once and watching from there on.
///
/// A watch that ends goes on from the last version that was seen; one that is too old lists again, and then everything that differs is
/// told. While the API server is away the copy stays as it was.
final class ResourceCache: Sendable {
    /// The most objects of one kind: beyond it the copy is not complete, which is said.
    static let objectLimit = 100_000

    private struct State {
        /// By namespace and name.
        var objects: [String: [String: KubernetesObject]] = [:]
        var isFilled = false
        var problem: String?
    }

    private let path: [String]
    private let query: [(String, String)]
    private let client: KubernetesClient
    private let logger: Logger
    private let state = Mutex(State())
    private let told: @Sendable (KubernetesObject) async -> Void

    /// Makes a copy that is empty until it runs.
    ///
    /// - Parameters:
    ///   - path: The path of all objects of the kind.
    ///   - query: What narrows it, such as a label.
    ///   - client: Where to ask.
    ///   - logger: Where losses are said.
    ///   - told: Hears of every object that changed or went, as it was last.
    init(
        _ path: [String],
        query: [(String, String)] = [],
        client: KubernetesClient,
        logger: Logger,
        told: @escaping @Sendable (KubernetesObject) async -> Void
    ) {
        self.path = path
        self.query = query
        self.client = client
        self.logger = logger
        self.told = told
    }

    /// All objects.
    var objects: [KubernetesObject] { state.withLock { $0.objects.values.flatMap(\.values) } }
    /// Those of one namespace.
    func objects(in namespace: String) -> [KubernetesObject] {
        state.withLock { $0.objects[namespace].map { Array($0.values) } ?? [] }
    }
    /// One object; nil when there is none.
    func object(_ key: ObjectKey) -> KubernetesObject? { state.withLock { $0.objects[key.namespace]?[key.name] } }
    /// Whether it was listed: until then nobody can say what does not exist.
    var isFilled: Bool { state.withLock { $0.isFilled } }
    /// Whether listing was tried, with success or without.
    var isTried: Bool { state.withLock { $0.isFilled || $0.problem != nil } }
    /// Why the copy is not current; nil when it is.
    var problem: String? { state.withLock { $0.isFilled ? $0.problem : $0.problem ?? "not listed yet" } }

    /// Follows until the task is cancelled.
    func run() async {
        var backOff = BackOff(from: .milliseconds(200), to: .seconds(15))
        var version = ""
        while !Task.isCancelled {
            do {
                if version.isEmpty { version = try await fill() }
                try await follow(from: &version)
                backOff.reset()
                state.withLock { $0.problem = nil }
            } catch {
                if let failure = error as? KubernetesFailure, failure.isExpired { version = "" }
                guard !Task.isCancelled else { return }
                let text = "\(path.last ?? ""): \(error)"
                let isNews = state.withLock { state in
                    defer { state.problem = text }
                    return state.problem == nil
                }
                if isNews { logger.warning("lost sight of the cluster", metadata: [LogKey.error: "\(text)"]) }
                try? await Task.sleep(for: backOff.next())
            }
        }
    }

    private func fill() async throws -> String {
        let (found, version) = try await client.list(path, query: query)
        guard found.count <= Self.objectLimit else {
            throw KubernetesFailure(
                description: "there are \(found.count) objects, at most \(Self.objectLimit) are kept"
            )
        }
        var fresh: [String: [String: KubernetesObject]] = [:]
        for object in found { fresh[object.namespace, default: [:]][object.name] = object }
        let changed = state.withLock { [fresh] state in
            let gone = state.objects.values.flatMap(\.values).filter { fresh[$0.namespace]?[$0.name] == nil }
            let new = found.filter {
                state.objects[$0.namespace]?[$0.name]?.resourceVersion != $0.resourceVersion
            }
            (state.objects, state.isFilled, state.problem) = (fresh, true, nil)
            return gone + new
        }
        for object in changed.sorted(by: { $0.key < $1.key }) { await told(object) }
        return version
    }

    private func follow(from version: inout String) async throws {
        var (last, problem): (String, String?) = (version, nil)
        defer { version = last }
        let begun = { self.state.withLock { $0.problem = nil } }
        try await client.watch(path, query: query, from: version, begun: begun) { event in
            switch event {
            case .changed(let object):
                state.withLock { $0.objects[object.namespace, default: [:]][object.name] = object }
                last = object.resourceVersion
                await told(object)
            case .removed(let object):
                state.withLock { $0.objects[object.namespace]?[object.name] = nil }
                last = object.resourceVersion
                await told(object)
            case .bookmark(let version): last = version
            case .expired:
                last = ""
                return false
            case .failed(let reason):
                problem = reason
                return false
            }
            return true
        }
        if let problem { throw KubernetesFailure(description: "the watch ended: \(problem)") }
    }
}
