import MeshDomain
import MeshState
import PeeringLogic
import PeeringTables
import Testing

/// The peerings as decisions leave them.
private struct Book {
    var state = PeeringTablesState()
    var index: UInt64 = 0

    mutating func write(_ changes: [PeeringChange]) {
        index += 1
        var touched = Set<PeeringTopic>()
        for change in changes { state.apply(change, index: index, touched: &touched) }
    }

    mutating func generate(_ name: String, id: String, secret: String) throws -> String {
        let result = try PeeringDecisions.generateToken(
            name: name,
            meta: [:],
            freshID: id,
            token: MadeToken(id: secret, secret: SecretID(secret)),
            in: state
        )
        write(result.changes)
        return result.id
    }

    mutating func establish(_ name: String, id: String, secret: String, peerID: String = "their-id") throws {
        let plan = try PeeringDecisions.establish(
            name: name,
            meta: ["a": "b"],
            invitation: invitation(peerID: peerID),
            freshID: id,
            in: state
        )
        if plan.writeFirst {
            write(
                try PeeringDecisions.storeEstablished(
                    plan.peering,
                    replaced: plan.replaced,
                    streamSecret: nil,
                    in: state
                )
            )
        }
        write(
            try PeeringDecisions.storeEstablished(
                plan.peering,
                replaced: plan.replaced,
                streamSecret: SecretID(secret),
                in: state
            )
        )
    }

    mutating func setState(_ name: String, _ new: PeeringState) throws {
        var peering = try #require(state.peering(named: name))
        peering.state = new
        write([.putPeering(peering)])
    }
}

private func invitation(
    peerID: String = "their-id",
    addresses: [String] = ["10.0.0.1:8503"],
    manual: [String] = [],
    name: String = "server.x",
    authorities: [String] = ["PEM"]
) -> Invitation {
    Invitation(
        caPEMs: authorities,
        manualServerAddresses: manual,
        serverAddresses: addresses,
        serverName: name,
        peerID: peerID,
        establishmentSecret: SecretID("e"),
        remoteDatacenter: "dc2"
    )
}

@Suite struct PeeringDecisionsTests {
    @Test func `an establishment secret works once`() throws {
        var book = Book()
        _ = try book.generate("west", id: "1", secret: "s1")
        let exchange = { (book: Book) throws(StreamRefusal) in
            try PeeringDecisions.exchange(
                peerID: "1",
                secret: SecretID("s1"),
                freshStreamSecret: SecretID("stream"),
                now: 0,
                in: book.state
            )
        }
        book.write(try exchange(book))
        #expect(book.state.secrets(of: "1")?.pendingStream == SecretID("stream"))
        #expect(throws: StreamRefusal.self) { try exchange(book) }
    }

    @Test func `an unknown peering and a wrong secret look the same to a prober`() throws {
        var book = Book()
        _ = try book.generate("west", id: "1", secret: "s1")
        for (id, secret) in [("nobody", "s1"), ("1", "wrong"), ("1", "")] {
            #expect(throws: StreamRefusal(.permissionDenied, "invalid peering establishment secret")) {
                try PeeringDecisions.exchange(
                    peerID: id,
                    secret: SecretID(secret),
                    freshStreamSecret: SecretID("x"),
                    now: 0,
                    in: book.state
                )
            }
        }
    }

    @Test func `opening with a pending secret retires the active one`() throws {
        var book = Book()
        _ = try book.generate("west", id: "1", secret: "s")
        book.write([
            .putSecrets(
                PeeringSecrets(peeringID: "1", pendingStream: SecretID("new"), activeStream: SecretID("old"))
            )
        ])
        func open(_ secret: String) throws -> [PeeringChange] {
            try PeeringDecisions.open(
                peerID: "1",
                secret: SecretID(secret),
                remoteDatacenter: "dc2",
                remotePartition: "",
                now: 0,
                in: book.state
            ).changes
        }
        #expect(throws: Never.self) { try open("old") }
        book.write(try open("new"))
        #expect(book.state.secrets(of: "1")?.activeStream == SecretID("new"))
        #expect(book.state.peering(id: "1")?.remoteDatacenter == "dc2")
        #expect(throws: StreamRefusal(.permissionDenied, "invalid peering stream secret")) { try open("old") }
        #expect(throws: StreamRefusal(.permissionDenied, "invalid peering stream secret")) { try open("") }
    }

    @Test func `streams that open wrongly are refused in Consul's words`() throws {
        var book = Book()
        _ = try book.generate("west", id: "1", secret: "s")
        try book.establish("north", id: "2", secret: "x")
        func refusal(_ id: String) -> StreamRefusal? {
            do throws(StreamRefusal) {
                _ = try PeeringDecisions.open(
                    peerID: id,
                    secret: SecretID("?"),
                    remoteDatacenter: "",
                    remotePartition: "",
                    now: 0,
                    in: book.state
                )
                return nil
            } catch { return error }
        }
        #expect(refusal("") == StreamRefusal(.invalidArgument, "initial subscription request must specify a PeerID"))
        #expect(refusal("zz") == StreamRefusal(.invalidArgument, "initial subscription for unknown PeerID: zz"))
        #expect(
            refusal("2")
                == StreamRefusal(
                    .invalidArgument,
                    "expected PeerID to be empty; the wrong end of peering is being dialed"
                )
        )
        book.write([.deleteSecrets(peeringID: "1")])
        #expect(
            refusal("1")
                == StreamRefusal(.internalFault, "unable to authorize connection, peering must be re-established")
        )
        book.write(PeeringDecisions.delete(name: "west", nowNanoseconds: 5, in: book.state))
        #expect(refusal("1") == StreamRefusal(.aborted, "peering is marked as deleted: 1"))
    }

    @Test func `a name cannot change its direction while it is in use`() throws {
        var book = Book()
        _ = try book.generate("west", id: "1", secret: "s")
        #expect(
            throws: MeshError(
                .rejected,
                "cannot create peering with name: \"west\"; there is an existing peering expecting to be dialed"
            )
        ) { try book.establish("west", id: "2", secret: "x") }
        try book.establish("north", id: "3", secret: "x")
        #expect(
            throws: MeshError(
                .rejected,
                "cannot create peering with name: \"north\"; there is already an established peering"
            )
        ) { try book.generate("north", id: "4", secret: "s") }
    }

    @Test(arguments: [false, true])
    func `a terminated peering can be made again, in both directions`(dials: Bool) throws {
        for again in [false, true] {
            var book = Book()
            if dials {
                try book.establish("west", id: "1", secret: "x")
            } else {
                _ = try book.generate("west", id: "1", secret: "s")
            }
            book.write(PeeringDecisions.terminate(id: "1", in: book.state))
            #expect(book.state.peering(named: "west")?.state == .terminated)
            #expect(book.state.secrets(of: "1") == nil)
            #expect(throws: MeshError.self) { try book.generate("west", id: "2", secret: "t") }
            book.write(PeeringDecisions.cleaned(id: "1", in: book.state))
            if again {
                try book.establish("west", id: "2", secret: "y")
                #expect(book.state.peering(named: "west")?.state == .establishing)
                #expect(book.state.peering(named: "west")?.dials == true)
            } else {
                let id = try book.generate("west", id: "2", secret: "t")
                #expect(book.state.peering(named: "west")?.state == .pending)
                #expect(book.state.secrets(of: id)?.tokens.map(\.secret) == [SecretID("t")])
                #expect(book.state.peering(named: "west")?.dials == false)
            }
        }
    }

    @Test func `a working peering keeps its fresher addresses when it is established again`() throws {
        var book = Book()
        try book.establish("west", id: "1", secret: "x")
        var peering = try #require(book.state.peering(named: "west"))
        peering.state = .active
        peering.peerServerAddresses = ["10.9.9.9:8503"]
        book.write([.putPeering(peering)])
        try book.establish("west", id: "2", secret: "y")
        let now = try #require(book.state.peering(named: "west"))
        #expect(now.id == "1")
        #expect(now.state == .active)
        #expect(now.peerServerAddresses == ["10.9.9.9:8503"])
        #expect(book.state.secrets(of: "1")?.activeStream == SecretID("y"))
    }

    @Test func `established with another cluster it dials that one, and says nothing of the one before`() throws {
        var book = Book()
        try book.establish("west", id: "1", secret: "x")
        var peering = try #require(book.state.peering(named: "west"))
        peering.state = .active
        peering.peerServerAddresses = ["10.9.9.9:8503"]
        peering.peerServerName = "server.dc9.peering.other.consul"
        peering.stream.importedCount = 7
        book.write([.putPeering(peering)])
        try book.establish("west", id: "2", secret: "y")
        let now = try #require(book.state.peering(named: "west"))
        #expect(now.state == .establishing && now.stream.importedCount == nil)
        #expect(now.peerServerAddresses == ["10.0.0.1:8503"])
    }

    @Test func `deleting keeps what is needed to clean up and nothing secret`() throws {
        var book = Book()
        try book.establish("west", id: "1", secret: "x")
        book.write(PeeringDecisions.delete(name: "WEST", nowNanoseconds: 77, in: book.state))
        let peering = try #require(book.state.peering(named: "west"))
        #expect(peering.state == .deleting)
        #expect(peering.deletedAtNanoseconds == 77)
        #expect(peering.peerID.isEmpty && peering.peerCAPems.isEmpty && peering.meta.isEmpty)
        #expect(peering.peerServerAddresses == ["10.0.0.1:8503"])
        #expect(book.state.secrets(of: "1") == nil)
        #expect(PeeringDecisions.delete(name: "west", nowNanoseconds: 78, in: book.state).isEmpty)
        #expect(PeeringDecisions.delete(name: "other", nowNanoseconds: 78, in: book.state).isEmpty)
        book.write(PeeringDecisions.cleaned(id: "1", in: book.state))
        #expect(book.state.peering(named: "west") == nil)
    }

    @Test func `of an attempt that failed nothing stays, and what was there before comes back`() throws {
        var book = Book()
        let fresh = Peering(id: "1", name: "west", state: .pending, peerServerAddresses: ["h:1"])
        book.write([.putPeering(fresh)])
        book.write(PeeringDecisions.undoEstablish(id: "1", previous: [], in: book.state))
        #expect(book.state.peering(named: "west") == nil)
        // One that waited for a token before goes on waiting.
        book.write([.putPeering(fresh)])
        #expect(PeeringDecisions.undoEstablish(id: "1", previous: [fresh], in: book.state).isEmpty)
        // One that had ended is as it was.
        var ended = fresh
        ended.state = .terminated
        book.write(PeeringDecisions.undoEstablish(id: "1", previous: [ended], in: book.state))
        #expect(book.state.peering(named: "west")?.state == .terminated)
        // One that took the place of another direction gives it back.
        var other = ended
        other.id = "2"
        book.write([.deletePeering(id: "1"), .putPeering(fresh)])
        book.write(PeeringDecisions.undoEstablish(id: "1", previous: [other], in: book.state))
        #expect(book.state.peering(named: "west")?.id == "2")
        // One that works is left alone.
        book.write([.deletePeering(id: "2"), .putPeering(fresh), .putSecrets(PeeringSecrets(peeringID: "1"))])
        #expect(PeeringDecisions.undoEstablish(id: "1", previous: [], in: book.state).isEmpty)
    }

    @Test func `a trust domain belongs to who showed it, or to the token that names it`() {
        var book = Book()
        var shown = Peering(id: "1", name: "aaa", state: .active)
        shown.peerTrustDomain = "one.consul"
        let named = Peering(id: "2", name: "bbb", peerServerName: "server.dc2.peering.two.consul")
        let twin = Peering(id: "3", name: "ccc", peerServerName: "server.dc2.peering.two.consul")
        book.write([
            .putPeering(shown), .putPeering(named), .putPeering(twin), .putPeering(Peering(id: "4", name: "ddd")),
        ])
        #expect(
            PeeringDecisions.trustDomains(besides: "4", in: book.state)
                == ["aaa": "one.consul", "bbb": "two.consul", "ccc": "two.consul"]
        )
        #expect(PeeringDecisions.trustDomains(besides: "2", in: book.state) == ["aaa": "one.consul"])
        #expect(PeeringDecisions.trustDomains(besides: "1", in: book.state)["aaa"] == nil)
        // An operator makes it free by deleting the peering that has it.
        book.write([.deletePeering(id: "1")])
        #expect(PeeringDecisions.trustDomains(besides: "4", in: book.state)["aaa"] == nil)
    }

    @Test func `a heartbeat wakes nobody who waits for a peering`() throws {
        var book = Book()
        _ = try book.generate("west", id: "1", secret: "s")
        let before = book.state.index(of: .peerings)
        var peering = try #require(book.state.peering(named: "west"))
        peering.stream.lastHeartbeatNanoseconds = 99
        book.write([.putPeering(peering)])
        #expect(book.state.index(of: .peerings) == before)
        #expect(book.state.peering(named: "west")?.stream.lastHeartbeatNanoseconds == 99)
        peering.state = .active
        book.write([.putPeering(peering)])
        #expect(book.state.index(of: .peerings) > before)
    }
}

@Suite struct InvitationTests {
    private func problem(_ invitation: Invitation) -> String? {
        do throws(MeshError) {
            try invitation.validate(addressLimit: 2) { $0 == "PEM" ? nil : "no PEM-encoded data found" }
            try invitation.refuseOwn(ownServerName: "server.own")
            return nil
        } catch { return error.message }
    }

    @Test func `tokens that cannot be followed are refused in Consul's words`() {
        #expect(problem(invitation()) == nil)
        #expect(problem(invitation(authorities: ["x"])) == "peering token invalid CA: no PEM-encoded data found")
        #expect(problem(invitation(addresses: [])) == "peering token server addresses value is empty")
        #expect(problem(invitation(addresses: [], manual: ["h:1"])) == nil)
        #expect(problem(invitation(addresses: ["h"])) == "h is not a valid peering server address")
        #expect(problem(invitation(addresses: ["h:0"])) == "h:0 is not a valid peering server address")
        #expect(
            problem(invitation(addresses: ["h:1", "h:2", "h:3"]))
                == "peering token holds 3 server addresses, at most 2 are taken; make one with the addresses of a load"
                + " balancer"
        )
        #expect(problem(invitation(name: "")) == "peering token server name value is empty")
        #expect(problem(invitation(peerID: "")) == "peering token peer ID value is empty")
        #expect(
            problem(invitation(name: "server.own"))?.hasPrefix(
                "cannot create a peering within the same cluster \"server.own\"."
            ) == true
        )
    }

    @Test(arguments: ["a", "a-b", "0", String(repeating: "a", count: 63)])
    func `good names are accepted`(name: String) throws { try PeerNameRules.validate(name: name) }

    @Test(arguments: ["", "-a", "a-", "A", "a_b", "a.b", "ä", String(repeating: "a", count: 64)])
    func `bad names are refused`(name: String) {
        #expect(throws: MeshError.self) { try PeerNameRules.validate(name: name) }
    }

    @Test func `labels keep the limits of node metadata`() throws {
        try PeerNameRules.validate(meta: ["a-b_c": String(repeating: "x", count: 512)])
        for meta in [
            ["": "x"], ["a b": "x"], ["consul-x": "x"], [String(repeating: "k", count: 129): ""],
            ["k": String(repeating: "x", count: 513)],
            Dictionary(uniqueKeysWithValues: (0..<65).map { ("k\($0)", "v") }),
        ] {
            let error = #expect(throws: MeshError.self) { try PeerNameRules.validate(meta: meta) }
            #expect(error?.message.hasPrefix("meta tags failed validation: ") == true)
        }
    }

    @Test func `addresses are read and written`() {
        #expect(PeerAddress("a.b:8503") == PeerAddress(host: "a.b", port: 8503))
        #expect(PeerAddress("[::1]:8503")?.description == "[::1]:8503")
        for text in ["", ":1", "a", "a:", "a:0", "a:65536", "::1:5", "a:b"] { #expect(PeerAddress(text) == nil) }
    }

    @Test func `one replica looks after a peering, the same for all, and all get some`() {
        let replicas: Set = ["a", "b", "c"]
        var counts: [String: Int] = [:]
        for number in 0..<300 {
            let owner = ReplicaChoice.owner(of: "peering-\(number)", among: replicas) ?? ""
            counts[owner, default: 0] += 1
        }
        #expect(counts.count == 3)
        #expect(counts.values.allSatisfy { $0 > 50 })
        #expect(ReplicaChoice.owner(of: "x", among: []) == nil)
    }

    @Test func `pauses between attempts grow and stay bounded`() {
        func pauses(_ failure: DialPause.Failure, _ counts: Int...) -> [Int] {
            counts.map { DialPause.milliseconds(afterFailures: $0, failure) }
        }
        #expect(pauses(.refused, 1, 3, 99) == [500, 2000, 16_000])
        #expect(pauses(.wrongServer, 5, 7, 99) == [8, 32, 8192])
        #expect(pauses(.unreachable, 1, 2, 3, 99) == [250, 500, 1000, 1000])
    }
}
