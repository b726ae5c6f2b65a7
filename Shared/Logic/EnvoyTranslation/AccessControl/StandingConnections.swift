import EnvoySchema
import ProxySnapshots
import SchemaRuntime

/// How TCP connections that stand learn of new intentions.
///
/// A connection keeps the rules it was opened with, and Envoy has no way to replace them. What it does see is the
/// metadata of the endpoint it leads to, which an endpoint update (EDS) changes in place. So the application's endpoint
/// carries who is listed in the newest rules, and the filter looks there before each read (continuous enforcement):
/// while the metadata names the rules that the connection has, these decide; afterwards what the metadata lists decides.
/// A connection whose caller is not allowed any more is closed before its next byte is passed on; others notice nothing.
///
/// - Source: measured, `deploy/docs/decisions/011-policy-on-kept-connections.md`.
struct StandingConnections {
    private static let metadataName = "tombolo.intentions"
    private static let nobody = #"[^\x00-\x{10FFFF}]"#

    /// Names these rules among all that the proxy ever had.
    private let generation: String
    private let allowsByDefault: Bool
    /// Regular expressions of identities: those listed, those listed as a group, and who of these is not.
    private let callers: String
    private let groups: String
    private let exceptions: String

    init(_ policy: AccessPolicy) {
        allowsByDefault = policy.allowsByDefault
        callers = Self.expression(policy.rules.filter(\.exceptions.isEmpty).map(\.caller))
        let grouped = policy.rules.filter { !$0.exceptions.isEmpty }
        groups = Self.expression(grouped.map(\.caller))
        exceptions = Self.expression(grouped.flatMap(\.exceptions))
        var hash = ContentHash()
        for text in [allowsByDefault ? "deny" : "allow", callers, groups, exceptions] { hash.combine(text) }
        generation = hash.text
    }

    /// What the application's endpoint says of the newest rules.
    var metadata: EnvoyCoreV3.Metadata {
        let texts = [
            "generation": generation, "listed": allowsByDefault ? "denied" : "allowed", "callers": callers,
            "groups": groups, "exceptions": exceptions,
        ]
        return EnvoyCoreV3.Metadata(filterMetadata: [
            Self.metadataName: GoogleProtobuf.Struct(
                fields: texts.mapValues { GoogleProtobuf.Value(kind: .stringValue($0)) }
            )
        ])
    }

    /// The rules with what makes them look at the metadata.
    func watching(_ rules: EnvoyRBACV3.RBAC) -> EnvoyRBACV3.RBAC {
        let isNewest = Self.field("generation").equals(.text(generation))
        var watching = rules
        for name in rules.policies.keys { watching.policies[name]?.condition = isNewest.message }
        let caller = Condition.name("connection").field("uri_san_peer_certificate")
        let isListed = caller.matches(Self.field("callers")).or(
            caller.matches(Self.field("groups")).and(caller.matches(Self.field("exceptions")).negated)
        )
        // An endpoint without metadata makes neither true: where rules allow, nobody is allowed then; where they deny,
        // everybody is. The endpoints of the application therefore always carry it.
        let isAllowed = Self.field("listed").equals(.text("allowed")).equals(isListed)
        watching.policies["newer-intentions"] = EnvoyRBACV3.Policy(
            permissions: [Permissions.anything],
            principals: [EnvoyRBACV3.Principal(identifier: .any(true))],
            condition: isNewest.negated.and(allowsByDefault ? isAllowed.negated : isAllowed).message
        )
        return watching
    }

    private static func field(_ name: String) -> Condition {
        Condition.name("xds").field("upstream_host_metadata").field("filter_metadata").entry(metadataName).entry(name)
    }

    private static func expression(_ callers: [Caller]) -> String {
        guard !callers.isEmpty else { return nobody }
        return "^(?:" + Set(callers.map(Principals.pattern)).sorted().joined(separator: "|") + ")$"
    }
}
