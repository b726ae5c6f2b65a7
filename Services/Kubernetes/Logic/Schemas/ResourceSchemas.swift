package import MeshDomain

/// What may stand in the specs of the resources: the one table of kinds that Kubernetes can write.
///
/// - Source: reference kubernetes.md §1.1 and §2.4.
package enum ResourceSchemas {
    /// The kinds of config entries that are custom resources, settings of the whole mesh first.
    package static let entryKinds: [ConfigEntryKind] = specs.map(\.kind)

    /// The spec of config entries of a kind; nil when there is no such resource.
    package static func spec(of kind: ConfigEntryKind) -> SchemaNode? { specs.first { $0.kind == kind }?.spec }

    private static let specs: [(kind: ConfigEntryKind, spec: SchemaNode)] = [
        (.mesh, mesh),
        (.proxyDefaults, proxyDefaults),
        (.serviceDefaults, serviceDefaults),
        (.samenessGroup, samenessGroup),
        (.jwtProvider, jwtProvider),
        (.serviceResolver, serviceResolver),
        (.serviceSplitter, serviceSplitter),
        (.serviceRouter, serviceRouter),
        (.ingressGateway, ingressGateway),
        (.terminatingGateway, terminatingGateway),
        (.exportedServices, exportedServices),
        (.serviceIntentions, serviceIntentions),
    ]

    /// The spec of both peering resources.
    static let peering = SchemaNode.object([
        SchemaField(
            "peer",
            .object([
                SchemaField(
                    "secret",
                    .object([
                        SchemaField(
                            "name",
                            .text(),
                            "Name of the Secret that holds the token, in the resource's namespace."
                        ),
                        SchemaField("key", .text(), "Key of the Secret under which the token stands."),
                        SchemaField("backend", .text(), "Where Secrets are kept; only kubernetes is known."),
                    ]),
                    "The Secret with the peering token."
                )
            ]),
            "How to meet the peer, which is named as the resource is.",
            isRequired: true
        )
    ])

    // MARK: - Parts that several kinds have

    static let meshGateway = SchemaField(
        "meshGateway",
        .object([
            SchemaField("mode", .oneOf("none", "local", "remote"), "Which mesh gateways calls to elsewhere go through.")
        ]),
        "How calls reach other datacenters and peers."
    )
    static let expose = SchemaField(
        "expose",
        .object([
            SchemaField("checks", .flag, "Whether paths of HTTP and gRPC checks are reachable without mutual TLS."),
            SchemaField(
                "paths",
                .list(
                    .object([
                        SchemaField("listenerPort", .whole), SchemaField("path", .text()),
                        SchemaField("localPathPort", .whole), SchemaField("protocol", .oneOf("http", "http2")),
                        SchemaField("parsedFromCheck", .flag),
                    ])
                )
            ),
        ]),
        "Paths that are reachable without mutual TLS."
    )
    static let transparentProxy = SchemaField(
        "transparentProxy",
        .object([
            SchemaField("outboundListenerPort", .whole, "Port to which calls are redirected."),
            SchemaField("dialedDirectly", .flag, "Whether instances can be called by their addresses."),
        ]),
        "How calls are redirected to the proxy."
    )
    static let mutualTLSMode = SchemaField(
        "mutualTLSMode",
        .oneOf("strict", "permissive"),
        "Whether calls without mutual TLS are taken."
    )
    static let proxyMode = SchemaField("mode", .oneOf("direct", "transparent"), "How calls reach the proxy.")
    static let envoyExtensions = SchemaField(
        "envoyExtensions",
        .list(
            .object([
                SchemaField("name", .text()), SchemaField("required", .flag), SchemaField("arguments", .free),
                SchemaField("consulVersion", .text()), SchemaField("envoyVersion", .text()),
            ])
        ),
        "Extensions of Envoy's configuration."
    )
    static let passiveHealthCheck = SchemaField(
        "passiveHealthCheck",
        .object([
            SchemaField("interval", .text(), "Time between looks, such as 10s."), SchemaField("maxFailures", .whole),
            SchemaField("enforcingConsecutive5xx", .whole), SchemaField("maxEjectionPercent", .whole),
            SchemaField("baseEjectionTime", .text()),
        ]),
        "When an instance that fails is left out."
    )
    static let regions = SchemaNode.object([
        SchemaField("mode", .oneOf("sequential", "order-by-locality")), SchemaField("regions", .list(.text())),
    ])
    static let prioritizeByLocality = SchemaField(
        "prioritizeByLocality",
        .object([SchemaField("mode", .oneOf("none", "failover"))]),
        "Whether near instances are preferred."
    )
    /// Where something of another namespace or partition is named.
    static let place = [SchemaField("namespace", .text()), SchemaField("partition", .text())]

    static func headers(_ name: String, _ help: String) -> SchemaField {
        SchemaField(
            name,
            .object([
                SchemaField("add", .map(.text())), SchemaField("set", .map(.text())),
                SchemaField("remove", .list(.text())),
            ]),
            help
        )
    }
    static let bothHeaders = [
        headers("requestHeaders", "Changes of headers of requests."),
        headers("responseHeaders", "Changes of headers of responses."),
    ]
    static let jwt = SchemaField(
        "jwt",
        .object([
            SchemaField(
                "providers",
                .list(
                    .object([
                        SchemaField("name", .text()),
                        SchemaField(
                            "verifyClaims",
                            .list(.object([SchemaField("path", .list(.text())), SchemaField("value", .text())]))
                        ),
                    ])
                )
            )
        ]),
        "JSON web tokens that a request must have one of."
    )
}
