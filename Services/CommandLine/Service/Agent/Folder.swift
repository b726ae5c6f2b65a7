import CommandLineLogic
import Glibc

/// Folders that the supervisor makes and removes.
enum Folder {
    private static let prefix = "tombolo-run-"
    /// A socket's path may have 107 bytes, of which the folder's own name and the socket's need up to 60.
    private static let longestBase = 47

    /// Makes a folder with all folders above it, for this user only.
    ///
    /// - Throws: ``UsageError`` naming the folder.
    static func make(_ path: String) throws(UsageError) {
        var partial = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            partial += "/\(part)"
            guard mkdir(partial, 0o700) == 0 || errno == EEXIST else {
                throw UsageError("the folder \(path) cannot be made: \(Terminal.reason())")
            }
        }
    }

    /// A new folder for what is thrown away at the end, after removing those that killed agents have left.
    ///
    /// - Throws: ``UsageError`` naming the folder.
    static func makeTemporary(environment: [String: String]) throws(UsageError) -> String {
        let wanted = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        let base = wanted.utf8.count <= longestBase ? wanted : "/tmp"
        for name in names(in: base) where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.count)
            guard let owner = rest.split(separator: "-").first.flatMap({ pid_t($0) }) else { continue }
            if kill(owner, 0) != 0, errno == ESRCH, isOwnFolder("\(base)/\(name)") { remove("\(base)/\(name)") }
        }
        let path = "\(base)/\(prefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        try make(path)
        return path
    }

    /// Whether a path is a folder of this user itself, not a link to one: others may write beside it.
    private static func isOwnFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == getuid()
    }

    /// How many bytes may still be written in a folder; nil when that cannot be known.
    static func freeBytes(_ path: String) -> UInt64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    /// Removes a folder and all in it; what cannot be removed stays.
    static func remove(_ path: String) {
        for name in names(in: path) {
            var status = stat()
            let inner = "\(path)/\(name)"
            guard lstat(inner, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { remove(inner) } else { unlink(inner) }
        }
        rmdir(path)
    }

    /// Writes a file that only this user can read.
    ///
    /// - Throws: ``UsageError`` naming the file.
    static func write(_ text: String, to path: String) throws(UsageError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw UsageError("\(path) cannot be written: \(Terminal.reason())") }
        defer { close(descriptor) }
        guard Terminal.write(Array(text.utf8), to: descriptor) else {
            throw UsageError("\(path) cannot be written: \(Terminal.reason())")
        }
    }

    /// Takes a folder for this process until it ends.
    ///
    /// - Throws: ``UsageError`` when another process has it.
    static func lock(_ path: String) throws(UsageError) {
        let descriptor = open("\(path)/tombolo.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw UsageError("data_dir \(path) cannot be used: \(Terminal.reason())") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw UsageError("data_dir \(path) is used by another agent; stop that one or give another -data-dir")
        }
    }

    private static func names(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
