/// What a message may weigh.
///
/// All sizes are in bytes.
package enum SchemaLimits {
    /// The largest message that is encoded or decoded: 64 MiB, the most NATS can be configured to carry.
    package static let maximumMessageBytes = 64 * 1024 * 1024
    /// How deep messages may be nested in each other; the usual limit of protobuf implementations.
    package static let maximumDepth = 100
}
