// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_peering.proto; change that and run deploy/make/generate.sh.

extension PeerPeeringWire {
    /// Who the other cluster is.
    package struct RemoteInfo: Sendable, Hashable {
        /// Field 1, `Partition`.
        package var partition: String = ""
        /// Field 2, `Datacenter`.
        package var datacenter: String = ""
        /// Field 3, `Locality`.
        package var locality: PeerCommonWire.Locality? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            partition: String = "",
            datacenter: String = "",
            locality: PeerCommonWire.Locality? = nil
        ) {
            self.partition = partition
            self.datacenter = datacenter
            self.locality = locality
        }
    }

    /// The roots that sign the other cluster's identities.
    package struct PeeringTrustBundle: Sendable, Hashable {
        /// Field 1, `TrustDomain`.
        package var trustDomain: String = ""
        /// Field 2, `PeerName`.
        package var peerName: String = ""
        /// Field 3, `Partition`.
        package var partition: String = ""
        /// Field 4, `RootPEMs`.
        package var rootPEMs: [String] = []
        /// Field 5, `ExportedPartition`.
        package var exportedPartition: String = ""
        /// Field 6, `CreateIndex`.
        package var createIndex: UInt64 = 0
        /// Field 7, `ModifyIndex`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            trustDomain: String = "",
            peerName: String = "",
            partition: String = "",
            rootPEMs: [String] = [],
            exportedPartition: String = "",
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.trustDomain = trustDomain
            self.peerName = peerName
            self.partition = partition
            self.rootPEMs = rootPEMs
            self.exportedPartition = exportedPartition
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// Where the other cluster's servers take streams.
    package struct PeeringServerAddresses: Sendable, Hashable {
        /// Field 1, `Addresses`.
        package var addresses: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            addresses: [String] = []
        ) {
            self.addresses = addresses
        }
    }
}
