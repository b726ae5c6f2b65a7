import Foundation
import KubernetesLogic
import MeshDomain
import MeshRuntime
import Synchronization

/// What people and jobs of the chart have `tombolo-kubernetes` do once, in place of running: `tombolo k8s ORDER`.
package enum OperatorOrder: String, CaseIterable {
    /// Says whether everything of a release is ready.
    case status
    /// Says why something is not.
    case troubleshoot
    /// Lists the pods with proxies, or tells all about one.
    case proxy
    /// Makes a Secret, or adds to one what it lacks.
    case secret
    /// Takes this program's finalizer from all custom resources, before the release goes.
    case release
    /// Is Helm's work.
    case install
    case upgrade
    case uninstall

    /// Does what arguments ask for.
    ///
    /// - Returns: What is to be said; nil when the arguments are no such order.
    /// - Throws: `badRequest` naming what is wrong with them, `unavailable` when something is not as it should be.
    package static func run(_ arguments: [String]) throws -> String? {
        if let said = try ResourceFiles.write(arguments) { return said }
        guard let first = arguments.first, let order = Self(rawValue: first) else { return nil }
        let words = try OrderWords(arguments.dropFirst())
        let outcome = OrderOutcome()
        Task {
            do {
                let said = try await order.run(words)
                outcome.set(.success(said))
            } catch { outcome.set(.failure(error)) }
        }
        return try outcome.wait()
    }

    private func run(_ words: OrderWords) async throws -> String {
        switch self {
        case .install, .upgrade, .uninstall:
            throw MeshError(
                .badRequest,
                "\(rawValue) is Helm's work: helm \(rawValue) RELEASE\(self == .uninstall ? "" : " deploy/helm/tombolo -f VALUES") "
                    + "-n NAMESPACE; without Helm see deploy/docs/kubernetes/install.md"
            )
        case .status, .troubleshoot, .proxy, .secret, .release: break
        }
        let access = try KubernetesSettings.access(VariableReader(environment: ProcessEnvironment.current()))
        let client = try KubernetesClient(access)
        let cluster = OrderedCluster(client: client, namespace: words.option("namespace") ?? access.namespace)
        do {
            let said: String
            switch self {
            case .status: said = try await cluster.status()
            case .troubleshoot: said = try await cluster.troubleshoot()
            case .proxy: said = try await cluster.proxies(words)
            case .secret: said = try await cluster.writeSecret(words)
            case .release:
                if let controller = words.option("controller") { try await cluster.endController(controller) }
                said = try await cluster.releaseResources(webhooks: words.option("webhooks"))
            case .install, .upgrade, .uninstall: said = ""
            }
            await client.close()
            return said
        } catch {
            await client.close()
            throw MeshError(.unavailable, (error as? MeshError)?.message ?? "\(error)")
        }
    }
}

/// The words after an order: options as `-name=value`, and the others.
struct OrderWords {
    var words: [String] = []
    private var options: [(String, String)] = []

    init(_ arguments: some Sequence<String>) throws(MeshError) {
        for argument in arguments {
            guard argument.hasPrefix("-") else {
                words.append(argument)
                continue
            }
            let parts = argument.drop { $0 == "-" }.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, ["namespace", "label", "webhooks", "controller", "renew"].contains(parts[0]) else {
                throw MeshError(
                    .badRequest,
                    "\"\(argument)\" is no option; there are -namespace=, -label=, -renew=, -webhooks= and -controller="
                )
            }
            options.append((parts[0], parts[1]))
        }
    }

    func option(_ name: String) -> String? { options.last { $0.0 == name }?.1 }

    func all(_ name: String) -> [String] { options.filter { $0.0 == name }.map(\.1) }
}

/// Brings the outcome of a task to the program's only thread, which has nothing else to do.
private final class OrderOutcome: Sendable {
    private let outcome = Mutex<Result<String, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    func set(_ result: Result<String, any Error>) {
        outcome.withLock { $0 = result }
        done.signal()
    }

    func wait() throws -> String {
        done.wait()
        return try outcome.withLock { $0 }?.get() ?? ""
    }
}
