package import ACLContract
package import MeshContracts
import MeshDomain
package import MeshJournal

extension ServiceProcess {
    /// The journal of a service in this process's cluster.
    package func journal(of service: ServiceName) -> JetStreamJournal {
        var options = JetStreamJournal.Settings()
        options.replicas = settings.journalReplicas
        return JetStreamJournal(bus: bus, datacenter: settings.datacenter, service: service, settings: options)
    }

    /// Resolves tokens with the ACL service, or allows everything when ACLs are off.
    ///
    /// - Throws: `badRequest` for an unknown down policy.
    package func tokenResolver() throws -> any TokenResolving {
        guard settings.aclEnabled else { return OpenTokenResolver() }
        return TokenResolver(
            bus: bus,
            datacenter: settings.datacenter,
            settings: try TokenResolverSettings(downPolicy: settings.aclDownPolicy)
        )
    }
}
