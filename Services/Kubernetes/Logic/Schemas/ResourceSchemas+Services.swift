// Specs of what a service is, and of where its requests go.

extension ResourceSchemas {
    private static func upstream(isNamed: Bool) -> SchemaNode {
        let named = isNamed ? [SchemaField("name", .text()), SchemaField("peer", .text())] + place : []
        return .object(
            named + [
                SchemaField("envoyListenerJSON", .text()), SchemaField("envoyClusterJSON", .text()),
                SchemaField("protocol", .text()), SchemaField("connectTimeoutMs", .whole), meshGateway,
                SchemaField("balanceOutboundConnections", .text()),
                SchemaField(
                    "limits",
                    .object([
                        SchemaField("maxConnections", .whole), SchemaField("maxPendingRequests", .whole),
                        SchemaField("maxConcurrentRequests", .whole),
                    ])
                ),
                passiveHealthCheck,
            ]
        )
    }

    static let serviceDefaults = SchemaNode.object([
        SchemaField("protocol", .text(), "What the service speaks: tcp, http, http2 or grpc."),
        proxyMode, transparentProxy, mutualTLSMode, meshGateway, expose, envoyExtensions,
        SchemaField("externalSNI", .text(), "The name by which a terminating gateway calls it."),
        SchemaField(
            "upstreamConfig",
            .object([
                SchemaField("defaults", upstream(isNamed: false), "Settings of all services that it calls."),
                SchemaField("overrides", .list(upstream(isNamed: true)), "Settings of single ones."),
            ]),
            "How it calls others."
        ),
        SchemaField(
            "destination",
            .object([SchemaField("addresses", .list(.text())), SchemaField("port", .whole)]),
            "Addresses outside of the mesh that it stands for."
        ),
        SchemaField("maxInboundConnections", .whole, "Connections that an instance takes at once."),
        SchemaField("localConnectTimeoutMs", .whole), SchemaField("localRequestTimeoutMs", .whole),
        SchemaField("balanceInboundConnections", .oneOf("exact_balance")),
        SchemaField("rateLimits", .free, "Limits of requests of each instance."),
    ])

    static let proxyDefaults = SchemaNode.object([
        SchemaField("config", .free, "Settings of proxies as they are."),
        proxyMode, transparentProxy, mutualTLSMode, meshGateway, expose, envoyExtensions, prioritizeByLocality,
        SchemaField(
            "accessLogs",
            .object([
                SchemaField("enabled", .flag), SchemaField("disableListenerLogs", .flag),
                SchemaField("type", .oneOf("file", "stderr", "stdout")), SchemaField("path", .text()),
                SchemaField("jsonFormat", .text()), SchemaField("textFormat", .text()),
            ]),
            "What Envoy says of each request."
        ),
        SchemaField("failoverPolicy", regions, "In which order others are tried."),
    ])

    private static let target = SchemaNode.object(
        [
            SchemaField("service", .text()), SchemaField("serviceSubset", .text()), SchemaField("datacenter", .text()),
            SchemaField("peer", .text()),
        ] + place + [SchemaField("samenessGroup", .text())]
    )

    static let serviceResolver = SchemaNode.object([
        SchemaField("defaultSubset", .text(), "The subset that is meant when none is named."),
        SchemaField(
            "subsets",
            .map(.object([SchemaField("filter", .text()), SchemaField("onlyPassing", .flag)])),
            "Instances of the service by a filter."
        ),
        SchemaField(
            "redirect",
            target,
            "Another service that is meant instead."
        ),
        SchemaField(
            "failover",
            .map(
                .object(
                    [
                        SchemaField("service", .text()), SchemaField("serviceSubset", .text()),
                        SchemaField("datacenters", .list(.text())), SchemaField("targets", .list(target)),
                        SchemaField("policy", regions), SchemaField("samenessGroup", .text()),
                    ] + place
                )
            ),
            "Who is called when no instance is healthy, by subset, or * for all."
        ),
        SchemaField("connectTimeout", .text(), "Such as 5s."), SchemaField("requestTimeout", .text()),
        prioritizeByLocality,
        SchemaField(
            "loadBalancer",
            .object([
                SchemaField("policy", .text()),
                SchemaField(
                    "ringHashConfig",
                    .object([SchemaField("minimumRingSize", .whole), SchemaField("maximumRingSize", .whole)])
                ),
                SchemaField("leastRequestConfig", .object([SchemaField("choiceCount", .whole)])),
                SchemaField(
                    "hashPolicies",
                    .list(
                        .object([
                            SchemaField("field", .text()), SchemaField("fieldValue", .text()),
                            SchemaField(
                                "cookieConfig",
                                .object([
                                    SchemaField("session", .flag), SchemaField("ttl", .text()),
                                    SchemaField("path", .text()),
                                ])
                            ),
                            SchemaField("sourceIP", .flag), SchemaField("terminal", .flag),
                        ])
                    )
                ),
            ]),
            "How an instance is chosen."
        ),
    ])

    static let serviceSplitter = SchemaNode.object([
        SchemaField(
            "splits",
            .list(
                .object(
                    [
                        SchemaField("weight", .number, "Share of the requests in percent; all of them are 100."),
                        SchemaField("service", .text()), SchemaField("serviceSubset", .text()),
                    ] + place + bothHeaders
                )
            ),
            "Over what the requests are split."
        )
    ])

    private static let match = SchemaNode.object([
        SchemaField(
            "http",
            .object([
                SchemaField("pathExact", .text()), SchemaField("pathPrefix", .text()),
                SchemaField("pathRegex", .text()),
                SchemaField("caseInsensitive", .flag), SchemaField("methods", .list(.text())),
                SchemaField(
                    "header",
                    .list(
                        .object([
                            SchemaField("name", .text(), isRequired: true), SchemaField("present", .flag),
                            SchemaField("exact", .text()), SchemaField("prefix", .text()),
                            SchemaField("suffix", .text()),
                            SchemaField("regex", .text()), SchemaField("invert", .flag),
                        ])
                    )
                ),
                SchemaField(
                    "queryParam",
                    .list(
                        .object([
                            SchemaField("name", .text(), isRequired: true), SchemaField("present", .flag),
                            SchemaField("exact", .text()), SchemaField("regex", .text()),
                        ])
                    )
                ),
            ])
        )
    ])

    static let serviceRouter = SchemaNode.object([
        SchemaField(
            "routes",
            .list(
                .object([
                    SchemaField("match", match, "The requests that are meant."),
                    SchemaField(
                        "destination",
                        .object(
                            [
                                SchemaField("service", .text()), SchemaField("serviceSubset", .text()),
                                SchemaField("prefixRewrite", .text()), SchemaField("requestTimeout", .text()),
                                SchemaField("idleTimeout", .text()), SchemaField("numRetries", .whole),
                                SchemaField("retryOnConnectFailure", .flag), SchemaField("retryOn", .list(.text())),
                                SchemaField("retryOnStatusCodes", .list(.whole)),
                            ] + place + bothHeaders
                        ),
                        "Where they go."
                    ),
                ])
            ),
            "Where requests go, by the first that matches."
        )
    ])
}
