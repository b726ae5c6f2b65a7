package import MeshDomain

/// Answers of other datacenters with the addresses at which they are reached from here (`translate_wan_addrs`).
///
/// Nodes and instances carry an address for other datacenters under the tag `wan`; where there is one it takes the place of the
/// local one.
///
/// - Source: reference §12.2 `translate_wan_addrs`, §1.4 `X-Consul-Translate-Addresses`.
package enum WideAddresses {
    private static let nested: Set<String> = ["Node", "Service", "Nodes", "Services"]

    /// The value with addresses for others.
    package static func translated(_ value: MeshValue) -> MeshValue {
        switch value {
        case .array(let items): return .array(items.map(translated))
        case .object(let object): return .object(translated(object))
        case .null, .bool, .int, .unsigned, .double, .string: return value
        }
    }

    private static func translated(_ given: MeshObject) -> MeshObject {
        var object = given
        for key in object.keys where nested.contains(key) {
            if let value = object[key] { object[key] = translated(value) }
        }
        let wide = object["TaggedAddresses"]?["wan"]
        if let address = wide?.stringValue, !address.isEmpty, object["Address"] != nil {
            object["Address"] = .string(address)
        } else if let address = wide?["Address"]?.stringValue, !address.isEmpty, object["Address"] != nil {
            object["Address"] = .string(address)
            if let port = wide?["Port"], object["Port"] != nil { object["Port"] = port }
        }
        if let wide = object["ServiceTaggedAddresses"]?["wan"], let address = wide["Address"]?.stringValue,
            !address.isEmpty
        {
            object["ServiceAddress"] = .string(address)
            if let port = wide["Port"] { object["ServicePort"] = port }
        }
        return object
    }
}
