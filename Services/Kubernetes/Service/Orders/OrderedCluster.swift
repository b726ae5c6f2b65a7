import Certificates
import ConsulJSON
import Foundation
import KubernetesLogic
import MeshDomain
import NIOHTTP1

/// A cluster that orders are about.
struct OrderedCluster {
    let client: KubernetesClient
    let namespace: String

    private static let releaseQuery = [("labelSelector", "\(InstallationReport.partLabel)=\(InstallationReport.part)")]

    // MARK: - How it stands

    /// Everything that the release runs.
    private func workloads() async throws -> [InstallationReport.Line] {
        var lines: [InstallationReport.Line] = []
        for (group, plural) in [("apps", "statefulsets"), ("apps", "deployments"), ("batch", "jobs")] {
            let path = ["apis", group, "v1", "namespaces", namespace, plural]
            let found = try await client.list(path, query: Self.releaseQuery).objects
            lines += found.sorted { $0.key < $1.key }.compactMap(InstallationReport.line)
        }
        guard !lines.isEmpty else {
            throw MeshError(
                .unavailable,
                "there is no release of the chart in namespace \"\(namespace)\"; -namespace=NAME names another"
            )
        }
        return lines
    }

    /// Says what runs; fails when something of it is not ready.
    func status() async throws -> String {
        let lines = try await workloads()
        let text = lines.map { "\($0.isGood ? "ready    " : "NOT READY")  \($0.text)" }.joined(separator: "\n")
        guard lines.allSatisfy(\.isGood) else { throw MeshError(.unavailable, "not everything is ready:\n" + text) }
        return text
    }

    /// Says what is wrong; fails when something is.
    func troubleshoot() async throws -> String {
        var found = try await workloads().filter { !$0.isGood }.map(\.text)
        let pods = try await client.list(["api", "v1", "namespaces", namespace, "pods"], query: Self.releaseQuery)
            .objects
        found += pods.sorted { $0.key < $1.key }.compactMap(InstallationReport.trouble(of:))
        for resource in MeshResource.all {
            do throws(KubernetesFailure) {
                let objects = try await client.list(resource.path(), query: []).objects
                found += objects.sorted { $0.key < $1.key }.compactMap(InstallationReport.trouble(ofResource:))
            } catch {
                guard error.isMissing else { throw error }
                found.append("\(resource.kind): the resource is not defined; apply deploy/crds")
            }
        }
        guard found.isEmpty else {
            throw MeshError(.unavailable, "\(found.count) troubles:\n" + found.joined(separator: "\n"))
        }
        return "nothing is wrong that Kubernetes knows of; `tombolo proxies -troubled` asks the mesh"
    }

    // MARK: - Proxies

    /// Lists pods with proxies, or tells all about one.
    func proxies(_ words: OrderWords) async throws -> String {
        switch (words.words.first, words.words.count) {
        case ("list", 1):
            let query = [("labelSelector", InstallationReport.managedLabel)]
            let path =
                words.option("namespace").map { ["api", "v1", "namespaces", $0, "pods"] } ?? ["api", "v1", "pods"]
            let pods = try await client.list(path, query: query).objects
            guard !pods.isEmpty else { return "no pod has a proxy" }
            return pods.sorted { $0.key < $1.key }.map(InstallationReport.proxy).joined(separator: "\n")
        case ("read", 2):
            let name = words.words[1]
            guard let pod = try await client.find(["api", "v1", "namespaces", namespace, "pods", name]) else {
                throw MeshError(.unavailable, "there is no pod \"\(name)\" in namespace \"\(namespace)\"")
            }
            guard pod.label(InstallationReport.managedLabel) != nil else {
                throw MeshError(
                    .unavailable,
                    "pod \"\(name)\" has no proxy: it lacks the label \(InstallationReport.managedLabel)"
                )
            }
            return InstallationReport.proxyText(pod)
        case _: throw MeshError(.badRequest, "say proxy list, or proxy read POD")
        }
    }

    // MARK: - What the chart's jobs do

    /// Makes a Secret from files, or adds to one what it lacks.
    func writeSecret(_ words: OrderWords) async throws -> String {
        guard let name = words.words.first, words.words.count > 1 else {
            throw MeshError(.badRequest, "say secret NAME KEY=FILE...")
        }
        let data = try words.words.dropFirst().map { word in
            let (key, path) = try Self.pair(word, "KEY=FILE")
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw MeshError(.badRequest, "\(path), for \(key) of Secret \(name), cannot be read")
            }
            return (name: key, base64: Base64.encode(Array(bytes)))
        }
        let labels = try words.all("label").map { try Self.pair($0, "-label=NAME=VALUE") }
        let secret = SecretContent(
            key: ObjectKey(namespace: namespace, name: name),
            data: data,
            labels: labels.map { (name: $0.0, value: $0.1) }
        )
        let path = ["api", "v1", "namespaces", namespace, "secrets"]
        guard let object = try await client.find(path + [name]) else {
            try await client.call(.POST, path, body: secret.whole)
            return "Secret \(secret.key) is made"
        }
        if words.option("renew") == "true", Self.isOutdated(object, by: secret) {
            try await client.merge(path + [name], secret.replacement(of: object))
            return "Secret \(secret.key) has a new certificate"
        }
        guard let addition = secret.addition(to: object) else { return "Secret \(secret.key) stays as it is" }
        try await client.merge(path + [name], addition)
        return "Secret \(secret.key) has what it lacked"
    }

    /// Whether the certificate that is stored lacks a name of the new one, or has less than a third of its life left.
    private static func isOutdated(_ object: KubernetesObject, by secret: SecretContent) -> Bool {
        func certificate(_ base64: String?) -> Certificate? {
            guard let base64, let bytes = try? Base64.decode(base64) else { return nil }
            return try? Certificate(pem: String(decoding: bytes, as: UTF8.self))
        }
        guard let old = certificate(object.content["data"]?["tls.crt"]?.stringValue),
            let new = certificate(secret.data.first(where: { $0.name == "tls.crt" })?.base64)
        else { return false }
        let isWhole =
            Set(old.names.dnsNames).isSuperset(of: new.names.dnsNames)
            && Set(old.names.addresses).isSuperset(of: new.names.addresses)
        let left = old.notAfter - Int64(Date().timeIntervalSince1970)
        return !isWhole || left < (old.notAfter - old.notBefore) / 3
    }

    private static func pair(_ text: String, _ form: String) throws(MeshError) -> (String, String) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw MeshError(.badRequest, "\"\(text)\" is not of the form \(form)") }
        return (parts[0], parts[1])
    }

    /// How long the controller's pods have for their end, whose lease is over long before.
    private static let endPatience = Duration.seconds(60)

    /// Ends the controller, which would put back what ``releaseResources(webhooks:)`` takes.
    func endController(_ name: String) async throws {
        let path = ["apis", "apps", "v1", "namespaces", namespace, "deployments", name]
        guard let found = try await client.find(path) else { return }
        try await client.merge(path, ["spec": ["replicas": 0]])
        let labels = found.spec["selector"]?["matchLabels"]?.objectValue ?? MeshObject()
        let selector = labels.entries.map { "\($0.key)=\($0.value.stringValue ?? "")" }.joined(separator: ",")
        let until = ContinuousClock.now + Self.endPatience
        while ContinuousClock.now < until {
            let pods = try await client.list(
                ["api", "v1", "namespaces", namespace, "pods"],
                query: [("labelSelector", selector)]
            )
            if pods.objects.isEmpty { return }
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Takes the finalizer from every custom resource: nobody would do it once the controller is gone.
    ///
    /// Webhooks that would judge it go first: nobody answers them any more either.
    func releaseResources(webhooks: String?) async throws -> String {
        if let webhooks {
            for plural in ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"] {
                do throws(KubernetesFailure) {
                    try await client.call(.DELETE, ["apis", "admissionregistration.k8s.io", "v1", plural, webhooks])
                } catch {
                    guard error.isMissing else { throw error }
                }
            }
        }
        var count = 0
        for resource in MeshResource.all {
            do throws(KubernetesFailure) {
                for object in try await client.list(resource.path(), query: []).objects where object.isKept {
                    try await client.merge(resource.path(object.key), object.finalizerPatch(isKept: false))
                    count += 1
                }
            } catch {
                guard error.isMissing else { throw error }
            }
        }
        return "\(count) custom resources are free to go; what they stand for stays in the mesh"
    }
}
