import ConfigEntryTables
import EnvoyPatches
import MeshDomain

/// Rules of `service-defaults`.
enum ServiceDefaultsRules {
    static func validate(_ entry: ServiceDefaults) throws(MeshError) {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        if entry.name == "*" {
            throw MeshError(.rejected, "service-defaults name must be the name of a service, and not a wildcard")
        }
        var broken: [String] = []
        if !["", "exact_balance"].contains(entry.balanceInboundConnections) {
            broken.append("invalid value for balance_inbound_connections: \(entry.balanceInboundConnections)")
        }
        if let destination = entry.destination {
            broken += faults(of: destination)
            if entry.upstreamConfig != nil {
                broken.append("UpstreamConfig is not allowed for a service with a Destination")
            }
        }
        if let config = entry.upstreamConfig { broken += faults(of: config) }
        broken += ProxyExtension.faults(of: entry.envoyExtensions)
        guard broken.isEmpty else { throw EntryRules.refusal(broken) }
        try MutualTLSModeRules.validate(entry.mutualTLSMode)
    }

    private static func faults(of config: UpstreamConfiguration) -> [String] {
        var broken: [String] = []
        for upstream in config.overrides {
            let label = "error in upstream override for \(upstream.name):"
            if upstream.name.isEmpty {
                broken.append("\(label): Name is required")
            } else if upstream.name == "*" {
                broken.append("\(label): Wildcard name is not supported")
            }
            broken += limits(of: upstream).map { "\(label): \($0)" }
        }
        if let defaults = config.defaults {
            if !defaults.name.isEmpty { broken.append("error in upstream defaults: Name must be empty") }
            broken += limits(of: defaults).map { "error in upstream defaults: \($0)" }
        }
        return broken
    }

    private static func limits(of upstream: UpstreamDefaults) -> [String] {
        var broken: [String] = []
        if !["", "exact_balance"].contains(upstream.balanceOutboundConnections) {
            broken.append("invalid value for balance_outbound_connections: \(upstream.balanceOutboundConnections)")
        }
        if let limits = upstream.limits {
            for (name, value) in [
                ("MaxConnections", limits.maxConnections), ("MaxPendingRequests", limits.maxPendingRequests),
                ("MaxConcurrentRequests", limits.maxConcurrentRequests),
            ] where (value ?? 0) < 0 {
                broken.append("Limits.\(name) must be 0 or greater")
            }
        }
        if let check = upstream.passiveHealthCheck { broken += PassiveHealthCheckRules.faults(of: check) }
        return broken
    }

    private static func faults(of destination: DestinationConfiguration) -> [String] {
        var broken: [String] = []
        if destination.addresses.isEmpty { broken.append("Destination must contain at least one valid address") }
        var seen = Set<String>()
        for address in destination.addresses {
            let host = HostPlace(address)
            if !seen.insert(host?.description ?? address).inserted {
                broken.append("Duplicate address '\(address)' is not allowed")
            } else if host == nil {
                broken.append(
                    "Destination address '\(address)' is invalid Could not validate address \(address) as an IP or Hostname"
                )
            }
        }
        if !(1...65535).contains(destination.port) { broken.append("Invalid Port number \(destination.port)") }
        return broken
    }
}

/// Rules of passive health checks.
enum PassiveHealthCheckRules {
    static func faults(of check: PassiveHealthCheck) -> [String] {
        var broken: [String] = []
        if check.intervalNanoseconds < 0 { broken.append("passive health check interval cannot be negative") }
        if (check.enforcingConsecutive5xx ?? 0) > 100 {
            broken.append("passive health check enforcing_consecutive_5xx must be a percentage between 0 and 100")
        }
        if (check.maxEjectionPercent ?? 0) > 100 {
            broken.append("passive health check max_ejection_percent must be a percentage between 0 and 100")
        }
        if (check.baseEjectionTimeNanoseconds ?? 0) < 0 {
            broken.append("passive health check base_ejection_time cannot be negative")
        }
        return broken
    }
}

/// Rules of `exported-services`.
enum ExportedServicesRules {
    /// The groups that are named are there, when the entry is written.
    static func validate(_ entry: ExportedServices, _ scope: Scope, _ state: ConfigEntryState) throws(MeshError) {
        for (position, service) in entry.services.enumerated() {
            for (number, consumer) in service.consumers.enumerated() where !consumer.samenessGroup.isEmpty {
                guard state.samenessGroup(consumer.samenessGroup, in: scope.partition) == nil else { continue }
                throw MeshError(
                    .rejected,
                    "Services[\(position)].Consumers[\(number)].SamenessGroup: there is no sameness group"
                        + " \"\(consumer.samenessGroup)\""
                )
            }
        }
    }

    static func validate(_ entry: ExportedServices) throws(MeshError) {
        guard entry.name == "default" else {
            throw MeshError(.rejected, "exported-services Name must be \"default\"")
        }
        for (position, service) in entry.services.enumerated() {
            let place = "Services[\(position)]"
            if service.name.isEmpty { throw MeshError(.rejected, "\(place): service name cannot be empty") }
            if service.consumers.isEmpty { throw MeshError(.rejected, "\(place): must have at least one consumer") }
            for (number, consumer) in service.consumers.enumerated() {
                let place = "\(place).Consumers[\(number)]"
                let given = [consumer.peer, consumer.partition, consumer.samenessGroup.text]
                if given.count(where: { !$0.isEmpty }) > 1 {
                    throw MeshError(
                        .rejected,
                        "\(place): must define at most one of Peer, Partition, or SamenessGroup"
                    )
                }
                if consumer.peer == "*" {
                    throw MeshError(.rejected, "\(place): exporting to all peers (wildcard) is not supported")
                }
            }
        }
    }
}

/// Rules of the entry `mesh`.
enum MeshSettingsRules {
    private static let versions = ["TLS_AUTO", "TLSv1_0", "TLSv1_1", "TLSv1_2", "TLSv1_3"]
    private static let ciphers = [
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "TLS_RSA_WITH_AES_256_GCM_SHA384", "TLS_RSA_WITH_AES_256_CBC_SHA",
    ]

    static func validate(_ entry: MeshSettings) throws(MeshError) {
        if let settings = entry.incomingTLS { try validate(settings, place: "error in incoming TLS configuration: ") }
        if let settings = entry.outgoingTLS { try validate(settings, place: "error in outgoing TLS configuration: ") }
    }

    /// Refuses limits that contradict themselves; `place` stands before the message.
    static func validate(_ settings: MeshTLSSettings, place: String) throws(MeshError) {
        for version in [settings.minVersion, settings.maxVersion] where !version.isEmpty && !versions.contains(version)
        {
            throw MeshError(
                .rejected,
                "\(place)no matching TLS version found for \(version), please specify one of"
                    + " [\(versions.joined(separator: ", "))]"
            )
        }
        let minimum = versions.firstIndex(of: settings.minVersion) ?? 0
        let maximum = versions.firstIndex(of: settings.maxVersion) ?? 0
        if minimum > 0, maximum > 0, maximum < minimum {
            throw MeshError(
                .rejected,
                "\(place)configuring max version \(settings.maxVersion) less than the configured min version"
                    + " \(settings.minVersion) is invalid"
            )
        }
        guard !settings.cipherSuites.isEmpty else { return }
        if settings.minVersion == "TLSv1_3" {
            throw MeshError(
                .rejected,
                "\(place)configuring CipherSuites is only applicable to connections negotiated with TLS 1.2 or earlier,"
                    + " TLSMinVersion is set to TLSv1_3"
            )
        }
        for cipher in settings.cipherSuites where !ciphers.contains(cipher) {
            throw MeshError(.rejected, "\(place)no matching Envoy TLS cipher suite found for \(cipher)")
        }
    }
}
