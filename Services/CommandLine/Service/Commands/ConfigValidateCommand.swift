import CommandLineLogic

/// `config validate`: what of the config entries in files would be refused, without asking a cluster.
enum ConfigValidateCommand {
    /// Runs the command.
    ///
    /// - Returns: The exit code: 1 when something would be refused.
    /// - Throws: ``UsageError`` when a path cannot be read.
    static func run(_ flags: FlagValues) throws(UsageError) -> Int32 {
        guard !flags.arguments.isEmpty else {
            throw UsageError("config validate needs at least one file or folder")
        }
        var folder = EntryFolder()
        for place in flags.arguments {
            for path in try Terminal.configurationFiles(at: place) {
                folder.add(try Terminal.read(path), name: path)
            }
        }
        let problems = folder.problems(datacenter: flags.text("datacenter") ?? "dc1")
        for problem in problems { Terminal.complain(problem) }
        guard problems.isEmpty else { return 1 }
        if !flags.isOn("quiet") { Terminal.print("Config entries are valid: \(folder.count)") }
        return 0
    }
}
