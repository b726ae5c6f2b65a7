import EnvoySchema
import EnvoyTranslation
import SchemaRuntime

/// One kind of resource on one stream: what the proxy asked for, what it has, and what it should have.
struct ResourceChannel: Hashable {
    /// Resources under way, not yet answered.
    struct Flight: Hashable {
        var nonce: String
        /// Names and versions.
        var sent: [String: String]
        /// What the proxy had of these before.
        var before: [String: String]
        var removed: [String]
    }

    let type: EnvoyResourceType
    /// The proxy asked for this kind at least once on this stream.
    private(set) var isOpen = false
    private(set) var isWildcard = false
    private(set) var names: Set<String> = []
    /// Versions the proxy has, as far as this side knows; empty text for names it was told do not exist.
    private(set) var held: [String: String] = [:]
    private(set) var flight: Flight?
    /// The last refused version of each name.
    private(set) var rejected: [String: Rejection] = [:]
    /// The proxy waits for a first answer, even an empty one.
    private(set) var owesAnswer = false
    /// What must be sent again although the proxy has it, noted before the proxy asked for this kind at all.
    private var forgottenEarly: Set<String> = []
    /// What `desired` was made from; comparing a list with itself costs nothing.
    private var list: [EncodedResource] = []
    private var desired: [String: EncodedResource] = [:]
    /// The names in `desired` in the order in which they are sent.
    private var order: [String] = []
    /// Resources that are new to the proxy, by name; kept up to date by `review`.
    private(set) var news: [EncodedResource] = []
    /// Names that the proxy has, or waits for, and that are no more; kept up to date by `review`.
    private(set) var goners: [String] = []
    /// Nil until there is anything to say at all.
    private var isReady = false

    init(type: EnvoyResourceType) { self.type = type }

    // MARK: - Input

    mutating func setDesired(_ resources: [EncodedResource]) {
        guard !isReady || resources != list else { return }
        list = resources
        desired = Dictionary(resources.map { ($0.name, $0) }) { first, _ in first }
        order = desired.keys.sorted()
        isReady = true
        rejected = rejected.filter { desired[$0.key]?.version == $0.value.version }
        review()
    }

    /// Takes over a subscription change.
    ///
    /// - Source: xDS protocol, delta variant: the first request without names asks for everything, as does `*`; a name
    ///   asked for again is sent again.
    mutating func subscribe(_ added: [String], _ removed: [String], initial: [String: String]) {
        if !isOpen {
            isOpen = true
            if added.isEmpty { isWildcard = true }
            held = initial.filter { !forgottenEarly.contains($0.key) }
            forgottenEarly = []
            owesAnswer = initial.isEmpty && (isWildcard || added.contains("*"))
        } else {
            for name in added where name != "*" { held[name] = nil }
        }
        for name in added {
            if name == "*" { isWildcard = true } else { names.insert(name) }
        }
        for name in removed {
            if name == "*" {
                isWildcard = false
            } else {
                names.remove(name)
                if !isWildcard { held[name] = nil }
            }
        }
        review()
    }

    /// The proxy took what was under way.
    mutating func accept(nonce: String) {
        if flight?.nonce == nonce { flight = nil }
    }

    /// The proxy refused what was under way, or the part of it that its words name.
    mutating func reject(nonce: String, reason: String) -> [Rejection] {
        guard let flight, flight.nonce == nonce else { return [] }
        self.flight = nil
        let named = flight.sent.keys.filter { Self.names($0, in: reason) }
        let refused = (named.isEmpty ? Array(flight.sent.keys) : named).sorted()
        var rejections: [Rejection] = []
        for name in refused {
            guard let version = flight.sent[name] else { continue }
            held[name] = flight.before[name]
            let rejection = Rejection(type: type, name: name, version: version, reason: reason)
            rejected[name] = rejection
            rejections.append(rejection)
        }
        review()
        return rejections
    }

    /// Whether a text names a resource, and not just a longer name that contains it.
    private static func names(_ name: String, in text: String) -> Bool {
        let (name, text) = (Array(name.utf8), Array(text.utf8))
        guard !name.isEmpty, text.count >= name.count else { return false }
        return (0...(text.count - name.count)).contains { start in
            let end = start + name.count
            guard text[start..<end].elementsEqual(name) else { return false }
            let follows = end < text.count && isPartOfName(text[end])
            let dotFollows =
                end + 1 < text.count && text[end] == UInt8(ascii: ".") && isPartOfName(text[end + 1])
            return !follows && !dotFollows && (start == 0 || !isPartOfName(text[start - 1]))
        }
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Makes sure that a resource is sent again, although its content is the same.
    mutating func forget(_ forgotten: [String]) {
        guard !forgotten.isEmpty else { return }
        if !isOpen { forgottenEarly.formUnion(forgotten) }
        for name in forgotten { held[name] = nil }
        review()
    }

    // MARK: - Output

    /// Works out what there is to say, after something changed.
    private mutating func review() {
        news = []
        goners = []
        guard isOpen, isReady else { return }
        for name in isWildcard ? order : names.sorted() {
            guard let resource = desired[name], held[name] != resource.version else { continue }
            if rejected[name]?.version != resource.version { news.append(resource) }
        }
        goners = held.keys.filter { held[$0] != "" && desired[$0] == nil && (isWildcard || names.contains($0)) }
        goners += names.filter { desired[$0] == nil && held[$0] == nil }
        goners.sort()
    }

    /// Whether everything that may be sent has been sent and answered.
    var isSettled: Bool { flight == nil && news.isEmpty }

    /// The next response, or nil when there is nothing to say or the proxy has not answered yet.
    ///
    /// Removals are told only when `removing` allows it.
    mutating func respond(nonce: () -> String, removing: Bool) -> EnvoyDiscoveryV3.DeltaDiscoveryResponse? {
        guard isOpen, isReady, flight == nil else { return nil }
        let resources = news
        let removed = removing ? goners : []
        guard !resources.isEmpty || !removed.isEmpty || owesAnswer else { return nil }
        owesAnswer = false
        var flight = Flight(nonce: nonce(), sent: [:], before: [:], removed: removed)
        for resource in resources {
            flight.before[resource.name] = held[resource.name]
            flight.sent[resource.name] = resource.version
            held[resource.name] = resource.version
        }
        for name in removed { held[name] = names.contains(name) ? "" : nil }
        news = []
        if removing { goners = [] }
        self.flight = flight
        return EnvoyDiscoveryV3.DeltaDiscoveryResponse(
            resources: resources.map {
                EnvoyDiscoveryV3.Resource(version: $0.version, resource: $0.body, name: $0.name)
            },
            typeURL: type.typeURL,
            nonce: flight.nonce,
            removedResources: removed
        )
    }
}
