import AccessRules
import AgentLogic
import ConfigEntryKinds
import ConsulJSON
import FilterExpressions
import HCLSyntax
import MeshDomain
import TransactionRules

/// Decoders of what people and their tools write.
extension FuzzTarget {
    static let textTargets: [FuzzTarget] = [
        json, hcl, filter, accessRules, duration, base64, peeringToken, spiffeID, names, bodies, persisted,
    ]

    private static let json = FuzzTarget("json") {
        texts(Seeds.json)
    } run: { input throws(BrokenPromise) in
        // Not the value of the input: Go writes 3.5e10 as a whole number, and -0 is read as one.
        guard let value = try? JSONText.parse(input), let plain = try? JSONText.parse(JSONText.bytes(of: value)) else {
            return
        }
        let written = JSONText.bytes(of: plain)
        let again = (try? JSONText.parse(written)).map { JSONText.bytes(of: $0) }
        try promise(again == written, "what is written is read and written the same: \(Seeds.shown(written))")
    }

    private static let hcl = FuzzTarget("hcl") {
        texts(Seeds.hcl)
    } run: { input throws(BrokenPromise) in
        guard let object = try? HCLText.parse(input) else { return }
        try promise((try? HCLText.parse(input)) == object, "reading twice gives the same")
    }

    private static let filter = FuzzTarget("filter") {
        texts(Seeds.filters)
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self) else { return }
        for field in [FilterField.checkServiceNode, .agentService, .intention] {
            guard let filter = try? Filter(text, on: field) else { continue }
            let value = Seeds.instance
            try promise(filter.matches(value) == filter.matches(value), "a filter always answers the same")
        }
    }

    private static let accessRules = FuzzTarget("access-rules") {
        texts(Seeds.rules)
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self) else { return }
        guard let rules = try? AccessPolicyRules(parsing: text) else { return }
        let again = try? AccessPolicyRules(parsing: rules.hclText)
        try promise(again == rules, "rules are written as they are read: \(rules.hclText)")
    }

    private static let duration = FuzzTarget("duration") {
        texts(["1h2m3.5s", "300ms", "-1.5h", "9223372036854775807ns", "0", "1µs", "2562047h47m16.854775807s"])
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self) else { return }
        guard let value = try? GoDuration.nanoseconds(parsing: text) else { return }
        let written = GoDuration.text(nanoseconds: value)
        try promise((try? GoDuration.nanoseconds(parsing: written)) == value, "\(value) ns is written as \(written)")
    }

    private static let base64 = FuzzTarget("base64") {
        texts(["aGVsbG8=", "aGVsbG8h", "", "/+8="])
    } run: { input throws(BrokenPromise) in
        try promise((try? Base64.decode(Base64.encode(input))) == input, "what is encoded is decoded")
        guard let text = String(validating: input, as: UTF8.self) else { return }
        _ = try? Base64.decode(text)
    }

    private static let peeringToken = FuzzTarget("peering-token") {
        texts([Seeds.token, Base64.encode(Array(Seeds.token.utf8))])
    } run: { input throws(BrokenPromise) in
        let encoded = String(validating: input, as: UTF8.self).flatMap { try? PeeringToken(parsing: $0) }
        for token in [encoded, try? PeeringToken(parsing: Base64.encode(input))].compactMap(\.self) {
            let again = try? PeeringToken(parsing: token.encoded)
            try promise(again == token, "a token is written as it is read")
        }
    }

    private static let names = FuzzTarget("names") {
        texts([
            "web", "Web_1.X", "caf\u{E9}", "cafe\u{301}", "\u{130}stanbul", "\u{3A3}\u{391}\u{3A3}", "a/b", "team-a",
        ])
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self) else { return }
        let folded = NameText(text).folded
        try promise(folded.folded == folded, "folding again changes nothing: \(Seeds.shown(input))")
        try promise(
            ServiceKey(ServiceName(text)) == ServiceKey(ServiceName(folded.text)),
            "a name is found under its folded form: \(Seeds.shown(input))"
        )
        try promise(
            NameText(text) == NameText(String(decoding: input, as: UTF8.self)),
            "the same bytes are the same name"
        )
        if let scope = try? Namespace(validating: text) {
            try promise((try? Namespace(validating: scope.name)) == scope, "a namespace is read as it is written")
        }
        // A slash separates the parts of an identity; no name of ours that is signed has one.
        guard !text.utf8.contains(UInt8(ascii: "/")) else { return }
        for scope in [Scope.standard, Scope(trustedPartition: "part", namespace: "team")] {
            guard let service = try? ServiceName(validating: text, in: scope) else { return }
            let identity = SpiffeID(trustDomain: "a.consul", holder: .service(name: service, datacenter: "dc1"))
            try promise((try? SpiffeID(parsing: identity.uri)) == identity, "an identity is read as it is written")
        }
    }

    private static let spiffeID = FuzzTarget("spiffe-id") {
        texts([
            "spiffe://11111111-2222-3333-4444-555555555555.consul/ns/default/dc/dc1/svc/web",
            "spiffe://a.consul/ap/default/ns/default/dc/dc1/svc/w%2Feb", "spiffe://a.consul/gateway/mesh/dc/dc1",
            "spiffe://a.consul/agent/server/dc/dc1", "spiffe://a.consul",
        ])
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self) else { return }
        guard let id = try? SpiffeID(parsing: text) else { return }
        try promise((try? SpiffeID(parsing: id.uri)) == id, "\(id.uri) is read as it was")
        try promise(!id.uri.lowercased().contains("%2f"), "no name in \(id.uri) holds a slash")
    }

    /// Request bodies: JSON that becomes registrations, definitions, entries, tokens, policies and intentions.
    private static let bodies = FuzzTarget("bodies") {
        texts(Seeds.json)
    } run: { input throws(BrokenPromise) in
        guard let value = try? JSONText.parse(input) else { return }
        _ = try? RegistrationCodec.registration(value)
        _ = try? RegistrationCodec.deregistration(value)
        _ = try? SessionCodec.session(value, on: "n")
        _ = try? TransactionCodec.operations(value)
        _ = try? ServiceDefinition(value, rules: .weak)
        _ = try? CheckDefinition(value, rules: .weak)
        _ = try? ACLBodyCodec.token(value)
        _ = try? ACLBodyCodec.policy(value)
        _ = try? ACLBodyCodec.role(value)
        _ = try? IntentionBodyCodec.intention(value)
        _ = try? PeeringBodyCodec.tokenRequest(value)
        _ = try? PeeringBodyCodec.establishRequest(value)
        guard let entry = try? ConfigEntryCodec.decode(value) else { return }
        let again = try? ConfigEntryCodec.decode(ConfigEntryCodec.encode(entry))
        try promise(again == entry, "an entry is written as it is read: \(Seeds.shown(input))")
    }

    /// Lines of the agent's own file.
    private static let persisted = FuzzTarget("registrations") {
        texts(Seeds.json)
    } run: { input throws(BrokenPromise) in
        guard let change = try? PersistedLine.decode(input).change else { return }
        // Not the change itself: no list of tags is written as an empty one.
        let line = PersistedLine.encode(change)
        let again = (try? PersistedLine.decode(Array(line.dropLast())))?.change
        try promise(again.map(PersistedLine.encode) == line, "a line is written as it is read: \(Seeds.shown(line))")
    }

    private static func texts(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
