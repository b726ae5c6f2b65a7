import MeshDomain

/// The parts that registrations and config entries have in common: gateway mode, exposed paths, access logs and so on.
///
/// - Source: reference §3.1 and §4.3; all of these names are accepted in `snake_case`, too.
enum ProxyPartsCodec {
    // MARK: Mesh gateway

    static func meshGateway(_ mode: MeshGatewayMode) -> MeshValue {
        var object = MeshObject()
        object.add("Mode", ifSet: mode.rawValue)
        return .object(object)
    }

    static func meshGateway(in outer: inout ObjectReader) throws(MeshError) -> MeshGatewayMode {
        guard var reader = try outer.nested("MeshGateway", snake: true) else { return .unset }
        let mode = MeshGatewayMode(rawValue: try reader.string("Mode"))
        try reader.finish()
        return mode
    }

    // MARK: Transparent proxy

    static func transparentProxy(_ settings: TransparentProxyConfiguration) -> MeshValue {
        var object = MeshObject()
        object.add("OutboundListenerPort", ifSet: settings.outboundListenerPort)
        object.add("DialedDirectly", ifSet: settings.dialedDirectly)
        return .object(object)
    }

    static func transparentProxy(in outer: inout ObjectReader) throws(MeshError) -> TransparentProxyConfiguration {
        guard var reader = try outer.nested("TransparentProxy", snake: true) else {
            return TransparentProxyConfiguration()
        }
        let settings = TransparentProxyConfiguration(
            outboundListenerPort: try reader.int("OutboundListenerPort", snake: true),
            dialedDirectly: try reader.bool("DialedDirectly", snake: true)
        )
        try reader.finish()
        return settings
    }

    // MARK: Exposed paths

    static func expose(_ expose: ExposeConfiguration) -> MeshValue {
        var object = MeshObject()
        object.add("Checks", ifSet: expose.checks)
        if !expose.paths.isEmpty { object["Paths"] = .array(expose.paths.map(exposePath)) }
        return .object(object)
    }

    private static func exposePath(_ path: ExposePath) -> MeshValue {
        var object = MeshObject()
        object.add("ListenerPort", ifSet: path.listenerPort)
        object.add("Path", ifSet: path.path)
        object.add("LocalPathPort", ifSet: path.localPathPort)
        object.add("Protocol", ifSet: path.pathProtocol)
        object.add("ParsedFromCheck", ifSet: path.parsedFromCheck)
        return .object(object)
    }

    static func expose(in outer: inout ObjectReader) throws(MeshError) -> ExposeConfiguration {
        guard var reader = try outer.nested("Expose") else { return ExposeConfiguration() }
        var expose = ExposeConfiguration(checks: try reader.bool("Checks"))
        for var item in try reader.list("Paths") ?? [] {
            expose.paths.append(
                ExposePath(
                    listenerPort: try item.int("ListenerPort", snake: true),
                    path: try item.string("Path"),
                    localPathPort: try item.int("LocalPathPort", snake: true),
                    pathProtocol: try item.string("Protocol"),
                    parsedFromCheck: try item.bool("ParsedFromCheck", snake: true)
                )
            )
            try item.finish()
        }
        try reader.finish()
        return expose
    }

    // MARK: Access logs

    static func accessLogs(_ logs: AccessLogsConfiguration) -> MeshValue {
        var object = MeshObject()
        object.add("Enabled", ifSet: logs.enabled)
        object.add("DisableListenerLogs", ifSet: logs.disableListenerLogs)
        object.add("Type", ifSet: logs.type)
        object.add("Path", ifSet: logs.path)
        object.add("JSONFormat", ifSet: logs.jsonFormat)
        object.add("TextFormat", ifSet: logs.textFormat)
        return .object(object)
    }

    static func accessLogs(in outer: inout ObjectReader) throws(MeshError) -> AccessLogsConfiguration {
        guard var reader = try outer.nested("AccessLogs", snake: true) else { return AccessLogsConfiguration() }
        let logs = AccessLogsConfiguration(
            enabled: try reader.bool("Enabled"),
            disableListenerLogs: try reader.bool("DisableListenerLogs", snake: true),
            type: try reader.string("Type"),
            path: try reader.string("Path"),
            jsonFormat: try reader.string("JSONFormat", alias: "json_format", snake: true),
            textFormat: try reader.string("TextFormat", snake: true)
        )
        try reader.finish()
        return logs
    }

    // MARK: Envoy extensions

    static func envoyExtensions(_ extensions: [EnvoyExtension]) -> MeshValue {
        .array(
            extensions.map { item in
                var object = MeshObject()
                object["Name"] = .string(item.name)
                object["Required"] = .bool(item.required)
                object["Arguments"] = .object(item.arguments)
                object["ConsulVersion"] = .string(item.consulVersion)
                object["EnvoyVersion"] = .string(item.envoyVersion)
                return .object(object)
            }
        )
    }

    static func envoyExtensions(in outer: inout ObjectReader) throws(MeshError) -> [EnvoyExtension] {
        var extensions: [EnvoyExtension] = []
        for var reader in try outer.list("EnvoyExtensions", snake: true) ?? [] {
            extensions.append(
                EnvoyExtension(
                    name: try reader.string("Name"),
                    required: try reader.bool("Required"),
                    arguments: try reader.object("Arguments") ?? MeshObject(),
                    consulVersion: try reader.string("ConsulVersion", snake: true),
                    envoyVersion: try reader.string("EnvoyVersion", snake: true)
                )
            )
            try reader.finish()
        }
        return extensions
    }

    // MARK: Passive health check

    static func write(_ check: PassiveHealthCheck?, into object: inout MeshObject) {
        guard let check else { return }
        var part = MeshObject()
        if check.intervalNanoseconds != 0 { part["Interval"] = .int(check.intervalNanoseconds) }
        part.add("MaxFailures", ifSet: check.maxFailures)
        part.add("EnforcingConsecutive5xx", ifPresent: check.enforcingConsecutive5xx)
        part.add("MaxEjectionPercent", ifPresent: check.maxEjectionPercent)
        if let time = check.baseEjectionTimeNanoseconds { part["BaseEjectionTime"] = .int(time) }
        object["PassiveHealthCheck"] = .object(part)
    }

    static func passiveHealthCheck(in outer: inout ObjectReader) throws(MeshError) -> PassiveHealthCheck? {
        guard var reader = try outer.nested("PassiveHealthCheck") else { return nil }
        let check = PassiveHealthCheck(
            intervalNanoseconds: try reader.duration("Interval") ?? 0,
            maxFailures: try reader.int("MaxFailures"),
            enforcingConsecutive5xx: try reader.optionalInt("EnforcingConsecutive5xx"),
            maxEjectionPercent: try reader.optionalInt("MaxEjectionPercent"),
            baseEjectionTimeNanoseconds: try reader.duration("BaseEjectionTime")
        )
        try reader.finish()
        return check
    }

    // MARK: TLS limits

    static func write(_ limits: MeshTLSSettings, into object: inout MeshObject) {
        object.add("TLSMinVersion", ifSet: limits.minVersion)
        object.add("TLSMaxVersion", ifSet: limits.maxVersion)
        object.add("CipherSuites", ifSet: limits.cipherSuites)
    }

    static func tlsLimits(in reader: inout ObjectReader) throws(MeshError) -> MeshTLSSettings {
        MeshTLSSettings(
            minVersion: try reader.string("TLSMinVersion"),
            maxVersion: try reader.string("TLSMaxVersion"),
            cipherSuites: try reader.strings("CipherSuites") ?? []
        )
    }
}
