import AsyncHTTPClient
import ConsulJSON
import MeshBus
import MeshDomain
import NIOCore
import NIOHTTP1
import NIOSSL

/// Asks servers that are not ours: identity providers and Kubernetes.
///
/// Each question has a deadline and each answer a limit, and no redirect is followed: what an operator wrote down is what is
/// asked, and nothing that a stranger answers leads elsewhere.
actor OutsideRequests {
    /// The longest answer, in bytes.
    static let answerLimitBytes = 1 << 20
    /// How long a connection may take to stand, and how long the whole question.
    static let connectTimeout = TimeAmount.seconds(3)
    static let timeout = TimeAmount.seconds(4)
    /// How many settings of TLS are kept.
    private static let settingsLimit = 64

    private var client: HTTPClient?
    private var isClosed = false
    private var settings: [String: TLSConfiguration] = [:]

    /// A question.
    struct Question: Sendable {
        var url: String
        /// Certificates (PEM) that are trusted instead of the system's; empty for those.
        var authorities = ""
        var credential = Credential.none
        /// What to send with POST; nil for GET.
        var body: Body?
        /// Headers besides, which somebody signed.
        var signedHeaders: [(name: String, value: String)] = []

        /// As whom is asked.
        enum Credential: Sendable {
            case none
            case bearer(SecretID)
            /// A client of an identity provider (RFC 6749 §2.3.1).
            case client(id: String, secret: SecretID)
        }

        enum Body: Sendable {
            case json([UInt8])
            case form([UInt8])
        }
    }

    /// What came back, whatever its status.
    struct Answer: Sendable {
        var status: Int
        var body: [UInt8]
    }

    /// Asks.
    ///
    /// - Returns: The body of an answer with a status from 200 to 299.
    /// - Throws: `unavailable` naming the place and what went wrong.
    func ask(_ question: Question) async throws(MeshError) -> [UInt8] {
        let answer = try await exchange(question)
        guard (200..<300).contains(answer.status) else {
            throw MeshError(.unavailable, "\(question.url) answers with the status \(answer.status)")
        }
        return answer.body
    }

    /// Asks where a refusal is an answer, too.
    ///
    /// - Throws: `unavailable` naming the place and what went wrong, a redirect among it.
    func exchange(_ question: Question) async throws(MeshError) -> Answer {
        let client = try opened()
        var request = Self.request(question)
        request.tlsConfiguration = try configuration(question)
        let prepared = request
        // The client's own deadline ends where the body of an answer begins.
        let outcome = await withDeadline(.nanoseconds(Self.timeout.nanoseconds)) { () -> Result<Answer, any Error> in
            do { return .success(try await Self.answer(to: prepared, of: question.url, client)) } catch {
                return .failure(error)
            }
        }
        guard let outcome else {
            let seconds = Self.timeout.nanoseconds / 1_000_000_000
            throw MeshError(.unavailable, "no whole answer came within \(seconds) seconds")
        }
        do {
            return try outcome.get()
        } catch let error as MeshError {
            throw error
        } catch is NIOTooManyBytesError {
            throw MeshError(.unavailable, "\(question.url) answers with more than \(Self.answerLimitBytes) bytes")
        } catch {
            throw MeshError(.unavailable, "\(question.url) cannot be asked: \(error)")
        }
    }

    private static func request(_ question: Question) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: question.url)
        switch question.credential {
        case .none: break
        case .bearer(let token): request.headers.add(name: "Authorization", value: "Bearer \(token.revealed)")
        case .client(let id, let secret):
            let pair = "\(PercentEncoding.segment(id)):\(PercentEncoding.segment(secret.revealed))"
            request.headers.add(name: "Authorization", value: "Basic \(Base64.encode(Array(pair.utf8)))")
        }
        if let body = question.body {
            request.method = .POST
            let type: String
            let bytes: [UInt8]
            switch body {
            case .json(let content): (type, bytes) = ("application/json", content)
            case .form(let content): (type, bytes) = ("application/x-www-form-urlencoded", content)
            }
            if !question.signedHeaders.contains(where: { $0.name.lowercased() == "content-type" }) {
                request.headers.add(name: "Content-Type", value: type)
            }
            request.body = .bytes(ByteBuffer(bytes: bytes))
        }
        for header in question.signedHeaders { request.headers.add(name: header.name, value: header.value) }
        if !request.headers.contains(name: "Accept") { request.headers.add(name: "Accept", value: "application/json") }
        return request
    }

    /// Asks, and reads the answer to its end.
    private static func answer(
        to request: HTTPClientRequest,
        of url: String,
        _ client: HTTPClient
    ) async throws -> Answer {
        let response = try await client.execute(request, timeout: timeout)
        let status = Int(response.status.code)
        guard !(300..<400).contains(status) else {
            throw MeshError(
                .unavailable,
                "\(url) answers with the status \(status); redirects are not followed"
            )
        }
        let buffer = try await response.body.collect(upTo: answerLimitBytes)
        return Answer(status: status, body: Array(buffer.readableBytesView))
    }

    /// Ends all connections; nothing can be asked after it.
    func close() async {
        isClosed = true
        guard let client else { return }
        self.client = nil
        // What cannot be closed any more ends with the process.
        try? await client.shutdown()
    }

    private func opened() throws(MeshError) -> HTTPClient {
        guard !isClosed else { throw MeshError(.unavailable, "the service is stopping") }
        if let client { return client }
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = Self.connectTimeout
        configuration.timeout.read = Self.timeout
        configuration.redirectConfiguration = .disallow
        let made = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        client = made
        return made
    }

    private func configuration(_ question: Question) throws(MeshError) -> TLSConfiguration? {
        guard !question.authorities.isEmpty else { return nil }
        if let known = settings[question.authorities] { return known }
        var made = TLSConfiguration.makeClientConfiguration()
        made.trustRoots = .certificates(try Self.certificates(question.authorities))
        if settings.count >= Self.settingsLimit { settings = [:] }
        settings[question.authorities] = made
        return made
    }

    /// Reads certificates in PEM.
    ///
    /// - Throws: `rejected` when there are none.
    static func certificates(_ pem: String) throws(MeshError) -> [NIOSSLCertificate] {
        guard let found = try? NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)), !found.isEmpty else {
            throw MeshError(.rejected, "the text holds no certificates in PEM")
        }
        return found
    }
}
