import AgentLogic
package import MeshDomain

/// A request of the HTTP API, independent of the server that received it.
package struct APIRequest: Sendable {
    package var method: String
    /// Decoded, without the query.
    package var path: String
    package var query: QueryParameters
    package var headers: HeaderFields
    package var body: [UInt8]
    /// Identifies the request in logs and makes its writes harmless when they are repeated.
    package var id: String

    /// Makes a request.
    package init(
        method: String,
        path: String,
        query: QueryParameters = QueryParameters(),
        headers: HeaderFields = [:],
        body: [UInt8] = [],
        id: String = ""
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.id = id
    }

    /// The secret that came with the request: `?token=`, the header, or a bearer token.
    ///
    /// - Source: reference §1.5, in this order.
    package var token: SecretID {
        if let token = query["token"], !token.isEmpty { return SecretID(token) }
        if let token = headers["x-consul-token"], !token.isEmpty { return SecretID(token) }
        guard let words = headers["authorization"]?.split(separator: " ") else { return .none }
        if words.count >= 2, words[0].lowercased() == "bearer" { return SecretID(String(words[1])) }
        return .none
    }

    /// The W3C trace context that the client sent; empty when there is none or it is not one.
    package var traceParent: String {
        guard let text = headers["traceparent"], text.utf8.count == 55,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || $0 == 0x2D })
        else { return "" }
        return text
    }

    /// What follows a prefix of the path.
    package func argument(after prefix: String) -> String { String(path.dropFirst(prefix.count)) }

    /// The body as a value.
    ///
    /// - Throws: ``APIError`` 400 with `prefix` before Go's text.
    package func json(prefix: String = "Request decode failed: ") throws(APIError) -> MeshValue {
        do { return try JSONText.parse(body, trailing: .ignored) } catch {
            throw APIError(status: 400, text: prefix + error.bodyProblem)
        }
    }
}

/// The headers of a request in their order; names are compared without regard to case.
package struct HeaderFields: Sendable, ExpressibleByDictionaryLiteral {
    private let fields: [(name: String, value: String)]

    /// Takes names and values.
    package init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    package init(dictionaryLiteral fields: (String, String)...) {
        self.fields = fields.map { (name: $0.0, value: $0.1) }
    }

    /// The first value of that name.
    package subscript(_ name: String) -> String? { fields.first { equalIgnoringCase($0.name, name) }?.value }
}

/// The parameters of a query in their order.
package struct QueryParameters: Sendable, Hashable {
    /// Name and value as decoded.
    package struct Item: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    package private(set) var items: [Item] = []

    /// No parameters.
    package init() {}

    /// Reads the part of a URL after the question mark; nil when it cannot be decoded.
    package init?(parsing text: Substring) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(parts[0], plusIsBlank: true),
                let value = parts.count > 1 ? PercentCoding.decode(parts[1], plusIsBlank: true) : ""
            else { return nil }
            items.append(Item(name: name, value: value))
        }
    }

    /// The first value of that name.
    package subscript(_ name: String) -> String? { items.first { $0.name == name }?.value }

    /// All values of that name.
    package func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// Whether the parameter is there, with or without a value.
    package func has(_ name: String) -> Bool { items.contains { $0.name == name } }
}

/// Percent-encoding of URLs.
enum PercentCoding {
    /// The decoded text, nil for a broken escape or invalid UTF-8.
    static func decode(_ text: some StringProtocol, plusIsBlank: Bool) -> String? {
        var needsWork = false
        for byte in text.utf8 where byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+") { needsWork = true }
        guard needsWork else { return String(text) }
        var bytes: [UInt8] = []
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexValue), let low = iterator.next().flatMap(hexValue) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(0x20)
            case _: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        case _: nil
        }
    }
}
