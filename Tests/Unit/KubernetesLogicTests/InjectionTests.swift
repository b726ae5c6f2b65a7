import MeshDomain
import Testing

@testable import KubernetesLogic

@Suite("Sidecars of pods")
struct InjectionTests {
    static let settings: InjectSettings = {
        var servers = InjectSettings.Servers(addresses: ["10.0.0.1"])
        servers.authority = "PEM"
        return InjectSettings(servers: servers, image: "tombolo:1")
    }()

    static func pod(
        _ annotations: [String: String] = [:],
        spec: MeshObject = [:],
        labels: MeshObject = [:]
    ) -> KubernetesObject {
        let noted = annotations.sorted { $0.key < $1.key }.map {
            (InjectAnnotation.prefix + $0.key, MeshValue.string($0.value))
        }
        var content: MeshObject = [
            "containers": [
                [
                    "name": "web", "image": "web:1",
                    "ports": [["name": "http", "containerPort": 8080], ["containerPort": 9090]],
                    "readinessProbe": ["httpGet": ["path": "/ok", "port": "http"]],
                    "volumeMounts": [["name": "token", "mountPath": .string(ClusterAccess.accountFolder)]],
                ]
            ]
        ]
        for member in spec.entries { content[member.key] = member.value }
        return KubernetesObject([
            "kind": "Pod",
            "metadata": [
                "name": "web-1", "namespace": "shop", "annotations": .object(MeshObject(noted)),
                "labels": .object(labels),
                "uid": "u1",
            ], "spec": .object(content),
        ])
    }

    private func injected(
        _ annotations: [String: String] = [:],
        spec: MeshObject = [:],
        namespace: KubernetesObject? = nil,
        _ settings: InjectSettings = settings
    ) throws -> PodInjection.Outcome {
        try PodInjection.injected(Self.pod(annotations, spec: spec), namespace: namespace, settings)
    }

    private func containers(_ pod: KubernetesObject, _ list: String = "containers") -> [MeshValue] {
        pod.spec[list]?.arrayValue ?? []
    }

    private func words(_ container: MeshValue?) -> [String] {
        container?["args"]?.arrayValue?.compactMap(\.stringValue) ?? []
    }

    private func problem(_ annotations: [String: String], spec: MeshObject = [:]) -> String {
        do {
            _ = try injected(annotations, spec: spec)
            return ""
        } catch { return (error as? MeshError)?.message ?? "\(error)" }
    }

    @Test("a pod gets a sidecar before its own containers, an init container, a volume, labels and annotations")
    func whole() throws {
        let pod = try injected().pod
        #expect(containers(pod).compactMap { $0["name"]?.stringValue } == ["consul-dataplane", "web"])
        let sidecar = containers(pod).first
        #expect(words(sidecar).contains("-proxy-service-meta=pod-name=$(POD_NAME)"))
        #expect(words(sidecar).contains("-shutdown-drain-listeners"))
        #expect(sidecar?["securityContext"]?["runAsUser"]?.intValue == 5995)
        #expect(sidecar?["readinessProbe"]?["tcpSocket"]?["port"]?.intValue == 20000)
        let first = containers(pod, "initContainers").first
        #expect(first?["name"]?.stringValue == "consul-connect-inject-init")
        #expect(words(first).contains("-exclude-inbound-port=20400"))
        #expect(first?["securityContext"]?["capabilities"]?["add"]?.arrayValue?.contains("NET_ADMIN") == true)
        #expect(containers(pod)[1]["readinessProbe"]?["httpGet"]?["port"]?.intValue == 20400)
        #expect(pod.annotation(InjectAnnotation.status.key) == "injected")
        #expect(pod.annotation(InjectAnnotation.port.key) == "http,9090")
        #expect(pod.label(InjectAnnotation.managedBy.key) == "consul-k8s-endpoints-controller")
        #expect(pod.spec["volumes"]?.arrayValue?.count == 1)
        let again = try InjectDecision.isInjected(pod, in: "shop", Self.settings)
        #expect(!again, "a pod that has a sidecar gets no second")
    }

    @Test("annotations decide about the sidecar")
    func annotated() throws {
        let pod = try injected([
            "connect-service": "web", "transparent-proxy": "false", "sidecar-proxy-cpu-limit": "100m",
            "consul-envoy-proxy-concurrency": "4", "envoy-extra-args": "--log-path '/tmp/a b' --x",
            "use-proxy-health-check": "true", "enable-consul-dataplane-as-sidecar": "true",
            "sidecar-proxy-lifecycle-shutdown-grace-period-seconds": "7", "connect-service-upstreams": "my-api:1234",
            "connect-inject-mount-volume": "web", "enable-metrics": "true",
        ]).pod
        #expect(containers(pod).count == 1)
        let sidecar = containers(pod, "initContainers").first
        #expect(sidecar?["restartPolicy"]?.stringValue == "Always")
        #expect(sidecar?["startupProbe"]?["httpGet"]?["port"]?.intValue == 21000)
        #expect(sidecar?["resources"]?["limits"]?["cpu"]?.stringValue == "100m")
        let words = words(sidecar)
        #expect(words.contains("-proxy-service-id=$(POD_NAME)-web-sidecar-proxy"))
        #expect(words.contains("-envoy-concurrency=4") && words.contains("-shutdown-grace-period-seconds=7"))
        #expect(words.suffix(4) == ["--", "--log-path", "/tmp/a b", "--x"])
        let variables = containers(pod)[0]["env"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
        #expect(variables == ["MY_API_CONNECT_SERVICE_HOST", "MY_API_CONNECT_SERVICE_PORT"])
        #expect(containers(pod)[0]["volumeMounts"]?.arrayValue?.count == 2)
        #expect(pod.metadata["annotations"]?["prometheus.io/port"]?.stringValue == "20200")
        #expect(
            containers(pod)[0]["readinessProbe"]?["httpGet"]?["port"]?.stringValue == "http",
            "without redirection probes stay"
        )
    }

    @Test("a pod of two services has two sidecars")
    func several() throws {
        let pod = try injected(["connect-service": "web,admin", "transparent-proxy": "false"]).pod
        #expect(
            containers(pod).compactMap { $0["name"]?.stringValue } == [
                "consul-dataplane-web", "consul-dataplane-admin", "web",
            ]
        )
        #expect(words(containers(pod)[1]).contains("-envoy-admin-bind-port=19001"))
        #expect(containers(pod)[1]["readinessProbe"]?["tcpSocket"]?["port"]?.intValue == 20001)
        #expect(problem(["connect-service": "web,admin"]).contains("transparent-proxy"))
    }

    @Test("the namespace's label stands in for the pod's annotation")
    func namespace() throws {
        let label = InjectAnnotation.transparentProxy.key
        let namespace = KubernetesObject(["metadata": ["labels": .object([label: "false"])]])
        #expect(containers(try injected(namespace: namespace).pod, "initContainers").isEmpty)
        #expect(
            containers(try injected(["transparent-proxy": "true"], namespace: namespace).pod, "initContainers").count
                == 1
        )
    }

    @Test("with an auth method the sidecar logs in with the pod's service account")
    func login() throws {
        var settings = Self.settings
        settings.servers.authMethod = "pods"
        let sidecar = containers(try injected([:], settings).pod).first
        #expect(words(sidecar).contains("-login-auth-method=pods"))
        #expect(sidecar?["volumeMounts"]?.arrayValue?.contains { $0["name"]?.stringValue == "token" } == true)
        #expect(throws: MeshError.self) { try injected(spec: ["containers": [["name": "web"]]], settings) }
        // It logs out before it is killed.
        #expect(try injected([:], settings).pod.spec["terminationGracePeriodSeconds"]?.intValue == 45)
        let short = try injected(spec: ["terminationGracePeriodSeconds": 5], settings).pod
        #expect(short.spec["terminationGracePeriodSeconds"]?.intValue == 20)
        #expect(words(containers(short).first).contains("-shutdown-grace-period-seconds=5"))
        #expect(try injected().pod.spec["terminationGracePeriodSeconds"] == nil)
    }

    @Test("names go through the sidecar when that is wanted")
    func names() throws {
        var settings = Self.settings
        settings.resolver = InjectSettings.Resolver(
            "search consul.svc.cluster.local svc.cluster.local cluster.local lab.example\nnameserver 10.96.0.10\noptions ndots:5\n"
        )
        let pod = try injected(["consul-dns": "true"], settings).pod
        #expect(pod.spec["dnsPolicy"]?.stringValue == "None")
        #expect(pod.spec["dnsConfig"]?["nameservers"] == ["127.0.0.1", "10.96.0.10"])
        #expect(
            pod.spec["dnsConfig"]?["searches"]
                == ["shop.svc.cluster.local", "svc.cluster.local", "cluster.local", "lab.example"],
            "short names are of the pod's own namespace"
        )
        #expect(pod.spec["dnsConfig"]?["options"] == [["name": "ndots", "value": "5"]])
        #expect(words(containers(pod, "initContainers").first).contains("-consul-dns-port=8600"))
    }

    @Test("the pod's own init containers reach the network", arguments: [false, true])
    func initial(_ isNative: Bool) throws {
        let pod = try injected(
            ["enable-consul-dataplane-as-sidecar": isNative ? "true" : "false"],
            spec: ["initContainers": [["name": "migrate"]]]
        ).pod
        #expect(
            containers(pod, "initContainers").compactMap { $0["name"]?.stringValue }
                == (isNative
                    ? ["consul-connect-inject-init", "consul-dataplane", "migrate"]
                    : ["migrate", "consul-connect-inject-init"])
        )
    }

    @Test("sidecars are told the partition and, when it is known, the authority of the servers")
    func servers() throws {
        var settings = Self.settings
        settings.servers.partition = "team-a"
        settings.servers.authority = ""
        let sidecar = containers(try injected([:], settings).pod).first
        #expect(words(sidecar).contains("-service-partition=team-a"))
        func hasAuthority(_ container: MeshValue?) -> Bool {
            container?["env"]?.arrayValue?.contains { $0["name"]?.stringValue == "DP_CA_CERTS_PEM" } == true
        }
        #expect(!hasAuthority(sidecar))
        #expect(hasAuthority(containers(try injected().pod).first))
    }

    @Test(
        "what is damaged is named",
        arguments: [
            ("connect-injekt", "true", "connect-injekt is not known"),
            ("transparent-proxy", "maybe", "transparent-proxy is \"maybe\""),
            ("sidecar-proxy-cpu-limit", "much", "sidecar-proxy-cpu-limit"),
            ("consul-envoy-proxy-concurrency", "-1", "consul-envoy-proxy-concurrency"),
            ("transparent-proxy-exclude-inbound-ports", "22,x", "exclude-inbound-ports is \"x\""),
            ("connect-service-upstreams", "api", "connect-service-upstreams is damaged at \"api\""),
            ("connect-service-upstreams", "api.svc.east.peers:1234", "\"peers\" is none of"),
            ("connect-service-upstreams", "a:1234,b:1234", "its port is another upstream's"),
            ("envoy-extra-args", "--x 'y", "a quote is not closed"),
            ("consul-sidecar-user-volume", "{}", "consul-sidecar-user-volume"),
        ]
    )
    func damaged(_ name: String, _ value: String, _ text: String) {
        let said = problem([name: value])
        #expect(said.contains(text), "\(said)")
    }

    @Test("a pod that runs as the sidecar's user is refused; what has no effect is said")
    func forbidden() throws {
        #expect(problem([:], spec: ["securityContext": ["runAsUser": 5995]]).contains("spec.securityContext.runAsUser"))
        #expect(problem([:], spec: ["hostNetwork": true]).contains("spec.hostNetwork"))
        let warnings = try injected(["enable-metrics-merging": "true"]).warnings
        #expect(warnings.count == 1 && warnings[0].contains("enable-metrics-merging"))
    }

    @Test("who is injected")
    func decided() throws {
        var settings = Self.settings
        func isInjected(_ annotations: [String: String], _ namespace: String = "shop") throws -> Bool {
            try InjectDecision.isInjected(Self.pod(annotations), in: namespace, settings)
        }
        #expect(try !isInjected([:]))
        #expect(try isInjected(["connect-inject": "true"]))
        #expect(try !isInjected(["connect-inject": "true"], "kube-system"))
        #expect(try !isInjected(["connect-inject": "true", "gateway-kind": "mesh-gateway"]))
        settings.isDefault = true
        #expect(try isInjected([:]) && !isInjected(["connect-inject": "false"]))
        settings.deniedNamespaces = ["shop"]
        #expect(try !isInjected([:]))
        (settings.deniedNamespaces, settings.allowedNamespaces) = ([], ["other"])
        #expect(try !isInjected([:]) && isInjected([:], "other"))
    }

    @Test("the forms of upstreams")
    func upstreams() throws {
        let text =
            "api:1, api.svc.east.peer:2, api.svc.dc2.dc:3, api:4:dc2, prepared_query:near:5, api:6?local_bind_address=127.0.0.2&mesh_gateway_mode=local"
        let all = try UpstreamAnnotation.all(PodAnnotations(Self.pod(["connect-service-upstreams": text])))
        #expect(all.map(\.port) == [1, 2, 3, 4, 5, 6])
        #expect(all[1].value["DestinationPeer"]?.stringValue == "east")
        #expect(all[2].datacenter == "dc2" && all[3].datacenter == "dc2")
        #expect(all[4].value["DestinationType"]?.stringValue == "prepared_query" && all[4].variables.isEmpty)
        #expect(all[5].value["MeshGateway"]?["Mode"]?.stringValue == "local" && all[5].bindAddress == "127.0.0.2")
    }

    @Test("the webhook's answer is a patch in the version that asked")
    func review() throws {
        let pod = Self.pod(["connect-inject": "true"])
        let question: MeshValue = [
            "apiVersion": "admission.k8s.io/v1beta1",
            "request": [
                "uid": "7", "operation": "CREATE", "namespace": "shop", "kind": ["group": "", "kind": "Pod"],
                "object": .object(pod.content),
            ],
        ]
        let review = try AdmissionReview(JSONText.bytes(of: question))
        let verdict = PodAdmission.verdict(review, namespace: nil, Self.settings)
        let paths = verdict.patch.compactMap { $0["path"]?.stringValue }
        #expect(
            paths == [
                "/metadata/annotations", "/metadata/labels", "/spec/containers", "/spec/volumes",
                "/spec/initContainers",
            ]
        )
        let answer = review.answer(verdict)
        #expect(
            answer["apiVersion"]?.stringValue == "admission.k8s.io/v1beta1"
                && answer["response"]?["uid"]?.stringValue == "7"
        )
        #expect(throws: MeshError.self) { try AdmissionReview(Array("{}".utf8)) }
    }
}
