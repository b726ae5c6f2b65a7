import MeshDomain

/// `builtin/ext-authz`: somebody else is asked whether a call may go on, after the intentions allowed it.
struct AuthorizationExtension: ResourcePatch {
    private static let ownName = "local_ext_authz"
    private static let largestBody: Int64 = 1 << 30

    let proxyKind: String
    private let direction: PatchTarget.Direction
    private let place: FilterPlace
    private let asked: Asked
    private let settings: MeshObject
    /// Those of the settings that only requests have.
    private let requestSettings: MeshObject

    /// How the question is put.
    private enum Asked: Sendable {
        case grpc(CalledGRPCService)
        case http(CalledService, MeshObject)
    }

    init(_ reader: ArgumentReader) throws(ExtensionProblem) {
        proxyKind = try ProxyKinds.chosen(reader, .connectProxy, .apiGateway)
        direction = try reader.direction("ListenerType", of: proxyKind)
        place = try FilterPlace(try reader.inside("InsertOptions"))
        let config = try reader.neededInside("Config")
        switch (try config.inside("GrpcService"), try config.inside("HttpService")) {
        case (let grpc?, nil): asked = .grpc(try CalledGRPCService(grpc, ownName: Self.ownName))
        case (nil, let http?):
            asked = .http(
                try CalledService(try http.neededInside("Target"), ownName: Self.ownName),
                try Self.httpSettings(http)
            )
        default:
            throw ExtensionProblem("\(config.place) needs exactly one of GrpcService and HttpService")
        }
        settings = try Self.settings(config)
        requestSettings = try Self.requestSettings(config)
    }

    private static func settings(_ config: ArgumentReader) throws(ExtensionProblem) -> MeshObject {
        var settings: MeshObject = [
            "statPrefix": .string(try config.text("StatPrefix") ?? "response"), "transportApiVersion": "V3",
        ]
        settings.set("failureModeAllow", try config.flag("FailureModeAllow"))
        settings.set("includePeerCertificate", try config.flag("IncludePeerCertificate"))
        settings.set(
            "bootstrapMetadataLabelsKey",
            try config.text("BootstrapMetadataLabelsKey").map { .string($0) }
        )
        return settings
    }

    private static func requestSettings(_ config: ArgumentReader) throws(ExtensionProblem) -> MeshObject {
        var settings = MeshObject()
        settings.set("clearRouteCache", try config.flag("ClearRouteCache"))
        // Who called is told by the filter before this one.
        let namespaces = try config.texts("MetadataContextNamespaces")
        let all = namespaces.contains("consul") ? namespaces : ["consul"] + namespaces
        settings["metadataContextNamespaces"] = .array(all.map { .string($0) })
        if let code = try config.number("StatusOnError", in: 100...599) {
            settings["statusOnError"] = ["code": .int(code)]
        }
        settings.set("allowedHeaders", try matchers("AllowedHeaders", config))
        settings.set("disallowedHeaders", try matchers("DisallowedHeaders", config))
        if let body = try config.inside("WithRequestBody") {
            var message = MeshObject()
            guard let largest = try body.number("MaxRequestBytes", in: 1...largestBody) else {
                throw body.fault("MaxRequestBytes", "is required")
            }
            message["maxRequestBytes"] = .int(largest)
            message.set("allowPartialMessage", try body.flag("AllowPartialMessage"))
            message.set("packAsBytes", try body.flag("PackAsBytes"))
            settings["withRequestBody"] = .object(message)
        }
        return settings
    }

    private static func httpSettings(_ reader: ArgumentReader) throws(ExtensionProblem) -> MeshObject {
        var settings = MeshObject()
        if let prefix = try reader.text("PathPrefix") {
            guard prefix.hasPrefix("/") else { throw reader.fault("PathPrefix", "must begin with \"/\"") }
            settings["pathPrefix"] = .string(prefix)
        }
        if let request = try reader.inside("AuthorizationRequest") {
            var message = MeshObject()
            message.set("allowedHeaders", try matchers("AllowedHeaders", request))
            var added: [MeshValue] = []
            for header in try request.list("HeadersToAdd") {
                added.append([
                    "key": .string(try header.neededText("Key")), "value": .string(try header.text("Value") ?? ""),
                ])
            }
            if !added.isEmpty { message["headersToAdd"] = .array(added) }
            settings["authorizationRequest"] = .object(message)
        }
        if let response = try reader.inside("AuthorizationResponse") {
            var message = MeshObject()
            for (argument, field) in [
                ("AllowedUpstreamHeaders", "allowedUpstreamHeaders"),
                ("AllowedUpstreamHeadersToAppend", "allowedUpstreamHeadersToAppend"),
                ("AllowedClientHeaders", "allowedClientHeaders"),
                ("AllowedClientHeadersOnSuccess", "allowedClientHeadersOnSuccess"),
                ("DynamicMetadataFromHeaders", "dynamicMetadataFromHeaders"),
            ] {
                message.set(field, try matchers(argument, response))
            }
            settings["authorizationResponse"] = .object(message)
        }
        return settings
    }

    /// A list of conditions on names of headers.
    private static func matchers(
        _ name: String,
        _ reader: ArgumentReader
    ) throws(ExtensionProblem) -> MeshValue? {
        var patterns: [MeshValue] = []
        for item in try reader.list(name) {
            var given: [(String, MeshValue)] = []
            for (argument, field) in [
                ("Exact", "exact"), ("Prefix", "prefix"), ("Suffix", "suffix"), ("Contains", "contains"),
            ] {
                if let text = try item.text(argument) { given.append((field, .string(text))) }
            }
            if let pattern = try item.text("SafeRegex") {
                given.append(("safeRegex", ["regex": .string(pattern)]))
            }
            guard given.count == 1 else {
                throw ExtensionProblem("\(item.place) needs exactly one of Exact, Prefix, Suffix, Contains, SafeRegex")
            }
            var pattern = MeshObject(given)
            pattern.set("ignoreCase", try item.flag("IgnoreCase"))
            patterns.append(.object(pattern))
        }
        return patterns.isEmpty ? MeshValue?.none : ["patterns": .array(patterns)]
    }

    func concerns(_ target: PatchTarget) -> Bool { target.kind == .listener && target.direction == direction }

    var called: CalledService? {
        switch asked {
        case .grpc(let service): service.target
        case .http(let service, _): service
        }
    }

    func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        var config = settings
        for entry in requestSettings.entries { config[entry.key] = entry.value }
        switch asked {
        case .grpc(let service):
            config["grpcService"] = try service.message(context)
            // Of connections only a gRPC service can be asked.
            var connections = settings
            connections["grpcService"] = config["grpcService"]
            let filter = FilterPlaces.filter(
                "envoy.filters.network.ext_authz",
                "envoy.extensions.filters.network.ext_authz.v3.ExtAuthz",
                connections
            )
            return try FilterPlaces.adding(
                filter,
                to: try withRequestFilter(resource, config),
                .connections,
                at: .standard
            )
        case .http(let service, let more):
            let cluster = try service.cluster(context)
            var message = more
            message["serverUri"] = [
                "uri": .string(service.uri.isEmpty ? "http://\(cluster)" : service.uri), "cluster": .string(cluster),
                "timeout": service.timeout ?? "1s",
            ]
            config["httpService"] = .object(message)
            let patched = try withRequestFilter(resource, config)
            guard !FilterPlaces.isMissing(patched, resource, target, context) else {
                throw ExtensionProblem("connections without requests (tcp) can be judged by GrpcService only")
            }
            return patched
        }
    }

    private func withRequestFilter(
        _ resource: MeshObject,
        _ config: MeshObject
    ) throws(ExtensionProblem) -> MeshObject {
        let filter = FilterPlaces.filter(
            "envoy.filters.http.ext_authz",
            "envoy.extensions.filters.http.ext_authz.v3.ExtAuthz",
            config
        )
        return try FilterPlaces.adding(filter, to: resource, .requests, at: place)
    }
}
