import Foundation
import Testing

/// A world that chance moves step by step and that can say at any time what is wrong with it.
protocol World {
    /// The world at its beginning.
    init(chance: Chance)

    /// Something happens.
    ///
    /// - Throws: ``Broken`` when an invariant does not hold any more.
    mutating func step() throws

    /// Nothing bad happens any more; everything under way gets to its end.
    ///
    /// - Throws: ``Broken`` when it does not end, or ends wrongly.
    mutating func settle() throws
}

/// An invariant that does not hold.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Runs a world once for each of many seeds.
///
/// One seed alone: `TOMBOLO_SIMULATION_SEED=42`. More of them, for a night: `TOMBOLO_SIMULATION_RUNS=1000000` (seeds count from
/// `TOMBOLO_SIMULATION_FIRST`, 1).
enum Simulation {
    private static let environment = ProcessInfo.processInfo.environment

    private static func number(_ name: String) -> UInt64? { environment[name].flatMap { UInt64($0) } }

    /// Runs the world, and records the first seed with which it breaks.
    ///
    /// - Parameters:
    ///   - world: The kind of world.
    ///   - runs: How many seeds, when nothing says otherwise.
    ///   - steps: How many steps each; then it settles.
    ///   - leastStepsPerSecond: A simulation slower than this finds nothing in the time it has, so it is a failure, too.
    static func run<Kind: World>(_ world: Kind.Type, runs: UInt64, steps: Int, leastStepsPerSecond: Double = 1000) {
        let only = number("TOMBOLO_SIMULATION_SEED")
        let first = only ?? number("TOMBOLO_SIMULATION_FIRST") ?? 1
        let count = only == nil ? number("TOMBOLO_SIMULATION_RUNS") ?? runs : 1
        let begin = clock()
        for seed in first..<(first + count) {
            var done = 0
            do {
                var world = Kind(chance: Chance(seed: seed))
                for _ in 0..<steps {
                    done += 1
                    try world.step()
                }
                try world.settle()
            } catch {
                Issue.record(
                    "\(Kind.self), seed \(seed), step \(done) of \(steps): \(error); this one alone: TOMBOLO_SIMULATION_SEED=\(seed)"
                )
                return
            }
        }
        // Processor time of this process, so that other processes on the machine do not count.
        let seconds = Double(clock() - begin) / Double(CLOCKS_PER_SEC)
        let rate = Double(count) * Double(steps) / max(seconds, 0.001)
        print("\(Kind.self): \(count) seeds of \(steps) steps, \(Int(rate)) steps a second")
        if count >= runs {
            #expect(rate > leastStepsPerSecond, "\(Kind.self) makes only \(Int(rate)) steps a second")
        }
    }
}
