import ConfigEntryKinds
import ConsulJSON
package import MeshDomain

/// From a custom resource to the config entry that it stands for.
///
/// A spec has the entry's fields in camel case, and entries are read without regard to case: the kind's own codec reads both, so
/// a field that is added to a kind needs nothing here but its line in the schema.
///
/// - Source: reference kubernetes.md §2.1 and §2.2.
package enum EntryTranslation {
    package static let sourceKey = "external-source"
    package static let datacenterKey = "consul.hashicorp.com/source-datacenter"

    /// Members of an entry that a spec may not have, in lower case and without underscores, as they are read.
    ///
    /// Kubernetes judges who may write a resource by its kind and name, so the entry's are the resource's and nobody else's.
    private static let reserved: Set<String> = [
        "kind", "name", "meta", "namespace", "partition", "createindex", "modifyindex", "hash",
    ]

    /// The name of the entry: that of the resource, or of the service that an intention is about.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func name(of object: KubernetesObject, _ kind: ConfigEntryKind) throws(MeshError) -> String {
        guard kind == .serviceIntentions else { return object.name }
        guard let name = object.spec["destination"]?["name"]?.stringValue, !name.isEmpty else {
            throw MeshError(.badRequest, "spec.destination.name is missing")
        }
        return name
    }

    /// The entry, in its normal form.
    ///
    /// - Parameters:
    ///   - object: The resource.
    ///   - kind: The kind of the entry.
    ///   - datacenter: The mesh's own, by which its entries are known again.
    /// - Returns: The entry.
    /// - Throws: `badRequest` or `rejected` naming the field.
    package static func entry(
        of object: KubernetesObject,
        _ kind: ConfigEntryKind,
        datacenter: String
    ) throws(MeshError) -> ConfigEntry {
        var content: MeshObject = ["Kind": .string(kind.rawValue)]
        let expected = try name(of: object, kind)
        content["Name"] = .string(expected)
        for member in object.spec.entries where kind != .serviceIntentions || member.key != "destination" {
            guard !reserved.contains(member.key.lowercased().filter { $0 != "_" }) else {
                throw MeshError(.badRequest, "spec.\(member.key) is not a field of \(MeshResource.entry(kind).kind)")
            }
            content[member.key] = member.value
        }
        // The only one of its kind is named by the kind alone.
        if kind == .mesh {
            guard object.name == "mesh" else {
                throw MeshError(.badRequest, "metadata.name is \"\(object.name)\"; it must be \"mesh\"")
            }
            content["Name"] = nil
        }
        content["Meta"] = .object([sourceKey: "kubernetes", datacenterKey: .string(datacenter)])
        let entry = try EntryRules.normalized(try ConfigEntryCodec.decode(.object(content)))
        guard entry.kind == kind, entry.name == expected else {
            throw MeshError(
                .badRequest,
                "the resource asks for the entry \(entry.kind.rawValue)/\(entry.name); it may write only "
                    + "\(kind.rawValue)/\(expected)"
            )
        }
        return entry
    }
}
