package import MeshDomain

/// What `tombolo watch` asks, and what it shows of the answer.
///
/// - Source: reference §11.3.
package struct WatchPlan: Sendable, Hashable {
    /// The path after `/v1/`.
    package let path: [String]
    /// What is asked for besides; pairs of name and value.
    package let query: [Pair]
    private let isOneKey: Bool

    /// A parameter.
    package struct Pair: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    /// Reads the flags.
    ///
    /// - Throws: ``UsageError`` naming the flag that is wrong or missing.
    package init(_ flags: FlagValues) throws(UsageError) {
        var query: [Pair] = []
        if let filter = flags.text("filter"), !filter.isEmpty { query.append(Pair(name: "filter", value: filter)) }
        let kind = flags.text("type") ?? ""
        isOneKey = kind == "key"
        switch kind {
        case "": throw UsageError("-type is missing: what is to be watched")
        case "key": path = ["kv", try Self.required("key", flags)]
        case "keyprefix":
            path = ["kv", try Self.required("prefix", flags)]
            query.append(Pair(name: "recurse", value: ""))
        case "services": path = ["catalog", "services"]
        case "nodes": path = ["catalog", "nodes"]
        case "service":
            path = ["health", "service", try Self.required("service", flags)]
            query += flags.list("tag").map { Pair(name: "tag", value: $0) }
            switch flags.text("passingonly") {
            case nil, "", "false": break
            case "true": query.append(Pair(name: "passing", value: "1"))
            case let other?: throw UsageError("-passingonly is \"\(other)\"; it must be true or false")
            }
        case "checks":
            let (service, state) = (flags.text("service") ?? "", flags.text("state") ?? "")
            guard service.isEmpty || state.isEmpty else {
                throw UsageError("-service and -state are both given; one of them says which checks are watched")
            }
            path = ["health"] + (service.isEmpty ? ["state", state.isEmpty ? "any" : state] : ["checks", service])
        case "event":
            path = ["event", "list"]
            if let name = flags.text("name"), !name.isEmpty { query.append(Pair(name: "name", value: name)) }
        case _:
            throw UsageError(
                "-type is \"\(kind)\"; it must be key, keyprefix, services, nodes, service, checks or event"
            )
        }
        self.query = query
    }

    /// What the command is given: of one key its row, null when there is none.
    package func shown(_ answer: MeshValue) -> MeshValue {
        isOneKey ? answer.arrayValue?.first ?? .null : answer
    }

    /// What of an answer the command is given: of events those that it was not given before.
    package func news(_ answer: MeshValue, after before: MeshValue?) -> MeshValue {
        guard path == ["event", "list"], let events = answer.arrayValue, let known = before?.arrayValue else {
            return answer
        }
        let ids = Set(known.compactMap { $0["ID"]?.stringValue })
        return .array(events.filter { !ids.contains($0["ID"]?.stringValue ?? "") })
    }

    /// The index to go on with: from the beginning when it went back.
    package static func next(after known: UInt64, _ index: UInt64) -> UInt64 { index < known ? 0 : index }

    private static func required(_ name: String, _ flags: FlagValues) throws(UsageError) -> String {
        guard let text = flags.text(name), !text.isEmpty else { throw UsageError("-\(name) is missing") }
        return text
    }
}
