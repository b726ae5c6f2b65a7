/// The rules of subjects: tokens separated by dots, `*` for one token and a final `>` for the rest.
package enum BusSubject {
    /// Refuses what cannot be published to: an empty token, white space, a control character or a wildcard.
    package static func checkLiteral(_ subject: String) throws(BusError) {
        try check(subject, wildcards: .refused)
    }

    /// Refuses what cannot be subscribed to.
    package static func checkPattern(_ subject: String) throws(BusError) {
        try check(subject, wildcards: .allowed)
    }

    /// Whether a literal subject is covered by a pattern.
    package static func matches(_ subject: String, pattern: String) -> Bool {
        let wanted = pattern.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let tokens = subject.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        for (index, token) in wanted.enumerated() {
            if token.elementsEqual(">".utf8) { return tokens.count > index }
            guard index < tokens.count else { return false }
            if !token.elementsEqual("*".utf8) && !token.elementsEqual(tokens[index]) { return false }
        }
        return wanted.count == tokens.count
    }

    /// Whether a pattern contains a wildcard token.
    package static func isPattern(_ subject: String) -> Bool {
        subject.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: ">") }
    }

    private enum Wildcards {
        case allowed
        case refused
    }

    private static func check(_ subject: String, wildcards: Wildcards) throws(BusError) {
        var tokenLength = 0
        var wildcard: UInt8?
        for byte in subject.utf8 {
            switch byte {
            case UInt8(ascii: "."):
                guard tokenLength > 0 else { throw refusal(subject, "has an empty token") }
                guard wildcard != UInt8(ascii: ">") else { throw refusal(subject, "has tokens after >") }
                guard wildcard == nil || tokenLength == 1 else { throw refusal(subject, "mixes a wildcard with text") }
                tokenLength = 0
                wildcard = nil
            case UInt8(ascii: "*"), UInt8(ascii: ">"):
                guard wildcards == .allowed else {
                    throw refusal(subject, "has a wildcard, which is for subscribing only")
                }
                wildcard = byte
                tokenLength += 1
            case 0...0x20, 0x7f:
                throw refusal(subject, "has white space or a control character")
            default:
                tokenLength += 1
            }
        }
        guard tokenLength > 0 else { throw refusal(subject, "has an empty token") }
        guard wildcard == nil || tokenLength == 1 else { throw refusal(subject, "mixes a wildcard with text") }
    }

    private static func refusal(_ subject: String, _ reason: String) -> BusError {
        BusError(.invalidSubject, "subject \"\(subject)\" \(reason)")
    }
}
