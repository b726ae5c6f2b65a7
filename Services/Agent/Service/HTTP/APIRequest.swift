import AgentLogic
package import MeshDomain

/// A request of the HTTP API, independent of the server that received it.
package struct APIRequest: Sendable {
    package var method: String
    /// Decoded, without the query.
    package var path: String
    /// As it came, escapes and all.
    var rawPath: String
    package var query: QueryParameters
    package var headers: HeaderFields
    package var body: [UInt8]
    /// The body where the endpoint takes it while it comes; ``body`` is empty then.
    package var bodyStream: BodyStream?
    /// Identifies the request in logs and makes its writes harmless when they are repeated.
    package var id: String
    /// It comes from another datacenter: it has the rights of its token and none of this agent's.
    var isFromElsewhere = false
    /// The address that it came from; empty where it came by no connection.
    package var client = ""
    /// The agent asks it itself, on somebody's behalf: it is not counted.
    var isOwn = false
    /// What it has waited for already.
    var resumption: ReadWait.Resumption?

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
        rawPath = path
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

    /// Takes names and values; blanks and tabs around a value are no part of it (RFC 9110 §5.5).
    package init(_ fields: [(name: String, value: String)]) {
        self.fields = fields.map { (name: $0.name, value: $0.value.trimmingBlanks) }
    }

    package init(dictionaryLiteral fields: (String, String)...) {
        self.init(fields.map { (name: $0.0, value: $0.1) })
    }

    /// The first value of that name.
    package subscript(_ name: String) -> String? { fields.first { equalIgnoringCase($0.name, name) }?.value }

    /// All values of that name.
    package func all(_ name: String) -> [String] {
        fields.lazy.filter { equalIgnoringCase($0.name, name) }.map(\.value)
    }
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

    /// Parameters that are decoded.
    init(_ items: [Item]) { self.items = items }

    /// Reads the part of a URL after the question mark.
    ///
    /// Escaped bytes that are no UTF-8 become U+FFFD: a note or an output that a program passes on may hold anything, and must
    /// not fail for it.
    ///
    /// - Throws: ``APIError`` 400 saying what is wrong.
    /// - Source: Go's `ParseQuery`: a semicolon separates nothing, and must be escaped.
    package init(reading text: Substring) throws(APIError) {
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            guard !pair.contains(UInt8(ascii: ";")) else {
                throw APIError(
                    status: 400,
                    text: "The query has a semicolon; separate parameters by \"&\", write \";\" in a value as %3B"
                )
            }
            // By bytes: a mark that combines with the character before it is part of a value.
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = end == pair.endIndex ? "" : try Self.decoded(pair[pair.index(after: end)...])
            items.append(Item(name: try Self.decoded(pair[..<end]), value: value))
        }
    }

    private static func decoded(_ text: Substring.UTF8View) throws(APIError) -> String {
        do throws(PercentCoding.Failure) {
            return try PercentCoding.decode(Substring(text), plusIsBlank: true, repair: .replaced)
        } catch {
            throw APIError(
                status: 400,
                text: "The query has a \"%\" without two hexadecimal digits; write \"%\" itself as %25"
            )
        }
    }

    /// The first value of that name.
    package subscript(_ name: String) -> String? { items.first { $0.name == name }?.value }

    /// All values of that name.
    package func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// Whether the parameter is there, with or without a value.
    package func has(_ name: String) -> Bool { items.contains { $0.name == name } }
}

extension String {
    /// Without blanks and tabs around it.
    var trimmingBlanks: String {
        func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
        guard isBlank(utf8.first) || isBlank(utf8.last) else { return self }
        var text = self[...]
        while isBlank(text.utf8.first) { text = text.dropFirst() }
        while isBlank(text.utf8.last) { text = text.dropLast() }
        return String(text)
    }
}
