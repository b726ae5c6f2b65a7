package import AccessRules
import ConfigEntryTables
import ConsulJSON
package import FilterExpressions
package import MeshDomain

/// Everything that the project must know about one kind of config entry, besides what its content means to proxies.
///
/// It is made from functions of the kind's own type, so that nobody else tells kinds apart.
package struct ConfigEntryDescriptor: Sendable {
    /// What reading or writing an entry of that name needs; nil when everybody may.
    package typealias AccessRule = @Sendable (_ name: ServiceName) -> Access?

    /// Which other entries the rules of an entry look at.
    package enum Look: Sendable {
        /// That of the same name.
        case sameName
        /// The only one of its kind, which has this name.
        case only(String)
        /// Any of its kind.
        case any
    }

    /// What there is for kinds that are stored.
    struct Content: Sendable {
        var read: @Sendable (inout ObjectReader) throws(MeshError) -> ConfigEntryBody
        var write: @Sendable (ConfigEntryBody, inout MeshObject) -> Void
        var normalize: @Sendable (ConfigEntryBody) throws(MeshError) -> ConfigEntryBody
        var validate: @Sendable (ConfigEntryBody, Scope, ConfigEntryState) throws(MeshError) -> Void
        var validateAgain: @Sendable (ConfigEntryBody, Scope, ConfigEntryState) throws(MeshError) -> Void
        var validateRemoval: @Sendable (EntryKey, ConfigEntryState) throws(MeshError) -> Void
    }

    package let kind: ConfigEntryKind
    /// What it is for, in one line, for people.
    package let help: String
    let readAccess: AccessRule
    let writeAccess: AccessRule
    /// What a list of them can be filtered by; nil when it cannot.
    package let filter: FilterField?
    /// Kinds that its rules look at: when one of those changes, they are asked again.
    package let looksAt: [ConfigEntryKind: Look]
    /// The service that an entry is about has a virtual address.
    package let givesAddress: Bool
    /// Where calls go depends on it: a change under which chains contradict themselves is refused.
    let shapesChains: Bool
    /// What a peer is told depends on it.
    package let shapesExports: Bool
    /// What API gateways are bound to depends on it.
    package let shapesGateways: Bool
    /// What users are told who write or remove one; nil when they may.
    package let refusal: MeshError?
    /// Nil when this version does not store the kind, with what it says then.
    let content: Result<Content, MeshError>

    /// Whether this version stores entries of the kind and acts on them.
    package var isStored: Bool {
        switch content {
        case .success: true
        case .failure: false
        }
    }

    /// Declares a kind that is stored.
    ///
    /// - Parameters:
    ///   - type: Its content.
    ///   - help: What it is for, in one line.
    ///   - readAccess: What reading needs.
    ///   - writeAccess: What writing needs.
    ///   - filter: What a list of them can be filtered by.
    ///   - looksAt: Kinds that its rules look at.
    ///   - givesAddress: Whether the service that it is about has a virtual address.
    ///   - shapesChains: Whether where calls go depends on it.
    ///   - shapesExports: Whether what a peer is told depends on it.
    ///   - shapesGateways: Whether what API gateways are bound to depends on it.
    ///   - refusal: What users are told who write or remove one; nil when they may.
    ///   - read: Reads the content from its JSON form.
    ///   - write: Writes the content into its JSON form.
    ///   - normalize: Puts the content into its normal form, and refuses what no state would accept.
    ///   - validate: Refuses what does not go with the other entries, when it is written.
    ///   - validateAgain: The same, when another entry that it looks at was written.
    ///   - validateRemoval: Refuses to remove what other entries need.
    init<Body: ConfigEntryContent>(
        _ type: Body.Type,
        help: String,
        readAccess: @escaping AccessRule,
        writeAccess: @escaping AccessRule,
        filter: FilterField? = nil,
        looksAt: [ConfigEntryKind: Look] = [:],
        givesAddress: Bool = false,
        shapesChains: Bool = false,
        shapesExports: Bool = false,
        shapesGateways: Bool = false,
        refusal: MeshError? = nil,
        read: @escaping @Sendable (inout ObjectReader) throws(MeshError) -> Body,
        write: @escaping @Sendable (Body, inout MeshObject) -> Void,
        normalize: @escaping @Sendable (Body) throws(MeshError) -> Body,
        validate: @escaping @Sendable (Body, Scope, ConfigEntryState) throws(MeshError) -> Void = { _, _, _ in },
        validateAgain: @escaping @Sendable (Body, Scope, ConfigEntryState) throws(MeshError) -> Void = { _, _, _ in },
        validateRemoval: @escaping @Sendable (EntryKey, ConfigEntryState) throws(MeshError) -> Void = { _, _ in }
    ) {
        kind = Body.kind
        self.help = help
        self.readAccess = readAccess
        self.writeAccess = writeAccess
        self.filter = filter
        self.looksAt = looksAt
        self.givesAddress = givesAddress
        self.shapesChains = shapesChains
        self.shapesExports = shapesExports
        self.shapesGateways = shapesGateways
        self.refusal = refusal
        content = .success(
            Content(
                read: { (reader) throws(MeshError) in try read(&reader).body },
                write: { body, object in if let body = Body(body) { write(body, &object) } },
                normalize: { (body) throws(MeshError) in
                    guard let own = Body(body) else { return body }
                    return try normalize(own).body
                },
                validate: { (body, scope, state) throws(MeshError) in
                    if let own = Body(body) { try validate(own, scope, state) }
                },
                validateAgain: { (body, scope, state) throws(MeshError) in
                    if let own = Body(body) { try validateAgain(own, scope, state) }
                },
                validateRemoval: validateRemoval
            )
        )
    }

    /// Declares a kind of Consul that this version does not store.
    init(
        absent kind: ConfigEntryKind,
        help: String,
        readAccess: @escaping AccessRule,
        writeAccess: @escaping AccessRule = { _ in .meshWrite },
        refusal: MeshError
    ) {
        self.kind = kind
        self.help = help
        self.readAccess = readAccess
        self.writeAccess = writeAccess
        filter = nil
        looksAt = [:]
        givesAddress = false
        shapesChains = false
        shapesExports = false
        shapesGateways = false
        self.refusal = refusal
        content = .failure(refusal)
    }
}

extension EntryKey {
    /// What looking at the entry needs, whether it exists or not; nil when everybody may.
    package var readAccess: Access? {
        kind.descriptor.readAccess(ServiceName(name, in: scope))?.within(scope)
    }

    /// What writing or removing the entry of that name needs, when `existing` is what the name finds.
    ///
    /// An entry that is spelled otherwise is its owner's.
    package func writeAccess(over existing: ConfigEntry?) -> [Access] {
        guard let old = existing?.key.ownWriteAccess, old != ownWriteAccess else { return [ownWriteAccess] }
        return [ownWriteAccess, old]
    }

    /// What writing or removing an entry that is spelled so needs.
    private var ownWriteAccess: Access {
        (kind.descriptor.writeAccess(ServiceName(name, in: scope)) ?? .operatorWrite).within(scope)
    }
}

extension ConfigEntry {
    /// What writing it needs beside the right to its own name: whoever sends calls to a service must be allowed to know it.
    ///
    /// - Source: reference http-api-and-config.md §5.2.
    package var linkAccess: [Access] {
        body.content.linkedServices.map { .serviceRead(ServiceName($0.text, in: scope)) }
    }

    /// The keys of other entries that the rules of this one look at by name, whether they exist or not.
    package var references: [EntryKey] {
        kind.descriptor.looksAt.compactMap { other, look in
            switch look {
            case .sameName: EntryKey(kind: other, name: name, in: scope)
            case .only(let only): EntryKey(kind: other, name: only, in: scope)
            case .any: nil
            }
        }.sorted { $0.kind.rawValue < $1.kind.rawValue }
    }
}
