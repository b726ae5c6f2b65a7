package import ConfigEntryTables
package import MeshDomain

/// What the legacy intentions API wants: one intention, known by its id, made, changed or removed.
///
/// - Source: reference §6.4. An entry that was written as a config entry, or by names, is none of this API's any more.
package struct LegacyIntentionEdit: Sendable {
    /// UUID.
    package let id: String
    /// As the request names it; empty when it only removes.
    package let destination: String
    /// Nil removes the intention.
    package let source: SourceIntention?
    package let isNew: Bool

    /// Makes the edit.
    package init(id: String, destination: String, source: SourceIntention?, isNew: Bool) {
        self.id = id
        self.destination = destination
        self.source = source
        self.isNew = isNew
    }

    /// The entry that it is about.
    ///
    /// - Throws: `rejected` when there is no intention with the id, or when it is about another destination.
    package func key(in state: ConfigEntryState) throws(MeshError) -> EntryKey {
        let named = EntryKey(kind: .serviceIntentions, name: destination)
        if isNew { return named }
        guard let found = state.legacyIntention(id)?.entry.key else {
            let verb = source == nil ? "delete" : "modify"
            throw MeshError(.rejected, "Cannot \(verb) non-existent intention: '\(id)'")
        }
        guard source == nil || found == named else {
            throw MeshError(.rejected, "Cannot modify DestinationName for an intention once it exists.")
        }
        return found
    }

    /// The entry as it is wanted; nil when nothing is left of it.
    ///
    /// - Throws: `rejected` when the entry was written by another API.
    package func entry(_ key: EntryKey, in state: ConfigEntryState) throws(MeshError) -> ConfigEntry? {
        let existing = state.entry(key)
        var body = ServiceIntentions(name: destination)
        if case .serviceIntentions(let known) = existing?.body { body = known }
        if let wanted = source, isNew {
            guard body.sources.allSatisfy({ !$0.legacyID.isEmpty }) else {
                throw MeshError(
                    .rejected,
                    "cannot use legacy intention API to edit intentions with a destination of \"\(destination)\" after"
                        + " editing them via a service-intentions config entry"
                )
            }
            body.sources.append(wanted)
        } else if let place = body.sources.firstIndex(where: { $0.legacyID == id }) {
            let since = body.sources[place].legacyCreateTimeNanoseconds
            body.sources.remove(at: place)
            if var changed = source {
                changed.legacyCreateTimeNanoseconds = since
                body.sources.insert(changed, at: place)
            }
        }
        return body.sources.isEmpty ? nil : ConfigEntry(body: .serviceIntentions(body), meta: existing?.meta)
    }

    /// The entry as the rules of its kind take it, which know nothing of ids and times.
    package static func bare(_ entry: ConfigEntry) -> ConfigEntry {
        guard case .serviceIntentions(var body) = entry.body else { return entry }
        body.sources = body.sources.map(\.withoutLegacyFields)
        var bare = entry
        bare.body = .serviceIntentions(body)
        return bare
    }

    /// An entry with ids and times as the sources of another one have them.
    package static func complete(_ bare: ConfigEntry, from entry: ConfigEntry) -> ConfigEntry {
        guard case .serviceIntentions(var body) = bare.body, case .serviceIntentions(let given) = entry.body else {
            return bare
        }
        for (place, source) in body.sources.enumerated() {
            guard let origin = given.sources.first(where: { $0.source == source.source }) else { continue }
            body.sources[place].takeLegacyFields(of: origin)
        }
        var complete = bare
        complete.body = .serviceIntentions(body)
        return complete
    }
}

extension SourceIntention {
    /// The source as any other API knows it.
    var withoutLegacyFields: SourceIntention {
        var source = self
        source.takeLegacyFields(of: SourceIntention(name: name))
        return source
    }

    fileprivate mutating func takeLegacyFields(of other: SourceIntention) {
        legacyID = other.legacyID
        legacyMeta = other.legacyMeta
        legacyCreateTimeNanoseconds = other.legacyCreateTimeNanoseconds
        legacyUpdateTimeNanoseconds = other.legacyUpdateTimeNanoseconds
    }
}
