import MeshContracts
import MeshDomain
package import MeshRuntime

extension ACLReplica {
    /// Makes the replica of a process.
    ///
    /// - Throws: `badRequest` naming a variable that cannot be used.
    package init(process: ServiceProcess) throws {
        self.init(
            bus: process.bus,
            datacenter: process.settings.datacenter,
            journal: process.journal(of: .acl),
            settings: try ACLServiceSettings(environment: process.settings.environment),
            logger: process.logger
        )
    }
}
