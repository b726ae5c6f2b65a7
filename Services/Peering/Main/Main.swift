import MeshContracts
import MeshRuntime
import PeeringService

@main
enum Main {
    static func main() async {
        await ServiceProcess.main("peering", extraHelp: PeeringSettings.help) { process in
            let service = PeeringReplica(
                bus: process.bus,
                datacenter: process.settings.datacenter,
                journal: process.journal(of: .peering),
                tokens: try process.tokenResolver(),
                settings: try PeeringSettings(environment: process.settings.environment),
                logger: process.logger
            )
            return ServiceParts([LoopService { try await service.run() }]) { service.missing }
        }
    }
}
