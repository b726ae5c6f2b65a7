/// Headers of a bus message: few, short, case-sensitive, in the order they were set.
///
/// A received message has them in the order of their names, whatever the sender's order was.
package struct BusHeaders: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// Name and value pairs; a name occurs once.
    package private(set) var fields: [(name: String, value: String)]

    /// Makes headers from pairs; a name given twice keeps the later value.
    package init(_ fields: [(name: String, value: String)] = []) {
        self.fields = []
        for field in fields { self[field.name] = field.value }
    }

    /// Takes over pairs that are known to name each header once.
    package init(sortedUnique fields: [(name: String, value: String)]) {
        self.fields = fields
    }

    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }

    /// Whether there is no header at all, in which case none are sent.
    package var isEmpty: Bool { fields.isEmpty }

    /// The value of `name`; setting nil removes it.
    package subscript(name: String) -> String? {
        get { fields.first { $0.name == name }?.value }
        set {
            fields.removeAll { $0.name == name }
            if let newValue { fields.append((name, newValue)) }
        }
    }

    package static func == (left: BusHeaders, right: BusHeaders) -> Bool {
        left.fields.elementsEqual(right.fields) { $0.name == $1.name && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}

/// How long the one who asks waits, and since when.
package struct BusDeadline: Sendable, Hashable {
    /// Milliseconds from sending on.
    package var milliseconds: Int64
    /// Wall clock at sending, milliseconds since 1970, so that a receiver can tell how old a request is.
    package var sentMilliseconds: Int64

    /// Makes a deadline.
    package init(milliseconds: Int64, sentMilliseconds: Int64) {
        self.milliseconds = milliseconds
        self.sentMilliseconds = sentMilliseconds
    }
}

/// Who reads a message, which decides how its headers travel.
package enum BusReader: Sendable, Hashable {
    /// A process of this project: headers and deadline travel in front of the payload (`BusFrame`).
    case process
    /// NATS itself, for instance JetStream, which stores the payload as it is: headers are those of NATS, there is no deadline.
    case server
}

/// One message on the bus.
package struct BusMessage: Sendable, Hashable {
    /// Where it was sent: tokens separated by dots.
    package var subject: String
    /// Where an answer is expected, nil for one-way messages.
    package var reply: String?
    /// Metadata: request id, token, trace context, error code.
    package var headers: BusHeaders
    /// The encoded protobuf message.
    package var payload: [UInt8]
    /// Who reads it.
    package var reader: BusReader
    /// Of a request: how long the one who asks waits; set by the bus.
    package var deadline: BusDeadline?
    /// Of a request with a deadline, when it is given to its handler: how long the one who asked still waits.
    package var timeLeft: Duration?

    /// Makes a message.
    package init(
        subject: String,
        reply: String? = nil,
        headers: BusHeaders = [:],
        payload: [UInt8] = [],
        reader: BusReader = .process
    ) {
        self.subject = subject
        self.reply = reply
        self.headers = headers
        self.payload = payload
        self.reader = reader
    }
}

/// What a handler answers to a request.
package struct BusReply: Sendable, Hashable {
    /// Metadata of the answer, for instance the error code.
    package var headers: BusHeaders
    /// The encoded protobuf message.
    package var payload: [UInt8]

    /// Makes an answer.
    package init(headers: BusHeaders = [:], payload: [UInt8] = []) {
        self.headers = headers
        self.payload = payload
    }
}
