import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

extension GoogleProtobuf.Duration {
    /// A length of time in milliseconds.
    static func milliseconds(_ value: Int) -> GoogleProtobuf.Duration { nanoseconds(Int64(value) &* 1_000_000) }

    /// A length of time in nanoseconds.
    static func nanoseconds(_ value: Int64) -> GoogleProtobuf.Duration {
        GoogleProtobuf.Duration(seconds: value / 1_000_000_000, nanos: Int32(value % 1_000_000_000))
    }
}

extension GoogleProtobuf.UInt32Value {
    /// A number, kept within the range of the field.
    init(clamping value: Int) { self.init(value: UInt32(clamping: value)) }
}

extension EnvoyCoreV3.Address {
    /// An IP address or host name with a port.
    static func socket(_ address: String, port: Int) -> EnvoyCoreV3.Address {
        EnvoyCoreV3.Address(
            address: .socketAddress(
                EnvoyCoreV3.SocketAddress(address: address, portSpecifier: .portValue(UInt32(clamping: port)))
            )
        )
    }

    /// A Unix socket.
    static func pipe(_ path: String, mode: Int = 0) -> EnvoyCoreV3.Address {
        EnvoyCoreV3.Address(address: .pipe(EnvoyCoreV3.Pipe(path: path, mode: UInt32(clamping: mode))))
    }
}

extension EnvoyCoreV3.ConfigSource {
    /// From this stream.
    static func aggregated(fetchTimeoutMilliseconds: Int?) -> EnvoyCoreV3.ConfigSource {
        EnvoyCoreV3.ConfigSource(
            configSourceSpecifier: .ads(EnvoyCoreV3.AggregatedConfigSource()),
            initialFetchTimeout: fetchTimeoutMilliseconds.map { .milliseconds($0) },
            resourceAPIVersion: .v3
        )
    }
}

extension EnvoyCoreV3.DataSource {
    /// Text that is part of the message.
    static func inline(_ text: String) -> EnvoyCoreV3.DataSource {
        EnvoyCoreV3.DataSource(specifier: .inlineString(text))
    }
}

extension EnvoyMatcherV3.RegexMatcher {
    /// A regular expression in RE2's syntax.
    init(pattern: String) {
        // Envoy has no other syntax any more and deprecates naming the engine.
        self.init(regex: pattern)
    }
}

extension EnvoyMatcherV3.StringMatcher {
    static func exact(_ text: String) -> EnvoyMatcherV3.StringMatcher {
        EnvoyMatcherV3.StringMatcher(matchPattern: .exact(text))
    }

    static func pattern(_ pattern: String) -> EnvoyMatcherV3.StringMatcher {
        EnvoyMatcherV3.StringMatcher(matchPattern: .safeRegex(EnvoyMatcherV3.RegexMatcher(pattern: pattern)))
    }
}

extension EnvoyRouteV3.HeaderMatcher {
    /// What a route or an intention asks of one header.
    init(_ header: HTTPHeaderMatch) {
        let specifier: HeaderMatchSpecifier =
            if !header.exact.isEmpty {
                .stringMatch(.exact(header.exact))
            } else if !header.prefix.isEmpty {
                .stringMatch(EnvoyMatcherV3.StringMatcher(matchPattern: .prefix(header.prefix)))
            } else if !header.suffix.isEmpty {
                .stringMatch(EnvoyMatcherV3.StringMatcher(matchPattern: .suffix(header.suffix)))
            } else if !header.regex.isEmpty {
                .stringMatch(.pattern(header.regex))
            } else {
                .presentMatch(true)
            }
        self.init(name: header.header, headerMatchSpecifier: specifier, invertMatch: header.isInverted)
    }
}

extension EnvoyListenerV3.Filter {
    /// A filter with its configuration.
    init(_ name: String, _ message: some SchemaMessage) throws(SchemaError) {
        self.init(name: name, configType: .typedConfig(try GoogleProtobuf.AnyMessage(packing: message)))
    }
}

extension EnvoyHCMV3.HttpFilter {
    /// A filter with its configuration.
    init(_ name: String, _ message: some SchemaMessage) throws(SchemaError) {
        self.init(name: name, configType: .typedConfig(try GoogleProtobuf.AnyMessage(packing: message)))
    }
}
