package import MeshDomain

/// One step of the way of a call from a service to another one, looked at.
package struct CallStep: Sendable, Hashable {
    /// How it is.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case ok
        case failed
        /// It could not be found out, or the token may not see it.
        case unknown
        /// There is nothing to look at, because of an earlier step.
        case skipped
    }

    /// Which step it is; programs look at it.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case sourceRegistered = "source-registered"
        case sourceSidecar = "source-sidecar"
        case proxyConnected = "proxy-connected"
        case proxyConfiguration = "proxy-configuration"
        case upstream
        case chain = "discovery-chain"
        case peering
        case exported
        case imported
        case gateway = "mesh-gateway"
        case certificates
        case endpoints
        case intention
    }

    /// The step where the call also has other ways: that this one does not work does not make it fail.
    var asOneOfSeveral: CallStep {
        guard outcome == .failed else { return self }
        var step = self
        step.outcome = .unknown
        step.text = "one of several ways is closed: \(text)"
        return step
    }

    package let code: Code
    package var outcome: Outcome
    /// What was found.
    package var text: String
    /// What to do next; empty when nothing is to be done.
    package var remedy: String
    /// The config entries that it hangs on.
    package var entries: [EntryKey]
    /// The peer whose business it is; empty for this cluster.
    package var owner: String

    /// Makes a step.
    package init(
        _ code: Code,
        _ outcome: Outcome,
        _ text: String,
        remedy: String = "",
        entries: [EntryKey] = [],
        owner: String = ""
    ) {
        self.code = code
        self.outcome = outcome
        self.text = text
        self.remedy = remedy
        self.entries = entries
        self.owner = owner
    }
}

/// What is known about a call from its one end to the other.
package struct CallExplanation: Sendable, Hashable {
    /// Whether the call would be answered.
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        case works
        case fails
        /// Nothing is wrong as far as can be seen from here.
        case unknown
    }

    /// In the order of the call.
    package let steps: [CallStep]

    /// Puts steps together.
    package init(_ steps: [CallStep]) { self.steps = steps }

    /// Whether the call would be answered.
    package var verdict: Verdict {
        if steps.contains(where: { $0.outcome == .failed }) { return .fails }
        return steps.contains { $0.outcome == .unknown } ? .unknown : .works
    }

    /// The first step that fails.
    package var failure: CallStep? { steps.first { $0.outcome == .failed } }
}

/// A call that is asked about.
package struct CallQuestion: Sendable, Hashable {
    /// Who calls: a service of this cluster, or of a peer.
    package let source: ServiceRef
    /// Who is called: a service of this cluster, or of a peer.
    package let destination: ServiceRef

    /// Reads a question.
    ///
    /// - Throws: `badRequest` naming what is missing or contradicts itself.
    package init(source: String, destination: String) throws(MeshError) {
        self.source = try Self.service(source, field: "source")
        self.destination = try Self.service(destination, field: "destination")
        guard self.source.origin.isLocal || self.destination.origin.isLocal else {
            throw MeshError(
                .badRequest,
                "source and destination are both of a peer; one of them must be of this cluster"
            )
        }
    }

    /// The text that a service is asked for by.
    package static func text(of service: ServiceRef) -> String {
        service.origin.isLocal ? service.service.text : "\(service.origin.peer)/\(service.service.text)"
    }

    /// `service`, or `peer/service`.
    private static func service(_ text: String, field: String) throws(MeshError) -> ServiceRef {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let name = parts.last, name != "*", parts.allSatisfy({ !$0.isEmpty }) else {
            throw MeshError(.badRequest, "\(field) is \"\(text.prefix(80))\"; it must be SERVICE or PEER/SERVICE")
        }
        let service = try ServiceName(validating: name, field: field)
        guard parts.count == 2 else { return ServiceRef(service) }
        // Peerings have names in lower case.
        return ServiceRef(service, of: Origin(peer: parts[0].lowercased()))
    }
}
