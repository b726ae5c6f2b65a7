import PeeringLogic

/// Works out exports away from the stream that sends them: its heartbeats go on meanwhile, however many services there are.
struct ExportPlanning: Sendable {
    let core: PeeringCore

    /// Brings a planner up to date, in pieces between which others of this process have their turn.
    ///
    /// - Returns: The planner as it is then, and the news; nil when the catalog lacks something that is exported.
    @concurrent
    func plan(
        _ planner: ExportPlanner,
        _ change: ExportChange
    ) async -> (planner: ExportPlanner, update: ExportPlanner.Update)? {
        let sources = core.exportSources
        guard core.inputs.areWhole(sources) else { return nil }
        var planner = planner
        var work = planner.begin(sources, touched: change.touched)
        while !work.isDone {
            planner.go(on: &work, for: StreamSession.pieceSize)
            await Task.yield()
        }
        return (planner, planner.finish(work))
    }
}
