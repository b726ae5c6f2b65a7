package import ACLContract
package import MeshContracts
package import MeshDomain
package import MeshJournal

extension ServiceProcess {
    /// The journal of a service in this process's cluster.
    package func journal(of service: BusService) -> JetStreamJournal {
        var options = JetStreamJournal.Settings()
        options.replicas = settings.journalReplicas
        options.mayCreate = settings.createsJournal
        options.markFolder = settings.journalMarks
        return JetStreamJournal(
            bus: bus,
            datacenter: settings.datacenter,
            service: service,
            settings: options,
            logger: logger
        )
    }

    /// Resolves tokens with the ACL service, or allows everything when ACLs are off.
    ///
    /// - Throws: `badRequest` for an unknown down policy.
    package func tokenResolver() throws -> any TokenResolving {
        guard settings.aclEnabled else { return OpenTokenResolver() }
        return TokenResolver(
            bus: bus,
            datacenter: settings.datacenter,
            settings: try TokenResolverSettings(
                downPolicy: settings.aclDownPolicy,
                environment: settings.environment
            )
        )
    }
}

extension TokenResolverSettings {
    /// The settings with a down policy as it is configured, and the limits from environment variables.
    ///
    /// - Throws: `badRequest` naming the variable and what it may hold.
    package init(downPolicy: String, environment: [String: String]) throws(MeshError) {
        try self.init(downPolicy: downPolicy)
        let reader = VariableReader(environment: environment)
        extendLimit = .seconds(
            try reader.number("TOMBOLO_ACL_EXTEND_LIMIT", default: 24 * 3600, in: 0...(365 * 24 * 3600))
        )
        unknownQuestions = try reader.number(
            "TOMBOLO_ACL_UNKNOWN_LIMIT",
            default: unknownQuestions,
            in: 1...1_000_000
        )
        compiledLimit = try reader.number("TOMBOLO_ACL_COMPILED_LIMIT", default: compiledLimit, in: 0...(1 << 32))
    }
}
