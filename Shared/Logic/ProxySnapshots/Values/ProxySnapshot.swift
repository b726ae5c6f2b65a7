package import MeshDomain

/// Everything Envoy's configuration for one proxy is made from: complete and immutable.
///
/// Equal snapshots give equal configurations. Endpoints are kept apart from the rest, because they change most often:
/// when only `loadAssignments` differ, only endpoints have to be translated.
package struct ProxySnapshot: Sendable, Hashable {
    package var proxy: ProxyKey
    package var configuration: ProxyInputs
    /// The endpoints of all clusters that are told them, sorted by cluster name.
    package var loadAssignments: [LoadAssignment]
    /// What the entries of its service add to what is generated, in the order in which it is applied.
    package var extensions: [EnvoyExtension]

    /// Makes a snapshot.
    package init(
        proxy: ProxyKey,
        configuration: ProxyInputs,
        loadAssignments: [LoadAssignment],
        extensions: [EnvoyExtension] = []
    ) {
        self.proxy = proxy
        self.configuration = configuration
        self.loadAssignments = loadAssignments
        self.extensions = extensions
    }

    /// Whether nothing but endpoints is different.
    package func differsOnlyInEndpoints(from other: ProxySnapshot) -> Bool {
        proxy == other.proxy && configuration == other.configuration && extensions == other.extensions
    }
}

/// Which proxy is meant: an instance on a node.
package struct ProxyKey: Sendable, Hashable, Comparable {
    package var node: NodeName
    package var namespace: Namespace
    package var id: NameText

    /// Makes a key.
    package init(node: NodeName, id: String, in namespace: Namespace = .standard) {
        self.node = node
        self.namespace = namespace
        self.id = NameText(id)
    }

    /// Under what its registration is looked up.
    package var instance: InstanceKey {
        InstanceKey(node: NodeKey(node), id: ScopedID(id.text, in: namespace))
    }

    package static func < (left: ProxyKey, right: ProxyKey) -> Bool {
        if left.node != right.node { return left.node < right.node }
        return left.namespace == right.namespace ? left.id < right.id : left.namespace < right.namespace
    }
}

/// The kinds of proxies, with what each of them needs.
package enum ProxyInputs: Sendable, Hashable {
    case sidecar(SidecarInputs)
    case meshGateway(MeshGatewayInputs)
    case apiGateway(APIGatewayInputs)
    case ingressGateway(IngressGatewayInputs)
    case terminatingGateway(TerminatingGatewayInputs)
}

/// Where the mesh is and by what certificates it is trusted; the same for all proxies of a cluster.
package struct MeshIdentity: Sendable, Hashable {
    package var datacenter: String
    package var trustDomain: String
    /// All roots, each ending with a line break.
    package var rootsPEM: String
    package var settings: MeshSettings

    /// Makes an identity.
    package init(datacenter: String, trustDomain: String, rootsPEM: String, settings: MeshSettings) {
        self.datacenter = datacenter
        self.trustDomain = trustDomain
        self.rootsPEM = rootsPEM
        self.settings = settings
    }

    /// Equal identities hash alike; the long texts are left to the comparison.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(datacenter)
        hasher.combine(trustDomain)
    }
}

/// The certificate a proxy shows.
package struct ProxyCredentials: Sendable, Hashable {
    /// The leaf with its intermediates.
    package var certificatePEM: String
    package var privateKeyPEM: SecretID

    /// Makes credentials; texts are made to end with a line break, as Envoy gets them.
    package init(certificatePEM: String, privateKeyPEM: SecretID) {
        self.certificatePEM = certificatePEM.endingWithLineBreak
        self.privateKeyPEM = SecretID(privateKeyPEM.revealed.endingWithLineBreak)
    }

    /// The credentials in a leaf.
    package init(_ leaf: LeafCertificate) {
        self.init(certificatePEM: leaf.certPEM, privateKeyPEM: leaf.privateKeyPEM)
    }

    /// Equal credentials hash alike; the serial number, which stands at the beginning, tells certificates apart.
    package func hash(into hasher: inout Hasher) {
        for byte in certificatePEM.utf8.prefix(192) { hasher.combine(byte) }
    }
}

extension String {
    /// The text with a line break at its end, unless it is empty.
    package var endingWithLineBreak: String { isEmpty || hasSuffix("\n") ? self : self + "\n" }
}

/// A trust domain and the roots that its identities are checked against.
package struct TrustDomainRoots: Sendable, Hashable {
    /// Local name of the peer; empty for this cluster.
    package var peer: String
    package var trustDomain: String
    /// All roots, each ending with a line break.
    package var rootsPEM: String

    /// Makes a pair.
    package init(peer: String = "", trustDomain: String, rootsPEM: String) {
        self.peer = peer
        self.trustDomain = trustDomain
        self.rootsPEM = rootsPEM
    }

    /// What a peer announced.
    package init(_ bundle: PeeringTrustBundle) {
        self.init(
            peer: bundle.peer,
            trustDomain: bundle.trustDomain,
            rootsPEM: bundle.rootPEMs.map(\.endingWithLineBreak).joined()
        )
    }

    /// Equal pairs hash alike; the long text is left to the comparison.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(peer)
        hasher.combine(trustDomain)
    }
}
