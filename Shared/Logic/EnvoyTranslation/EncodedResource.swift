import ProxySnapshots
package import SchemaRuntime

/// A resource as it goes to Envoy, with the version that its content gives it.
package struct EncodedResource: Sendable, Hashable {
    package let name: String
    /// The hash of the bytes: the same content has the same version in every process, at any time.
    package let version: String
    package let body: GoogleProtobuf.AnyMessage

    /// Encodes a message.
    package init(name: String, _ message: some SchemaMessage) throws(SchemaError) {
        self.name = name
        body = try GoogleProtobuf.AnyMessage(packing: message)
        version = ContentHash(body.value).text
    }

    /// A message that is encoded already.
    init(name: String, typeURL: String, _ bytes: [UInt8]) {
        self.name = name
        body = GoogleProtobuf.AnyMessage(typeURL: typeURL, value: bytes)
        version = ContentHash(bytes).text
    }

    package static func == (left: EncodedResource, right: EncodedResource) -> Bool {
        left.name == right.name && left.version == right.version && left.body == right.body
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(version)
    }
}

/// All resources of one proxy, each list sorted by name.
package struct ResourceSet: Sendable, Hashable {
    package var clusters: [EncodedResource] = []
    package var endpoints: [EncodedResource] = []
    package var listeners: [EncodedResource] = []
    package var routes: [EncodedResource] = []
    /// The application's own endpoint, where it is sent; apart, so that the fast path of all others knows nothing of it.
    package var applicationEndpoints: [EncodedResource] = []
    package var extensionConfigs: [EncodedResource] = []

    /// A set without resources.
    package init() {}

    /// The resources of one kind; there are no secrets, certificates are part of listeners and clusters.
    package subscript(type: EnvoyResourceType) -> [EncodedResource] {
        switch type {
        case .cluster: clusters
        case .endpoint: applicationEndpoints.isEmpty ? endpoints : applicationEndpoints + endpoints
        case .listener: listeners
        case .route: routes
        case .extensionConfig: extensionConfigs
        case .secret: []
        }
    }
}

/// A resource that could not be made; everything else is served.
package struct TranslationProblem: Sendable, Hashable, CustomStringConvertible {
    package var type: EnvoyResourceType
    package var name: String
    /// Names the field and says what to do.
    package var reason: String

    package var description: String { "\(type.rawValue) \(name): \(reason)" }
}

/// What a translation gave.
package struct Translation: Sendable, Hashable {
    package var resources: ResourceSet
    package var problems: [TranslationProblem]
    /// What it was before extensions changed it; nil when they changed nothing.
    private(set) var generated: Generated?

    /// What was made from a snapshot alone.
    struct Generated: Sendable, Hashable {
        var resources: ResourceSet
        var problems: [TranslationProblem]
    }

    /// What extensions changed it; known as long as they did.
    private(set) var applied: ExtensionStage.Applied?

    package static func == (left: Translation, right: Translation) -> Bool {
        left.resources == right.resources && left.problems == right.problems && left.generated == right.generated
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(resources)
        hasher.combine(problems)
    }

    /// A translation that no extension has changed.
    package init(resources: ResourceSet, problems: [TranslationProblem]) {
        self.resources = resources
        self.problems = problems
    }

    /// Another one in the place of a generated one.
    init(
        resources: ResourceSet,
        problems: [TranslationProblem],
        insteadOf generated: Translation,
        by applied: ExtensionStage.Applied? = nil
    ) {
        self.init(resources: resources, problems: problems)
        self.applied = applied
        self.generated = Generated(resources: generated.resources, problems: generated.problems)
    }

    /// The translation before extensions changed it.
    var beforeExtensions: Translation {
        generated.map { Translation(resources: $0.resources, problems: $0.problems) } ?? self
    }
}
