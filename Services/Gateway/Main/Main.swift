import GatewayService
import MeshRuntime

@main
enum Main {
    static func main() {
        ServiceProcess.main("gateway", extraHelp: GatewayVariables.help) { process in
            let service = try GatewayReplica(
                bus: process.bus,
                settings: try GatewayVariables.settings(of: process.settings),
                tokens: try process.tokenResolver(),
                logger: process.logger
            )
            return ServiceParts([LoopService { try await service.run() }]) { service.missing }
        }
    }
}
