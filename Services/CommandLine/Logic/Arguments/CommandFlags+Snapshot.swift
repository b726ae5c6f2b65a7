extension Command {
    /// Flags of `snapshot …`; none for other commands.
    ///
    /// - Source: reference §11.3; those of `snapshot agent` are of Consul Enterprise's.
    var snapshotFlags: [Flag] {
        switch self {
        case .snapshotSave:
            [
                .list(
                    "append-filename",
                    "Words to add to the file's name: version, dc, node and status, with commas between them."
                )
            ]
        case .snapshotInspect:
            [
                .text("format", "How to print: pretty (for people, the default) or json."),
                .toggle("kvdetails", "Show keys by their beginnings."),
                .text("kvdepth", "How many parts of a key count with -kvdetails. Default: 2."),
                .text("kvfilter", "Only keys that begin so, with -kvdetails."),
            ]
        case .snapshotAgent:
            [
                .text("interval", "How often to save; 0 saves once and ends. Default: 1h."),
                .text("retain", "How many files to keep. Default: 30."),
                .text("local-path", "Folder of the files. Default: the present one."),
                .text("snapshot-name", "What the files' names begin with. Default: consul."),
            ]
        case _: []
        }
    }
}
