/// How to reach the NATS servers.
package struct NATSSettings: Sendable {
    /// How the client proves who it is.
    package enum Credentials: Sendable, CustomStringConvertible {
        case none
        case user(String, password: String)
        /// Path of a `.creds` file (user JWT and seed).
        case file(String)

        package var description: String {
            switch self {
            case .none: "none"
            case .user(let name, _): "user \(name), password <redacted>"
            case .file(let path): "file \(path)"
            }
        }
    }

    /// Files for TLS; the connection is encrypted when this is set.
    package struct TLS: Sendable {
        /// PEM file with the authorities that may sign the server's certificate.
        package var authorityFile: String
        /// PEM file with this process's certificate, when the server asks for one.
        package var certificateFile: String?
        /// PEM file with the key of `certificateFile`.
        package var keyFile: String?
        /// The name the server's certificate must have, when it is not the host of the URL.
        package var serverName: String?

        /// Names the files.
        package init(
            authorityFile: String,
            certificateFile: String? = nil,
            keyFile: String? = nil,
            serverName: String? = nil
        ) {
            self.authorityFile = authorityFile
            self.certificateFile = certificateFile
            self.keyFile = keyFile
            self.serverName = serverName
        }
    }

    /// Servers, tried in random order, for instance `nats://127.0.0.1:4222` or `tls://nats.example:4222`.
    package var urls: [String]
    /// Tries the servers in the order given, for instance the own machine's first.
    package var keepsOrder = false
    /// Name of this process in the server's monitoring.
    package var name: String
    /// How the client proves who it is.
    package var credentials = Credentials.none
    /// Encrypts the connection when set.
    package var tls: TLS?
    /// Longest time for one attempt to connect to one server, once its name is known.
    package var attemptTimeout = Duration.seconds(2)
    /// How long an attempt that hangs in looking up names or in the TLS handshake is waited for, at least.
    package var attemptPatience = Duration.seconds(10)
    /// How long `NATSBus.connect` keeps trying; zero means one attempt.
    package var connectDeadline = Duration.seconds(10)
    /// Time between two pings that find a dead connection.
    package var pingInterval = Duration.seconds(2)
    /// Unanswered pings after which the connection counts as dead.
    package var unansweredPings = 2
    /// Wait before another attempt to reconnect; attempts never end.
    package var reconnectWait = Duration.milliseconds(250)
    /// Random part added to `reconnectWait`, so that not all processes come back at once.
    package var reconnectJitter = Duration.milliseconds(250)
    /// Bytes kept while disconnected.
    package var maximumKeptBytes = 8 * 1024 * 1024
    /// Bytes a message may have, headers included; nil means what the server allows.
    package var maximumPayloadBytes: Int?
    /// Requests that may wait for an answer at a time.
    package var requestsInFlight = 65_536
    /// Told about what the server refuses (for instance a missing permission); for logs.
    package var onError: @Sendable (String) -> Void = { _ in }

    /// Settings for these servers; everything else has a default.
    package init(urls: [String], name: String) {
        self.urls = urls
        self.name = name
    }
}
