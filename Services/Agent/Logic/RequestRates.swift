import ConsulJSON
import MeshDomain

/// How many requests of its clients an agent passes on to the cluster in a second.
///
/// - Source: reference §12.2, `limits.rpc_rate`, `limits.rpc_max_burst` and `limits.request_limits`.
package struct RequestRates: Sendable, Hashable {
    /// What becomes of requests over ``reads`` and ``writes``.
    package enum Mode: String, Sendable, Hashable, CaseIterable {
        case disabled
        /// They are counted and logged, and answered.
        case permissive
        /// They are refused with status 429.
        case enforcing
    }

    /// `rpc_rate`: requests in a second, reads and writes together; nil for any number.
    package var all: Double?
    /// `rpc_max_burst`: how many may come at once.
    package var burst = 1000
    package var mode = Mode.disabled
    /// `request_limits.read_rate`: reads in a second; nil for any number.
    package var reads: Double?
    /// `request_limits.write_rate`: writes in a second; nil for any number.
    package var writes: Double?

    /// No limits.
    package init() {}

    /// Takes the options of the block `limits`.
    ///
    /// - Throws: `badRequest` naming the option that is wrong.
    mutating func read(_ part: inout ObjectReader) throws(MeshError) {
        all = try Self.rate(part.value("RPCRate"), "limits.rpc_rate")
        burst = try part.optionalInt("RPCMaxBurst") ?? burst
        guard burst > 0 else {
            throw MeshError(.badRequest, "limits.rpc_max_burst is \(burst); it must be at least 1")
        }
        guard var limits = try part.nested("RequestLimits") else { return }
        let word = try limits.string("Mode")
        guard let known = word.isEmpty ? .disabled : Mode(rawValue: word) else {
            throw MeshError(
                .badRequest,
                "limits.request_limits.mode is \"\(word)\"; it must be disabled, permissive or enforcing"
            )
        }
        mode = known
        reads = try Self.rate(limits.value("ReadRate"), "limits.request_limits.read_rate")
        writes = try Self.rate(limits.value("WriteRate"), "limits.request_limits.write_rate")
        try limits.finish()
    }

    /// A rate; nil where it is not given or below zero.
    private static func rate(_ value: MeshValue?, _ name: String) throws(MeshError) -> Double? {
        guard let value, !value.isNull else { return nil }
        guard let number = value.doubleValue, number.isFinite else {
            throw MeshError(.badRequest, "\(name): a number is expected, -1 for no limit")
        }
        return number < 0 ? nil : number
    }

    /// Whether it is the name of an option of the block `limits` that is taken here.
    static func knows(_ name: String) -> Bool {
        ["rpc_rate", "rpc_max_burst", "request_limits"].contains { equalIgnoringCase($0, name) }
    }
}
