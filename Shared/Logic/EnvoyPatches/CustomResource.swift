import MeshDomain

/// A listener or a cluster in Envoy's own JSON that stands in place of a generated one (escape hatch).
///
/// What keeps the mesh's promises is put into it whatever the user wrote: callers of a public listener are judged by the
/// intentions, and both directions use the mesh's certificates.
package struct CustomResource: Sendable, Hashable {
    /// Its name as the user wrote it.
    package let resourceName: String
    /// The message.
    package let bytes: [UInt8]

    private static let listener = "envoy.config.listener.v3.Listener"
    private static let cluster = "envoy.config.cluster.v3.Cluster"
    private static let socket = "envoy.config.core.v3.TransportSocket"
    private static let connectionManager =
        "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager"

    /// What every way into a public listener must have, as bytes of Envoy's messages.
    package struct Guard: Sendable {
        /// What judges callers.
        package enum Filter: Sendable {
            /// A network filter (`envoy.config.listener.v3.Filter`).
            case connections([UInt8])
            /// An HTTP filter, the first of every connection manager.
            case requests([UInt8])
        }

        let filter: Filter
        let transportSocket: [UInt8]
        let normalizesPaths: Bool
        let dropsHeadersWithUnderscores: Bool

        /// A guard; the last two say what rules about requests need of a connection manager.
        package init(
            _ filter: Filter,
            transportSocket: [UInt8],
            normalizesPaths: Bool,
            dropsHeadersWithUnderscores: Bool
        ) {
            self.filter = filter
            self.transportSocket = transportSocket
            self.normalizesPaths = normalizesPaths
            self.dropsHeadersWithUnderscores = dropsHeadersWithUnderscores
        }
    }

    private init(_ message: MeshObject, as type: String, _ codec: EnvoyCodec) throws(EnvoyJSONProblem) {
        guard let name = message["name"]?.stringValue else {
            throw EnvoyJSONProblem(.whole.field("name"), "a name is needed")
        }
        resourceName = name
        bytes = try codec.bytes(of: .object(message), as: type)
    }

    /// The listener of an upstream, as it is written.
    ///
    /// - Throws: ``EnvoyJSONProblem``.
    package static func upstreamListener(_ text: String, codec: EnvoyCodec) throws(EnvoyJSONProblem) -> CustomResource {
        try CustomResource(try canonical(text, listener, codec), as: listener, codec)
    }

    /// A listener for callers of the mesh, with the guard on every filter chain.
    ///
    /// - Throws: ``EnvoyJSONProblem``, also when there is no place for the guard.
    package static func publicListener(
        _ text: String,
        guarded guarding: Guard,
        codec: EnvoyCodec
    ) throws(EnvoyJSONProblem) -> CustomResource {
        var message = try canonical(text, listener, codec)
        for field in ["udpListenerConfig", "apiListener", "internalListener", "fcdsConfig"] where message[field] != nil
        {
            throw EnvoyJSONProblem(.whole.field(field), "a public listener with this has no mutual TLS; take it out")
        }
        let path = FieldPath.whole.field("filterChains")
        let chains = message["filterChains"]?.arrayValue ?? []
        guard !chains.isEmpty || message["defaultFilterChain"] != nil else {
            throw EnvoyJSONProblem(path, "at least one is needed")
        }
        var guarded: [MeshValue] = []
        for (place, chain) in chains.enumerated() {
            guarded.append(try self.guarded(chain, guarding, path.item(place), codec))
        }
        if !guarded.isEmpty { message["filterChains"] = .array(guarded) }
        if let chain = message["defaultFilterChain"] {
            let path = FieldPath.whole.field("defaultFilterChain")
            message["defaultFilterChain"] = try self.guarded(chain, guarding, path, codec)
        }
        return try CustomResource(message, as: listener, codec)
    }

    /// The application's cluster, as it is written.
    ///
    /// - Throws: ``EnvoyJSONProblem``.
    package static func localCluster(_ text: String, codec: EnvoyCodec) throws(EnvoyJSONProblem) -> CustomResource {
        try CustomResource(try canonical(text, cluster, codec), as: cluster, codec)
    }

    /// The cluster of an upstream, with the mesh's TLS.
    ///
    /// - Parameters:
    ///   - text: The cluster.
    ///   - transportSocket: The mesh's TLS to the upstream (`envoy.config.core.v3.TransportSocket`).
    ///   - endpoints: Under which name its endpoints are sent, should the cluster ask for them over this stream.
    ///   - codec: Reads and writes it.
    /// - Returns: The cluster.
    /// - Throws: ``EnvoyJSONProblem``, also when part of the endpoints would be reached without the mesh's TLS.
    package static func upstreamCluster(
        _ text: String,
        transportSocket: [UInt8],
        endpoints: String,
        codec: EnvoyCodec
    ) throws(EnvoyJSONProblem) -> CustomResource {
        var message = try canonical(text, cluster, codec)
        for field in ["transportSocketMatches", "transportSocketMatcher"] where message[field] != nil {
            throw EnvoyJSONProblem(.whole.field(field), "this would get around the mesh's TLS; take it out")
        }
        message["transportSocket"] = try codec.value(of: transportSocket, as: socket)
        if var discovery = message["edsClusterConfig"]?.objectValue, discovery["serviceName"] == nil,
            message["name"]?.stringValue != endpoints
        {
            discovery["serviceName"] = .string(endpoints)
            message["edsClusterConfig"] = .object(discovery)
        }
        return try CustomResource(message, as: cluster, codec)
    }

    // MARK: - Parts

    /// The message with the names of its fields in lowerCamelCase, whichever way they were written.
    private static func canonical(
        _ text: String,
        _ type: String,
        _ codec: EnvoyCodec
    ) throws(EnvoyJSONProblem) -> MeshObject {
        let object = try codec.object(parsing: text, as: type)
        return try codec.value(of: codec.bytes(of: .object(object), as: type), as: type).objectValue ?? MeshObject()
    }

    private static func guarded(
        _ chain: MeshValue,
        _ guarding: Guard,
        _ path: FieldPath,
        _ codec: EnvoyCodec
    ) throws(EnvoyJSONProblem) -> MeshValue {
        var chain = chain.objectValue ?? MeshObject()
        chain["transportSocket"] = try codec.value(of: guarding.transportSocket, as: socket)
        var filters = chain["filters"]?.arrayValue ?? []
        switch guarding.filter {
        case .connections(let bytes):
            filters.insert(try codec.value(of: bytes, as: "envoy.config.listener.v3.Filter"), at: 0)
        case .requests(let bytes):
            let type = "envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter"
            let filter = try codec.value(of: bytes, as: type)
            let judge = filter["name"]?.stringValue ?? ""
            if let place = override(of: judge, in: .object(chain), path) {
                throw EnvoyJSONProblem(place, "this would switch intentions off for some requests; take it out")
            }
            guard let place = filters.firstIndex(where: isConnectionManager) else {
                throw EnvoyJSONProblem(
                    path.field("filters"),
                    "the service speaks HTTP, and there is no http_connection_manager in which intentions could be "
                        + "enforced; add one, or set the service's protocol to tcp"
                )
            }
            if let place = foreignRoutes(in: filters[place], path.field("filters").item(place)) {
                throw EnvoyJSONProblem(
                    place,
                    "routes from elsewhere could switch intentions off; write them here, or take them by rds from ads"
                )
            }
            filters[place] = judged(filters[place], by: filter, guarding)
        }
        chain["filters"] = .array(filters)
        return .object(chain)
    }

    /// Where routes configure a filter of that name, by which they may switch it off.
    private static func override(of name: String, in value: MeshValue, _ path: FieldPath) -> FieldPath? {
        switch value {
        case .object(let object):
            if object["typedPerFilterConfig"]?[name] != nil { return path.field("typedPerFilterConfig").key(name) }
            return object.entries.lazy.compactMap { override(of: name, in: $0.value, path.field($0.key)) }.first
        case .array(let items):
            return items.enumerated().lazy.compactMap { override(of: name, in: $0.element, path.item($0.offset)) }.first
        case .null, .bool, .int, .unsigned, .double, .string: return nil
        }
    }

    /// Where a connection manager takes its routes from something that nobody here has seen.
    private static func foreignRoutes(in filter: MeshValue, _ path: FieldPath) -> FieldPath? {
        let manager = filter["typedConfig"]
        let inside = path.field("typedConfig")
        if manager?["scopedRoutes"] != nil { return inside.field("scopedRoutes") }
        if let rds = manager?["rds"], rds["configSource"]?["ads"] == nil {
            return inside.field("rds").field("configSource")
        }
        if manager?["routeConfig"]?["vhds"] != nil { return inside.field("routeConfig").field("vhds") }
        return nil
    }

    /// What may be done with escaped slashes so that rules on paths hold.
    private static let safeSlashes = ["REJECT_REQUEST", "UNESCAPE_AND_REDIRECT", "UNESCAPE_AND_FORWARD"]

    private static func isConnectionManager(_ filter: MeshValue) -> Bool {
        let type = filter["typedConfig"]?["@type"]?.stringValue ?? ""
        return EnvoyCodec.messageName(ofType: type) == connectionManager
    }

    /// A connection manager in which the filter comes first, and requests look as the rules expect them.
    private static func judged(_ filter: MeshValue, by judge: MeshValue, _ guarding: Guard) -> MeshValue {
        var outer = filter.objectValue ?? MeshObject()
        var manager = outer["typedConfig"]?.objectValue ?? MeshObject()
        manager["httpFilters"] = .array([judge] + (manager["httpFilters"]?.arrayValue ?? []))
        // Each kind of upgrade may have filters of its own, which then stand in place of the others.
        let upgrades = manager["upgradeConfigs"]?.arrayValue ?? []
        if !upgrades.isEmpty {
            manager["upgradeConfigs"] = .array(
                upgrades.map { upgrade in
                    guard var fields = upgrade.objectValue, let own = fields["filters"]?.arrayValue, !own.isEmpty else {
                        return upgrade
                    }
                    fields["filters"] = .array([judge] + own)
                    return .object(fields)
                }
            )
        }
        if guarding.normalizesPaths {
            manager["normalizePath"] = true
            manager["mergeSlashes"] = true
            if !safeSlashes.contains(manager["pathWithEscapedSlashesAction"]?.stringValue ?? "") {
                manager["pathWithEscapedSlashesAction"] = "UNESCAPE_AND_FORWARD"
            }
        }
        if guarding.dropsHeadersWithUnderscores {
            var options = manager["commonHttpProtocolOptions"]?.objectValue ?? MeshObject()
            options["headersWithUnderscoresAction"] = "DROP_HEADER"
            manager["commonHttpProtocolOptions"] = .object(options)
        }
        outer["typedConfig"] = .object(manager)
        return .object(outer)
    }
}
