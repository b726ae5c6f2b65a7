/// What a service speaks.
package enum ServiceProtocol {
    /// `http`, `http2` or `grpc` in lower case, `tcp` for anything else.
    package static func normalized(_ text: String) -> String {
        let text = text.lowercased()
        return isHTTP(text) ? text : "tcp"
    }

    /// Whether requests can be told apart.
    package static func isHTTP(_ text: String) -> Bool { text == "http" || isHTTP2(text) }

    /// Whether it is HTTP/2 on the wire.
    package static func isHTTP2(_ text: String) -> Bool { text == "http2" || text == "grpc" }
}
