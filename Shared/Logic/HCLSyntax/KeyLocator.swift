/// Finds the line on which a key of a configuration text stands, for messages.
///
/// It reads both languages, and takes every text; only texts that were parsed before are meant.
package struct KeyLocator {
    private enum Token: Equatable {
        case word(String)
        case sign(UInt8)
        case end
    }

    /// A key, or a place in a list.
    private enum Part: Equatable {
        case key(String)
        case index(Int)
    }

    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var best: Int?

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The line of a key, from 1; of the innermost part of its path that the text has; nil when it has none.
    ///
    /// - Parameters:
    ///   - path: The key as in messages: `service.checks[0].args[2]`.
    ///   - text: The text in UTF-8, in either language.
    /// - Returns: The line.
    package static func line(of path: String, in text: [UInt8]) -> Int? {
        var locator = KeyLocator(text)
        let parts = parts(of: path)
        guard !parts.isEmpty else { return nil }
        let isJSON = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
        if isJSON { _ = locator.next() }
        locator.readMembers(parts[...])
        return locator.best
    }

    private static func parts(of path: String) -> [Part] {
        var parts: [Part] = []
        var rest = Substring(path)
        while !rest.isEmpty {
            if rest.first == "[" {
                let inner = rest.dropFirst().prefix { $0 != "]" }
                rest = rest.dropFirst(inner.count + 2)
                parts.append(Int(inner).map(Part.index) ?? .key(plain(String(inner))))
            } else {
                let name = rest.prefix { $0 != "." && $0 != "[" }
                rest = rest.dropFirst(name.count)
                if !name.isEmpty { parts.append(.key(plain(String(name)))) }
            }
            if rest.first == "." { rest = rest.dropFirst() }
        }
        return parts
    }

    private static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }

    /// Reads members up to the closing brace; no target: only skips them.
    private mutating func readMembers(_ target: ArraySlice<Part>) {
        var counts: [String: Int] = [:]
        while true {
            let token = next()
            guard case .word(let key) = token else {
                if token == .end || token == .sign(UInt8(ascii: "}")) { return }
                continue
            }
            let keyLine = line
            let name = Self.plain(key)
            var sign = next()
            while case .word = sign { sign = next() }
            guard
                sign == .sign(UInt8(ascii: "{")) || sign == .sign(UInt8(ascii: "=")) || sign == .sign(UInt8(ascii: ":"))
            else { return }
            let value = sign == .sign(UInt8(ascii: "{")) ? sign : next()
            let occurrence = counts[name, default: 0]
            counts[name] = occurrence + 1
            var rest: ArraySlice<Part> = []
            if target.first == .key(name) {
                rest = target.dropFirst()
                var isMeant = true
                if case .index(let index)? = rest.first, value == .sign(UInt8(ascii: "{")) {
                    isMeant = index == occurrence
                    rest = isMeant ? rest.dropFirst() : []
                }
                if isMeant { best = keyLine }
            }
            read(value, rest)
        }
    }

    private mutating func read(_ value: Token, _ target: ArraySlice<Part>) {
        if value == .sign(UInt8(ascii: "{")) { readMembers(target) }
        if value == .sign(UInt8(ascii: "[")) { readItems(target) }
    }

    private mutating func readItems(_ target: ArraySlice<Part>) {
        var index = 0
        while true {
            let token = next()
            if token == .end || token == .sign(UInt8(ascii: "]")) { return }
            if token == .sign(UInt8(ascii: ",")) { continue }
            var rest = target
            if case .index(let wanted)? = target.first {
                rest = wanted == index ? target.dropFirst() : []
                if wanted == index { best = line }
            }
            read(token, rest)
            index += 1
        }
    }

    private mutating func next() -> Token {
        skipBlanks()
        guard place < bytes.count else { return .end }
        let byte = bytes[place]
        if byte == UInt8(ascii: "\"") { return .word(string()) }
        if byte == UInt8(ascii: "<"), peek(1) == UInt8(ascii: "<") { return .word(heredoc()) }
        if "{}[],=:".utf8.contains(byte) {
            place += 1
            return .sign(byte)
        }
        let begin = place
        while place < bytes.count, !" \t\r\n{}[],=:\"#".utf8.contains(bytes[place]) { place += 1 }
        if place == begin { place += 1 }
        return .word(String(decoding: bytes[begin..<place], as: UTF8.self))
    }

    private func peek(_ distance: Int) -> UInt8? { place + distance < bytes.count ? bytes[place + distance] : nil }

    private mutating func skipBlanks() {
        while place < bytes.count {
            let byte = bytes[place]
            let isLine = byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "/")
            if isLine {
                while place < bytes.count, bytes[place] != 0x0A { place += 1 }
            } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                place += 2
                while place < bytes.count, !(bytes[place] == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) {
                    step()
                }
                place = min(place + 2, bytes.count)
            } else if " \t\r\n".utf8.contains(byte) {
                step()
            } else {
                return
            }
        }
    }

    private mutating func step() {
        if bytes[place] == 0x0A { line += 1 }
        place += 1
    }

    private mutating func string() -> String {
        place += 1
        let begin = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count { place += 1 }
            step()
        }
        defer { place = min(place + 1, bytes.count) }
        return String(decoding: bytes[begin..<place], as: UTF8.self)
    }

    private mutating func heredoc() -> String {
        place += 2
        if peek(0) == UInt8(ascii: "-") { place += 1 }
        let marker = takeLine()
        while place < bytes.count {
            let text = takeLine()
            if text.drop(while: { $0 == 0x20 || $0 == 0x09 }).elementsEqual(marker) { break }
        }
        return ""
    }

    /// The rest of the line without its end, which is passed.
    private mutating func takeLine() -> ArraySlice<UInt8> {
        let begin = place
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
        let end = place > begin && bytes[place - 1] == 0x0D ? place - 1 : place
        if place < bytes.count { step() }
        return bytes[begin..<end]
    }
}
