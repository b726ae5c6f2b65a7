// Specs of settings of the mesh, and of who may call whom.

extension ResourceSchemas {
    private static func tls(_ name: String, _ help: String) -> SchemaField {
        let version = SchemaNode.oneOf("TLS_AUTO", "TLSv1_0", "TLSv1_1", "TLSv1_2", "TLSv1_3")
        return SchemaField(
            name,
            .object([
                SchemaField("tlsMinVersion", version), SchemaField("tlsMaxVersion", version),
                SchemaField("cipherSuites", .list(.text())),
            ]),
            help
        )
    }

    static let mesh = SchemaNode.object([
        SchemaField(
            "transparentProxy",
            .object([
                SchemaField("meshDestinationsOnly", .flag, "Whether calls to what is not in the mesh are refused.")
            ]),
            "Transparent proxies of the whole mesh."
        ),
        SchemaField("allowEnablingPermissiveMutualTLS", .flag, "Whether services may take calls without mutual TLS."),
        SchemaField("validateClusters", .flag, "Whether Envoy refuses routes to clusters that it does not know."),
        SchemaField(
            "tls",
            .object([
                tls("incoming", "Connections that proxies take."), tls("outgoing", "Connections that proxies make."),
            ]),
            "Versions and ciphers of TLS."
        ),
        SchemaField(
            "http",
            .object([
                SchemaField("sanitizeXForwardedClientCert", .flag),
                SchemaField(
                    "incoming",
                    .object([
                        SchemaField(
                            "requestNormalization",
                            .object([
                                SchemaField("insecureDisablePathNormalization", .flag),
                                SchemaField("mergeSlashes", .flag),
                                SchemaField("pathWithEscapedSlashesAction", .text()),
                                SchemaField("headersWithUnderscoresAction", .text()),
                            ])
                        )
                    ])
                ),
            ]),
            "Settings of HTTP."
        ),
        SchemaField(
            "peering",
            .object([
                SchemaField(
                    "peerThroughMeshGateways",
                    .flag,
                    "Whether peers meet through mesh gateways; set it before a token is made, whose addresses stay as they are."
                )
            ]),
            "Settings of peering."
        ),
    ])

    static let exportedServices = SchemaNode.object([
        SchemaField(
            "services",
            .list(
                .object([
                    SchemaField("name", .text(), "The service, or * for all."), SchemaField("namespace", .text()),
                    SchemaField(
                        "consumers",
                        .list(
                            .object([
                                SchemaField("peer", .text(), "The peer, as it is called here."),
                                SchemaField("partition", .text()), SchemaField("samenessGroup", .text()),
                            ])
                        ),
                        "Who may call it; each names one peer, partition or group."
                    ),
                ])
            ),
            "The services that others may see."
        )
    ])

    private static let action = SchemaField("action", .oneOf("allow", "deny"), "What becomes of the call.")

    private static let permissions = SchemaField(
        "permissions",
        .list(
            .object([
                action, jwt,
                SchemaField(
                    "http",
                    .object([
                        SchemaField("pathExact", .text()), SchemaField("pathPrefix", .text()),
                        SchemaField("pathRegex", .text()), SchemaField("methods", .list(.text())),
                        SchemaField(
                            "header",
                            .list(
                                .object([
                                    SchemaField("name", .text()), SchemaField("present", .flag),
                                    SchemaField("exact", .text()), SchemaField("prefix", .text()),
                                    SchemaField("suffix", .text()), SchemaField("contains", .text()),
                                    SchemaField("regex", .text()), SchemaField("invert", .flag),
                                    SchemaField("ignoreCase", .flag),
                                ])
                            )
                        ),
                    ]),
                    "The requests that are meant."
                ),
            ])
        ),
        "What becomes of requests, by the first that matches; instead of an action."
    )

    static let serviceIntentions = SchemaNode.object([
        SchemaField(
            "destination",
            .object([SchemaField("name", .text(), "The service, or * for all."), SchemaField("namespace", .text())]),
            "The service that is called.",
            isRequired: true
        ),
        SchemaField(
            "sources",
            .list(
                .object([
                    SchemaField("name", .text(), "The service that calls, or *."), SchemaField("namespace", .text()),
                    SchemaField("peer", .text(), "The peer that the caller is of, as it is called here."),
                    SchemaField("partition", .text()), SchemaField("samenessGroup", .text()), action, permissions,
                    SchemaField("description", .text()),
                ])
            ),
            "The services that call.",
            isRequired: true
        ),
        jwt,
    ])
}
