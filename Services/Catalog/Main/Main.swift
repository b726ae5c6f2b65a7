import CatalogService
import MeshRuntime

@main
enum Main {
    static func main() {
        ServiceProcess.main("catalog") { process in try CatalogReplica(process: process).parts }
    }
}
