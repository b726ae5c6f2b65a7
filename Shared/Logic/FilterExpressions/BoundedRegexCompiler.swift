/// Turns the tree of a regular expression into steps.
struct BoundedRegexCompiler {
    private static let sizeLimit = 10_000

    private(set) var program: [BoundedRegex.Instruction] = []
    /// Nodes visited; bounds the work for repetitions of nothing, which add no step.
    private var visits = 0

    mutating func append(_ node: BoundedRegexNode) throws(BoundedRegex.SyntaxError) {
        visits += 1
        guard visits < Self.sizeLimit, program.count < Self.sizeLimit else {
            throw BoundedRegex.SyntaxError(problem: "expression too large")
        }
        switch node {
        case .set(let set): program.append(.take(set))
        case .check(let condition): program.append(.check(condition))
        case .sequence(let nodes): for node in nodes { try append(node) }
        case .choice(let branches): try appendChoice(branches)
        case .repetition(let node, let least, let most): try appendRepetition(node, least, most)
        }
    }

    private mutating func appendChoice(_ branches: [BoundedRegexNode]) throws(BoundedRegex.SyntaxError) {
        var jumps: [Int] = []
        for (place, branch) in branches.enumerated() {
            let split = program.count
            if place < branches.count - 1 { program.append(.jump(0)) }
            try append(branch)
            guard place < branches.count - 1 else { continue }
            jumps.append(program.count)
            program.append(.jump(0))
            program[split] = .split(split + 1, program.count)
        }
        for jump in jumps { program[jump] = .jump(program.count) }
    }

    private mutating func appendRepetition(
        _ node: BoundedRegexNode,
        _ least: Int,
        _ most: Int?
    ) throws(BoundedRegex.SyntaxError) {
        for _ in 0..<least { try append(node) }
        guard let most else {
            let split = program.count
            program.append(.jump(0))
            try append(node)
            program.append(.jump(split))
            program[split] = .split(split + 1, program.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(program.count)
            program.append(.jump(0))
            try append(node)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
    }
}
