import MeshDomain
import SchemaRuntime

/// A resource to be made, by name; making it may fail without harm to the others.
struct ResourcePlan<Message: SchemaMessage> {
    let name: String
    /// The config entries that the resource is made from, where they exist.
    private(set) var origin: [EntryKey] = []
    private let source: Source
    private let make: () throws(SchemaError) -> Message

    private enum Source {
        /// It is this proxy's own.
        case own
        /// Every proxy with the same input has the same.
        case shared(SharedInput)
        /// It is encoded already.
        case kept(EncodedResource)
    }

    /// A resource that is only one proxy's; `kept` is the one that was made from the same before.
    init(_ name: String, kept: EncodedResource? = nil, _ make: @escaping () throws(SchemaError) -> Message) {
        self.name = name
        self.make = make
        source = kept.map { .kept($0) } ?? .own
    }

    /// A resource that is made from nothing but its name and an input.
    init(_ name: String, from input: SharedInput, _ make: @escaping () throws(SchemaError) -> Message) {
        self.name = name
        self.make = make
        source = .shared(input)
    }

    /// What stands in place of a plan, with its origin.
    init(_ resource: EncodedResource, insteadOf plan: ResourcePlan) {
        name = resource.name
        origin = plan.origin
        make = plan.make
        source = .kept(resource)
    }

    /// The same, made from these entries.
    func made(from entries: [EntryKey]) -> ResourcePlan {
        var plan = self
        plan.origin = entries
        return plan
    }

    func resource(_ cache: inout TranslationCache) throws(SchemaError) -> EncodedResource {
        switch source {
        case .own: try cache.encode(name, make())
        case .shared(let input): try cache.resource(name, input, make)
        case .kept(let resource): resource
        }
    }
}
