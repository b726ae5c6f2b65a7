import Logging
import MeshDomain
import MeshJournal
import PeeringLogic
import PeeringTables

/// What is told of a stream: to whoever asks, and in the row of its peering.
extension LiveStream {
    /// How the stream stands now, for whoever asks.
    func standing() -> StreamReport {
        var sending = session.standing(at: PeeringCore.moment())
        if exportChange.isSomething || isPlanning { sending.isPlanned = false }
        return StreamReport(
            hasHeard: session.hasHeard,
            sending: sending,
            refusedImports: refusals.reasons,
            waitingImports: imports.count,
            importObstacle: importObstacle ?? ""
        )
    }

    /// Publishes the status: at once when it says something new, the times every five seconds.
    func publishStatus() async {
        let timer = Task { [statusInput] in
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(5))
                statusInput.yield()
            }
        }
        defer { timer.cancel() }
        for await _ in statusSignal {
            guard end == nil, !Task.isCancelled else { return }
            guard session.hasHeard else { continue }
            do throws(MeshError) {
                try await publish(session.status)
                for direction in PeeringServiceNames.Direction.allCases {
                    try await publish(session.serviceNames(direction), direction)
                }
            } catch {
                core.logger.warning("the stream's status could not be stored", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .milliseconds(250))
                statusInput.yield()
            }
        }
    }

    private func publish(_ status: PeeringStreamStatus) async throws(MeshError) {
        let (id, claim) = (peeringID, claim)
        try await core.write { state in
            guard var peering = state.peering(id: id), peering.isActive, state.claim(of: id) == claim else { return [] }
            peering.state = .active
            peering.stream = status
            return [.putPeering(peering)]
        }
    }

    /// How many bytes of names of services one write holds, about.
    private static var namesLimit: Int { 256 * 1024 }

    /// Writes the names that changed, in writes of bounded size: the row of the peering holds only how many there are.
    private func publish(
        _ names: [String],
        _ direction: PeeringServiceNames.Direction
    ) async throws(MeshError) {
        guard published[direction] != names else { return }
        let (id, claim) = (peeringID, claim)
        var waiting = core.state.changes(of: id, direction, to: names)[...]
        while !waiting.isEmpty {
            var size = 0
            let rows = waiting.prefix { row in
                defer { size += row.names.reduce(64) { $0 + $1.utf8.count + 4 } }
                return size < Self.namesLimit
            }
            waiting = waiting.dropFirst(rows.count)
            try await core.write { state in
                guard state.peering(id: id)?.isActive == true, state.claim(of: id) == claim else { return [] }
                return rows.map(PeeringChange.putServiceNames)
            }
        }
        published[direction] = names
    }
}
