import AsyncHTTPClient
import CommandLineLogic
import ConsulJSON
import Glibc
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
    /// What whoever waits goes on with; 0 when nothing is said.
    var index: UInt64 = 0
    /// The token may not see all of it.
    var isFiltered = false

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
    /// The token that is sent.
    let token: SecretID
    private static let sizeLimit = 256 << 20

    init(_ settings: ClientSettings) throws(CommandFailure) {
        do throws(UsageError) {
            token = try TokenSource.token(of: settings.tokenSources) { path throws(UsageError) in
                try Terminal.read(path)
            }
        } catch { throw CommandFailure(error.description) }
        self.settings = settings
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(5)
        // A redirect may lead to another object than the one named, or carry the token elsewhere.
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

    /// Asks the API.
    ///
    /// The parts of the path, after `/v1/`, are escaped; the body is JSON, or bytes as they are. A status other than 200 is a failure unless it is in `accepts`.
    ///
    /// - Throws: ``CommandFailure`` when the API cannot be reached or refuses.
    func call(
        _ method: String,
        _ path: [String],
        query: [(String, String)] = [],
        body: MeshValue? = nil,
        bytes: [UInt8]? = nil,
        accepts: Set<Int> = []
    ) async throws(CommandFailure) -> APIAnswer {
        var request = request(path, query)
        request.method = .init(rawValue: method)
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: JSONText.bytes(of: body)))
        }
        if let bytes { request.body = .bytes(ByteBuffer(bytes: bytes)) }
        let answer: APIAnswer
        do {
            let response = try await client.execute(request, timeout: .nanoseconds(settings.timeout))
            if (300..<400).contains(response.status.code) {
                throw CommandFailure(
                    "\(settings.place) answers with a redirect (\(response.status.code)) to "
                        + "\(response.headers.first(name: "Location") ?? "nowhere"), which is not followed: nothing was "
                        + "done. Give the address of the API itself with -http-addr",
                    status: Int(response.status.code)
                )
            }
            let buffer = try await response.body.collect(upTo: Self.sizeLimit)
            answer = APIAnswer(
                status: Int(response.status.code),
                body: Array(buffer.readableBytesView),
                index: response.headers.first(name: "X-Consul-Index").flatMap { UInt64($0) } ?? 0,
                isFiltered: response.headers.first(name: "X-Consul-Results-Filtered-By-ACLs") == "true"
            )
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("cannot reach the HTTP API at \(settings.place): \(reason(error)); \(settings.advice)")
        }
        guard answer.status == 200 || accepts.contains(answer.status) else {
            throw CommandFailure("Unexpected response code: \(answer.status) (\(answer.text))", status: answer.status)
        }
        return answer
    }

    /// Asks with GET and hands on what comes, until the other side ends it or `onBytes` says false.
    ///
    /// - Throws: ``CommandFailure`` when the API cannot be reached, refuses, or is cut off.
    func stream(
        _ path: String...,
        query: [(String, String)] = [],
        _ onBytes: ([UInt8]) -> Bool
    ) async throws(CommandFailure) {
        var refusal: APIAnswer?
        do {
            // The time that an answer may take is no limit of an answer that never ends.
            let response = try await client.execute(request(path, query), deadline: .distantFuture)
            if response.status == .ok {
                for try await part in response.body where !onBytes(Array(part.readableBytesView)) { return }
            } else {
                let buffer = try await response.body.collect(upTo: Self.sizeLimit)
                refusal = APIAnswer(status: Int(response.status.code), body: Array(buffer.readableBytesView))
            }
        } catch {
            throw CommandFailure("lost the HTTP API at \(settings.place): \(reason(error)); \(settings.advice)")
        }
        guard let refusal else { return }
        throw CommandFailure("Unexpected response code: \(refusal.status) (\(refusal.text))", status: refusal.status)
    }

    /// Sends a file with PUT, piece by piece.
    ///
    /// - Throws: ``CommandFailure`` when the file cannot be read, or the API cannot be reached or refuses.
    func upload(_ file: String, to path: String..., within time: Duration) async throws(CommandFailure) {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandFailure("\(file) cannot be read: \(Terminal.reason())") }
        defer { Glibc.close(descriptor) }
        var request = request(path, [])
        request.method = .PUT
        request.headers.add(name: "Content-Type", value: "application/octet-stream")
        let pieces = AsyncStream<ByteBuffer> {
            var bytes = [UInt8](repeating: 0, count: 256 << 10)
            let count = read(descriptor, &bytes, bytes.count)
            return count > 0 ? ByteBuffer(bytes: bytes.prefix(count)) : nil
        }
        request.body = .stream(pieces, length: .unknown)
        let answer: APIAnswer
        do {
            let response = try await client.execute(
                request,
                timeout: .nanoseconds(time.components.seconds * 1_000_000_000)
            )
            let buffer = try await response.body.collect(upTo: Self.sizeLimit)
            answer = APIAnswer(status: Int(response.status.code), body: Array(buffer.readableBytesView))
        } catch {
            throw CommandFailure("lost the HTTP API at \(settings.place): \(reason(error)); \(settings.advice)")
        }
        guard answer.status == 200 else {
            throw CommandFailure("Unexpected response code: \(answer.status) (\(answer.text))", status: answer.status)
        }
    }

    /// How long a question may wait for news, in seconds: less than an answer may take.
    var patience: Int64 { max(1, settings.timeout / 1_000_000_000 * 3 / 4) }

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

    /// A request with what every one carries.
    private func request(_ path: [String], _ query: [(String, String)]) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url(path, query: query))
        // A socket has no name, and the client writes none; a request has exactly one Host (RFC 9112).
        if settings.scheme == "unix" { request.headers.add(name: "Host", value: "localhost") }
        if !token.isEmpty { request.headers.add(name: "X-Consul-Token", value: token.revealed) }
        if !settings.basicAuthentication.isEmpty {
            let parts = settings.basicAuthentication.split(separator: ":", maxSplits: 1).map(String.init)
            request.setBasicAuth(username: parts[0], password: parts.count > 1 ? parts[1] : "")
        }
        return request
    }

    private func url(_ path: [String], query: [(String, String)]) -> String {
        var base = settings.place
        if settings.scheme == "unix" { base = "http+unix://\(PercentEncoding.segment(settings.address))" }
        if settings.scheme == "https", !settings.tls.serverName.isEmpty, let colon = settings.address.lastIndex(of: ":")
        {
            base = "https://\(settings.tls.serverName)\(settings.address[colon...])\(settings.pathPrefix)"
        }
        let all = query + settings.query.map { ($0.name, $0.value) }
        // What looks into the agent's process stands beside the API.
        return base + PercentEncoding.target(path.first == "debug" ? path : ["v1"] + path, query: all)
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

    private func reason(_ error: any Error) -> String {
        let text = String(describing: error)
        if text.contains("Connection refused") { return "connection refused" }
        if text.contains("deadlineExceeded") || text.contains("readTimeout") {
            let time = GoDuration.text(nanoseconds: settings.timeout)
            return "no answer within \(time) (TOMBOLO_HTTP_TIMEOUT sets it)"
        }
        if text.contains("connectTimeout") { return "no connection within 5s" }
        if text.contains("HandshakeFailed") || text.contains("certificate") { return "TLS failed: \(text)" }
        return text
    }
}
