package import AccessRules
import MeshDomain

/// What becomes of a question.
package enum NameOutcome: Sendable, Hashable {
    /// This answer; `outside` are host names outside of the cluster to which it leads: whoever can, adds their addresses.
    case answer(NameMessage, outside: [DomainName])
    /// The name does not belong to this cluster: other name servers are to be asked.
    case recurse
    /// It is about another datacenter, which is to be asked; this answer is for when there is none of that name.
    case elsewhere(String, otherwise: NameMessage)
    /// No answer at all: it was no question.
    case ignore
}

/// Answers questions about names from what is known at one moment: values in, values out.
package struct NameAnswerer {
    /// How many names of this cluster may lead one to the next.
    static let chainLimit = 3
    /// How many servers are named.
    static let serverLimit = 3

    let settings: NameSettings
    /// This cluster's, in lower case.
    let datacenter: String
    let source: any NameSource
    /// What the asking token may see.
    let authorizer: Authorizer
    /// Serial number of the zone: seconds since 1970.
    let serial: UInt32
    var chance: NameChance

    /// - Parameters:
    ///   - settings: How names are answered.
    ///   - datacenter: This cluster's, in lower case.
    ///   - source: What is known.
    ///   - authorizer: What the asking token may see; the rest does not exist for it.
    ///   - serial: Seconds since 1970.
    ///   - seed: Orders equal answers by chance.
    package init(
        settings: NameSettings,
        datacenter: String,
        source: any NameSource,
        authorizer: Authorizer,
        serial: UInt32,
        seed: UInt64
    ) {
        self.settings = settings
        self.datacenter = datacenter
        self.source = source
        self.authorizer = authorizer
        self.serial = serial
        chance = NameChance(seed: seed)
    }

    /// Answers a message.
    package mutating func outcome(of request: NameMessage) -> NameOutcome {
        guard !request.isResponse else { return .ignore }
        if let refusal = Self.refusal(of: request) { return .answer(request.reply(refusal), outside: []) }
        guard let question = request.question else { return .answer(request.reply(.formatError), outside: []) }
        let name = question.name.folded
        guard let domain = settings.domain(of: name) else {
            if question.type == .ptr, let answer = reverse(name, request) { return .answer(answer, outside: []) }
            if !settings.recursors.isEmpty { return .recurse }
            // A question from address to name that nobody can answer fails, as Consul's does; others are none of ours.
            let isReverse = question.type == .ptr && Self.isReverse(name)
            return .answer(request.reply(isReverse ? .serverFailure : .refused), outside: [])
        }
        var answer = NameAnswer(question: question, folded: name, domain: domain)
        switch question.type {
        case .soa:
            answer.answers = [zoneRecord(domain)]
            let servers = nameServers(domain)
            (answer.authorities, answer.additionals) = (servers.names, servers.addresses)
        case .ns: (answer.answers, answer.additionals) = nameServers(domain)
        case _: look(up: &answer, depth: 0)
        }
        if let datacenter = answer.elsewhere { return .elsewhere(datacenter, otherwise: reply(answer, to: request)) }
        return .answer(reply(answer, to: request), outside: answer.outside)
    }

    private func reply(_ answer: NameAnswer, to request: NameMessage) -> NameMessage {
        var reply = request.reply(answer.code)
        reply.isAuthoritative = true
        reply.offersRecursion = !settings.recursors.isEmpty
        reply.answers = answer.answers
        reply.authorities = answer.authorities
        reply.additionals = answer.additionals
        return reply
    }

    /// Why a message is not looked at; nil when it is.
    private static func refusal(of request: NameMessage) -> ResponseCode? {
        guard request.operation == 0 else { return .notImplemented }
        guard let question = request.question else { return .formatError }
        if let part = request.ednsPart, part.version != 0 { return .badVersion }
        guard [NameMessage.internetClass, NameMessage.anyClass].contains(question.recordClass) else { return .refused }
        return question.type == .axfr || question.type == .ixfr ? .notImplemented : nil
    }

    /// Answers what is asked about a name of the cluster.
    mutating func look(up answer: inout NameAnswer, depth: Int) {
        let labels = answer.folded.labels(before: answer.domain)
        switch NameLookup(labels, type: answer.question.type, datacenter: datacenter) {
        case .service(let service, let tag):
            let rows = source.instances(of: service.key).filter { tag.map($0.tags.contains) ?? true }
            instances(rows, of: service, &answer, depth)
        case .same(let service, let tag, let group): same(service, tag, group, &answer, depth)
        case .mesh(let service): instances(callable(service), of: service, &answer, depth)
        case .virtual(let service): virtual(service, &answer)
        case .node(let name, let origin): node(NodeKey(name, of: origin), &answer, depth)
        case .address(let bytes): address(bytes, &answer)
        case .query(let name):
            guard let found = source.query(name, authorizer) else { return fail(&answer, .noSuchName) }
            queried(found, &answer, depth)
        case .elsewhere(let datacenter):
            if depth == 0 { answer.elsewhere = datacenter }
            fail(&answer, .noSuchName)
        case .ingress(let service):
            let mayAsk = authorizer.allows(.serviceRead(service.service))
            instances(mayAsk ? source.ingressInstances(for: service) : [], of: service, &answer, depth)
        case .nothing: fail(&answer, .noSuchName)
        }
    }

    // MARK: - The zone

    func zoneRecord(_ domain: DomainName) -> ResourceRecord {
        let zone = settings.zone
        let times = ZoneTimes(
            serial: serial,
            refresh: zone.refresh,
            retry: zone.retry,
            expire: zone.expire,
            minimum: zone.minimum
        )
        let server = DomainName("ns")?.under(domain) ?? domain
        let mailbox = DomainName("hostmaster")?.under(domain) ?? domain
        return ResourceRecord(domain, timeToLive: zone.minimum, .zone(server: server, mailbox: mailbox, times))
    }

    /// Nothing is answered but how long that holds.
    func fail(_ answer: inout NameAnswer, _ code: ResponseCode) {
        answer.code = code
        answer.authorities = [zoneRecord(answer.domain)]
    }

    /// The servers of the cluster as name servers, with their addresses.
    private mutating func nameServers(
        _ domain: DomainName
    ) -> (names: [ResourceRecord], addresses: [ResourceRecord]) {
        var rows = visible(source.instances(of: ServiceKey(ServiceName("consul")))).filter { $0.status != .critical }
        chance.shuffle(&rows)
        var names: [ResourceRecord] = []
        var addresses: [ResourceRecord] = []
        var seen: Set<NodeName> = []
        for row in rows where names.count < Self.serverLimit && seen.insert(row.node.node).inserted {
            guard let name = nodeName(row.node, domain), case .address(let bytes) = row.node.address else { continue }
            names.append(ResourceRecord(domain, timeToLive: settings.nodeTime, .nameServer(name)))
            addresses.append(ResourceRecord(name, timeToLive: settings.nodeTime, .address(bytes)))
        }
        return (names, addresses)
    }

    // MARK: - From address to name

    static func isReverse(_ name: DomainName) -> Bool { ReverseName.isOne(name) }

    /// The names at an address; nil when nothing is known of it.
    private func reverse(_ name: DomainName, _ request: NameMessage) -> NameMessage? {
        guard let address = ReverseName.address(of: name), let question = request.question else { return nil }
        let holders = source.holders(of: address)
        var targets: [DomainName] = []
        for node in holders.nodes where authorizer.allows(.nodeRead(node)) {
            if let target = DomainName(node.text + ".node." + datacenter)?.under(settings.domain) {
                targets.append(target)
            }
        }
        for row in holders.services
        where authorizer.allows(.serviceRead(row.service)) && authorizer.allows(.nodeRead(row.node)) {
            guard let target = DomainName(row.service.text + ".service." + datacenter)?.under(settings.domain) else {
                continue
            }
            if !targets.contains(target) { targets.append(target) }
        }
        guard !targets.isEmpty else { return nil }
        var reply = request.reply()
        reply.isAuthoritative = true
        reply.offersRecursion = !settings.recursors.isEmpty
        reply.answers = targets.map { ResourceRecord(question.name, timeToLive: 0, .pointer($0)) }
        return reply
    }
}

/// An answer that is being made.
struct NameAnswer {
    let question: NameQuestion
    /// The question's name in lower case.
    let folded: DomainName
    /// The domain that it is in, and that answers use.
    let domain: DomainName
    var code = ResponseCode.success
    var answers: [ResourceRecord] = []
    var authorities: [ResourceRecord] = []
    var additionals: [ResourceRecord] = []
    /// The other datacenter that is to be asked.
    var elsewhere: String?
    /// Host names outside of the cluster to which it leads.
    var outside: [DomainName] = []

    /// Adds an answer under the name that was asked.
    mutating func add(_ seconds: UInt32, _ data: RecordData) {
        answers.append(ResourceRecord(question.name, timeToLive: seconds, data))
    }
}

/// Names that stand for addresses.
enum ReverseName {
    private static let fourth = DomainName("in-addr.arpa")
    private static let sixth = DomainName("ip6.arpa")

    /// Whether a folded name is one.
    static func isOne(_ name: DomainName) -> Bool {
        [fourth, sixth].contains { $0.map(name.isWithin) ?? false }
    }

    /// The address that a folded name stands for; nil when it is none.
    static func address(of name: DomainName) -> [UInt8]? {
        if let fourth, name.isWithin(fourth) {
            let bytes = name.labels(before: fourth).reversed().compactMap { label in
                UInt8(String(decoding: label, as: UTF8.self))
            }
            return bytes.count == 4 && name.labels.count == 6 ? bytes : nil
        }
        guard let sixth, name.isWithin(sixth) else { return nil }
        let digits = Array(name.labels(before: sixth).reversed())
        guard digits.count == 32 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: 32, by: 2) {
            guard let high = digit(digits[place]), let low = digit(digits[place + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ label: ArraySlice<UInt8>) -> UInt8? {
        label.count == 1 ? label.first.flatMap(hexDigit) : nil
    }
}

/// Chance from a seed (SplitMix64): the order of equal answers, not a secret.
struct NameChance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// Puts items into any order.
    mutating func shuffle<Item>(_ items: inout [Item]) {
        for place in stride(from: items.count - 1, to: 0, by: -1) {
            items.swapAt(place, Int(next() % UInt64(place + 1)))
        }
    }
}
