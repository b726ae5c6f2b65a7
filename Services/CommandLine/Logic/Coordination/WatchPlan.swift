import AgentLogic
package import MeshDomain

/// What `tombolo watch` asks, and what it shows of the answer.
///
/// - Source: reference §11.3.
package struct WatchPlan: Sendable, Hashable {
    private let target: WatchTarget

    /// Reads the flags.
    ///
    /// - Throws: ``UsageError`` naming the flag that is wrong or missing.
    package init(_ flags: FlagValues) throws(UsageError) {
        do {
            target = try WatchTarget(mark: "-") { name in
                name == "tag" ? flags.list(name) : flags.text(name).map { [$0] } ?? []
            }
        } catch { throw UsageError(error.message) }
    }

    /// The path after `/v1/`.
    package var path: [String] { target.path }
    /// What is asked for besides; pairs of name and value.
    package var query: [(name: String, value: String)] { target.query.map { ($0.name, $0.value) } }

    /// What the command is given: of one key its row, null when there is none.
    package func shown(_ answer: MeshValue) -> MeshValue { target.shown(answer) }

    /// What of an answer the command is given: of events those that it was not given before.
    package func news(_ answer: MeshValue, after before: MeshValue?) -> MeshValue {
        target.news(answer, after: before)
    }

    /// The index to go on with: from the beginning when it went back.
    package static func next(after known: UInt64, _ index: UInt64) -> UInt64 { WatchTarget.next(after: known, index) }
}
