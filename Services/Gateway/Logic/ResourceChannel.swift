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
        /// Names that it was told are gone, with what it had of them.
        var removed: [String: String]
    }

    let type: EnvoyResourceType
    /// The proxy asked for this kind at least once on this stream.
    private(set) var isOpen = false
    private(set) var isWildcard = false
    private(set) var names: Set<String> = []
    /// The length of `names` together.
    private(set) var nameBytes = 0
    /// The length in bytes of what the proxy said at first that it has, names and versions.
    private(set) var initialBytes = 0
    /// Versions the proxy has, as far as this side knows; empty text for names it was told do not exist.
    private(set) var held: [String: String] = [:]
    private(set) var flight: Flight?
    /// The last refused version of each name.
    private(set) var rejected: [String: Rejection] = [:]
    /// Names that were part of a refused answer and that nobody knows to be good: each group is sent by itself, and halved
    /// when it is refused without a name (bisection).
    private(set) var suspects: [[String]] = []
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
            initialBytes = held.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
            forgottenEarly = []
            owesAnswer = initial.isEmpty && (isWildcard || added.contains("*"))
        } else {
            for name in added where name != "*" { held[name] = nil }
        }
        for name in added {
            if name == "*" {
                isWildcard = true
            } else if names.insert(name).inserted {
                nameBytes += name.utf8.count
            }
        }
        for name in removed {
            if name == "*" {
                isWildcard = false
            } else {
                if names.remove(name) != nil { nameBytes -= name.utf8.count }
                if !isWildcard { held[name] = nil }
            }
        }
        review()
    }

    /// The proxy took what was under way.
    mutating func accept(nonce: String) {
        if flight?.nonce == nonce { flight = nil }
    }

    /// The proxy refused what was under way.
    ///
    /// What its words name is kept back until it changes. If they name nothing, the answer is halved and sent again, until the
    /// resource that is refused alone is found. Everything else of the answer, its removals too, is sent again, because nobody
    /// knows whether the proxy took it.
    ///
    /// - Source: xDS protocol: a response is taken or refused as a whole; Envoy names what it refused for some kinds only.
    mutating func reject(nonce: String, reason: String) -> [Rejection] {
        guard let flight, flight.nonce == nonce else { return [] }
        self.flight = nil
        for name in flight.sent.keys { held[name] = flight.before[name] }
        var refused = NamesInText(reason).among(flight.sent.keys)
        if refused.isEmpty, flight.sent.count == 1 { refused = Array(flight.sent.keys) }
        var rejections: [Rejection] = []
        for name in refused.sorted() {
            guard let version = flight.sent[name] else { continue }
            let rejection = Rejection(type: type, name: name, version: version, reason: reason)
            // What should be there by now may be something better.
            if desired[name]?.version == version { rejected[name] = rejection }
            rejections.append(rejection)
        }
        suspect(flight.sent.keys.filter { rejected[$0]?.version != flight.sent[$0] }, halved: refused.isEmpty)
        if flight.sent.isEmpty {
            // What is refused alone would be refused for ever.
            rejections = flight.removed.keys.sorted().map { name in
                Rejection(type: type, name: name, version: "", reason: reason)
            }
        } else {
            for (name, version) in flight.removed where desired[name] == nil { held[name] = version }
        }
        review()
        return rejections
    }

    private mutating func suspect(_ names: [String], halved: Bool) {
        guard !names.isEmpty else { return }
        let names = names.sorted()
        let middle = halved ? (names.count + 1) / 2 : names.count
        suspects.insert(contentsOf: [Array(names[..<middle]), Array(names[middle...])].filter { !$0.isEmpty }, at: 0)
    }

    /// Takes what is to be sent next: what is not suspected, else the first group of what is.
    private mutating func takeNext() -> [EncodedResource] {
        guard !suspects.isEmpty else { return news }
        let suspected = Set(suspects.joined())
        let good = news.filter { !suspected.contains($0.name) }
        if !good.isEmpty { return good }
        while !suspects.isEmpty {
            let group = Set(suspects.removeFirst())
            let resources = news.filter { group.contains($0.name) }
            if !resources.isEmpty { return resources }
        }
        return []
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
        let resources = takeNext()
        // Removals do not go along with what may be refused again.
        let removed = removing && resources.count == news.count && suspects.isEmpty ? goners : []
        guard !resources.isEmpty || !removed.isEmpty || owesAnswer else { return nil }
        owesAnswer = false
        var flight = Flight(nonce: nonce(), sent: [:], before: [:], removed: [:])
        for resource in resources {
            flight.before[resource.name] = held[resource.name]
            flight.sent[resource.name] = resource.version
            held[resource.name] = resource.version
        }
        for name in removed {
            if let version = held[name] { flight.removed[name] = version }
            held[name] = names.contains(name) ? "" : nil
        }
        let sent = flight.sent
        news = news.filter { sent[$0.name] == nil }
        if !removed.isEmpty { goners = [] }
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
