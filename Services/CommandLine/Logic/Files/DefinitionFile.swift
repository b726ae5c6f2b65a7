package import HCLSyntax
package import MeshDomain

/// What `config write`, `services register` and their relatives read from files.
package enum DefinitionFile {
    /// A config entry as a request body, and what it is called.
    package struct Entry: Sendable, Hashable {
        package var kind: String
        package var name: String
        package var body: MeshValue
    }

    /// Reads a config entry in HCL or JSON.
    ///
    /// - Throws: ``UsageError`` naming the file and what is missing.
    /// - Source: reference §11.3, `config write`.
    package static func configEntry(_ text: [UInt8], name file: String) throws(UsageError) -> Entry {
        let object = try parse(text, name: file, format: .byContent)
        guard let kind = object.value(ignoringCaseOf: "kind")?.stringValue, !kind.isEmpty else {
            throw UsageError("Payload does not contain a kind/Kind key at the top level")
        }
        var name = object.value(ignoringCaseOf: "name")?.stringValue ?? ""
        if name.isEmpty {
            switch kind {
            case "proxy-defaults": name = "global"
            case "mesh": name = "mesh"
            case _: break
            }
        }
        return Entry(kind: kind, name: name, body: .object(object))
    }

    /// Reads the services of a file as bodies of `agent/service/register`.
    ///
    /// - Throws: ``UsageError`` naming the file and the service.
    /// - Source: reference §11.3, `services register`.
    package static func services(_ text: [UInt8], name file: String) throws(UsageError) -> [MeshObject] {
        let object = try parse(text, name: file, format: .byName)
        var services: [MeshObject] = []
        for key in ["service", "services"] {
            guard let value = object.value(ignoringCaseOf: key) else { continue }
            guard let blocks = value.blocks else {
                throw UsageError("\(file): \(key) must be a block, or a list of objects")
            }
            for block in blocks { services += unlabelled(block) }
        }
        var bodies: [MeshObject] = []
        for service in services {
            let body = camelCased(service)
            guard body.value(ignoringCaseOf: "Name")?.stringValue?.isEmpty == false else {
                throw UsageError("\(file): a service has no name; every service needs one")
            }
            bodies.append(body)
        }
        guard !bodies.isEmpty else {
            throw UsageError("\(file): there is no service in this file; it needs a block service { … }")
        }
        return bodies
    }

    /// Reads an intention as a body of `connect/intentions/exact`.
    ///
    /// - Throws: ``UsageError`` naming the file and the field.
    /// - Source: reference §11.3, `intention create -file`.
    package static func intention(_ text: [UInt8], name file: String) throws(UsageError) -> MeshObject {
        let object = try parse(text, name: file, format: .json)
        guard object.value(ignoringCaseOf: "Permissions") == nil else {
            throw UsageError("\(file): Permissions need a service-intentions entry; use `tombolo config write`")
        }
        var body: MeshObject = ["SourceType": "consul"]
        for key in ["SourceName", "DestinationName", "Action", "Description"] {
            guard let value = object.value(ignoringCaseOf: key) else { continue }
            guard let text = value.stringValue else { throw UsageError("\(file): \(key) must be text") }
            body[key] = .string(text)
        }
        for key in ["SourceName", "DestinationName"] where body[key]?.stringValue?.isEmpty != false {
            throw UsageError("\(file): \(key) is missing; an intention needs SourceName and DestinationName")
        }
        let action = body["Action"]?.stringValue?.lowercased() ?? ""
        guard ["allow", "deny"].contains(action) else {
            throw UsageError("\(file): Action is \"\(action)\"; it must be allow or deny")
        }
        body["Action"] = .string(action)
        if let meta = object.value(ignoringCaseOf: "Meta"), meta.objectValue?.isEmpty == false { body["Meta"] = meta }
        return body
    }

    /// Reads any configuration text.
    ///
    /// - Throws: ``UsageError`` with place and problem.
    package static func parse(
        _ text: [UInt8],
        name: String,
        format: ConfigurationText.Format
    ) throws(UsageError) -> MeshObject {
        do { return try ConfigurationText.parse(text, name: name, format: format) } catch {
            throw UsageError(error.description)
        }
    }

    /// `service "web" { … }` is an object of objects; the label is the name.
    private static func unlabelled(_ block: MeshObject) -> [MeshObject] {
        guard block.value(ignoringCaseOf: "name") == nil, !block.isEmpty,
            block.entries.allSatisfy({ $0.value.objectValue != nil })
        else { return [block] }
        return block.entries.compactMap { entry in
            guard var inner = entry.value.objectValue else { return nil }
            if inner.value(ignoringCaseOf: "name") == nil { inner["name"] = .string(entry.key) }
            return inner
        }
    }

    /// Members whose own members are the user's words, not ours.
    private static let opaque: Set<String> = ["meta", "config", "header", "arguments", "opaqueconfig"]
    /// Members that are maps by the user's names, with values that are ours.
    private static let namedMaps: Set<String> = ["taggedaddresses"]
    /// Members that are lists, also when a file has the block once.
    private static let lists: Set<String> = ["upstreams", "checks", "paths", "envoyextensions", "services"]

    private static func camelCased(_ object: MeshObject) -> MeshObject {
        var result = MeshObject()
        for entry in object.entries {
            let plain = entry.key.lowercased().filter { $0 != "_" }
            var value = entry.value
            if opaque.contains(plain) {
                if let blocks = value.blocks, let only = blocks.first, blocks.count == 1 { value = .object(only) }
            } else if namedMaps.contains(plain) {
                let members = value.blocks?.first?.entries ?? []
                value = .object(MeshObject(members.map { ($0.key, camelCased(value: $0.value, isList: false)) }))
            } else {
                value = camelCased(value: value, isList: lists.contains(plain))
            }
            result[camelCase(entry.key)] = value
        }
        return result
    }

    private static func camelCased(value: MeshValue, isList: Bool) -> MeshValue {
        switch value {
        case .object(let object):
            let inner = MeshValue.object(camelCased(object))
            return isList ? .array([inner]) : inner
        case .array(let values):
            return .array(values.map { camelCased(value: $0, isList: false) })
        case .null, .bool, .int, .unsigned, .double, .string: return value
        }
    }

    /// `local_bind_port` as the API's `LocalBindPort`; the API ignores case, so initialisms need no list.
    static func camelCase(_ key: String) -> String {
        key.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
