import MeshDomain
import Testing

@testable import KubernetesLogic

@Suite("How a release of the chart stands")
struct InstallationTests {
    private func object(
        _ kind: String,
        spec: MeshValue = [:],
        status: MeshValue = [:],
        metadata: MeshValue = ["name": "x", "namespace": "n"]
    )
        -> KubernetesObject
    {
        KubernetesObject(["kind": .string(kind), "metadata": metadata, "spec": spec, "status": status])
    }

    @Test("a workload is good when all of it is ready and nothing is under way")
    func workloads() {
        let line = InstallationReport.line
        #expect(
            line(object("Deployment", spec: ["replicas": 2], status: ["readyReplicas": 2]))
                == .init(true, "deployment/x 2 of 2 ready")
        )
        #expect(line(object("StatefulSet", spec: ["replicas": 3], status: ["readyReplicas": 2]))?.isGood == false)
        let changed = object(
            "Deployment",
            spec: ["replicas": 1],
            status: ["readyReplicas": 1, "observedGeneration": 1],
            metadata: ["name": "x", "generation": 2]
        )
        #expect(line(changed) == .init(false, "deployment/x 1 of 1 ready, a change is under way"))
        #expect(line(object("Job", status: ["failed": 3])) == .init(false, "job/x not done (3 failed tries)"))
        #expect(line(object("Job", status: ["succeeded": 1]))?.isGood == true)
        #expect(line(object("Service")) == nil)
    }

    @Test("a pod says why it is not ready, by its container first")
    func pods() {
        let ready: MeshValue = ["conditions": [["type": "Ready", "status": "True"]]]
        #expect(InstallationReport.trouble(of: object("Pod", status: ready)) == nil)
        #expect(InstallationReport.trouble(of: object("Pod", status: ["phase": "Succeeded"])) == nil)
        let waiting: MeshValue = [
            "containerStatuses": [
                ["name": "agent", "state": ["waiting": ["reason": "ImagePullBackOff", "message": "no such image"]]]
            ]
        ]
        #expect(
            InstallationReport.trouble(of: object("Pod", status: waiting))
                == "pod/x: container agent is waiting: ImagePullBackOff: no such image"
        )
        let unscheduled: MeshValue = [
            "conditions": [["type": "PodScheduled", "status": "False", "reason": "Unschedulable"]]
        ]
        #expect(
            InstallationReport.trouble(of: object("Pod", status: unscheduled)) == "pod/x: PodScheduled, Unschedulable"
        )
        // A container that ended well is no reason.
        let init0: MeshValue = [
            "initContainerStatuses": [
                ["name": "make", "state": ["terminated": ["exitCode": 0, "reason": "Completed"]]]
            ]
        ]
        #expect(InstallationReport.trouble(of: object("Pod", status: init0)) == "pod/x: nobody has looked at it yet")
    }

    @Test("a custom resource says why it is not synced")
    func resources() {
        func mesh(_ status: MeshValue) -> String? {
            InstallationReport.trouble(ofResource: object("Mesh", status: status))
        }
        #expect(mesh(["conditions": [["type": "Synced", "status": "True"]]]) == nil)
        #expect(
            mesh(["conditions": [["type": "Synced", "status": "False", "reason": "ConsulAgentError", "message": "m"]]])
                == "Mesh n/x: ConsulAgentError: m"
        )
        #expect(mesh([:]) == "Mesh n/x: no controller has looked at it yet")
    }

    @Test("a Secret that exists gets only what it lacks, over the version that was read")
    func secrets() {
        let secret = SecretContent(
            key: ObjectKey(namespace: "n", name: "s"),
            data: [(name: "a", base64: "MQ=="), (name: "b", base64: "Mg==")],
            labels: [(name: "release", value: "r")]
        )
        #expect(secret.whole["data"]?["b"]?.stringValue == "Mg==")
        #expect(secret.whole["metadata"]?["labels"]?["release"]?.stringValue == "r")
        let half = KubernetesObject(["metadata": ["resourceVersion": "7"], "data": ["a": "b2xk"]])
        #expect(secret.addition(to: half) == ["metadata": ["resourceVersion": "7"], "data": ["b": "Mg=="]])
        #expect(
            secret.replacement(of: half) == ["metadata": ["resourceVersion": "7"], "data": ["a": "MQ==", "b": "Mg=="]]
        )
        #expect(secret.addition(to: KubernetesObject(["data": ["a": "b2xk", "b": "b2xk"]])) == nil)
    }

    @Test("what is told of a pod with a proxy leaves out the pod as it came")
    func proxies() {
        let pod = KubernetesObject([
            "metadata": [
                "name": "p", "namespace": "n",
                "annotations": [
                    "consul.hashicorp.com/gateway-kind": "mesh-gateway", "consul.hashicorp.com/original-pod": "{}",
                    "other": "x",
                ],
            ],
            "spec": ["nodeName": "k1"],
        ])
        #expect(InstallationReport.proxy(pod) == "n/p mesh-gateway not ready")
        let text = InstallationReport.proxyText(pod)
        #expect(text.contains("node in the catalog: k1-virtual") && text.contains("gateway-kind: mesh-gateway"))
        #expect(!text.contains("original-pod") && !text.contains("other"))
    }
}
