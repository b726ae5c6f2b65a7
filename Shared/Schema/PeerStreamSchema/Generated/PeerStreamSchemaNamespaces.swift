// swift-format-ignore-file
// Written by Shared/Schema/Generator from namespaces.json; change that and run deploy/make/generate.sh.

/// Messages of protobuf package `hashicorp.consul.internal.common`.
package enum PeerCommonWire {}

/// Messages of protobuf package `hashicorp.consul.internal.peering`.
package enum PeerPeeringWire {}

/// Messages of protobuf package `hashicorp.consul.internal.service`.
package enum PeerServiceWire {}

/// Messages of protobuf package `hashicorp.consul.internal.status`.
package enum PeerStatusWire {}

/// Messages of protobuf package `hashicorp.consul.internal.peerstream`.
package enum PeerStreamWire {}
