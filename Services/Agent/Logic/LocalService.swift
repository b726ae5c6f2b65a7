package import ConsulJSON
package import MeshDomain
import RegistrationRules

/// Where a definition comes from: those of files are read again at every start and are not kept on disk.
package enum DefinitionOrigin: String, Sendable, Hashable {
    case api
    case file
}

/// An instance that this agent is responsible for.
package struct LocalService: Sendable, Hashable {
    /// What an id and a name of a sidecar end with.
    package static let sidecarSuffix = "-sidecar-proxy"

    package var service: NodeService
    /// Used when the catalog is written; empty: the agent's own token.
    package var token: SecretID
    package var origin: DefinitionOrigin
    /// The instance whose definition made this sidecar; it goes away with it.
    package var sidecarOf: String?

    /// Makes a local instance.
    package init(service: NodeService, token: SecretID, origin: DefinitionOrigin, sidecarOf: String? = nil) {
        self.service = service
        self.token = token
        self.origin = origin
        self.sidecarOf = sidecarOf
    }
}

/// A check that this agent is responsible for.
package struct LocalCheck: Sendable, Hashable {
    /// How durations that are not set are shown.
    package enum UnsetDurations: Sendable {
        /// As nothing: checks that come with a service.
        case empty
        /// As `0s`: checks registered by themselves.
        case zero
    }

    /// As the catalog and the agent show it.
    package var check: HealthCheck
    /// How it is run; nil for maintenance checks.
    package var definition: CheckDefinition?
    package var token: SecretID
    package var origin: DefinitionOrigin
    var thresholds = CheckThresholds()
    /// It was run or reported to since this process started.
    var hasResult = false
    /// When the time to live ends, on the agent's monotonic clock in nanoseconds.
    package internal(set) var expiresAt: Int64?
    /// Since when it is critical, on the same clock; nil while it is not.
    package internal(set) var criticalSince: Int64?

    /// Makes a check from a definition whose id and name are set.
    package init(
        _ definition: CheckDefinition,
        node: String,
        service: NodeService?,
        token: SecretID,
        origin: DefinitionOrigin,
        unsetDurations: UnsetDurations
    ) {
        func text(_ nanoseconds: Int64) -> String {
            if nanoseconds == 0, case .empty = unsetDurations { return "" }
            return GoDuration.text(nanoseconds: nanoseconds)
        }
        check = HealthCheck(
            node: node,
            checkID: definition.id,
            name: definition.name,
            status: HealthStatus(rawValue: definition.status) ?? .critical,
            notes: definition.notes,
            serviceID: service?.id ?? "",
            serviceName: service?.service ?? "",
            serviceTags: service?.tags ?? [],
            type: definition.kind?.rawValue ?? "",
            interval: text(definition.interval),
            timeout: text(definition.timeout)
        )
        self.definition = definition
        self.token = token
        self.origin = origin
    }

    /// Why the check can never reach the catalog; nil when it can.
    var problem: String? {
        RowRules.problem(with: check) ?? RowRules.named("Token", token.revealed).map { _ in unprintableToken }
    }

    /// Makes a check that is not run, such as a maintenance check.
    package init(check: HealthCheck, token: SecretID) {
        self.check = check
        definition = nil
        self.token = token
        origin = .api
    }

    /// Makes a check again from what was kept on disk.
    package init(check: HealthCheck, definition: CheckDefinition?, token: SecretID) {
        self.check = check
        self.definition = definition
        self.token = token
        origin = .api
    }
}

/// What is said of a token that no request can carry; the token itself is a secret.
let unprintableToken = "Token holds an unprintable character; remove it"

/// Counts results so that a check changes its status only after several in a row.
///
/// - Source: reference §4.6, thresholds.
package struct CheckThresholds: Sendable, Hashable {
    private var successes = 0
    private var failures = 0

    /// Starts with no results.
    package init() {}

    /// Takes one result.
    ///
    /// - Returns: The status to show now; nil when the shown one stays.
    package mutating func record(_ result: HealthStatus, definition: CheckDefinition) -> HealthStatus? {
        switch result {
        case .passing, .warning:
            successes += 1
            failures = 0
            return successes >= definition.successBeforePassing ? result : nil
        case .critical:
            failures += 1
            successes = 0
            if failures >= definition.failuresBeforeCritical { return .critical }
            let warningAfter = definition.failuresBeforeWarning ?? definition.failuresBeforeCritical
            return failures >= warningAfter ? .warning : nil
        }
    }
}
