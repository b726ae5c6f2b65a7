import CommandLineLogic
import MeshDomain
import Testing

/// How it is shown why something does not work.
@Suite struct InsightLayoutTests {
    @Test func `an explanation names the failed step, what to do and whose business it is`() {
        let explanation: MeshValue = [
            "source": "web", "destination": "east/api", "verdict": "fails", "failedStep": "imported",
            "steps": [
                ["id": "upstream", "outcome": "ok", "text": "there", "evidence": []],
                [
                    "id": "imported", "outcome": "failed", "text": "east does not\nexport api", "remedy": "ask",
                    "owner": "east",
                    "evidence": [["kind": "exported-services", "name": "default"]],
                ],
            ],
        ]
        #expect(
            CallLayout.text(explanation) == """
                web -> east/api: FAILS at step 2 of 2, imported

                Step  Outcome  What      Found
                1     ok       upstream  there
                2     failed   imported  east does not export api

                Step 2, imported:
                    Do:      ask
                    Entries: exported-services/default
                    Owner:   peer east
                """
        )
    }

    @Test func `below a peering stands what is lacking`() {
        let insight: MeshValue = [
            "name": "east", "caughtUp": false, "lagChanges": 2, "lagMs": 40, "waitingImports": 1,
            "importObstacle": "the catalog is away", "exports": [["service": "web", "state": "exported"]],
            "imports": [["service": "api", "state": "refused", "reason": "too many"]],
        ]
        #expect(
            PeeringLayout.insight(insight) == """


                Caught Up:        false
                Lag:              2 changes, 40 ms
                Waiting Imports:  1
                Imports Wait For: the catalog is away

                Service  Direction      State    Why
                api      from the peer  refused  too many
                """
        )
        #expect(PeeringLayout.insight(.null) == "")
    }

    @Test func `exports are a table`() {
        let rows: [MeshValue] = [
            ["service": "web", "peer": "east", "state": "pending", "instances": 1, "age": 7, "reason": "on its way"]
        ]
        #expect(
            PeeringLayout.exports(rows) == """
                Service  Peer  State    Instances  Lag   Why
                web      east  pending  1          7 ms  on its way
                """
        )
        #expect(PeeringLayout.exports([]) == "Nothing is exported.")
    }
}
