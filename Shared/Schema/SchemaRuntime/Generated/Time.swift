// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/time.proto; change that and run deploy/make/generate.sh.

extension GoogleProtobuf {
    /// A span of time.
    package struct Duration: Sendable, Hashable {
        /// Field 1, `seconds`.
        package var seconds: Int64 = 0
        /// Field 2, `nanos`.
        package var nanos: Int32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            seconds: Int64 = 0,
            nanos: Int32 = 0
        ) {
            self.seconds = seconds
            self.nanos = nanos
        }
    }

    /// A point in time, counted from the start of 1970 in UTC.
    package struct Timestamp: Sendable, Hashable {
        /// Field 1, `seconds`.
        package var seconds: Int64 = 0
        /// Field 2, `nanos`.
        package var nanos: Int32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            seconds: Int64 = 0,
            nanos: Int32 = 0
        ) {
            self.seconds = seconds
            self.nanos = nanos
        }
    }
}
