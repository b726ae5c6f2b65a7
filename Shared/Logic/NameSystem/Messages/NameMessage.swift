/// What is asked.
package struct NameQuestion: Sendable, Hashable {
    /// As it was spelled.
    package var name: DomainName
    package var type: RecordType
    package var recordClass: UInt16

    /// Makes a question of class IN.
    package init(_ name: DomainName, _ type: RecordType, recordClass: UInt16 = NameMessage.internetClass) {
        self.name = name
        self.type = type
        self.recordClass = recordClass
    }
}

/// What a message says in its OPT record (EDNS0).
///
/// - Source: RFC 6891; RFC 7871 for the client's network.
package struct MessageExtension: Sendable, Hashable {
    /// The largest answer by UDP that the sender takes, in bytes.
    package var datagramLimit: UInt16
    package var version: UInt8 = 0
    /// The sender understands signatures; there are none here.
    package var wantsSignatures = false
    package var clientNetwork: ClientNetwork?

    /// Makes what a message without options says.
    package init(datagramLimit: UInt16) { self.datagramLimit = datagramLimit }
}

/// The network from which a question came first (client subnet).
package struct ClientNetwork: Sendable, Hashable {
    /// 4 or 16 bytes, those that are unknown zero.
    package var address: [UInt8]
    /// How many bits of the address are known.
    package var length: UInt8
    /// For how many bits the answer holds; 0 for all clients.
    package var scope: UInt8

    /// Makes a network.
    package init(address: [UInt8], length: UInt8, scope: UInt8) {
        self.address = address
        self.length = length
        self.scope = scope
    }
}

/// A message of the domain name system.
package struct NameMessage: Sendable, Hashable {
    /// The class of everything here (IN).
    package static let internetClass: UInt16 = 1
    /// Asks for every class.
    static let anyClass: UInt16 = 255
    /// The length of the header.
    static let headerBytes = 12
    /// The longest message there can be.
    package static let byteLimit = 65_535

    package var id: UInt16
    package var isResponse = false
    /// 0 for a question.
    package var operation: UInt8 = 0
    package var isAuthoritative = false
    package var isTruncated = false
    package var wantsRecursion = false
    package var offersRecursion = false
    package var code = ResponseCode.success
    package var question: NameQuestion?
    package var answers: [ResourceRecord] = []
    package var authorities: [ResourceRecord] = []
    /// Without the OPT record.
    package var additionals: [ResourceRecord] = []
    package var ednsPart: MessageExtension?

    /// A message that says nothing yet.
    package init(id: UInt16) { self.id = id }

    /// A question.
    package init(id: UInt16, asking question: NameQuestion) {
        self.id = id
        self.question = question
        wantsRecursion = true
    }

    /// The beginning of an answer to this message.
    package func reply(_ code: ResponseCode = .success) -> NameMessage {
        var reply = NameMessage(id: id)
        reply.isResponse = true
        reply.operation = operation
        reply.wantsRecursion = wantsRecursion
        reply.question = question
        reply.code = code
        if var part = ednsPart {
            part.version = 0
            part.clientNetwork?.scope = 0
            reply.ednsPart = part
        }
        return reply
    }
}

/// Why bytes are no message.
package enum NameMessageError: Error, Hashable {
    /// Not even a header: there is nobody to answer.
    case noHeader
    /// The header could be read, the rest not.
    case malformed(NameMessage)
}
