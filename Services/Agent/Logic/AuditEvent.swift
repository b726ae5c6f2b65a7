import ConsulJSON
package import MeshDomain

/// What the audit log says about one request, before or after it.
///
/// - Source: reference tenancy.md §11; `request_id` and `object` are this project's.
package struct AuditEvent: Sendable {
    /// What a change did to an object; secrets are hashed already.
    package struct Change: Sendable {
        /// Where the API shows it.
        package var address: String
        /// Nil where there was none, or the token may not read it.
        package var before: MeshValue?
        package var after: MeshValue?

        /// Makes a change.
        package init(address: String, before: MeshValue?, after: MeshValue? = nil) {
            self.address = address
            self.before = before
            self.after = after
        }
    }

    /// The answer.
    package struct Outcome: Sendable {
        package var status: Int
        /// The words of a refusal.
        package var problem: String
        package var change: Change?

        /// Makes an outcome.
        package init(status: Int, problem: String = "", change: Change? = nil) {
            self.status = status
            self.problem = problem
            self.change = change
        }
    }

    /// Who asks for what.
    package struct Subject: Sendable {
        /// Public id of the token; empty when it is unknown, or ACLs are off.
        package var accessor: NameText
        package var method: String
        package var endpoint: String
        package var client: String
        package var requestID: String
        /// Those headers that say where a request comes from.
        package var headers: [(name: String, value: String)]

        /// Makes a subject.
        package init(
            accessor: NameText,
            method: String,
            endpoint: String,
            client: String,
            requestID: String,
            headers: [(name: String, value: String)]
        ) {
            self.accessor = accessor
            self.method = method
            self.endpoint = endpoint
            self.client = client
            self.requestID = requestID
            self.headers = headers
        }
    }

    /// The headers that are kept.
    package static let headers = [
        "Host", "User-Agent", "Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
    ]
    /// The longest text of a client that is kept, in bytes.
    private static let longestText = 1024
    /// The longest header: everybody may send any.
    private static let longestHeader = 128

    private let subject: Subject
    private let outcome: Outcome?

    /// Makes an event; without an outcome it is about a request that begins.
    package init(_ subject: Subject, _ outcome: Outcome? = nil) {
        self.subject = subject
        self.outcome = outcome
    }

    /// The event as a line of JSON.
    ///
    /// - Parameters:
    ///   - id: A new UUID.
    ///   - nanoseconds: When it happened, since 1970.
    /// - Returns: The line with its end.
    package func line(id: String, nanoseconds: Int64) -> [UInt8] {
        let time = MeshValue.string(GoTime.text(nanoseconds: nanoseconds))
        var request: MeshObject = [
            "operation": .string(subject.method), "endpoint": .string(Self.cut(subject.endpoint)),
            "remote_addr": .string(subject.client), "request_id": .string(subject.requestID),
        ]
        var others = MeshObject()
        for (name, value) in subject.headers {
            switch name {
            case "Host": request["host"] = .string(Self.cut(value, Self.longestHeader))
            case "User-Agent": request["user_agent"] = .string(Self.cut(value, Self.longestHeader))
            case _: others[name] = .string(Self.cut(value, Self.longestHeader))
            }
        }
        if !others.entries.isEmpty { request["headers"] = .object(others) }
        var payload: MeshObject = [
            "id": .string(id), "version": "1", "type": "HTTPEvent", "timestamp": time,
            "auth": ["accessor_id": .string(subject.accessor.text)], "request": .object(request),
            "stage": .string(outcome == nil ? "OperationStart" : "OperationComplete"),
        ]
        if let outcome {
            var response: MeshObject = ["status": .string(String(outcome.status))]
            if !outcome.problem.isEmpty { response["error"] = .string(Self.cut(outcome.problem)) }
            payload["response"] = .object(response)
            if let change = outcome.change {
                payload["object"] = [
                    "address": .string(Self.cut(change.address)), "before": change.before ?? .null,
                    "after": change.after ?? .null,
                ]
            }
        }
        return Self.line(of: .object(payload), at: time)
    }

    /// Tells that events were lost.
    package static func line(lost count: Int, id: String, nanoseconds: Int64) -> [UInt8] {
        let time = MeshValue.string(GoTime.text(nanoseconds: nanoseconds))
        return line(
            of: ["id": .string(id), "version": "1", "type": "LostEvents", "timestamp": time, "count": .integer(count)],
            at: time
        )
    }

    private static func line(of payload: MeshValue, at time: MeshValue) -> [UInt8] {
        JSONText.bytes(of: ["created_at": time, "event_type": "audit", "payload": payload]) + [0x0A]
    }

    private static func cut(_ text: String, _ limit: Int = longestText) -> String {
        text.utf8.count <= limit ? text : String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "…"
    }
}

/// Hides what nobody may read in a log: texts under names that stand for secrets are hashed, so that two can be compared.
package struct AuditRedaction: Sendable {
    private static let wholeNames: Set<String> = [
        "authorization", "header", "headers", "payload", "secretid", "serviceaccountjwt", "tokens", "value",
    ]
    private static let parts = ["password", "privatekey", "secret"]

    private let hash: @Sendable (String) -> String

    /// Makes it.
    package init(hash: @escaping @Sendable (String) -> String) { self.hash = hash }

    /// A value without secrets.
    package func redacted(_ value: MeshValue) -> MeshValue { redacted(value, isSecret: false) }

    private func redacted(_ value: MeshValue, isSecret: Bool) -> MeshValue {
        if let object = value.objectValue {
            // The id of a token in Consul's old form is its secret, and stands beside it.
            let secrets = object.entries.filter { Self.isSecret($0.key) }.compactMap(\.value.stringValue)
            return .object(
                MeshObject(
                    object.entries.map { entry in
                        let isRepeated = entry.value.stringValue.map { !$0.isEmpty && secrets.contains($0) } ?? false
                        let isHidden = isSecret || isRepeated || Self.isSecret(entry.key)
                        return (entry.key, redacted(entry.value, isSecret: isHidden))
                    }
                )
            )
        }
        if let items = value.arrayValue { return .array(items.map { redacted($0, isSecret: isSecret) }) }
        guard isSecret, !value.isNull else { return value }
        guard let text = value.stringValue else {
            // A number or a truth value under such a name says nothing.
            return value
        }
        return text.isEmpty ? value : .string(hash(text))
    }

    private static func isSecret(_ name: String) -> Bool {
        let folded = name.lowercased().filter { $0 != "_" && $0 != "-" }
        return wholeNames.contains(folded) || folded.hasSuffix("token") || parts.contains(where: folded.contains)
    }
}
