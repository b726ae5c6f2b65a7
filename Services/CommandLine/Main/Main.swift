import CommandLineService
import Dispatch
import Glibc

@main
enum Main {
    static func main() {
        CommandLineTool.keepSignals(of: CommandLine.arguments.dropFirst())
        let tool = CommandLineTool(
            words: Array(CommandLine.arguments.dropFirst()),
            environment: Environment.variables()
        )
        // What needs no event loop runs here, on the only thread there is.
        if let code = tool.runLocally() { exit(code) }
        Task { exit(await tool.run()) }
        dispatchMain()
    }
}
