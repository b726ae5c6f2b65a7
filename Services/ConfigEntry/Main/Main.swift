import ConfigEntryService
import MeshRuntime

@main
enum Main {
    static func main() {
        ServiceProcess.main("config-entry") { process in try ConfigEntryReplica(process: process).parts }
    }
}
