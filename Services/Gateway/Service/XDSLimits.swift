package import GatewayLogic
package import MeshConnections
package import MeshDomain
package import MeshRuntime

/// What proxies, and strangers, may take of this process.
package struct XDSLimits: Sendable, Hashable {
    /// Connections; a stranger is whoever has shown no token that may write a service.
    package var connections = ConnectionLimits(
        total: 16_384,
        perAddress: 8_192,
        strangers: 16_384,
        strangersPerAddress: 8_192,
        reserve: 1_024,
        strangerBytes: 4 << 20,
        strangerTime: .seconds(15)
    )
    /// Streams in all.
    package var streams = 16_384
    /// Streams of one connection; a proxy has one, and two while it changes over to a new one.
    package var streamsPerConnection = 8
    /// How long a stream may be silent before its first request.
    package var firstRequestTime = Duration.seconds(10)
    /// How long a proxy that is not registered may wait for that.
    package var strayTime = Duration.seconds(60)
    /// How long a connection without a stream lasts.
    package var idleTime = Duration.seconds(60)
    /// How long a request may be, in bytes.
    package var requestBytes = 4 << 20
    /// How many of one stream's requests may wait to be handled.
    package var waitingRequests = 1_024
    /// How many bytes of one stream's requests may wait to be handled.
    package var waitingBytes = 8 << 20
    /// How many bytes the requests that wait, and the names that proxies ask for, may have in all.
    package var bytesInAll = 512 << 20
    /// What one stream may ask for.
    package var conversation = ConversationLimits()

    /// The defaults.
    package init() {}

    /// Reads the limits from environment variables.
    ///
    /// - Throws: `badRequest` naming the variable and what it may hold.
    package init(reader: VariableReader) throws(MeshError) {
        let all = 1...1_000_000
        connections.total = try reader.number("TOMBOLO_XDS_CONNECTIONS", default: connections.total, in: all)
        connections.perAddress = try reader.number(
            "TOMBOLO_XDS_CONNECTIONS_PER_ADDRESS",
            default: max(1, connections.total / 2),
            in: all
        )
        connections.strangers = connections.total
        connections.strangersPerAddress = connections.perAddress
        connections.reserve = connections.total / 16
        connections.strangerTime = try reader.seconds(
            "TOMBOLO_XDS_STRANGER_SECONDS",
            default: connections.strangerTime
        )
        streams = try reader.number("TOMBOLO_XDS_STREAMS", default: streams, in: all)
        streamsPerConnection = try reader.number(
            "TOMBOLO_XDS_STREAMS_PER_CONNECTION",
            default: streamsPerConnection,
            in: 2...10_000
        )
        waitingRequests = try reader.number(
            "TOMBOLO_XDS_WAITING_REQUESTS",
            default: waitingRequests,
            in: 16...all.upperBound
        )
        firstRequestTime = try reader.seconds("TOMBOLO_XDS_FIRST_REQUEST_SECONDS", default: firstRequestTime)
        strayTime = try reader.seconds("TOMBOLO_XDS_UNREGISTERED_SECONDS", default: strayTime)
        idleTime = try reader.seconds("TOMBOLO_XDS_IDLE_SECONDS", default: idleTime)
        conversation.names = try reader.number("TOMBOLO_XDS_STREAM_NAMES", default: conversation.names, in: all)
        conversation.nameBytes = try reader.number(
            "TOMBOLO_XDS_STREAM_NAME_BYTES",
            default: conversation.nameBytes,
            in: 1_024...(64 << 20)
        )
        conversation.reasonBytes = try reader.number(
            "TOMBOLO_XDS_REFUSAL_BYTES",
            default: conversation.reasonBytes,
            in: 64...(1 << 20)
        )
        bytesInAll = try reader.number("TOMBOLO_XDS_BYTES_IN_ALL", default: bytesInAll, in: (1 << 20)...(1 << 36))
        // The first request of a reconnected proxy names all that it has, with versions.
        requestBytes = max(requestBytes, 4 * conversation.nameBytes)
        waitingBytes = 2 * requestBytes
        connections.strangerBytes = max(connections.strangerBytes, requestBytes)
    }

    /// What the variables mean, for `--help`.
    package static let help = """
        TOMBOLO_XDS_CONNECTIONS    connections in all (16384), within what the descriptors allow
        TOMBOLO_XDS_CONNECTIONS_PER_ADDRESS  connections of one address, or of one IPv6 /64 (half of all)
        TOMBOLO_XDS_STREAMS        streams in all (16384)
        TOMBOLO_XDS_STREAMS_PER_CONNECTION  streams of one connection (8)
        TOMBOLO_XDS_WAITING_REQUESTS  how many requests of one stream may wait to be handled (1024)
        TOMBOLO_XDS_REFUSAL_BYTES  how much is kept of the words with which a proxy refuses something (2048)
        TOMBOLO_XDS_STRANGER_SECONDS       how long a connection lasts that shows no token that may write a service (15)
        TOMBOLO_XDS_FIRST_REQUEST_SECONDS  how long a stream may be silent before its first request (10)
        TOMBOLO_XDS_UNREGISTERED_SECONDS   how long a proxy may wait for its registration (60)
        TOMBOLO_XDS_IDLE_SECONDS   how long a connection without a stream lasts (60)
        TOMBOLO_XDS_STREAM_NAMES   how many resources one stream may ask for by name (10000)
        TOMBOLO_XDS_STREAM_NAME_BYTES  how long their names may be together (1048576)
        TOMBOLO_XDS_BYTES_IN_ALL   how long names, and requests that wait, may be in all streams together (536870912)
        """
}

extension VariableReader {
    /// A time in whole seconds, at most a day.
    fileprivate func seconds(_ name: String, default value: Duration) throws(MeshError) -> Duration {
        .seconds(try number(name, default: Int(value.components.seconds), in: 1...86_400))
    }
}
