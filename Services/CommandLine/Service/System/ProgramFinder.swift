import Glibc

/// Finds the programs that belong to Tombolo, and those of others that it runs.
struct ProgramFinder {
    let environment: [String: String]
    /// Where this program itself lies.
    let ownDirectory: String

    init(environment: [String: String]) {
        self.environment = environment
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        let text = String(decoding: path[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        ownDirectory = text.lastIndex(of: "/").map { String(text[..<$0]) } ?? "."
    }

    /// The path of this program.
    static var own: String { "/proc/self/exe" }

    /// A program of Tombolo: in `TOMBOLO_BIN` or beside this one.
    func part(_ name: String) -> String? {
        let folders = [environment["TOMBOLO_BIN"] ?? "", ownDirectory].filter { !$0.isEmpty }
        return folders.map { "\($0)/\(name)" }.first(where: Self.isProgram)
    }

    /// Another project's program: named by a variable, beside this one, in `.tools/bin` of a directory above, or in `PATH`.
    func other(_ name: String, variable: String) -> String? {
        if let path = environment[variable], !path.isEmpty { return Self.isProgram(path) ? path : nil }
        var candidates = ["\(ownDirectory)/\(name)"]
        var directory = ownDirectory[...]
        while let slash = directory.lastIndex(of: "/"), directory.count > 1 {
            directory = directory[..<slash]
            candidates.append("\(directory)/.tools/bin/\(name)")
        }
        candidates += (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
        return candidates.first(where: Self.isProgram)
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
