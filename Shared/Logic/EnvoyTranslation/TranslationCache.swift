import EnvoyPatches
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

/// What was made from something: entries that were not asked for during a whole generation are dropped.
///
/// A generation ends after `limit` new entries or `byteLimit` bytes.
struct Generations<Key: Hashable, Value> {
    private typealias Entries = [Key: (value: Value, bytes: Int)]

    private var current = Entries()
    private var previous = Entries()
    private var currentBytes = 0
    private let limit: Int
    private let byteLimit: Int

    init(limit: Int, byteLimit: Int) {
        self.limit = limit
        self.byteLimit = byteLimit
    }

    mutating func known(_ key: Key) -> Value? {
        if let known = current[key] { return known.value }
        guard let known = previous[key] else { return nil }
        keep(known.value, key, bytes: known.bytes)
        return known.value
    }

    mutating func keep(_ value: Value, _ key: Key, bytes: Int) {
        if current.count >= limit || currentBytes >= byteLimit {
            previous = current
            current = [:]
            currentBytes = 0
        }
        current[key] = (value: value, bytes: bytes)
        currentBytes += bytes
    }
}

/// Encoded resources, shared by all proxies for which they are made from the same.
package struct TranslationCache {
    private var resources: Generations<SharedInput, EncodedResource>
    private var extended: Generations<ExtendedInput, ExtendedOutcome>
    private var extensions: Generations<EnvoyExtension, Result<ProxyExtension, ExtensionProblem>>
    /// How many resources had to be encoded.
    package private(set) var encodedCount = 0

    /// A cache that holds of each sort at most twice `limit` entries, and about twice `byteLimit` bytes.
    package init(limit: Int = 16_384, byteLimit: Int = 32 << 20) {
        resources = Generations(limit: limit, byteLimit: byteLimit)
        extended = Generations(limit: limit, byteLimit: byteLimit)
        extensions = Generations(limit: min(limit, 1_024), byteLimit: byteLimit)
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
        if let known = resources.known(input) { return known }
        let resource = try EncodedResource(name: name, make())
        encodedCount += 1
        resources.keep(resource, input, bytes: resource.body.value.count)
        return resource
    }

    /// What extensions made of a resource, now or before.
    mutating func outcome(of input: ExtendedInput, _ make: () -> ExtendedOutcome) -> ExtendedOutcome {
        if let known = extended.known(input) { return known }
        let outcome = make()
        if outcome.resource != input.resource { encodedCount += 1 }
        extended.keep(outcome, input, bytes: outcome.resource?.body.value.count ?? 0)
        return outcome
    }

    /// What an extension says, read now or before.
    mutating func read(_ entry: EnvoyExtension) -> Result<ProxyExtension, ExtensionProblem> {
        if let known = extensions.known(entry) { return known }
        let read: Result<ProxyExtension, ExtensionProblem>
        do throws(ExtensionProblem) { read = .success(try ProxyExtension(entry)) } catch { read = .failure(error) }
        extensions.keep(read, entry, bytes: 0)
        return read
    }

    /// Encodes something that is not shared.
    mutating func encode(_ name: String, _ message: some SchemaMessage) throws(SchemaError) -> EncodedResource {
        encodedCount += 1
        return try EncodedResource(name: name, message)
    }
}
