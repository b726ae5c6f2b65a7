package import BusSchema
package import MeshDomain

extension PeeringWire.StatusReply {
    /// How the stream stands, as the domain knows it.
    package var standing: PeeringStanding {
        var standing = PeeringStanding()
        standing.replica = replica
        standing.isHeard = heard
        standing.isPlanned = planned
        standing.hasListArrived = listArrived
        standing.listRefusal = listRefusal
        standing.unsent = Int(unsent)
        standing.unanswered = Int(unanswered)
        standing.lagMilliseconds = lag
        for row in exports {
            standing.lacking[row.name] = PeeringStanding.Lack(lagMilliseconds: row.lag, refusal: row.refusal)
        }
        for row in imports { standing.refusedImports[row.name] = row.refusal }
        standing.isCut = more
        standing.waitingImports = Int(waitingImports)
        standing.importObstacle = importObstacle
        return standing
    }
}
