import ConfigEntryKinds
import KubernetesLogic
import MeshDomain
import Testing

@Suite("Fields of config entries as custom resources")
struct KubernetesSchemaTests {
    /// What a resource says elsewhere, or Consul sets by itself.
    private static let elsewhere: Set<String> = [
        "kind", "name", "meta", "createIndex", "modifyIndex", "hash", "sources.type", "sources.precedence",
        "sources.legacyID",
        "sources.legacyMeta", "sources.legacyCreateTime", "sources.legacyUpdateTime", "upstreamConfig.defaults.peer",
    ]

    private static let durations = [
        ".interval", ".baseEjectionTime", ".ttl", ".cacheDuration", ".baseInterval", ".maxInterval", ".connectTimeout",
    ]

    @Test("every field of a kind can be written as a custom resource", arguments: ResourceSchemas.entryKinds)
    func complete(_ kind: ConfigEntryKind) throws {
        let entry = try #require(try FullValues.entry(kind))
        let spec = try #require(ResourceSchemas.spec(of: kind))
        let missing = Self.missing(ConfigEntryCodec.encode(entry), in: spec, "").filter { !Self.elsewhere.contains($0) }
        #expect(missing.isEmpty)
    }

    private static func missing(_ value: MeshValue, in node: SchemaNode, _ path: String) -> [String] {
        switch (value, node) {
        case (.array(let values), .list(let element)): return values.flatMap { missing($0, in: element, path) }
        case (.object(let object), .map(let element)):
            return object.entries.flatMap { missing($0.value, in: element, path) }
        case (.object(let object), .object(let fields)):
            return object.entries.flatMap { entry -> [String] in
                let name = camelCase(entry.key)
                let place = path.isEmpty ? name : "\(path).\(name)"
                guard let field = fields.first(where: { $0.name == name }) else { return [place] }
                return missing(entry.value, in: field.node, place)
            }
        case (.object, .free), (.null, _): return []
        // Durations are written in either way.
        case (.int, .text) where durations.contains { path.hasSuffix($0) }: return []
        case (.string, .text), (.string, .time), (.int, .whole), (.int, .number), (.double, .number), (.bool, .flag):
            return []
        case _: return ["\(path) is another type"]
        }
    }

    /// `TLSMinVersion` as `tlsMinVersion`, `MeshGateway` as `meshGateway`.
    private static func camelCase(_ name: String) -> String {
        let capitals = name.prefix { $0.isUppercase }
        let head = capitals.count > 1 && capitals.count < name.count ? capitals.dropLast() : capitals
        return head.lowercased() + name.dropFirst(head.count)
    }
}
