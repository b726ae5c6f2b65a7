package import MeshDomain

/// Where an object of Kubernetes stands.
package struct ObjectKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var namespace: String
    package var name: String

    /// Names a place.
    package init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    package var description: String { "\(namespace)/\(name)" }

    /// By namespace, then by name.
    package static func < (left: ObjectKey, right: ObjectKey) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }
}

/// An object as the Kubernetes API shows it, with views of the parts that all objects have.
package struct KubernetesObject: Sendable, Hashable {
    package var content: MeshObject

    /// Wraps an object.
    package init(_ content: MeshObject) { self.content = content }

    package var kind: String { content["kind"]?.stringValue ?? "" }
    package var metadata: MeshObject { content["metadata"]?.objectValue ?? MeshObject() }
    package var spec: MeshObject { content["spec"]?.objectValue ?? MeshObject() }
    package var status: MeshObject { content["status"]?.objectValue ?? MeshObject() }
    package var name: String { metadata["name"]?.stringValue ?? "" }
    package var namespace: String { metadata["namespace"]?.stringValue ?? "" }
    package var uid: String { metadata["uid"]?.stringValue ?? "" }
    package var resourceVersion: String { metadata["resourceVersion"]?.stringValue ?? "" }
    package var createdAt: String { metadata["creationTimestamp"]?.stringValue ?? "" }
    package var isBeingDeleted: Bool { metadata["deletionTimestamp"]?.stringValue != nil }
    package var finalizers: [String] { metadata["finalizers"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    package var key: ObjectKey { ObjectKey(namespace: namespace, name: name) }

    /// The value of an annotation.
    package func annotation(_ name: String) -> String? {
        metadata["annotations"]?[name]?.stringValue
    }

    /// The value of a label.
    package func label(_ name: String) -> String? { metadata["labels"]?[name]?.stringValue }

    /// Whether this program's finalizer keeps the object.
    package var isKept: Bool { finalizers.contains(MeshResource.finalizer) }

    /// What makes the object with, or without, the finalizer, as a merge patch.
    ///
    /// It names the version that was read: a list is replaced as a whole, and somebody else's finalizer must not get lost.
    package func finalizerPatch(isKept: Bool) -> MeshValue {
        var wanted = finalizers.filter { $0 != MeshResource.finalizer }
        if isKept { wanted.append(MeshResource.finalizer) }
        return [
            "metadata": [
                "finalizers": .array(wanted.map(MeshValue.string)), "resourceVersion": .string(resourceVersion),
            ]
        ]
    }

    /// How the object is named in an Event that is about it.
    package var reference: MeshValue {
        [
            "apiVersion": content["apiVersion"] ?? .string(MeshResource.apiVersion), "kind": .string(kind),
            "namespace": .string(namespace), "name": .string(name), "uid": .string(uid),
            "resourceVersion": .string(resourceVersion),
        ]
    }
}
