import MeshDomain

/// `builtin/property-override`: single fields of generated resources.
struct PropertyOverride: ResourcePatch {
    /// How many patches one extension may have.
    private static let limit = 256

    let proxyKind: String
    private let patches: [Patch]

    init(_ reader: ArgumentReader) throws(ExtensionProblem) {
        proxyKind = try ProxyKinds.chosen(reader, .connectProxy, .terminatingGateway, .apiGateway)
        let listsFields = try reader.flag("Debug")
        let items = try reader.list("Patches")
        guard !items.isEmpty else { throw reader.fault("Patches", "is required") }
        guard items.count <= Self.limit else { throw reader.fault("Patches", "may have \(Self.limit) items") }
        var patches: [Patch] = []
        let isGateway = proxyKind != ProxyKinds.Kind.connectProxy.rawValue
        for item in items { patches.append(try Patch(item, listsFields: listsFields, isGateway: isGateway)) }
        self.patches = patches
    }

    func concerns(_ target: PatchTarget) -> Bool {
        patches.contains { $0.concerns(target) || (target.kind == .listener && $0.concernsRoutes(in: target)) }
    }

    func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        var result = resource
        for patch in patches {
            if patch.concerns(target) { result = patch.applied(to: result) }
            guard target.kind == .listener, patch.concernsRoutes(in: target) else { continue }
            result = try FilterPlaces.eachEnd(of: .requests, in: result) { manager throws(ExtensionProblem) in
                guard let routes = manager["routeConfig"]?.objectValue else { return manager }
                var manager = manager
                manager["routeConfig"] = .object(patch.applied(to: routes))
                return manager
            }
        }
        return result
    }

    /// One change of one field.
    private struct Patch: Sendable {
        private let kind: PatchTarget.Kind
        private let direction: PatchTarget.Direction
        /// Only calls to these; empty for all.
        private let services: Set<ServiceRef>
        private let fields: [FieldShape]
        /// Nil to take the field away.
        private let value: MeshValue?

        init(_ reader: ArgumentReader, listsFields: Bool, isGateway: Bool) throws(ExtensionProblem) {
            let filter = try reader.neededInside("ResourceFilter")
            let kinds: [PatchTarget.Kind] = [.cluster, .endpoints, .route, .listener]
            let word = try filter.choice("ResourceType", of: kinds.map(\.rawValue), else: "")
            guard let kind = PatchTarget.Kind(rawValue: word) else { throw filter.fault("ResourceType", "is required") }
            guard filter.value("TrafficDirection") != nil else { throw filter.fault("TrafficDirection", "is required") }
            direction = try filter.direction("TrafficDirection")
            self.kind = kind
            services = try Self.services(filter, direction)
            let isRemoval = try reader.choice("Op", of: ["add", "remove"], else: "") == "remove"
            guard reader.value("Op") != nil else { throw reader.fault("Op", "is required: add or remove") }
            let path = FieldWalk(reader, kind, listsFields: listsFields, isGateway: isGateway)
            fields = try path.fields()
            guard !isRemoval else {
                guard reader.value("Value") == nil else { throw reader.fault("Value", "is not used when Op is remove") }
                value = nil
                try path.allows(fields, direction)
                return
            }
            try path.allows(fields, direction)
            value = try path.checked(try reader.needed("Value"), for: fields)
        }

        private static func services(
            _ filter: ArgumentReader,
            _ direction: PatchTarget.Direction
        ) throws(ExtensionProblem) -> Set<ServiceRef> {
            var services: Set<ServiceRef> = []
            for item in try filter.list("Services") {
                guard direction == .outbound else {
                    throw filter.fault("Services", "is for TrafficDirection outbound only")
                }
                let service = try item.serviceName()
                services.insert(ServiceRef(service, of: Origin(peer: try item.text("Peer") ?? "")))
            }
            return services
        }

        private func isAbout(_ target: PatchTarget) -> Bool {
            direction == target.direction
                && (services.isEmpty || target.services.contains { services.contains($0) })
        }

        func concerns(_ target: PatchTarget) -> Bool { kind == target.kind && isAbout(target) }

        /// Whether it is about routes that are written in a listener.
        func concernsRoutes(in target: PatchTarget) -> Bool { kind == .route && isAbout(target) }

        func applied(to resource: MeshObject) -> MeshObject {
            Self.set(fields[...], in: resource, EnvoyCodec().api.message(kind.messageName), to: value)
        }

        private static func set(
            _ fields: ArraySlice<FieldShape>,
            in object: MeshObject,
            _ shape: MessageShape?,
            to value: MeshValue?
        ) -> MeshObject {
            guard let field = fields.first else { return object }
            var object = object
            if fields.count == 1 {
                object[field.jsonName] = value
            } else {
                let inside = object[field.jsonName]?.objectValue
                // Taking something away from what is not there makes nothing.
                if inside == nil && value == nil { return object }
                var inner: MessageShape?
                if case .message(let name) = field.kind { inner = EnvoyCodec().api.message(name) }
                object[field.jsonName] = .object(set(fields.dropFirst(), in: inside ?? MeshObject(), inner, to: value))
            }
            // Of the fields of which only one may be given the newest counts.
            if value != nil, let oneof = field.oneof, let shape {
                field.removeOthers(of: oneof, from: &object, in: shape)
            }
            return object
        }
    }
}

/// The way to a field: `/outlier_detection/enforcing_consecutive_5xx`.
private struct FieldWalk {
    private let reader: ArgumentReader
    private let kind: PatchTarget.Kind
    private let listsFields: Bool
    private let isGateway: Bool
    private let codec = EnvoyCodec()

    init(_ reader: ArgumentReader, _ kind: PatchTarget.Kind, listsFields: Bool, isGateway: Bool) {
        self.reader = reader
        self.kind = kind
        self.listsFields = listsFields
        self.isGateway = isGateway
    }

    /// By these who comes in is asked who it is, and may be let in.
    private static let chains: Set<String> = [
        "filter_chains", "default_filter_chain", "filter_chain_matcher", "fcds_config", "listener_filters",
        "udp_listener_config", "api_listener", "internal_listener",
    ]
    /// Where a cluster leads to: the rules of standing connections are in what EDS tells of it.
    private static let destinations: Set<String> = ["type", "cluster_type", "eds_cluster_config", "load_assignment"]

    /// What keeps the mesh's promises, and the names by which resources find each other.
    private func isGuarded(_ name: String, _ direction: PatchTarget.Direction) -> Bool {
        // Callers come in at a gateway by what counts as outbound there.
        let isEntry = isGateway || direction == .inbound
        return switch kind {
        case .cluster:
            ["name", "transport_socket_matches", "transport_socket_matcher"].contains(name)
                || (direction == .outbound && name == "transport_socket")
                || (isEntry && Self.destinations.contains(name))
        case .listener: name == "name" || (isEntry && Self.chains.contains(name))
        case .route: name == "name" || (isEntry && ["typed_per_filter_config", "vhds"].contains(name))
        case .endpoints: name == "cluster_name" || (isEntry && ["endpoints", "named_endpoints"].contains(name))
        }
    }

    func allows(_ fields: [FieldShape], _ direction: PatchTarget.Direction) throws(ExtensionProblem) {
        guard let first = fields.first, isGuarded(first.apiName, direction) else { return }
        throw reader.fault(
            "Path",
            "is about \"\(first.apiName)\", by which the mesh's TLS, intentions or names would be got around"
        )
    }

    func fields() throws(ExtensionProblem) -> [FieldShape] {
        let path = try reader.neededText("Path")
        guard path.hasPrefix("/") else { throw reader.fault("Path", "is \"\(path)\"; it must begin with \"/\"") }
        var message = kind.messageName
        var fields: [FieldShape] = []
        for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if let last = fields.last {
                guard case .message(let inside) = last.kind, last.isSingle, WellKnown(rawValue: inside) == nil else {
                    throw reader.fault("Path", "goes into \"\(last.apiName)\", which is no single message")
                }
                message = inside
            }
            guard let shape = codec.api.message(message), let field = shape.field(named: String(segment)),
                field.apiName == segment
            else { throw reader.fault("Path", unknown(String(segment), in: message)) }
            fields.append(field)
        }
        return fields
    }

    private func unknown(_ name: String, in message: String) -> String {
        let words = "names \"\(name)\", which \(message) does not have"
        guard listsFields else { return words + "; set Debug to see what it has" }
        let names = codec.api.message(message)?.fields.map(\.apiName) ?? []
        return words + "; it has " + names.joined(separator: ", ")
    }

    /// The value, when the field can have it.
    func checked(_ value: MeshValue, for fields: [FieldShape]) throws(ExtensionProblem) -> MeshValue {
        guard let field = fields.last else { throw reader.fault("Path", "names no field") }
        switch (field.cardinality, field.kind) {
        case (.map, _), (.repeated, .message):
            throw reader.fault("Path", "names \"\(field.apiName)\": lists of messages and maps cannot be set")
        case (_, .message(WellKnown.any.rawValue)):
            throw reader.fault("Path", "names \"\(field.apiName)\": a field of any type cannot be set")
        default: break
        }
        // The message that has the field says whether the value fits it.
        let parents = fields.dropLast()
        var owner = kind.messageName
        if case .message(let name)? = parents.last?.kind { owner = name }
        do throws(EnvoyJSONProblem) {
            let message = MeshValue.object(MeshObject([(field.jsonName, value)]))
            let bytes = try codec.bytes(of: message, as: owner)
            // A value that means nothing is not written, and stands for itself.
            let read = try codec.value(of: bytes, as: owner)
            return read[field.jsonName] ?? value
        } catch {
            throw reader.fault("Value", "does not fit \"\(field.apiName)\": \(error)")
        }
    }
}

extension FieldShape {
    /// There is one, and it is no map.
    var isSingle: Bool {
        switch cardinality {
        case .single, .present: true
        case .repeated, .map: false
        }
    }
}
