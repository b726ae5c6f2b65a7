/// What gRPC's health protocol is asked, as HTTP/2 carries it.
///
/// - Source: grpc.health.v1: `Check(HealthCheckRequest { service = 1 }) -> HealthCheckResponse { status = 1 }`; gRPC over HTTP/2.
package struct HealthQuestion: Sendable, Hashable {
    private let service: String
    private let scheme: String
    private let authority: String

    /// Asks for a service of a server; an empty name for the whole server.
    package init(service: String, scheme: String, authority: String) {
        self.service = service
        self.scheme = scheme
        self.authority = authority
    }

    /// The fields of the request, the pseudo fields first.
    package var headers: [(String, String)] {
        [
            (":method", "POST"), (":scheme", scheme), (":path", "/grpc.health.v1.Health/Check"),
            (":authority", authority), ("te", "trailers"), ("content-type", "application/grpc"),
            ("user-agent", "Consul Health Check"),
        ]
    }

    /// The message behind its length.
    package var body: [UInt8] {
        var message: [UInt8] = []
        if !service.isEmpty {
            message.append(0x0A)
            var length = service.utf8.count
            while length >= 0x80 {
                message.append(UInt8(length & 0x7F) | 0x80)
                length >>= 7
            }
            message.append(UInt8(length))
            message += Array(service.utf8)
        }
        let count = UInt32(message.count)
        return [0] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * UInt32($0))) } + message
    }
}

/// What comes back from a question about health.
package struct HealthAnswer: Sendable, Hashable {
    /// Bytes of a body that are looked at; an answer has seven.
    private static let limit = 4096
    private var fields: [String: String] = [:]
    private var body: [UInt8] = []

    /// Nothing yet.
    package init() {}

    /// Takes fields, those before the body or those behind it.
    package mutating func take(_ fields: [(String, String)]) {
        for (name, value) in fields where [":status", "grpc-status", "grpc-message"].contains(name) {
            self.fields[name] = String(value.prefix(512))
        }
    }

    /// Takes a part of the body.
    package mutating func take(_ bytes: some Collection<UInt8>) {
        body += bytes.prefix(max(0, Self.limit - body.count))
    }

    /// Why the service is not healthy; nil when it is.
    package var problem: String? {
        guard fields[":status"] == "200" else { return "HTTP status \(fields[":status"] ?? "absent")" }
        guard let code = fields["grpc-status"] else { return "the answer has no gRPC status" }
        guard code == "0" else { return "gRPC status \(code): \(fields["grpc-message"] ?? "")" }
        let status = Self.status(body)
        let names = ["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"]
        guard let status else { return "the answer is no HealthCheckResponse" }
        return status == 1 ? nil : names.indices.contains(status) ? names[status] : "status \(status)"
    }

    /// The field `status` of the one message in a body; nil when that is none.
    private static func status(_ body: [UInt8]) -> Int? {
        guard body.count >= 5, body[0] == 0 else { return nil }
        let length = body[1..<5].reduce(0) { $0 << 8 | Int($1) }
        var rest = body.dropFirst(5)
        guard rest.count == length else { return nil }
        var status = 0
        while let key = number(&rest) {
            switch key & 7 {
            case 0:
                guard let value = number(&rest) else { return nil }
                if key >> 3 == 1 { status = value }
            case 2:
                guard let size = number(&rest), size <= rest.count else { return nil }
                rest = rest.dropFirst(size)
            case _: return nil
            }
        }
        return rest.isEmpty ? status : nil
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int? {
        var value = 0
        for place in 0..<5 {
            guard let byte = bytes.popFirst() else { return nil }
            value |= Int(byte & 0x7F) << (7 * place)
            if byte < 0x80 { return value }
        }
        return nil
    }
}
