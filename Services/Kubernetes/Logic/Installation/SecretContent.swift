package import MeshDomain

/// A Secret that an installation needs: what of it has to be written.
package struct SecretContent: Sendable, Hashable {
    package var key: ObjectKey
    /// Its values, in base64 as Secrets hold them.
    package var data: [(name: String, base64: String)]
    package var labels: [(name: String, value: String)]

    /// Describes a Secret.
    package init(key: ObjectKey, data: [(name: String, base64: String)], labels: [(name: String, value: String)]) {
        self.key = key
        self.data = data
        self.labels = labels
    }

    package static func == (left: Self, right: Self) -> Bool { left.whole == right.whole }

    package func hash(into hasher: inout Hasher) { hasher.combine(whole) }

    /// The object to create.
    package var whole: MeshValue {
        [
            "apiVersion": "v1", "kind": "Secret", "type": "Opaque",
            "metadata": [
                "name": .string(key.name), "namespace": .string(key.namespace),
                "labels": .object(MeshObject(labels.map { ($0.name, .string($0.value)) })),
            ],
            "data": .object(MeshObject(data.map { ($0.name, .string($0.base64)) })),
        ]
    }

    /// All of it in place of what an existing Secret has under these keys, as a merge patch.
    package func replacement(of object: KubernetesObject) -> MeshValue {
        [
            "metadata": ["resourceVersion": .string(object.resourceVersion)],
            "data": .object(MeshObject(data.map { ($0.name, .string($0.base64)) })),
        ]
    }

    /// What an existing Secret lacks, as a merge patch; nil when it lacks nothing.
    ///
    /// What is there stays as it is: these are keys and passwords that others use already.
    package func addition(to object: KubernetesObject) -> MeshValue? {
        let missing = data.filter { object.content["data"]?[$0.name] == nil }
        guard !missing.isEmpty else { return nil }
        return [
            "metadata": ["resourceVersion": .string(object.resourceVersion)],
            "data": .object(MeshObject(missing.map { ($0.name, .string($0.base64)) })),
        ]
    }
}
