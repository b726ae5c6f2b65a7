import EnvoySchema
import EnvoyTranslation
import GatewayLogic
import SchemaRuntime
import Testing

/// The delta xDS conversation, played by hand.
@Suite("Delta stream")
struct DeltaStreamTests {
    @Test func `a new proxy gets clusters first and listeners once it took the clusters`() throws {
        var client = Client(["c1": "1"], endpoints: ["c1": "1"], listeners: ["l1": "1"])
        #expect(try client.ask(.cluster).map(\.summary) == ["00000001 cluster +c1"])
        #expect(try client.ask(.listener).isEmpty)
        #expect(try client.take("00000001", .cluster).map(\.summary) == ["00000002 listener +l1"])
        #expect(try client.ask(.endpoint, ["c1"]).map(\.summary) == ["00000003 endpoint +c1"])
        #expect(try client.take("00000002", .listener).isEmpty)
        #expect(try client.take("00000003", .endpoint).isEmpty)
        #expect(client.stream.isSettled)
    }

    @Test func `an empty configuration is answered, so that the proxy goes on`() throws {
        var client = Client([:])
        #expect(try client.ask(.cluster).map(\.summary) == ["00000001 cluster"])
        #expect(try client.take("00000001", .cluster).isEmpty)
        #expect(try client.ask(.listener).map(\.summary) == ["00000002 listener"])
    }

    @Test func `policy waits for nothing and goes after what used it`() throws {
        var client = try Client.settled(["c1": "1"], listeners: ["l1": "1"])
        var set = try Client.set(["c1": "1"], [:], ["l1": "1"])
        set.extensionConfigs = try Client.set(["rules": "1"]).clusters
        #expect(try client.change(to: set).isEmpty)
        #expect(try client.ask(.extensionConfig, ["rules"]).map(\.summary) == ["00000003 extension-config +rules"])
        #expect(try client.take("00000003", .extensionConfig).isEmpty && client.stream.isSettled)
        // New rules are sent at once, although the proxy has not answered about a cluster yet.
        set.clusters = try Client.set(["c1": "2"]).clusters
        #expect(try client.change(to: set).map(\.summary) == ["00000004 cluster +c1"])
        set.extensionConfigs = try Client.set(["rules": "2"]).clusters
        #expect(try client.change(to: set).map(\.summary) == ["00000005 extension-config +rules"])
        #expect(client.refuse("00000005", .extensionConfig, "rules: no").flatMap(\.rejections).map(\.name) == ["rules"])
        #expect(client.stream.rejections.map(\.type) == [.extensionConfig])
        // A listener that no longer asks for them goes first.
        set.listeners = try Client.set(["l1": "2"]).clusters
        set.extensionConfigs = []
        #expect(try client.change(to: set).isEmpty)
        #expect(try client.take("00000004", .cluster).map(\.summary) == ["00000006 listener +l1"])
        #expect(try client.take("00000006", .listener).map(\.summary) == ["00000007 extension-config -rules"])
    }

    @Test func `nothing is sent before the configuration is made`() throws {
        var stream = DeltaStream()
        #expect(stream.apply(.requestReceived(Client.request(.cluster))).isEmpty)
        let effects = stream.apply(.resourcesChanged(try Client.set(["c1": "1"])))
        #expect(effects.compactMap(\.response).map(\.summary) == ["00000001 cluster +c1"])
    }

    @Test func `what did not change is not sent again`() throws {
        var client = try Client.settled(["c1": "1", "c2": "1"], listeners: ["l1": "1"])
        #expect(try client.change(["c1": "1", "c2": "1"], listeners: ["l1": "1"]).isEmpty)
        #expect(
            try client.change(["c1": "1", "c2": "2"], listeners: ["l1": "1"]).map(\.summary) == ["00000003 cluster +c2"]
        )
    }

    @Test func `a reconnected proxy gets only what is new to it`() throws {
        let first = try Client.settled(["c1": "1", "c2": "1"], listeners: ["l1": "1"])
        var client = Client(["c1": "1", "c2": "2"], listeners: ["l1": "1"])
        let versions = first.versions[.cluster] ?? [:]
        #expect(try client.ask(.cluster, initial: versions).map(\.summary) == ["00000001 cluster +c2"])
        #expect(try client.take("00000001", .cluster).isEmpty)
        #expect(try client.ask(.listener, initial: first.versions[.listener] ?? [:]).isEmpty)
        #expect(client.stream.isSettled)
    }

    @Test func `a reconnected proxy is told what went meanwhile, after what used it`() throws {
        let first = try Client.settled(["c1": "1", "c2": "1"], listeners: ["l1": "c2"])
        var client = Client(["c1": "1"], listeners: ["l1": "c1"])
        #expect(try client.ask(.cluster, initial: first.versions[.cluster] ?? [:]).isEmpty)
        let sent = try client.ask(.listener, initial: first.versions[.listener] ?? [:])
        #expect(sent.map(\.summary) == ["00000001 listener +l1"])
        #expect(try client.take("00000001", .listener).map(\.summary) == ["00000002 cluster -c2"])
    }

    @Test func `a cluster goes after the listener that used it`() throws {
        var client = try Client.settled(["old": "1"], listeners: ["l1": "old"])
        #expect(try client.change(["new": "1"], listeners: ["l1": "new"]).map(\.summary) == ["00000003 cluster +new"])
        #expect(try client.take("00000003", .cluster).map(\.summary) == ["00000004 listener +l1"])
        #expect(try client.take("00000004", .listener).map(\.summary) == ["00000005 cluster -old"])
        #expect(try client.take("00000005", .cluster).isEmpty)
        #expect(client.stream.isSettled)
    }

    @Test func `the endpoints of an updated cluster are sent again`() throws {
        var client = Client(["c1": "1"], endpoints: ["c1": "1"])
        _ = try client.ask(.cluster)
        _ = try client.ask(.endpoint, ["c1"])
        _ = try client.take("00000001", .cluster)
        #expect(try client.take("00000002", .endpoint).isEmpty)
        let sent = try client.change(["c1": "2"], endpoints: ["c1": "1"])
        #expect(sent.map(\.summary) == ["00000003 cluster +c1", "00000004 endpoint +c1"])
    }

    @Test func `a reconnected proxy gets the endpoints of an updated cluster although it asks for them later`() throws {
        let had = try Client.settled(["c1": "1"], listeners: [:])
        let endpoints = try Client.set([:], ["c1": "1"]).endpoints
        var client = Client(["c1": "2"], endpoints: ["c1": "1"])
        #expect(
            try client.ask(.cluster, initial: had.versions[.cluster] ?? [:]).map(\.summary) == ["00000001 cluster +c1"]
        )
        let versions = Dictionary(uniqueKeysWithValues: endpoints.map { ($0.name, $0.version) })
        #expect(try client.ask(.endpoint, ["c1"], initial: versions).map(\.summary) == ["00000002 endpoint +c1"])
    }

    @Test func `a reconnected proxy with nothing new is sent nothing`() throws {
        var client = Client(["c1": "1"], endpoints: ["c1": "1"], listeners: ["l1": "1"])
        let sets = try Client.set(["c1": "1"], ["c1": "1"], ["l1": "1"])
        func versions(_ resources: [EncodedResource]) -> [String: String] {
            Dictionary(uniqueKeysWithValues: resources.map { ($0.name, $0.version) })
        }
        #expect(try client.ask(.cluster, initial: versions(sets.clusters)).isEmpty)
        #expect(try client.ask(.endpoint, ["c1"], initial: versions(sets.endpoints)).isEmpty)
        #expect(try client.ask(.listener, initial: versions(sets.listeners)).isEmpty)
        #expect(client.stream.isSettled && client.stream.rejections.isEmpty)
    }

    @Test func `an endpoint change is sent alone`() throws {
        var client = Client(["c1": "1", "c2": "1"], endpoints: ["c1": "1", "c2": "1"])
        _ = try client.ask(.cluster)
        _ = try client.ask(.endpoint, ["c1", "c2"])
        _ = try client.take("00000001", .cluster)
        _ = try client.take("00000002", .endpoint)
        let sent = try client.change(["c1": "1", "c2": "1"], endpoints: ["c1": "1", "c2": "2"])
        #expect(sent.map(\.summary) == ["00000003 endpoint +c2"])
    }

    @Test func `changes made while a response is under way are sent once, in the newest form`() throws {
        var client = Client(["c1": "1"])
        _ = try client.ask(.cluster)
        #expect(try client.change(["c1": "2"]).isEmpty)
        #expect(try client.change(["c1": "3"]).isEmpty)
        let sent = try client.take("00000001", .cluster)
        #expect(sent.map(\.summary) == ["00000002 cluster +c1"])
        #expect(sent.first?.resources.first?.body == "3")
    }

    @Test func `a refused version is reported, kept back and replaced by a better one`() throws {
        var client = try Client.settled(["c1": "1"], listeners: ["l1": "1", "l2": "1"])
        #expect(
            try client.change(["c1": "1"], listeners: ["l1": "bad", "l2": "2"]).map(\.summary)
                == ["00000003 listener +l1 +l2"]
        )
        let effects = client.refuse("00000003", .listener, "Error adding/updating listener(s) l1: no such thing\n")
        let rejections = effects.flatMap(\.rejections)
        #expect(rejections.map(\.name) == ["l1"])
        #expect(rejections.first?.reason.contains("no such thing") == true)
        #expect(client.stream.rejections == rejections)
        #expect(
            effects.compactMap(\.response).map(\.summary) == ["00000004 listener +l2"],
            "nobody knows whether the proxy took it"
        )
        #expect(try client.take("00000004", .listener).isEmpty)
        #expect(try client.change(["c1": "1"], listeners: ["l1": "bad", "l2": "2"]).isEmpty)
        #expect(
            try client.change(["c1": "1"], listeners: ["l1": "good", "l2": "2"]).map(\.summary)
                == ["00000005 listener +l1"]
        )
        _ = try client.take("00000005", .listener)
        #expect(client.stream.rejections.isEmpty)
    }

    @Test func `going back to what the proxy kept after a refusal sends nothing`() throws {
        var client = try Client.settled(["c1": "1"], listeners: [:])
        _ = try client.change(["c1": "bad"])
        _ = client.refuse("00000003", .cluster, "c1: bad")
        #expect(try client.change(["c1": "1"]).isEmpty)
        #expect(client.stream.rejections.isEmpty)
    }

    @Test func `a refusal that names nothing is halved until the culprit is found`() throws {
        var client = Client(["c1": "1", "c2": "bad", "c3": "1", "c4": "1"])
        #expect(try client.ask(.cluster).map(\.summary) == ["00000001 cluster +c1 +c2 +c3 +c4"])
        let first = client.refuse("00000001", .cluster, "broken")
        #expect(first.flatMap(\.rejections).isEmpty && !client.stream.isSettled)
        #expect(first.compactMap(\.response).map(\.summary) == ["00000002 cluster +c1 +c2"])
        let second = client.refuse("00000002", .cluster, "broken")
        #expect(second.compactMap(\.response).map(\.summary) == ["00000003 cluster +c1"])
        #expect(try client.take("00000003", .cluster).map(\.summary) == ["00000004 cluster +c2"])
        let third = client.refuse("00000004", .cluster, "broken")
        #expect(third.flatMap(\.rejections).map(\.name) == ["c2"])
        #expect(third.compactMap(\.response).map(\.summary) == ["00000005 cluster +c3 +c4"])
        #expect(try client.take("00000005", .cluster).isEmpty)
        #expect(client.stream.isSettled && client.stream.rejections.map(\.name) == ["c2"])
    }

    @Test func `while a culprit is looked for what is new goes first`() throws {
        var client = Client(["c1": "1", "c2": "bad"])
        _ = try client.ask(.cluster)
        _ = client.refuse("00000001", .cluster, "broken")
        #expect(try client.change(["c1": "1", "c2": "bad", "c9": "1"]).isEmpty)
        #expect(try client.take("00000002", .cluster).map(\.summary) == ["00000003 cluster +c9"])
        #expect(try client.take("00000003", .cluster).map(\.summary) == ["00000004 cluster +c2"])
    }

    @Test func `removals of a refused answer are told again`() throws {
        var client = try Client.settled(["c1": "1"], listeners: ["l1": "1", "l2": "1"])
        #expect(
            try client.change(["c1": "1"], listeners: ["l2": "bad"]).map(\.summary) == ["00000003 listener +l2 -l1"]
        )
        let effects = client.refuse("00000003", .listener, "broken")
        #expect(effects.flatMap(\.rejections).map(\.name) == ["l2"])
        #expect(effects.compactMap(\.response).map(\.summary) == ["00000004 listener -l1"])
        #expect(try client.take("00000004", .listener).isEmpty)
        #expect(client.stream.isSettled)
    }

    @Test func `a removal that is refused alone is reported and not told for ever`() throws {
        var client = try Client.settled(["c1": "1"], listeners: ["l1": "1"])
        #expect(try client.change(["c1": "1"]).map(\.summary) == ["00000003 listener -l1"])
        let effects = client.refuse("00000003", .listener, "still in use")
        #expect(effects.flatMap(\.rejections).map(\.name) == ["l1"])
        #expect(effects.compactMap(\.response).isEmpty)
    }

    @Test func `of the words of a refusal so many are kept as is allowed`() throws {
        var client = Client(["c1": "1"])
        _ = try client.ask(.cluster)
        let effects = client.refuse("00000001", .cluster, "c1: " + String(repeating: "x", count: 1 << 20))
        let limit = ConversationLimits().reasonBytes
        #expect(effects.flatMap(\.rejections).map(\.reason.utf8.count) == [limit + 3])
        var limits = ConversationLimits()
        limits.reasonBytes = 10
        var stream = DeltaStream(limits: limits)
        let refusal = EnvoyDiscoveryV3.DeltaDiscoveryRequest(
            typeURL: EnvoyResourceType.cluster.typeURL,
            responseNonce: "n",
            errorDetail: GoogleRPC.Status(code: 13, message: "0123456789")
        )
        _ = stream.apply(.requestReceived(refusal))
        #expect(stream.shortenedReasons == 0)
        var longer = refusal
        longer.errorDetail?.message += "a"
        _ = stream.apply(.requestReceived(longer))
        #expect(stream.shortenedReasons == 1)
    }

    @Test func `a proxy that asks for more names than it may is sent away, and is told what is too much`() throws {
        var limits = ConversationLimits()
        limits.names = 3
        limits.nameBytes = 20
        func words(_ requests: EnvoyDiscoveryV3.DeltaDiscoveryRequest...) -> String? {
            var stream = DeltaStream(limits: limits)
            for request in requests {
                if case .end(let words)? = stream.apply(.requestReceived(request)).last { return words }
            }
            return nil
        }
        #expect(words(Client.request(.endpoint, ["a", "b"]), Client.request(.endpoint, ["a", "c"])) == nil)
        #expect(
            words(Client.request(.endpoint, ["a", "b"]), Client.request(.route, ["c", "d"]))
                == "it asks for 4 resources by name; 3 are allowed"
        )
        #expect(
            words(Client.request(.endpoint, [String(repeating: "n", count: 21)]))
                == "the names of the resources it asks for are 21 bytes long; 20 are allowed"
        )
        let had = ["a": "1", "b": "1", "c": "1", "d": "1"]
        #expect(
            words(Client.request(.cluster, initial: had)) == "it names 4 resources that it has; 3 are allowed"
        )
        #expect(
            words(Client.request(.cluster, initial: [String(repeating: "n", count: 40): "1"]))
                == "the resources that it has are named in 41 bytes; 40 are allowed"
        )
        let other = EnvoyDiscoveryV3.DeltaDiscoveryRequest(
            typeURL: EnvoyResourceType.endpoint.typeURL,
            resourceNamesSubscribe: ["d"],
            resourceNamesUnsubscribe: ["a"]
        )
        #expect(words(Client.request(.endpoint, ["a", "b", "c"]), other) == nil, "what it gives back does not count")
    }

    @Test func `a name inside a longer name is not refused with it`() throws {
        var client = Client(["c1": "1", "c10": "1", "exported~c1": "1"])
        _ = try client.ask(.cluster)
        let effects = client.refuse("00000001", .cluster, "Error adding/updating cluster(s) c10: bad. exported~c1.")
        #expect(effects.flatMap(\.rejections).map(\.name) == ["c10", "exported~c1"])
    }

    @Test(arguments: [
        ("db.default.dc1.internal.x: bad", ["db.default.dc1.internal.x"]),
        ("outbound db:10.0.0.1:80, and web:10.0.0.1:80.", ["db:10.0.0.1:80", "web:10.0.0.1:80"]),
        ("xdb db2 my-db db-x db.default x.db db:1", []), ("Error: db: bad", ["db"]), ("db", ["db"]), ("", []),
        ("is db. Not web", ["db"]),
    ])
    func `a text names what it names as a whole`(_ text: String, _ expected: [String]) throws {
        let names = ["db", "db.default.dc1.internal.x", "db:10.0.0.1:80", "web:10.0.0.1:80"]
        var client = Client(Dictionary(uniqueKeysWithValues: names.map { ($0, "1") }))
        _ = try client.ask(.cluster)
        #expect(client.refuse("00000001", .cluster, text).flatMap(\.rejections).map(\.name) == expected)
    }

    @Test func `answers to nonces of the past change nothing`() throws {
        var client = Client(["c1": "1"])
        _ = try client.ask(.cluster)
        #expect(client.refuse("0000000f", .cluster, "c1").isEmpty)
        #expect(try client.change(["c1": "2"]).isEmpty)
        #expect(try client.take("00000001", .cluster).map(\.summary) == ["00000002 cluster +c1"])
    }

    @Test func `a name asked for again is sent again`() throws {
        var client = Client([:], endpoints: ["c1": "1"])
        #expect(try client.ask(.endpoint, ["c1"]).map(\.summary) == ["00000001 endpoint +c1"])
        #expect(try client.take("00000001", .endpoint).isEmpty)
        #expect(try client.ask(.endpoint, ["c1"]).map(\.summary) == ["00000002 endpoint +c1"])
    }

    @Test func `a name that does not exist is told to be gone, once, and sent when it appears`() throws {
        var client = Client([:], endpoints: [:])
        #expect(try client.ask(.endpoint, ["c9"]).map(\.summary) == ["00000001 endpoint -c9"])
        #expect(try client.take("00000001", .endpoint).isEmpty)
        #expect(try client.change([:], endpoints: ["c9": "1"]).map(\.summary) == ["00000002 endpoint +c9"])
    }

    @Test func `what a proxy no longer asks for is not sent`() throws {
        var client = Client([:], endpoints: ["c1": "1", "c2": "1"])
        _ = try client.ask(.endpoint, ["c1", "c2"])
        _ = try client.take("00000001", .endpoint)
        #expect(try client.drop(.endpoint, ["c2"]).isEmpty)
        let sent = try client.change([:], endpoints: ["c1": "1", "c2": "2"])
        #expect(sent.isEmpty)
    }

    @Test func `routes follow their listener`() throws {
        var client = Client(["c1": "1"], listeners: ["l1": "1"], routes: ["r1": "1"])
        _ = try client.ask(.cluster)
        _ = try client.take("00000001", .cluster)
        _ = try client.ask(.listener)
        #expect(try client.ask(.route, ["r1"]).map(\.summary) == ["00000003 route +r1"])
    }

    @Test func `a route waits for a new cluster and its endpoints`() throws {
        var client = Client(["c1": "1"], endpoints: ["c1": "1"], listeners: ["l1": "1"], routes: ["r1": "1"])
        _ = try client.ask(.cluster)
        _ = try client.take("00000001", .cluster)
        _ = try client.ask(.endpoint, ["c1"])
        _ = try client.take("00000002", .endpoint)
        _ = try client.ask(.listener)
        _ = try client.take("00000003", .listener)
        _ = try client.ask(.route, ["r1"])
        #expect(try client.take("00000004", .route).isEmpty && client.stream.isSettled)
        let set = try Client.set(["c1": "1", "c2": "1"], ["c1": "1", "c2": "1"], ["l1": "1"], ["r1": "2"])
        #expect(try client.change(to: set).map(\.summary) == ["00000005 cluster +c2"])
        // Envoy asks for the endpoints before it says that it took the cluster.
        #expect(try client.ask(.endpoint, ["c2"]).map(\.summary) == ["00000006 endpoint +c2"])
        #expect(try client.take("00000005", .cluster).map(\.summary) == ["00000007 route +r1"])
        #expect(try client.take("00000006", .endpoint).isEmpty)
        #expect(try client.take("00000007", .route).isEmpty && client.stream.isSettled)
    }

    @Test func `requests for types nobody knows are not answered`() {
        var stream = DeltaStream()
        let request = EnvoyDiscoveryV3.DeltaDiscoveryRequest(typeURL: "type.googleapis.com/a.b.C")
        #expect(stream.apply(.requestReceived(request)).isEmpty)
    }
}
