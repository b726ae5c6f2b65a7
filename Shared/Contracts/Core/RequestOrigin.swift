/// The user's request on whose behalf this task works, for log lines and for what is asked of further services.
///
/// It is set while a service handles a request, and travels with every request asked meanwhile. It never becomes such a
/// request's own id: that id makes a repeated write harmless, and one request may cause several writes.
package struct RequestOrigin: Sendable, Hashable {
    /// The request's id; empty when there is none.
    package var requestID: String
    /// W3C trace context; empty when there is none.
    package var traceParent: String

    /// What the current task works on; nil when it works on its own account.
    @TaskLocal package static var current: RequestOrigin?

    /// Names a request.
    package init(requestID: String, traceParent: String) {
        self.requestID = requestID
        self.traceParent = traceParent
    }

    /// The trace id of the trace context; nil when there is none.
    package var traceID: Substring? {
        let parts = traceParent.split(separator: "-")
        return parts.count >= 4 && parts[1].count == 32 ? parts[1] : nil
    }

    var isEmpty: Bool { requestID.isEmpty && traceParent.isEmpty }
}
