import MeshContracts
import MeshDomain
package import MeshRuntime

extension ACLReplica {
    /// Makes the replica of a process.
    ///
    /// - Throws: `badRequest` naming a variable that cannot be used.
    package init(process: ServiceProcess) throws {
        var settings = try ACLServiceSettings(environment: process.settings.environment)
        settings.isEnabled = process.settings.aclEnabled
        self.init(
            bus: process.bus,
            datacenter: process.settings.datacenter,
            journal: process.journal(of: .acl),
            settings: settings,
            logger: process.logger
        )
    }
}
