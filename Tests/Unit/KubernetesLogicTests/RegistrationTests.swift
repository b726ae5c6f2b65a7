import MeshDomain
import Testing

@testable import KubernetesLogic

@Suite("Pods in the catalog")
struct RegistrationTests {
    private let settings = InjectionTests.settings

    private func running(
        _ annotations: [String: String] = [:],
        isReady: Bool = true,
        more: MeshObject = [:],
        isTransparent: Bool = true
    ) throws -> KubernetesObject {
        var wanted = annotations
        if !isTransparent { wanted["transparent-proxy"] = "false" }
        let pod = InjectionTests.pod(wanted, spec: ["nodeName": "n1"], labels: ["app": "web"])
        var content = try PodInjection.injected(pod, namespace: nil, settings).pod.content
        content["status"] = [
            "podIP": "10.1.0.5", "hostIP": "10.0.0.9", "phase": "Running",
            "conditions": [["type": "Ready", "status": isReady ? "True" : "False"]],
        ]
        for member in more.entries { content[member.key] = member.value }
        return KubernetesObject(content)
    }

    private func service(_ name: String = "web", _ more: MeshObject = [:], labels: MeshObject = [:]) -> KubernetesObject
    {
        var spec: MeshObject = [
            "selector": ["app": "web"], "clusterIP": "10.96.0.7", "ports": [["port": 80, "targetPort": "http"]],
        ]
        for member in more.entries { spec[member.key] = member.value }
        return KubernetesObject([
            "metadata": ["name": .string(name), "namespace": "shop", "labels": .object(labels)], "spec": .object(spec),
        ])
    }

    private func wanted(
        _ pod: KubernetesObject,
        _ services: [KubernetesObject],
        _ settings: InjectSettings = InjectionTests.settings
    ) throws -> PodRegistration.Outcome {
        try PodRegistration.wanted(for: pod, services: services, cluster: "c1", settings)
    }

    @Test("labels and annotations register nobody in a namespace that may not")
    func denied() throws {
        var settings = self.settings
        settings.deniedNamespaces = ["shop"]
        let pod = try running()
        #expect(try wanted(pod, [service()], settings).instances.isEmpty)
        var gateway = InjectionTests.pod(
            ["gateway-kind": "mesh-gateway"],
            spec: ["nodeName": "n1"],
            labels: [.init(InjectAnnotation.managedBy.key): .string(InjectAnnotation.manager)]
        )
        gateway.content["status"] = ["podIP": "10.1.0.5", "hostIP": "10.0.0.9", "phase": "Running"]
        #expect(try wanted(gateway, [], settings).instances.isEmpty)
        settings.deniedNamespaces = []
        #expect(try wanted(gateway, [], settings).instances.count == 1)
        settings.gatewayNamespaces = ["consul"]
        #expect(try wanted(gateway, [], settings).instances.isEmpty)
        settings.gatewayNamespaces = ["shop"]
        #expect(try wanted(gateway, [], settings).instances.count == 1)
        var edited = pod.metadata
        var noted = edited["annotations"]?.objectValue ?? MeshObject()
        noted[InjectAnnotation.service.key] = "a\u{0}b"
        edited["annotations"] = .object(noted)
        var renamed = pod
        renamed.content["metadata"] = .object(edited)
        #expect(throws: MeshError.self) { try wanted(renamed, [service()]) }
    }

    @Test("a pod is a service and its proxy, on the node that stands for its own")
    func whole() throws {
        let outcome = try wanted(running(), [service()])
        #expect(outcome.address == "10.0.0.9")
        #expect(outcome.instances.map(\.key.id) == ["web-1-web", "web-1-web-sidecar-proxy"])
        #expect(outcome.instances.allSatisfy { $0.key.node == NodeName("n1-virtual") && $0.status == "passing" })
        let (own, proxy) = (outcome.instances[0].service, outcome.instances[1].service)
        #expect(own["Port"]?.intValue == 8080 && proxy["Port"]?.intValue == 20000)
        #expect(own["TaggedAddresses"]?["virtual"] == ["Address": "10.96.0.7", "Port": 80])
        #expect(proxy["Proxy"]?["Mode"]?.stringValue == "transparent")
        #expect(
            proxy["Proxy"]?["Expose"]?["Paths"]
                == [["ListenerPort": 20400, "Path": "/ok", "LocalPathPort": 8080, "Protocol": "http"]]
        )
        #expect(own["Meta"]?["pod-uid"]?.stringValue == "u1" && own["Meta"]?["k8s-service-name"]?.stringValue == "web")
        let body = outcome.instances[0].body(address: outcome.address)
        #expect(body["Check"]?["CheckID"]?.stringValue == "shop/web-1-web")
    }

    @Test("what holds for new pods changes nothing in those that run")
    func probes() throws {
        var settings = self.settings
        settings.overwritesProbes = false
        let proxy = try wanted(running(), [service()], settings).instances[1].service
        #expect(proxy["Proxy"]?["Expose"]?["Paths"]?.arrayValue?.count == 1)
        settings.hasMetrics = true
        #expect(try wanted(running(), [service()], settings).instances[1].service["Proxy"]?["Config"] == nil)
        settings.hasMetrics = false
        settings.scrapePort = 1
        let scraped = try wanted(running(["enable-metrics": "true"]), [service()], settings).instances[1].service
        #expect(
            scraped["Proxy"]?["Config"]?["envoy_prometheus_bind_addr"]?.stringValue == "0.0.0.0:20200",
            "as it was injected"
        )
    }

    @Test("readiness, an end and a Service that shows all decide about health")
    func health() throws {
        #expect(try wanted(running(isReady: false), [service()]).instances[0].status == "critical")
        #expect(
            try wanted(running(isReady: false), [service("web", ["publishNotReadyAddresses": true])]).instances[0]
                .status == "passing"
        )
        var ending = try running()
        var metadata = ending.metadata
        metadata["deletionTimestamp"] = "2026-01-01T00:00:00Z"
        ending.content["metadata"] = .object(metadata)
        #expect(try wanted(ending, [service()]).instances[0].status == "critical")
        for phase in ["Succeeded", "Failed"] {
            let over = try running(more: [
                "status": ["podIP": "10.1.0.5", "hostIP": "10.0.0.9", "phase": .string(phase)]
            ])
            #expect(try wanted(over, [service()]).instances.isEmpty)
        }
        #expect(try wanted(running(more: ["status": [:]]), [service()]).instances.isEmpty, "no address yet")
    }

    @Test("which Service names the pod")
    func chosen() throws {
        let pod = try running()
        #expect(try wanted(pod, []).instances.isEmpty)
        #expect(try wanted(pod, [service("web", ["selector": ["app": "other"]])]).instances.isEmpty)
        #expect(
            try wanted(pod, [service(labels: [.init(InjectAnnotation.prefix + "service-ignore"): "true"])]).instances
                .isEmpty
        )
        #expect(try wanted(pod, [service("b"), service("a")]).instances[0].service["Service"]?.stringValue == "a")
        let named = try running([
            "kubernetes-service": "b", "connect-service": "shop-web", "service-meta-v": "$POD_NAME",
            "service-tags": "x,y",
        ])
        let own = try wanted(named, [service("b"), service("a")]).instances[0].service
        #expect(
            own["Service"]?.stringValue == "shop-web" && own["Meta"]?["v"]?.stringValue == "web-1"
                && own["Tags"] == ["x", "y"]
        )
        #expect(try wanted(named, [service("a")]).instances.isEmpty)
    }

    @Test("a pod of two services has two of each, with ports one higher")
    func several() throws {
        let pod = try running(
            ["connect-service": "web,admin", "connect-service-port": "http,9090"],
            isTransparent: false
        )
        let all = try wanted(pod, [service()]).instances.map(\.service)
        #expect(all.compactMap { $0["Port"]?.intValue } == [8080, 20000, 9090, 20001])
    }

    @Test("what the catalog adds is no difference, what it lacks is")
    func compared() throws {
        let instance = try wanted(running(), [service()]).instances[1]
        var stored = instance
        stored.service = .object(
            MeshObject((stored.service.objectValue?.entries ?? []).map { ($0.key, $0.value) } + [("ModifyIndex", 7)])
        )
        #expect(instance.isMet(by: stored))
        #expect(!instance.isMet(by: nil))
        let before = try wanted(running(["connect-service-upstreams": "api:1234"]), [service()]).instances[1]
        #expect(!instance.isMet(by: before), "an upstream that is not wanted any more goes")
        stored.status = "critical"
        #expect(!instance.isMet(by: stored))
        stored = instance
        stored.service = .object(
            MeshObject((stored.service.objectValue?.entries ?? []).map { ($0.key, $0.key == "Port" ? 1 : $0.value) })
        )
        #expect(!instance.isMet(by: stored))
        let here: Set<NodeName> = [NodeName("n1-virtual")]
        #expect(instance.isOf(cluster: "c1", nodes: []) && !instance.isOf(cluster: "c2", nodes: here))
        var other = instance
        other.service = ["ID": "x", "Meta": ["managed-by": "consul-k8s-endpoints-controller"]]
        #expect(other.isOf(cluster: "c1", nodes: here) && !other.isOf(cluster: "c1", nodes: []))
        #expect(instance.pod == ObjectKey(namespace: "shop", name: "web-1"))
    }

    @Test("a gateway is registered with the address by which others reach it")
    func gateway() throws {
        func gateway(_ annotations: [String: String]) -> KubernetesObject {
            let given = ["gateway-kind": "mesh-gateway", "gateway-wan-port": "443"].merging(annotations) { $1 }
            var pod = InjectionTests.pod(
                given,
                spec: ["nodeName": "n1"],
                labels: [.init(InjectAnnotation.managedBy.key): .string(InjectAnnotation.manager)]
            )
            pod.content["status"] = ["podIP": "10.1.0.5", "hostIP": "10.0.0.9", "phase": "Running"]
            return pod
        }
        let fixed = try wanted(
            gateway(["gateway-wan-address-source": "Static", "gateway-wan-address-static": "gate.example"]),
            []
        )
        let service = fixed.instances[0].service
        #expect(
            service["ID"]?.stringValue == "web-1" && service["Kind"]?.stringValue == "mesh-gateway"
                && service["Port"]?.intValue == 8443
        )
        #expect(service["TaggedAddresses"]?["wan"] == ["Address": "gate.example", "Port": 443])
        let waiting = gateway(["gateway-wan-address-source": "Service", "gateway-wan-service": "gate"])
        let bare = self.service("gate", ["type": "LoadBalancer"])
        #expect(try wanted(waiting, [bare]).problem != nil)
        var with = bare
        with.content["status"] = ["loadBalancer": ["ingress": [["hostname": "lb.example"]]]]
        #expect(
            try wanted(waiting, [with]).instances[0].service["TaggedAddresses"]?["wan"]?["Address"]?.stringValue
                == "lb.example"
        )
        #expect(throws: MeshError.self) { try wanted(gateway(["gateway-wan-address-source": "Moon"]), []) }
    }
}
