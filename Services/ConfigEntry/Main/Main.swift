import ConfigEntryService
import MeshRuntime

@main
enum Main {
    static func main() async {
        await ServiceProcess.main("config-entry") { process in try ConfigEntryReplica(process: process).parts }
    }
}
