import MeshDomain
import MeshState
import PeeringLogic
import PeeringTables
import Testing

/// The peerings as decisions about tokens leave them.
private struct Book {
    var state = PeeringTablesState()
    var index: UInt64 = 0

    mutating func write(_ changes: [PeeringChange]) {
        index += 1
        var touched = Set<PeeringTopic>()
        for change in changes { state.apply(change, index: index, touched: &touched) }
    }

    mutating func make(_ id: String, at now: Int64 = 0, expiresAt: Int64? = nil) throws {
        let token = MadeToken(id: id, secret: SecretID("secret-\(id)"), madeAt: now, expiresAt: expiresAt)
        write(
            try PeeringDecisions.generateToken(name: "west", meta: [:], freshID: "p", token: token, in: state).changes
        )
    }

    mutating func exchange(_ id: String, at now: Int64 = 1) throws {
        write(
            try PeeringDecisions.exchange(
                peerID: "p",
                secret: SecretID("secret-\(id)"),
                freshStreamSecret: SecretID("stream-\(id)"),
                now: now,
                in: state
            )
        )
    }

    mutating func open(_ id: String, at now: Int64 = 2) throws {
        write(
            try PeeringDecisions.open(
                peerID: "p",
                secret: SecretID("stream-\(id)"),
                remoteDatacenter: "dc2",
                remotePartition: "",
                now: now,
                in: state
            ).changes
        )
    }

    mutating func revoke(_ id: String? = nil, at now: Int64 = 3) throws -> [String] {
        let (revoked, changes) = try MadeTokens.revoke(id, of: "west", now: now, in: state)
        write(changes)
        return revoked
    }

    func states(at now: Int64 = 10) -> [String] {
        (state.secrets(of: "p")?.tokens ?? []).map { "\($0.id) \($0.state(at: now).rawValue)" }
    }
}

@Suite struct MadeTokenTests {
    @Test func `a token lives until a newer one is proven, not only until one is made or exchanged`() throws {
        var book = Book()
        for id in ["a", "b", "c"] { try book.make(id) }
        #expect(book.states() == ["a unused", "b unused", "c unused"])
        try book.exchange("b")
        #expect(book.states() == ["a unused", "b used", "c unused"])
        try book.open("b")
        #expect(book.states() == ["a replaced", "b used", "c unused"])
        // The stream of the one that is in use goes on until the newest is proven, too.
        try book.exchange("c")
        #expect(throws: Never.self) { try book.open("b") }
        try book.open("c")
        #expect(throws: StreamRefusal.self) { try book.open("b") }
    }

    @Test func `an older token takes nothing from a newer one whose stream has not opened yet`() throws {
        var book = Book()
        try book.make("a")
        try book.make("b")
        try book.exchange("b")
        do {
            try book.exchange("a")
            Issue.record("it was taken")
        } catch let refusal as StreamRefusal { #expect(refusal.message.contains("replaced by a newer")) }
        try book.open("b")
        #expect(book.states() == ["a replaced", "b used"])
    }

    @Test func `a version that knows of one token alone loses none that may be used, or is not let`() throws {
        var book = Book()
        func secrets() -> PeeringSecrets? { book.state.secrets(of: "p") }
        try book.make("a")
        #expect(secrets()?.earlierToken?.id == "a" && secrets()?.isKeptByEarlier == true)
        try book.make("b")
        #expect(secrets()?.earlierToken?.id == "b" && secrets()?.isKeptByEarlier == false)
        try book.exchange("b")
        try book.open("b")
        #expect(secrets()?.earlierToken == nil && secrets()?.isKeptByEarlier == true)
        try book.make("c", expiresAt: 100)
        #expect(secrets()?.earlierToken == nil && secrets()?.isKeptByEarlier == false)
    }

    @Test func `a token that expired makes room before one that lives`() throws {
        var book = Book()
        try book.make("lives")
        try book.make("expires", expiresAt: 5)
        for number in 2..<MadeTokens.limit { try book.make("t\(number)", at: 1) }
        try book.make("last", at: 10)
        let kept = book.state.secrets(of: "p")?.tokens.map(\.id) ?? []
        #expect(kept.count == MadeTokens.limit)
        #expect(kept.contains("lives") && !kept.contains("expires"))
    }

    @Test func `an older token may be used while the newer one waits`() throws {
        var book = Book()
        try book.make("a")
        try book.make("b")
        try book.exchange("a")
        try book.open("a")
        #expect(book.states() == ["a used", "b unused"])
    }

    @Test(arguments: [
        ("used", ""), ("expired", "has expired"), ("revoked", "was revoked"),
        ("replaced", "replaced by a newer"),
    ])
    func `whoever shows a token that came to its end is told why and what to do`(end: String, words: String) throws {
        var book = Book()
        try book.make("a", expiresAt: end == "expired" ? 1 : nil)
        switch end {
        case "used": try book.exchange("a", at: 0)
        case "revoked": #expect(try book.revoke("a") == ["a"])
        case "replaced":
            try book.make("b")
            try book.exchange("b")
            try book.open("b")
        case _: break
        }
        do {
            try book.exchange("a", at: 20)
            Issue.record("it was taken")
        } catch let refusal as StreamRefusal {
            #expect(refusal.code == .permissionDenied)
            // Consul's words first: its dialers show them, and of a used one nothing else.
            #expect(refusal.message.hasPrefix("invalid peering establishment secret"))
            #expect((end == "used") == (refusal.message == "invalid peering establishment secret"))
            #expect(end == "used" || refusal.message.contains(words) && refusal.message.contains("generate-token"))
        }
        #expect(book.states(at: 20).first == "a \(end)")
    }

    @Test func `revoking takes what was not used, and says what cannot be revoked`() throws {
        var book = Book()
        for id in ["a", "b", "c"] { try book.make(id) }
        try book.exchange("a")
        #expect(throws: MeshError.self) { try book.revoke("a") }
        #expect(throws: MeshError.self) { try book.revoke("nobody") }
        #expect(try book.revoke("b") == ["b"])
        #expect(throws: MeshError.self) { try book.revoke("b") }
        #expect(try book.revoke() == ["c"])
        #expect(try book.revoke() == [])
        #expect(throws: MeshError.self) { try MadeTokens.revoke(nil, of: "north", now: 0, in: book.state) }
    }

    @Test func `only so many tokens are kept, and those that may be used longest`() throws {
        var book = Book()
        try book.make("first")
        try book.make("second")
        try book.exchange("second")
        for number in 0..<MadeTokens.limit { try book.make("t\(number)") }
        let kept = book.state.secrets(of: "p")?.tokens ?? []
        #expect(kept.count == MadeTokens.limit)
        #expect(!kept.contains { $0.id == "second" || $0.id == "first" })
        #expect(kept.last?.id == "t\(MadeTokens.limit - 1)")
    }

    @Test func `a lifetime has bounds, and the text names the field`() throws {
        #expect(try MadeTokens.expiry(ofLifetime: 0, from: 5) == nil)
        #expect(try MadeTokens.expiry(ofLifetime: 1_000_000_000, from: 5) == 1_000_000_005)
        for wrong in [-1, 1, MadeTokens.longestLifetime + 1] as [Int64] {
            #expect {
                try MadeTokens.expiry(ofLifetime: wrong, from: 0)
            } throws: { error in
                (error as? MeshError)?.message.hasPrefix("TTL must be") == true
            }
        }
    }
}

/// A peering can be made again from every state, and what is refused says what to do.
@Suite struct RemadePeeringTests {
    /// What a name may be when a peering is made under it.
    enum Before: String, CaseIterable, Sendable {
        case none, dialPending, dialEstablishing, dialActive, dialFailing, dialTerminated, dialOtherDomain
        case acceptPending, acceptActive, acceptFailing, acceptTerminated, deleting
    }

    private func world(_ before: Before) throws -> PeeringTablesState {
        var state = PeeringTablesState()
        var touched = Set<PeeringTopic>()
        func put(_ changes: PeeringChange...) {
            for change in changes { state.apply(change, index: 1, touched: &touched) }
        }
        func dialing(_ of: PeeringState, domain: String = "one.consul") -> Peering {
            Peering(
                id: "p",
                name: "west",
                state: of,
                peerID: "their-id",
                peerServerName: "server.dc2.peering.\(domain)",
                peerServerAddresses: ["10.0.0.1:8503"],
                peerTrustDomain: domain
            )
        }
        func accepting(_ of: PeeringState) -> Peering { Peering(id: "p", name: "west", state: of) }
        switch before {
        case .none: break
        case .dialPending: put(.putPeering(dialing(.pending)))
        case .dialEstablishing: put(.putPeering(dialing(.establishing)))
        case .dialActive: put(.putPeering(dialing(.active)))
        case .dialFailing: put(.putPeering(dialing(.failing)))
        case .dialTerminated: put(.putPeering(dialing(.terminated)))
        case .dialOtherDomain: put(.putPeering(dialing(.active, domain: "two.consul")))
        case .acceptPending: put(.putPeering(accepting(.pending)))
        case .acceptActive: put(.putPeering(accepting(.active)))
        case .acceptFailing: put(.putPeering(accepting(.failing)))
        case .acceptTerminated: put(.putPeering(accepting(.terminated)))
        case .deleting: put(.putPeering(accepting(.deleting)))
        }
        return state
    }

    @Test(arguments: Before.allCases)
    func `a token can be used from every state`(before: Before) throws {
        let invitation = Invitation(
            caPEMs: ["PEM"],
            serverAddresses: ["10.0.0.2:8503"],
            serverName: "server.dc2.peering.one.consul",
            peerID: "new-id",
            establishmentSecret: SecretID("e")
        )
        let result = Result {
            try PeeringDecisions.establish(
                name: "west",
                meta: [:],
                invitation: invitation,
                freshID: "fresh",
                in: try world(before)
            )
        }
        switch (before, result) {
        case (.acceptPending, .failure(let error)), (.acceptActive, .failure(let error)),
            (.acceptFailing, .failure(let error)):
            #expect("\(error)".contains("existing peering expecting to be dialed"))
        case (.deleting, .failure(let error)): #expect("\(error)".contains("try again in a few seconds"))
        case (_, .success(let plan)): #expect(plan.peering.peerID == "new-id")
        case (_, .failure(let error)): Issue.record("\(before): \(error)")
        }
    }

    @Test(arguments: Before.allCases)
    func `a token can be made from every state`(before: Before) throws {
        let result = Result {
            try PeeringDecisions.generateToken(
                name: "west",
                meta: [:],
                freshID: "fresh",
                token: MadeToken(id: "t", secret: SecretID("s")),
                in: try world(before)
            )
        }
        switch (before, result) {
        case (.dialPending, .failure(let error)), (.dialEstablishing, .failure(let error)),
            (.dialActive, .failure(let error)), (.dialFailing, .failure(let error)),
            (.dialOtherDomain, .failure(let error)):
            #expect("\(error)".contains("there is already an established peering"))
        case (.deleting, .failure(let error)): #expect("\(error)".contains("try again in a few seconds"))
        case (_, .success(let made)): #expect(!made.changes.isEmpty)
        case (_, .failure(let error)): Issue.record("\(before): \(error)")
        }
    }

    @Test(arguments: [
        ("unexpected error receiving from the stream: permissionDenied: invalid peering stream secret", "newer token"),
        (
            "unexpected error receiving from the stream: invalidArgument: initial subscription for unknown PeerID: x",
            "delete it here"
        ),
        (
            "unexpected error receiving from the stream: aborted: peering is marked as deleted: x",
            "once it is gone there"
        ),
        ("internalError: unable to authorize connection, peering must be re-established", "make a new token there"),
        ("expected PeerID to be empty; the wrong end of peering is being dialed", "on both sides"),
        ("failed to register stream: there is an active stream for the given PeerID \"x\"", "dialled again"),
        ("the peering was established anew with another token", "nothing is to be done"),
        ("heartbeat timeout", "dialled again"),
        ("unavailable: handshakeFailed(NIOSSL: certificate verify failed)", "not of the authority"),
        ("the peering has no address to dial", "-server-external-addresses"),
        ("cannot connect to 10.0.0.1:8503: refused", "can be reached"),
        ("nothing answers at 10.0.0.1:8503 within 15 s", "still is the peer's"),
        ("something that nobody foresaw", "read the logs of both sides"),
    ])
    func `why a stream ended comes with what to do, once`(reason: String, words: String) {
        let told = StreamAdvice.told(reason)
        #expect(told.hasPrefix(reason + "; ") && told.contains(words))
        #expect(StreamAdvice.told(told) == told)
        #expect(StreamAdvice.told("").isEmpty)
    }
}
