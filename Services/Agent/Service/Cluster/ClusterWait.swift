import Foundation

/// For whom this machine's servers wait, as the supervisor of `tombolo agent` writes it down while they do.
///
/// - Source: `TOMBOLO_WAITING_FILE`: a file that is there as long as something is waited for.
enum ClusterWait {
    private static let path = ProcessInfo.processInfo.environment["TOMBOLO_WAITING_FILE"] ?? ""

    /// The reason to give with what cannot be done; nil when nothing is waited for.
    static var reason: String? {
        guard !path.isEmpty, let text = try? String(contentsOfFile: path, encoding: .utf8), !text.isEmpty else {
            return nil
        }
        return text
    }
}
