/// Why a message could not be encoded or decoded.
package struct SchemaError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure; stable, so that callers may compare them.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// A text holds a NUL byte, which the C side would take for its end.
        case stringContainsNUL
        /// A text is not UTF-8.
        case invalidUTF8
        /// The bytes end in the middle of a value.
        case truncated
        /// The bytes are not a message of this schema.
        case malformed
        /// Messages are nested deeper than `SchemaLimits.maximumDepth`.
        case tooDeep
        /// The message, or what it unpacks to, is larger than allowed.
        case tooLarge
        /// There is no memory for the message.
        case outOfMemory
        /// An `Any` holds another type than the one asked for.
        case typeMismatch
    }

    /// What is wrong.
    package let code: Code
    /// Where: the message's full name and the fields from it to the fault, such as `a.b.Node.checks[2].name`.
    package private(set) var path: String

    /// Makes an error at a place of a message.
    package init(_ code: Code, at path: String = "") {
        self.code = code
        self.path = path
    }

    /// What is wrong, where, and what to do about it.
    package var message: String {
        let place = path.isEmpty ? "message" : path
        switch code {
        case .stringContainsNUL: return "\(place) holds a NUL character; remove it"
        case .invalidUTF8: return "\(place) is not valid UTF-8; send text as UTF-8 or use a bytes field"
        case .truncated: return "\(place) ends too early; send the whole message"
        case .malformed: return "\(place) is not a message of this type; check the sender's schema"
        case .tooDeep: return "\(place) is nested deeper than \(SchemaLimits.maximumDepth) messages; flatten it"
        case .tooLarge: return "\(place) is larger than allowed; send less at once"
        case .outOfMemory: return "\(place) does not fit in memory; free memory or send less at once"
        case .typeMismatch: return "\(place) holds another type; decode it as the type its URL names"
        }
    }

    /// The same as `message`.
    package var description: String { message }

    /// The same error seen from the message that holds the faulty one in `field`.
    package func nested(in field: StaticString, _ index: Int = -1) -> SchemaError {
        var outer = self
        let step = index < 0 ? "\(field)" : "\(field)[\(index)]"
        outer.path = path.isEmpty ? step : path.hasPrefix("[") ? step + path : step + "." + path
        return outer
    }

    /// The same error with the name of the outermost message put before its path.
    package func named(_ fullName: String) -> SchemaError {
        var outer = self
        outer.path = path.isEmpty ? fullName : fullName + "." + path
        return outer
    }
}
