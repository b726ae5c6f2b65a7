import DiscoveryChain
import MeshDomain
import ProxySnapshots

/// What a sidecar's public listener is made from, and nothing else: intentions are not, as long as they do not change
/// how requests are read.
struct PublicListenerInput: Hashable {
    let bindAddress: String
    let bindPort: Int
    let serviceProtocol: String
    let mesh: MeshIdentity
    let credentials: ProxyCredentials
    let inboundTrust: [TrustDomainRoots]
    let applicationPort: Int
    let requestTimeoutMilliseconds: Int?
    let idleTimeoutMilliseconds: Int?
    /// 0 for no limit.
    let maximumConnections: Int
    let isPermissive: Bool
    let balancesConnections: Bool
    let accessLogs: AccessLogsConfiguration
    let fetchTimeoutMilliseconds: Int?
    /// Rules look at requests.
    let normalizesPaths: Bool
    let dropsHeadersWithUnderscores: Bool
    /// Rules look at tokens.
    let validatesTokens: Bool
    /// What may stand in its place.
    let escapeHatches: EscapeHatches

    var name: String { "public_listener:\(bindAddress):\(bindPort)" }

    init(_ inputs: SidecarInputs) {
        bindAddress = inputs.bindAddress
        bindPort = inputs.bindPort
        serviceProtocol = inputs.serviceProtocol
        mesh = inputs.mesh
        credentials = inputs.credentials
        inboundTrust = inputs.inboundTrust
        applicationPort = inputs.application.port
        requestTimeoutMilliseconds = inputs.application.requestTimeoutMilliseconds
        idleTimeoutMilliseconds = inputs.application.idleTimeoutMilliseconds
        maximumConnections = inputs.application.maximumInboundConnections
        isPermissive = inputs.isPermissive
        balancesConnections = inputs.balancesInboundConnections
        accessLogs = inputs.accessLogs
        fetchTimeoutMilliseconds = inputs.fetchTimeoutMilliseconds
        escapeHatches = inputs.escapeHatches
        let isHTTP = ServiceProtocol.isHTTP(inputs.serviceProtocol)
        // Consul did not before CVE-2024-10005: `/admin/../secret` and `//secret` went past a rule about `/secret`.
        normalizesPaths = isHTTP && inputs.intentions.contains { !$0.permissions.isEmpty }
        validatesTokens = isHTTP && !inputs.tokens.providers.isEmpty
        dropsHeadersWithUnderscores =
            isHTTP && inputs.intentions.contains { Disguises.needsDropping($0.permissions) }
    }
}
