package import MeshDomain

/// Probes by HTTP that ask the sidecar for a path which it lets through, since the kubelet has no certificate.
///
/// - Source: reference kubernetes.md §4.4.
package enum ProbeOverwrite {
    /// A path that the sidecar lets through without a certificate.
    package struct Path: Sendable, Hashable {
        /// Where the kubelet asks.
        package var listener: Int
        package var path: String
        /// Where the container answers.
        package var port: Int
    }

    private static let probes = [
        ("livenessProbe", InjectPort.liveness), ("readinessProbe", InjectPort.readiness),
        ("startupProbe", InjectPort.startup),
    ]

    /// The containers with their probes at ports of the sidecar.
    static func overwritten(_ containers: [MeshObject]) -> [MeshObject] {
        var containers = containers
        for place in containers.indices {
            for (name, port) in probes {
                guard var probe = containers[place][name]?.objectValue, var asked = probe["httpGet"]?.objectValue else {
                    continue
                }
                asked["port"] = .integer(port + place)
                probe["httpGet"] = .object(asked)
                containers[place][name] = .object(probe)
            }
        }
        return containers
    }

    /// Whether a pod's probes are at ports of its sidecar.
    static func isDone(in pod: KubernetesObject) -> Bool {
        (pod.spec["containers"]?.arrayValue ?? []).contains { container in
            probes.contains { name, port in
                guard let asked = container[name]?["httpGet"]?["port"]?.intValue else { return false }
                return (port..<(port + 100)).contains(Int(asked))
            }
        }
    }

    /// What the sidecar must let through.
    ///
    /// - Parameter containers: The pod's containers as they came.
    /// - Returns: The paths; a probe whose port has an unknown name is left out.
    package static func paths(_ containers: [MeshObject]) -> [Path] {
        var paths: [Path] = []
        for (place, container) in containers.enumerated() {
            for (name, listener) in probes {
                guard let asked = container[name]?["httpGet"], let port = port(asked["port"], of: container) else {
                    continue
                }
                paths.append(Path(listener: listener + place, path: asked["path"]?.stringValue ?? "/", port: port))
            }
        }
        return paths
    }

    /// A port by number, or by its name in a container.
    package static func port(_ value: MeshValue?, of container: MeshObject) -> Int? {
        if let number = value?.intValue { return Int(number) }
        guard let text = value?.stringValue else { return nil }
        if let number = Int(text) { return number }
        let named = container["ports"]?.arrayValue?.first { $0["name"]?.stringValue == text }
        return named?["containerPort"]?.intValue.map { Int($0) }
    }
}
