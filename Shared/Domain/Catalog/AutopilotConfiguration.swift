/// How Consul's clients would have servers looked after.
///
/// It is kept and shown; NATS decides by itself when a server counts as gone (decision 030).
///
/// - Source: reference §3.8, autopilot configuration, with Consul's defaults.
package struct AutopilotConfiguration: Sendable, Hashable {
    package var cleansUpDeadServers = true
    /// In nanoseconds.
    package var lastContactThreshold: Int64 = 200_000_000
    package var maximumTrailingLogs: UInt64 = 250
    package var minimumQuorum: UInt64 = 0
    /// In nanoseconds.
    package var serverStabilizationTime: Int64 = 10_000_000_000
    package var redundancyZoneTag = ""
    package var disablesUpgradeMigration = false
    package var upgradeVersionTag = ""
    /// Consul's leader writes the defaults at once, so clients expect an index.
    package var createIndex: UInt64 = 1
    package var modifyIndex: UInt64 = 1

    /// What counts while nothing was written.
    package init() {}

    /// Whether all but the indexes is the same.
    package func hasSameContent(as other: AutopilotConfiguration) -> Bool {
        var other = other
        other.createIndex = createIndex
        other.modifyIndex = modifyIndex
        return self == other
    }
}
