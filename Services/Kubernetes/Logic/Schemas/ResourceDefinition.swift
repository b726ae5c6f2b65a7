package import MeshDomain

/// The definition of a custom resource, as an API server takes it.
package enum ResourceDefinition {
    private static let condition = SchemaNode.object([
        SchemaField("type", .text(), isRequired: true), SchemaField("status", .text(), isRequired: true),
        SchemaField("lastTransitionTime", .time, "When the status last became another."),
        SchemaField("reason", .text(), "Why it is not synced, in one word."),
        SchemaField("message", .text(), "Why it is not synced, and what to do."),
    ])

    private static let common = [
        SchemaField("conditions", .list(condition), "Whether the mesh has what the resource says."),
        SchemaField("lastSyncedTime", .time, "When it was last brought over."),
    ]

    private static let ofEntries = [
        SchemaField("entry", .text(), "The name of the config entry that was written.")
    ]

    private static let ofPeerings = [
        SchemaField("latestPeeringVersion", .whole, "The highest peering-version that was acted on."),
        SchemaField(
            "secret",
            .object([
                SchemaField("name", .text()), SchemaField("key", .text()), SchemaField("backend", .text()),
                SchemaField("resourceVersion", .text(), "The Secret's version that a dialer used."),
            ]),
            "The Secret that was used last."
        ),
        SchemaField(
            "tokenFingerprint",
            .text(),
            "By which a token that was used is known again; it tells nothing about it."
        ),
        SchemaField("madePeering", .flag, "Whether the peering was made for the resource, and goes with it."),
        SchemaField(
            "peering",
            .object([
                SchemaField(
                    "state",
                    .text(),
                    "PENDING, ESTABLISHING, ACTIVE, FAILING, DELETING, TERMINATED, or ABSENT."
                ),
                SchemaField("reason", .text(), "Why the stream to the peer is down."),
                SchemaField("lag", .text(), "How far the peer is behind what is exported to it."),
                SchemaField("exported", .whole, "Services that are exported to the peer."),
                SchemaField("imported", .whole, "Services that the peer exports to this cluster."),
            ]),
            "How the peering itself stands."
        ),
    ]

    private static let columns: [MeshValue] = [
        ["name": "Synced", "type": "string", "jsonPath": ".status.conditions[?(@.type==\"Synced\")].status"],
        ["name": "Last Synced", "type": "date", "jsonPath": ".status.lastSyncedTime"],
        ["name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"],
    ]
    private static let columnsOfPeerings: [MeshValue] = [
        ["name": "State", "type": "string", "jsonPath": ".status.peering.state"],
        ["name": "Lag", "type": "string", "jsonPath": ".status.peering.lag"],
    ]

    /// The definition of a kind.
    package static func of(_ resource: MeshResource) -> MeshValue {
        var names: MeshObject = [
            "kind": .string(resource.kind), "listKind": .string(resource.kind + "List"),
            "plural": .string(resource.plural), "singular": .string(resource.singular),
        ]
        if let short = resource.shortName { names["shortNames"] = .array([.string(short)]) }
        return [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": .string("\(resource.plural).\(MeshResource.group)")],
            "spec": [
                "group": .string(MeshResource.group), "scope": "Namespaced", "names": .object(names),
                "versions": [
                    [
                        "name": .string(MeshResource.version), "served": true, "storage": true,
                        "subresources": ["status": [:]],
                        "additionalPrinterColumns": .array(columns + (resource.isPeering ? columnsOfPeerings : [])),
                        "schema": ["openAPIV3Schema": .object(schema(of: resource))],
                    ]
                ],
            ],
        ]
    }

    private static func schema(of resource: MeshResource) -> MeshObject {
        let spec: SchemaNode =
            switch resource {
            case .acceptor, .dialer: ResourceSchemas.peering
            case .entry(let kind): ResourceSchemas.spec(of: kind) ?? .free
            }
        var content = spec.openAPI(keepsUnknown: !resource.isPeering)
        content["description"] = "What is wanted."
        var status = SchemaNode.object(common + (resource.isPeering ? ofPeerings : ofEntries)).openAPI(
            keepsUnknown: false
        )
        status["description"] = "What became of it."
        return [
            "type": "object", "description": .string(resource.help),
            "properties": [
                "apiVersion": ["type": "string"], "kind": ["type": "string"], "metadata": ["type": "object"],
                "spec": .object(content), "status": .object(status),
            ],
        ]
    }

    /// The definition as a file in YAML.
    package static func file(of resource: MeshResource) -> String {
        "# Made by \"tombolo-kubernetes crds FOLDER\" from Services/Kubernetes/Logic/Schemas; a test holds it equal.\n"
            + YAMLText.document(of(resource))
    }
}
