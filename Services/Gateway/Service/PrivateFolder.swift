import Glibc
import MeshDomain

/// A folder that only this user can look into, with small files that are replaced as a whole.
struct PrivateFolder: Sendable {
    private static let unfinished = ".unfinished-"
    private static let sizeLimit = 1 << 20
    let path: String

    /// Opens a folder, which is made when it is missing.
    ///
    /// - Throws: `badRequest` saying what keeps it from being used: others may write into it, it is another user's, or it
    ///   cannot be made.
    init(path: String) throws(MeshError) {
        self.path = path
        var partial = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            partial += "/\(part)"
            guard mkdir(partial, 0o700) == 0 || errno == EEXIST else {
                throw MeshError(.badRequest, "the folder \(path) cannot be made: \(Self.reason())")
            }
        }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw MeshError(.badRequest, "\(path) is not a folder")
        }
        guard status.st_uid == geteuid() else {
            throw MeshError(.badRequest, "the folder \(path) belongs to another user; keys are not put there")
        }
        guard status.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0 else {
            throw MeshError(.badRequest, "the folder \(path) cannot be closed to others: \(Self.reason())")
        }
    }

    /// The names of its finished files, sorted; files that were never finished are removed once they are old.
    func names(nowSeconds: Int64) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasPrefix(Self.unfinished) else {
                if !name.hasPrefix(".") { names.append(name) }
                continue
            }
            var status = stat()
            // Another replica may be writing it just now.
            if lstat("\(path)/\(name)", &status) == 0, Int64(status.st_mtim.tv_sec) < nowSeconds - 60 { remove(name) }
        }
        return names.sorted()
    }

    /// The text of a file; nil when there is none.
    ///
    /// - Throws: `unavailable` when it cannot be read, is no plain file of this user, or is too large.
    func read(_ name: String) throws(MeshError) -> String? {
        let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw MeshError(.unavailable, Self.reason())
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_size <= Self.sizeLimit
        else { throw MeshError(.unavailable, "it is no file of this program") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= Self.sizeLimit {
            let step = Glibc.read(descriptor, &chunk, chunk.count)
            guard step > 0 else { break }
            bytes += chunk[..<step]
        }
        guard bytes.count == Int(status.st_size), let text = String(validating: bytes, as: UTF8.self) else {
            throw MeshError(.unavailable, "it is incomplete or no text")
        }
        return text
    }

    /// Writes a file, readable by this user alone; whoever reads sees the old content or the new one.
    ///
    /// - Throws: `unavailable` with the reason.
    func write(_ text: String, to name: String) throws(MeshError) {
        let temporary = "\(path)/\(Self.unfinished)\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw MeshError(.unavailable, Self.reason()) }
        let bytes = Array(text.utf8)
        var count = 0
        while count < bytes.count {
            let step = Glibc.write(descriptor, Array(bytes[count...]), bytes.count - count)
            guard step > 0 else { break }
            count += step
        }
        let isWritten = count == bytes.count
        let isClosed = close(descriptor) == 0
        guard isWritten, isClosed, rename(temporary, "\(path)/\(name)") == 0 else {
            let error = MeshError(.unavailable, Self.reason())
            unlink(temporary)
            throw error
        }
    }

    /// Removes a file; one that is not there is as good as removed.
    func remove(_ name: String) { unlink("\(path)/\(name)") }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
