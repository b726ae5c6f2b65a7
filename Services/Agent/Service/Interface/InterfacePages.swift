import AgentLogic
import ConsulJSON
import Logging
import MeshDomain
import MeshRuntime

/// Answers what is asked below the web UI's path: its files, and for every other address its one page, which reads the address
/// itself.
///
/// - Source: reference "ui" §1.4, §4.9 and §6.3. The page names its files relative to the address it was asked for, so it works
///   behind a proxy that adds a path in front.
struct InterfacePages: Sendable {
    /// What browsers are told about everything below the path, refusals included.
    static let protection: [APIResponse.Header] = [
        .init(
            name: "Content-Security-Policy",
            value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types 'none'"
        ),
        .init(name: "X-Content-Type-Options", value: "nosniff"),
        .init(name: "X-Frame-Options", value: "DENY"),
        .init(name: "Referrer-Policy", value: "no-referrer"),
        .init(name: "Cross-Origin-Resource-Policy", value: "same-origin"),
        .init(name: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ]
    /// An address that is deeper than this gets the path of the files as the agent knows it.
    private static let relativeDepth = 64

    private let contentPath: String
    private let files: Result<InterfaceFiles, MeshError>
    /// The page in pieces, between which the way to the files stands.
    private let page: [String]

    /// Reads the files of the UI; nil where there is none.
    ///
    /// - Throws: `badRequest` when `ui_config.dir` names a folder that holds no UI.
    init?(_ configuration: AgentConfiguration, logger: Logger) throws(MeshError) {
        let settings = configuration.interface
        guard settings.isEnabled else { return nil }
        contentPath = settings.contentPath
        let isNamed = !settings.directory.isEmpty
        do throws(MeshError) {
            let read = try InterfaceFiles(
                directory: isNamed ? settings.directory : InterfaceFiles.standardDirectory()
            )
            files = .success(read)
            page = Self.pieces(of: read.index, Self.facts(of: configuration))
        } catch {
            if isNamed { throw MeshError(.badRequest, "ui_config.dir: \(error.message)") }
            logger.info("there is no web UI", metadata: [LogKey.error: "\(error.message)"])
            files = .failure(error)
            page = []
        }
    }

    /// The answer of a request that is about the UI; nil when it is about something else.
    func answer(to request: APIRequest) -> APIResponse? {
        let isRoot = request.path == "/"
        guard isRoot || request.path.hasPrefix(contentPath) || request.path + "/" == contentPath else { return nil }
        var answer = unprotected(request, isRoot: isRoot)
        answer.headers += Self.protection
        return answer
    }

    private func unprotected(_ request: APIRequest, isRoot: Bool) -> APIResponse {
        guard ["GET", "HEAD"].contains(request.method) else {
            var answer = APIResponse.text("method \(request.method) not allowed", status: 405)
            if request.method == "OPTIONS" { answer = .empty }
            answer.add("Allow", "OPTIONS,GET,HEAD")
            return answer
        }
        guard !isRoot, request.path.hasPrefix(contentPath) else {
            return APIResponse(status: 301, headers: [APIResponse.Header(name: "Location", value: contentPath)])
        }
        switch files {
        case .failure:
            // Where the agent looked for it is in its log, not for strangers.
            return .text(
                "The web UI is not here. It is made by deploy/make/ui.sh; ui_config.dir names another folder.\n",
                status: 404
            )
        case .success(let files):
            let rest = String(request.path.dropFirst(contentPath.count))
            guard rest.hasPrefix("assets/") else { return index(request) }
            guard let asset = files.assets[String(rest.dropFirst("assets/".count))] else {
                return .text("There is no such file\n", status: 404)
            }
            return Self.answer(asset, to: request)
        }
    }

    /// The page for an address.
    private func index(_ request: APIRequest) -> APIResponse {
        let own = contentPath.utf8.count { $0 == UInt8(ascii: "/") }
        let depth = request.rawPath.utf8.count { $0 == UInt8(ascii: "/") } - own
        let way =
            (0...Self.relativeDepth).contains(depth)
            ? (depth == 0 ? "./" : String(repeating: "../", count: depth)) : contentPath
        let body = Array(page.joined(separator: way).utf8)
        let answer = APIResponse(contentType: "text/html; charset=utf-8", body: body)
        return Self.kept(answer, tag: ContentHash.text(of: body), caching: "no-cache", for: request)
    }

    private static func answer(_ asset: InterfaceFiles.Asset, to request: APIRequest) -> APIResponse {
        var answer = APIResponse(contentType: asset.contentType, body: asset.bytes)
        var tag = asset.tag
        if let compressed = asset.compressed, takesGzip(request.headers) {
            answer.body = compressed
            answer.add("Content-Encoding", "gzip")
            tag += "-gzip"
        }
        // Names change with the content.
        return kept(answer, tag: tag, caching: "public, max-age=31536000, immutable", for: request)
    }

    /// Adds what caches go by; 304 when the client has it.
    private static func kept(
        _ given: APIResponse,
        tag: String,
        caching: String,
        for request: APIRequest
    ) -> APIResponse {
        var answer = given
        let tag = "\"\(tag)\""
        let known = request.headers.all("if-none-match").flatMap { $0.split(separator: ",") }
        if known.contains(where: { $0.filter { $0 != " " } == tag }) {
            answer = APIResponse(status: 304)
        }
        answer.add("ETag", tag)
        answer.add("Cache-Control", caching)
        return answer
    }

    /// Whether a client takes gzip: it names it, and not with the weight 0.
    private static func takesGzip(_ headers: HeaderFields) -> Bool {
        for coding in headers.all("accept-encoding").flatMap({ $0.split(separator: ",") }) {
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard parts.first == "gzip" else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
            return weight.map { (Double($0) ?? 0) > 0 } ?? true
        }
        return false
    }

    // MARK: - The page

    /// What the page is told of the agent: nothing that `/v1/agent/self` would keep from anybody.
    private static func facts(of configuration: AgentConfiguration) -> MeshObject {
        var dashboards = MeshObject()
        for (name, template) in configuration.interface.dashboards.sorted(by: { $0.key < $1.key }) {
            dashboards[name] = .string(template)
        }
        return [
            "datacenter": .string(configuration.datacenter),
            "contentPath": .string(configuration.interface.contentPath),
            "aclEnabled": .bool(configuration.acl.isEnabled),
            "defaultPolicy": .string(configuration.acl.defaultPolicy),
            "intentionDefault": .string(configuration.allowsCallsByDefault ? "allow" : "deny"),
            "meshEnabled": .bool(configuration.isConnectEnabled),
            "peeringEnabled": .bool(configuration.isPeeringEnabled),
            "dashboards": .object(dashboards),
            "metrics": .string(
                configuration.interface.metricsProxy == nil ? "" : configuration.interface.metricsProvider
            ),
        ]
    }

    /// The page with the facts in it, cut where the way to the files stands.
    private static func pieces(of index: String, _ facts: MeshObject) -> [String] {
        // This JSON escapes "<", by which alone it could end the element it stands in.
        let json = String(decoding: JSONText.bytes(of: .object(facts)), as: UTF8.self)
        var pieces: [String] = []
        var rest = index[...]
        while let place = rest.firstRange(of: "{{ROOT}}") {
            pieces.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        pieces.append(String(rest))
        return pieces.map { piece in
            guard let place = piece.firstRange(of: "{{SETTINGS}}") else { return piece }
            return piece[..<place.lowerBound] + json + piece[place.upperBound...]
        }
    }
}
