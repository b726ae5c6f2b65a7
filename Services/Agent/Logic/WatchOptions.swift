package import ConsulJSON
package import MeshDomain

/// One block of `watches`: what is watched, and what is told of it.
///
/// - Source: reference §12.2.
package struct WatchOptions: Sendable, Hashable {
    /// Who is told.
    package enum Handler: Sendable, Hashable {
        /// A program with its arguments; what is new is its standard input.
        case program([String])
        /// A request; what is new is its body.
        case request(CheckDefinition)
    }

    /// How many watches an agent runs: each one waits all the time.
    package static let limit = 64

    package let target: WatchTarget
    package let handler: Handler
    /// Another datacenter to ask; empty for this one.
    package let datacenter: String
    /// The token to ask with; none for the agent's own.
    package let token: SecretID
    /// How long the handler may take, in nanoseconds; a program as long as it likes.
    package let timeout: Int64

    /// Reads a block.
    ///
    /// - Throws: `badRequest` naming the option.
    package init(_ value: MeshValue, path: String) throws(MeshError) {
        var reader = try ObjectReader(value, rules: .file, path: path)
        datacenter = try reader.string("Datacenter")
        token = SecretID(try reader.string("Token"))
        var values: [String: [String]] = [:]
        for name in ["Type", "Key", "Prefix", "Service", "State", "Name", "Filter"] {
            values[name.lowercased()] = [try reader.string(name)]
        }
        values["tag"] = try Self.tags(&reader, path)
        if let isPassing = try reader.optionalBool("Passingonly") {
            values["passingonly"] = [String(isPassing)]
        }
        let given = values
        do { target = try WatchTarget(mark: "\(path).") { given[$0] ?? [] } } catch {
            throw MeshError(.badRequest, error.message)
        }
        var words = try reader.strings("Args") ?? []
        let line = try reader.string("Handler")
        let kind = try reader.string("HandlerType")
        let http = try reader.nested("HTTPHandlerConfig")
        try reader.finish()
        guard words.isEmpty || line.isEmpty else {
            throw MeshError(.badRequest, "\(path): args and handler are both given; one of them is the program")
        }
        if !line.isEmpty { words = ["/bin/sh", "-c", line] }
        switch kind {
        case "", "script":
            guard !words.isEmpty else { throw MeshError(.badRequest, "\(path).args is missing: the program to run") }
            handler = .program(words)
            timeout = .max
        case "http":
            guard var http else {
                throw MeshError(.badRequest, "\(path).http_handler_config is missing: where to tell it")
            }
            (handler, timeout) = try Self.request(&http, path)
        case _: throw MeshError(.badRequest, "\(path).handler_type is \"\(kind)\"; it must be script or http")
        }
    }

    /// One tag, or several.
    private static func tags(_ reader: inout ObjectReader, _ path: String) throws(MeshError) -> [String] {
        switch reader.value("Tag") {
        case nil: return []
        case .string(let tag)?: return [tag]
        case .array(let tags)?: return tags.compactMap(\.stringValue)
        case _: throw MeshError(.badRequest, "'\(path).tag' must be a text or a list of texts")
        }
    }

    private static func request(
        _ part: inout ObjectReader,
        _ path: String
    ) throws(MeshError) -> (Handler, timeout: Int64) {
        var request = CheckDefinition()
        request.http = try part.string("Path")
        request.method = try part.string("Method")
        if request.method.isEmpty { request.method = "POST" }
        request.header = try part.stringLists("Header") ?? [:]
        request.tlsSkipVerify = try part.bool("TLSSkipVerify")
        request.disableRedirects = true
        let timeout = try part.duration("Timeout") ?? 10_000_000_000
        try part.finish()
        do { _ = try HTTPCheckRequest(request) } catch {
            throw MeshError(.badRequest, "\(path).http_handler_config: \(error.message)")
        }
        return (.request(request), timeout)
    }
}
