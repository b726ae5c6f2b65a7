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
    case extended(ExtendedInput)
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
        if let known = known(input) { return known }
        let resource = try EncodedResource(name: name, make())
        made(resource, from: input)
        return resource
    }

    /// The resource made from an input before; nil when it has to be made.
    mutating func known(_ input: SharedInput) -> EncodedResource? {
        if let known = current[input] { return known }
        guard let known = previous[input] else { return nil }
        keep(known, input)
        return known
    }

    /// Keeps what was made from an input.
    mutating func made(_ resource: EncodedResource, from input: SharedInput) {
        encodedCount += 1
        keep(resource, input)
    }

    private mutating func keep(_ resource: EncodedResource, _ input: SharedInput) {
        if current.count >= limit || currentBytes >= byteLimit {
            previous = current
            current = [:]
            currentBytes = 0
        }
        current[input] = resource
        currentBytes += resource.body.value.count
    }

    /// Encodes something that is not shared.
    mutating func encode(_ name: String, _ message: some SchemaMessage) throws(SchemaError) -> EncodedResource {
        encodedCount += 1
        return try EncodedResource(name: name, message)
    }
}
