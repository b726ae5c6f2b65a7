package import ProxySnapshots
package import SchemaRuntime

/// Encoded endpoints, shared by all proxies that call the same service.
///
/// The key is the whole input (the cluster and its endpoints), so an entry can never be stale. Entries that were not
/// asked for during a whole generation are dropped; a generation ends after `limit` new entries.
package struct TranslationCache: Sendable {
    private var current: [LoadAssignment: EncodedResource] = [:]
    private var previous: [LoadAssignment: EncodedResource] = [:]
    private let limit: Int
    /// How many assignments had to be encoded.
    package private(set) var encodedCount = 0

    /// A cache that holds at most twice `limit` entries.
    package init(limit: Int = 16_384) { self.limit = limit }

    /// The resource of an assignment, encoded now or before.
    package mutating func endpoints(_ assignment: LoadAssignment) throws(SchemaError) -> EncodedResource {
        if let known = current[assignment] { return known }
        let resource: EncodedResource
        if let known = previous[assignment] {
            resource = known
        } else {
            resource = try EncodedResource(name: assignment.clusterName, Endpoints.message(assignment))
            encodedCount += 1
        }
        if current.count >= limit {
            previous = current
            current = [:]
        }
        current[assignment] = resource
        return resource
    }
}
