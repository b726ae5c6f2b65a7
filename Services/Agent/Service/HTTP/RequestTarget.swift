/// Where a request goes: the target of its request line, in parts.
///
/// - Source: RFC 9112 §3.2; reference §1.1. The path is decoded once: what is escaped in it is part of a name, so an id with `//`,
///   `/../` or a slash in front is given escaped (`%2F`) and is never taken for another one.
struct RequestTarget: Sendable {
    /// Decoded.
    var path: String
    /// As it came.
    var rawPath: Substring
    /// As it came, without the question mark; nil when there is none.
    var rawQuery: Substring?

    /// Reads a target in origin-form (`/v1/kv/a?b`), in absolute-form (`http://host/v1/kv/a?b`), or `*` for OPTIONS.
    ///
    /// - Throws: ``APIError`` 400 saying what is wrong.
    init(_ target: String, method: String) throws(APIError) {
        var rest = target[...]
        if rest.utf8.first != UInt8(ascii: "/") {
            if rest == "*", method == "OPTIONS" {
                (path, rawPath, rawQuery) = ("*", rest, nil)
                return
            }
            rest = try Self.withoutAuthority(rest)
        }
        // A fragment is no part of a request target; what sends one means the path before it.
        if let fragment = rest.utf8.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            rawQuery = rest[rest.utf8.index(after: mark)...]
            rest = rest[..<mark]
        } else {
            rawQuery = nil
        }
        rawPath = rest.isEmpty ? "/" : rest
        do throws(PercentCoding.Failure) {
            path = try PercentCoding.decode(rawPath, plusIsBlank: false, repair: .refused)
        } catch {
            throw switch error {
            case .brokenEscape: APIError(status: 400, text: "The path has a \"%\" without two hexadecimal digits")
            case .notUTF8: APIError(status: 400, text: "The path is not UTF-8 once its escapes are decoded")
            }
        }
    }

    /// - Source: RFC 9112 §3.2.2: a server must take the absolute-form, whatever the header `Host` says.
    private static func withoutAuthority(_ target: Substring) throws(APIError) -> Substring {
        for scheme in ["http://", "https://"] where target.prefix(scheme.count).lowercased() == scheme {
            let rest = target.dropFirst(scheme.count)
            guard let end = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
            return rest[end] == "/" ? rest[end...] : "/" + rest[end...]
        }
        throw APIError(status: 400, text: "The request target must be a path that begins with \"/\", or a URL")
    }

    /// Whether each character may be shown; others are refused before any handler.
    ///
    /// - Source: reference §1.1, non-printable characters: letters, marks, numbers, punctuation, symbols and the blank may.
    var isPrintable: Bool {
        if path.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return true }
        return path.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            case .spaceSeparator: scalar == " "
            case _: true
            }
        }
    }

    /// Where a client that asks for an untidy path is sent: without `//`, `/./` and `/../`, with the query and the escapes as
    /// they came; nil when the path is tidy.
    ///
    /// It begins with one slash and holds no backslash, so it never leads to another host.
    ///
    /// - Source: reference §1.1, path cleaning.
    var tidied: String? {
        guard Self.needsTidying(rawPath) else { return nil }
        var segments: [Substring] = []
        for segment in rawPath.split(separator: "/") where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        var path = "/" + segments.joined(separator: "/")
        if rawPath.utf8.last == UInt8(ascii: "/"), !segments.isEmpty { path += "/" }
        let query = rawQuery.map { "?" + $0 } ?? ""
        return Self.asURL(path + query)
    }

    /// Escapes what a URL must not hold as it is.
    private static func asURL(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: bytes.append(byte)
            case _: bytes += [UInt8(ascii: "%")] + PercentCoding.digits(of: byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a path has `//`, `/./` or `/../` in it.
    private static func needsTidying(_ path: Substring) -> Bool {
        let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
        var dots: Int?
        for byte in path.utf8 {
            switch (byte, dots) {
            case (slash, .some): return true
            case (slash, nil): dots = 0
            case (dot, let count?) where count < 2: dots = count + 1
            case _: dots = nil
            }
        }
        return false
    }
}
