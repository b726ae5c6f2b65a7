/// Which services outside the mesh a terminating gateway calls.
package struct TerminatingGateway: Sendable, Hashable {
    /// The gateway's service.
    package var name: String
    package var services: [LinkedService]

    /// Makes the entry.
    package init(name: String, services: [LinkedService] = []) {
        self.name = name
        self.services = services
    }
}

/// A service that a terminating gateway calls, and how it does TLS to it; files are on the gateway's machine.
package struct LinkedService: Sendable, Hashable {
    /// Or `*` for all that are not in the mesh and not named.
    package var service: NameText
    package var caFile: String
    package var certFile: String
    package var keyFile: String
    package var sni: String
    package var disableAutoHostRewrite: Bool

    /// Makes a link.
    package init(
        service: NameText,
        caFile: String = "",
        certFile: String = "",
        keyFile: String = "",
        sni: String = "",
        disableAutoHostRewrite: Bool = false
    ) {
        self.service = service
        self.caFile = caFile
        self.certFile = certFile
        self.keyFile = keyFile
        self.sni = sni
        self.disableAutoHostRewrite = disableAutoHostRewrite
    }
}

extension TerminatingGateway: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.terminatingGateway
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .terminatingGateway(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .terminatingGateway(let own) = body else { return nil }
        self = own
    }
}
