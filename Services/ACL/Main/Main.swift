import ACLService
import MeshRuntime

@main
enum Main {
    static func main() {
        ServiceProcess.main("acl", extraHelp: ACLServiceSettings.help) { process in
            let replica = try ACLReplica(process: process)
            return ServiceParts([LoopService { try await replica.run() }]) { replica.unreadiness }
        }
    }
}
