// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_common.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension PeerCommonWire {
    /// Where a record stood in the exporter's log.
    package struct RaftIndex: Sendable, Hashable {
        /// Field 1, `CreateIndex`.
        package var createIndex: UInt64 = 0
        /// Field 2, `ModifyIndex`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// Tenancy; empty in the community edition.
    package struct EnterpriseMeta: Sendable, Hashable {
        /// Field 1, `Namespace`.
        package var namespace: String = ""
        /// Field 2, `Partition`.
        package var partition: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            namespace: String = "",
            partition: String = ""
        ) {
            self.namespace = namespace
            self.partition = partition
        }
    }

    /// Where something runs.
    package struct Locality: Sendable, Hashable {
        /// Field 1, `Region`.
        package var region: String = ""
        /// Field 2, `Zone`.
        package var zone: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            region: String = "",
            zone: String = ""
        ) {
            self.region = region
            self.zone = zone
        }
    }

    /// An extension of the generated Envoy configuration.
    package struct EnvoyExtension: Sendable, Hashable {
        /// Field 1, `Name`.
        package var name: String = ""
        /// Field 2, `Required`.
        package var required: Bool = false
        /// Field 3, `Arguments`.
        package var arguments: GoogleProtobuf.Struct? = nil
        /// Field 4, `ConsulVersion`.
        package var consulVersion: String = ""
        /// Field 5, `EnvoyVersion`.
        package var envoyVersion: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            required: Bool = false,
            arguments: GoogleProtobuf.Struct? = nil,
            consulVersion: String = "",
            envoyVersion: String = ""
        ) {
            self.name = name
            self.required = required
            self.arguments = arguments
            self.consulVersion = consulVersion
            self.envoyVersion = envoyVersion
        }
    }
}
