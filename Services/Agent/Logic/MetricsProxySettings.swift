import ConsulJSON
import MeshDomain

/// Where the web UI's questions for metrics are passed on to, and which of them (`ui_config.metrics_proxy`).
///
/// - Source: reference "ui" §1.4.
package struct MetricsProxySettings: Sendable, Hashable {
    /// A header that is added to each question, and never told to the browser.
    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String

        /// Makes a header.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The one provider that the UI knows.
    package static let prometheus = "prometheus"
    /// How many paths and headers there may be.
    static let limitCount = 64

    /// The server, `http://host:port`, with its path if it has one; without a slash at the end.
    package var server: String
    /// The path in ``baseURL`` (empty, or `/…`).
    package var basePath: String
    /// What may be asked for: paths of the server, or below the base; empty: everything below the base.
    package var allowedPaths: [String]
    /// What is added to each question.
    package var headers: [Header]

    /// Makes settings.
    package init(server: String, basePath: String = "", allowedPaths: [String] = [], headers: [Header] = []) {
        self.server = server
        self.basePath = basePath
        self.allowedPaths = allowedPaths
        self.headers = headers
    }

    /// Where a question goes: the path, tidied, below the base; nil when it leads out of it or is not allowed.
    package func target(of path: String) -> String? {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            guard segment != "..", segment.utf8.allSatisfy(Self.isPathByte) else { return nil }
            segments.append(segment)
        }
        let below = "/" + segments.joined(separator: "/")
        let whole = basePath + below
        guard allowedPaths.isEmpty || allowedPaths.contains(whole) || allowedPaths.contains(below) else { return nil }
        return server + whole
    }

    /// Letters, digits and what names of metrics and labels have in a path; nothing that would have to be escaped.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || [0x2D, 0x2E, 0x3A, 0x5F, 0x7E].contains(byte)
    }
}

extension MetricsProxySettings {
    /// Reads the block.
    ///
    /// - Throws: `badRequest` naming the option that is wrong.
    init(_ reader: inout ObjectReader, provider: String) throws(MeshError) {
        let (place, base) = ("ui_config.metrics_proxy", try reader.string("BaseURL"))
        let mistake = MeshError(
            .badRequest,
            "\(place).base_url is \"\(base)\"; it must be http://HOST or https://HOST, with a port and a path if need be"
        )
        guard let scheme = ["http://", "https://"].first(where: { base.hasPrefix($0) }) else { throw mistake }
        let rest = base.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count).split(separator: "/")
        guard !authority.isEmpty, authority.utf8.allSatisfy(Self.isAuthorityByte),
            path.allSatisfy({ $0 != ".." && $0.utf8.allSatisfy(Self.isPathByte) })
        else { throw mistake }
        let allowed = try reader.strings("PathAllowlist") ?? []
        let usual = provider == Self.prometheus ? ["/api/v1/query", "/api/v1/query_range"] : []
        var headers: [Header] = []
        for var item in try reader.list("AddHeaders") ?? [] {
            let header = Header(name: try item.string("Name"), value: try item.string("Value"))
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(Self.isHeaderByte),
                header.value.utf8.allSatisfy({ 0x20...0x7E ~= $0 })
            else {
                throw MeshError(
                    .badRequest,
                    "\(place).add_headers holds the name \"\(header.name)\"; a name has letters, digits and -, a value is ASCII"
                )
            }
            try item.finish()
            headers.append(header)
        }
        if let wrong = allowed.first(where: { !$0.hasPrefix("/") }) {
            throw MeshError(.badRequest, "\(place).path_allowlist holds \"\(wrong)\"; a path begins with /")
        }
        for (name, count) in [("path_allowlist", allowed.count), ("add_headers", headers.count)]
        where count > Self.limitCount {
            throw MeshError(.badRequest, "\(place).\(name) has \(count) items; the limit is \(Self.limitCount)")
        }
        self.init(
            server: scheme + authority,
            basePath: path.map { "/" + $0 }.joined(),
            allowedPaths: allowed.isEmpty ? usual : allowed,
            headers: headers
        )
    }

    /// Names, addresses (also of IPv6) and a port; no user and password, which would be seen in logs.
    private static func isAuthorityByte(_ byte: UInt8) -> Bool {
        isHeaderByte(byte) || [0x2E, 0x3A, 0x5B, 0x5D, 0x5F].contains(byte)
    }

    private static func isHeaderByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte == 0x2D
    }
}
