/// How an answer is brought to its client.
package enum NameTransport: Sendable, Hashable {
    case datagram
    case stream
}

extension NameMessage {
    /// The answer in as many bytes as its client takes; what does not fit is left out.
    ///
    /// - Source: reference §9.3. By UDP 512 bytes, or what EDNS says; without EDNS few answers. By TCP 4,096 answers (SRV 1,024).
    package func fitted(to transport: NameTransport, _ settings: NameSettings) -> [UInt8] {
        var message = self
        let asked = answers.count
        var limit = AnswerLimits.streamBytes
        switch transport {
        case .stream:
            message.keep(question?.type == .srv ? AnswerLimits.streamTargets : AnswerLimits.streamAnswers)
        case .datagram:
            let wanted = Int(ednsPart?.datagramLimit ?? 0)
            limit = min(max(AnswerLimits.plainDatagram, wanted), AnswerLimits.datagramBytes)
            if limit == AnswerLimits.plainDatagram {
                let most = settings.datagramAnswerLimit
                message.keep(most > 0 ? min(most, AnswerLimits.datagramAnswers) : AnswerLimits.datagramAnswers)
            }
        }
        var bytes = message.encoded(compression: settings.compression)
        if bytes.count > limit { bytes = message.cut(to: limit, settings.compression) }
        guard message.answers.count < asked, settings.tellsTruncation else { return bytes }
        bytes[2] |= 0x02
        return bytes
    }

    /// Keeps the first answers, and of what was added only what belongs to them.
    private mutating func keep(_ count: Int) {
        guard answers.count > count else { return }
        answers.removeLast(answers.count - count)
        guard question?.type == .srv else { return }
        let targets = Set(
            answers.compactMap { record -> DomainName? in
                guard case .service(_, _, _, let target) = record.data else { return nil }
                return target
            }
        )
        additionals.removeAll { !targets.contains($0.name) }
    }

    /// Leaves out who answers for the name, then answers from the end, then what was added; one answer stays when it fits.
    private mutating func cut(to limit: Int, _ compression: NameCompression) -> [UInt8] {
        authorities = code == .success && !answers.isEmpty ? [] : authorities
        var bytes = encoded(compression: compression)
        guard bytes.count > limit else { return bytes }
        let whole = self
        var (fitting, tooMany) = (0, answers.count)
        while tooMany - fitting > 1 {
            let middle = (fitting + tooMany) / 2
            var trial = whole
            trial.keep(middle)
            if trial.encoded(compression: compression).count <= limit { fitting = middle } else { tooMany = middle }
        }
        keep(max(1, fitting))
        bytes = encoded(compression: compression)
        guard bytes.count > limit else { return bytes }
        additionals = []
        bytes = encoded(compression: compression)
        guard bytes.count > limit else { return bytes }
        // Nothing of it fits, and the client must know: whatever is set, it says so.
        (answers, authorities, isTruncated) = ([], [], true)
        return encoded(compression: compression)
    }
}

/// - Source: reference §9.3.
private enum AnswerLimits {
    static let plainDatagram = 512
    static let datagramBytes = 65_467
    static let datagramAnswers = 8
    static let streamBytes = 65_523
    static let streamAnswers = 4096
    static let streamTargets = 1024
}
