import AgentLogic
import MeshDomain
import NIOCore
import NIOPosix

/// Connects checks to where their policy lets them go.
///
/// A name is resolved once and the addresses that were judged are the ones that are connected to, so that nothing can
/// point it elsewhere in between (DNS rebinding). Every kind of check that opens a connection uses this.
struct CheckDialer: Sendable {
    let policy: CheckDestinationPolicy
    let lookups: CheckLookups

    /// Opens a connection to the first address that answers, of those that the policy permits.
    ///
    /// - Throws: ``ProbeFailure`` saying what was tried.
    func connect<Output: Sendable>(
        to destination: CheckDestination,
        timeout: Duration,
        _ initializer: @escaping @Sendable (any Channel) -> EventLoopFuture<Output>
    ) async throws -> Output {
        var failure = ProbeFailure("dial tcp \(destination.authority): no such host")
        for address in try await addresses(of: destination, timeout: timeout) {
            try Task.checkCancellation()
            do {
                return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connectTimeout(TimeAmount(timeout)).connect(to: address, channelInitializer: initializer)
            } catch {
                failure = ProbeFailure("dial tcp \(destination.authority): \(error)")
            }
        }
        throw failure
    }

    /// The addresses of a destination that may be reached.
    func addresses(of destination: CheckDestination, timeout: Duration) async throws -> [SocketAddress] {
        let all: [SocketAddress]
        if destination.literal != nil {
            all = [try SocketAddress(ipAddress: destination.host, port: destination.port)]
        } else if destination.host.lowercased() == "localhost" {
            // Asked of nobody (RFC 6761 §6.3): checks of this node must not wait for a resolver that is away.
            all = try ["127.0.0.1", "::1"].map { try SocketAddress(ipAddress: $0, port: destination.port) }
        } else {
            all = try await lookups.addresses(of: destination.host, port: destination.port, timeout: timeout)
        }
        var refusal: String?
        let permitted = all.filter { address in
            guard let bytes = address.checkedAddress else { return false }
            let shown =
                destination.literal == nil ? "\(destination.host) (\(address.ipAddress ?? ""))" : destination.host
            guard let problem = policy.refusal(of: bytes, shownAs: shown) else { return true }
            refusal = refusal ?? problem
            return false
        }
        if permitted.isEmpty, let refusal { throw ProbeFailure(refusal, isDenied: true) }
        return permitted
    }
}

/// Why a check could not ask; the text is the check's output.
struct ProbeFailure: Error, CustomStringConvertible {
    let description: String
    /// The policy of this agent forbids it.
    let isDenied: Bool

    init(_ description: String, isDenied: Bool = false) {
        self.description = description
        self.isDenied = isDenied
    }
}

extension ProbeFailure {
    static let closed = ProbeFailure("the connection was closed before the answer came")
}

extension SocketAddress {
    /// The address as policies judge it; nil for what is no IP address.
    fileprivate var checkedAddress: IPAddress? { ipAddress.flatMap { IPAddress(String($0.prefix { $0 != "%" })) } }
}
