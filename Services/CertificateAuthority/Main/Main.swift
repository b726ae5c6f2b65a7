import CertificateAuthorityService
import MeshRuntime

@main
enum Main {
    static func main() {
        ServiceProcess.main("certificate-authority", extraHelp: CertificateAuthoritySettings.help) { process in
            let replica = try CertificateAuthorityReplica(process: process)
            return ServiceParts([LoopService { try await replica.run() }]) { replica.unreadiness }
        }
    }
}
