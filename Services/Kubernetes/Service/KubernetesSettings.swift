import Foundation
package import KubernetesLogic
package import MeshDomain
package import MeshRuntime
import Yams

/// What the controller is told by environment variables.
package struct KubernetesSettings: Sendable {
    /// How the API server is reached.
    package var access: ClusterAccess
    /// Where the lease stands.
    package var lease: ObjectKey
    /// Name of this replica.
    package var instance: String
    /// Datacenter of the mesh, by which its own entries are known again.
    package var datacenter: String
    package var mesh: MeshAPISettings
    /// How many resources are worked on at the same time.
    package var workers: Int
    /// How often everything is looked at again, in seconds.
    package var resyncSeconds: Int
    /// Whether there are peerings, whose tokens are Secrets of any namespace.
    package var hasPeerings: Bool
    /// How webhooks are served; nil when they are not.
    package var webhooks: WebhookSettings?
    /// How sidecars are injected; nil when they are not.
    package var inject: InjectSettings?

    /// Reads the settings.
    ///
    /// - Throws: `badRequest` naming the variable, or what is wrong with the kubeconfig.
    package init(_ process: ProcessSettings) throws(MeshError) {
        let reader = VariableReader(environment: process.environment)
        instance = process.instance
        datacenter = process.datacenter
        access = try Self.access(reader)
        mesh = try MeshAPISettings(reader)
        workers = try reader.number("TOMBOLO_KUBERNETES_WORKERS", default: 4, in: 1...64)
        resyncSeconds = try reader.number("TOMBOLO_KUBERNETES_RESYNC", default: 60, in: 1...86400)
        hasPeerings = try reader.flag("TOMBOLO_KUBERNETES_PEERINGS", default: true)
        let namespace = reader.text("TOMBOLO_KUBERNETES_NAMESPACE", default: access.namespace)
        lease = ObjectKey(namespace: namespace, name: "consul-controller-lock")
        webhooks = try WebhookSettings(reader, namespace: namespace)
        inject = try InjectSettings.read(reader)
    }

    static func access(_ reader: VariableReader) throws(MeshError) -> ClusterAccess {
        let path = reader.text("TOMBOLO_KUBERNETES_CONFIG", default: "")
        if path.isEmpty, var inside = ClusterAccess(environment: reader.environment) {
            if let text = try? String(contentsOfFile: ClusterAccess.accountFolder + "/namespace", encoding: .utf8) {
                inside.namespace = text.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            return inside
        }
        let home = reader.text("HOME", default: "")
        let file = path.isEmpty ? reader.text("KUBECONFIG", default: home + "/.kube/config") : path
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw MeshError(
                .badRequest,
                "this is no pod of a cluster, and the kubeconfig \(file) cannot be read; TOMBOLO_KUBERNETES_CONFIG names another"
            )
        }
        let value = try YAMLReading.value(text, of: file)
        let folder = (file as NSString).deletingLastPathComponent
        return try ClusterAccess(
            kubeconfig: value,
            context: reader.text("TOMBOLO_KUBERNETES_CONTEXT", default: ""),
            folder: folder.isEmpty ? "." : folder
        )
    }

    /// What the program is and what its variables mean, for `--help`.
    package static let help = """
        tombolo-kubernetes: keeps custom resources of a Kubernetes cluster and what they stand for in a mesh the same.

        --help          this text
        --health-check  asks the running process at TOMBOLO_HEALTH_ADDRESS; exits 0 when it is healthy
        crds FOLDER     writes the definitions of the custom resources into the folder
        status          says whether everything of the chart's release is ready (exits 1 when not)
        troubleshoot    says why something is not, custom resources included
        proxy list | proxy read POD   which pods have proxies; all about one
        secret NAME KEY=FILE...       makes a Secret, or adds the keys it lacks (-label=NAME=VALUE; -renew=true:
                        a tls.crt that lacks a name of the new one or ends soon is replaced, with all keys)
        release         takes the finalizer from all custom resources, before the release is removed (-webhooks=NAME: these configurations go first;
                        -controller=NAME: this Deployment gets 0 replicas before, because it would put the finalizers back)
        All of these take -namespace=NAME; `tombolo k8s ORDER` calls them.

        TOMBOLO_KUBERNETES_CONFIG     kubeconfig (inside a pod: the service account; else KUBECONFIG, ~/.kube/config)
        TOMBOLO_KUBERNETES_CONTEXT    context of it (the current one)
        TOMBOLO_KUBERNETES_NAMESPACE  namespace of the lease (the pod's, the context's, or default)
        TOMBOLO_KUBERNETES_WORKERS    resources worked on at the same time (4)
        TOMBOLO_KUBERNETES_RESYNC     seconds after which everything is looked at again (60)
        TOMBOLO_KUBERNETES_PEERINGS   false: Secrets of other namespaces are not read, and there are no peerings (true)
        TOMBOLO_DATACENTER            datacenter of the mesh, written into its entries (dc1)
        CONSUL_HTTP_ADDR              the mesh's HTTP API: host:port, http:// or https:// (127.0.0.1:8500)
        TOMBOLO_MESH_ADDRESSES        further addresses of it, with commas: the next one is asked when one is away
        CONSUL_HTTP_TOKEN             token for it; CONSUL_HTTP_TOKEN_FILE names a file that holds it
        CONSUL_CACERT                 PEM file with the authority of its certificate
        CONSUL_TLS_SERVER_NAME        name that its certificate must have, when it is not the host's
        \(InjectSettings.help)
        CONSUL_PARTITION              admin partition that this Kubernetes cluster is (the default one)
        TOMBOLO_LOG_LEVEL, TOMBOLO_LOG_JSON, TOMBOLO_HEALTH_ADDRESS, TOMBOLO_HEALTH_CONNECTIONS, TOMBOLO_INSTANCE
                                      as of every program of Tombolo
        """
}

/// Reads YAML, of which JSON is a part.
enum YAMLReading {
    /// The file's only document.
    static func value(_ text: String, of file: String) throws(MeshError) -> MeshValue {
        let node: Yams.Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw MeshError(.badRequest, "\(file) is no YAML: \(error)")
        }
        guard let node else { throw MeshError(.badRequest, "\(file) is empty") }
        return value(node)
    }

    private static func value(_ node: Yams.Node) -> MeshValue {
        switch node {
        case .mapping(let mapping):
            return .object(MeshObject(mapping.map { ($0.key.string ?? "", value($0.value)) }))
        case .sequence(let sequence): return .array(sequence.map(value))
        case .scalar(let scalar):
            guard scalar.style == .plain else { return .string(scalar.string) }
            if scalar.string.isEmpty || scalar.string == "null" || scalar.string == "~" { return .null }
            if let flag = node.bool { return .bool(flag) }
            if let number = node.int { return .integer(number) }
            return .string(scalar.string)
        case .alias: return .null
        }
    }
}
