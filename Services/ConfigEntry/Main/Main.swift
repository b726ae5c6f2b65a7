import ConfigEntryService
import MeshRuntime

@main
enum Main {
    static func main() async {
        await ServiceProcess.main("config-entry") { process in
            let service = ConfigEntryReplica(
                bus: process.bus,
                datacenter: process.settings.datacenter,
                journal: process.journal(of: .configEntry),
                tokens: try process.tokenResolver(),
                logger: process.logger
            )
            return ServiceParts([LoopService { try await service.run() }]) {
                service.view.isReady ? nil : "the journal is being read"
            }
        }
    }
}
