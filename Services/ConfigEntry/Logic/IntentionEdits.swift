package import ConfigEntryTables
package import MeshDomain

/// How one source is put into an entry of intentions, or taken out.
package enum IntentionEdits {
    /// The destination's entry with this source written, as the intentions API does.
    ///
    /// - Throws: `rejected` when the metadata would change.
    package static func upserting(
        _ source: SourceIntention,
        destination: ServiceName,
        meta: [String: String]?,
        in state: ConfigEntryState
    ) throws(MeshError) -> ConfigEntry {
        let existing = state.entry(.serviceIntentions, destination.text, in: destination.scope)
        if let meta, !meta.isEmpty {
            guard let existing else { throw MeshError(.rejected, "Meta must not be specified") }
            guard existing.meta == meta else {
                throw MeshError(.rejected, "Meta must not be specified, or should be unchanged during an update.")
            }
        }
        var body = state.writtenIntentions(of: destination) ?? ServiceIntentions(name: destination.text)
        // From now on the entry is one of this API, and the legacy one leaves it alone.
        body.sources = body.sources.map(\.withoutLegacyFields)
        if let position = body.sources.firstIndex(where: { $0.samenessGroup.isEmpty && $0.source == source.source }) {
            body.sources[position] = source
        } else {
            body.sources.append(source)
        }
        return ConfigEntry(body: .serviceIntentions(body), meta: existing?.meta, scope: destination.scope)
    }

    /// What remains of the destination's entry without this source; nil when nothing does.
    package static func removing(
        source: ServiceRef,
        destination: ServiceName,
        in state: ConfigEntryState
    ) -> ConfigEntry? {
        guard var body = state.writtenIntentions(of: destination) else { return nil }
        body.sources.removeAll { $0.samenessGroup.isEmpty && $0.source == source }
        guard !body.sources.isEmpty else { return nil }
        return ConfigEntry(
            body: .serviceIntentions(body),
            meta: state.entry(.serviceIntentions, destination.text, in: destination.scope)?.meta,
            scope: destination.scope
        )
    }
}
