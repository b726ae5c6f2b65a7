package import KubernetesLogic
package import MeshDomain
package import MeshRuntime

/// How webhooks are served.
package struct WebhookSettings: Sendable {
    package var address: HealthAddress
    /// Empty: the certificate is the program's own.
    package var certificateFile: String
    package var keyFile: String
    package var secret: ObjectKey
    /// Names and addresses in the certificate.
    package var hosts: [String]
    /// The webhook configurations that are told the authority.
    package var configuration: String

    /// Reads the settings; nil when no webhooks are wanted.
    ///
    /// - Throws: `badRequest` naming the variable.
    package init?(_ reader: VariableReader, namespace: String) throws(MeshError) {
        let text = reader.text("TOMBOLO_WEBHOOK_ADDRESS", default: "")
        guard !text.isEmpty else { return nil }
        do { address = try HealthAddress(text) } catch {
            throw MeshError(.badRequest, "TOMBOLO_WEBHOOK_ADDRESS is \"\(text)\"; it must be host:port")
        }
        certificateFile = reader.text("TOMBOLO_WEBHOOK_CERT_FILE", default: "")
        keyFile = reader.text("TOMBOLO_WEBHOOK_KEY_FILE", default: "")
        guard certificateFile.isEmpty == keyFile.isEmpty else {
            throw MeshError(.badRequest, "TOMBOLO_WEBHOOK_CERT_FILE and TOMBOLO_WEBHOOK_KEY_FILE go together")
        }
        let name = reader.text("TOMBOLO_WEBHOOK_SECRET", default: "tombolo-webhook-certificate")
        secret = ObjectKey(namespace: namespace, name: name)
        hosts = reader.list("TOMBOLO_WEBHOOK_HOSTS", default: "tombolo-kubernetes.\(namespace).svc")
        configuration = reader.text("TOMBOLO_WEBHOOK_CONFIGURATION", default: "tombolo-kubernetes")
    }
}

extension VariableReader {
    /// What stands between commas.
    func list(_ name: String, default value: String) -> [String] {
        text(name, default: value).split { $0 == "," || $0.isWhitespace }.map(String.init)
    }
}

extension InjectSettings {
    /// Reads the settings; nil when nothing is injected.
    ///
    /// - Throws: `badRequest` naming the variable.
    static func read(_ reader: VariableReader) throws(MeshError) -> InjectSettings? {
        guard try reader.flag("TOMBOLO_INJECT", default: false) else { return nil }
        var settings = InjectSettings(
            servers: try servers(reader),
            image: reader.text("TOMBOLO_INJECT_IMAGE", default: "")
        )
        guard !settings.image.isEmpty else {
            throw MeshError(.badRequest, "TOMBOLO_INJECT_IMAGE is missing: the image of sidecars")
        }
        settings.initImage = reader.text("TOMBOLO_INJECT_INIT_IMAGE", default: settings.image)
        settings.pullPolicy = reader.text("TOMBOLO_INJECT_PULL_POLICY", default: "")
        settings.isDefault = try reader.flag("TOMBOLO_INJECT_DEFAULT", default: false)
        settings.allowedNamespaces = Set(reader.list("TOMBOLO_INJECT_ALLOW_NAMESPACES", default: "*"))
        settings.deniedNamespaces = Set(reader.list("TOMBOLO_INJECT_DENY_NAMESPACES", default: ""))
        settings.gatewayNamespaces = Set(reader.list("TOMBOLO_INJECT_GATEWAY_NAMESPACES", default: ""))
        settings.isTransparent = try reader.flag("TOMBOLO_INJECT_TRANSPARENT_PROXY", default: true)
        settings.overwritesProbes = try reader.flag("TOMBOLO_INJECT_OVERWRITE_PROBES", default: true)
        settings.answersNames = try reader.flag("TOMBOLO_INJECT_DNS", default: false)
        settings.isDualStack = try reader.flag("TOMBOLO_INJECT_DUAL_STACK", default: false)
        settings.isNativeSidecar = try reader.flag("TOMBOLO_INJECT_NATIVE_SIDECAR", default: false)
        settings.hasLifecycle = try reader.flag("TOMBOLO_INJECT_LIFECYCLE", default: true)
        settings.drainsListeners = try reader.flag("TOMBOLO_INJECT_DRAIN_LISTENERS", default: true)
        settings.graceSeconds = try reader.number("TOMBOLO_INJECT_GRACE_SECONDS", default: 30, in: 0...3600)
        settings.concurrency = try reader.number("TOMBOLO_INJECT_CONCURRENCY", default: 2, in: 0...1024)
        settings.hasMetrics = try reader.flag("TOMBOLO_INJECT_METRICS", default: false)
        settings.scrapePort = try reader.number("TOMBOLO_INJECT_SCRAPE_PORT", default: 20200, in: 1...65535)
        settings.scrapePath = reader.text("TOMBOLO_INJECT_SCRAPE_PATH", default: "/metrics")
        settings.logLevel = reader.text("TOMBOLO_INJECT_LOG_LEVEL", default: "info")
        settings.sidecar = try resources(reader, "TOMBOLO_INJECT_", ["", "", "", ""])
        settings.initContainer = try resources(reader, "TOMBOLO_INJECT_INIT_", ["50m", "", "25Mi", "150Mi"])
        if settings.answersNames { settings.resolver = Resolver(try reader.resolver()) }
        return settings
    }

    private static func servers(_ reader: VariableReader) throws(MeshError) -> Servers {
        var servers = Servers(addresses: reader.list("TOMBOLO_INJECT_ADDRESSES", default: ""))
        guard !servers.addresses.isEmpty else {
            throw MeshError(.badRequest, "TOMBOLO_INJECT_ADDRESSES is missing: where sidecars find the servers")
        }
        servers.usesTLS = try reader.flag("TOMBOLO_INJECT_TLS", default: true)
        servers.grpcPort = try reader.number("TOMBOLO_INJECT_GRPC_PORT", default: 8502, in: 1...65535)
        let port = servers.usesTLS ? 8501 : 8500
        servers.httpPort = try reader.number("TOMBOLO_INJECT_HTTP_PORT", default: port, in: 1...65535)
        servers.authority = try reader.document("TOMBOLO_INJECT_CA")
        servers.partition = reader.text("CONSUL_PARTITION", default: "")
        servers.serverName = reader.text("TOMBOLO_INJECT_TLS_SERVER_NAME", default: "")
        servers.authMethod = reader.text("TOMBOLO_INJECT_AUTH_METHOD", default: "")
        return servers
    }

    private static func resources(
        _ reader: VariableReader,
        _ prefix: String,
        _ usual: [String]
    ) throws(MeshError) -> Resources {
        var texts: [String] = []
        for (name, value) in zip(["CPU_REQUEST", "CPU_LIMIT", "MEMORY_REQUEST", "MEMORY_LIMIT"], usual) {
            let text = reader.text(prefix + name, default: value)
            guard text.isEmpty || Quantity.isOne(text) else {
                throw MeshError(
                    .badRequest,
                    "\(prefix)\(name) is \"\(text)\"; it must be a quantity, for instance 100m or 64Mi"
                )
            }
            texts.append(text)
        }
        var resources = Resources()
        (resources.cpuRequest, resources.cpuLimit) = (texts[0], texts[1])
        (resources.memoryRequest, resources.memoryLimit) = (texts[2], texts[3])
        return resources
    }

    /// What the variables mean, for `--help`.
    static let help = """
        TOMBOLO_WEBHOOK_ADDRESS       host:port of the webhooks, HTTPS (none: there are no webhooks)
        TOMBOLO_WEBHOOK_CERT_FILE     PEM file with their certificate, TOMBOLO_WEBHOOK_KEY_FILE with its key (made and renewed by
                                      this program, kept in a Secret, told to the webhook configurations)
        TOMBOLO_WEBHOOK_SECRET        that Secret, beside the lease (tombolo-webhook-certificate)
        TOMBOLO_WEBHOOK_HOSTS         names in that certificate, with commas (tombolo-kubernetes.NAMESPACE.svc)
        TOMBOLO_WEBHOOK_CONFIGURATION name of the webhook configurations that are told (tombolo-kubernetes)
        TOMBOLO_INJECT                true injects sidecars into pods and registers these (false)
        TOMBOLO_INJECT_IMAGE          image of sidecars, TOMBOLO_INJECT_INIT_IMAGE that of the init container (the same),
                                      TOMBOLO_INJECT_PULL_POLICY of both
        TOMBOLO_INJECT_ADDRESSES      servers as sidecars reach them, with commas; TOMBOLO_INJECT_GRPC_PORT (8502),
                                      TOMBOLO_INJECT_HTTP_PORT (8501; 8500 without TLS), TOMBOLO_INJECT_TLS (true),
                                      TOMBOLO_INJECT_CA_FILE (PEM; the system's authorities), TOMBOLO_INJECT_TLS_SERVER_NAME
        TOMBOLO_INJECT_AUTH_METHOD    auth method by which sidecars log in with their service account (none)
        TOMBOLO_INJECT_DEFAULT        true injects pods that say nothing (false); TOMBOLO_INJECT_ALLOW_NAMESPACES (*) and
                                      TOMBOLO_INJECT_DENY_NAMESPACES, with commas; TOMBOLO_INJECT_GATEWAY_NAMESPACES of gateways (as of pods)
        TOMBOLO_INJECT_TRANSPARENT_PROXY (true), _OVERWRITE_PROBES (true), _DNS (false), _DUAL_STACK (false), _NATIVE_SIDECAR (false),
        _LIFECYCLE (true), _DRAIN_LISTENERS (true), _GRACE_SECONDS (30), _CONCURRENCY (2), _METRICS (false), _SCRAPE_PORT (20200),
        _SCRAPE_PATH (/metrics), _LOG_LEVEL (info)
                                      what holds for pods whose annotations say nothing else
        TOMBOLO_INJECT_CPU_REQUEST, _CPU_LIMIT, _MEMORY_REQUEST, _MEMORY_LIMIT
                                      of sidecars (none); with TOMBOLO_INJECT_INIT_ of init containers (50m, none, 25Mi, 150Mi)
        """
}

extension VariableReader {
    /// The resolver of this program's own pod.
    fileprivate func resolver() throws(MeshError) -> String {
        try VariableReader(environment: [
            "RESOLVER_FILE": text("TOMBOLO_INJECT_RESOLVER_FILE", default: "/etc/resolv.conf")
        ])
        .document("RESOLVER")
    }
}
