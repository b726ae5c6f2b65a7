package import MeshDomain

/// The config entry `service-router` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2.
package enum ServiceRouterCodec {
    /// Writes what is set.
    package static func write(_ entry: ServiceRouter, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Routes"] = entry.routes.isEmpty ? .null : .array(entry.routes.map { .object(route($0)) })
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> ServiceRouter {
        var entry = ServiceRouter(name: try reader.string("Name"))
        for var item in try reader.list("Routes") ?? [] {
            var route = ServiceRoute()
            if var part = try item.nested("Match") {
                if var http = try part.nested("HTTP", alias: "http") { route.match = try match(&http) }
                try part.finish()
            }
            if var part = try item.nested("Destination") { route.destination = try destination(&part) }
            try item.finish()
            entry.routes.append(route)
        }
        return entry
    }

    /// A route alone.
    package static func route(_ route: ServiceRoute) -> MeshObject {
        var object = MeshObject()
        if let match = route.match { object["Match"] = ["HTTP": .object(self.match(match))] }
        if let destination = route.destination { object["Destination"] = .object(self.destination(destination)) }
        return object
    }

    // MARK: - Matches

    private static func match(_ match: RouteMatch) -> MeshObject {
        var object = MeshObject()
        object.add("PathExact", ifSet: match.pathExact)
        object.add("PathPrefix", ifSet: match.pathPrefix)
        object.add("PathRegex", ifSet: match.pathRegex)
        object.add("CaseInsensitive", ifSet: match.ignoresPathCase)
        if !match.headers.isEmpty { object["Header"] = HTTPHeaderMatchCodec.value(match.headers) }
        if !match.queryParameters.isEmpty {
            object["QueryParam"] = .array(
                match.queryParameters.map { query in
                    var part = MeshObject()
                    part["Name"] = .string(query.parameter)
                    part.add("Present", ifSet: query.isPresent)
                    part.add("Exact", ifSet: query.exact)
                    part.add("Regex", ifSet: query.regex)
                    return .object(part)
                }
            )
        }
        object.add("Methods", ifSet: match.methods)
        return object
    }

    private static func match(_ reader: inout ObjectReader) throws(MeshError) -> RouteMatch {
        var match = RouteMatch(
            pathExact: try reader.string("PathExact"),
            pathPrefix: try reader.string("PathPrefix"),
            pathRegex: try reader.string("PathRegex"),
            ignoresPathCase: try reader.bool("CaseInsensitive"),
            methods: try reader.strings("Methods") ?? []
        )
        match.headers = try HTTPHeaderMatchCodec.read(&reader)
        for var part in try reader.list("QueryParam") ?? [] {
            match.queryParameters.append(
                RouteQueryMatch(
                    parameter: try part.string("Name"),
                    isPresent: try part.bool("Present"),
                    exact: try part.string("Exact"),
                    regex: try part.string("Regex")
                )
            )
            try part.finish()
        }
        try reader.finish()
        return match
    }

    // MARK: - Destinations

    private static func destination(_ destination: RouteDestination) -> MeshObject {
        var object = MeshObject()
        for (name, time) in [
            ("RequestTimeout", destination.requestTimeoutNanoseconds),
            ("IdleTimeout", destination.idleTimeoutNanoseconds),
        ] where time != 0 { object[name] = .string(GoDuration.text(nanoseconds: time)) }
        object.add("Service", ifSet: destination.service.text)
        object.add("ServiceSubset", ifSet: destination.subset)
        object.add("PrefixRewrite", ifSet: destination.prefixRewrite)
        object.add("NumRetries", ifSet: destination.retryCount)
        object.add("RetryOnConnectFailure", ifSet: destination.retriesOnConnectFailure)
        object.add("RetryOn", ifSet: destination.retryOn)
        if !destination.retryOnStatusCodes.isEmpty {
            object["RetryOnStatusCodes"] = .array(destination.retryOnStatusCodes.map(MeshValue.integer))
        }
        HeaderModifiersCodec.write(destination.requestHeaders, "RequestHeaders", into: &object)
        HeaderModifiersCodec.write(destination.responseHeaders, "ResponseHeaders", into: &object)
        return object
    }

    private static func destination(_ reader: inout ObjectReader) throws(MeshError) -> RouteDestination {
        let destination = RouteDestination(
            service: NameText(try reader.string("Service")),
            subset: try reader.string("ServiceSubset"),
            prefixRewrite: try reader.string("PrefixRewrite"),
            requestTimeoutNanoseconds: try reader.duration("RequestTimeout") ?? 0,
            idleTimeoutNanoseconds: try reader.duration("IdleTimeout") ?? 0,
            retryCount: try reader.int("NumRetries"),
            retriesOnConnectFailure: try reader.bool("RetryOnConnectFailure"),
            retryOn: try reader.strings("RetryOn") ?? [],
            retryOnStatusCodes: try statusCodes(&reader),
            requestHeaders: try HeaderModifiersCodec.read("RequestHeaders", in: &reader),
            responseHeaders: try HeaderModifiersCodec.read("ResponseHeaders", in: &reader)
        )
        try ScopeMembers.refuse(in: &reader, at: reader.path)
        try reader.finish()
        return destination
    }

    static func statusCodes(_ reader: inout ObjectReader) throws(MeshError) -> [Int] {
        guard let value = reader.value("RetryOnStatusCodes") else { return [] }
        var codes: [Int] = []
        for item in value.arrayValue ?? [value] {
            guard let code = item.unsignedValue ?? item.stringValue.flatMap(UInt64.init), code <= UInt32.max else {
                throw reader.failure("'\(reader.path).RetryOnStatusCodes' must be a list of HTTP status codes")
            }
            codes.append(Int(code))
        }
        return codes
    }
}
