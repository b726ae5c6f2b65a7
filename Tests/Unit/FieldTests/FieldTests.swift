import ACLContract
import AgentLogic
import BusSchema
import CatalogContract
import CatalogTables
import ConfigEntryContract
import ConfigEntryKinds
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import MeshState
import PeerStreamSchema
import PeeringContract
import PeeringTables
import SchemaRuntime
import Testing

@testable import PeeringService

/// No conversion forgets a field: values with something in every field go there and back and are compared field by field.
///
/// A field that is added to a value fails here until the full value has it and every conversion carries it, or it stands among
/// what a conversion leaves out, with the reason.
@Suite struct FieldTests {
    private func expectFull(_ value: Any, empty: [String] = [], repeats: [String] = []) {
        #expect(FieldCoverage.unset(value) == empty, "set these in FullValues")
        #expect(FieldCoverage.repeated(value) == repeats, "give each field of FullValues a value of its own")
    }

    /// The indexes are the store's, never the caller's.
    private static let indexes = ["createIndex", "modifyIndex"]

    private func parsed(_ write: (inout JSONOutput) -> Void) throws -> MeshValue {
        var output = JSONOutput()
        write(&output)
        return try JSONText.parse(output.bytes)
    }

    // MARK: - Catalog

    @Test func `every field of a node is carried`() throws {
        let full = try FullValues.node()
        expectFull(full)
        guard case .putNode(let kept) = try CatalogCodec.decode(try CatalogCodec.encode(.putNode(full))) else {
            Issue.record("another change")
            return
        }
        #expect(FieldCoverage.differences(full, kept) == [])
        // Whoever stores it sets the peer; the indexes are those of another store.
        let imported = Node(PeerServiceWire.Node(full))
        #expect(FieldCoverage.differences(full, imported) == ["createIndex", "modifyIndex", "partition", "peer"])
    }

    @Test func `every field of a service instance is carried`() throws {
        let full = try FullValues.service()
        expectFull(full)
        let stored = try CatalogCodec.decode(try CatalogCodec.encode(.putService(node: "n", full)))
        guard case .putService("n", let kept) = stored else {
            Issue.record("another change")
            return
        }
        #expect(FieldCoverage.differences(full, kept) == [])
        // What an exporter says of it is not the registrant's to say.
        let unregistered = ["connect.peerMeta"]
        let unspoken: [String] = []
        let written = try RegistrationCodec.nodeService(try parsed { $0.nodeService(full) })
        #expect(FieldCoverage.differences(full, written) == unregistered + Self.indexes + unspoken)
        let local = LocalService(service: full, token: SecretID("t"), origin: .api, sidecarOf: "owner")
        let (line, understanding) = try PersistedLine.decode(PersistedLine.encode(.putService(local)))
        guard case .putService(let again) = line else {
            Issue.record("another line")
            return
        }
        #expect(understanding == .whole)
        #expect(
            FieldCoverage.differences(local, again)
                == (unregistered + Self.indexes + unspoken).map { "service." + $0 }
        )
    }

    @Test func `a peer is told every field of an instance that it needs`() throws {
        let full = try FullValues.service()
        let imported = NodeService(PeerServiceWire.NodeService(full))
        let lost = FieldCoverage.differences(full, imported)
        // How the exporter runs its own proxy is its own business: only whom it stands for is told.
        let own = lost.filter { $0.hasPrefix("proxy.") }
        #expect(!own.contains("proxy.destinationServiceName") && !own.contains("proxy.destinationServiceID"))
        // Whoever stores it sets the peer; an instance that does TLS itself is exported as an ordinary one, and proxies that
        // stand for it beside it.
        #expect(lost.filter { !own.contains($0) } == ["connect.native", "createIndex", "modifyIndex", "peer", "scope"])
    }

    @Test func `every field of a check is carried`() throws {
        let full = try FullValues.check()
        expectFull(full)
        guard case .putCheck(let kept) = try CatalogCodec.decode(try CatalogCodec.encode(.putCheck(full))) else {
            Issue.record("another change")
            return
        }
        #expect(FieldCoverage.differences(full, kept) == [])
        let written = try RegistrationCodec.healthCheck(try parsed { $0.healthCheck(full) })
        #expect(FieldCoverage.differences(full, written) == Self.indexes)
    }

    @Test func `a catalog keeps every field of a node, an instance and a check`() throws {
        var node = try FullValues.node()
        var service = try FullValues.service()
        var check = try FullValues.check()
        // One node has all three.
        (service.peer, check.peer) = (node.peer, node.peer)
        (service.scope.partition, check.scope.partition) = (node.partition, node.partition)
        check.node = node.name
        var state = CatalogState()
        for row in [CatalogChange.putNode(node), .putService(node: node.name, service), .putCheck(check)] {
            state.restore(row)
        }
        #expect(FieldCoverage.differences(node, try #require(state.node(node.key))) == [])
        let place = service.key(on: node.name)
        #expect(FieldCoverage.differences(service, try #require(state.service(place))) == [])
        #expect(FieldCoverage.differences(check, try #require(state.check(check.key))) == [])
        // A change of any letter is one.
        node.meta?["rack"] = "r2"
        service.connect.peerMeta?.sni = ["sni-2"]
        check.definition.fields["HTTP"] = "http://127.0.0.1:2/"
        #expect(state.isChanged(by: .putNode(node)))
        #expect(state.isChanged(by: .putService(node: node.name, service)))
        #expect(state.isChanged(by: .putCheck(check)))
    }

    // MARK: - Config entries

    @Test func `every field of a namespace, a key and a session is carried`() throws {
        let scope = Scope(trustedPartition: "part", namespace: "team")
        let tenant = Tenant(
            key: TenantKey(scope),
            details: "d",
            meta: ["a": "b"],
            defaults: Tenant.Defaults(
                policies: [TenantLink(id: "1", name: "p")],
                roles: [TenantLink(id: "2", name: "r")]
            ),
            deletedAtNanoseconds: 3,
            createIndex: 4,
            modifyIndex: 5
        )
        for change in [
            ConfigEntryChange.putTenant(tenant), .deleteTenant(tenant.key), .deleteTenant(TenantKey(scope.partition)),
            .topicIndex(.tenants, 7),
        ] { #expect(try ConfigEntryChangeCodec.decode(try ConfigEntryChangeCodec.encode(change)) == change) }
        let session = Session(id: SessionID("s"), node: NodeName("n", in: scope.partition), namespace: scope.namespace)
        let key = KVKey("a/\u{0}b", in: scope)
        for change in [
            CatalogChange.session(.put(session)), .kv(.put(KVEntry(key: key, value: [1]))), .kv(.delete(key)),
            .kv(.deleteAll(below: KVKey("", in: scope))), .kv(.removal(key, 9)), .kv(.delete(KVKey("a"))),
        ] { #expect(try CatalogCodec.decode(try CatalogCodec.encode(change)) == change) }
    }

    @Test(arguments: ConfigEntryKind.stored)
    func `every field of a config entry is carried`(_ kind: ConfigEntryKind) throws {
        let full = try #require(try FullValues.entry(kind), "a stored kind needs a full entry")
        // Those of all upstreams have neither name nor peer.
        expectFull(
            full.body.content,
            empty: kind == .serviceDefaults
                ? ["upstreamConfig.defaults.name", "upstreamConfig.defaults.peer"] : [],
            repeats: FieldCoverage.repeated(full.body.content)
        )
        let stored = try ConfigEntryChangeCodec.decode(try ConfigEntryChangeCodec.encode(.put(full)))
        guard case .put(let kept) = stored else {
            Issue.record("another change")
            return
        }
        #expect(FieldCoverage.differences(full.body.content, kept.body.content) == [])
        #expect(kept == full)
        let written = try ConfigEntryCodec.decodeStored(ConfigEntryCodec.encode(full)).entry
        #expect(written == full)
    }

    // MARK: - Access control

    @Test func `every field of a token, a policy and a role is carried`() throws {
        let token = try FullValues.token()
        expectFull(token)
        let keptToken = try ACLWire.Token(decoding: try ACLWire.Token(token).encoded()).token
        #expect(FieldCoverage.differences(token, keptToken) == [])
        let policy = try FullValues.policy()
        expectFull(policy)
        let keptPolicy = try ACLWire.Policy(decoding: try ACLWire.Policy(policy).encoded()).policy
        #expect(FieldCoverage.differences(policy, keptPolicy) == [])
        let role = try FullValues.role()
        expectFull(role)
        let keptRole = try ACLWire.Role(decoding: try ACLWire.Role(role).encoded()).role
        #expect(FieldCoverage.differences(role, keptRole) == [])
        // What is shown can be given back; the time of creation and the indexes are the store's, the place is the request's.
        var shownToken = try ACLBodyCodec.token(try placed { $0.token(token, secret: .shown, hash: "h") }).token
        (shownToken.scope, shownToken.authMethodNamespace) = (token.scope, token.authMethodNamespace)
        #expect(
            FieldCoverage.differences(token, shownToken) == ["createIndex", "createTimeNanoseconds", "modifyIndex"]
        )
        var shownPolicy = try ACLBodyCodec.policy(try placed { $0.policy(policy, hash: "h") })
        shownPolicy.scope = policy.scope
        #expect(FieldCoverage.differences(policy, shownPolicy) == Self.indexes)
        var shownRole = try ACLBodyCodec.role(try placed { $0.role(role, hash: "h") })
        shownRole.scope = role.scope
        #expect(FieldCoverage.differences(role, shownRole) == Self.indexes)
    }

    /// What is shown, without the place, which must be there and which requests take from it.
    private func placed(_ write: (inout JSONOutput) -> Void) throws -> MeshValue {
        var object = try #require(try parsed(write).objectValue)
        for field in ["Namespace", "Partition"] {
            #expect(object[field]?.stringValue?.isEmpty == false)
            object[field] = nil
        }
        return .object(object)
    }

    @Test func `every field of an auth method and a binding rule is carried`() throws {
        for method in try FullValues.authMethods() {
            expectFull(method)
            let kept = try ACLWire.AuthMethod(decoding: try ACLWire.AuthMethod(method).encoded()).method()
            #expect(FieldCoverage.differences(method, kept) == [])
            var shown = try AuthMethodCodec.method(try placed { $0.authMethod(method, .whole) })
            shown.scope = method.scope
            // What seals logins through a browser is shown to nobody.
            var hidden = Self.indexes
            if case .oidc = method.verification { hidden.append("verification.oidc.stateKey") }
            #expect(FieldCoverage.differences(method, shown) == hidden)
        }
        let rule = try FullValues.bindingRule()
        expectFull(rule)
        let kept = try ACLWire.BindingRule(decoding: try ACLWire.BindingRule(rule).encoded()).rule()
        #expect(FieldCoverage.differences(rule, kept) == [])
        var shown = try AuthMethodCodec.rule(try placed { $0.bindingRule(rule) }, id: rule.id)
        shown.scope = rule.scope
        #expect(FieldCoverage.differences(rule, shown) == Self.indexes)
    }

    // MARK: - Peerings

    @Test func `every field of a peering is carried`() throws {
        let full = FullValues.peering()
        expectFull(full)
        guard case .putPeering(let kept) = try PeeringCodec.decode(try PeeringCodec.encode(.putPeering(full))) else {
            Issue.record("another change")
            return
        }
        #expect(FieldCoverage.differences(full, kept) == [])
    }

    // MARK: - The looking itself

    @Test func `a forgotten field, an empty one and one that is taken for another are seen`() throws {
        let full = try FullValues.service()
        var other = full
        other.enableTagOverride = false
        other.proxy.upstreams[0].localBindPort = 0
        other.weights = nil
        #expect(
            FieldCoverage.differences(full, other) == [
                "enableTagOverride", "proxy.upstreams.localBindPort", "weights",
            ]
        )
        #expect(
            FieldCoverage.unset(other) == ["enableTagOverride", "proxy.upstreams.localBindPort", "weights"]
        )
        other = full
        other.address = full.id
        #expect(FieldCoverage.repeated(other) == ["id and address are both full-id"])
    }
}
