import MeshRuntime
import PeeringService

@main
enum Main {
    static func main() {
        ServiceProcess.main("peering", extraHelp: PeeringSettings.help) { process in
            let replica = try PeeringReplica(process: process)
            return ServiceParts([LoopService { try await replica.run() }]) { replica.missing }
        }
    }
}
