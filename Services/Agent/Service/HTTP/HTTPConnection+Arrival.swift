import NIOCore
import NIOHTTP1

extension HTTPConnection {
    /// A request as it arrived.
    struct Arrival: Sendable {
        var head: HTTPRequestHead
        var body = ByteBuffer()
        /// How many bytes its body may have; nil before the first of them.
        var bodyLimit: Int?
        /// What its body takes of the server's memory; nil without a body.
        var reservation: HTTPBudget.Reservation?
        /// The client waits for `100 Continue` before it sends the body.
        var expectsProceed = false
        /// The rights of its token were looked at.
        var isAdmitted = false
    }
}
