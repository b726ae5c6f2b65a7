import ACLContract
import CatalogService
import MeshContracts
import MeshJournal
import MeshRuntime

@main
enum Main {
    static func main() async {
        await ServiceProcess.main("catalog") { process in
            let tokens = TokenResolver.make(process: process)
            let journal = JetStreamJournal(process: process, service: .catalog, name: "catalog")
            let service = CatalogService(
                bus: process.bus, datacenter: process.settings.datacenter, journal: journal, tokens: tokens,
                logger: process.logger)
            return ServiceParts([LoopService { try await service.run() }]) {
                service.view.isReady ? nil : "the journal is being read"
            }
        }
    }
}
