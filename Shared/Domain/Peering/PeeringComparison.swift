/// What comparing both sides of a peering brought to light.
package struct PeeringComparison: Sendable, Hashable {
    /// How the importing side has a resource.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case missing
        case different
        /// It has one that is not exported.
        case surplus
    }

    /// A resource of which the sides do not have the same.
    package struct Deviation: Sendable, Hashable {
        package var resource: String
        package var kind: Kind

        /// Makes a deviation.
        package init(resource: String, kind: Kind) {
            self.resource = resource
            self.kind = kind
        }
    }

    /// The replica that compared; empty when none runs a stream.
    package var replica = ""
    /// Whether the peer answered.
    package var isOffered = false
    /// Why nothing was compared, and what to do; empty when it was.
    package var obstacle = ""
    package var comparedExports = 0
    package var comparedImports = 0
    /// How many resources were left out because a change was on its way.
    package var pending = 0
    /// What the peer has not as this cluster exports it.
    package var exports: [Deviation] = []
    /// What this cluster has not as the peer exports it.
    package var imports: [Deviation] = []
    /// Whether there are more of either.
    package var isCut = false
    package var sentAgain = 0
    package var askedAgain = 0

    /// Nothing was compared yet.
    package init() {}

    /// Whether everything was compared and is the same.
    package var isSame: Bool { isOffered && obstacle.isEmpty && exports.isEmpty && imports.isEmpty && !isCut }
}

/// A peering token as people see it, without its secret.
package struct PeeringTokenSummary: Sendable, Hashable {
    /// Where a token stands.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case unused
        case used
        case expired
        case revoked
        /// A newer one was used.
        case replaced
    }

    package var id: String
    package var state: State
    /// Nanoseconds since 1970; nil when that is not known.
    package var madeAt: Int64?
    /// Nil for never.
    package var expiresAt: Int64?
    /// When it was used, revoked or replaced.
    package var endedAt: Int64?

    /// Makes a summary.
    package init(id: String, state: State, madeAt: Int64?, expiresAt: Int64?, endedAt: Int64?) {
        self.id = id
        self.state = state
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.endedAt = endedAt
    }
}
