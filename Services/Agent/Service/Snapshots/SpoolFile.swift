import Foundation
import MeshDomain
import MeshRuntime

/// A saved state on the agent's disk while it is restored, for this user only.
///
/// Once restoring has begun it is called `<id>.restore`, and the caller's token stands beside it: an agent that ends in
/// the middle goes on when it starts again.
struct SpoolFile: Sendable {
    private static let pieceBytes = 256 << 10
    /// Without a data_dir nothing can be gone on with.
    static func folder(dataDirectory: String) -> String {
        dataDirectory.isEmpty ? "/tmp/tombolo-restore-\(getpid())" : "\(dataDirectory)/restore"
    }

    let folder: String
    /// Names the restoring; services know by it that they have carried it out.
    let id: String

    private var incoming: String { "\(folder)/\(id).incoming" }
    private var begun: String { "\(folder)/\(id).restore" }
    private var secret: String { "\(folder)/\(id).token" }
    private var failed: String { "\(folder)/\(id).failed" }

    /// Writes a body into the file.
    ///
    /// - Throws: What the body fails with, and ``APIError`` 500 naming the file.
    func receive(_ body: BodyStream) async throws(APIError) {
        mkdir(folder, 0o700)
        let descriptor = open(incoming, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(incoming) }
        defer { close(descriptor) }
        while let piece = try await body.next() { try Self.write(piece, to: descriptor, incoming) }
        guard fsync(descriptor) == 0 else { throw Self.failure(incoming) }
    }

    /// From now on the restoring is gone on with after a start.
    func markBegun(token: SecretID) throws(APIError) {
        let descriptor = open(secret, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(secret) }
        defer { close(descriptor) }
        try Self.write(Array(token.revealed.utf8), to: descriptor, secret)
        guard fsync(descriptor) == 0, rename(incoming, begun) == 0 else { throw Self.failure(begun) }
        let directory = open(folder, O_RDONLY | O_CLOEXEC)
        if directory >= 0 {
            fsync(directory)
            close(directory)
        }
    }

    /// Nothing is left of it.
    func remove() { for path in [incoming, begun, secret] { unlink(path) } }

    /// It is not tried again; the archive stays for people.
    func giveUp() {
        unlink(secret)
        rename(begun, failed)
    }

    /// The token with which it was begun.
    var token: SecretID {
        let descriptor = open(secret, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .none }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        return SecretID(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
    }

    /// How long ago it was begun.
    var age: Duration {
        let attributes = try? FileManager.default.attributesOfItem(atPath: begun)
        guard let changed = attributes?[.modificationDate] as? Date else { return .zero }
        return .seconds(max(0, -changed.timeIntervalSinceNow))
    }

    /// Reads the file from its beginning, piece by piece.
    func reader() throws(MeshError) -> () throws(MeshError) -> [UInt8]? {
        let path = access(begun, F_OK) == 0 ? begun : incoming
        let file = try Descriptor(path)
        return { () throws(MeshError) in
            var bytes = [UInt8](repeating: 0, count: Self.pieceBytes)
            let count = read(file.number, &bytes, bytes.count)
            guard count >= 0 else {
                throw MeshError(.internalFault, "\(path) cannot be read: \(String(cString: strerror(errno)))")
            }
            return count == 0 ? nil : Array(bytes.prefix(count))
        }
    }

    /// The restorings that were begun and not ended.
    static func unfinished(in folder: String) -> [SpoolFile] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var found: [SpoolFile] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".restore") { found.append(SpoolFile(folder: folder, id: String(name.dropLast(8)))) }
            // What was still coming when the agent ended is of no use.
            if name.hasSuffix(".incoming") { unlink("\(folder)/\(name)") }
        }
        return found.sorted { $0.id < $1.id }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(APIError) {
        guard writeAll(bytes, to: descriptor) else { throw failure(path) }
    }

    private static func failure(_ path: String) -> APIError {
        APIError(status: 500, text: "the snapshot cannot be kept in \(path): \(String(cString: strerror(errno)))")
    }
}

/// An open file that is closed with its last owner.
private final class Descriptor: Sendable {
    let number: Int32

    init(_ path: String) throws(MeshError) {
        number = open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else {
            throw MeshError(.internalFault, "\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(number) }
}
