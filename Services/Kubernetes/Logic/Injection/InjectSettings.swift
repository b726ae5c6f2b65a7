import MeshDomain

/// What the injector is told: what holds for every pod that says nothing else.
package struct InjectSettings: Sendable, Hashable {
    /// How sidecars reach the mesh.
    package struct Servers: Sendable, Hashable {
        package var addresses: [String]
        package var grpcPort = 8502
        package var httpPort = 8501
        package var usesTLS = true
        /// Certificates (PEM) that the servers' must come from; empty for the system's.
        package var authority = ""
        package var serverName = ""
        /// Admin partition of the pods; empty for the default one.
        package var partition = ""
        /// Auth method by which sidecars log in; empty without ACLs.
        package var authMethod = ""

        /// Makes settings.
        package init(addresses: [String]) { self.addresses = addresses }
    }

    /// What a container may use; empty for no bound.
    package struct Resources: Sendable, Hashable {
        package var cpuRequest = ""
        package var cpuLimit = ""
        package var memoryRequest = ""
        package var memoryLimit = ""

        /// Nothing is bounded.
        package init() {}

        /// As Kubernetes wants it.
        var value: MeshValue {
            func pair(_ cpu: String, _ memory: String) -> MeshValue {
                var object = MeshObject()
                if !cpu.isEmpty { object["cpu"] = .string(cpu) }
                if !memory.isEmpty { object["memory"] = .string(memory) }
                return .object(object)
            }
            return ["limits": pair(cpuLimit, memoryLimit), "requests": pair(cpuRequest, memoryRequest)]
        }
    }

    package var servers: Servers
    package var image: String
    package var initImage: String
    package var pullPolicy = ""
    /// Whether pods are injected that say nothing.
    package var isDefault = false
    package var allowedNamespaces: Set<String> = ["*"]
    package var deniedNamespaces: Set<String> = []
    /// Namespaces whose pods may be gateways; empty for those in which pods may be in the mesh.
    package var gatewayNamespaces: Set<String> = []
    package var isTransparent = true
    package var overwritesProbes = true
    package var answersNames = false
    package var isDualStack = false
    package var sidecar = Resources()
    package var initContainer = Resources()
    package var concurrency = 2
    package var isNativeSidecar = false
    package var hasLifecycle = true
    package var drainsListeners = true
    package var graceSeconds = 30
    package var hasMetrics = false
    package var scrapePort = 20200
    package var scrapePath = "/metrics"
    package var logLevel = "info"
    /// What pods ask that ask their sidecar first: the cluster's resolver as this program's own pod has it.
    package var resolver = Resolver()

    /// Nameservers and how names are completed.
    package struct Resolver: Sendable, Hashable {
        package var servers: [String] = []
        package var searches: [String] = []
        package var options: [String] = []

        /// How names are completed in a pod of another namespace: the list as it is begins with the namespace of this program's own pod.
        func completions(in namespace: String) -> [String] {
            guard !namespace.isEmpty else { return searches }
            let all = Set(searches)
            return searches.map { domain in
                guard let dot = domain.firstIndex(of: ".") else { return domain }
                let rest = String(domain[domain.index(after: dot)...])
                return rest.hasPrefix("svc.") && all.contains(rest) ? "\(namespace).\(rest)" : domain
            }
        }

        /// Reads the text of a resolv.conf.
        package init(_ text: String = "") {
            for line in text.split(separator: "\n") {
                let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
                switch words.first {
                case "nameserver": servers += words.dropFirst()
                case "search": searches = Array(words.dropFirst())
                case "options": options += words.dropFirst()
                case _: continue
                }
            }
        }
    }

    /// Makes settings.
    package init(servers: Servers, image: String) {
        self.servers = servers
        self.image = image
        initImage = image
    }
}

/// Numbers that sidecars and those who watch them agree on; of further services of a pod each is one higher.
///
/// - Source: reference kubernetes.md §4.3 and §4.4.
package enum InjectPort {
    /// Where callers come in.
    package static let sidecar = 20000
    /// Where Envoy says that it is ready.
    package static let ready = 21000
    /// Envoy's own API, inside of the pod.
    package static let admin = 19000
    /// Where captured calls go.
    package static let outbound = 15001
    /// Where questions to DNS go.
    package static let names = 8600
    /// Liveness probes of the first container.
    package static let liveness = 20300
    /// Readiness probes of the first container.
    package static let readiness = 20400
    /// Startup probes of the first container.
    package static let startup = 20500
    /// The user as whom sidecars run.
    package static let user = 5995
}
