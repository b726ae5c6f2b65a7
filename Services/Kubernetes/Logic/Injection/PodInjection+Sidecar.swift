import MeshDomain

extension PodInjection {
    /// The container that looks after Envoy for one of the pod's services.
    func sidecar(_ place: Int, isNative: Bool) throws(MeshError) -> MeshValue {
        let suffix = services.count > 1 ? "-\(services[place])" : ""
        var container: MeshObject = [
            "name": .string("consul-dataplane" + suffix), "image": .string(settings.image),
            "command": ["tombolo", "dataplane"],
            "args": .array(try arguments(place).map { MeshValue.string($0) }), "env": variables(),
            "resources": try resources(), "volumeMounts": .array(try mounts()),
            "ports": [["name": .string("proxy-\(place)"), "containerPort": .integer(InjectPort.sidecar + place)]],
            "securityContext": [
                "runAsUser": .integer(InjectPort.user), "runAsGroup": .integer(InjectPort.user), "runAsNonRoot": true,
                "allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "capabilities": ["drop": ["ALL"]],
                "seccompProfile": ["type": "RuntimeDefault"],
            ],
        ]
        if !settings.pullPolicy.isEmpty { container["imagePullPolicy"] = .string(settings.pullPolicy) }
        try addProbes(&container, place, isNative)
        if isNative { container["restartPolicy"] = "Always" }
        return .object(container)
    }

    private func arguments(_ place: Int) throws(MeshError) -> [String] {
        let servers = settings.servers
        var words = [
            "-addresses=\(servers.addresses.joined(separator: ","))", "-grpc-port=\(servers.grpcPort)",
            "-http-port=\(servers.httpPort)",
        ]
        if services.isEmpty {
            // The pod's Service names it, which may come later than the pod.
            words += [
                "-proxy-service-meta=pod-name=$(POD_NAME)", "-proxy-service-meta=k8s-namespace=$(POD_NAMESPACE)",
            ]
        } else {
            words.append("-proxy-service-id=$(POD_NAME)-\(services[place])-sidecar-proxy")
        }
        if !servers.usesTLS { words.append("-tls-disabled") }
        if !servers.serverName.isEmpty { words.append("-tls-server-name=\(servers.serverName)") }
        if !servers.partition.isEmpty { words.append("-service-partition=\(servers.partition)") }
        if !servers.authMethod.isEmpty {
            words += [
                "-credential-type=login", "-login-auth-method=\(servers.authMethod)",
                "-login-bearer-token-path=\(Self.accountFolder)/token",
            ]
        }
        words.append("-envoy-admin-bind-port=\(InjectPort.admin + place)")
        words.append("-envoy-concurrency=\(try annotations.number(.concurrency, in: 0...1024) ?? settings.concurrency)")
        words.append("-log-level=\(settings.logLevel)")
        if try usesProxyHealth() {
            words += ["-envoy-ready-bind-address=$(POD_IP)", "-envoy-ready-bind-port=\(InjectPort.ready + place)"]
        }
        if answersNames, place == 0 { words.append("-consul-dns-bind-port=\(InjectPort.names)") }
        if try annotations.flag(.lifecycle) ?? settings.hasLifecycle {
            if try annotations.flag(.drainListeners) ?? settings.drainsListeners {
                words.append("-shutdown-drain-listeners")
            }
            words.append("-shutdown-grace-period-seconds=\(try sidecarGrace())")
        }
        if let text = annotations.text(.envoyArguments) { words += ["--"] + (try Self.words(text)) }
        return words
    }

    /// Words as a shell has them: quotes keep blanks together.
    private static func words(_ text: String) throws(MeshError) -> [String] {
        var (words, word, quote): ([String], String?, Character?) = ([], nil, nil)
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { throw PodAnnotations.refusal(.envoyArguments, "damaged: a quote is not closed") }
        return words + (word.map { [$0] } ?? [])
    }

    private func variables() -> MeshValue {
        func field(_ name: String, _ path: String) -> MeshValue {
            ["name": .string(name), "valueFrom": ["fieldRef": ["fieldPath": .string(path)]]]
        }
        func text(_ name: String, _ value: String) -> MeshValue { ["name": .string(name), "value": .string(value)] }
        var list = [
            field("NODE_NAME", "spec.nodeName"), field("POD_NAME", "metadata.name"),
            field("POD_NAMESPACE", "metadata.namespace"), field("POD_UID", "metadata.uid"),
            field("POD_IP", "status.podIP"), field("HOST_IP", "status.hostIP"), text("TMPDIR", Self.folder),
            text("DP_SERVICE_NODE_NAME", "$(NODE_NAME)-virtual"),
            text("DP_CREDENTIAL_LOGIN_META1", "pod=$(POD_NAMESPACE)/$(POD_NAME)"),
            text("DP_CREDENTIAL_LOGIN_META2", "pod-uid=$(POD_UID)"),
        ]
        if settings.servers.usesTLS, !settings.servers.authority.isEmpty {
            list.append(text("DP_CA_CERTS_PEM", settings.servers.authority))
        }
        return .array(list)
    }

    private func usesProxyHealth() throws(MeshError) -> Bool { try annotations.flag(.proxyHealthCheck) ?? false }

    private func resources() throws(MeshError) -> MeshValue {
        var resources = settings.sidecar
        if let text = try annotations.quantity(.cpuLimit) { resources.cpuLimit = text }
        if let text = try annotations.quantity(.cpuRequest) { resources.cpuRequest = text }
        if let text = try annotations.quantity(.memoryLimit) { resources.memoryLimit = text }
        if let text = try annotations.quantity(.memoryRequest) { resources.memoryRequest = text }
        return resources.value
    }

    private func mounts() throws(MeshError) -> [MeshValue] {
        var mounts: [MeshValue] = [["name": .string(Self.volume), "mountPath": .string(Self.folder)]]
        mounts += try annotations.objects(.userVolumeMount)
        guard !settings.servers.authMethod.isEmpty else { return mounts }
        // The API server gave it to the containers that the pod has of its own.
        let all = (original.spec["containers"]?.arrayValue ?? []).flatMap { $0["volumeMounts"]?.arrayValue ?? [] }
        guard let account = all.first(where: { $0["mountPath"]?.stringValue == Self.accountFolder }) else {
            throw MeshError(
                .badRequest,
                "no container of the pod mounts \(Self.accountFolder), by which its sidecar logs in; is automountServiceAccountToken false?"
            )
        }
        return mounts + [account]
    }

    private func addProbes(_ container: inout MeshObject, _ place: Int, _ isNative: Bool) throws(MeshError) {
        let handler: MeshObject =
            try usesProxyHealth()
            ? ["httpGet": ["path": "/ready", "port": .integer(InjectPort.ready + place)]]
            : ["tcpSocket": ["port": .integer(InjectPort.sidecar + place)]]
        func probe(_ more: MeshObject) -> MeshValue {
            .object(MeshObject((handler.entries + more.entries).map { ($0.key, $0.value) }))
        }
        container["readinessProbe"] = probe(["initialDelaySeconds": 1])
        let bounds = 0...3600
        for (name, annotation) in [
            ("startupProbe", InjectAnnotation.startupSeconds), ("livenessProbe", .livenessSeconds),
        ] {
            let seconds = try annotations.number(annotation, in: bounds) ?? 0
            guard seconds > 0 else { continue }
            container[name] = probe(["periodSeconds": 1, "failureThreshold": .integer(seconds)])
        }
        if isNative, container["startupProbe"] == nil {
            // What comes after it begins once it takes calls.
            container["startupProbe"] = probe(["periodSeconds": 1, "failureThreshold": 120])
        }
    }

    // MARK: - Redirection

    /// The container that sends the pod's connections through its sidecar.
    func redirection() throws(MeshError) -> MeshValue {
        var words = [
            "-proxy-uid=\(InjectPort.user)", "-proxy-inbound-port=\(InjectPort.sidecar)",
            "-proxy-outbound-port=\(InjectPort.outbound)",
        ]
        let ports = 1...65535
        var inbound = try annotations.numbers(.excludeInboundPorts, in: ports)
        if hasMetrics { inbound.append(scrapePort) }
        if try usesProxyHealth() { inbound.append(InjectPort.ready) }
        if overwritesProbes {
            let containers = (original.spec["containers"]?.arrayValue ?? []).compactMap(\.objectValue)
            inbound += ProbeOverwrite.paths(containers).map(\.listener)
        }
        words += inbound.map { "-exclude-inbound-port=\($0)" }
        words += try annotations.numbers(.excludeOutboundPorts, in: ports).map { "-exclude-outbound-port=\($0)" }
        words += annotations.list(.excludeOutboundNetworks).map { "-exclude-outbound-cidr=\($0)" }
        let users = [5996] + (try annotations.numbers(.excludeUsers, in: 0...Int(Int32.max)))
        words += users.map { "-exclude-uid=\($0)" }
        if answersNames { words.append("-consul-dns-port=\(InjectPort.names)") }
        if try annotations.flag(.dualStack) ?? settings.isDualStack { words.append("-dual-stack") }
        var container: MeshObject = [
            "name": "consul-connect-inject-init", "image": .string(settings.initImage),
            "command": ["tombolo", "connect", "redirect-traffic"], "args": .array(words.map { MeshValue.string($0) }),
            "resources": settings.initContainer.value,
            "securityContext": [
                "runAsUser": 0, "runAsGroup": 0, "runAsNonRoot": false, "privileged": false,
                "capabilities": ["drop": ["ALL"], "add": ["NET_ADMIN", "NET_RAW"]],
                "seccompProfile": ["type": "RuntimeDefault"],
            ],
        ]
        if !settings.pullPolicy.isEmpty { container["imagePullPolicy"] = .string(settings.pullPolicy) }
        return .object(container)
    }
}
