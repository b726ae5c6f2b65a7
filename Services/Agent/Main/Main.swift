import AgentService
import MeshRuntime

@main
enum Main {
    static func main() {
        ServiceProcess.main("agent", extraHelp: AgentProcess.help) { process in try AgentProcess.parts(process) }
    }
}
