/// Runs the benchmarks named on the command line: `schema`, `certificates`, `memory`, `names`, `bus`, `journal`; all of them without a name.
@main
enum Main {
    static func main() async throws {
        let names = CommandLine.arguments.dropFirst()
        if names.isEmpty || names.contains("schema") { try SchemaBenchmark.run() }
        if names.isEmpty || names.contains("certificates") { try CertificateBenchmark.run() }
        if names.isEmpty || names.contains("memory") { try MemoryBenchmark.run() }
        if names.isEmpty || names.contains("names") { try NameBenchmark.run() }
        if names.isEmpty || names.contains("bus") { try await BusBenchmark.run() }
        if names.isEmpty || names.contains("journal") { try await JournalBenchmark.run() }
    }
}
