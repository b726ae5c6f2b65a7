import NIOCore
import NIOHTTP1

/// What a connection has under way.
extension HTTPConnection {
    /// A request as it arrived.
    struct Arrival: Sendable {
        var head: HTTPRequestHead
        /// The address of who sent it.
        var client: String
        var body = ByteBuffer()
        /// How many bytes its body may have; nil before the first of them.
        var bodyLimit: Int?
        /// What its body takes of the server's memory; nil without a body.
        var reservation: HTTPBudget.Reservation?
        /// The client waits for `100 Continue` before it sends the body.
        var expectsProceed = false
        /// The rights of its token were looked at.
        var isAdmitted = false
        /// Where its body goes when the endpoint takes it while it comes; nil when it is kept here.
        var stream: BodyStream?
        /// How many bytes of such a body have come.
        var streamedBytes = 0
    }

    enum Reading {
        case head
        case body(Arrival)
        /// The whole request is here, its rights are still being looked at.
        case complete(Arrival)
        /// The rest of a request that is refused already.
        case refused
    }

    struct Answering {
        var task: Task<Void, Never>?
        /// There is no task while it waits.
        var wait: Waiting?
        /// Which wait it was begun again after; 0 for none.
        var resumed: UInt64 = 0
        var waits: Bool
        var keepsAlive: Bool
        var isHTTP10: Bool
        var hasBody: Bool
        var reservation: HTTPBudget.Reservation?
        /// What is sent piece by piece; its task asks for the next one.
        var stream: AnswerStream?
    }

    /// A request that is asked again after a wait.
    struct Waiting {
        var call: HTTPServer.Call
        var giveUp: ReadWait.GiveUp
    }

    /// An answer that is too large to be handed over at once.
    struct Outgoing {
        var rest: ArraySlice<UInt8>
        var keepsAlive: Bool
        var reservation: HTTPBudget.Reservation
    }

    /// What is answered in order: a request, or a refusal that the connection itself gives, after which it ends.
    enum Queued {
        case request(Arrival)
        case refusal(APIResponse)
    }
}
