import NIOCore
import NIOPosix

/// A connection that says nothing.
final class Stranger: Sendable {
    private let channel: any Channel

    init(port: Int) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port).get()
    }

    /// Waits until the other end has closed the connection.
    func closed() async throws { try await channel.closeFuture.get() }
}
