import EnvoyTranslation
import MeshDomain

/// A translation with everything back where Consul puts it.
///
/// The first loosening: rules of intentions are inside Consul's listeners and beside ours (decision 011), and so is the
/// endpoint of a TCP application. Here they are put inside again, and what only serves their coming apart is left out, so
/// that the rules themselves are compared with the recording.
struct InlinedTranslation {
    private let translation: Translation
    private var extensions: [String: MeshValue] = [:]
    private var application: MeshValue?

    init(_ translation: Translation) throws {
        self.translation = translation
        for resource in translation.resources.extensionConfigs {
            let config = try MessageRendering.renderResource(resource.body)["typedconfig"]
            extensions[resource.name] = config.map(Self.withoutWatching)
        }
        if let own = translation.resources.applicationEndpoints.first {
            application = Self.edited(try MessageRendering.renderResource(own.body)) { $0["metadata"] = nil }
        }
    }

    /// The resources of one kind as Consul would send them.
    subscript(type: EnvoyResourceType) -> [String: MeshValue] {
        get throws {
            if type == .extensionConfig { return [:] }
            let resources = type == .endpoint ? translation.resources.endpoints : translation.resources[type]
            var result: [String: MeshValue] = [:]
            for resource in resources {
                result[resource.name] = inlined(try MessageRendering.renderResource(resource.body))
            }
            return result
        }
    }

    private func inlined(_ value: MeshValue) -> MeshValue {
        let isApplication = value["name"] == .string("local_app") && value["edsclusterconfig"] != nil
        return Self.edited(value) { object in
            if object["configdiscovery"] != nil, let name = object["name"]?.stringValue {
                object["configdiscovery"] = nil
                object["typedconfig"] = extensions[name]
                // Of several services in one proxy each has rules of its own.
                object["name"] = .string(name.split(separator: "/").first.map(String.init) ?? name)
            }
            if isApplication, object["edsclusterconfig"] != nil {
                object["edsclusterconfig"] = nil
                object["type"] = .string(MessageRendering.enumMark + "static")
                object["loadassignment"] = application
            }
        }
    }

    /// Rules without what lets standing connections see newer ones.
    private static func withoutWatching(_ value: MeshValue) -> MeshValue {
        edited(value) { object in
            object["enforcementtype"] = nil
            object["condition"] = nil
            object["newer-intentions"] = nil
            if object["policies"] == .object(MeshObject()) { object["policies"] = nil }
        }
    }

    /// The value with every object in it changed, the inner ones first.
    private static func edited(_ value: MeshValue, _ edit: (inout MeshObject) -> Void) -> MeshValue {
        switch value {
        case .array(let values): return .array(values.map { edited($0, edit) })
        case .object(let object):
            var changed = MeshObject(object.entries.map { ($0.key, edited($0.value, edit)) })
            edit(&changed)
            return .object(changed)
        case .null, .bool, .int, .unsigned, .double, .string: return value
        }
    }
}
