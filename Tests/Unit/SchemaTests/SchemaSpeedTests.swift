import BusSchema
import Foundation
import SchemaRuntime
import Testing

/// Prints how long coding takes; only with TOMBOLO_MEASURE set, and worth reading in release builds only.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TOMBOLO_MEASURE"] != nil), .serialized)
struct SchemaSpeedTests {
    private func nanoseconds(per rounds: Int, _ work: () throws -> Int) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<5 {
            var sum = 0
            let start = ContinuousClock.now
            for _ in 0..<rounds { sum &+= try work() }
            let spent = start.duration(to: .now) / rounds
            #expect(sum != 0)
            best = min(best, Double(spent.components.attoseconds) / 1e9)
        }
        return best
    }

    @Test func `coding a service instance takes about a microsecond`() throws {
        let instance = SchemaSamples.instance
        let bytes = try instance.encoded()
        let encode = try nanoseconds(per: 200_000) { try instance.encoded().count }
        let decode = try nanoseconds(per: 200_000) { try TestingWire.ServiceInstance(decoding: bytes).id.utf8.count }
        print("\(bytes.count) bytes: encode \(Int(encode)) ns, decode \(Int(decode)) ns")
    }
}
