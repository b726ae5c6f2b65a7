package import MeshDomain

/// What a watch asks, and what of the answer its handler is given: of `tombolo watch`, and of an agent's `watches`.
///
/// - Source: reference §11.3.
package struct WatchTarget: Sendable, Hashable {
    /// A parameter.
    package struct Pair: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    /// The path after `/v1/`.
    package let path: [String]
    /// What is asked for besides.
    package let query: [Pair]
    private let isOneKey: Bool

    /// Makes a target.
    ///
    /// - Parameters:
    ///   - mark: What stands before the names of parameters in refusals: a dash, or nothing.
    ///   - values: The values of a parameter, by its name; none where it is not given.
    /// - Throws: `badRequest` naming the parameter that is wrong or missing.
    package init(mark: String, _ values: (String) -> [String]) throws(MeshError) {
        func text(_ name: String) -> String { values(name).last ?? "" }
        func required(_ name: String) throws(MeshError) -> String {
            let text = text(name)
            guard !text.isEmpty else { throw MeshError(.badRequest, "\(mark)\(name) is missing") }
            return text
        }
        var query: [Pair] = []
        if !text("filter").isEmpty { query.append(Pair(name: "filter", value: text("filter"))) }
        let kind = text("type")
        isOneKey = kind == "key"
        switch kind {
        case "": throw MeshError(.badRequest, "\(mark)type is missing: what is to be watched")
        case "key": path = ["kv", try required("key")]
        case "keyprefix":
            path = ["kv", try required("prefix")]
            query.append(Pair(name: "recurse", value: ""))
        case "services": path = ["catalog", "services"]
        case "nodes": path = ["catalog", "nodes"]
        case "service":
            path = ["health", "service", try required("service")]
            query += values("tag").map { Pair(name: "tag", value: $0) }
            switch text("passingonly") {
            case "", "false": break
            case "true": query.append(Pair(name: "passing", value: "1"))
            case let other:
                throw MeshError(.badRequest, "\(mark)passingonly is \"\(other)\"; it must be true or false")
            }
        case "checks":
            let (service, state) = (text("service"), text("state"))
            guard service.isEmpty || state.isEmpty else {
                throw MeshError(
                    .badRequest,
                    "\(mark)service and \(mark)state are both given; one of them says which checks are watched"
                )
            }
            path = ["health"] + (service.isEmpty ? ["state", state.isEmpty ? "any" : state] : ["checks", service])
        case "event":
            path = ["event", "list"]
            if !text("name").isEmpty { query.append(Pair(name: "name", value: text("name"))) }
        case _:
            throw MeshError(
                .badRequest,
                "\(mark)type is \"\(kind)\"; it must be key, keyprefix, services, nodes, service, checks or event"
            )
        }
        self.query = query
    }

    /// What the handler is given: of one key its row, null when there is none.
    package func shown(_ answer: MeshValue) -> MeshValue {
        isOneKey ? answer.arrayValue?.first ?? .null : answer
    }

    /// What of an answer the handler is given: of events those that it was not given before.
    package func news(_ answer: MeshValue, after before: MeshValue?) -> MeshValue {
        guard path == ["event", "list"], let events = answer.arrayValue, let known = before?.arrayValue else {
            return answer
        }
        let ids = Set(known.compactMap { $0["ID"]?.stringValue })
        return .array(events.filter { !ids.contains($0["ID"]?.stringValue ?? "") })
    }

    /// The index to go on with: from the beginning when it went back.
    package static func next(after known: UInt64, _ index: UInt64) -> UInt64 { index < known ? 0 : index }
}
