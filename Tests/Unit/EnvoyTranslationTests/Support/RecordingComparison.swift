import MeshDomain

/// Compares what we make with a recording.
///
/// What counts as equal although it looks different is the list of loosenings of the recordings: lists without order, empty versus absent for a few fields, number formats.
struct RecordingComparison {
    private static let unordered: Set<String> = [
        "lbendpoints", "filterchains", "servernames", "prefixranges", "applicationprotocols", "sourceprefixranges",
        "matchtypedsubjectaltnames", "trustdomains", "ids", "rules", "principals", "permissions", "virtualhosts",
        "domains",
    ]
    private static let emptyIsAbsent: Set<String> = ["circuitbreakers", "tlsparams", "altstatname", "metadata"]

    /// Where we deliberately send more than Consul 1.16.6 did.
    ///
    /// Paths are normalized where rules look at them (CVE-2024-10005 and CVE-2024-10006).
    /// Listener filters look only into connections to the ports that need it (decision 036).
    private static let added: Set<String> = [
        "normalizepath", "mergeslashes", "pathwithescapedslashesaction", "filterdisabled",
    ]

    /// What Consul still sends although Envoy deprecates it and knows no other: the engine of regular expressions.
    private static let obsolete = "googlere2"

    /// Fields of header matchers that Envoy deprecates, and what they are called inside `string_match`.
    private static let headerMatches = [
        "exactmatch": "exact", "prefixmatch": "prefix", "suffixmatch": "suffix", "saferegexmatch": "saferegex",
    ]

    private(set) var differences: [String] = []

    /// Brings names into the form that rendered messages have.
    static func squeezed(_ value: MeshValue) -> MeshValue {
        switch value {
        case .array(let values): return .array(values.map(squeezed))
        case .object(let object):
            return .object(
                MeshObject(
                    object.entries.map { entry in
                        (entry.key == "@type" ? entry.key : MessageRendering.squeezed(entry.key), squeezed(entry.value))
                    }
                )
            )
        case .null, .bool, .int, .unsigned, .double, .string: return value
        }
    }

    mutating func compare(_ recorded: MeshValue?, _ made: MeshValue?, at path: String, key: String = "") {
        let recorded = Self.normalized(recorded, key)
        let made = Self.normalized(made, key)
        switch (recorded, made) {
        case (nil, nil): return
        case (.object(let left)?, .object(let right)?):
            for name in Set(left.keys + right.keys).sorted() {
                if left[name] == nil, Self.added.contains(name) { continue }
                if right[name] == nil, name == Self.obsolete { continue }
                compare(left[name], right[name], at: path + "." + name, key: name)
            }
        case (.array(let left)?, .array(let right)?):
            compare(left, right, at: path, key: key)
        default:
            if !Self.isEqual(recorded, made, key) {
                differences.append("\(path): recorded \(Self.text(recorded)), made \(Self.text(made))")
            }
        }
    }

    private mutating func compare(_ left: [MeshValue], _ right: [MeshValue], at path: String, key: String) {
        guard left.count == right.count else {
            differences.append(
                "\(path): recorded \(left.count) elements, made \(right.count): \(Self.text(.array(right)))"
            )
            return
        }
        guard Self.unordered.contains(key) else {
            for (place, pair) in zip(left, right).enumerated() { compare(pair.0, pair.1, at: "\(path)[\(place)]") }
            return
        }
        var rest = right
        for (place, value) in left.enumerated() {
            var best: (place: Int, differences: [String])?
            for (candidate, other) in rest.enumerated() {
                var trial = RecordingComparison()
                trial.compare(value, other, at: "\(path)[\(place)]")
                if best.map({ trial.differences.count < $0.differences.count }) ?? true {
                    best = (candidate, trial.differences)
                }
                if trial.differences.isEmpty { break }
            }
            guard let best else { continue }
            differences += best.differences
            rest.remove(at: best.place)
        }
    }

    private static func normalized(_ value: MeshValue?, _ key: String) -> MeshValue? {
        if emptyIsAbsent.contains(key) {
            if value == .object(MeshObject()) || value == .string("") { return nil }
        }
        if key == "rules" || key == "permissions", let list = value?.arrayValue {
            return .array(list.filter { !isDisguise($0) }.map(unwrapped))
        }
        // Nobody may answer for a service whose identity is not known; Consul names nobody, which Envoy takes for anybody.
        if key == "matchtypedsubjectaltnames", text(value).contains("nobody.invalid") { return nil }
        if let object = value?.objectValue, let old = headerMatches.first(where: { object[$0.key] != nil }) {
            var modern = object
            modern[old.key] = nil
            modern["stringmatch"] = .object(MeshObject([(old.value, object[old.key] ?? .null)]))
            return .object(modern)
        }
        // What Envoy calls deprecated and Consul still sends: whether a header is added beside those that are there.
        // Consul lets names that no chain is for through to the cluster of that name (decision 028).
        if key == "filterchains", let chains = value?.arrayValue {
            return .array(chains.filter { !isCopy($0, in: chains) }.map(withoutWayPast))
        }
        // Requests to hosts that are no destination go on as connections do; Consul answers 404 (decision 036).
        if key == "virtualhosts", let hosts = value?.arrayValue {
            return .array(hosts.filter { $0["name"] != .string("original-destination") })
        }
        // A cluster of clusters has no endpoints of its own to eject.
        if var object = value?.objectValue, object["clustertype"] != nil,
            object["outlierdetection"] == .object(MeshObject())
        {
            object["outlierdetection"] = nil
            return .object(object)
        }
        // A passive health check that says nothing of it ejects nobody in Consul 1.16.
        if key == "outlierdetection", var object = value?.objectValue, object["maxejectionpercent"]?.doubleValue == 0 {
            object["maxejectionpercent"] = nil
            return .object(object)
        }
        if var object = value?.objectValue, let appends = object["append"]?.boolValue {
            object["append"] = nil
            if !appends { object["appendaction"] = .string("OVERWRITE_IF_EXISTS_OR_ADD") }
            return .object(object)
        }
        if key == "endpoints", let list = value?.arrayValue {
            let filled = list.filter { $0 != .object(MeshObject()) }
            return filled.isEmpty ? nil : .array(filled)
        }
        return value
    }

    /// Whether a part of a rule refuses what hides from rules on requests; Consul lets that pass.
    private static func isDisguise(_ value: MeshValue) -> Bool {
        let inner = value["notrule"] ?? value
        if inner["urlpath"].map(text)?.contains("%2[defDEF]") == true { return true }
        let spelling = inner["header"]?["name"]?.stringValue ?? ""
        return spelling.contains("_") && inner["header"]?["presentmatch"] != nil
    }

    /// A conjunction of one rule as this rule.
    private static func unwrapped(_ value: MeshValue) -> MeshValue {
        guard let rules = value["andrules"]?["rules"]?.arrayValue else { return value }
        let rest = rules.filter { !isDisguise($0) }
        return rest.count == 1 && rules.count > 1 ? rest[0] : value
    }

    /// Whether a chain says for one port what another says for all: Consul loses calls at ports of destinations (decision 036).
    private static func isCopy(_ chain: MeshValue, in chains: [MeshValue]) -> Bool {
        guard let match = chain["filterchainmatch"], match["destinationport"] != nil,
            let ranges = match["prefixranges"]
        else { return false }
        return chains.contains { other in
            other["filterchainmatch"]?["prefixranges"] == ranges
                && other["filterchainmatch"]?["destinationport"] == nil && other["filters"] == chain["filters"]
        }
    }

    private static func withoutWayPast(_ chain: MeshValue) -> MeshValue {
        guard var object = chain.objectValue, let filters = object["filters"]?.arrayValue,
            filters.contains(where: { text($0).contains("terminating_gateway.") })
        else { return chain }
        object["filters"] = .array(filters.filter { $0["name"] != .string("envoy.filters.network.sni_cluster") })
        return .object(object)
    }

    private static func isEqual(_ recorded: MeshValue?, _ made: MeshValue?, _ key: String) -> Bool {
        guard let recorded, let made else { return false }
        if recorded == made { return true }
        if let left = recorded.doubleValue, let right = made.doubleValue {
            // The last endpoint is never ejected.
            return left == right || (key == "maxejectionpercent" && left == 100 && right < 100)
        }
        guard let text = recorded.stringValue else { return false }
        if let number = made.doubleValue { return text.hasSuffix("s") && Double(text.dropLast()) == number }
        guard let other = made.stringValue else { return false }
        if other.hasPrefix(MessageRendering.enumMark) {
            return MessageRendering.squeezed(text) == other.dropFirst(MessageRendering.enumMark.count)
        }
        return false
    }

    private static func text(_ value: MeshValue?) -> String {
        value.map { String(JSONText.string(of: $0).prefix(300)) } ?? "nothing"
    }
}
