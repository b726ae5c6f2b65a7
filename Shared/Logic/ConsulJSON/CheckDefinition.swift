package import MeshDomain

/// A check as it is defined in a file or a registration body.
///
/// - Source: reference §4.6. Durations are nanoseconds, nil or 0 when unset.
package struct CheckDefinition: Sendable, Hashable {
    package var id = ""
    package var name = ""
    package var notes = ""
    /// As given; empty means critical at first.
    package var status = ""
    /// Only of checks that are registered by themselves.
    package var serviceID = ""
    package var token = SecretID.none

    package var http = ""
    package var header: [String: [String]] = [:]
    package var method = ""
    package var body = ""
    package var disableRedirects = false
    package var tlsServerName = ""
    package var tlsSkipVerify = false
    package var tcp = ""
    package var tcpUseTLS = false
    package var udp = ""
    package var grpc = ""
    package var grpcUseTLS = false
    package var h2ping = ""
    package var h2pingUseTLS = true
    package var aliasNode = ""
    package var aliasService = ""
    package var arguments: [String] = []
    package var dockerContainerID = ""
    package var shell = ""
    package var osService = ""

    package var ttl: Int64 = 0
    package var interval: Int64 = 0
    package var timeout: Int64 = 0
    package var deregisterCriticalServiceAfter: Int64 = 0
    package var successBeforePassing = 0
    /// Nil: the same as `failuresBeforeCritical`.
    package var failuresBeforeWarning: Int?
    package var failuresBeforeCritical = 0
    package var outputMaxSize = 0

    /// Where a definition stands: a body that registers a check by itself names it `ID`, everything else may say
    /// `CheckID`, too.
    package enum Place: Sendable, Hashable {
        case alone
        case inService
    }

    /// An empty definition.
    package init() {}

    /// Reads the definition of a check that is registered by itself.
    ///
    /// - Throws: `badRequest` naming the field.
    package init(_ value: MeshValue, rules: ReadingRules, path: String = "") throws(MeshError) {
        var reader = try ObjectReader(value, rules: rules, path: path)
        try self.init(&reader, .alone)
    }

    /// Reads a definition from a reader.
    ///
    /// - Throws: `badRequest` naming the field.
    package init(_ reader: inout ObjectReader, _ place: Place) throws(MeshError) {
        id = try reader.string("ID")
        if place == .inService || reader.rules == .weak || reader.rules.isFile {
            let checkID = try reader.string("CheckID")
            if id.isEmpty { id = checkID }
        }
        name = try reader.string("Name")
        notes = try reader.string("Notes")
        status = try reader.string("Status")
        serviceID = try reader.string("ServiceID", snake: true)
        token = SecretID(try reader.string("Token"))
        try readTargets(&reader)
        ttl = try reader.duration("TTL") ?? 0
        interval = try reader.duration("Interval") ?? 0
        timeout = try reader.duration("Timeout") ?? 0
        deregisterCriticalServiceAfter = try reader.duration("DeregisterCriticalServiceAfter", snake: true) ?? 0
        successBeforePassing = try reader.int("SuccessBeforePassing")
        failuresBeforeWarning = try reader.optionalInt("FailuresBeforeWarning")
        failuresBeforeCritical = try reader.int("FailuresBeforeCritical")
        outputMaxSize = try reader.int("OutputMaxSize")
        reader.ignore("ProxyHTTP", "ProxyGRPC")
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
    }

    private mutating func readTargets(_ reader: inout ObjectReader) throws(MeshError) {
        http = try reader.string("HTTP")
        header = try reader.stringLists("Header") ?? [:]
        method = try reader.string("Method")
        body = try reader.string("Body")
        disableRedirects = try reader.bool("DisableRedirects", snake: true)
        tlsServerName = try reader.string("TLSServerName", alias: "tls_server_name")
        tlsSkipVerify = try reader.bool("TLSSkipVerify", snake: true)
        tcp = try reader.string("TCP")
        tcpUseTLS = try reader.bool("TCPUseTLS", snake: true)
        udp = try reader.string("UDP")
        grpc = try reader.string("GRPC")
        grpcUseTLS = try reader.bool("GRPCUseTLS", snake: true)
        h2ping = try reader.string("H2PING")
        h2pingUseTLS = try reader.optionalBool("H2PingUseTLS", snake: true) ?? true
        aliasNode = try reader.string("AliasNode")
        aliasService = try reader.string("AliasService")
        arguments = try reader.strings("Args", alias: "ScriptArgs", snake: true) ?? []
        dockerContainerID = try reader.string("DockerContainerID", snake: true)
        shell = try reader.string("Shell")
        osService = try reader.string("OSService", snake: true)
    }

    /// The definition as an object that reads back unchanged; only what is set.
    package var encoded: MeshObject {
        var object = MeshObject()
        object.add("ID", ifSet: id)
        object.add("Name", ifSet: name)
        object.add("Notes", ifSet: notes)
        object.add("Status", ifSet: status)
        object.add("ServiceID", ifSet: serviceID)
        object.add("Token", ifSet: token.revealed)
        object.add("HTTP", ifSet: http)
        if !header.isEmpty {
            let sorted = header.sorted { $0.key < $1.key }
            object["Header"] = .object(MeshObject(sorted.map { ($0.key, .array($0.value.map(MeshValue.string))) }))
        }
        object.add("Method", ifSet: method)
        object.add("Body", ifSet: body)
        object.add("DisableRedirects", ifSet: disableRedirects)
        object.add("TLSServerName", ifSet: tlsServerName)
        object.add("TLSSkipVerify", ifSet: tlsSkipVerify)
        object.add("TCP", ifSet: tcp)
        object.add("TCPUseTLS", ifSet: tcpUseTLS)
        object.add("UDP", ifSet: udp)
        object.add("GRPC", ifSet: grpc)
        object.add("GRPCUseTLS", ifSet: grpcUseTLS)
        object.add("H2PING", ifSet: h2ping)
        if !h2pingUseTLS { object["H2PingUseTLS"] = false }
        object.add("AliasNode", ifSet: aliasNode)
        object.add("AliasService", ifSet: aliasService)
        object.add("Args", ifSet: arguments)
        object.add("DockerContainerID", ifSet: dockerContainerID)
        object.add("Shell", ifSet: shell)
        object.add("OSService", ifSet: osService)
        for (name, time) in [
            ("TTL", ttl), ("Interval", interval), ("Timeout", timeout),
            ("DeregisterCriticalServiceAfter", deregisterCriticalServiceAfter),
        ] where time != 0 { object[name] = .int(time) }
        object.add("SuccessBeforePassing", ifSet: successBeforePassing)
        object.add("FailuresBeforeWarning", ifPresent: failuresBeforeWarning)
        object.add("FailuresBeforeCritical", ifSet: failuresBeforeCritical)
        object.add("OutputMaxSize", ifSet: outputMaxSize)
        return object
    }
}
