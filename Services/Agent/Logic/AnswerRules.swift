/// What of another datacenter's answer a client of this one gets: nothing that a browser runs, and nothing about a connection.
package enum AnswerRules {
    /// The headers that are passed on; with them all that begin with ``prefix``.
    private static let headers = [
        "age", "cache-control", "content-security-policy", "etag", "location", "vary", "x-cache",
        "x-content-type-options", "x-tombolo-left-out",
    ]
    private static let prefix = "x-consul-"
    private static let types = [
        "application/json", "application/octet-stream", "application/pem-certificate-chain", "application/x-gzip",
        "text/plain",
    ]
    private static let otherType = "application/octet-stream"

    /// Whether a header is passed on.
    package static func isKept(header: String, _ value: String) -> Bool {
        let header = header.lowercased()
        guard headers.contains(header) || header.hasPrefix(prefix) else { return false }
        let isToken = header.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
        }
        return isToken && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    /// The content type under which the body is passed on; none stays none.
    package static func contentType(_ given: String) -> String {
        guard !given.isEmpty else { return "" }
        let type = String(given.prefix { $0 != ";" }).trimmingSuffixBlanks.lowercased()
        return types.contains(type) && given.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? given : otherType
    }
}

extension String {
    /// Without blanks at its end.
    fileprivate var trimmingSuffixBlanks: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
