import Foundation
import FuzzTargets
import Testing

/// Every decoder takes thousands of damaged inputs, the same ones in every run: it refuses them or keeps its promises.
///
/// A trap ends the whole run; the input that caused it is then the content of `.build/fuzz-input`. Longer runs, guided by
/// coverage: `make fuzz`.
@Suite("Fuzz")
struct FuzzTests {
    /// Inputs for each target.
    static let rounds = 20_000

    @Test(arguments: FuzzTarget.all.map(\.name))
    func `a decoder refuses damaged input or keeps its promises`(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let record = try InputRecord()
        let seeds = try target.seeds()
        for input in seeds {
            record.write(name, input)
            try target.run(input)
        }
        var mutator = InputMutator(seeds: seeds, seed: 1)
        for round in 0..<Self.rounds {
            let input = mutator.next()
            record.write(name, input)
            do throws(BrokenPromise) {
                try target.run(input)
            } catch {
                Issue.record("\(name), round \(round): \(error)\ninput: \(input)")
                return
            }
        }
    }

    @Test func `the same seed makes the same inputs`() {
        var one = InputMutator(seeds: [[1, 2, 3], []], seed: 7)
        var other = InputMutator(seeds: [[1, 2, 3], []], seed: 7)
        let inputs = (0..<100).map { _ in one.next() }
        #expect(inputs == (0..<100).map { _ in other.next() })
        #expect(Set(inputs).count > 50)
    }
}

/// The input of the moment in a file, so that it outlives a trap of the process.
private struct InputRecord {
    private let file: FileHandle

    init() throws {
        let tests = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let path = tests.deletingLastPathComponent().appendingPathComponent(".build/fuzz-input").path
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        file = try #require(FileHandle(forWritingAtPath: path))
    }

    func write(_ name: String, _ input: [UInt8]) {
        file.seek(toFileOffset: 0)
        file.write(Data("\(name) \(input.count)\n".utf8 + input))
    }
}
