import ACLContract
import AccessRules
import AgentLogic
import ConsulJSON
import MeshContracts
import MeshDomain
import PeeringContract

/// `/v1/tombolo/peering-tokens` and `/v1/tombolo/peering-verify`: what Consul has not of peerings.
///
/// - Source: decision 037. Answers are of the moment and cannot be waited for.
struct PeeringToolEndpoints: Sendable {
    /// How long a comparison may take; the other side alone has 5 s.
    private static let patience = Duration.seconds(20)
    let context: AgentContext

    var endpoints: [Endpoint] { tokens + verification }

    private var tokens: [Endpoint] {
        [
            Endpoint(
                .post,
                "/v1/tombolo/peering-tokens",
                scope: .partitioned,
                datacenter: .write,
                feature: .peering,
                body: .json(Endpoint.JSONRule(words: "Body decoding failed", tenancy: .plain(status: 500))),
                permission: .needs(.access(.peering, .write, .none), by: .owner),
                generate
            ),
            Endpoint(
                .get,
                "/v1/tombolo/peering-tokens/{peer...}",
                scope: .partitioned,
                datacenter: .read,
                feature: .peering,
                permission: .needs(.access(.peering, .read, .none)),
                missing: "Must specify a name to fetch.",
                list
            ),
            Endpoint(
                .delete,
                "/v1/tombolo/peering-tokens/{peer...}",
                scope: .partitioned,
                datacenter: .write,
                feature: .peering,
                permission: .needs(.access(.peering, .write, .none), by: .owner),
                missing: "Must specify the name of a peering.",
                revoke
            ),
        ]
    }

    private var verification: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/tombolo/peering-verify/{peer...}",
                scope: .partitioned,
                datacenter: .read,
                feature: .peering,
                permission: .needs(.access(.peering, .read, .none), rows: [.service]),
                missing: "Must specify a name to fetch."
            ) { request in try await verify(request, repairs: false) },
            Endpoint(
                .put,
                "/v1/tombolo/peering-verify/{peer...}",
                scope: .partitioned,
                datacenter: .write,
                feature: .peering,
                permission: .needs(.access(.peering, .write, .none), by: .owner),
                missing: "Must specify the name of a peering."
            ) { request in try await verify(request, repairs: true) },
        ]
    }

    private func generate(_ request: RoutedRequest) async throws -> APIResponse {
        let (body, lifetime) = try request.decoded(PeeringBodyCodec.limitedTokenRequest)
        guard !body.peerName.isEmpty else {
            throw APIError(
                status: 400,
                text: "PeerName is required in the payload when generating a new peering token."
            )
        }
        let made = try await context.peeringClient.generateToken(
            peerName: body.peerName,
            meta: body.meta,
            serverExternalAddresses: body.serverExternalAddresses,
            lifetime: lifetime,
            context: context.call(request)
        )
        return .json { output in
            output.object { item in
                item.member("PeeringToken", made.token.revealed)
                item.member("ID", made.id)
                if let expiresAt = made.expiresAt { item.member("Expires", GoTime.text(nanoseconds: expiresAt)) }
            }
        }
    }

    private func list(_ request: RoutedRequest) async throws -> APIResponse {
        let tokens = try await context.peeringClient.tokens(of: request.argument, context: context.call(request))
        return .json { output in
            output.array(tokens) { output, token in
                output.object { item in
                    item.member("ID", token.id)
                    item.member("State", token.state.rawValue)
                    if let at = token.madeAt { item.member("Made", GoTime.text(nanoseconds: at)) }
                    if let at = token.expiresAt { item.member("Expires", GoTime.text(nanoseconds: at)) }
                    if let at = token.endedAt { item.member("Ended", GoTime.text(nanoseconds: at)) }
                }
            }
        }
    }

    /// With `?id=` only that token, else all that were not used.
    private func revoke(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.query["id"].flatMap { $0.isEmpty ? nil : $0 }
        let revoked = try await context.peeringClient.revokeTokens(
            of: request.argument,
            id: id,
            context: context.call(request)
        )
        return .json { output in output.object { $0.member("Revoked", revoked) } }
    }

    private func verify(_ request: RoutedRequest, repairs: Bool) async throws -> APIResponse {
        var call = context.call(request)
        call.timeout = Self.patience
        let found = try await context.peeringClient.compare(with: request.argument, repairs: repairs, context: call)
        return .json { output in
            output.object { item in
                item.member("offered", found.isOffered)
                item.member("same", found.isSame)
                item.member("obstacle", ifSet: found.obstacle)
                item.member("comparedExports", found.comparedExports)
                item.member("comparedImports", found.comparedImports)
                item.member("pending", found.pending)
                item.key("exports")
                item.array(found.exports) { $0.deviation($1) }
                item.key("imports")
                item.array(found.imports) { $0.deviation($1) }
                item.member("cut", found.isCut)
                item.member("sentAgain", found.sentAgain)
                item.member("askedAgain", found.askedAgain)
            }
        }
    }
}

extension JSONOutput {
    fileprivate mutating func deviation(_ row: PeeringComparison.Deviation) {
        object { item in
            item.member("name", row.resource)
            item.member("kind", row.kind.rawValue)
        }
    }
}
