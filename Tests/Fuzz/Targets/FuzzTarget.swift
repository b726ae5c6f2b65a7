/// One decoder that reads bytes of strangers, with inputs to begin from and what must hold for every input.
package struct FuzzTarget: Sendable {
    /// Kebab-case, the name on the command line.
    package let name: String
    /// Sound inputs, changed by the mutator; never empty.
    package let seeds: @Sendable () throws -> [[UInt8]]
    /// Decodes and checks: refusing an input is right; a trap, or a promise not kept, is a finding.
    package let run: @Sendable ([UInt8]) throws(BrokenPromise) -> Void

    package init(
        _ name: String,
        seeds: @escaping @Sendable () throws -> [[UInt8]],
        run: @escaping @Sendable ([UInt8]) throws(BrokenPromise) -> Void
    ) {
        self.name = name
        self.seeds = seeds
        self.run = run
    }

    /// Every target, in the order of their names.
    package static let all: [FuzzTarget] = (textTargets + wireTargets + envoyTargets + loginTargets + kubernetesTargets)
        .sorted {
            $0.name < $1.name
        }
}

/// What a decoder promised and did not keep, for an input it took.
package struct BrokenPromise: Error, CustomStringConvertible {
    /// The promise, with what came instead.
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// Throws when `kept` is false.
func promise(_ kept: Bool, _ text: @autoclosure () -> String) throws(BrokenPromise) {
    if !kept { throw BrokenPromise(text()) }
}
