// swift-format-ignore-file
// Written by Shared/Schema/Generator from namespaces.json; change that and run deploy/make/generate.sh.

/// Messages of protobuf package `google.protobuf`.
package enum GoogleProtobuf {}

/// Messages of protobuf package `google.rpc`.
package enum GoogleRPC {}
