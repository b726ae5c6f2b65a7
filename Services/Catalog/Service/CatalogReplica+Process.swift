import CatalogLogic
import MeshContracts
import MeshJournal
package import MeshRuntime

extension CatalogReplica {
    /// The replica of a process, as its environment sets it up.
    ///
    /// - Throws: `badRequest` naming a variable that cannot be used.
    package init(process: ServiceProcess) throws {
        let reader = VariableReader(environment: process.settings.environment)
        var presence = NodePresence.Limits()
        presence.silence = .seconds(try reader.number("TOMBOLO_CATALOG_NODE_SILENCE", default: 3, in: 0...3600))
        presence.nodes = try reader.number("TOMBOLO_CATALOG_NODES_WATCHED", default: 65_536, in: 1...1_048_576)
        let floor = try reader.number("TOMBOLO_SESSION_TTL_MIN_MS", default: 10_000, in: 1_000...86_400_000)
        self.init(
            bus: process.bus,
            datacenter: process.settings.datacenter,
            journal: process.journal(of: .catalog),
            tokens: try process.tokenResolver(),
            presence: presence,
            sessionFloor: Int64(floor) * 1_000_000,
            logger: process.logger
        )
    }

    /// The parts that run until the process is told to stop.
    package var parts: ServiceParts {
        ServiceParts([LoopService { try await run() }]) { ledger.unreadiness }
    }
}
