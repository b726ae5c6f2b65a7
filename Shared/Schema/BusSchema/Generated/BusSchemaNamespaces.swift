// swift-format-ignore-file
// Written by Shared/Schema/Generator from namespaces.json; change that and run deploy/make/generate.sh.

/// Messages of protobuf package `tombolo.acl`.
package enum ACLWire {}

/// Messages of protobuf package `tombolo.authority`.
package enum AuthorityWire {}

/// Messages of protobuf package `tombolo.catalog`.
package enum CatalogWire {}

/// Messages of protobuf package `tombolo.common`.
package enum CommonWire {}

/// Messages of protobuf package `tombolo.configentry`.
package enum ConfigEntryWire {}

/// Messages of protobuf package `tombolo.federation`.
package enum FederationWire {}

/// Messages of protobuf package `tombolo.gateway`.
package enum GatewayWire {}

/// Messages of protobuf package `tombolo.journal`.
package enum JournalWire {}

/// Messages of protobuf package `tombolo.peering`.
package enum PeeringWire {}

/// Messages of protobuf package `tombolo.testing`.
package enum TestingWire {}
