import AsyncHTTPClient
import ConsulJSON
import Foundation
import KubernetesLogic
import MeshBus
import MeshDomain
import NIOCore
import NIOHTTP1
import NIOSSL

/// Why the API server did not do what was asked.
struct KubernetesFailure: Error, Sendable, CustomStringConvertible {
    /// The HTTP status; 0 when there was no answer.
    var status = 0
    var description: String

    var isMissing: Bool { status == 404 }
    /// Somebody else was faster.
    var isConflict: Bool { status == 409 }
    /// The version that was asked for is too old.
    var isExpired: Bool { status == 410 }
}

/// The Kubernetes API.
///
/// Every question has a deadline, every answer a limit; no redirect is followed. The token is read again for each question, because a
/// pod's is replaced while it runs.
struct KubernetesClient: Sendable {
    /// The longest answer: a page of a list.
    static let answerLimitBytes = 64 << 20
    static let timeout = Duration.seconds(10)
    /// How long a watch may be silent: bookmarks come about once a minute.
    static let silence = TimeAmount.seconds(100)
    /// How long the server keeps a watch.
    static let watchSeconds = 290
    static let pageLimit = 250

    private let access: ClusterAccess
    private let client: HTTPClient

    init(_ access: ClusterAccess) throws(MeshError) {
        self.access = access
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(3)
        configuration.timeout.read = Self.silence
        configuration.redirectConfiguration = .disallow
        if !access.serverName.isEmpty, let host = URL(string: access.server)?.host {
            configuration.dnsOverride = [access.serverName: host]
        }
        var tls = TLSConfiguration.makeClientConfiguration()
        if !access.isVerified { tls.certificateVerification = .none }
        do {
            if let pem = try Self.bytes(access.authority) {
                tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(pem))
            }
            if let pem = try Self.bytes(access.certificate), let key = try Self.bytes(access.key) {
                tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(pem).map { .certificate($0) }
                tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem))
            }
        } catch let error as MeshError { throw error } catch {
            throw MeshError(.badRequest, "a certificate or key for \(access.server) cannot be read: \(error)")
        }
        configuration.tlsConfiguration = tls
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Ends all connections; nothing can be asked after it.
    func close() async {
        // What cannot be closed any more ends with the process.
        try? await client.shutdown()
    }

    private static func bytes(_ source: ClusterAccess.Source) throws(MeshError) -> [UInt8]? {
        switch source {
        case .none: return nil
        case .text(let text): return Array(text.utf8)
        case .data(let text):
            guard let bytes = try? Base64.decode(text) else {
                throw MeshError(.badRequest, "the kubeconfig holds data that is no base64")
            }
            return bytes
        case .file(let path):
            guard let data = FileManager.default.contents(atPath: path) else {
                throw MeshError(.badRequest, "\(path) cannot be read")
            }
            return Array(data)
        }
    }

    // MARK: - Questions

    /// Asks the API.
    ///
    /// - Throws: ``KubernetesFailure`` for every status that is not 2xx.
    @discardableResult
    func call(
        _ method: HTTPMethod,
        _ path: [String],
        query: [(String, String)] = [],
        body: MeshValue? = nil,
        type: String = "application/json",
        within timeout: Duration = timeout
    ) async throws(KubernetesFailure) -> MeshValue {
        var request = try request(method, path, query)
        if let body {
            request.headers.add(name: "Content-Type", value: type)
            request.body = .bytes(ByteBuffer(bytes: JSONText.bytes(of: body)))
        }
        let (prepared, client) = (request, client)
        let outcome = await withDeadline(timeout) { () -> Result<MeshValue, any Error> in
            do {
                let response = try await client.execute(prepared, timeout: .seconds(10))
                let buffer = try await response.body.collect(upTo: Self.answerLimitBytes)
                return .success(try Self.read(Array(buffer.readableBytesView), status: Int(response.status.code)))
            } catch { return .failure(error) }
        }
        guard let outcome else {
            throw KubernetesFailure(description: "\(access.server) gave no whole answer within \(timeout)")
        }
        do { return try outcome.get() } catch let error as KubernetesFailure { throw error } catch {
            throw KubernetesFailure(description: "\(access.server) cannot be asked: \(error)")
        }
    }

    private static func read(_ bytes: [UInt8], status: Int) throws -> MeshValue {
        let value = bytes.isEmpty ? MeshValue.null : try? JSONText.parse(bytes)
        guard (200..<300).contains(status) else {
            let message = value?["message"]?.stringValue ?? String(decoding: bytes.prefix(500), as: UTF8.self)
            throw KubernetesFailure(status: status, description: "the API server answers \(status): \(message)")
        }
        guard let value else { throw KubernetesFailure(description: "the API server's answer is no JSON") }
        return value
    }

    private func request(
        _ method: HTTPMethod,
        _ path: [String],
        _ query: [(String, String)]
    ) throws(KubernetesFailure) -> HTTPClientRequest {
        let server =
            access.serverName.isEmpty
            ? access.server : access.server.replacing(URL(string: access.server)?.host ?? "", with: access.serverName)
        var request = HTTPClientRequest(url: server + RequestTarget.text(path, query))
        request.method = method
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "User-Agent", value: "tombolo-kubernetes")
        do {
            if let token = try Self.bytes(access.token) {
                let text = String(decoding: token, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
                request.headers.add(name: "Authorization", value: "Bearer \(text)")
            }
        } catch { throw KubernetesFailure(description: error.message) }
        return request
    }

    /// Asks for one object; nil when there is none.
    func find(
        _ path: [String],
        within timeout: Duration = timeout
    ) async throws(KubernetesFailure) -> KubernetesObject? {
        do { return try await call(.GET, path, within: timeout).objectValue.map(KubernetesObject.init) } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// Changes members of an object.
    func merge(_ path: [String], _ patch: MeshValue) async throws(KubernetesFailure) {
        try await call(.PATCH, path, body: patch, type: "application/merge-patch+json")
    }

    // MARK: - Lists and watches

    /// All objects, page by page, with the version from which a watch goes on.
    func list(
        _ path: [String],
        query: [(String, String)]
    ) async throws(KubernetesFailure) -> (objects: [KubernetesObject], version: String) {
        var objects: [KubernetesObject] = []
        var rest = ""
        while true {
            var asked = query + [("limit", String(Self.pageLimit))]
            if !rest.isEmpty { asked.append(("continue", rest)) }
            let page = try await call(.GET, path, query: asked)
            let kind = (page["kind"]?.stringValue ?? "").replacing("List", with: "")
            objects += (page["items"]?.arrayValue ?? []).compactMap { item in
                guard var content = item.objectValue else { return nil }
                // Items of a list may leave out what all of them are.
                if content["kind"] == nil { content["kind"] = .string(kind) }
                return KubernetesObject(content)
            }
            rest = page["metadata"]?["continue"]?.stringValue ?? ""
            if rest.isEmpty { return (objects, page["metadata"]?["resourceVersion"]?.stringValue ?? "") }
        }
    }

    /// Reads what changes from a version on, until the server ends it, it is silent for too long, or `each` says no more.
    func watch(
        _ path: [String],
        query: [(String, String)],
        from version: String,
        begun: () -> Void = {},
        each: (WatchEvent) async -> Bool
    ) async throws {
        let asked =
            query + [
                ("watch", "true"), ("allowWatchBookmarks", "true"), ("resourceVersion", version),
                ("timeoutSeconds", String(Self.watchSeconds)),
            ]
        let response = try await client.execute(try request(.GET, path, asked), timeout: .seconds(10))
        guard response.status == .ok else {
            let buffer = try await response.body.collect(upTo: 1 << 20)
            _ = try Self.read(Array(buffer.readableBytesView), status: Int(response.status.code))
            return
        }
        begun()
        var lines = LineSplitter()
        for try await buffer in response.body {
            for line in try lines.take(buffer.readableBytesView) {
                guard await each(try WatchEvent(line: line)) else { return }
            }
        }
    }
}

/// Writes the target of a request so that the server sees exactly these names.
enum RequestTarget {
    private static let plain = CharacterSet(charactersIn: "-_~.").union(
        CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    )

    static func text(_ path: [String], _ query: [(String, String)]) -> String {
        func escaped(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }
        let target = path.map { "/" + escaped($0) }.joined()
        guard !query.isEmpty else { return target }
        return target + "?" + query.map { "\(escaped($0.0))=\(escaped($0.1))" }.joined(separator: "&")
    }
}
