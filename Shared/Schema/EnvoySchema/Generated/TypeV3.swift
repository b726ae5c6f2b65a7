// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/type_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyTypeV3 {
    /// `envoy.type.v3.Percent`.
    package struct Percent: Sendable, Hashable {
        /// Field 1, `value`.
        package var value: Double = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            value: Double = 0
        ) {
            self.value = value
        }
    }

    /// `envoy.type.v3.Int32Range`.
    package struct Int32Range: Sendable, Hashable {
        /// Field 1, `start`.
        package var start: Int32 = 0
        /// Field 2, `end`.
        package var end: Int32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            start: Int32 = 0,
            end: Int32 = 0
        ) {
            self.start = start
            self.end = end
        }
    }

    /// `envoy.type.v3.Int64Range`.
    package struct Int64Range: Sendable, Hashable {
        /// Field 1, `start`.
        package var start: Int64 = 0
        /// Field 2, `end`.
        package var end: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            start: Int64 = 0,
            end: Int64 = 0
        ) {
            self.start = start
            self.end = end
        }
    }

    /// `envoy.type.v3.SemanticVersion`.
    package struct SemanticVersion: Sendable, Hashable {
        /// Field 1, `major_number`.
        package var majorNumber: UInt32 = 0
        /// Field 2, `minor_number`.
        package var minorNumber: UInt32 = 0
        /// Field 3, `patch`.
        package var patch: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            majorNumber: UInt32 = 0,
            minorNumber: UInt32 = 0,
            patch: UInt32 = 0
        ) {
            self.majorNumber = majorNumber
            self.minorNumber = minorNumber
            self.patch = patch
        }
    }
}
