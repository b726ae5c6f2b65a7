// Specs of gateways, of groups of peers, and of who signs web tokens.

extension ResourceSchemas {
    private static let sds = SchemaField(
        "sds",
        .object([SchemaField("clusterName", .text()), SchemaField("certResource", .text())]),
        "A certificate that Envoy fetches from elsewhere."
    )

    private static let gatewayTLS = SchemaField(
        "tls",
        .object([
            SchemaField("enabled", .flag), sds, SchemaField("tlsMinVersion", .text()),
            SchemaField("tlsMaxVersion", .text()),
            SchemaField("cipherSuites", .list(.text())),
        ]),
        "TLS towards callers."
    )

    private static let limits = [
        SchemaField("maxConnections", .whole), SchemaField("maxPendingRequests", .whole),
        SchemaField("maxConcurrentRequests", .whole), passiveHealthCheck,
    ]

    private static let ingressService = SchemaNode.object(
        [
            SchemaField("name", .text(), "The service, or * for all."),
            SchemaField("hosts", .list(.text()), "Hosts that callers may name."), SchemaField("tls", .object([sds])),
            SchemaField("meta", .map(.text())),
        ] + place + bothHeaders + limits
    )

    static let ingressGateway = SchemaNode.object([
        gatewayTLS, SchemaField("defaults", .object(limits), "Limits of all services."),
        SchemaField(
            "listeners",
            .list(
                .object([
                    SchemaField("port", .whole), SchemaField("protocol", .text(), "tcp, http, http2 or grpc."),
                    gatewayTLS,
                    SchemaField("services", .list(ingressService)),
                ])
            ),
            "The ports, each with its services."
        ),
    ])

    static let terminatingGateway = SchemaNode.object([
        SchemaField(
            "services",
            .list(
                .object([
                    SchemaField("name", .text(), "The service, or * for all."), SchemaField("namespace", .text()),
                    SchemaField("caFile", .text()), SchemaField("certFile", .text()), SchemaField("keyFile", .text()),
                    SchemaField("sni", .text()), SchemaField("disableAutoHostRewrite", .flag),
                ])
            ),
            "The services outside of the mesh that are called through it."
        )
    ])

    static let samenessGroup = SchemaNode.object([
        SchemaField("defaultForFailover", .flag, "Whether services fail over to the members by themselves."),
        SchemaField("includeLocal", .flag, "Whether this partition is the first member."),
        SchemaField(
            "members",
            .list(.object([SchemaField("peer", .text()), SchemaField("partition", .text())])),
            "Peers and partitions in which a service is the same."
        ),
    ])

    private static let keyCluster = SchemaNode.object([
        SchemaField("discoveryType", .text()), SchemaField("connectTimeout", .text()),
        SchemaField(
            "tlsCertificates",
            .object([
                SchemaField(
                    "trustedCA",
                    .object([
                        SchemaField("filename", .text()), SchemaField("environmentVariable", .text()),
                        SchemaField("inlineString", .text()), SchemaField("inlineBytes", .text()),
                    ])
                ),
                SchemaField(
                    "caCertificateProviderInstance",
                    .object([SchemaField("instanceName", .text()), SchemaField("certificateName", .text())])
                ),
            ])
        ),
    ])

    private static let remoteKeys = SchemaNode.object([
        SchemaField("uri", .text()), SchemaField("requestTimeoutMs", .whole), SchemaField("cacheDuration", .text()),
        SchemaField("fetchAsynchronously", .flag), SchemaField("useSNI", .flag),
        SchemaField(
            "retryPolicy",
            .object([
                SchemaField("numRetries", .whole),
                SchemaField(
                    "retryPolicyBackOff",
                    .object([SchemaField("baseInterval", .text()), SchemaField("maxInterval", .text())])
                ),
            ])
        ),
        SchemaField("jwksCluster", keyCluster),
    ])

    static let jwtProvider = SchemaNode.object([
        SchemaField("issuer", .text(), "Who signs the tokens."),
        SchemaField("audiences", .list(.text()), "For whom they must be."),
        SchemaField(
            "jsonWebKeySet",
            .object([
                SchemaField("local", .object([SchemaField("jwks", .text()), SchemaField("filename", .text())])),
                SchemaField("remote", remoteKeys),
            ]),
            "The keys by which they are verified."
        ),
        SchemaField(
            "locations",
            .list(
                .object([
                    SchemaField(
                        "header",
                        .object([
                            SchemaField("name", .text()), SchemaField("valuePrefix", .text()),
                            SchemaField("forward", .flag),
                        ])
                    ), SchemaField("queryParam", .object([SchemaField("name", .text())])),
                    SchemaField("cookie", .object([SchemaField("name", .text())])),
                ])
            ),
            "Where in a request they stand."
        ),
        SchemaField(
            "forwarding",
            .object([SchemaField("headerName", .text()), SchemaField("padForwardPayloadHeader", .flag)]),
            "Whether the service gets them."
        ),
        SchemaField("clockSkewSeconds", .whole), SchemaField("cacheConfig", .object([SchemaField("size", .whole)])),
    ])
}
