package import EnvoySchema
package import EnvoyTranslation
import SchemaRuntime

/// The delta xDS conversation with one proxy: a pure state machine.
///
/// What it keeps: clusters are there before what refers to them and go after it; of each kind one response is under way
/// at a time, so that changes made meanwhile are sent once and in their newest form; nothing that the proxy has is sent
/// again, also after a reconnect; a refused version is not sent again, and the proxy keeps what it had.
package struct DeltaStream: Sendable, Hashable {
    /// What happens to a stream.
    package enum Event: Sendable, Hashable {
        case requestReceived(EnvoyDiscoveryV3.DeltaDiscoveryRequest)
        /// The proxy's configuration was made, again or for the first time.
        case resourcesChanged(ResourceSet)
    }

    /// What is to be done about it.
    package enum Effect: Sendable, Hashable {
        case send(EnvoyDiscoveryV3.DeltaDiscoveryResponse)
        /// The proxy refused resources: tell people.
        case reject([Rejection])
        /// The proxy asks for more than it may; the text says for what. The stream must end.
        case end(String)
    }

    private var clusters = ResourceChannel(type: .cluster)
    private var endpoints = ResourceChannel(type: .endpoint)
    private var listeners = ResourceChannel(type: .listener)
    private var routes = ResourceChannel(type: .route)
    private var extensionConfigs = ResourceChannel(type: .extensionConfig)
    private var secrets = ResourceChannel(type: .secret)
    private var responseCount: UInt32 = 0
    private let limits: ConversationLimits
    /// How often the words of a refusal were longer than what is kept of them.
    package private(set) var shortenedReasons = 0

    /// A stream that was just opened.
    package init(limits: ConversationLimits = ConversationLimits()) { self.limits = limits }

    /// The refused resources that are still wanted, by kind and name.
    package var rejections: [Rejection] {
        let channels = [
            clusters.rejected, endpoints.rejected, listeners.rejected, routes.rejected, extensionConfigs.rejected,
        ]
        guard channels.contains(where: { !$0.isEmpty }) else { return [] }
        return [clusters, endpoints, listeners, routes, extensionConfigs].flatMap { channel in
            channel.rejected.values.sorted { $0.name < $1.name }
        }
    }

    /// How many bytes the names are that the proxy asks for.
    package var nameBytes: Int { channels.reduce(0) { $0 + $1.nameBytes } }
    /// How many bytes are kept of what the proxy said: the names it asks for, and what it said that it has.
    package var keptBytes: Int { channels.reduce(0) { $0 + $1.nameBytes + $1.initialBytes } }

    private var channels: [ResourceChannel] { [clusters, endpoints, listeners, routes, extensionConfigs, secrets] }

    /// Whether the proxy has everything it should have, apart from what it refused.
    package var isSettled: Bool {
        [clusters, endpoints, listeners, routes, extensionConfigs].allSatisfy { $0.isSettled && $0.goners.isEmpty }
    }

    /// Takes an event and says what to do, in order.
    package mutating func apply(_ event: Event) -> [Effect] {
        var effects: [Effect] = []
        switch event {
        case .requestReceived(let request):
            effects += receive(request)
            if case .end? = effects.last { return effects }
        case .resourcesChanged(let resources):
            clusters.setDesired(resources.clusters)
            endpoints.setDesired(resources[.endpoint])
            listeners.setDesired(resources.listeners)
            routes.setDesired(resources.routes)
            extensionConfigs.setDesired(resources.extensionConfigs)
            secrets.setDesired([])
        }
        return effects + pump()
    }

    private mutating func receive(_ request: EnvoyDiscoveryV3.DeltaDiscoveryRequest) -> [Effect] {
        guard let type = EnvoyResourceType(typeURL: request.typeURL) else { return [] }
        if let excess = initialExcess(of: request) { return [.end(excess)] }
        let reason = request.errorDetail?.message.shortened(to: limits.reasonBytes)
        if let error = request.errorDetail, error.message.utf8.count > limits.reasonBytes { shortenedReasons += 1 }
        let rejections = withChannel(type) { channel in
            var rejections: [Rejection] = []
            if !request.responseNonce.isEmpty {
                if let reason {
                    rejections = channel.reject(nonce: request.responseNonce, reason: reason)
                } else {
                    channel.accept(nonce: request.responseNonce)
                }
            }
            let changesSubscription =
                !request.resourceNamesSubscribe.isEmpty || !request.resourceNamesUnsubscribe.isEmpty
            if changesSubscription || !channel.isOpen {
                channel.subscribe(
                    request.resourceNamesSubscribe,
                    request.resourceNamesUnsubscribe,
                    initial: request.initialResourceVersions
                )
            }
            return rejections
        }
        if let excess = subscriptionExcess { return [.end(excess)] }
        return rejections.isEmpty ? [] : [.reject(rejections)]
    }

    /// What of a request is more than a proxy may say that it has; nil when nothing is.
    private func initialExcess(of request: EnvoyDiscoveryV3.DeltaDiscoveryRequest) -> String? {
        let initial = request.initialResourceVersions
        guard initial.count <= limits.names else {
            return "it names \(initial.count) resources that it has; \(limits.names) are allowed"
        }
        let bytes = initial.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard bytes <= 2 * limits.nameBytes else {
            return "the resources that it has are named in \(bytes) bytes; \(2 * limits.nameBytes) are allowed"
        }
        return nil
    }

    /// What of the subscriptions is too much; nil when nothing is.
    private var subscriptionExcess: String? {
        let count = channels.reduce(0) { $0 + $1.names.count }
        guard count <= limits.names else {
            return "it asks for \(count) resources by name; \(limits.names) are allowed"
        }
        let bytes = nameBytes
        guard bytes <= limits.nameBytes else {
            return "the names of the resources it asks for are \(bytes) bytes long; \(limits.nameBytes) are allowed"
        }
        return nil
    }

    /// Sends what may be sent now: policy, which waits for nothing; clusters, then endpoints, then listeners once the
    /// clusters are taken, then routes, and at last tells which clusters are gone.
    private mutating func pump() -> [Effect] {
        var effects: [Effect] = []
        send(\.extensionConfigs, removing: listeners.isSettled, &effects)
        let updated = clusters.flight == nil ? clusters.news.filter { clusters.held[$0.name] != nil } : []
        // Before a reconnected proxy asked for listeners, nobody knows which clusters its old ones use.
        let clustersFollow =
            listeners.isOpen && listeners.isSettled && listeners.goners.isEmpty && routes.isSettled
        if send(\.clusters, removing: clustersFollow && clusters.news.isEmpty, &effects) {
            // Envoy does not ask for the endpoints of an updated cluster again, and waits for them all the same.
            endpoints.forget(updated.map(\.name))
        }
        send(\.endpoints, removing: true, &effects)
        if clusters.isSettled { send(\.listeners, removing: true, &effects) }
        // Envoy refuses a route to a cluster that it does not have yet, or whose endpoints it waits for.
        let clustersAreThere = clusters.isSettled && !endpoints.lacksSome
        if listeners.isSettled && clustersAreThere || routes.isWaitedFor {
            send(\.routes, removing: listeners.isSettled, &effects)
        }
        send(\.secrets, removing: true, &effects)
        return effects
    }

    @discardableResult
    private mutating func send(
        _ channel: WritableKeyPath<DeltaStream, ResourceChannel>,
        removing: Bool,
        _ effects: inout [Effect]
    ) -> Bool {
        let next = responseCount + 1
        guard let response = self[keyPath: channel].respond(nonce: { Self.nonce(next) }, removing: removing) else {
            return false
        }
        responseCount = next
        effects.append(.send(response))
        return true
    }

    private static func nonce(_ number: UInt32) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private mutating func withChannel<Result>(
        _ type: EnvoyResourceType,
        _ body: (inout ResourceChannel) -> Result
    ) -> Result {
        switch type {
        case .cluster: body(&clusters)
        case .endpoint: body(&endpoints)
        case .listener: body(&listeners)
        case .route: body(&routes)
        case .extensionConfig: body(&extensionConfigs)
        case .secret: body(&secrets)
        }
    }
}

extension ResourceChannel {
    /// Whether the proxy asked for names that it does not have yet: a listener of its waits for them.
    fileprivate var isWaitedFor: Bool { names.contains { held[$0] == nil } }

    /// The same without what the proxy refused.
    fileprivate var lacksSome: Bool { names.contains { held[$0] == nil && rejected[$0] == nil } }
}

extension String {
    /// The beginning of a text that is longer than so many bytes, with a mark that there is more.
    fileprivate func shortened(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        return String(decoding: utf8.prefix(limit), as: UTF8.self) + "..."
    }
}
