/// What users tell all agents at once; it is not stored.
///
/// - Source: Consul HTTP API, `/v1/event`; reference §3.8.
package struct UserEvent: Sendable, Hashable {
    /// A UUID.
    package var id: String
    package var name: NameText
    package var payload: [UInt8]
    /// Expressions of what it is for; empty ones are for all.
    package var nodeFilter: String
    package var serviceFilter: String
    package var tagFilter: String
    /// Grows with each event that the agent which fired it had heard of.
    package var time: UInt64

    /// Makes an event.
    package init(
        id: String,
        name: NameText,
        payload: [UInt8] = [],
        nodeFilter: String = "",
        serviceFilter: String = "",
        tagFilter: String = "",
        time: UInt64 = 0
    ) {
        self.id = id
        self.name = name
        self.payload = payload
        self.nodeFilter = nodeFilter
        self.serviceFilter = serviceFilter
        self.tagFilter = tagFilter
        self.time = time
    }

    /// What clients wait by: both halves of the id, one over the other; 0 for what is no UUID.
    ///
    /// - Source: reference §1.6.
    package var index: UInt64 {
        let digits = id.filter { $0 != "-" }
        guard digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
            let low = UInt64(digits.suffix(16), radix: 16)
        else { return 0 }
        return high ^ low
    }
}
