extension SourceText {
    /// The lines, from 1, on which `token` stands in code as a whole word.
    ///
    /// An end of the token that is part of an identifier must not continue into a longer one: `Task` is not found in
    /// `TaskName`, and `print(` neither in `fingerprint(` nor in `log.print(`.
    func lines(containing token: String) -> [Int] {
        let wanted = Array(token.utf8)
        guard let first = wanted.first, let last = wanted.last, codeBytes.count >= wanted.count else { return [] }
        var found: [Int] = []
        var line = 1
        codeBytes.withUnsafeBufferPointer { bytes in
            for index in 0...(bytes.count - wanted.count) {
                if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                guard bytes[index] == first, matches(wanted, in: bytes, at: index) else { continue }
                if first.isIdentifierPart, index > 0 {
                    let before = bytes[index - 1]
                    if before.isIdentifierPart || before == UInt8(ascii: ".") || before == UInt8(ascii: "`") {
                        continue
                    }
                }
                let end = index + wanted.count
                if last.isIdentifierPart, end < bytes.count, bytes[end].isIdentifierPart { continue }
                if found.last != line { found.append(line) }
            }
        }
        return found
    }

    private func matches(_ wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        for offset in wanted.indices where bytes[index + offset] != wanted[offset] { return false }
        return true
    }
}

extension UInt8 {
    /// Whether the byte can stand inside an identifier; every byte beyond ASCII counts as one that can.
    var isIdentifierPart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...:
            true
        default: false
        }
    }
}

extension String {
    /// Whether the bytes of `word` stand anywhere in the line: a quick question before it is taken apart into ``words``.
    func mentions(_ word: String) -> Bool {
        let wanted = Array(word.utf8)
        return utf8.withContiguousStorageIfAvailable { bytes -> Bool in
            guard bytes.count >= wanted.count, let first = wanted.first else { return false }
            for index in 0...(bytes.count - wanted.count) where bytes[index] == first {
                if bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return true }
            }
            return false
        } ?? words.contains(word)
    }

    /// The words of a line of code: runs of identifier characters, and every other visible character by itself.
    var words: [String] {
        var words: [String] = []
        var current: [UInt8] = []
        for byte in utf8 {
            if byte.isIdentifierPart {
                current.append(byte)
                continue
            }
            if !current.isEmpty {
                words.append(String(decoding: current, as: UTF8.self))
                current.removeAll()
            }
            if byte > UInt8(ascii: " ") { words.append(String(decoding: [byte], as: UTF8.self)) }
        }
        if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
        return words
    }
}
