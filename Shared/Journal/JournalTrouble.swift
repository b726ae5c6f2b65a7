import Logging
import MeshDomain
import Synchronization

/// Why a replica's journal takes no entries now, for `/ready`, for refusals and for the log.
final class JournalTrouble: Sendable {
    /// What kind of trouble it is.
    enum Kind: Sendable, Hashable {
        /// Nothing answers.
        case away
        /// Questions are answered, but nothing is stored: the disk is full or refuses.
        case disk
        /// It ends before what was acknowledged.
        case behind
    }

    private struct State {
        var kind: Kind
        var since: ContinuousClock.Instant
        var text: String
        /// A leader that changes is no trouble for anybody; only what lasts is told.
        var isTold = false
    }

    /// How long it must last until it is told.
    private static let patience = Duration.seconds(1)

    private let state = Mutex<State?>(nil)
    private let journal: String
    private let logger: Logger

    init(journal: String, logger: Logger) {
        self.journal = journal
        self.logger = logger
    }

    /// What it is, for people; nil when there is none.
    var text: String? { state.withLock { $0.flatMap { $0.isTold ? $0.text : nil } } }

    /// Why a write cannot even be tried; nil when it can.
    var refusal: MeshError? {
        state.withLock { state in
            state?.kind == .disk ? MeshError(.unavailable, "the write was not stored: \(state?.text ?? "")") : nil
        }
    }

    /// Takes note of it; logs when it is new.
    ///
    /// - Returns: Whether it is news.
    @discardableResult
    func begin(_ kind: Kind, _ reason: String) -> Bool {
        let text =
            switch kind {
            case .away: "the journal \(journal) cannot be used: \(reason)"
            case .disk:
                "the journal \(journal) answers but stores nothing: the disk of nats-server is full or refuses writes "
                    + "(\(reason)); make room there, and writes go on by themselves once nats-server has restarted "
                    + "(its /healthz and its log name the file)"
            case .behind: "the journal \(journal) is behind: \(reason)"
            }
        let isNew: Bool = state.withLock { state in
            var new = State(kind: kind, since: state?.since ?? .now, text: text)
            let wasTold = state?.kind == kind && state?.isTold == true
            new.isTold = wasTold || kind == .disk || new.since.duration(to: .now) >= Self.patience
            state = new
            return new.isTold && !wasTold
        }
        if isNew { logger.error("The journal takes no entries", metadata: ["reason": "\(text)"]) }
        return isNew
    }

    /// It is over.
    func end() {
        let over = state.withLock { state in
            defer { state = nil }
            return state
        }
        guard let over, over.isTold else { return }
        logger.notice("The journal takes entries again", metadata: ["after": "\(over.since.duration(to: .now))"])
    }

    /// It is over if it was of that kind.
    func end(_ kind: Kind) { if state.withLock({ $0?.kind }) == kind { end() } }
}

extension Ledger {
    /// Why this replica cannot do its work now; nil when it can.
    package nonisolated var unreadiness: String? {
        if let text = trouble.text { return text }
        return view.isReady ? tooOld.withLock { $0?.message } : "the journal is being read"
    }

    /// An entry was not stored in the time of one attempt: finds out whether anything answers, and says so.
    func diagnose(_ reason: String, since begin: ContinuousClock.Instant) async {
        do {
            _ = try await journal.lastSequence()
            guard begin.duration(to: .now) >= settings.storePatience else { return }
            if trouble.begin(.disk, reason), let refusal = trouble.refusal { queue.refuseWaiting(refusal) }
        } catch { trouble.begin(.away, "\(error)") }
    }
}
