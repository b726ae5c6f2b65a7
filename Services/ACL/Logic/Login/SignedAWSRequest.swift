import ConsulJSON
package import MeshDomain

/// A request to AWS that somebody signed and that is passed on as it is: AWS's answer says who signed it.
///
/// What it asks is fixed to the letter, so that nobody can have AWS say something else in its answer; where it goes is one of the
/// places that are known or configured, so that nobody can have a server of his own answer.
///
/// - Source: Consul's documentation of the `aws-iam` auth method; the form of its bearer token as Consul's clients send it.
package struct SignedAWSRequest: Sendable, Hashable {
    /// Which of AWS's services is asked.
    package enum Service: Sendable, Hashable {
        case sts
        case iam

        var name: String { self == .sts ? "sts" : "iam" }
    }

    /// The header that names whom the request was signed for.
    package static let serverIDHeader = "x-consul-iam-serverid"
    /// The headers that carry the request for the caller's details.
    package static let entityHeaders = ["method", "url", "headers", "body"].map { "x-consul-iam-getentity-\($0)" }
    private static let passedHeaders: Set<String> = [
        "authorization", "content-type", "user-agent", "x-amz-date", "x-amz-security-token", "accept",
    ]
    /// Those that the connection sets itself.
    private static let ownHeaders: Set<String> = ["host", "content-length"]
    private static let sizeLimit = 16 << 10

    package var url: String
    package var body: String
    /// Names in lower case; one value each.
    package var headers: [String: String]

    /// Reads a bearer token.
    ///
    /// - Throws: `rejected` saying what it lacks.
    package init(bearer: SecretID) throws(MeshError) {
        let bytes = Array(bearer.revealed.utf8)
        guard bytes.count <= SignedToken.sizeLimitBytes,
            let value = try? JSONText.parse(
                bytes,
                duplicates: .refused,
                limits: .init(sizeBytes: bytes.count, depth: 4)
            )
        else { throw Self.invalid("it is no JSON") }
        func text(_ name: String) throws(MeshError) -> String {
            guard let encoded = value[name]?.stringValue, let bytes = try? Base64.decode(encoded),
                let text = String(validating: bytes, as: UTF8.self)
            else { throw Self.invalid("\(name) is missing or no base64") }
            return text
        }
        try self.init(
            method: value["iam_http_request_method"]?.stringValue ?? "",
            url: text("iam_request_url"),
            headers: text("iam_request_headers"),
            body: text("iam_request_body")
        )
    }

    /// The request for the role or user itself, which travels in headers of the first one; nil when there is none.
    ///
    /// - Throws: `rejected` saying what it lacks.
    package func entity() throws(MeshError) -> SignedAWSRequest? {
        let parts = Self.entityHeaders.map { headers[$0] ?? "" }
        if parts.allSatisfy(\.isEmpty) { return nil }
        return try SignedAWSRequest(method: parts[0], url: parts[1], headers: parts[2], body: parts[3])
    }

    /// The same, which the first request must carry and have signed.
    ///
    /// - Throws: `rejected` saying what is missing.
    package func signedEntity() throws(MeshError) -> SignedAWSRequest? {
        for name in Self.entityHeaders { try checkSigned(name) }
        return try entity()
    }

    private init(method: String, url: String, headers: String, body: String) throws(MeshError) {
        guard method == "POST" else { throw Self.invalid("the method is not POST") }
        guard
            let value = try? JSONText.parse(
                Array(headers.utf8),
                duplicates: .refused,
                limits: .init(sizeBytes: Self.sizeLimit, depth: 3)
            ).objectValue
        else { throw Self.invalid("the headers are no JSON") }
        var read: [String: String] = [:]
        for entry in value.entries {
            let values = entry.value.arrayValue ?? [entry.value]
            let name = entry.key.lowercased()
            guard values.count == 1, let text = values[0].stringValue, read[name] == nil,
                text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
            else { throw Self.invalid("the header \(name) has not exactly one value") }
            read[name] = text
        }
        self.url = url
        self.body = body
        self.headers = read
    }

    /// What is sent to AWS of the headers.
    ///
    /// - Throws: `rejected` for a header that is not passed on.
    package func passed(besides more: [String]) throws(MeshError) -> [(name: String, value: String)] {
        let allowed = Set(more.map { $0.lowercased() })
        var passed: [(name: String, value: String)] = []
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) where !Self.ownHeaders.contains(name) {
            guard
                Self.passedHeaders.contains(name) || allowed.contains(name) || name == Self.serverIDHeader
                    || Self.entityHeaders.contains(name)
            else { throw Self.invalid("the header \(name) is not allowed (AllowedSTSHeaderValues)") }
            passed.append((name, value))
        }
        return passed
    }

    /// Checks that it goes to AWS, or to what is configured in its place, and asks what it may.
    ///
    /// - Throws: `rejected` saying what is wrong.
    package func check(_ service: Service, endpoint: String) throws(MeshError) {
        var address = url
        if address.hasSuffix("/") { address.removeLast() }
        let place = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        let isKnown =
            endpoint.isEmpty ? Self.isAWS(address, service.name) : address.hasSameBytes(as: place)
        guard isKnown else { throw Self.invalid("\(service.name.uppercased()) is not asked at this URL") }
        if let host = headers["host"] {
            let own = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first
            guard own.map({ String($0).hasSameBytes(as: host) }) == true else {
                throw Self.invalid("the header host is not the host of the URL")
            }
        }
        if let type = headers["content-type"] {
            let kind = type.prefix { $0 != ";" }
            guard kind == "application/x-www-form-urlencoded" else {
                throw Self.invalid("the header content-type is not that of a form")
            }
        }
        if let accept = headers["accept"], !["", "*/*", "text/xml", "application/xml"].contains(accept) {
            throw Self.invalid("the header accept asks for something else than XML")
        }
        try checkQuestion(service)
    }

    /// Checks that a header is there and is part of what was signed.
    ///
    /// - Throws: `rejected` naming it.
    package func checkSigned(_ name: String) throws(MeshError) {
        guard headers[name]?.isEmpty == false else { throw Self.invalid("the header \(name) is missing") }
        guard try signedHeaders().contains(where: { $0 == name }) else {
            throw Self.invalid("the header \(name) is not signed")
        }
    }

    /// The names of the headers that were signed.
    ///
    /// What AWS might read otherwise (a field twice, one within another, blanks) is refused.
    private func signedHeaders() throws(MeshError) -> [Substring] {
        let scheme = "AWS4-HMAC-SHA256 "
        let text = headers["authorization"] ?? ""
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard isPlain, text.hasPrefix(scheme) else { throw Self.invalid("the header authorization is missing") }
        var fields: [Substring: Substring] = [:]
        for part in text.dropFirst(scheme.count).split(separator: ",", omittingEmptySubsequences: false) {
            let halves = part.drop { $0 == " " }.split(separator: "=", omittingEmptySubsequences: false)
            guard halves.count == 2, ["Credential", "SignedHeaders", "Signature"].contains(halves[0]),
                !halves[1].isEmpty, !halves[1].contains(" "), fields.updateValue(halves[1], forKey: halves[0]) == nil
            else { throw Self.invalid("the header authorization cannot be read") }
        }
        guard fields.count == 3, let signed = fields["SignedHeaders"] else {
            throw Self.invalid("the header authorization cannot be read")
        }
        return signed.split(separator: ";")
    }

    private func checkQuestion(_ service: Service) throws(MeshError) {
        var pairs: [String: String] = [:]
        for part in body.split(separator: "&", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, pairs.updateValue(String(halves[1]), forKey: String(halves[0])) == nil else {
                throw Self.invalid("the body is no form")
            }
        }
        let action = pairs["Action"] ?? ""
        let isName: (String) -> Bool = { name in
            !name.isEmpty && name.utf8.count <= 256
                && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.%".contains($0)) }
        }
        let isGood =
            switch (service, action) {
            case (.sts, "GetCallerIdentity"): pairs.count == 2 && pairs["Version"] == "2011-06-15"
            case (.iam, "GetRole"):
                pairs.count == 3 && pairs["Version"] == "2010-05-08" && pairs["RoleName"].map(isName) == true
            case (.iam, "GetUser"):
                pairs.count == 3 && pairs["Version"] == "2010-05-08" && pairs["UserName"].map(isName) == true
            case _: false
            }
        guard isGood else {
            throw Self.invalid(
                service == .sts
                    ? "the body does not ask for GetCallerIdentity alone"
                    : "the body does not ask for GetRole or GetUser alone"
            )
        }
    }

    /// Whether it is one of AWS's own addresses, worldwide or of a region.
    private static func isAWS(_ address: String, _ service: String) -> Bool {
        guard address.hasPrefix("https://") else { return false }
        let labels = address.dropFirst(8).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        // As "us-gov-west-1"; strangers choose no other name that would be looked up.
        let isRegion: (String) -> Bool = { text in
            let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
            guard parts.count >= 3, let number = parts.last, text.utf8.count <= 32 else { return false }
            return !number.isEmpty && number.allSatisfy { (0x30...0x39).contains($0) }
                && parts.dropLast().allSatisfy { part in
                    !part.isEmpty && part.allSatisfy { (0x61...0x7A).contains($0) }
                }
        }
        switch labels.count {
        case 3: return labels == [service, "amazonaws", "com"]
        case 4: return labels[0] == service && isRegion(labels[1]) && labels[2...] == ["amazonaws", "com"]
        case 5: return labels[0] == service && isRegion(labels[1]) && labels[2...] == ["amazonaws", "com", "cn"]
        case _: return false
        }
    }

    static func invalid(_ reason: String) -> MeshError {
        MeshError(.rejected, "invalid AWS bearer token: \(reason)")
    }
}
