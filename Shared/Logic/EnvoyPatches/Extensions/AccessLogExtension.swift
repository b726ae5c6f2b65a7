import MeshDomain

/// `builtin/otel-access-logging`: each call is told to a collector of OpenTelemetry.
struct AccessLogExtension: ResourcePatch {
    private static let ownName = "local_otel_access_logging"

    let proxyKind: String
    private let direction: PatchTarget.Direction
    private let service: CalledGRPCService
    private let common: MeshObject
    private let content: MeshObject

    init(_ reader: ArgumentReader) throws(ExtensionProblem) {
        proxyKind = try ProxyKinds.chosen(reader, .connectProxy, .apiGateway)
        direction = try reader.direction("ListenerType", of: proxyKind)
        let config = try reader.neededInside("Config")
        service = try CalledGRPCService(try config.neededInside("GrpcService"), ownName: Self.ownName)
        var common: MeshObject = [
            "logName": .string(try config.text("LogName") ?? "consul"), "transportApiVersion": "V3",
        ]
        common.set("bufferFlushInterval", try config.duration("BufferFlushInterval"))
        common.set("bufferSizeBytes", try config.number("BufferSizeBytes", in: 0...(1 << 26)).map { .int($0) })
        let objects = try config.texts("FilterStateObjectsToLog")
        if !objects.isEmpty { common["filterStateObjectsToLog"] = .array(objects.map { .string($0) }) }
        common.set(
            "grpcStreamRetryPolicy",
            try PluginExtension.retries(try config.inside("RetryPolicy")).map { .object($0) }
        )
        self.common = common
        var content = MeshObject()
        content.set(
            "body",
            try config.value("Body").map { value throws(ExtensionProblem) in
                try Self.anyValue(value, config.place(of: "Body"))
            }
        )
        content.set("attributes", try Self.attributes("Attributes", config))
        content.set("resourceAttributes", try Self.attributes("ResourceAttributes", config))
        self.content = content
    }

    private static func attributes(
        _ name: String,
        _ reader: ArgumentReader
    ) throws(ExtensionProblem) -> MeshValue? {
        var values: [MeshValue] = []
        for member in try reader.members(name) {
            let place = "\(reader.place(of: name))[\"\(member.key)\"]"
            values.append(["key": .string(member.key), "value": try anyValue(member.value, place)])
        }
        return values.isEmpty ? MeshValue?.none : ["values": .array(values)]
    }

    private static func anyValue(_ value: MeshValue, _ place: String) throws(ExtensionProblem) -> MeshValue {
        switch value {
        case .string: return ["stringValue": value]
        case .bool: return ["boolValue": value]
        case .int, .unsigned: return ["intValue": value]
        case .double: return ["doubleValue": value]
        case .null, .array, .object:
            throw ExtensionProblem("\(place) must be a text, a number or true or false, not \(value.kindName)")
        }
    }

    func concerns(_ target: PatchTarget) -> Bool { target.kind == .listener && target.direction == direction }

    var called: CalledService? { service.target }

    func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        var config = content
        var common = common
        common["grpcService"] = try service.message(context)
        config["commonConfig"] = .object(common)
        let log = FilterPlaces.filter(
            "envoy.access_loggers.open_telemetry",
            "envoy.extensions.access_loggers.open_telemetry.v3.OpenTelemetryAccessLogConfig",
            config
        )
        var listener = resource
        for layer in [FilterPlaces.Layer.requests, .connections] {
            listener = try FilterPlaces.eachEnd(of: layer, in: listener) { end in
                var end = end
                end["accessLog"] = .array((end["accessLog"]?.arrayValue ?? []) + [log])
                return end
            }
        }
        return listener
    }
}
