package import MeshDomain

/// Reads the body of `PUT /v1/operator/autopilot/configuration`.
///
/// - Source: reference §3.8.
package enum AutopilotCodec {
    /// Reads a configuration; what is not in it has Consul's default.
    ///
    /// - Throws: `badRequest` with Go's text for a wrong type or an unknown field.
    package static func configuration(_ value: MeshValue) throws(MeshError) -> AutopilotConfiguration {
        var reader = try ObjectReader(value, rules: .body)
        var configuration = AutopilotConfiguration()
        configuration.cleansUpDeadServers = try reader.optionalBool("CleanupDeadServers") ?? false
        configuration.lastContactThreshold = try time("LastContactThreshold", &reader)
        configuration.maximumTrailingLogs = try reader.unsigned("MaxTrailingLogs")
        configuration.minimumQuorum = try reader.unsigned("MinQuorum")
        configuration.serverStabilizationTime = try time("ServerStabilizationTime", &reader)
        configuration.redundancyZoneTag = try reader.string("RedundancyZoneTag")
        configuration.disablesUpgradeMigration = try reader.bool("DisableUpgradeMigration")
        configuration.upgradeVersionTag = try reader.string("UpgradeVersionTag")
        reader.ignore("CreateIndex", "ModifyIndex")
        try reader.finish()
        return configuration
    }

    private static func time(_ name: String, _ reader: inout ObjectReader) throws(MeshError) -> Int64 {
        let time = try reader.duration(name) ?? 0
        guard time >= 0 else { throw MeshError(.badRequest, "\(name) must not be negative") }
        return time
    }
}

extension JSONOutput {
    /// How servers are to be looked after.
    package mutating func autopilot(_ configuration: AutopilotConfiguration) {
        object { output in
            output.member("CleanupDeadServers", configuration.cleansUpDeadServers)
            output.member(
                "LastContactThreshold",
                GoDuration.text(nanoseconds: configuration.lastContactThreshold)
            )
            output.member("MaxTrailingLogs", configuration.maximumTrailingLogs)
            output.member("MinQuorum", configuration.minimumQuorum)
            output.member(
                "ServerStabilizationTime",
                GoDuration.text(nanoseconds: configuration.serverStabilizationTime)
            )
            output.member("RedundancyZoneTag", configuration.redundancyZoneTag)
            output.member("DisableUpgradeMigration", configuration.disablesUpgradeMigration)
            output.member("UpgradeVersionTag", configuration.upgradeVersionTag)
            output.indexes(configuration.createIndex, configuration.modifyIndex)
        }
    }
}
