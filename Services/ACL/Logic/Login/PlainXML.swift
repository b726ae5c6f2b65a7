/// An element of a plain XML text: names, texts, elements within.
///
/// Only what AWS's answers need is read. What could be read in two ways (document types, comments, CDATA, instructions, entities
/// of one's own) is refused, and nothing else than XML is taken for it.
package struct PlainXML: Sendable, Hashable {
    static let depthLimit = 16
    static let elementsLimit = 4096

    package var name: String
    package var text = ""
    package var children: [PlainXML] = []

    /// The first element of this name within.
    package subscript(_ name: String) -> PlainXML? { children.first { $0.name == name } }

    /// Reads a whole text; nil when it is anything else.
    package init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var reader = XMLReader(rest: text[...])
        guard let root = reader.document() else { return nil }
        self = root
    }

    init(name: String) { self.name = name }
}

private struct XMLReader {
    var rest: Substring
    private var elements = 0

    init(rest: Substring) { self.rest = rest }

    mutating func document() -> PlainXML? {
        skipBlanks()
        if rest.hasPrefix("<?xml ") {
            guard let end = rest.firstRange(of: "?>") else { return nil }
            rest = rest[end.upperBound...]
            skipBlanks()
        }
        guard let root = element(depth: 0) else { return nil }
        skipBlanks()
        return rest.isEmpty ? root : nil
    }

    private mutating func element(depth: Int) -> PlainXML? {
        elements += 1
        guard depth < PlainXML.depthLimit, elements <= PlainXML.elementsLimit, take("<"), let name = name() else {
            return nil
        }
        var made = PlainXML(name: name)
        guard let isEmpty = attributes() else { return nil }
        if isEmpty { return made }
        while true {
            let part = rest.prefix { $0 != "<" }
            guard let text = Self.plain(part) else { return nil }
            made.text += text
            rest = rest.dropFirst(part.count)
            if rest.hasPrefix("</") {
                rest = rest.dropFirst(2)
                guard self.name() == name else { return nil }
                skipBlanks()
                return take(">") ? made : nil
            }
            guard let child = element(depth: depth + 1) else { return nil }
            made.children.append(child)
        }
    }

    /// Passes attributes over; whether the element ends with its tag, nil when it is no tag.
    private mutating func attributes() -> Bool? {
        while true {
            skipBlanks()
            if take("/>") { return true }
            if take(">") { return false }
            guard name() != nil, take("=\""), let end = rest.firstIndex(of: "\""),
                !rest[..<end].contains("<")
            else { return nil }
            rest = rest[rest.index(after: end)...]
        }
    }

    private mutating func name() -> String? {
        let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.:".contains($0)) }
        guard !name.isEmpty else { return nil }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\r\n" || $0 == "\t" } }

    /// Text with the five entities of XML replaced; nil for others.
    private static func plain(_ text: Substring) -> String? {
        guard text.contains("&") else { return String(text) }
        var out = ""
        var rest = text
        while let place = rest.firstIndex(of: "&") {
            out += rest[..<place]
            rest = rest[place...]
            let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")]
            guard let entity = known.first(where: { rest.hasPrefix($0.0) }) else { return nil }
            out += entity.1
            rest = rest.dropFirst(entity.0.count)
        }
        return out + rest
    }
}
