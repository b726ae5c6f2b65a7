import Glibc
import Logging
import MeshConnections
import NIOCore
import NIOPosix
import Testing

@Suite struct ListenerPauseTests {
    @Test(arguments: [EMFILE, ENFILE, ENOBUFS, ENOMEM])
    func `a listener that gets no descriptor rests, and goes on by itself`(_ reason: Int32) async throws {
        let pause = ListenerPause(server: "test", logger: Logger(label: "test"))
        let (accepted, accept) = AsyncStream<Void>.makeStream()
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelInitializer { pause.install(in: $0) }
            .childChannelInitializer { channel in
                accept.yield()
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        listener.pipeline.fireErrorCaught(IOError(errnoCode: reason, reason: "accept"))
        #expect(try await listener.getOption(.autoRead).get() == false)
        let address = try #require(listener.localAddress)
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(to: address).get()
        var places = accepted.makeAsyncIterator()
        #expect(await places.next() != nil)
        #expect(try await listener.getOption(.autoRead).get())
        try await client.close()
        try await listener.close()
    }
}
