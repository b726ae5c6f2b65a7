import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// `migrate consul`.
    ///
    /// - Returns: 0 when everything is there now, 2 when something was kept or refused.
    func migrate() async throws(CommandFailure) -> Int32 {
        _ = try words(0...0, "no words")
        let parts = try parts()
        let source = try APIClient(try sourceSettings())
        var run = MigrationRun(
            source: source,
            target: api,
            isTrial: flags.isOn("dry-run"),
            overwrites: flags.isOn("overwrite")
        )
        do { try await run.run(parts) } catch {
            await source.close()
            // What was written until then is told.
            Terminal.print(run.report.text(isTrial: run.isTrial))
            throw error.prefixed("The move stopped")
        }
        await source.close()
        Terminal.print(run.report.text(isTrial: run.isTrial))
        return run.report.isComplete ? 0 : 2
    }

    private func parts() throws(CommandFailure) -> Set<MigrationPart> {
        func read(_ flag: String) throws(CommandFailure) -> Set<MigrationPart>? {
            let words = flags.list(flag).flatMap { $0.split(separator: ",").map(String.init) }
            guard !words.isEmpty else { return nil }
            var parts: Set<MigrationPart> = []
            for word in words {
                guard let part = MigrationPart(rawValue: word) else {
                    let known = MigrationPart.allCases.map(\.rawValue).joined(separator: ", ")
                    throw CommandFailure("-\(flag) names \"\(word)\"; there are: \(known)")
                }
                parts.insert(part)
            }
            return parts
        }
        return try (read("only") ?? Set(MigrationPart.allCases)).subtracting(try read("skip") ?? [])
    }

    /// How to reach the Consul: its own flags in place of the usual ones.
    private func sourceSettings() throws(CommandFailure) -> ClientSettings {
        var variables = ["CONSUL_HTTP_ADDR": try required("from")]
        for (flag, name) in [
            ("from-token", "HTTP_TOKEN"), ("from-token-file", "HTTP_TOKEN_FILE"), ("from-ca-file", "CACERT"),
            ("from-client-cert", "CLIENT_CERT"), ("from-client-key", "CLIENT_KEY"),
            ("from-tls-server-name", "TLS_SERVER_NAME"),
        ] {
            if let text = flags.text(flag), !text.isEmpty { variables["CONSUL_" + name] = text }
        }
        return try usage { () throws(UsageError) in try ClientSettings(flags: FlagValues(), environment: variables) }
    }
}
