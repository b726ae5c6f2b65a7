import EnvoySchema
import MeshDomain
package import ProxySnapshots
package import SchemaRuntime

/// What a resource that several proxies may share is made from: the whole input, so that an entry can never be stale.
enum SharedInput: Hashable {
    case endpoints(LoadAssignment)
    case application(ApplicationClusterInput)
    case upstreamCluster(UpstreamClusterInput)
    case upstreamListener(UpstreamListenerInput)
    case passingCluster(PassingClusterInput)
    case access(AccessPolicy)
    case applicationEndpoint(MeshEndpoint, AccessPolicy)
}

/// Encoded resources, shared by all proxies for which they are made from the same.
///
/// Entries that were not asked for during a whole generation are dropped; a generation ends after `limit` new entries or
/// `byteLimit` bytes.
package struct TranslationCache {
    private var current: [SharedInput: EncodedResource] = [:]
    private var previous: [SharedInput: EncodedResource] = [:]
    private var currentBytes = 0
    private let limit: Int
    private let byteLimit: Int
    /// How many resources had to be encoded.
    package private(set) var encodedCount = 0

    /// A cache that holds at most twice `limit` entries, and about twice `byteLimit` bytes.
    package init(limit: Int = 16_384, byteLimit: Int = 32 << 20) {
        self.limit = limit
        self.byteLimit = byteLimit
    }

    /// The resource of an assignment, encoded now or before.
    package mutating func endpoints(_ assignment: LoadAssignment) throws(SchemaError) -> EncodedResource {
        try resource(assignment.clusterName, .endpoints(assignment)) { () throws(SchemaError) in
            Endpoints.message(assignment)
        }
    }

    /// The resource made from an input, encoded now or before.
    mutating func resource(
        _ name: String,
        _ input: SharedInput,
        _ make: () throws(SchemaError) -> some SchemaMessage
    ) throws(SchemaError) -> EncodedResource {
        if let known = current[input] { return known }
        let resource: EncodedResource
        if let known = previous[input] {
            resource = known
        } else {
            resource = try EncodedResource(name: name, make())
            encodedCount += 1
        }
        if current.count >= limit || currentBytes >= byteLimit {
            previous = current
            current = [:]
            currentBytes = 0
        }
        current[input] = resource
        currentBytes += resource.body.value.count
        return resource
    }

    /// Encodes something that is not shared.
    mutating func encode(_ name: String, _ message: some SchemaMessage) throws(SchemaError) -> EncodedResource {
        encodedCount += 1
        return try EncodedResource(name: name, message)
    }
}
