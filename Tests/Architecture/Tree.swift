import Foundation

/// One file of the repository, by its path below the root.
struct TreeFile: Sendable {
    let path: String
    let text: String

    var isSwift: Bool { path.hasSuffix(".swift") }

    /// Whether the schema generator wrote this file: it stands where the generator writes and says so in its first lines.
    var isGenerated: Bool {
        path.hasPrefix("Shared/Schema/") && text.prefix(400).contains("Written by Shared/Schema/Generator")
    }

    func isBelow(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
}

/// A Swift file with its code separated from its comments and strings.
struct SwiftFile: Sendable {
    let path: String
    let isGenerated: Bool
    let text: SourceText

    init(_ file: TreeFile) {
        path = file.path
        isGenerated = file.isGenerated
        text = SourceText(file.text)
    }

    init(path: String, _ text: String) {
        self.init(TreeFile(path: path, text: text))
    }

    func isBelow(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
}

/// What a rule found: where, and what to do about it.
struct Violation: Sendable, Equatable, CustomStringConvertible {
    let path: String
    let line: Int?
    let message: String

    init(_ path: String, line: Int? = nil, _ message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    var description: String {
        line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)"
    }
}

/// The repository as it lies on disk, without what is built or fetched.
struct Tree: Sendable {
    /// Paths below the root, sorted.
    let files: [TreeFile]
    let swift: [SwiftFile]
    /// Names at the top level, dot files left out, sorted.
    let topLevel: [String]

    /// The tree that this test was compiled from, read once.
    static let current = Tree(root: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../.."))

    init(root: URL) {
        let root = root.standardizedFileURL.resolvingSymlinksInPath()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path(percentEncoded: false))) ?? []
        topLevel = names.filter { !$0.hasPrefix(".") }.sorted()
        var paths = names.filter { Self.isOurs($0) && !Self.isFolder($0, in: root) }
        for folder in names.sorted() where Self.isOurs(folder) && Self.isFolder(folder, in: root) {
            let inside = FileManager.default.enumerator(
                atPath: root.appending(path: folder).path(percentEncoded: false)
            )
            while let path = inside?.nextObject() as? String { paths.append("\(folder)/\(path)") }
        }
        files = paths.sorted().compactMap { path in
            guard !Self.isFolder(path, in: root), let data = try? Data(contentsOf: root.appending(path: path)),
                !data.prefix(1_000).contains(0)
            else { return nil }
            return TreeFile(path: path, text: String(decoding: data, as: UTF8.self))
        }
        swift = files.filter(\.isSwift).map(SwiftFile.init)
    }

    /// Dot folders hold what is built and fetched; of them only CI's is part of the repository.
    private static func isOurs(_ name: String) -> Bool {
        name == ".ci" || name == ".editorconfig" || name == ".swift-format" || !name.hasPrefix(".")
    }

    private static func isFolder(_ path: String, in root: URL) -> Bool {
        var isFolder: ObjCBool = false
        let found = FileManager.default.fileExists(
            atPath: root.appending(path: path).path(percentEncoded: false),
            isDirectory: &isFolder
        )
        return found && isFolder.boolValue
    }
}
