package import MeshDomain

/// The config entry `service-intentions` and its parts as JSON.
///
/// - Source: reference §6.1 and §6.3.
package enum ServiceIntentionsCodec {
    /// Writes an entry into its JSON form; defaults are not filled in.
    package static func write(_ entry: ServiceIntentions, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Sources"] = .array(entry.sources.map(source))
        JWTRequirementCodec.write(entry.jwt, into: &object)
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> ServiceIntentions {
        var entry = ServiceIntentions(name: try reader.string("Name"), jwt: try JWTRequirementCodec.read(in: &reader))
        for var item in try reader.list("Sources") ?? [] { entry.sources.append(try source(&item)) }
        return entry
    }

    private static func source(_ source: SourceIntention) -> MeshValue {
        var object = MeshObject()
        object["Name"] = .string(source.name)
        if let action = source.action { object["Action"] = .string(action.rawValue) }
        if !source.permissions.isEmpty { object["Permissions"] = permissions(source.permissions) }
        object["Precedence"] = .integer(source.precedence)
        object["Type"] = .string(source.type)
        object.add("Description", ifSet: source.description)
        object.add("Peer", ifSet: source.peer)
        object.add("SamenessGroup", ifSet: source.samenessGroup.text)
        object.add("Namespace", ifSet: source.scope.namespace.nameUnlessStandard)
        object.add("Partition", ifSet: source.scope.partition.nameUnlessStandard)
        object.add("LegacyID", ifSet: source.legacyID)
        object.add("LegacyMeta", ifSet: source.legacyMeta)
        if let time = source.legacyCreateTimeNanoseconds {
            object["LegacyCreateTime"] = .string(GoTime.text(nanoseconds: time))
        }
        if let time = source.legacyUpdateTimeNanoseconds {
            object["LegacyUpdateTime"] = .string(GoTime.text(nanoseconds: time))
        }
        return .object(object)
    }

    static func source(_ reader: inout ObjectReader) throws(MeshError) -> SourceIntention {
        var source = SourceIntention(
            name: try reader.string("Name"),
            peer: try reader.string("Peer"),
            action: try action(in: &reader),
            permissions: try permissions(in: &reader),
            precedence: try reader.int("Precedence"),
            type: try reader.string("Type"),
            description: try reader.string("Description"),
            legacyID: try reader.string("LegacyID"),
            legacyMeta: try reader.stringMap("LegacyMeta")
        )
        if source.type.isEmpty { source.type = "consul" }
        source.legacyCreateTimeNanoseconds = try time("LegacyCreateTime", in: &reader)
        source.legacyUpdateTimeNanoseconds = try time("LegacyUpdateTime", in: &reader)
        let prefix = reader.path.isEmpty ? "" : reader.path + "."
        source.scope.namespace = try Namespace(validating: try reader.string("Namespace"), field: prefix + "Namespace")
        source.scope.partition = try Partition(validating: try reader.string("Partition"), field: prefix + "Partition")
        source.samenessGroup = NameText(try reader.string("SamenessGroup"))
        try reader.finish()
        return source
    }

    static func permissions(_ permissions: [IntentionPermission]) -> MeshValue {
        .array(
            permissions.map { permission in
                var object = MeshObject()
                object["Action"] = .string(permission.action.rawValue)
                if let http = permission.http { object["HTTP"] = .object(self.http(http)) }
                JWTRequirementCodec.write(permission.jwt, into: &object)
                return .object(object)
            }
        )
    }

    static func permissions(in outer: inout ObjectReader) throws(MeshError) -> [IntentionPermission] {
        var permissions: [IntentionPermission] = []
        for var reader in try outer.list("Permissions") ?? [] {
            guard let action = try action(in: &reader) else {
                throw MeshError(.rejected, "\(reader.path).Action must be set to 'allow' or 'deny'")
            }
            var permission = IntentionPermission(action: action, jwt: try JWTRequirementCodec.read(in: &reader))
            if var part = try reader.nested("HTTP") {
                permission.http = try http(&part)
                try part.finish()
            }
            try reader.finish()
            permissions.append(permission)
        }
        return permissions
    }

    static func action(in reader: inout ObjectReader) throws(MeshError) -> IntentionAction? {
        let text = try reader.string("Action")
        if text.isEmpty { return nil }
        guard let action = IntentionAction(rawValue: text.lowercased()) else {
            let place = reader.path.isEmpty ? "" : reader.path + "."
            throw MeshError(.rejected, "\(place)Action must be set to 'allow' or 'deny'")
        }
        return action
    }

    private static func time(_ name: String, in reader: inout ObjectReader) throws(MeshError) -> Int64? {
        let text = try reader.string(name)
        if text.isEmpty { return nil }
        guard let time = GoTime.nanoseconds(parsing: text) else {
            throw MeshError(.badRequest, "\(name): \"\(text)\" is not a time in the form of RFC 3339")
        }
        return time
    }

    private static func http(_ http: IntentionHTTPPermission) -> MeshObject {
        var object = MeshObject()
        object.add("PathExact", ifSet: http.pathExact)
        object.add("PathPrefix", ifSet: http.pathPrefix)
        object.add("PathRegex", ifSet: http.pathRegex)
        if !http.header.isEmpty { object["Header"] = HTTPHeaderMatchCodec.value(http.header) }
        object.add("Methods", ifSet: http.methods)
        return object
    }

    private static func http(_ reader: inout ObjectReader) throws(MeshError) -> IntentionHTTPPermission {
        var http = IntentionHTTPPermission(
            pathExact: try reader.string("PathExact"),
            pathPrefix: try reader.string("PathPrefix"),
            pathRegex: try reader.string("PathRegex"),
            methods: try reader.strings("Methods") ?? []
        )
        http.header = try HTTPHeaderMatchCodec.read(&reader)
        return http
    }
}
