package import BusSchema
package import MeshDomain
import SchemaRuntime

/// Asks another datacenter through an agent of this one's servers.
package struct FederationClient: Sendable {
    /// The largest answer.
    package static let largestAnswer = 64 << 20
    /// Stands for the method of a request of the HTTP API where a question of the bus is passed on.
    package static let busMethod = "BUS"
    /// Stands there where the config entries are asked for.
    package static let entriesMethod = "ENTRIES"
    private let service: ServiceClient

    /// Makes a client of one datacenter's processes.
    package init(_ service: ServiceClient) { self.service = service }

    /// Asks a service of another datacenter, with the rights of the token there.
    ///
    /// - Parameters:
    ///   - method: One of ``FederationMethods/passed``.
    ///   - request: The question.
    ///   - datacenter: Whose service is asked.
    ///   - context: Token and time.
    /// - Returns: The answer.
    /// - Throws: What the service refused with; `rejected` where no way leads there.
    package func pass<Request, Response>(
        _ method: Method<Request, Response>,
        _ request: Request,
        to datacenter: String,
        _ context: CallContext
    ) async throws(MeshError) -> Response {
        var question = FederationWire.Question(datacenter: datacenter, method: Self.busMethod)
        question.path = "\(method.service.rawValue).\(method.name)"
        do { question.body = try request.encoded() } catch { throw MeshError(.badRequest, "\(error)") }
        let body = try await whole(question, context)
        do { return try Response(decoding: body) } catch {
            throw MeshError(.internalFault, "the answer of datacenter \"\(datacenter)\" cannot be read: \(error)")
        }
    }

    /// The body of an answer, with all its parts.
    ///
    /// - Throws: as ``pass(_:_:to:_:)``.
    package func whole(_ question: FederationWire.Question, _ context: CallContext) async throws(MeshError) -> [UInt8] {
        try await Self.whole(try await service.call(FederationMethods.forward, question, context), service, context)
    }

    /// The body of an answer whose first part is there.
    ///
    /// - Throws: `internalFault` for one that is too large or lacks something.
    package static func whole(
        _ first: FederationWire.Answer,
        _ service: ServiceClient,
        _ context: CallContext
    ) async throws(MeshError) -> [UInt8] {
        guard first.length <= UInt64(largestAnswer) else {
            throw MeshError(.internalFault, "the answer of the other datacenter is too large: \(first.length) bytes")
        }
        var body = first.body
        while UInt64(body.count) < first.length {
            guard isName(first.replica) else {
                throw MeshError(.internalFault, "the answer of the other datacenter lacks a part")
            }
            let request = FederationWire.PageRequest(id: first.rest, offset: UInt64(body.count))
            let page = try await service.call(FederationMethods.page(of: first.replica), request, context)
            guard !page.body.isEmpty else {
                throw MeshError(.internalFault, "a part of the answer of the other datacenter is empty")
            }
            body += page.body
        }
        return body
    }

    /// Whether a text may stand as one part of a subject.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }
}
