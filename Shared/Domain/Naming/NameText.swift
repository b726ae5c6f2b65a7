/// A text that names a thing, compared, hashed and ordered by its bytes.
///
/// Swift takes `é` written in one code point for `é` written in two (canonical equivalence). Access rules, certificates and
/// other programs look at the bytes, so to us these are two names.
package struct NameText: Sendable {
    /// The name as it was spelled.
    package let text: String

    /// A name as it is spelled; the border where a name comes in has checked it.
    package init(_ text: String) { self.text = text }

    /// No bytes at all.
    package var isEmpty: Bool { text.isEmpty }

    /// The form under which Consul's state finds a name: every code point in lower case, each by itself.
    ///
    /// - Source: Consul's state store indexes nodes, services, ids of services and checks, and config entries in lower case;
    ///   `cases/08` and `cases/14`. Go's mapping is by single code points: U+0130 becomes `i`.
    package var folded: NameText {
        var isASCII = true
        var hasUpperCase = false
        for byte in text.utf8 {
            if byte >= 0x80 { isASCII = false }
            if (0x41...0x5A).contains(byte) { hasUpperCase = true }
        }
        if isASCII { return hasUpperCase ? NameText(text.lowercased()) : self }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            scalars.append(lower.first ?? scalar)
        }
        return NameText(String(scalars))
    }
}

extension NameText: Hashable, Comparable {
    package static func == (left: NameText, right: NameText) -> Bool { left.text.hasSameBytes(as: right.text) }

    package static func < (left: NameText, right: NameText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Alike for texts that only look alike, which are rare; the bytes tell them apart.
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension NameText: CustomStringConvertible, ExpressibleByStringLiteral {
    package var description: String { text }

    package init(stringLiteral text: String) { self.init(text) }
}

extension String {
    /// Whether both are the same bytes; `==` also says so of texts that only look alike.
    package func hasSameBytes(as other: String) -> Bool {
        let (mine, theirs) = (utf8.span, other.utf8.span)
        guard mine.count == theirs.count else { return false }
        for place in mine.indices where mine[place] != theirs[place] { return false }
        return true
    }
}
