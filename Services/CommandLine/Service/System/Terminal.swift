import CommandLineLogic
import Glibc
import HCLSyntax

/// Standard input and output, and files.
enum Terminal {
    /// Writes a line to standard output.
    static func print(_ text: String) { write(text + "\n", to: 1) }

    /// Writes a line to standard error.
    static func complain(_ text: String) { write(text + "\n", to: 2) }

    /// Writes all of a text to a descriptor.
    static func write(_ text: String, to descriptor: Int32) { _ = write(Array(text.utf8), to: descriptor) }

    /// Writes all bytes; false when the other side is gone.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// All bytes of a file; `-` is standard input.
    ///
    /// - Throws: ``UsageError`` naming the file.
    static func read(_ path: String) throws(UsageError) -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw UsageError("Failed to read \(path): \(reason())") }
        defer { if descriptor != 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw UsageError("Failed to read \(path): \(reason())") }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// `@file`, `-` for standard input, or the text itself.
    ///
    /// - Source: reference §11.1.
    static func data(_ argument: String) throws(UsageError) -> String {
        if argument == "-" { return String(decoding: try read("-"), as: UTF8.self) }
        if argument.hasPrefix("@") { return String(decoding: try read(String(argument.dropFirst())), as: UTF8.self) }
        return argument
    }

    /// The files of a directory by name, or the file itself; says on standard error which files are skipped.
    ///
    /// - Throws: ``UsageError`` naming the path.
    static func configurationFiles(
        at path: String,
        format: ConfigurationText.Format = .byName
    ) throws(UsageError) -> [String] {
        guard try isFolder(path) else { return [path] }
        guard let directory = opendir(path) else { throw UsageError("config: \(path): \(reason())") }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        var files: [String] = []
        for file in names.sorted().map({ path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }) {
            switch ConfigurationSources.choice(path: file, isFolder: (try? isFolder(file)) ?? false, format: format) {
            case .read: files.append(file)
            case .ignored: break
            case .skipped(let words): complain("==> \(words)")
            }
        }
        return files
    }

    private static func isFolder(_ path: String) throws(UsageError) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { throw UsageError("config: \(path): \(reason())") }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    /// What the system said last, in words.
    static func timestamp() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var parts = tm()
        gmtime_r(&now.tv_sec, &parts)
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { padded($0, 2) }
        let time = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)].map { padded($0, 2) }
        let milliseconds = padded(now.tv_nsec / 1_000_000, 3)
        return "\(date.joined(separator: "-"))T\(time.joined(separator: ":")).\(milliseconds)Z"
    }

    /// What the system says about its last refusal.
    static func reason() -> String { String(cString: strerror(errno)) }
}
