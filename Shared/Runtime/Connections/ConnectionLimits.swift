/// How many connections a server takes, from whom, and what those may do who have not shown yet that they belong here.
///
/// A connection begins as a stranger's and is admitted once its other end has shown a secret that is good.
package struct ConnectionLimits: Sendable, Hashable {
    /// Connections in all.
    package var total: Int
    /// Connections of one address; of IPv6 addresses, of one /64.
    package var perAddress: Int
    /// Strangers' connections in all.
    package var strangers: Int
    /// Strangers' connections of one address.
    package var strangersPerAddress: Int
    /// How many of the places for strangers are kept for addresses from which somebody was admitted before, so that strangers
    /// cannot keep them from coming back.
    package var reserve: Int
    /// How many bytes a stranger may send.
    package var strangerBytes: Int
    /// How long a stranger's connection lasts.
    package var strangerTime: Duration
    /// How many bytes may have come on all admitted connections together that belong to no finished message
    /// (`ConnectionGate.finishMessage`); nil when nobody tells where messages end.
    package var backlog: Int?

    /// Makes limits.
    package init(
        total: Int,
        perAddress: Int,
        strangers: Int,
        strangersPerAddress: Int,
        reserve: Int,
        strangerBytes: Int,
        strangerTime: Duration,
        backlog: Int? = nil
    ) {
        self.total = total
        self.perAddress = perAddress
        self.strangers = strangers
        self.strangersPerAddress = strangersPerAddress
        self.reserve = reserve
        self.strangerBytes = strangerBytes
        self.strangerTime = strangerTime
        self.backlog = backlog
    }
}

/// Why a connection is not taken, or ended early; the raw value is the label of the metric.
package enum ConnectionRefusal: String, Sendable, CaseIterable {
    /// There are as many as the server takes.
    case total
    /// There are as many as one address may have.
    case address
    /// There are as many strangers as the server takes.
    case strangers
    /// The address has as many strangers as it may have.
    case addressStrangers = "address-strangers"
    /// It did not say who it is in time.
    case silent
    /// It said too much without saying who it is.
    case verbose
    /// Unfinished messages take as much as they may, and this connection has more than its share.
    case backlog
}

extension ConnectionLimits {
    /// The same shares of fewer connections, so that fairness holds whatever the descriptors allow.
    package func scaled(to connections: Int) -> ConnectionLimits {
        func share(_ part: Int) -> Int { max(1, Int(Double(part) * Double(connections) / Double(max(total, 1)))) }
        var scaled = self
        scaled.perAddress = share(perAddress)
        scaled.strangers = share(strangers)
        scaled.strangersPerAddress = share(strangersPerAddress)
        scaled.reserve = min(share(reserve), scaled.strangers - 1)
        scaled.total = connections
        return scaled
    }
}
