import EnvoySchema
import MeshDomain
import SchemaRuntime

/// Access logs of listeners and of what they pass on.
enum AccessLogs {
    /// Connections that no filter chain took.
    static func ofListener(_ settings: AccessLogsConfiguration) throws(SchemaError) -> [EnvoyAccessLogV3.AccessLog] {
        guard settings.enabled, !settings.disableListenerLogs else { return [] }
        return [
            EnvoyAccessLogV3.AccessLog(
                name: "Consul Listener Log",
                filter: EnvoyAccessLogV3.AccessLogFilter(
                    filterSpecifier: .responseFlagFilter(EnvoyAccessLogV3.ResponseFlagFilter(flags: ["NR"]))
                ),
                configType: .typedConfig(try sink(settings))
            )
        ]
    }

    /// Requests and connections that a filter handled.
    static func ofFilter(_ settings: AccessLogsConfiguration) throws(SchemaError) -> [EnvoyAccessLogV3.AccessLog] {
        guard settings.enabled else { return [] }
        return [
            EnvoyAccessLogV3.AccessLog(
                name: "Consul Listener Filter Log",
                configType: .typedConfig(try sink(settings))
            )
        ]
    }

    private static func sink(_ settings: AccessLogsConfiguration) throws(SchemaError) -> GoogleProtobuf.AnyMessage {
        let format = EnvoyCoreV3.SubstitutionFormatString(format: format(settings))
        switch settings.type {
        case "file":
            return try GoogleProtobuf.AnyMessage(
                packing: EnvoyFileAccessLogV3.FileAccessLog(
                    path: settings.path,
                    accessLogFormat: .logFormat(format)
                )
            )
        case "stderr":
            return try GoogleProtobuf.AnyMessage(
                packing: EnvoyStreamAccessLogV3.StderrAccessLog(accessLogFormat: .logFormat(format))
            )
        default:
            return try GoogleProtobuf.AnyMessage(
                packing: EnvoyStreamAccessLogV3.StdoutAccessLog(accessLogFormat: .logFormat(format))
            )
        }
    }

    private static func format(_ settings: AccessLogsConfiguration) -> EnvoyCoreV3.SubstitutionFormatString.Format {
        if !settings.textFormat.isEmpty { return .textFormat(settings.textFormat.endingWithNewLine) }
        if !settings.jsonFormat.isEmpty, let value = try? JSONText.parse(settings.jsonFormat),
            let object = value.objectValue
        {
            return .jsonFormat(GoogleProtobuf.Struct(object))
        }
        return .jsonFormat(
            GoogleProtobuf.Struct(fields: standardFields.mapValues { GoogleProtobuf.Value(kind: .stringValue($0)) })
        )
    }

    private static let standardFields = [
        "authority": "%REQ(:AUTHORITY)%",
        "bytes_received": "%BYTES_RECEIVED%",
        "bytes_sent": "%BYTES_SENT%",
        "connection_termination_details": "%CONNECTION_TERMINATION_DETAILS%",
        "downstream_local_address": "%DOWNSTREAM_LOCAL_ADDRESS%",
        "downstream_remote_address": "%DOWNSTREAM_REMOTE_ADDRESS%",
        "duration": "%DURATION%",
        "method": "%REQ(:METHOD)%",
        "path": "%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%",
        "protocol": "%PROTOCOL%",
        "request_id": "%REQ(X-REQUEST-ID)%",
        "requested_server_name": "%REQUESTED_SERVER_NAME%",
        "response_code": "%RESPONSE_CODE%",
        "response_code_details": "%RESPONSE_CODE_DETAILS%",
        "response_flags": "%RESPONSE_FLAGS%",
        "route_name": "%ROUTE_NAME%",
        "start_time": "%START_TIME%",
        "upstream_cluster": "%UPSTREAM_CLUSTER%",
        "upstream_host": "%UPSTREAM_HOST%",
        "upstream_local_address": "%UPSTREAM_LOCAL_ADDRESS%",
        "upstream_service_time": "%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%",
        "upstream_transport_failure_reason": "%UPSTREAM_TRANSPORT_FAILURE_REASON%",
        "user_agent": "%REQ(USER-AGENT)%",
        "x_forwarded_for": "%REQ(X-FORWARDED-FOR)%",
    ]
}

extension String {
    fileprivate var endingWithNewLine: String { hasSuffix("\n") ? self : self + "\n" }
}

extension GoogleProtobuf.Struct {
    /// The same members; numbers become floating-point, as the format has no others.
    init(_ object: MeshObject) {
        self.init()
        for entry in object.entries { fields[entry.key] = GoogleProtobuf.Value(entry.value) }
    }
}

extension GoogleProtobuf.Value {
    init(_ value: MeshValue) {
        switch value {
        case .null: self.init(kind: .nullValue(.nullValue))
        case .bool(let flag): self.init(kind: .boolValue(flag))
        case .int, .unsigned, .double: self.init(kind: .numberValue(value.doubleValue ?? 0))
        case .string(let text): self.init(kind: .stringValue(text))
        case .array(let values):
            self.init(kind: .listValue(GoogleProtobuf.ListValue(values: values.map(GoogleProtobuf.Value.init))))
        case .object(let object): self.init(kind: .structValue(GoogleProtobuf.Struct(object)))
        }
    }
}
