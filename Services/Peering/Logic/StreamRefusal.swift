/// The gRPC status codes in use between clusters.
package enum StreamCode: Int, Sendable, Hashable {
    case unknown = 2
    case invalidArgument = 3
    case permissionDenied = 7
    case failedPrecondition = 9
    case aborted = 10
    case internalFault = 13
    case unavailable = 14
}

/// Why a stream or an exchange is refused, as the other cluster is told.
package struct StreamRefusal: Error, Sendable, Hashable {
    package var code: StreamCode
    package var message: String

    /// Makes a refusal.
    package init(_ code: StreamCode, _ message: String) {
        self.code = code
        self.message = message
    }
}

/// Compares secrets in a time that does not tell where they differ.
package enum SecretComparison {
    /// Whether both are the same and not empty.
    package static func matches(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard !left.isEmpty, left.count == right.count else { return false }
        var difference: UInt8 = 0
        for position in left.indices { difference |= left[position] ^ right[position] }
        return difference == 0
    }
}
