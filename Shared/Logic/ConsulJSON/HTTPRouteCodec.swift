package import MeshDomain

/// The config entry `http-route` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2; recorded.
package enum HTTPRouteCodec {
    /// Writes an entry into its JSON form.
    package static func write(_ entry: HTTPRoute, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Parents"] = GatewayPartsCodec.references(entry.parents)
        object["Rules"] = entry.rules.isEmpty ? .null : .array(entry.rules.map(rule))
        object["Hostnames"] = entry.hostnames.isEmpty ? .null : .array(entry.hostnames.map(MeshValue.string))
        GatewayPartsCodec.write(entry.conditions, into: &object)
    }

    private static func rule(_ rule: HTTPRouteRule) -> MeshValue {
        var object = MeshObject()
        object["Filters"] = filters(rule.filters)
        write(rule.responseHeaders, into: &object)
        object["Matches"] = rule.matches.isEmpty ? .null : .array(rule.matches.map(match))
        let services = rule.services.map { service -> MeshValue in
            var part = MeshObject()
            part["Name"] = .string(service.service.text)
            part["Weight"] = .integer(service.weight)
            part["Filters"] = filters(service.filters)
            write(service.responseHeaders, into: &part)
            return .object(part)
        }
        object["Services"] = services.isEmpty ? .null : .array(services)
        return .object(object)
    }

    private static func write(_ responseHeaders: [HeaderModifiers], into object: inout MeshObject) {
        guard !responseHeaders.isEmpty else { return }
        object["ResponseFilters"] = ["Headers": GatewayPartsCodec.headers(responseHeaders)]
    }

    private static func filters(_ filters: HTTPRouteFilters) -> MeshValue {
        var object = MeshObject()
        object["Headers"] = GatewayPartsCodec.headers(filters.headers)
        object["URLRewrite"] = filters.rewritePath.map { path -> MeshValue in ["Path": .string(path)] } ?? .null
        if let retry = filters.retry {
            var part = MeshObject()
            part["NumRetries"] = .integer(retry.retryCount)
            part["RetryOn"] = .array(retry.retryOn.map(MeshValue.string))
            part["RetryOnStatusCodes"] = .array(retry.statusCodes.map(MeshValue.integer))
            part["RetryOnConnectFailure"] = .bool(retry.retryOnConnectFailure)
            object["RetryFilter"] = .object(part)
        }
        if let timeout = filters.timeout {
            object["TimeoutFilter"] = [
                "RequestTimeout": .int(timeout.requestNanoseconds), "IdleTimeout": .int(timeout.idleNanoseconds),
            ]
        }
        return .object(object)
    }

    private static func match(_ match: HTTPRouteMatch) -> MeshValue {
        func list(_ texts: [HTTPRouteTextMatch]) -> MeshValue {
            guard !texts.isEmpty else { return .null }
            return .array(
                texts.map {
                    ["Match": .string($0.kindName), "Name": .string($0.field), "Value": .string($0.value)]
                }
            )
        }
        return [
            "Headers": list(match.headers), "Method": .string(match.method),
            "Path": ["Match": .string(match.pathKind), "Value": .string(match.path)], "Query": list(match.query),
        ]
    }

    // MARK: - Reading

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> HTTPRoute {
        var entry = HTTPRoute(
            name: try reader.string("Name"),
            parents: try GatewayPartsCodec.references("Parents", in: &reader),
            hostnames: try reader.strings("Hostnames") ?? [],
            conditions: try GatewayPartsCodec.conditions(in: &reader)
        )
        for var item in try reader.list("Rules") ?? [] { entry.rules.append(try rule(&item)) }
        return entry
    }

    private static func rule(_ reader: inout ObjectReader) throws(MeshError) -> HTTPRouteRule {
        var rule = HTTPRouteRule(
            filters: try filters(in: &reader),
            responseHeaders: try responseHeaders(in: &reader)
        )
        for var item in try reader.list("Matches") ?? [] { rule.matches.append(try match(&item)) }
        for var item in try reader.list("Services") ?? [] {
            rule.services.append(
                HTTPRouteService(
                    service: NameText(try item.string("Name")),
                    weight: try item.int("Weight"),
                    filters: try filters(in: &item),
                    responseHeaders: try responseHeaders(in: &item)
                )
            )
            try item.finish()
        }
        try reader.finish()
        return rule
    }

    private static func responseHeaders(in outer: inout ObjectReader) throws(MeshError) -> [HeaderModifiers] {
        guard var reader = try outer.nested("ResponseFilters") else { return [] }
        let headers = try GatewayPartsCodec.headers(in: &reader)
        try reader.finish()
        return headers
    }

    private static func filters(in outer: inout ObjectReader) throws(MeshError) -> HTTPRouteFilters {
        guard var reader = try outer.nested("Filters") else { return HTTPRouteFilters() }
        var filters = HTTPRouteFilters(headers: try GatewayPartsCodec.headers(in: &reader))
        if var part = try reader.nested("URLRewrite") {
            filters.rewritePath = try part.string("Path")
            try part.finish()
        }
        if var part = try reader.nested("RetryFilter") {
            var retry = HTTPRouteRetry(
                retryCount: try part.int("NumRetries"),
                retryOn: try part.strings("RetryOn") ?? [],
                retryOnConnectFailure: try part.bool("RetryOnConnectFailure")
            )
            retry.statusCodes = try ServiceRouterCodec.statusCodes(&part)
            filters.retry = retry
            try part.finish()
        }
        if var part = try reader.nested("TimeoutFilter") {
            filters.timeout = HTTPRouteTimeout(
                requestNanoseconds: try part.duration("RequestTimeout") ?? 0,
                idleNanoseconds: try part.duration("IdleTimeout") ?? 0
            )
            try part.finish()
        }
        try reader.finish()
        return filters
    }

    private static func match(_ reader: inout ObjectReader) throws(MeshError) -> HTTPRouteMatch {
        var match = HTTPRouteMatch(method: try reader.string("Method"))
        if var part = try reader.nested("Path") {
            match.pathKind = try part.string("Match")
            match.path = try part.string("Value")
            try part.finish()
        }
        match.headers = try texts("Headers", in: &reader)
        match.query = try texts("Query", in: &reader)
        try reader.finish()
        return match
    }

    private static func texts(_ name: String, in outer: inout ObjectReader) throws(MeshError) -> [HTTPRouteTextMatch] {
        var texts: [HTTPRouteTextMatch] = []
        for var item in try outer.list(name) ?? [] {
            texts.append(
                HTTPRouteTextMatch(
                    kindName: try item.string("Match"),
                    field: try item.string("Name"),
                    value: try item.string("Value")
                )
            )
            try item.finish()
        }
        return texts
    }
}
