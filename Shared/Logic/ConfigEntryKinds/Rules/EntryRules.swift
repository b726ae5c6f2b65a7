package import ConfigEntryTables
import DiscoveryChain
import EnvoyPatches
package import MeshDomain

/// Puts entries into their normal form and refuses those that break a rule.
///
/// One file per kind holds that kind's rules (`…Rules.swift`); which are whose says the kind's descriptor.
/// - Source: reference "Config entries and discovery chain"; texts are Consul's.
package enum EntryRules {
    /// The entry in its normal form; refuses what no state would accept.
    ///
    /// - Throws: `rejected` naming the field.
    package static func normalized(_ entry: ConfigEntry) throws(MeshError) -> ConfigEntry {
        var entry = entry
        entry.body = try entry.kind.descriptor.content.get().normalize(entry.body)
        try validateMeta(entry.meta ?? [:])
        return entry
    }

    /// Refuses an entry in its normal form that does not go with the other entries; asked once the caller may write it.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func validate(_ entry: ConfigEntry, in state: ConfigEntryState) throws(MeshError) {
        try entry.kind.descriptor.content.get().validate(entry.body, entry.scope, state)
    }

    /// Refuses to remove an entry that others need; asked once the caller may.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func validateRemoval(of key: EntryKey, in state: ConfigEntryState) throws(MeshError) {
        try key.kind.descriptor.content.get().validateRemoval(key, state)
    }

    /// Refuses a change, already made in `state`, under which entries that look at the changed one break their rules.
    ///
    /// - Parameters:
    ///   - key: The entry that was written or removed.
    ///   - state: The entries with the change.
    ///   - before: Those without it; nil when only what is now counts.
    ///   - datacenter: From where chains are looked at.
    /// - Throws: `rejected` naming the service.
    package static func validateDependents(
        of key: EntryKey,
        in state: ConfigEntryState,
        before: ConfigEntryState? = nil,
        datacenter: String = "dc1"
    ) throws(MeshError) {
        if key.kind.descriptor.shapesChains,
            let problem = ChainGraph(state, datacenter: datacenter).problem(after: key, before: before)
        {
            throw MeshError(.rejected, problem.message)
        }
        for kind in ConfigEntryKind.stored {
            let affected: [ConfigEntry]
            switch kind.descriptor.looksAt[key.kind] {
            case nil: continue
            case .sameName: affected = state.entry(kind, key.name, in: key.scope).map { [$0] } ?? []
            case .only(let name): affected = name == key.name ? state.entries(kind, in: key.scope) : []
            case .any: affected = state.entries(kind, in: key.scope)
            }
            let content = try kind.descriptor.content.get()
            for entry in affected { try content.validateAgain(entry.body, entry.scope, state) }
        }
    }

    /// Refuses metadata beyond its limits.
    package static func validateMeta(_ meta: [String: String]) throws(MeshError) {
        if meta.count > 64 { throw MeshError(.rejected, "Meta exceeds maximum element count 64") }
        for (key, value) in meta.sorted(by: { $0.key < $1.key }) {
            if key.utf8.count > 128 { throw MeshError(.rejected, "Meta key \"\(key)\" exceeds maximum length 128") }
            if value.utf8.count > 512 {
                throw MeshError(.rejected, "Meta value for key \"\(key)\" exceeds maximum length 512")
            }
        }
    }

    /// A refusal that lists several broken rules, as Consul words it.
    static func refusal(_ broken: [String]) -> MeshError {
        let head = broken.count == 1 ? "1 error occurred:" : "\(broken.count) errors occurred:"
        return MeshError(.rejected, ([head] + broken.map { "\t* \($0)" }).joined(separator: "\n") + "\n\n")
    }
}

/// Rules of `proxy-defaults`.
enum ProxyDefaultsRules {
    static func validate(_ entry: ProxyDefaults) throws(MeshError) {
        guard entry.name == "global" else {
            throw MeshError(.rejected, "invalid name (\"\(entry.name)\"), only \"global\" is supported")
        }
        try AccessLogsRules.validate(entry.accessLogs)
        try MutualTLSModeRules.validate(entry.mutualTLSMode)
        switch entry.failoverPolicyMode {
        case "", "sequential": break
        case "order-by-locality":
            throw MeshError(.rejected, "Setting FailoverPolicy.Mode to order-by-locality requires Consul Enterprise")
        case _:
            throw MeshError(
                .rejected,
                "FailoverPolicy.Mode \"\(entry.failoverPolicyMode)\" must be one of \"\", \"sequential\", or"
                    + " \"order-by-locality\""
            )
        }
        let broken = ProxyExtension.faults(of: entry.envoyExtensions)
        guard broken.isEmpty else { throw EntryRules.refusal(broken) }
    }
}

/// Rules of access logs.
enum AccessLogsRules {
    static func validate(_ logs: AccessLogsConfiguration) throws(MeshError) {
        guard ["", "stdout", "stderr", "file"].contains(logs.type) else {
            throw MeshError(.rejected, "invalid access log type: \(logs.type)")
        }
        if logs.type == "file", logs.path.isEmpty {
            throw MeshError(.rejected, "path must be specified when using file type access logs")
        }
        if logs.type != "file", !logs.path.isEmpty {
            throw MeshError(.rejected, "path is only valid for file type access logs")
        }
        if !logs.jsonFormat.isEmpty, !logs.textFormat.isEmpty {
            throw MeshError(.rejected, "cannot specify both access log JSONFormat and TextFormat")
        }
        if !logs.jsonFormat.isEmpty {
            do throws(JSONSyntaxError) { _ = try JSONText.parse(logs.jsonFormat) } catch {
                throw MeshError(.rejected, "invalid access log json for JSON format: \(error.problem)")
            }
        }
    }
}

/// Rules of the mutual TLS mode.
enum MutualTLSModeRules {
    static func validate(_ mode: String) throws(MeshError) {
        guard ["", "strict", "permissive"].contains(mode) else {
            throw MeshError(
                .rejected,
                "Invalid MutualTLSMode \"\(mode)\". Must be one of \"\", \"strict\", or \"permissive\"."
            )
        }
    }

    /// Permissive mode has to be allowed first, unless it is on already.
    static func validate(_ mode: String, before: String?, in state: ConfigEntryState) throws(MeshError) {
        guard mode == "permissive", before != "permissive" else { return }
        if state.meshSettings()?.allowEnablingPermissiveMutualTLS != true {
            throw MeshError(
                .rejected,
                "cannot set MutualTLSMode=permissive because AllowEnablingPermissiveMutualTLS=false in the mesh config entry"
            )
        }
    }
}
