import Testing

/// The pure cores in worlds that chance moves; every failure names its seed (`Simulation`).
@Suite struct `Simulation of the pure cores` {
    @Test func `two clusters over a stream that breaks`() {
        Simulation.run(PeerStreamWorld.self, runs: 150, steps: 300)
    }

    @Test func `replicas that come and go`() {
        Simulation.run(ReplicaChoiceWorld.self, runs: 60, steps: 40, leastStepsPerSecond: 100)
    }

    @Test func `a proxy that refuses and reconnects`() { Simulation.run(DeltaStreamWorld.self, runs: 150, steps: 200) }

    @Test func `an agent and a catalog that does not always listen`() {
        Simulation.run(LocalSyncWorld.self, runs: 150, steps: 200)
    }

    @Test func `the same seed gives the same run`() throws {
        var first = Chance(seed: 7)
        var second = Chance(seed: 7)
        var other = Chance(seed: 8)
        let numbers = (0..<100).map { _ in first.next() }
        #expect(numbers == (0..<100).map { _ in second.next() })
        #expect(numbers != (0..<100).map { _ in other.next() })
    }

    /// A world that is wrong from a certain step on.
    private struct Wrong: World {
        var steps = 0

        init(chance: Chance) {}

        mutating func step() throws {
            steps += 1
            if steps == 3 { throw Broken("planted") }
        }

        mutating func settle() throws {}
    }

    @Test func `a failing seed prints itself`() {
        withKnownIssue {
            Simulation.run(Wrong.self, runs: 5, steps: 10)
        } matching: { issue in
            issue.comments.contains {
                $0.rawValue.contains("seed ")
                    && $0.rawValue.contains("step 3 of 10: planted; this one alone: TOMBOLO_SIMULATION_SEED=")
            }
        }
    }
}
