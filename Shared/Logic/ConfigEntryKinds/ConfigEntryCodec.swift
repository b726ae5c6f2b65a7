import ConsulJSON
package import MeshDomain

/// Config entries as JSON objects, in both directions and without loss.
///
/// The same form is used by the HTTP API, by files and on the bus. Reading is weak: `snake_case` or `CamelCase`, numbers for
/// texts, one object for a list of one. Rules of content (names, values) are the config entry service's, not the codec's.
///
/// - Source: reference §5.1 and §5.2, §6.1.
package enum ConfigEntryCodec {
    /// Reads an entry.
    ///
    /// - Throws: `badRequest` with Consul's text when the kind is missing or unknown, or a key is unknown or of a wrong type;
    ///   `notImplemented` for kinds of Consul that this version does not know, `rejected` and `permissionDenied` for those
    ///   that nobody may write. The texts have no prefix: the HTTP API puts `Request decoding failed: ` before them.
    package static func decode(_ value: MeshValue) throws(MeshError) -> ConfigEntry {
        try read(value, isStored: false).entry
    }

    /// Reads an entry that was stored, perhaps by a newer version: members that this version does not know are named, not
    /// refused.
    ///
    /// - Throws: `badRequest` or `notImplemented` when the entry means nothing to this version.
    package static func decodeStored(
        _ value: MeshValue
    ) throws(MeshError) -> (entry: ConfigEntry, unknown: [String]) {
        try read(value, isStored: true)
    }

    private static func read(
        _ value: MeshValue,
        isStored: Bool
    ) throws(MeshError) -> (entry: ConfigEntry, unknown: [String]) {
        guard let object = value.objectValue, let kindValue = object.value(ignoringCaseOf: "Kind") else {
            throw MeshError(.badRequest, "Payload does not contain a kind/Kind key at the top level")
        }
        guard let kindText = kindValue.stringValue else {
            throw MeshError(.badRequest, "Kind value in payload is not a string")
        }
        let kind = try ConfigEntryKind(named: kindText)
        if !isStored, let refusal = kind.descriptor.refusal { throw refusal }
        var reader = ObjectReader(object, rules: .weak)
        if isStored { reader.noteUnknown() }
        reader.ignore("Kind", "Hash")
        let meta = try reader.stringMap("Meta")
        let createIndex = UInt64(max(0, try reader.int("CreateIndex")))
        let modifyIndex = UInt64(max(0, try reader.int("ModifyIndex")))
        let body = try kind.descriptor.content.get().read(&reader)
        try reader.finish()
        let entry = ConfigEntry(
            body: body,
            meta: meta?.isEmpty == true ? nil : meta,
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
        return (entry, reader.unknown)
    }

    /// The entry as users are shown it: outside of the default scope with where it stands.
    package static func shown(_ entry: ConfigEntry) -> MeshValue {
        guard !entry.scope.isStandard, var object = encode(entry).objectValue else { return encode(entry) }
        object["Namespace"] = .string(entry.scope.namespace.name)
        object["Partition"] = .string(entry.scope.partition.name)
        return .object(object)
    }

    /// The entry as a JSON object, `Kind` first; defaults are not filled in.
    package static func encode(_ entry: ConfigEntry) -> MeshValue {
        var object = MeshObject()
        object["Kind"] = .string(entry.kind.rawValue)
        if case .success(let content) = entry.kind.descriptor.content { content.write(entry.body, &object) }
        if let meta = entry.meta, !meta.isEmpty { object["Meta"] = .object(MeshObject(meta)) }
        object["CreateIndex"] = .integer(entry.createIndex)
        object["ModifyIndex"] = .integer(entry.modifyIndex)
        return .object(object)
    }
}
