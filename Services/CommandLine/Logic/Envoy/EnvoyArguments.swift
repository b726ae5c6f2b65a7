/// What Envoy is started with: what the user hands on after `--`, and what this program adds.
///
/// Envoy refuses a flag that is given twice, so nothing is added that the user gave in whatever form.
package struct EnvoyArguments: Sendable, Hashable {
    /// What the user hands on.
    package let own: [String]

    /// Takes the words after `--`.
    package init(_ own: [String]) { self.own = own }

    /// Whether the user names a configuration file, which stands in place of the bootstrap.
    package var namesConfiguration: Bool { isGiven("--config-path", short: "-c") }

    /// All arguments of Envoy.
    ///
    /// - Parameter path: The file with the bootstrap; nil when the user named one.
    /// - Returns: What is added, then what the user hands on.
    package func completed(configuration path: String?) -> [String] {
        var added: [String] = []
        if let path, !namesConfiguration { added += ["--config-path", path] }
        // Whoever uses hot restart says so with one of its flags; without it, Envoys on one machine need no base id.
        let hotRestart = [
            "--hot-restart-version", "--restart-epoch", "--base-id", "--use-dynamic-base-id", "--base-id-path",
            "--socket-path",
        ]
        if !isGiven("--disable-hot-restart"), !hotRestart.contains(where: { isGiven($0) }) {
            added.append("--disable-hot-restart")
        }
        // A listener that changes (its protocol, its limits, the first rule on requests; other rules come by extension discovery
        // and change none, decision 011) asks clients of HTTP connections to come again at once, not at some time within ten
        // minutes.
        if !isGiven("--drain-strategy") { added += ["--drain-strategy", "immediate"] }
        return added + own
    }

    /// Whether the user gave a flag, as `--flag`, `--flag=value`, `-f` or `-fvalue`.
    private func isGiven(_ flag: String, short: String? = nil) -> Bool {
        own.prefix { $0 != "--" && $0 != "--ignore_rest" }.contains { word in
            word == flag || word.hasPrefix(flag + "=") || short.map { word.hasPrefix($0) } == true
        }
    }
}
