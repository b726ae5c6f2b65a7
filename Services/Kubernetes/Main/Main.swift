import KubernetesService
import MeshRuntime

@main
enum Main {
    static func main() {
        StandaloneProcess.main("kubernetes", help: KubernetesSettings.help, order: OperatorOrder.run) { process in
            let controller = try MeshController(process)
            return ServiceParts([LoopService { try await controller.run() }]) { controller.unreadiness }
        }
    }
}
