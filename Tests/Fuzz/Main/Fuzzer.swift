import FuzzTargets

#if canImport(Glibc)
import Glibc
#endif

/// libFuzzer's driver: reads its options from the arguments, makes inputs guided by coverage, and calls back with each.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// One input; libFuzzer's library wants the name.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(BrokenPromise) {
        try Fuzzer.target.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
    } catch {
        fatalError("\(Fuzzer.target.name): \(error)")
    }
    return 0
}

/// Fuzzes the decoder that `TOMBOLO_FUZZ_TARGET` names; arguments are libFuzzer's.
///
/// See Tests/Fuzz/README.md.
@main
struct Fuzzer {
    static let target: FuzzTarget = {
        let names = FuzzTarget.all.map(\.name).joined(separator: " ")
        guard let name = getenv("TOMBOLO_FUZZ_TARGET").map({ String(cString: $0) }) else {
            fail("TOMBOLO_FUZZ_TARGET must name one of: \(names)")
        }
        if name == "list" {
            print(names)
            exit(0)
        }
        guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
            fail("there is no fuzz target \"\(name)\"; there are: \(names)")
        }
        return target
    }()

    static func main() throws {
        if let folder = getenv("TOMBOLO_FUZZ_SEEDS").map({ String(cString: $0) }) { try writeSeeds(to: folder) }
        _ = target
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(
            runDriver(&count, &arguments) { start, count in fuzzOneInput(start, count) }
        )
    }

    private static func writeSeeds(to folder: String) throws {
        for (place, seed) in try target.seeds().enumerated() {
            guard let file = fopen("\(folder)/seed-\(place)", "w") else { fail("cannot write into \(folder)") }
            fwrite(seed, 1, seed.count, file)
            fclose(file)
        }
    }

    private static func fail(_ problem: String) -> Never {
        let line = "fuzz: \(problem)\n"
        write(STDERR_FILENO, line, line.utf8.count)
        exit(2)
    }
}
