import Foundation
import MeshDomain

/// The files of the web UI in memory: what is not in here is not served, so no path leads out of the folder.
struct InterfaceFiles: Sendable {
    /// A file as it is sent.
    struct Asset: Sendable {
        var contentType: String
        var bytes: [UInt8]
        /// The same compressed, when that lies beside it.
        var compressed: [UInt8]?
        /// Changes with the content.
        var tag: String
    }

    /// Limits of a folder: it holds a few files, not a disk.
    static let limitCount = 256
    static let limitBytes = 32 << 20

    /// The page that every address of the UI shows, with its placeholders.
    let index: String
    /// What lies in `assets`, by name.
    let assets: [String: Asset]

    /// Reads a folder: `index.html`, and the files of `assets`.
    ///
    /// - Throws: `badRequest` saying what is wrong with it.
    init(directory: String) throws(MeshError) {
        guard let page = FileManager.default.contents(atPath: "\(directory)/index.html") else {
            throw MeshError(.badRequest, "there is no index.html in \(directory)")
        }
        index = String(decoding: page, as: UTF8.self)
        let folder = "\(directory)/assets"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        guard names.count <= Self.limitCount else {
            throw MeshError(.badRequest, "\(folder) has \(names.count) files; the limit is \(Self.limitCount)")
        }
        var contents: [String: [UInt8]] = [:]
        var total = page.count
        for name in names where Self.isPlain(name) {
            var isFolder: ObjCBool = false
            let path = "\(folder)/\(name)"
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            let size = ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber)?.intValue ?? 0
            total += size
            guard total <= Self.limitBytes else {
                throw MeshError(.badRequest, "the files in \(directory) are larger than \(Self.limitBytes >> 20) MiB")
            }
            guard let data = FileManager.default.contents(atPath: path) else {
                throw MeshError(.badRequest, "\(path) cannot be read; check its permissions")
            }
            contents[name] = Array(data)
        }
        var assets: [String: Asset] = [:]
        for (name, bytes) in contents where !name.hasSuffix(".gz") {
            assets[name] = Asset(
                contentType: Self.contentType(of: name),
                bytes: bytes,
                compressed: contents[name + ".gz"],
                tag: ContentHash.text(of: bytes)
            )
        }
        self.assets = assets
    }

    /// Where the files lie that came with the program: `share/tombolo/ui` beside it, or beside its folder.
    ///
    /// - Returns: The first of them that holds an `index.html`, else the first.
    static func standardDirectory() -> String {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? "."
        let places = ["\(folder)/share/tombolo/ui", "\(folder)/../share/tombolo/ui"]
        return places.first { FileManager.default.fileExists(atPath: "\($0)/index.html") } ?? places[0]
    }

    private static func isPlain(_ name: String) -> Bool {
        name.utf8.first != UInt8(ascii: ".")
            && name.utf8.allSatisfy { byte in
                (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || [0x2D, 0x2E, 0x5F].contains(byte)
            }
    }

    private static func contentType(of name: String) -> String {
        switch name.split(separator: ".").last.map(String.init) ?? "" {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        case "html": "text/html; charset=utf-8"
        case "json", "map": "application/json"
        case "png": "image/png"
        case "woff2": "font/woff2"
        case "txt": "text/plain; charset=utf-8"
        case _: "application/octet-stream"
        }
    }
}
