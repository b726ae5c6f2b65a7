import MeshDomain

/// `builtin/lua`: a script that sees requests and answers.
struct LuaExtension: ResourcePatch {
    let proxyKind: String
    private let direction: PatchTarget.Direction
    private let script: String

    init(_ reader: ArgumentReader) throws(ExtensionProblem) {
        script = try reader.neededText("Script")
        proxyKind = try ProxyKinds.chosen(reader, .connectProxy, .apiGateway)
        direction = try reader.direction("Listener", of: proxyKind)
    }

    func concerns(_ target: PatchTarget) -> Bool { target.kind == .listener && target.direction == direction }

    func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        let filter = FilterPlaces.filter(
            "envoy.filters.http.lua",
            "envoy.extensions.filters.http.lua.v3.Lua",
            ["defaultSourceCode": ["inlineString": .string(script)]]
        )
        return try FilterPlaces.judging(filter, in: resource, .requests, target, context)
    }
}

/// `builtin/http/localratelimit`: how many requests a proxy lets in, counted by itself.
struct LocalRateLimitExtension: ResourcePatch {
    let proxyKind: String
    private let config: MeshObject

    init(_ reader: ArgumentReader) throws(ExtensionProblem) {
        proxyKind = try ProxyKinds.chosen(reader, .connectProxy)
        let largest = Int64(UInt32.max)
        let maximum = try reader.number("MaxTokens", in: 1...largest)
        let fill = try reader.number("TokensPerFill", in: 1...largest)
        let seconds = try reader.number("FillInterval", in: 1...86_400)
        guard let maximum else { throw reader.fault("MaxTokens", "is required") }
        guard let seconds else { throw reader.fault("FillInterval", "is required: seconds") }
        var bucket: MeshObject = ["maxTokens": .int(maximum), "fillInterval": .string("\(seconds)s")]
        bucket["tokensPerFill"] = .int(fill ?? maximum)
        config = [
            "statPrefix": "local_rate_limit", "tokenBucket": .object(bucket),
            "filterEnabled": Self.share(try reader.number("FilterEnabled", in: 0...100) ?? 100),
            "filterEnforced": Self.share(try reader.number("FilterEnforced", in: 0...100) ?? 100),
        ]
    }

    private static func share(_ percent: Int64) -> MeshValue { ["defaultValue": ["numerator": .int(percent)]] }

    func concerns(_ target: PatchTarget) -> Bool { target.kind == .listener && target.direction == .inbound }

    func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        let filter = FilterPlaces.filter(
            "envoy.filters.http.local_ratelimit",
            "envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit",
            config
        )
        return try FilterPlaces.judging(filter, in: resource, .requests, target, context)
    }
}

/// `builtin/aws/lambda`: calls to a service call a function at AWS instead.
struct LambdaExtension: ResourcePatch {
    let proxyKind = ProxyKinds.Kind.connectProxy.rawValue
    private let arn: String
    private let region: String
    private let passesPayload: Bool
    private let isAsynchronous: Bool

    init(_ reader: ArgumentReader) throws(ExtensionProblem) {
        arn = try reader.neededText("ARN")
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 7, parts[0] == "arn", parts[2] == "lambda", !parts[3].isEmpty,
            parts[3].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else {
            throw reader.fault(
                "ARN",
                "is \"\(arn)\"; it must look like \"arn:aws:lambda:eu-west-1:123456789012:function:name\""
            )
        }
        region = String(parts[3])
        passesPayload = try reader.flag("PayloadPassthrough")
        let mode = try reader.choice("InvocationMode", of: ["synchronous", "asynchronous"], else: "synchronous")
        isAsynchronous = mode == "asynchronous"
    }

    func concerns(_ target: PatchTarget) -> Bool {
        target.direction == .outbound && [.listener, .cluster].contains(target.kind)
    }

    func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        guard target.kind == .listener else { return cluster(resource) }
        var config: MeshObject = ["arn": .string(arn)]
        config.set("payloadPassthrough", passesPayload)
        if isAsynchronous { config["invocationMode"] = "ASYNCHRONOUS" }
        let filter = FilterPlaces.filter(
            "envoy.filters.http.aws_lambda",
            "envoy.extensions.filters.http.aws_lambda.v3.Config",
            config
        )
        let listener = try FilterPlaces.adding(filter, to: resource, .requests, routes: target.routes)
        // The function is called by the host name of AWS, whatever the caller wrote.
        return try FilterPlaces.eachEnd(of: .requests, in: listener) { manager in
            guard manager["httpFilters"]?.arrayValue?.contains(filter) == true else { return manager }
            var manager = manager
            manager["stripAnyHostPort"] = true
            return manager
        }
    }

    /// AWS in the place of the service's instances.
    private func cluster(_ resource: MeshObject) -> MeshObject {
        let name = resource["name"] ?? ""
        let socket: MeshValue = [
            "socketAddress": ["address": .string("lambda.\(region).amazonaws.com"), "portValue": 443]
        ]
        var cluster: MeshObject = [
            "name": name, "type": "LOGICAL_DNS", "dnsLookupFamily": "V4_ONLY",
            "metadata": ["filterMetadata": ["com.amazonaws.lambda": ["egress_gateway": true]]],
            "loadAssignment": [
                "clusterName": name, "endpoints": [["lbEndpoints": [["endpoint": ["address": socket]]]]],
            ],
            "transportSocket": FilterPlaces.filter(
                "tls",
                "envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext",
                ["sni": "*.amazonaws.com"]
            ),
        ]
        cluster.set("connectTimeout", resource["connectTimeout"])
        return cluster
    }
}

/// The kinds of proxies that extensions are for.
enum ProxyKinds {
    enum Kind: String {
        case connectProxy = "connect-proxy"
        case apiGateway = "api-gateway"
        case terminatingGateway = "terminating-gateway"
    }

    /// What `ProxyType` says; the first of those that are possible when it says nothing.
    static func chosen(_ reader: ArgumentReader, _ kinds: Kind...) throws(ExtensionProblem) -> String {
        let words = kinds.map(\.rawValue)
        return try reader.choice("ProxyType", of: words, else: words.first ?? "")
    }
}

extension ArgumentReader {
    /// On which side of a kind of proxy an extension works; every listener of a gateway is outbound.
    func direction(_ name: String, of proxyKind: String) throws(ExtensionProblem) -> PatchTarget.Direction {
        if proxyKind == ProxyKinds.Kind.connectProxy.rawValue { return try direction(name) }
        guard value(name) != nil else { return .outbound }
        guard try direction(name) == .outbound else {
            throw fault(name, "is \"inbound\"; listeners of an \(proxyKind) are outbound")
        }
        return .outbound
    }

    /// On which side an extension works; on that of callers unless it is said.
    func direction(_ name: String) throws(ExtensionProblem) -> PatchTarget.Direction {
        let word = try choice(name, of: ["inbound", "outbound"], else: "inbound")
        return PatchTarget.Direction(rawValue: word) ?? .inbound
    }
}
