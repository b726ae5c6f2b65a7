package import MeshDomain

/// One stream with another cluster as a state machine: what comes in and what is to be done about it.
///
/// It holds no clock and does no work; `LiveStream` feeds it. Both ends of a stream are the same machine; they differ in
/// who opens and in who announces server addresses.
///
/// - Source: reference §3.5 to §3.17.
package struct StreamSession: Sendable {
    /// Which end this is.
    package enum Role: Sendable, Hashable {
        /// We dialled; the other side knows the peering by this id.
        case dialer(peerID: String, secret: SecretID, datacenter: String)
        /// We were dialled, and have accepted the other side's `Open`.
        case acceptor
    }

    /// What happens to a stream.
    package enum Event: Sendable {
        /// The stream is up.
        case started
        case received(StreamMessage)
        /// What this cluster exports to the peer now, and which resources may differ from the plan before; nil is all.
        case exports(ExportPlan, changed: Set<String>?)
        /// What was said before is written: the next piece of what is exported may follow.
        case more
        /// An import was done; nil, or why it failed.
        case imported(Import, failure: String?)
        /// Say this as it is.
        case say(StreamMessage)
        /// Say these resources once more, whatever the other side acknowledged.
        case again([String])
        /// Some of a message came that is not whole yet.
        case data
        /// Time passed; send it at least every second.
        case tick
        /// The peering was deleted in this cluster.
        case deletedHere
        /// The other side closed its half; why, when it was not asked to.
        case ended(String?)
    }

    /// Something the other side sent that must be stored.
    package struct Import: Sendable, Hashable {
        package var nonce: String
        package var kind: ResourceKind
        package var resourceID: String
        package var content: ResourceContent

        /// Makes an import.
        package init(nonce: String, kind: ResourceKind, resourceID: String, content: ResourceContent) {
            self.nonce = nonce
            self.kind = kind
            self.resourceID = resourceID
            self.content = content
        }
    }

    /// What is to be done.
    package enum Effect: Sendable, Hashable {
        case send(StreamMessage)
        /// Store it and report with `imported`.
        case store(Import)
        /// The other side has deleted the peering.
        case terminatedByPeer
        /// The status has changed in more than its times.
        case statusChanged
        /// The other side refused something; for the log.
        case refused(resourceURL: String, message: String)
        case end(End)
    }

    /// How a stream ends.
    package enum End: Sendable, Hashable {
        /// The peering has ended on one of the sides.
        case terminated
        /// It broke; what the other side is told and people see.
        case failed(StreamRefusal)
    }

    private let role: Role
    /// Whether the other side may hold what an earlier stream brought it.
    private let resumes: Bool
    private var timing: StreamTiming
    private var subscriptions: Set<ResourceKind> = []
    private var plan: ExportPlan?
    private var sent: [ResourceKey: ResourceContent] = [:]
    /// The names of resources that are still to be looked at, sorted: a plan of many thousands is gone through in pieces.
    private var waiting: ArraySlice<String> = []
    /// The services of the plan, once somebody asked.
    private var planned: Set<String>?
    private var answers = AnswerBook<ResourceKey>()
    private var lastNonce: UInt64 = 0
    private var importedServices: [String]?
    private var hasEnded = false
    private var saidTerminated = false

    private struct ResourceKey: Hashable, Comparable, Sendable {
        var kind: ResourceKind
        var id: String

        static func < (left: ResourceKey, right: ResourceKey) -> Bool {
            (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
        }
    }

    /// Makes the machine of a new stream.
    ///
    /// - Parameters:
    ///   - role: Which end this is.
    ///   - now: The moment.
    ///   - importedServices: What was imported through an earlier stream.
    ///   - resumes: Whether the other side may hold what an earlier stream brought it.
    package init(role: Role, now: StreamMoment, importedServices: [String]? = nil, resumes: Bool = false) {
        self.role = role
        self.resumes = resumes
        self.importedServices = importedServices
        timing = StreamTiming(openedAt: now)
    }

    /// What people see of the stream.
    package var status: PeeringStreamStatus {
        PeeringStreamStatus(
            importedCount: importedServices?.count,
            exportedCount: listSent?.count,
            lastHeartbeatNanoseconds: timing.lastHeartbeat?.wall,
            lastReceiveNanoseconds: timing.lastReceive?.wall,
            lastSendNanoseconds: timing.lastSend?.wall
        )
    }

    /// The names of the services that pass through the stream, sorted.
    package func serviceNames(_ direction: PeeringServiceNames.Direction) -> [String] {
        switch direction {
        case .imported: importedServices ?? []
        case .exported: listSent ?? []
        }
    }

    /// Whether a part of the plan is still to be gone through (`Event.more`).
    package var hasMore: Bool { !waiting.isEmpty && !saidTerminated && !hasEnded }

    /// How many resources are looked at in one piece.
    package static let pieceSize = 256

    /// How far the other side is behind what it should know.
    package func standing(at now: StreamMoment) -> StreamStanding {
        var standing = StreamStanding()
        guard !hasEnded, plan != nil else { return standing }
        standing.isPlanned = true
        standing.isSubscribed = subscriptions.contains(.service)
        standing.hasListArrived =
            listSent == plan?.services && !answers.holds(ResourceKey(kind: .serviceList, id: Self.listID))
        for name in waiting {
            let key = ResourceKey(kind: .service, id: name)
            let wanted = plan?.instances[name].map(ResourceContent.service)
            if sent[key] != wanted { standing.pending[name] = 0 }
        }
        standing.unsent = standing.pending.count
        for (key, since) in answers.unanswered {
            let age = max(0, now.steady - since)
            standing.unanswered += 1
            standing.lagNanoseconds = max(standing.lagNanoseconds, age)
            if key.kind == .service { standing.pending[key.id] = age }
        }
        for (key, reason) in answers.refused {
            let isList = key.kind == .serviceList
            if isList { standing.listRefusal = reason }
            if key.kind == .service { standing.refused[key.id] = reason }
        }
        return standing
    }

    /// Whether the other side has said anything yet.
    package var hasHeard: Bool { timing.lastReceive != nil }

    /// Whether another stream of the same dialer may replace this one.
    package func isSuspect(at now: StreamMoment) -> Bool { timing.isSuspect(at: now) }

    private var listSent: [String]? {
        guard case .serviceList(let names)? = sent[ResourceKey(kind: .serviceList, id: Self.listID)] else { return nil }
        return names
    }

    /// Goes on by one event.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - now: The moment.
    /// - Returns: What is to be done, in order; nothing once the stream has ended.
    package mutating func apply(_ event: Event, at now: StreamMoment) -> [Effect] {
        guard !hasEnded else { return [] }
        var effects: [Effect] = []
        switch event {
        case .started: effects = start()
        case .received(let message):
            let wasSilent = !hasHeard
            timing.received(at: now)
            effects = receive(message, at: now)
            if wasSilent { effects.append(.statusChanged) }
        case .exports(let plan, let changed):
            let isFirst = self.plan == nil
            self.plan = plan
            planned = nil
            effects = sendChanges(isFirst ? nil : changed, at: now)
        case .more: effects = sendPiece(at: now)
        case .imported(let done, let failure): effects = [.send(answer(to: done, failure: failure))]
        case .say(let message): effects = [.send(message)]
        case .again(let names): effects = sendOnceMore(names, at: now)
        case .data: timing.receivedData(at: now)
        case .tick: effects = tick(at: now)
        case .deletedHere: effects = terminate()
        case .ended(let reason):
            effects = [
                .end(
                    saidTerminated
                        ? .terminated : .failed(StreamRefusal(.unknown, reason ?? "stream ended unexpectedly"))
                )
            ]
        }
        for effect in effects {
            if case .send = effect { timing.sent(at: now) }
            if case .end = effect { hasEnded = true }
        }
        return effects
    }

    // MARK: - Opening and ending

    private func start() -> [Effect] {
        switch role {
        case .dialer(let peerID, let secret, let datacenter):
            return [
                .send(.open(peerID: peerID, secret: secret, remoteDatacenter: datacenter, remotePartition: ""))
            ]
                + [ResourceKind.service, .serviceList, .trustBundle, .serverAddresses].map {
                    .send(.request(StreamMessage.Request(peerID: peerID, resourceURL: $0.rawValue)))
                }
        case .acceptor:
            return [ResourceKind.service, .serviceList, .trustBundle].map {
                .send(.request(StreamMessage.Request(resourceURL: $0.rawValue)))
            }
        }
    }

    private mutating func tick(at now: StreamMoment) -> [Effect] {
        if timing.isSilent(at: now) { return [.end(.failed(StreamRefusal(.unknown, "heartbeat timeout")))] }
        let heartbeat: [Effect] = timing.takeHeartbeat(at: now) ? [.send(.heartbeat)] : []
        return heartbeat + sendAgain(answers.takeDue(at: now), at: now)
    }

    /// Says that the peering is gone; the other side then removes everything by itself.
    private mutating func terminate() -> [Effect] {
        guard !saidTerminated else { return [] }
        saidTerminated = true
        return [.send(.terminated)]
    }

    // MARK: - Receiving

    private mutating func receive(_ message: StreamMessage, at now: StreamMoment) -> [Effect] {
        switch message {
        case .request(let request): return receive(request, at: now)
        case .response(let response): return receive(response)
        case .terminated: return [.terminatedByPeer, .end(.terminated)]
        case .heartbeat:
            timing.receivedHeartbeat(at: now)
            return []
        case .open, .digest, .unknown: return []
        }
    }

    private mutating func receive(_ request: StreamMessage.Request, at now: StreamMoment) -> [Effect] {
        func refusal(_ text: String) -> [Effect] { [.end(.failed(StreamRefusal(.invalidArgument, text)))] }
        let first = "initial subscription requests for a resource type must"
        guard let kind = ResourceKind(rawValue: request.resourceURL) else {
            return refusal("subscription request to unknown resource URL: \(request.resourceURL)")
        }
        if subscriptions.contains(kind) {
            guard let error = request.error else {
                answers.acknowledged(request.nonce)
                return []
            }
            answers.refused(request.nonce, reason: error.message, at: now)
            return [.refused(resourceURL: request.resourceURL, message: error.message)]
        }
        if case .dialer(let expected, _, _) = role, !request.peerID.isEmpty, request.peerID != expected {
            return refusal("\(first) have consistent PeerID values: got=\"\(request.peerID)\" expected=\"\(expected)\"")
        }
        guard request.nonce.isEmpty else { return refusal("\(first) not contain a nonce") }
        guard request.error == nil else {
            return refusal("initial subscription request for a resource type must not contain an error")
        }
        subscriptions.insert(kind)
        // The list comes with the services, as Consul has it.
        return sendChanges(kind == .service ? nil : [], at: now)
    }

    private mutating func receive(_ response: StreamMessage.Response) -> [Effect] {
        let url = response.resourceURL
        func refuse(_ code: Int, _ text: String) -> [Effect] {
            [
                .send(
                    .request(
                        StreamMessage.Request(
                            nonce: response.nonce,
                            resourceURL: url,
                            error: StreamMessage.Fault(code: code, message: text)
                        )
                    )
                )
            ]
        }
        guard let kind = ResourceKind(rawValue: url) else {
            return refuse(3, "received response for unknown resource type \"\(url)\"")
        }
        guard !response.nonce.isEmpty else {
            return refuse(3, "received response without a nonce for: \(url):\(response.resourceID)")
        }
        guard response.operation == 1 else {
            let name = response.operation == 0 ? "\"OPERATION_UNSPECIFIED\"" : String(response.operation)
            return refuse(3, "unsupported operation: \(name)")
        }
        guard let content = response.content else { return refuse(3, "received upsert response with no content") }
        if case .unusable(let detail) = content {
            return refuse(13, Self.upsertError(url, response.resourceID, detail))
        }
        let wish = Import(nonce: response.nonce, kind: kind, resourceID: response.resourceID, content: content)
        if let problem = problem(of: wish) { return refuse(13, Self.upsertError(url, response.resourceID, problem)) }
        if case .serviceList(let names) = content {
            let sorted = names.sorted()
            guard sorted != importedServices else { return [.store(wish)] }
            importedServices = sorted
            return [.store(wish), .statusChanged]
        }
        return [.store(wish)]
    }

    /// What is wrong with a resource before anybody tries to store it.
    private func problem(of wish: Import) -> String? {
        switch wish.content {
        case .serverAddresses(let addresses):
            if case .acceptor = role { return "Cannot switch peering dialing mode from false to true" }
            return addresses.isEmpty ? "Cannot switch peering dialing mode from true to false" : nil
        case .service: return wish.resourceID.isEmpty ? "the service has no name" : nil
        case .serviceList, .trustBundle, .unusable: return nil
        }
    }

    private func answer(to wish: Import, failure: String?) -> StreamMessage {
        let url = wish.kind.rawValue
        let fault = failure.map { StreamMessage.Fault(code: 13, message: Self.upsertError(url, wish.resourceID, $0)) }
        return .request(StreamMessage.Request(nonce: wish.nonce, resourceURL: url, error: fault))
    }

    private static func upsertError(_ url: String, _ id: String, _ detail: String) -> String {
        "upsert error, ResourceURL: \"\(url)\", ResourceID: \"\(id)\": \(detail)"
    }

    // MARK: - Sending

    private static let listID = "exported-service-list"

    /// Sends what the other side subscribed to and does not have yet.
    ///
    /// - Parameters:
    ///   - changed: The names of resources that may have changed; nil when all may have.
    ///   - now: The moment.
    /// - Returns: What is to be done.
    private mutating func sendChanges(_ changed: Set<String>?, at now: StreamMoment) -> [Effect] {
        guard let plan, !saidTerminated else { return [] }
        var effects: [Effect] = []
        if subscriptions.contains(.trustBundle), let bundle = plan.trustBundle {
            effects += send(
                .trustBundle(trustDomain: bundle.trustDomain, rootPEMs: bundle.rootPEMs),
                id: "roots",
                at: now
            )
        }
        if subscriptions.contains(.serverAddresses), role == .acceptor, !plan.serverAddresses.isEmpty {
            effects += send(.serverAddresses(plan.serverAddresses), id: "server-addrs", at: now)
        }
        guard subscriptions.contains(.service) else { return effects }
        let hadList = listSent
        effects += send(.serviceList(plan.services), id: Self.listID, at: now)
        var names = changed ?? Set(plan.instances.keys).union(sent.keys.lazy.filter { $0.kind == .service }.map(\.id))
        // The other side may have got proxies through an earlier stream that are no more.
        if changed == nil, resumes { names.formUnion(plan.services.lazy.map { $0 + ExportPlan.proxySuffix }) }
        if !names.isEmpty { waiting = waiting.isEmpty ? names.sorted()[...] : names.union(waiting).sorted()[...] }
        return effects + sendPiece(at: now) + (listSent == hadList ? [] : [.statusChanged])
    }

    /// Goes through the next piece of the plan; what follows waits for `Event.more`.
    private mutating func sendPiece(at now: StreamMoment) -> [Effect] {
        guard let plan, !saidTerminated, subscriptions.contains(.service) else { return [] }
        let names = waiting.prefix(Self.pieceSize)
        waiting = waiting.dropFirst(Self.pieceSize)
        var effects: [Effect] = []
        for name in names {
            if let instances = plan.instances[name] { effects += send(.service(instances), id: name, at: now) }
        }
        for name in names where plan.instances[name] == nil { effects += forget(name, plan, at: now) }
        return effects
    }

    private mutating func isListed(_ service: String, _ plan: ExportPlan) -> Bool {
        guard resumes else { return false }
        let services = planned ?? Set(plan.services)
        planned = services
        return services.contains(service)
    }

    /// Of what is not exported any more, only proxies are taken back one by one; the list does the rest.
    ///
    /// The list keeps the proxies of all its services, so one that has none is said to have none, once for each stream.
    private mutating func forget(_ name: String, _ plan: ExportPlan, at now: StreamMoment) -> [Effect] {
        let key = ResourceKey(kind: .service, id: name)
        if name.hasSuffix(ExportPlan.proxySuffix) {
            let service = String(name.dropLast(ExportPlan.proxySuffix.count))
            guard sent[key] != nil || isListed(service, plan) else { return [] }
            return send(.service([]), id: name, at: now)
        }
        guard sent[key] != nil else { return [] }
        sent[key] = nil
        answers.forget(key)
        return []
    }

    /// The services that the other side was told of, as they were sent, and whether that says nothing because it has not
    /// acknowledged them, or because they have changed.
    package var exported: [(resource: String, instances: [CheckServiceNode], isPending: Bool)] {
        let unseen = Set(waiting)
        let refused = answers.refused
        return sent.compactMap { key, content in
            guard key.kind == .service, case .service(let instances) = content, !instances.isEmpty else { return nil }
            let isPending = unseen.contains(key.id) || answers.holds(key) || refused[key] != nil
            return (key.id, instances, isPending)
        }
    }

    /// Sends resources and the list again that the other side has acknowledged, but has not.
    private mutating func sendOnceMore(_ names: [String], at now: StreamMoment) -> [Effect] {
        guard let plan else { return [] }
        let services = Set(plan.services)
        for name in names {
            let key = ResourceKey(kind: .service, id: name)
            let service =
                name.hasSuffix(ExportPlan.proxySuffix) ? String(name.dropLast(ExportPlan.proxySuffix.count)) : ""
            let isGone = plan.instances[name] == nil && services.contains(service)
            // Of proxies that are no more it is said that there are none; of other services the list says it.
            sent[key] = isGone ? .unusable("") : nil
        }
        sent[ResourceKey(kind: .serviceList, id: Self.listID)] = nil
        return sendChanges(Set(names), at: now)
    }

    /// Sends resources that were refused once more.
    private mutating func sendAgain(_ keys: [ResourceKey], at now: StreamMoment) -> [Effect] {
        guard !keys.isEmpty else { return [] }
        for key in keys { sent[key] = nil }
        return sendChanges(Set(keys.lazy.filter { $0.kind == .service }.map(\.id)), at: now)
    }

    private mutating func send(_ content: ResourceContent, id: String, at now: StreamMoment) -> [Effect] {
        guard let kind = content.kind else { return [] }
        let key = ResourceKey(kind: kind, id: id)
        guard sent[key] != content else { return [] }
        sent[key] = content
        lastNonce += 1
        let nonce = Self.nonce(lastNonce)
        answers.sent(key, nonce: nonce, at: now)
        return [
            .send(
                .response(
                    StreamMessage.Response(
                        nonce: nonce,
                        resourceURL: kind.rawValue,
                        resourceID: id,
                        content: content
                    )
                )
            )
        ]
    }

    private static func nonce(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, 8 - text.count)) + text
    }
}
