/// Reading and writing JSON text as ``MeshValue``.
///
/// Works on bytes, needs no Foundation, and is bounded: a text that is too long or nested too deeply is refused before
/// it can cost memory or stack.
package enum JSONText {
    /// Bounds of one text.
    package struct Limits: Sendable, Hashable {
        /// The longest text that is read, in bytes.
        package var sizeBytes: Int
        /// The deepest nesting of lists and objects.
        package var depth: Int

        /// Bounds of one text; the defaults are above every body and file of a real cluster.
        package init(sizeBytes: Int = 64 << 20, depth: Int = 256) {
            self.sizeBytes = sizeBytes
            self.depth = depth
        }
    }

    /// What may follow the value.
    package enum Trailing: Sendable, Hashable {
        /// Only blanks, as in a file.
        case rejected
        /// Anything, as in an HTTP body, of which Consul reads the first value only.
        case ignored
    }

    /// What becomes of a name that an object holds twice.
    package enum Duplicates: Sendable, Hashable {
        /// The last value counts, as Go's decoder has it.
        case lastCounts
        /// The text is refused, and the message names the key.
        case refused
    }

    /// How the text is laid out.
    package enum Layout: Sendable, Hashable {
        /// Without blanks.
        case compact
        /// One member per line, indented by four spaces, as Consul's `?pretty`; no newline at the end.
        case pretty
    }

    /// Reads one JSON value from UTF-8 bytes.
    ///
    /// Invalid UTF-8 inside strings becomes U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - trailing: What may follow the value.
    ///   - duplicates: What becomes of a name that an object holds twice.
    ///   - limits: Bounds of the text.
    /// - Returns: The value.
    /// - Throws: ``JSONSyntaxError`` with line, column and reason.
    package static func parse(
        _ bytes: [UInt8],
        trailing: Trailing = .rejected,
        duplicates: Duplicates = .lastCounts,
        limits: Limits = Limits()
    ) throws(JSONSyntaxError) -> MeshValue {
        guard bytes.count <= limits.sizeBytes else {
            throw JSONSyntaxError(
                reason: .limit,
                problem: "the text has \(bytes.count) bytes, at most \(limits.sizeBytes) are read",
                offset: 0,
                line: 1,
                column: 1
            )
        }
        var reader = JSONReader(bytes: bytes, depthLimit: limits.depth, duplicates: duplicates)
        let value = try reader.readValue(depth: 0)
        if trailing == .rejected { try reader.expectEnd() }
        return value
    }

    /// Reads one JSON value from text; see ``parse(_:trailing:duplicates:limits:)``.
    package static func parse(
        _ text: String,
        trailing: Trailing = .rejected,
        limits: Limits = Limits()
    ) throws(JSONSyntaxError) -> MeshValue {
        try parse(Array(text.utf8), trailing: trailing, limits: limits)
    }

    /// Writes a value as UTF-8 bytes, with the escapes and number forms of Go's encoder, which Consul's clients know.
    package static func bytes(of value: MeshValue, layout: Layout = .compact) -> [UInt8] {
        var writer = JSONWriter(layout: layout)
        writer.write(value)
        return writer.output
    }

    /// Writes a value as text; see ``bytes(of:layout:)``.
    package static func string(of value: MeshValue, layout: Layout = .compact) -> String {
        String(decoding: bytes(of: value, layout: layout), as: UTF8.self)
    }
}

/// Why and where a JSON text could not be read.
package struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The class of the problem.
    package enum Reason: Sendable, Hashable {
        /// There is nothing but blanks.
        case empty
        /// The text ends inside a value.
        case truncated
        /// A character stands where it must not.
        case invalid
        /// The text is larger or deeper than allowed.
        case limit
    }

    /// The class of the problem.
    package let reason: Reason
    /// What is wrong, in the words Consul's clients know from Go.
    package let problem: String
    /// Bytes before the problem.
    package let offset: Int
    /// Line of the problem, from 1.
    package let line: Int
    /// Column of the problem in characters, from 1.
    package let column: Int

    /// The problem with its place.
    package var description: String { "line \(line), column \(column): \(problem)" }

    /// The problem as Consul reports it for request bodies, which it reads as a stream.
    ///
    /// - Source: recorded answers "Request decode failed: EOF" for an empty body.
    package var bodyProblem: String {
        switch reason {
        case .empty: "EOF"
        case .truncated: "unexpected EOF"
        case .invalid, .limit: problem
        }
    }
}
