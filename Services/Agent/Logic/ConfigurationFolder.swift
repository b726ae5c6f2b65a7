package import HCLSyntax

/// Which files of a configuration folder are read.
///
/// - Source: reference §12.1: folders in it are not entered; a link's own name decides its kind.
package enum ConfigurationFolder {
    /// What is done with one name of a folder.
    package enum Choice: Sendable, Hashable {
        case read
        /// Left out without a word.
        case ignored
        /// Left out with these words.
        case skipped(String)
    }

    /// Decides about one name of a folder.
    ///
    /// - Parameters:
    ///   - path: The whole path, for the words.
    ///   - isFolder: Whether it is a folder, or a link to one.
    ///   - format: The language that was asked for; when it is not told by names, all files are read.
    /// - Returns: What is done with it.
    package static func choice(path: String, isFolder: Bool, format: ConfigurationText.Format) -> Choice {
        if isFolder { return .ignored }
        if format != .byName || path.hasSuffix(".hcl") || path.hasSuffix(".json") { return .read }
        return .skipped(
            "skipping file \(path), extension must be .hcl or .json, or config format must be set (-config-format)"
        )
    }
}
