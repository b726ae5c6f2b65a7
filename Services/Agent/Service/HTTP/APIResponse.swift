package import ConsulJSON
package import MeshDomain

/// An answer of the HTTP API.
package struct APIResponse: Sendable {
    /// A header.
    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    package var status: Int
    /// Empty: none is sent.
    package var contentType: String
    package var headers: [Header]
    package var body: [UInt8]
    /// Makes the body piece by piece, in place of ``body``.
    package var stream: AnswerStream?
    /// What is to be waited for before there is an answer; the request is then asked again.
    var wait: ReadWait?

    /// Makes an answer.
    package init(status: Int = 200, contentType: String = "", headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    /// A body that comes piece by piece.
    package static func streamed(_ stream: AnswerStream, contentType: String) -> APIResponse {
        var answer = APIResponse(contentType: contentType)
        answer.stream = stream
        return answer
    }

    /// 200 without a body.
    package static let empty = APIResponse()

    /// JSON that is written already.
    package static func json(_ body: [UInt8], status: Int = 200) -> APIResponse {
        APIResponse(status: status, contentType: "application/json", body: body)
    }

    /// A value as JSON.
    package static func json(_ value: MeshValue, status: Int = 200) -> APIResponse {
        json(JSONText.bytes(of: value), status: status)
    }

    /// JSON written by a closure.
    package static func json(status: Int = 200, _ write: (inout JSONOutput) -> Void) -> APIResponse {
        var output = JSONOutput()
        write(&output)
        return json(output.bytes, status: status)
    }

    /// Plain text.
    package static func text(_ text: String, status: Int) -> APIResponse {
        APIResponse(status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    /// Adds a header.
    package mutating func add(_ name: String, _ value: String) { headers.append(Header(name: name, value: value)) }

    /// The first header of that name.
    package subscript(_ name: String) -> String? { headers.first { equalIgnoringCase($0.name, name) }?.value }
}

/// The body of an answer that is made while it is sent: its length is not known, and it may never end.
package struct AnswerStream: Sendable {
    /// The next piece, not empty; nil at the end.
    ///
    /// Asked one at a time, and only when the client has taken what came before (back pressure); its task is cancelled when the
    /// client is gone or the server stops, and it then ends soon. An error cuts the body off, so that the client does not take
    /// it for whole.
    package let next: @Sendable () async throws -> [UInt8]?

    /// Makes a body of what `next` gives.
    package init(next: @escaping @Sendable () async throws -> [UInt8]?) { self.next = next }
}

/// A refusal with its HTTP status.
package struct APIError: Error, Sendable, Hashable {
    package var status: Int
    package var text: String
    /// It refuses a read that clients wait on, so it carries the headers of such a read.
    package var isOfRead = false

    /// Makes a refusal.
    package init(status: Int, text: String) {
        self.status = status
        self.text = text
    }

    /// Makes the refusal of a read that clients wait on.
    package static func ofRead(status: Int, text: String) -> APIError {
        var error = APIError(status: status, text: text)
        error.isOfRead = true
        return error
    }

    /// The one place where the codes of refusals become statuses.
    ///
    /// - Source: reference §1.8: what Consul's servers refuse is 500, whatever the reason, except for permissions.
    package init(_ error: MeshError) {
        // Of several servers this machine's nats-server knows why nothing is decided.
        let wait =
            switch error.code {
            case .unavailable: ClusterWait.reason ?? ServerGroup.lack
            case .deadlineExceeded: ServerGroup.lack
            case .badRequest, .rejected, .permissionDenied, .notFound, .conflict, .overloaded, .notImplemented,
                .internalFault:
                String?.none
            }
        text = error.message + (wait.map { "; \($0)" } ?? "")
        status =
            switch error.code {
            case .badRequest: 400
            case .rejected: 500
            case .permissionDenied: 403
            case .notFound: 404
            case .conflict: 409
            case .overloaded: 429
            case .notImplemented: 501
            case .unavailable: 503
            case .deadlineExceeded: 504
            case .internalFault: 500
            }
    }

    /// Any error that a handler throws.
    package init(any error: any Error) {
        switch error {
        case let error as APIError: self = error
        case let error as MeshError: self.init(error)
        case is CancellationError: self.init(status: 503, text: "the request was cancelled")
        case let error: self.init(status: 500, text: "\(error)")
        }
    }

    /// The answer that says it.
    package var response: APIResponse { isOfRead ? readResponse : .text(text, status: status) }

    /// The answer of an endpoint that clients wait on: they look for an index in refusals, too.
    ///
    /// - Source: recorded answers; reference §1.7, errors of endpoints that set their headers by deferral.
    package var readResponse: APIResponse {
        var answer = APIResponse.text(text, status: status)
        answer.add("X-Consul-Index", "1")
        answer.add("X-Consul-KnownLeader", "false")
        answer.add("X-Consul-LastContact", "0")
        return answer
    }
}
