// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_status.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension PeerStatusWire {
    /// A gRPC status code and words for people.
    package struct Status: Sendable, Hashable {
        /// Field 1, `code`.
        package var code: Int32 = 0
        /// Field 2, `message`.
        package var message: String = ""
        /// Field 3, `details`.
        package var details: [GoogleProtobuf.AnyMessage] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            code: Int32 = 0,
            message: String = "",
            details: [GoogleProtobuf.AnyMessage] = []
        ) {
            self.code = code
            self.message = message
            self.details = details
        }
    }
}
