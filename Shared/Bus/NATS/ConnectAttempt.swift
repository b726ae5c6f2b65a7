import MeshBus
import Synchronization

/// One attempt to connect, on a thread of its own, that is given up when it hangs.
///
/// Neither name resolution nor the TLS handshake of libnats has a deadline. An attempt that was given up ends when the
/// system lets it; a link that it brings after all is closed.
final class ConnectAttempt: Sendable {
    private typealias Outcome = Result<NATSLink, BusError>

    private let waiting: Mutex<CheckedContinuation<Outcome, Never>?>

    private init(_ continuation: CheckedContinuation<Outcome, Never>) { waiting = Mutex(continuation) }

    /// Connects, or says after `patience` that nothing came of it.
    static func run(
        _ settings: NATSSettings,
        receiver: NATSLink.Receiver,
        patience: Duration
    ) async -> Result<NATSLink, BusError> {
        await withCheckedContinuation { continuation in
            let attempt = ConnectAttempt(continuation)
            let timer = Task {
                try? await Task.sleep(for: patience)
                attempt.end(with: .failure(hanging(settings, patience)))
            }
            Task {
                let outcome: Outcome = await runBlocking {
                    do throws(BusError) {
                        return .success(try NATSLink.connect(settings, receiver: receiver))
                    } catch {
                        return .failure(error)
                    }
                }
                let isWanted = attempt.end(with: outcome)
                timer.cancel()
                if !isWanted, case .success(let link) = outcome { await link.close() }
            }
        }
    }

    /// Gives the outcome to who waits; false when somebody was faster.
    @discardableResult
    private func end(with outcome: Outcome) -> Bool {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume(returning: outcome)
        return continuation != nil
    }

    private static func hanging(_ settings: NATSSettings, _ patience: Duration) -> BusError {
        BusError(
            .disconnected,
            "no connection to \(settings.urls.joined(separator: ", ")) within \(patience.wholeMilliseconds) ms: "
                + "looking up the name or the TLS handshake hangs"
        )
    }
}
