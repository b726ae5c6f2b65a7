import ACLContract
import CatalogContract
import MeshContracts
import MeshDomain
import MeshJournal
package import MeshRuntime

extension ConfigEntryReplica {
    /// The replica of a process, as its environment sets it up.
    ///
    /// - Throws: `badRequest` naming a variable that cannot be used.
    package init(process: ServiceProcess) throws {
        let reader = VariableReader(environment: process.settings.environment)
        let primary = reader.text("TOMBOLO_PRIMARY_DATACENTER", default: "")
        let token = SecretID(try reader.secret("TOMBOLO_REPLICATION_TOKEN"))
        self.init(
            bus: process.bus,
            datacenter: process.settings.datacenter,
            journal: process.journal(of: .configEntry),
            tokens: try process.tokenResolver(),
            catalog: CatalogClient(ServiceClient(bus: process.bus, datacenter: process.settings.datacenter)),
            access: ACLClient(ServiceClient(bus: process.bus, datacenter: process.settings.datacenter)),
            snapshotKey: try VariableReader(environment: process.settings.environment).snapshotKey(),
            primary: primary.isEmpty || primary == process.settings.datacenter ? nil : (primary, token),
            logger: process.logger
        )
    }

    /// The parts that run until the process is told to stop.
    package var parts: ServiceParts {
        ServiceParts([LoopService { try await run() }]) { ledger.unreadiness }
    }
}
