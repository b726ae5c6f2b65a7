package import ConsulJSON
package import HTTPTypes
package import MeshDomain
import RegistrationRules

/// Where a check connects to.
package struct CheckDestination: Sendable, Hashable {
    /// A name or a literal address without brackets.
    package var host: String
    package var port: Int

    /// Makes a destination.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// The address, when the host is a literal one.
    package var literal: IPAddress? { IPAddress(host) }

    /// As it stands in a URL.
    package var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Reads `host:port`; an empty host is this machine.
    ///
    /// - Throws: `badRequest` that says what is wrong with it, without naming the field.
    package init(parsing text: some StringProtocol, defaultPort: Int? = nil) throws(MeshError) {
        var host = Substring(text)
        var portText: Substring?
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { throw Self.wrong("it has \"[\" without \"]\"") }
            let rest = host[host.index(after: end)...]
            host = host[host.index(after: host.startIndex)..<end]
            guard AddressText.isIPv6(String(host)) else {
                throw Self.wrong("\(Characters.shown(String(host))) is no IPv6 address")
            }
            guard rest.isEmpty || rest.hasPrefix(":") else { throw Self.wrong("a port is expected after \"]\"") }
            portText = rest.isEmpty ? nil : rest.dropFirst()
        } else {
            if let colon = host.lastIndex(of: ":") {
                portText = host[host.index(after: colon)...]
                host = host[..<colon]
            }
            guard host.isEmpty || Self.isName(host) else {
                throw Self.wrong(
                    "\(Characters.shown(String(host))) is no host; use a name of letters, digits, \"-\", \"_\" and \".\","
                        + " an IPv4 address, or an IPv6 address in brackets"
                )
            }
        }
        self.host = host.isEmpty ? "localhost" : String(host)
        guard let portText, !portText.isEmpty else {
            guard let defaultPort, !host.isEmpty else { throw Self.wrong("missing port in address") }
            port = defaultPort
            return
        }
        guard portText.utf8.allSatisfy({ $0 &- 48 < 10 }), let port = Int(portText), (1...65_535).contains(port) else {
            throw Self.wrong("port \(Characters.shown(String(portText))) is no number from 1 to 65535")
        }
        self.port = port
    }

    private static func isName(_ text: Substring) -> Bool {
        text.utf8.count <= 253
            && text.utf8.allSatisfy { byte in
                byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: ".")
            }
    }

    private static func wrong(_ text: String) -> MeshError { MeshError(.badRequest, text) }
}

/// What a check asks, once its definition is known to be sound: no byte of it can end a line of the request or change who
/// is asked.
package enum CheckTarget: Sendable, Hashable {
    case http(HTTPCheckRequest)
    /// TLS is spoken where there is a name to expect.
    case tcp(CheckDestination, CheckEncryption?)
    case udp(CheckDestination)
    /// The service is what gRPC's health protocol is asked for; empty for the whole server.
    case grpc(CheckDestination, service: String, CheckEncryption?)
    case h2ping(CheckDestination, CheckEncryption?)

    /// Where it connects to.
    package var destination: CheckDestination {
        switch self {
        case .http(let request): request.destination
        case .udp(let destination): destination
        case .tcp(let destination, _), .grpc(let destination, _, _), .h2ping(let destination, _): destination
        }
    }
}

extension CheckDefinition {
    /// What a check asks that connects to something; nil for the other kinds.
    ///
    /// - Throws: `badRequest` naming the field.
    package func target() throws(MeshError) -> CheckTarget? {
        switch kind {
        case .http: return .http(try HTTPCheckRequest(self))
        case .tcp:
            let destination = try destination("TCP", tcp)
            return .tcp(destination, try tcpUseTLS ? encryption(destination) : nil)
        case .udp: return .udp(try destination("UDP", udp))
        case .grpc:
            let parts = grpc.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let destination = try destination("GRPC", String(parts.first ?? ""))
            let service = parts.count > 1 ? String(parts[1]) : ""
            if let scalar = Characters.firstControl(in: service, allowingLines: false) {
                throw MeshError(.badRequest, "GRPC: the service holds the control character \(Characters.code(scalar))")
            }
            return .grpc(destination, service: service, try grpcUseTLS ? encryption(destination) : nil)
        case .h2ping:
            let destination = try destination("H2PING", h2ping)
            return .h2ping(destination, try h2pingUseTLS ? encryption(destination) : nil)
        case .ttl, .alias, .docker, .script, .osService, nil: return nil
        }
    }

    private func destination(_ field: String, _ text: String) throws(MeshError) -> CheckDestination {
        do { return try CheckDestination(parsing: text) } catch {
            throw MeshError(.badRequest, "\(field) \(Characters.shown(text)): \(error.message)")
        }
    }

    private func encryption(_ destination: CheckDestination) throws(MeshError) -> CheckEncryption {
        CheckEncryption(
            serverName: try HTTPCheckRequest.serverName(tlsServerName) ?? HTTPCheckRequest.name(of: destination),
            isVerified: !tlsSkipVerify
        )
    }

    /// Why the check cannot be run or may not ask what it asks; nil when it can and may.
    package func problem(reaching policy: CheckDestinationPolicy) -> String? {
        if let problem { return problem }
        do throws(MeshError) {
            guard let destination = try target()?.destination, let address = destination.literal else { return nil }
            return policy.refusal(of: address, shownAs: destination.host)
        } catch { return error.message }
    }
}

/// How a check that speaks TLS knows whom it asks.
package struct CheckEncryption: Sendable, Hashable {
    /// The name a certificate must have and SNI asks for; nil when the host is a literal address.
    package var serverName: String?
    /// Whether the certificate is looked at.
    package var isVerified: Bool
}

/// The request of an HTTP check.
///
/// - Source: reference §4.6, row http; RFC 9110 for methods and fields, RFC 3986 for the URL.
package struct HTTPCheckRequest: Sendable, Hashable {
    package private(set) var usesTLS: Bool
    package private(set) var destination: CheckDestination
    /// The field `Host`.
    package private(set) var authority: String
    /// Path and query, all of it printable ASCII.
    package private(set) var path: String
    package private(set) var method: HTTPRequest.Method
    /// Without `Host`, and without those that say where a message ends: the sender writes them itself.
    package private(set) var fields: HTTPFields
    package private(set) var body: String
    /// The name a certificate must have and SNI asks for; nil when the host is a literal address.
    package private(set) var serverName: String?
    /// As it is shown in outputs.
    package private(set) var url: String

    private static let framing: Set<String> = [
        "host", "connection", "content-length", "transfer-encoding", "te", "trailer", "upgrade", "keep-alive",
        "proxy-connection", "expect",
    ]

    /// Makes the request of a definition.
    ///
    /// - Throws: `badRequest` naming the field.
    package init(_ definition: CheckDefinition) throws(MeshError) {
        let name = definition.method.isEmpty ? "GET" : definition.method
        guard let method = HTTPRequest.Method(name), method != .connect else {
            throw MeshError(
                .badRequest,
                "Method \(Characters.shown(name)) is no method a check can use; use a word such as GET, HEAD or POST"
            )
        }
        self.method = method
        body = definition.body
        url = definition.http
        let place: Place
        do { place = try Place(parsing: definition.http) } catch {
            throw MeshError(.badRequest, "HTTP \(Characters.shown(definition.http)): \(error.message)")
        }
        (usesTLS, destination, path) = (place.usesTLS, place.destination, place.path)
        var host: String?
        (fields, host) = try Self.fields(definition.header)
        if let credentials = place.credentials, fields[.authorization] == nil { fields[.authorization] = credentials }
        if let given = host, !given.isEmpty {
            do { _ = try CheckDestination(parsing: given, defaultPort: 80) } catch {
                throw MeshError(.badRequest, "Header[Host] \(Characters.shown(given)): \(error.message)")
            }
        } else {
            host = nil
        }
        authority = host ?? place.authority
        serverName = try Self.serverName(definition.tlsServerName) ?? Self.name(of: destination)
    }

    fileprivate static func name(of destination: CheckDestination) -> String? {
        destination.literal == nil ? destination.host : nil
    }

    fileprivate static func serverName(_ text: String) throws(MeshError) -> String? {
        guard !text.isEmpty else { return nil }
        let parsed = try? CheckDestination(parsing: text, defaultPort: 443)
        guard parsed?.host == text, parsed?.literal == nil else {
            throw MeshError(.badRequest, "TLSServerName \(Characters.shown(text)) is no name of a host")
        }
        return text
    }

    private static func fields(_ header: [String: [String]]) throws(MeshError) -> (HTTPFields, host: String?) {
        var fields = HTTPFields()
        var host: String?
        for (name, values) in header.sorted(by: { $0.key < $1.key }) {
            guard let fieldName = HTTPField.Name(name) else {
                throw MeshError(
                    .badRequest,
                    "Header: \(Characters.shown(name)) is no name of a header; use letters, digits and \"-\""
                )
            }
            for value in values {
                guard HTTPField.isValidValue(value) else {
                    throw MeshError(
                        .badRequest,
                        "Header[\(name)] \(Characters.shown(value)) holds a line end or another control character,"
                            + " or begins or ends with a blank; remove it"
                    )
                }
                if fieldName.canonicalName == "host" { host = host ?? value }
                if !framing.contains(fieldName.canonicalName) {
                    fields.append(HTTPField(name: fieldName, value: value))
                }
            }
        }
        if fields[.userAgent] == nil { fields[.userAgent] = "Consul Health Check" }
        if fields[.accept] == nil { fields[.accept] = "text/plain, text/*, */*" }
        return (fields, host)
    }

    /// The request that follows a redirect.
    ///
    /// To another host, port or scheme no header goes along but `User-Agent` and `Accept`, and no body; 301, 302 and 303 ask with
    /// GET, as clients do.
    ///
    /// - Throws: `badRequest` when the location cannot be asked.
    package func redirected(to location: String, status: Int) throws(MeshError) -> HTTPCheckRequest {
        let scheme = usesTLS ? "https" : "http"
        let absolute: String
        if location.hasPrefix("//") {
            absolute = "\(scheme):\(location)"
        } else if location.hasPrefix("/") {
            absolute = "\(scheme)://\(destination.authority)\(location)"
        } else if location.contains("://") {
            absolute = location
        } else {
            let folder = path.prefix { $0 != "?" }
            let parent = folder.lastIndex(of: "/").map { folder[...$0] } ?? "/"
            absolute = "\(scheme)://\(destination.authority)\(parent)\(location)"
        }
        let place: Place
        do { place = try Place(parsing: absolute) } catch {
            throw MeshError(.badRequest, "Location \(Characters.shown(location)): \(error.message)")
        }
        var next = self
        next.url = absolute
        (next.usesTLS, next.path) = (place.usesTLS, place.path)
        if place.destination != destination || place.usesTLS != usesTLS {
            next.destination = place.destination
            next.authority = place.authority
            next.serverName = Self.name(of: place.destination)
            // Any header may be a secret, and so may a body; what is left identifies nobody.
            var known = HTTPFields()
            for name in [HTTPField.Name.userAgent, .accept] { known[values: name] = fields[values: name] }
            next.fields = known
            next.body = ""
        }
        if status != 307, status != 308 {
            next.body = ""
            if method != .head { next.method = .get }
        }
        return next
    }
}

/// The parts of a URL that a check may ask.
private struct Place {
    var usesTLS: Bool
    var destination: CheckDestination
    /// As the URL has it, for `Host`.
    var authority: String
    var path: String
    /// The field `Authorization` that a user and password in the URL stand for.
    var credentials: String?

    /// Bytes of a URL; outputs name it, and they have to fit the catalog.
    private static let limit = 8192

    init(parsing url: String) throws(MeshError) {
        guard url.utf8.count <= Self.limit else {
            throw MeshError(.badRequest, "it has \(url.utf8.count) bytes, at most \(Self.limit) are taken")
        }
        if let scalar = Characters.firstControl(in: url, allowingLines: false) {
            throw MeshError(.badRequest, "it holds the control character \(Characters.code(scalar)); remove it")
        }
        guard let separator = url.firstRange(of: "://") else {
            throw MeshError(.badRequest, "it is no URL; use http://host:port/path or https://host:port/path")
        }
        let scheme = url[..<separator.lowerBound]
        switch scheme.lowercased() {
        case "http": usesTLS = false
        case "https": usesTLS = true
        case _: throw MeshError(.badRequest, "checks use http or https, not \(Characters.shown(String(scheme)))")
        }
        let rest = url[separator.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" || $0 == "\\" } ?? rest.endIndex
        var host = rest[..<end]
        if let at = host.lastIndex(of: "@") {
            credentials = "Basic " + Base64.encode(try Self.decoded(host[..<at]))
            host = host[host.index(after: at)...]
        }
        destination = try CheckDestination(parsing: host, defaultPort: usesTLS ? 443 : 80)
        authority = host.hasPrefix(":") ? destination.authority : String(host)
        let tail = rest[end...].prefix { $0 != "#" }
        path = Self.encoded(tail.hasPrefix("/") ? tail : "/" + tail)
    }

    /// Everything but printable ASCII as percent escapes.
    private static func encoded(_ text: some StringProtocol) -> String {
        var encoded = ""
        for byte in text.utf8 {
            if (0x21...0x7E).contains(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return encoded
    }

    private static func decoded(_ text: Substring) throws(MeshError) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                throw MeshError(.badRequest, "the user in it has a broken percent escape")
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
