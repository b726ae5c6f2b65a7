import TestSeeds

/// Chance that a seed decides: the same seed gives the same run, in every process and on every machine.
struct Chance: RandomNumberGenerator {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    mutating func next() -> UInt64 { numbers.next() }

    /// A number from 0 to below `limit`.
    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    /// Whether something that happens so often out of a hundred happens now.
    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

    /// One of several; nil of none.
    mutating func one<Element>(of elements: [Element]) -> Element? { elements.randomElement(using: &self) }
}
