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
        standing.lastError = lastError
        standing.lastErrorAt = lastErrorAt == 0 ? nil : lastErrorAt
        return standing
    }
}

extension PeeringWire.TokensReply {
    /// The tokens as people see them; a state that this version does not know is an end.
    package var summaries: [PeeringTokenSummary] {
        tokens.map { token in
            PeeringTokenSummary(
                id: token.id,
                state: PeeringTokenSummary.State(rawValue: token.state) ?? .revoked,
                madeAt: token.madeAt == 0 ? nil : token.madeAt,
                expiresAt: token.expiresAt == 0 ? nil : token.expiresAt,
                endedAt: token.endedAt == 0 ? nil : token.endedAt
            )
        }
    }
}

extension PeeringWire.VerifyReply {
    /// The comparison as the domain knows it.
    package var comparison: PeeringComparison {
        func deviations(_ rows: [PeeringWire.Deviation]) -> [PeeringComparison.Deviation] {
            rows.map { row in
                PeeringComparison.Deviation(
                    resource: row.name,
                    kind: PeeringComparison.Kind(rawValue: row.kind) ?? .different
                )
            }
        }
        var comparison = PeeringComparison()
        comparison.replica = replica
        comparison.isOffered = offered
        comparison.obstacle = obstacle
        comparison.comparedExports = Int(comparedExports)
        comparison.comparedImports = Int(comparedImports)
        comparison.pending = Int(pending)
        comparison.exports = deviations(exports)
        comparison.imports = deviations(imports)
        comparison.isCut = more
        comparison.sentAgain = Int(sentAgain)
        comparison.askedAgain = Int(askedAgain)
        return comparison
    }
}
