/// A refusal as it travels between services and reaches the user.
///
/// `code` is stable and compared, `message` is for people and names the field and what to do.
package struct MeshError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The stable reasons; the HTTP status belonging to each is set in one place of the Agent.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// The request cannot be understood: HTTP 400.
        case badRequest
        /// The request is understood and not accepted, as Consul's servers answer failed validation: HTTP 500.
        case rejected
        /// The token may not do this: HTTP 403.
        case permissionDenied
        /// No such object: HTTP 404.
        case notFound
        /// Somebody else was faster; try again on the newer state: HTTP 409.
        case conflict
        /// Too many requests: HTTP 429.
        case overloaded
        /// This version does not know how to do it yet: HTTP 501.
        case notImplemented
        /// A needed part cannot be reached now: HTTP 503.
        case unavailable
        /// No answer within the deadline: HTTP 504.
        case deadlineExceeded
        /// A fault of ours: HTTP 500.
        case internalFault
    }

    /// The stable reason.
    package var code: Code
    /// The text for people.
    package var message: String

    /// Makes an error.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
