/// How far the other side of a stream is behind what it should know.
package struct StreamStanding: Sendable, Hashable {
    /// Whether it was worked out what is exported.
    package var isPlanned = false
    /// Whether the other side asked for services.
    package var isSubscribed = false
    /// Whether the other side has the newest list of services.
    package var hasListArrived = false
    /// Changes that were not sent yet.
    package var unsent = 0
    /// Changes that were sent and not answered yet.
    package var unanswered = 0
    /// For how long the oldest of these is on its way.
    package var lagNanoseconds: Int64 = 0
    /// Resources that are on their way, by name, and for how long.
    package var pending: [String: Int64] = [:]
    /// Resources that the other side did not take, with its words.
    package var refused: [String: String] = [:]
    /// Why it did not take the list; empty when it did.
    package var listRefusal = ""

    /// A stream of which nothing is known.
    package init() {}

    /// Whether the other side has everything it asked for.
    package var isCaughtUp: Bool {
        isPlanned && unsent == 0 && unanswered == 0 && refused.isEmpty && listRefusal.isEmpty
    }

    /// What the other side lacks, by service: its instances and the proxies that stand for them are one.
    package var lacking: [String: Lack] {
        var result: [String: Lack] = [:]
        for (name, lag) in pending {
            let service = Self.service(of: name)
            result[service] = Lack(lagNanoseconds: max(lag, result[service]?.lagNanoseconds ?? 0))
        }
        for (name, reason) in refused {
            result[Self.service(of: name), default: Lack()].refusal = reason
        }
        return result
    }

    /// What the other side lacks of one service.
    package struct Lack: Sendable, Hashable {
        /// For how long a change is on its way.
        package var lagNanoseconds: Int64 = 0
        /// Why the other side did not take it; empty while it is on its way.
        package var refusal = ""

        /// Makes a lack.
        package init(lagNanoseconds: Int64 = 0, refusal: String = "") {
            self.lagNanoseconds = lagNanoseconds
            self.refusal = refusal
        }
    }

    private static func service(of resource: String) -> String {
        let suffix = ExportPlan.proxySuffix
        return resource.hasSuffix(suffix) ? String(resource.dropLast(suffix.count)) : resource
    }
}
