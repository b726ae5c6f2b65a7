import Foundation
import Logging
import MeshRuntime

/// The file with which an operator who has lost all management tokens allows one more bootstrap.
///
/// It holds the reset index that a refused bootstrap named, and is removed once that was used.
///
/// - Source: Consul's `acl-bootstrap-reset` in the data directory; reference http-api-and-config §7.5.
struct BootstrapResetFile {
    /// Longer files hold no number.
    private static let limitBytes = 64

    /// The reset index; nil when there is no file, or none that can be read.
    let index: UInt64?
    private let path: String
    private let logger: Logger

    /// Reads the file; an empty path means that there is none.
    init(path: String, logger: Logger) {
        self.path = path
        self.logger = logger
        guard !path.isEmpty, FileManager.default.fileExists(atPath: path) else {
            index = nil
            return
        }
        let bytes =
            (try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: Self.limitBytes)) ?? nil
        let text = bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
        index = UInt64(text.trimmingCharacters(in: .whitespacesAndNewlines))
        if index == nil {
            logger.error(
                "the file that allows one more bootstrap must hold the reset index that the refusal named",
                metadata: ["path": "\(path)"]
            )
        }
    }

    /// Removes the file, whose index was used.
    func remove() {
        guard index != nil else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // It allows nothing any more: the reset index is another one now.
            logger.warning(
                "the used bootstrap reset file cannot be removed",
                metadata: ["path": "\(path)", LogKey.error: "\(error)"]
            )
        }
    }
}
