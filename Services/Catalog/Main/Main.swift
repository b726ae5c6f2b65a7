import CatalogService
import MeshRuntime

@main
enum Main {
    static func main() async {
        await ServiceProcess.main("catalog") { process in
            let service = CatalogReplica(
                bus: process.bus,
                datacenter: process.settings.datacenter,
                journal: process.journal(of: .catalog),
                tokens: try process.tokenResolver(),
                logger: process.logger
            )
            return ServiceParts([LoopService { try await service.run() }]) {
                service.view.isReady ? nil : "the journal is being read"
            }
        }
    }
}
