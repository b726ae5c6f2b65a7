import BusSchema
import ConfigEntryKinds
package import MeshContracts
package import MeshDomain

/// Asks the config-entry service.
package struct ConfigEntryClient: Sendable {
    /// What becomes of an entry that is given.
    package enum WriteMode: Sendable, Hashable {
        case written
        /// It is checked as if it were written, and forgotten.
        case tried
    }

    private let service: ServiceClient

    /// Makes a client.
    package init(_ service: ServiceClient) { self.service = service }

    /// Writes an entry; with `cas` only if its modify index is that (0: only if absent).
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - cas: The modify index that it must have.
    ///   - mode: Whether it is written, or only asked whether it would be.
    ///   - context: Token and deadline.
    /// - Returns: The index of the write, and false when the compare-and-set did not match.
    /// - Throws: `rejected` in Consul's words when the entry is not valid, `permissionDenied` when the token may not write it.
    @discardableResult
    package func put(
        _ entry: ConfigEntry,
        cas: UInt64? = nil,
        mode: WriteMode = .written,
        context: CallContext
    ) async throws(MeshError) -> (index: UInt64, applied: Bool) {
        let request = ConfigEntryWire.PutRequest(
            entry: ConfigEntryWire.Entry(entry),
            cas: cas,
            dryRun: mode == .tried
        )
        let reply = try await service.call(ConfigEntryMethods.put, request, context)
        return (reply.index, reply.applied)
    }

    /// Removes an entry; with `cas` only if its modify index is that.
    ///
    /// Removing what is not there succeeds.
    @discardableResult
    package func delete(
        _ key: EntryKey,
        cas: UInt64? = nil,
        context: CallContext
    ) async throws(MeshError) -> (index: UInt64, applied: Bool) {
        let request = ConfigEntryWire.DeleteRequest(
            key: ConfigEntryWire.Key(key),
            cas: cas
        )
        let reply = try await service.call(ConfigEntryMethods.delete, request, context)
        return (reply.index, reply.applied)
    }

    /// Writes one source of a destination's intentions, as the intentions API does; nil removes it.
    @discardableResult
    package func setIntention(
        destination: String,
        in scope: Scope = .standard,
        source: String,
        of sourceScope: Scope = .standard,
        to intention: SourceIntention?,
        meta: [String: String]? = nil,
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        var request = ConfigEntryWire.IntentionRequest(
            destination: destination,
            source: source,
            partition: scope.partition.nameUnlessStandard,
            namespace: scope.namespace.nameUnlessStandard,
            sourcePartition: sourceScope.partition.nameUnlessStandard,
            sourceNamespace: sourceScope.namespace.nameUnlessStandard
        )
        request.intention = intention.flatMap { Self.carried($0, to: destination, meta) }
        return try await service.call(ConfigEntryMethods.intention, request, context).index
    }

    /// Makes, changes or removes (nil) the intention that the legacy API knows by an id.
    @discardableResult
    package func setLegacyIntention(
        id: String,
        isNew: Bool = false,
        destination: String = "",
        to intention: SourceIntention?,
        context: CallContext
    ) async throws(MeshError) -> UInt64 {
        var request = ConfigEntryWire.IntentionRequest(
            destination: destination,
            source: intention?.name ?? "",
            legacyID: id,
            isNew: isNew
        )
        request.intention = intention.flatMap { Self.carried($0, to: destination, nil) }
        return try await service.call(ConfigEntryMethods.intention, request, context).index
    }

    /// Writes a partition or a namespace; its indexes are given by the service.
    ///
    /// - Throws: `badRequest` or `rejected` naming what is wrong, `permissionDenied`.
    @discardableResult
    package func put(_ tenant: Tenant, context: CallContext) async throws(MeshError) -> UInt64 {
        let request = ConfigEntryWire.PutTenantRequest(tenant: ConfigEntryWire.Tenant(tenant))
        return try await service.call(ConfigEntryMethods.putTenant, request, context).index
    }

    /// Marks a partition or a namespace for deletion; one that is not there is gone.
    ///
    /// - Throws: `badRequest` for a built-in one, `permissionDenied`.
    @discardableResult
    package func delete(_ tenant: TenantKey, context: CallContext) async throws(MeshError) -> UInt64 {
        let request = ConfigEntryWire.DeleteTenantRequest(key: ConfigEntryWire.TenantKey(tenant))
        return try await service.call(ConfigEntryMethods.deleteTenant, request, context).index
    }

    /// A source as part of an entry, which is how it travels.
    private static func carried(
        _ intention: SourceIntention,
        to destination: String,
        _ meta: [String: String]?
    ) -> CommonWire.ValueObject? {
        let carrier = ConfigEntry(
            body: .serviceIntentions(ServiceIntentions(name: destination, sources: [intention])),
            meta: meta
        )
        guard case .object(let fields) = ConfigEntryCodec.encode(carrier) else { return nil }
        return CommonWire.ValueObject(fields)
    }
}
