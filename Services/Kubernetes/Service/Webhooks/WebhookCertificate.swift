import Certificates
import ConsulJSON
import Foundation
import KubernetesLogic
import Logging
import MeshDomain
import MeshRuntime
import NIOHTTP1
import NIOSSL
import Synchronization

/// The certificate of the webhooks: from files, or made and renewed by this program and kept in a Secret that all replicas share.
///
/// The authority lasts ten years and stands in the webhook configurations; the certificate itself is renewed every two months without
/// a change of those.
final class WebhookCertificate: Sendable {
    private static let authorityLife = Duration.seconds(10 * 365 * 86400)
    private static let life = Duration.seconds(90 * 86400)
    private static let renewal: Int64 = 30 * 86400
    private static let pause = Duration.seconds(30)

    private struct State {
        var context: NIOSSLContext?
        var chain: [UInt8] = []
        var problem: String? = "there is no certificate for the webhooks yet"
    }

    private let settings: WebhookSettings
    private let client: KubernetesClient
    private let logger: Logger
    private let state = Mutex(State())

    init(_ settings: WebhookSettings, client: KubernetesClient, logger: Logger) {
        self.settings = settings
        self.client = client
        self.logger = logger
    }

    /// What connections are encrypted with now; nil while there is no certificate.
    var context: NIOSSLContext? { state.withLock { $0.context } }
    /// Why webhooks cannot be answered; nil when they can.
    var problem: String? { state.withLock { $0.context == nil ? $0.problem : nil } }

    /// Keeps the certificate good until the task is cancelled.
    func run() async {
        var backOff = BackOff(from: .milliseconds(200), to: .seconds(15))
        while !Task.isCancelled {
            do {
                if settings.certificateFile.isEmpty { try await keepOwn() } else { try readFiles() }
                backOff.reset()
                try? await Task.sleep(for: Self.pause)
            } catch {
                let text = "the certificate of the webhooks: \((error as? MeshError)?.message ?? "\(error)")"
                let isNews = state.withLock { state in
                    defer { state.problem = text }
                    return state.problem != text
                }
                if isNews { logger.warning("webhooks are not well", metadata: [LogKey.error: "\(text)"]) }
                try? await Task.sleep(for: backOff.next())
            }
        }
    }

    private func use(chain: [UInt8], key: [UInt8]) throws {
        guard state.withLock({ $0.chain != chain }) else { return }
        let certificates = try NIOSSLCertificate.fromPEMBytes(chain)
        guard !certificates.isEmpty else { throw MeshError(.badRequest, "there is no certificate in it") }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem))
        )
        configuration.minimumTLSVersion = .tlsv12
        let context = try NIOSSLContext(configuration: configuration)
        state.withLock { $0 = State(context: context, chain: chain, problem: nil) }
    }

    // MARK: - From files

    private func readFiles() throws {
        func bytes(_ path: String) throws(MeshError) -> [UInt8] {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw MeshError(.badRequest, "\(path) cannot be read")
            }
            return Array(data)
        }
        try use(chain: try bytes(settings.certificateFile), key: try bytes(settings.keyFile))
    }

    // MARK: - Its own

    private var path: [String] {
        ["api", "v1", "namespaces", settings.secret.namespace, "secrets", settings.secret.name]
    }

    private func keepOwn() async throws {
        let now = Int64(Date().timeIntervalSince1970)
        let stored = try await client.find(path)
        var material = stored.flatMap { WebhookMaterial($0, hosts: settings.hosts, now: now) }
        if material?.lasts(until: now + Self.renewal) != true {
            let fresh = try WebhookMaterial.make(
                after: material,
                hosts: settings.hosts,
                now: now,
                authorityLife: Self.authorityLife,
                life: Self.life
            )
            let object = fresh.secret(settings.secret, version: stored?.resourceVersion)
            // Of two replicas at once one has a conflict, and finds the other's.
            if stored == nil {
                try await client.call(.POST, Array(path.dropLast()), body: object)
            } else {
                try await client.call(.PUT, path, body: object)
            }
            logger.info("the webhooks have a new certificate")
            material = fresh
        }
        guard let material else { return }
        try use(chain: Array(material.chain.utf8), key: Array(material.key.utf8))
        for kind in ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"] {
            try await tell(kind, Base64.encode(Array(material.authority.utf8)))
        }
    }

    /// Writes the authority into a configuration, when it says another.
    private func tell(_ kind: String, _ bundle: String) async throws {
        let path = ["apis", "admissionregistration.k8s.io", "v1", kind, settings.configuration]
        guard let object = try await client.find(path), let webhooks = object.content["webhooks"]?.arrayValue,
            webhooks.contains(where: { $0["clientConfig"]?["caBundle"]?.stringValue != bundle })
        else { return }
        let told = webhooks.map { webhook in
            var members = webhook.objectValue ?? MeshObject()
            var client = members["clientConfig"]?.objectValue ?? MeshObject()
            client["caBundle"] = .string(bundle)
            members["clientConfig"] = .object(client)
            return MeshValue.object(members)
        }
        try await client.merge(
            path,
            ["metadata": ["resourceVersion": .string(object.resourceVersion)], "webhooks": .array(told)]
        )
        logger.info("a webhook configuration knows the authority", metadata: [LogKey.path: "\(kind)"])
    }
}

/// Authority, certificate and keys, as PEM.
private struct WebhookMaterial: Sendable {
    var authority: String
    var authorityKey: String
    var chain: String
    var key: String
    private var ends: Int64

    /// Whether the certificate is good until then.
    func lasts(until time: Int64) -> Bool { ends > time }

    /// Reads a Secret; nil when it is not whole, or for other names.
    init?(_ secret: KubernetesObject, hosts: [String], now: Int64) {
        func text(_ name: String) -> String {
            let bytes = (secret.content["data"]?[name]?.stringValue).flatMap { try? Base64.decode($0) } ?? []
            return String(decoding: bytes, as: UTF8.self)
        }
        (authority, authorityKey, chain, key) = (text("ca.crt"), text("ca.key"), text("tls.crt"), text("tls.key"))
        guard let root = try? Certificate(pem: authority), let leaf = try? Certificate(pem: chain),
            (try? CertificateKey(pem: key))?.publicKey == leaf.publicKey, (try? leaf.isSigned(by: root)) == true
        else { return nil }
        ends = leaf.names == Self.names(hosts) && root.isValid(at: now) ? leaf.notAfter : 0
    }

    private init(authority: String, authorityKey: String, chain: String, key: String, ends: Int64) {
        (self.authority, self.authorityKey, self.chain, self.key) = (authority, authorityKey, chain, key)
        self.ends = ends
    }

    private static func names(_ hosts: [String]) -> SubjectNames {
        var names = SubjectNames()
        for host in hosts {
            if let address = NetworkAddress(host)?.bytes {
                names.addresses.append(address)
            } else {
                names.dnsNames.append(host)
            }
        }
        return names
    }

    /// Makes a certificate, by the authority of before while that lasts.
    static func make(
        after before: WebhookMaterial?,
        hosts: [String],
        now: Int64,
        authorityLife: Duration,
        life: Duration
    ) throws -> WebhookMaterial {
        let random = RandomSource.system
        var kept: (AgentAuthority, String)?
        if let before, let root = try? Certificate(pem: before.authority),
            root.notAfter > now + 2 * life.components.seconds, let key = try? CertificateKey(pem: before.authorityKey),
            let authority = try? AgentAuthority(certificate: root, key: key)
        {
            kept = (authority, before.authorityKey)
        }
        if kept == nil {
            let key = try CertificateKey.generate()
            let authority = try AgentAuthority.make(
                commonName: "Tombolo webhooks",
                key: key,
                serial: try random.serialNumber(),
                now: now,
                lifetime: authorityLife
            )
            kept = (authority, try key.revealedPEM())
        }
        guard let (authority, authorityKey) = kept else { throw MeshError(.internalFault, "there is no authority") }
        let key = try CertificateKey.generate()
        let leaf = try authority.issue(
            for: .server,
            commonName: "tombolo-kubernetes",
            names: names(hosts),
            publicKey: key.publicKey,
            serial: try random.serialNumber(),
            now: now,
            lifetime: life
        )
        return WebhookMaterial(
            authority: authority.certificate.pem,
            authorityKey: authorityKey,
            chain: leaf.pem,
            key: try key.revealedPEM(),
            ends: leaf.notAfter
        )
    }

    /// The Secret that holds it.
    func secret(_ key: ObjectKey, version: String?) -> MeshValue {
        var metadata: MeshObject = ["name": .string(key.name), "namespace": .string(key.namespace)]
        if let version { metadata["resourceVersion"] = .string(version) }
        func data(_ text: String) -> MeshValue { .string(Base64.encode(Array(text.utf8))) }
        return [
            "apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/tls", "metadata": .object(metadata),
            "data": [
                "ca.crt": data(authority), "ca.key": data(authorityKey), "tls.crt": data(chain),
                "tls.key": data(self.key),
            ],
        ]
    }
}
