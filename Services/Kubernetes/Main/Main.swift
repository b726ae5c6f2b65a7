import KubernetesService
import MeshRuntime

@main
enum Main {
    static func main() {
        StandaloneProcess.main("kubernetes", help: KubernetesSettings.help, order: OperatorOrder.run) { process in
            let controller = try MeshController(process)
            let parts = [
                LoopService { try await controller.run() }, LoopService { try await controller.serveWebhooks() },
            ]
            return ServiceParts(parts) { controller.unreadiness }
        }
    }
}
