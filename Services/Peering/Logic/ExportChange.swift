package import CatalogTables

/// What changed since exports were last worked out.
package enum ExportChange: Sendable, Hashable {
    case nothing
    /// Of the catalog.
    case topics(Set<CatalogTopic>)
    /// Anything may have.
    case everything

    /// Whether there is anything to work out.
    package var isSomething: Bool { self != .nothing }

    /// What changed of the catalog; nil when anything may have.
    package var touched: Set<CatalogTopic>? {
        switch self {
        case .nothing: []
        case .topics(let topics): topics
        case .everything: nil
        }
    }

    /// Both changes together.
    package func joined(_ other: ExportChange) -> ExportChange {
        switch (self, other) {
        case (.topics(let earlier), .topics(let later)): .topics(earlier.union(later))
        case (.everything, _), (_, .everything): .everything
        case (.nothing, _): other
        case (.topics, .nothing): self
        }
    }
}
