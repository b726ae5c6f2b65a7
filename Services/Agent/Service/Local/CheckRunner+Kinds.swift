import AgentLogic
import ConsulJSON
import MeshBus
import MeshContracts
import MeshDomain
import NIOCore
import NIOHTTP1

/// The kinds of checks besides HTTP.
extension CheckRunner {
    // MARK: - Connections

    /// Asks by a connection.
    ///
    /// - Source: reference §4.6, rows tcp, udp, grpc and h2ping.
    func connection(_ target: CheckTarget, timeout: Duration) async -> ProbeResult {
        let shown = target.destination.authority
        switch target {
        case .tcp(let destination, let encryption):
            let word = encryption == nil ? "TCP" : "TCP+TLS"
            return await result("\(word) connect \(shown): Success", or: "dial tcp \(shown)", timeout) {
                try await connections.connect(to: destination, encryption, timeout: timeout)
            }
        case .udp(let destination):
            return await datagram(destination, timeout)
        case .h2ping(let destination, let encryption):
            return await result("HTTP2 ping was successful", or: "HTTP2 ping of \(shown)", timeout) {
                try await connections.ping(destination, encryption, timeout: timeout)
            }
        case .grpc(let destination, let service, let encryption):
            let place = service.isEmpty ? shown : "\(shown)/\(service)"
            return await result("gRPC check \(place): success", or: "gRPC check \(place)", timeout) {
                try await connections.health(of: service, at: destination, encryption, timeout: timeout)
            }
        case .http: return ProbeResult(.critical, "an HTTP check is asked otherwise")
        }
    }

    private func datagram(_ destination: CheckDestination, _ timeout: Duration) async -> ProbeResult {
        let failure = "dial udp \(destination.authority)"
        let begin = ContinuousClock.now
        let lookup = await withDeadline(timeout) { () -> Result<SocketAddress, ProbeFailure> in
            do { return .success(try await connections.address(of: destination, timeout: timeout)) } catch {
                return .failure(error as? ProbeFailure ?? ProbeFailure("\(error)"))
            }
        }
        // Silence of the resolver says nothing about the service.
        switch lookup {
        case nil: return ProbeResult(.critical, "\(failure): its name was not resolved within \(timeout)")
        case .failure(let problem)?:
            return Self.failed(problem, failure)
        case .success(let address)?:
            let rest = max(.milliseconds(1), timeout - begin.duration(to: .now))
            let success = "UDP connect \(destination.authority): Success"
            // Silence is no failure: most servers do not answer an empty datagram.
            return await result(success, or: failure, rest, isSilencePassing: true) {
                try await connections.send(to: address, of: destination)
            }
        }
    }

    /// What says by itself what was tried stands alone.
    private static func failed(_ error: any Error, _ failure: String) -> ProbeResult {
        let text = "\(error)"
        let isWhole = text.hasPrefix("dial ") || text.hasPrefix("checks ")
        return ProbeResult(error, isWhole ? text : "\(failure): \(text)")
    }

    private func result(
        _ success: String,
        or failure: String,
        _ timeout: Duration,
        isSilencePassing: Bool = false,
        _ body: @escaping @Sendable () async throws -> Void
    ) async -> ProbeResult {
        let answer = await withDeadline(timeout) { () -> ProbeResult in
            do {
                try await body()
                return ProbeResult(.passing, success)
            } catch {
                return Self.failed(error, failure)
            }
        }
        if let answer { return answer }
        return isSilencePassing
            ? ProbeResult(.passing, success) : ProbeResult(.critical, "\(failure): no answer within \(timeout)")
    }

    // MARK: - Programs

    /// Runs the program of a check.
    ///
    /// - Source: reference §4.6, rows script, docker and os_service.
    func program(_ definition: CheckDefinition) async -> ProbeResult {
        switch definition.kind {
        case .script: await script(definition, definition.arguments)
        case .docker: await script(definition, definition.dockerCommand)
        case .osService: await unit(definition)
        case _: ProbeResult(.critical, "checks of this kind are not run by this version of Tombolo")
        }
    }

    private func script(_ definition: CheckDefinition, _ words: [String]) async -> ProbeResult {
        let timeout = definition.timeout > 0 ? Duration.nanoseconds(definition.timeout) : ScriptProbe.usualTime
        let limit = outputLimit(of: definition)
        let result = await scripts.run(words, limit: limit, timeout: timeout)
        switch result.end {
        case .timedOut:
            return ProbeResult(
                .critical,
                "Timed out (\(GoDuration.text(nanoseconds: timeout.nanoseconds))) running check"
            )
        case .notStarted(let reason):
            return ProbeResult(.critical, "\(words.first ?? "") cannot be run: \(reason)")
        case .exited(let code):
            let tail = CheckOutput.tail(result.output, limit: limit)
            let cut = result.count > limit ? "Captured \(limit) of \(result.count) bytes\n...\n" : ""
            // Docker's program ends with 1, too, when there is nothing in which to run anything.
            let isAbsent = definition.kind == .docker && Self.isDockersError(tail)
            return ProbeResult(
                code == 0 ? .passing : code == 1 && !isAbsent ? .warning : .critical,
                cut + tail
            )
        }
    }

    /// Whether Docker's program says that the container is not there or does not run.
    private static func isDockersError(_ text: String) -> Bool {
        text.hasPrefix("Error") && (text.contains("No such container") || text.contains("is not running"))
    }

    private func unit(_ definition: CheckDefinition) async -> ProbeResult {
        let name = definition.osService
        let timeout = definition.timeout > 0 ? Duration.nanoseconds(definition.timeout) : .seconds(10)
        let result = await scripts.run(["systemctl", "is-active", "--", name], limit: 256, timeout: timeout)
        let word = CheckOutput.tail(result.output, limit: 256).trimmingBlanks
        switch result.end {
        case .timedOut: return ProbeResult(.critical, "Service \"\(name)\": systemctl gave no answer within \(timeout)")
        case .notStarted(let reason):
            return ProbeResult(.critical, "Service \"\(name)\": systemctl cannot be run: \(reason)")
        case .exited(0): return ProbeResult(.passing, "Service \"\(name)\" is running")
        case .exited: return ProbeResult(.critical, "Service \"\(name)\" is not running: \(word)")
        }
    }
}

extension CheckDefinition {
    /// What runs the check in its container: Docker's own program, so that whatever reaches its daemon for people does for checks.
    fileprivate var dockerCommand: [String] {
        let command = shell.isEmpty ? arguments : [shell, "-c", arguments.joined(separator: " ")]
        return ["docker", "exec", "--", dockerContainerID] + command
    }
}
