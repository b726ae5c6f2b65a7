import BusSchema
import Foundation
import SchemaRuntime

/// Messages the tests share.
enum SchemaSamples {
    /// One value of every kind of field.
    static var everything: TestingWire.Everything {
        typealias Check = TestingWire.Check
        typealias Value = GoogleProtobuf.Value
        var message = TestingWire.Everything(
            aDouble: 1.5,
            aFloat: -2.25,
            anInt32: -7,
            anInt64: -9_007_199_254_740_993,
            aUint32: .max,
            aUint64: .max,
            aSint32: .min,
            aSint64: -5,
            aFixed32: 6,
            aFixed64: 7,
            aSfixed32: -8,
            aSfixed64: -9,
            aBool: true,
            aString: "grün",
            aBytes: [0, 1, 255],
            anEnum: .warning,
            aMessage: Check(name: "m", status: .passing)
        )
        message.doubles = [0.5, -1]
        message.int32s = [1, -1, 300]
        message.sint64s = [-1, 64]
        message.bools = [true, false]
        message.strings = ["a", "", "c"]
        message.chunks = [[120], []]
        message.enums = [.passing, .critical]
        message.messages = [Check(name: "x"), Check()]
        message.textsByText = ["b": "2", "a": "1"]
        message.chunksByNumber = [3: [122], -1: [121]]
        message.messagesByText = ["k": Check(output: "o")]
        message.enumsByNumber = [9: .critical]
        message.optionalNumber = 0
        message.optionalText = ""
        message.optionalBool = false
        message.optionalBytes = []
        message.optionalHealth = .unspecified
        message.choice = .chosenText("")
        message.any = GoogleProtobuf.AnyMessage(typeURL: "t", value: [118])
        message.duration = GoogleProtobuf.Duration(seconds: 5, nanos: 6)
        message.timestamp = GoogleProtobuf.Timestamp(seconds: -1)
        message.json = GoogleProtobuf.Struct(fields: [
            "n": Value(kind: .numberValue(1)),
            "l": Value(
                kind: .listValue(
                    GoogleProtobuf.ListValue(values: [
                        Value(kind: .boolValue(true)), Value(kind: .nullValue(.nullValue)),
                    ])
                )
            ),
        ])
        message.wrapped = GoogleProtobuf.StringValue(value: "w")
        return message
    }

    /// The same message as another implementation of protobuf (Google's for Python) wrote it.
    static let everythingBytes = [UInt8](
        Data(
            base64Encoded: """
                CQAAAAAAAPg/FQAAEMAY+f//////////ASD/////////7/8BKP////8PMP///////////wE4/////w9ACU0GAAAAUQcAAAAAAAAA\
                Xfj///9h9/////////9oAXIFZ3LDvG56AwAB/4ABAooBBRoBbSABqgEQAAAAAAAA4D8AAAAAAADwv7oBDQH///////////8BrALi\
                AQMBgAGKAgIBAJICAWGSAgCSAgFjmgIBeJoCAKICAgEDqgIDGgF4qgIAygIGCgFhEgExygIGCgFiEgEy0gIOCP///////////wES\
                AXnSAgUIAxIBetoCCAoBaxIDKgFv4gIECAkQA5gDAKIDAKgDALIDALgDAOoDALoEBgoBdBIBdsIEBAgFEAbKBAsI////////////\
                AdIEIQoPCgFsEgoyCAoCIAEKAggACg4KAW4SCREAAAAAAADwP9oEAwoBdw==
                """
        ) ?? Data()
    )

    /// A service instance as catalogs hold them; 24 fields, about 600 bytes.
    static var instance: TestingWire.ServiceInstance {
        TestingWire.ServiceInstance(
            id: "web-7f9c8d6b5-x2x4q",
            name: "web",
            address: "10.42.17.23",
            port: 8080,
            tags: ["v1", "production", "canary"],
            meta: ["version": "1.14.2", "team": "checkout", "region": "eu-central"],
            taggedAddresses: ["lan": .init(address: "10.42.17.23", port: 8080)],
            node: "node-17.eu-central.example",
            nodeID: "6c1b7a2e-8f3d-4e57-9a31-0c5d2f4b8e90",
            datacenter: "dc1",
            partition: "default",
            namespace: "default",
            peerName: "north",
            kind: "connect-proxy",
            proxy: .init(
                destinationServiceName: "web",
                destinationServiceID: "web-7f9c8d6b5-x2x4q",
                localServiceAddress: "127.0.0.1",
                localServicePort: 8080,
                config: ["protocol": "http"],
                mode: "direct"
            ),
            checks: [
                .init(
                    node: "node-17.eu-central.example",
                    checkID: "service:web-1",
                    name: "HTTP on 8080",
                    status: .passing,
                    output: "HTTP GET http://10.42.17.23:8080/health: 200 OK",
                    serviceID: "web-1"
                ),
                .init(
                    node: "node-17.eu-central.example",
                    checkID: "serfHealth",
                    name: "Serf",
                    status: .passing,
                    output: "Agent alive and reachable",
                    serviceID: ""
                ),
            ],
            enableTagOverride: true,
            passingWeight: 10,
            warningWeight: 1,
            createIndex: 1_234_567,
            ttl: 30,
            digest: [1, 2, 3, 4, 5, 6, 7, 8],
            socketPath: "",
            modifyIndex: 1_234_999
        )
    }
}
