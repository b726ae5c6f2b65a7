package import MeshDomain

/// How an API server is reached, and as whom.
package struct ClusterAccess: Sendable, Hashable {
    /// A text that is given directly, or by a file that may change.
    package enum Source: Sendable, Hashable {
        case none
        case text(String)
        case file(String)
        /// Base64 of a text, as kubeconfig has it.
        case data(String)
    }

    /// For instance `https://10.0.0.1:6443`.
    package var server: String
    /// Certificates (PEM) that the server's must come from; none for the system's.
    package var authority = Source.none
    /// The name that the server's certificate must have; empty for the address's.
    package var serverName = ""
    package var isVerified = true
    package var token = Source.none
    package var certificate = Source.none
    package var key = Source.none
    /// Namespace of the lease.
    package var namespace = "default"

    /// The folder of a service account inside a pod.
    package static let accountFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

    /// A pod's access by its service account; nil outside of a cluster.
    package init?(environment: [String: String]) {
        guard let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty,
            let port = environment["KUBERNETES_SERVICE_PORT"], !port.isEmpty
        else { return nil }
        server = "https://" + (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
        authority = .file(Self.accountFolder + "/ca.crt")
        token = .file(Self.accountFolder + "/token")
    }

    /// The access that a kubeconfig describes.
    ///
    /// - Parameters:
    ///   - value: The file's content.
    ///   - context: The context to take; empty for the current one.
    ///   - folder: The file's folder, from which relative paths are meant.
    /// - Throws: `badRequest` naming what is missing, or what this program does not do.
    package init(kubeconfig value: MeshValue, context: String, folder: String) throws(MeshError) {
        let wanted = context.isEmpty ? value["current-context"]?.stringValue ?? "" : context
        guard !wanted.isEmpty else { throw MeshError(.badRequest, "the kubeconfig has no current-context") }
        let chosen = try Self.named(wanted, in: value, "contexts", "context")
        let cluster = try Self.named(chosen["cluster"]?.stringValue ?? "", in: value, "clusters", "cluster")
        let user = try Self.named(chosen["user"]?.stringValue ?? "", in: value, "users", "user")
        guard let server = cluster["server"]?.stringValue, !server.isEmpty else {
            throw MeshError(.badRequest, "the kubeconfig's cluster of the context \"\(wanted)\" has no server")
        }
        self.server = server.hasSuffix("/") ? String(server.dropLast()) : server
        func source(_ object: MeshObject, _ name: String) -> Source {
            if let data = object[name + "-data"]?.stringValue { return .data(data) }
            guard let path = object[name]?.stringValue else { return .none }
            return .file(path.hasPrefix("/") ? path : folder + "/" + path)
        }
        authority = source(cluster, "certificate-authority")
        serverName = cluster["tls-server-name"]?.stringValue ?? ""
        isVerified = !(cluster["insecure-skip-tls-verify"]?.boolValue ?? false)
        certificate = source(user, "client-certificate")
        key = source(user, "client-key")
        if let text = user["token"]?.stringValue { token = .text(text) }
        if let path = user["tokenFile"]?.stringValue { token = .file(path.hasPrefix("/") ? path : folder + "/" + path) }
        for name in ["exec", "auth-provider", "username"] where user[name] != nil {
            throw MeshError(
                .badRequest,
                "the kubeconfig's user logs in by \"\(name)\", which is not supported; use a token or a certificate"
            )
        }
        if let name = chosen["namespace"]?.stringValue, !name.isEmpty { namespace = name }
    }

    private static func named(
        _ name: String,
        in value: MeshValue,
        _ list: String,
        _ member: String
    ) throws(MeshError) -> MeshObject {
        let found = value[list]?.arrayValue?.first { $0["name"]?.stringValue == name }
        guard let found = found?[member]?.objectValue else {
            throw MeshError(.badRequest, "the kubeconfig has no \(member) \"\(name)\"")
        }
        return found
    }
}
