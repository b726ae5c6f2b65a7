/// Rules about what code may say, by the kind of its module.
enum PurityRules {
    /// What reads a clock, chance or the environment, or needs concurrency.
    ///
    /// Time, ids and chance arrive inside events.
    static let impure = [
        "await", "async", "Task", "TaskGroup", "TaskLocal", "Date()", "Date.now", "ContinuousClock", "SuspendingClock",
        ".random(", ".randomElement(", ".shuffled(", "SystemRandomNumberGenerator", "UUID()", "ProcessInfo",
        "FileManager",
        "FileHandle", "URLSession", "getenv(", "print(", "debugPrint(", "Logger", "nonisolated(unsafe)", "@unchecked",
    ]

    /// What no service shell may do: an actor holds its state, and its tasks belong to it.
    static let unsafeInShells = ["nonisolated(unsafe)", "@unchecked", "Task.detached"]

    static func bannedTokens(in files: [SwiftFile], table: [Layer] = LayerTable.all) -> [Violation] {
        files.filter { !$0.isGenerated }.flatMap { file -> [Violation] in
            guard let layer = table.first(where: { file.isBelow($0.path) }) else { return [] }
            let isService = layer.kind == .shell || layer.kind == .main
            guard layer.kind.isPure || isService else { return [] }
            let banned = layer.kind.isPure ? impure : unsafeInShells
            let reason = layer.kind.isPure ? "in a pure module" : "in a service"
            return banned.flatMap { token in
                file.text.lines(containing: token).map { Violation(file.path, line: $0, "\"\(token)\" \(reason)") }
            }
        }
    }

    /// `public` and `open` declarations: what other modules of the package need is `package`.
    static func publicDeclarations(in files: [SwiftFile]) -> [Violation] {
        files.filter { $0.isBelow("Shared") || $0.isBelow("Services") }.flatMap { file in
            file.text.code.enumerated().compactMap { index, line in
                guard line.mentions("public") || line.mentions("open") else { return nil }
                let words = line.words.drop { $0 == "@" || $0 == "frozen" || $0 == "inlinable" }
                guard let first = words.first, first == "public" || first == "open",
                    let next = words.dropFirst().first, next.first?.isLetter == true
                else { return nil }
                return Violation(
                    file.path,
                    line: index + 1,
                    "\"\(first)\"; other modules of the package need \"package\""
                )
            }
        }
    }
}
