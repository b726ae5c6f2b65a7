/// The wish that this agent leaves the cluster: told by the API, heard by the process.
package struct Departure: Sendable {
    /// Tells the wish once.
    package let wishes: AsyncStream<Void>
    private let tell: AsyncStream<Void>.Continuation

    /// Nobody wishes it yet.
    package init() { (wishes, tell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    /// Tells that the agent is to leave.
    package func wish() { tell.yield() }
}
