import MeshDomain

/// How a release of the chart stands, from the objects that the API server shows.
package enum InstallationReport {
    /// The label by which everything of a release is found, and its value.
    package static let partLabel = "app.kubernetes.io/part-of"
    package static let part = "tombolo"
    /// The label of pods whose proxies the controller registers.
    package static let managedLabel = "consul.hashicorp.com/connect-inject-managed-by"

    /// One line of a report, and whether it is as it should be.
    package struct Line: Sendable, Hashable {
        package var isGood: Bool
        package var text: String

        /// Makes a line.
        package init(_ isGood: Bool, _ text: String) {
            self.isGood = isGood
            self.text = text
        }
    }

    /// What a Deployment, StatefulSet or Job says of itself; nil for what has no replicas.
    package static func line(of workload: KubernetesObject) -> Line? {
        let name = "\(workload.kind.lowercased())/\(workload.name)"
        switch workload.kind {
        case "Deployment", "StatefulSet":
            let wanted = workload.spec["replicas"]?.intValue ?? 1
            let ready = workload.status["readyReplicas"]?.intValue ?? 0
            let seen = workload.status["observedGeneration"]?.intValue ?? 0
            let isSeen = seen >= (workload.metadata["generation"]?.intValue ?? 0)
            return Line(
                ready >= wanted && isSeen,
                "\(name) \(ready) of \(wanted) ready\(isSeen ? "" : ", a change is under way")"
            )
        case "Job":
            let isDone = (workload.status["succeeded"]?.intValue ?? 0) > 0
            let failed = workload.status["failed"]?.intValue ?? 0
            return Line(isDone, "\(name) \(isDone ? "done" : "not done") (\(failed) failed tries)")
        case _: return nil
        }
    }

    /// Why a pod is not ready; nil when it is, or is done.
    package static func trouble(of pod: KubernetesObject) -> String? {
        let conditions = pod.status["conditions"]?.arrayValue ?? []
        let isReady = conditions.contains { $0["type"]?.stringValue == "Ready" && $0["status"]?.stringValue == "True" }
        guard !isReady, pod.status["phase"]?.stringValue != "Succeeded" else { return nil }
        let states = ["initContainerStatuses", "containerStatuses"].flatMap { pod.status[$0]?.arrayValue ?? [] }
        for state in states {
            let name = state["name"]?.stringValue ?? ""
            for way in ["waiting", "terminated"] {
                guard let told = state["state"]?[way], told["exitCode"]?.intValue != 0 else { continue }
                let words = [told["reason"], told["message"]].compactMap { $0?.stringValue }.filter { !$0.isEmpty }
                return "pod/\(pod.name): container \(name) is \(way): \(words.joined(separator: ": "))"
            }
        }
        let unmet = conditions.first { $0["status"]?.stringValue == "False" }
        let why = [unmet?["type"], unmet?["reason"], unmet?["message"]].compactMap { $0?.stringValue }
        return "pod/\(pod.name): \(why.isEmpty ? "nobody has looked at it yet" : why.joined(separator: ", "))"
    }

    /// What a custom resource that is not brought over says; nil for one that is.
    package static func trouble(ofResource resource: KubernetesObject) -> String? {
        let report = SyncReport(of: resource)
        guard report?.state != .synced else { return nil }
        let why = report.map { "\($0.reason): \($0.message)" } ?? "no controller has looked at it yet"
        return "\(resource.kind) \(resource.key): \(why)"
    }

    /// One line about a pod with a proxy: where it is, what its proxy is, whether it is ready.
    package static func proxy(_ pod: KubernetesObject) -> String {
        let kind = pod.annotation("consul.hashicorp.com/gateway-kind") ?? "sidecar"
        return "\(pod.key) \(kind) \(trouble(of: pod) == nil ? "ready" : "not ready")"
    }

    /// All about the proxy of a pod that Kubernetes knows.
    package static func proxyText(_ pod: KubernetesObject) -> String {
        let node = (pod.spec["nodeName"]?.stringValue).map { "\($0)-virtual" } ?? "none: the pod is on no node yet"
        var lines = [
            proxy(pod), "address: \(pod.status["podIP"]?.stringValue ?? "none")", "node in the catalog: \(node)",
        ]
        if let trouble = trouble(of: pod) { lines.append("trouble: \(trouble)") }
        for state in pod.status["containerStatuses"]?.arrayValue ?? [] {
            let restarts = state["restartCount"]?.intValue ?? 0
            lines.append("container \(state["name"]?.stringValue ?? ""): \(restarts) restarts")
        }
        let prefix = MeshResource.group + "/"
        let annotations = pod.metadata["annotations"]?.objectValue ?? MeshObject()
        // The pod as it came is long, and stands in the pod itself.
        for name in annotations.keys where name.hasPrefix(prefix) && name != prefix + "original-pod" {
            lines.append("\(name.dropFirst(prefix.count)): \(annotations[name]?.stringValue ?? "")")
        }
        lines.append(
            "what the mesh gave it: tombolo proxies -detailed -node=\(pod.spec["nodeName"]?.stringValue ?? "")-virtual"
        )
        return lines.joined(separator: "\n")
    }
}
