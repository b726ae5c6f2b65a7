import EnvoyPatches
import EnvoySchema
import MeshDomain
import SchemaRuntime

/// Shows a message as JSON, so that it can be compared with a recording.
///
/// Names are put into lower case without underscores, on both sides; enum values start with `enumMark`.
enum MessageRendering {
    static let enumMark = "\u{1}"

    private static let known: [any SchemaMessage.Type] = [
        EnvoyClusterV3.Cluster.self, EnvoyEndpointV3.ClusterLoadAssignment.self, EnvoyListenerV3.Listener.self,
        EnvoyRouteV3.RouteConfiguration.self, EnvoyTLSV3.UpstreamTlsContext.self, EnvoyTLSV3.DownstreamTlsContext.self,
        EnvoyTLSV3.SPIFFECertValidatorConfig.self, EnvoyHCMV3.HttpConnectionManager.self, EnvoyTCPProxyV3.TcpProxy.self,
        EnvoyNetworkRBACV3.RBAC.self, EnvoyHTTPRBACV3.RBAC.self, EnvoyRouterV3.Router.self,
        EnvoyHeaderToMetadataV3.Config.self, EnvoyGRPCStatsV3.FilterConfig.self, EnvoyGRPCHTTP1BridgeV3.Config.self,
        EnvoySNIClusterV3.SniCluster.self, EnvoyTLSInspectorV3.TlsInspector.self,
        EnvoyHTTPInspectorV3.HttpInspector.self,
        EnvoyUpstreamHTTPV3.HttpProtocolOptions.self, EnvoyConnectionLimitV3.ConnectionLimit.self,
        EnvoyStreamAccessLogV3.StdoutAccessLog.self, EnvoyStreamAccessLogV3.StderrAccessLog.self,
        EnvoyFileAccessLogV3.FileAccessLog.self, EnvoyOriginalDstV3.OriginalDst.self,
        EnvoyCoreV3.TypedExtensionConfig.self, EnvoyAggregateClusterV3.ClusterConfig.self,
        EnvoyJWTAuthnV3.JwtAuthentication.self,
    ]

    static func squeezed(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }

    /// The message inside an `Any`.
    static func render(_ any: GoogleProtobuf.AnyMessage) throws -> MeshValue {
        for type in known where any.typeURL == type.typeURL {
            var object = try render(type.init(decoding: any.value)).objectValue ?? MeshObject()
            object["@type"] = .string(any.typeURL)
            return .object(object)
        }
        // What extensions add is written without generated types.
        let name = String(any.typeURL.split(separator: "/").last ?? "")
        var object = RecordingComparison.squeezed(try EnvoyCodec().value(of: any.value, as: name)).objectValue
        object?["@type"] = .string(any.typeURL)
        return object.map { .object($0) } ?? .null
    }

    /// The same without the type, as resources are recorded.
    static func renderResource(_ any: GoogleProtobuf.AnyMessage) throws -> MeshValue {
        var object = try render(any).objectValue ?? MeshObject()
        object["@type"] = nil
        return .object(object)
    }

    static func render(_ message: any SchemaMessage) throws -> MeshValue {
        switch message {
        case let value as GoogleProtobuf.UInt32Value: return .int(Int64(value.value))
        case let value as GoogleProtobuf.UInt64Value: return .string(String(value.value))
        case let value as GoogleProtobuf.BoolValue: return .bool(value.value)
        case let value as GoogleProtobuf.Duration: return .double(Double(value.seconds) + Double(value.nanos) / 1e9)
        case let value as GoogleProtobuf.AnyMessage: return try render(value)
        case let value as GoogleProtobuf.Struct:
            var object = MeshObject()
            for (key, field) in value.fields { object[squeezed(key)] = try render(field) }
            return .object(object)
        case let value as GoogleProtobuf.Value: return try structValue(value)
        default: return try fields(of: message)
        }
    }

    private static func structValue(_ value: GoogleProtobuf.Value) throws -> MeshValue {
        switch value.kind {
        case .stringValue(let text): .string(text)
        case .numberValue(let number): .double(number)
        case .boolValue(let flag): .bool(flag)
        case .structValue(let fields): try render(fields)
        case .listValue(let list): .array(try list.values.map { try render($0) })
        case .nullValue, nil: .null
        }
    }

    private static func fields(of message: any SchemaMessage) throws -> MeshValue {
        var object = MeshObject()
        let defaults = Mirror(reflecting: type(of: message).init()).children.map(\.value)
        for (place, child) in Mirror(reflecting: message).children.enumerated() {
            if isEqual(child.value, defaults[place]) { continue }
            var name = child.label ?? ""
            if name.hasSuffix("Storage") { name.removeLast("Storage".count) }
            var value = child.value
            let mirror = Mirror(reflecting: value)
            if mirror.displayStyle == .optional {
                guard let inner = mirror.children.first?.value else { continue }
                value = inner
            }
            if !(value is any SchemaMessage), let payload = payload(of: value) {
                if payload.name == "box" {
                    value = payload.value
                } else {
                    name = payload.name
                    value = payload.value
                }
            }
            object[squeezed(name)] = try render(anything: value)
        }
        return .object(object)
    }

    private static func payload(of value: Any) -> (name: String, value: Any)? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .enum, let child = mirror.children.first, let name = child.label else {
            return nil
        }
        return (name, child.value)
    }

    private static func render(anything value: Any) throws -> MeshValue {
        switch value {
        case let message as any SchemaMessage: return try render(message)
        case let text as String: return .string(text)
        case let flag as Bool: return .bool(flag)
        case let number as Int32: return .int(Int64(number))
        case let number as UInt32: return .int(Int64(number))
        case let number as Int64: return .string(String(number))
        case let number as UInt64: return .string(String(number))
        case let number as Double: return .double(number)
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .collection: return .array(try mirror.children.map { try render(anything: $0.value) })
        case .dictionary:
            var object = MeshObject()
            for pair in mirror.children {
                let parts = Mirror(reflecting: pair.value).children.map(\.value)
                object[squeezed(String(describing: parts[0]))] = try render(anything: parts[1])
            }
            return .object(object)
        default: return .string(enumMark + squeezed(String(describing: value)))
        }
    }

    private static func isEqual(_ left: Any, _ right: Any) -> Bool {
        guard let left = left as? AnyHashable, let right = right as? AnyHashable else { return false }
        return left == right
    }
}
