package import MeshDomain

/// What other processes get to see of a service's changes.
package struct FeedProjection: Sendable {
    private let closure: @Sendable (_ encodedChange: [UInt8]) throws(MeshError) -> [UInt8]?

    /// Everything as it is.
    package static var identity: FeedProjection { filtered { change throws(MeshError) in change } }

    /// Changes replaced or, with nil, left out; also applied to the rows of snapshots.
    package static func filtered(
        _ project: @escaping @Sendable (_ encodedChange: [UInt8]) throws(MeshError) -> [UInt8]?
    ) -> FeedProjection {
        FeedProjection(closure: project)
    }

    /// The encoded change as followers get it; nil when they do not get it.
    package func project(_ encodedChange: [UInt8]) throws(MeshError) -> [UInt8]? { try closure(encodedChange) }
}
