import BusSchema
import Certificates
import MeshBus
import MeshDomain
import NameSystem
import SchemaRuntime

/// Sound inputs to begin from, and how an input is shown.
enum Seeds {
    static let json = [
        "{}", "[]", "null", #""é\u0041\n\"""#, "[1, -2, 3.5e10, 9223372036854775807, true, false, null]",
        #"""
        {"Node": "n1", "Address": "10.0.0.1", "NodeMeta": {"k": "v"}, "TaggedAddresses": {"lan": "10.0.0.2"},
         "Service": {"ID": "web-1", "Service": "web", "Tags": ["v1", null], "Port": 8080, "Meta": null, "Weights": {"Passing": 5},
          "Proxy": {"DestinationServiceName": "web", "Upstreams": [{"DestinationName": "db", "LocalBindPort": 1}]}},
         "Checks": [{"CheckID": "c", "Name": "c", "Status": "passing", "Definition": {"HTTP": "http://a/", "Interval": "10s"}}]}
        """#,
        #"""
        {"Name": "web", "ID": "w", "Port": 80, "Check": {"HTTP": "http://a/", "Interval": "1s", "Header": {"a": ["b"]}},
         "Connect": {"SidecarService": {"Port": 20000, "Proxy": {"Config": {"protocol": "http"}}}}, "Locality": {"Region": "r"}}
        """#,
        #"""
        {"Kind": "service-intentions", "Name": "api", "Sources": [{"Name": "web", "Peer": "west", "Permissions": [
         {"Action": "allow", "HTTP": {"PathPrefix": "/a", "Methods": ["GET"], "Header": [{"Name": "x", "Regex": ".*"}]}}]}]}
        """#,
        #"{"Kind": "service-defaults", "Name": "api", "Protocol": "http", "UpstreamConfig": {"Defaults": {"ConnectTimeoutMs": 5}}}"#,
        #"{"Kind": "proxy-defaults", "Name": "global", "Config": {"a": [1, {"b": 2}]}, "MeshGateway": {"Mode": "local"}}"#,
        #"{"Kind": "exported-services", "Name": "default", "Services": [{"Name": "*", "Consumers": [{"Peer": "west"}]}]}"#,
        #"{"AccessorID": "1", "Policies": [{"Name": "p"}], "ServiceIdentities": [{"ServiceName": "web"}], "ExpirationTTL": "1h"}"#,
        #"{"Name": "p", "Rules": "service \"a\" { policy = \"read\" }", "Datacenters": ["dc1"]}"#,
        #"{"SourceName": "web", "DestinationName": "api", "Action": "allow", "SourcePeer": "west"}"#,
        #"{"PeerName": "west", "PeeringToken": "e30=", "Meta": {"a": "b"}, "ServerExternalAddresses": ["a:1"]}"#,
    ]

    static let hcl = [
        "a = 1\nb = \"x\"\nc { d = [1, 2.5, true] e \"f\" { g = <<EOF\ntext\nEOF\n } }",
        "service { name = \"web\" port = 80 check { http = \"http://a/\" interval = \"1s\" } } // comment\n# another\n/* third */",
        "service \"a\" { policy = \"write\" }\nkey_prefix \"\" { policy = \"deny\" }\noperator = \"read\"",
        #"{"a": {"b": [1]}}"#,
    ]

    static let filters = [
        #"Service.Meta.env == "prod" and "v1" in Service.Tags or not Node.Node matches "^a.*[0-9]+$""#,
        "ServicePort != 80", "Checks is empty", #"Service.Meta is not empty and (Node.Meta["a-b"] contains `x`)"#,
        #"any Service.Tags as t { t == "x" }"#, #"SourceName == "web" and Action != deny"#,
    ]

    static let rules = [
        "service \"web\" { policy = \"write\" intentions = \"read\" }\nservice_prefix \"\" { policy = \"read\" }",
        "node_prefix \"\" { policy = \"read\" }\nacl = \"write\"\noperator = \"read\"\nmesh = \"write\"\npeering = \"read\"",
        "key \"a/b\" { policy = \"list\" }\nagent \"n\" { policy = \"write\" }\nsession_prefix \"\" { policy = \"deny\" }",
        #"{"service": {"web": {"policy": "read"}}, "operator": "write"}"#,
    ]

    static let token = #"""
        {"CA": null, "ServerAddresses": ["10.0.0.1:8503"], "ServerName": "server.dc1.peering.a.consul", "PeerID": "1",
         "EstablishmentSecret": "s", "Remote": {"Partition": "", "Datacenter": "dc1"}}
        """#

    /// A question, an answer with every kind of record, and a question with all that EDNS says.
    static var names: [[UInt8]] {
        let (name, target) = (DomainName("web.service.consul") ?? .root, DomainName("n1.node.dc1.consul") ?? .root)
        var question = NameMessage(id: 1, asking: NameQuestion(name, .srv))
        var answer = question.reply()
        answer.answers = [
            ResourceRecord(name, timeToLive: 1, .service(priority: 1, weight: 1, port: 80, target: target)),
            ResourceRecord(name, timeToLive: 1, .canonicalName(target)),
            ResourceRecord(target, timeToLive: 1, .address([10, 0, 0, 1])),
        ]
        let times = ZoneTimes(serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 5)
        answer.authorities = [ResourceRecord(name, timeToLive: 0, .zone(server: target, mailbox: name, times))]
        answer.additionals = [ResourceRecord(target, timeToLive: 0, .text([Array("a=b".utf8), []]))]
        let plain = question.encoded()
        question.ednsPart = MessageExtension(datagramLimit: 1232)
        question.ednsPart?.clientNetwork = ClientNetwork(address: [10, 1, 0, 0], length: 16, scope: 0)
        return [plain, answer.encoded(), question.encoded()]
    }

    /// A row of the API with members of every type.
    static let instance: MeshValue =
        (try? JSONText.parse(
            #"""
            {"Node": {"Node": "a1", "Meta": {"a-b": "xyz"}}, "Service": {"Service": "web", "Tags": ["v1"], "Port": 80,
             "Meta": {"env": "prod"}}, "Checks": [], "SourceName": "web", "Action": "allow"}
            """#
        )) ?? .null

    /// Encoded messages with every kind of field.
    static let wire: [[UInt8]] = {
        var found: [[UInt8]] = []
        let instance = TestingWire.ServiceInstance(
            tags: ["a", "b"],
            meta: ["a": "1"],
            datacenter: "dc1",
            proxy: .init(mode: "direct"),
            checks: [.init(name: "c")]
        )
        if let bytes = try? instance.encoded() { found.append(bytes) }
        let everything = TestingWire.Everything(strings: ["a", "é"], optionalText: "x", choice: .chosenText("y"))
        if let bytes = try? everything.encoded() { found.append(bytes) }
        let batch = JournalWire.Batch(transactions: [.init(), .init()])
        if let bytes = try? batch.encoded() { found.append(bytes) }
        return found
    }()

    static func certificateRequest() throws(CertificateError) -> CertificateRequest {
        let names = SubjectNames(uris: ["spiffe://a.consul/ns/default/dc/dc1/svc/web"], dnsNames: ["a.test"])
        return try CertificateRequest(key: .generate(), names: names)
    }

    static func frame(_ headers: BusHeaders, _ deadline: BusDeadline?) -> [UInt8] {
        let capacity = BusFrame.capacity(headers: headers, deadline: deadline)
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = BusFrame.write(headers: headers, deadline: deadline, to: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { (($0 < 16 ? "0" : "") + String($0, radix: 16)) }.joined()
    }

    static func shown(_ bytes: [UInt8]) -> String { String(validating: bytes, as: UTF8.self) ?? hex(bytes) }
}
