import MeshContracts
package import MeshRuntime

extension PeeringReplica {
    /// The replica of a process, as its environment sets it up.
    ///
    /// - Throws: `badRequest` naming a variable that cannot be used.
    package init(process: ServiceProcess) throws {
        self.init(
            bus: process.bus,
            datacenter: process.settings.datacenter,
            journal: process.journal(of: .peering),
            tokens: try process.tokenResolver(),
            settings: try PeeringSettings(environment: process.settings.environment),
            logger: process.logger
        )
    }
}
