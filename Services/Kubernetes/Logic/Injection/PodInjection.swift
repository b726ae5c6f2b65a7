package import MeshDomain

/// From a pod as it came to the pod with its sidecar: a pure function.
///
/// - Source: reference kubernetes.md §4.1 to §4.4.
package struct PodInjection {
    /// The pod as it is to be, and what to tell its maker.
    package struct Outcome: Sendable, Hashable {
        package var pod: KubernetesObject
        package var warnings: [String]
    }

    /// What the sidecar takes to end Envoy and to delete its token, once its grace is over.
    static let logoutSeconds = 15
    static let volume = "consul-connect-inject-data"
    static let folder = "/consul/connect-inject"
    static let accountFolder = ClusterAccess.accountFolder

    let annotations: PodAnnotations
    let settings: InjectSettings
    let original: KubernetesObject
    /// The name of the pod's namespace; empty when that is not known.
    let podNamespace: String
    /// Services of the pod that annotations name; empty when its Service names the one.
    let services: [String]
    let isTransparent: Bool
    let overwritesProbes: Bool
    let answersNames: Bool
    let hasMetrics: Bool
    let scrapePort: Int

    /// Injects.
    ///
    /// - Parameters:
    ///   - pod: The pod as it came.
    ///   - namespace: Its namespace; nil when that is not known.
    ///   - settings: What holds for all pods.
    /// - Returns: The pod with its sidecar.
    /// - Throws: `badRequest` naming the annotation or field that forbids it.
    package static func injected(
        _ pod: KubernetesObject,
        namespace: KubernetesObject?,
        _ settings: InjectSettings
    ) throws(MeshError) -> Outcome {
        let injection = try PodInjection(pod, namespace, settings)
        let warnings = try injection.annotations.warnings()
        try injection.check()
        return Outcome(pod: try injection.result(), warnings: warnings)
    }

    private init(
        _ pod: KubernetesObject,
        _ namespace: KubernetesObject?,
        _ settings: InjectSettings
    ) throws(MeshError) {
        annotations = PodAnnotations(pod, namespace: namespace)
        self.settings = settings
        original = pod
        // A pod that is to be created need not say where: its review does.
        podNamespace = pod.namespace.isEmpty ? namespace?.name ?? "" : pod.namespace
        services = annotations.list(.service)
        isTransparent = try annotations.inheritedFlag(.transparentProxy) ?? settings.isTransparent
        overwritesProbes = try annotations.flag(.overwriteProbes) ?? settings.overwritesProbes
        answersNames = try annotations.inheritedFlag(.names) ?? settings.answersNames
        hasMetrics = try annotations.flag(.metrics) ?? settings.hasMetrics
        scrapePort = try annotations.number(.scrapePort, in: 1...65535) ?? settings.scrapePort
    }

    /// How many sidecars the pod gets.
    var count: Int { max(services.count, 1) }

    // MARK: - What forbids it

    private func check() throws(MeshError) {
        for name in services { _ = try ServiceName(validating: name, field: InjectAnnotation.service.key) }
        guard Set(services).count == services.count, services.count <= 32 else {
            throw PodAnnotations.refusal(.service, "a list that names a service twice, or more than 32")
        }
        if services.count > 1, isTransparent {
            throw MeshError(
                .badRequest,
                "a pod of several services (\(InjectAnnotation.service.key)) cannot have a transparent proxy; annotate it \(InjectAnnotation.transparentProxy.key)=false"
            )
        }
        if services.count > 1, hasMetrics {
            throw MeshError(
                .badRequest,
                "a pod of several services (\(InjectAnnotation.service.key)) cannot have metrics"
            )
        }
        _ = try UpstreamAnnotation.all(annotations)
        let containers = original.spec["containers"]?.arrayValue ?? []
        guard !containers.isEmpty else { throw MeshError(.badRequest, "spec.containers is empty") }
        for (place, container) in containers.enumerated()
        where Self.user(container["securityContext"]) == InjectPort.user {
            throw Self.sidecarUser("spec.containers[\(place)].securityContext.runAsUser")
        }
        if Self.user(original.spec["securityContext"]) == InjectPort.user {
            throw Self.sidecarUser("spec.securityContext.runAsUser")
        }
        if isTransparent, original.spec["hostNetwork"]?.boolValue == true {
            throw MeshError(
                .badRequest,
                "spec.hostNetwork is true, so a transparent proxy would take the whole node's connections; annotate it "
                    + "\(InjectAnnotation.transparentProxy.key)=false"
            )
        }
        if isTransparent, answersNames, original.spec["dnsConfig"]?.objectValue.map({ !$0.isEmpty }) == true {
            throw MeshError(
                .badRequest,
                "spec.dnsConfig is given, so the pod's questions to DNS cannot go through its sidecar; annotate it \(InjectAnnotation.names.key)=false"
            )
        }
    }

    private static func user(_ context: MeshValue?) -> Int? { context?["runAsUser"]?.intValue.map { Int($0) } }

    private static func sidecarUser(_ field: String) -> MeshError {
        MeshError(
            .badRequest,
            "\(field) is \(InjectPort.user), as whom the sidecar runs; its connections cannot be told apart"
        )
    }

    // MARK: - The pod

    private func result() throws(MeshError) -> KubernetesObject {
        var spec = original.spec
        var containers = (original.spec["containers"]?.arrayValue ?? []).compactMap(\.objectValue)
        if overwritesProbes, isTransparent { containers = ProbeOverwrite.overwritten(containers) }
        let mounting = annotations.list(.mountVolume)
        let variables = try UpstreamAnnotation.all(annotations).flatMap(\.variables)
        for place in containers.indices {
            containers[place].append(variables, to: "env")
            if mounting.contains(containers[place]["name"]?.stringValue ?? "") {
                containers[place].append(
                    element: ["name": .string(Self.volume), "mountPath": .string(Self.folder)],
                    to: "volumeMounts"
                )
            }
        }
        var volumes = spec["volumes"]?.arrayValue ?? []
        volumes.append(["name": .string(Self.volume), "emptyDir": ["medium": "Memory"]])
        volumes += try annotations.objects(.userVolume)
        spec["volumes"] = .array(volumes)

        var sidecars: [MeshValue] = []
        let isNative = try annotations.flag(.nativeSidecar) ?? settings.isNativeSidecar
        for place in 0..<count { sidecars.append(try sidecar(place, isNative: isNative)) }
        let redirections: [MeshValue] = isTransparent ? [try redirection()] : []
        let others = spec["initContainers"]?.arrayValue ?? []
        // What runs before the sidecar must not be redirected to it yet.
        let initial = isNative ? redirections + sidecars + others : others + redirections
        if !initial.isEmpty { spec["initContainers"] = .array(initial) }
        let own = containers.map(MeshValue.object)
        let hasLifecycle = try annotations.flag(.lifecycle) ?? settings.hasLifecycle
        // The first container begins first, and ends with the others.
        spec["containers"] = .array(isNative ? own : hasLifecycle ? sidecars + own : own + sidecars)
        if isTransparent, answersNames { redirectNames(&spec) }
        if hasLifecycle, !settings.servers.authMethod.isEmpty, ownGrace > 0 {
            let grace = try sidecarGrace()
            spec["terminationGracePeriodSeconds"] = .integer(max(ownGrace, grace + Self.logoutSeconds))
        }

        var content = original.content
        content["spec"] = .object(spec)
        content["metadata"] = .object(metadata(containers))
        return KubernetesObject(content)
    }

    /// How long the pod has for its end, by its own words.
    private var ownGrace: Int { original.spec["terminationGracePeriodSeconds"]?.intValue.map { Int($0) } ?? 30 }

    /// How long the sidecar goes on when the pod ends: no longer than the pod itself.
    func sidecarGrace() throws(MeshError) -> Int {
        let wanted = try annotations.number(.graceSeconds, in: 0...3600) ?? settings.graceSeconds
        return min(wanted, ownGrace)
    }

    private func redirectNames(_ spec: inout MeshObject) {
        func list(_ texts: [String]) -> MeshValue { .array(texts.map { MeshValue.string($0) }) }
        spec["dnsPolicy"] = "None"
        spec["dnsConfig"] = [
            "nameservers": list(Array((["127.0.0.1"] + settings.resolver.servers).prefix(3))),
            "searches": list(settings.resolver.completions(in: podNamespace)),
            "options": .array(
                settings.resolver.options.map { option in
                    let pair = option.split(separator: ":", maxSplits: 1).map { MeshValue.string(String($0)) }
                    return .object(MeshObject(zip(["name", "value"], pair)))
                }
            ),
        ]
    }

    private func metadata(_ containers: [MeshObject]) -> MeshObject {
        var metadata = original.metadata
        var noted = metadata["annotations"]?.objectValue ?? MeshObject()
        noted[InjectAnnotation.status.key] = "injected"
        if isTransparent { noted[InjectAnnotation.transparentProxyStatus.key] = "enabled" }
        if annotations.text(.port) == nil {
            // What the pod listens on: the first container's ports, by name where they have one.
            let ports = (containers.first?["ports"]?.arrayValue ?? []).compactMap { port in
                port["name"]?.stringValue ?? port["containerPort"]?.intValue.map { String($0) }
            }
            if !ports.isEmpty { noted[InjectAnnotation.port.key] = .string(ports.joined(separator: ",")) }
        }
        // With what probes were before, which the proxy must let through.
        noted[InjectAnnotation.originalPod.key] = .string(JSONText.string(of: .object(original.content)))
        if hasMetrics {
            noted["prometheus.io/scrape"] = "true"
            noted["prometheus.io/path"] = .string(annotations.text(.scrapePath) ?? settings.scrapePath)
            noted["prometheus.io/port"] = .string(String(scrapePort))
        }
        metadata["annotations"] = .object(noted)
        var labels = metadata["labels"]?.objectValue ?? MeshObject()
        labels[InjectAnnotation.status.key] = "injected"
        labels[InjectAnnotation.managedBy.key] = .string(InjectAnnotation.manager)
        metadata["labels"] = .object(labels)
        return metadata
    }
}

extension MeshObject {
    /// Adds an element to a list that may not be there yet.
    mutating func append(element: MeshValue, to list: String) {
        self[list] = .array((self[list]?.arrayValue ?? []) + [element])
    }

    /// Adds variables that are not given yet.
    fileprivate mutating func append(_ variables: [(String, String)], to list: String) {
        let given = Set((self[list]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue })
        for (name, value) in variables where !given.contains(name) {
            append(element: ["name": .string(name), "value": .string(value)], to: list)
        }
    }
}
