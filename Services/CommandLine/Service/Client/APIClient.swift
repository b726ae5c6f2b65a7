import AsyncHTTPClient
import CommandLineLogic
import MeshDomain
import NIOCore
import NIOHTTP1
import NIOSSL

/// Why a command failed; printed to standard error.
struct CommandFailure: Error, CustomStringConvertible {
    var description: String
    /// The HTTP status, when the API refused.
    var status = 0
    var exitCode: Int32 = 1

    init(_ description: String, status: Int = 0, exitCode: Int32 = 1) {
        self.description = description
        self.status = status
        self.exitCode = exitCode
    }

    /// The failure with words before it.
    func prefixed(_ words: String) -> CommandFailure {
        CommandFailure("\(words): \(description)", status: status, exitCode: exitCode)
    }
}

/// An answer of the HTTP API.
struct APIAnswer {
    var status: Int
    var body: [UInt8]

    /// The body as JSON; null when it is empty.
    func json() throws(CommandFailure) -> MeshValue {
        guard !body.isEmpty else { return .null }
        do { return try JSONText.parse(body, trailing: .ignored) } catch {
            throw CommandFailure("the API's answer is no JSON: \(error.description)")
        }
    }

    /// The body as text without blanks around it.
    var text: String { String(decoding: body, as: UTF8.self).trimmed }
}

/// The HTTP API of an agent.
struct APIClient {
    private let settings: ClientSettings
    private let client: HTTPClient
    private static let sizeLimit = 256 << 20

    init(_ settings: ClientSettings) throws(CommandFailure) {
        var settings = settings
        do throws(UsageError) {
            if !settings.tokenFile.isEmpty {
                let text = String(decoding: try Terminal.read(settings.tokenFile), as: UTF8.self)
                settings.token = SecretID(text.trimmed)
            }
        } catch { throw CommandFailure("Error reading the token file: \(error.description)") }
        self.settings = settings
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(5)
        // A command that followed a redirect could act on another object than the one that was named.
        configuration.redirectConfiguration = .disallow
        if settings.scheme == "https" { configuration.tlsConfiguration = try Self.tls(settings.tls) }
        if !settings.tls.serverName.isEmpty, let colon = settings.address.lastIndex(of: ":") {
            configuration.dnsOverride = [settings.tls.serverName: String(settings.address[..<colon])]
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Ends all connections; nothing can be asked after it.
    func close() async {
        // What cannot be closed any more ends with the process.
        try? await client.shutdown()
    }

    /// The token that is sent.
    var token: SecretID { settings.token }

    /// Asks the API.
    ///
    /// The parts of the path, after `/v1/`, are escaped. A status other than 200 is a failure unless it is in `accepts`.
    ///
    /// - Throws: ``CommandFailure`` when the API cannot be reached or refuses.
    func call(
        _ method: String,
        _ path: [String],
        query: [(String, String)] = [],
        body: MeshValue? = nil,
        accepts: Set<Int> = []
    ) async throws(CommandFailure) -> APIAnswer {
        var request = HTTPClientRequest(url: url(path, query: query))
        request.method = .init(rawValue: method)
        if !settings.token.isEmpty { request.headers.add(name: "X-Consul-Token", value: settings.token.revealed) }
        if !settings.basicAuthentication.isEmpty {
            let parts = settings.basicAuthentication.split(separator: ":", maxSplits: 1).map(String.init)
            request.setBasicAuth(username: parts[0], password: parts.count > 1 ? parts[1] : "")
        }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: JSONText.bytes(of: body)))
        }
        let answer: APIAnswer
        do {
            let response = try await client.execute(request, timeout: .seconds(650))
            let buffer = try await response.body.collect(upTo: Self.sizeLimit)
            answer = APIAnswer(status: Int(response.status.code), body: Array(buffer.readableBytesView))
        } catch {
            throw CommandFailure(
                "cannot reach the HTTP API at \(settings.scheme)://\(settings.address): \(Self.reason(error)); is the agent "
                    + "running, and is -http-addr or CONSUL_HTTP_ADDR right?"
            )
        }
        guard answer.status == 200 || accepts.contains(answer.status) else {
            throw CommandFailure("Unexpected response code: \(answer.status) (\(answer.text))", status: answer.status)
        }
        return answer
    }

    /// Asks with GET and reads JSON.
    func get(_ path: String..., query: [(String, String)] = []) async throws(CommandFailure) -> MeshValue {
        try await call("GET", path, query: query).json()
    }

    /// Asks with GET; nil when there is no such thing.
    func find(_ path: String..., query: [(String, String)] = []) async throws(CommandFailure) -> MeshValue? {
        let answer = try await call("GET", path, query: query, accepts: [404])
        // `nil` alone would be the JSON value null.
        return answer.status == 404 ? MeshValue?.none : try answer.json()
    }

    /// Writes with PUT.
    @discardableResult
    func put(
        _ path: String...,
        query: [(String, String)] = [],
        body: MeshValue? = nil
    ) async throws(CommandFailure) -> APIAnswer {
        try await call("PUT", path, query: query, body: body)
    }

    private func url(_ path: [String], query: [(String, String)]) -> String {
        var text = "\(settings.scheme)://\(settings.address)\(settings.pathPrefix)"
        if settings.scheme == "unix" { text = "http+unix://\(Self.escaped(settings.address, keeping: ""))" }
        if settings.scheme == "https", !settings.tls.serverName.isEmpty, let colon = settings.address.lastIndex(of: ":")
        {
            text = "https://\(settings.tls.serverName)\(settings.address[colon...])\(settings.pathPrefix)"
        }
        text += "/v1/" + path.map { Self.escaped($0, keeping: "") }.joined(separator: "/")
        let all = query + settings.query.map { ($0.name, $0.value) }
        if !all.isEmpty {
            text += "?" + all.map { "\($0.0)=\(Self.escaped($0.1, keeping: ""))" }.joined(separator: "&")
        }
        return text
    }

    private static func escaped(_ text: String, keeping: String) -> String {
        let plain = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\(keeping)".utf8)
        var result = ""
        for byte in text.utf8 {
            if plain.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }

    private static func tls(_ settings: ClientSettings.TLS) throws(CommandFailure) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if !settings.isVerified { configuration.certificateVerification = .none }
        let authority = settings.authorityFile.isEmpty ? settings.authorityPath : settings.authorityFile
        if !authority.isEmpty { configuration.trustRoots = .file(authority) }
        guard !settings.certificateFile.isEmpty else { return configuration }
        do {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(settings.certificateFile).map {
                .certificate($0)
            }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: settings.keyFile, format: .pem))
        } catch {
            throw CommandFailure(
                "the client certificate \(settings.certificateFile) with key \(settings.keyFile) cannot be read: \(error)"
            )
        }
        return configuration
    }

    private static func reason(_ error: any Error) -> String {
        let text = String(describing: error)
        return text.contains("Connection refused") ? "connection refused" : text
    }
}
