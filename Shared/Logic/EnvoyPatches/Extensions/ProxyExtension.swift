package import MeshDomain

/// One of the extensions that a service's proxies have, read from a config entry.
package struct ProxyExtension: Sendable {
    /// `builtin/lua`.
    package let builtin: String
    /// Without it, what it is for is not to be served.
    package let isRequired: Bool
    private let consul: VersionConstraint
    private let envoy: VersionConstraint
    private let patch: any ResourcePatch

    private static let kinds: [String: @Sendable (ArgumentReader) throws(ExtensionProblem) -> any ResourcePatch] = [
        "builtin/aws/lambda": { reader throws(ExtensionProblem) in try LambdaExtension(reader) },
        "builtin/ext-authz": { reader throws(ExtensionProblem) in try AuthorizationExtension(reader) },
        "builtin/http/localratelimit": { reader throws(ExtensionProblem) in try LocalRateLimitExtension(reader) },
        "builtin/lua": { reader throws(ExtensionProblem) in try LuaExtension(reader) },
        "builtin/otel-access-logging": { reader throws(ExtensionProblem) in try AccessLogExtension(reader) },
        "builtin/property-override": { reader throws(ExtensionProblem) in try PropertyOverride(reader) },
        "builtin/wasm": { reader throws(ExtensionProblem) in try PluginExtension(reader) },
    ]

    /// Reads an extension.
    ///
    /// - Throws: ``ExtensionProblem`` that names the argument.
    package init(_ entry: EnvoyExtension) throws(ExtensionProblem) {
        guard let make = Self.kinds[entry.name] else {
            throw ExtensionProblem("name \"\(entry.name)\" is not a built-in extension")
        }
        builtin = entry.name
        isRequired = entry.required
        consul = try Self.constraint(entry.consulVersion, "ConsulVersion")
        envoy = try Self.constraint(entry.envoyVersion, "EnvoyVersion")
        patch = try make(ArgumentReader(entry.arguments))
    }

    private static func constraint(
        _ text: String,
        _ field: String
    ) throws(ExtensionProblem) -> VersionConstraint {
        do throws(ExtensionProblem) { return try VersionConstraint(parsing: text) } catch {
            throw ExtensionProblem("\(field) \(error)")
        }
    }

    /// What is wrong with extensions; empty when nothing is.
    ///
    /// - Source: texts about names were recorded; those about arguments are our own.
    package static func faults(of extensions: [EnvoyExtension]) -> [String] {
        var broken: [String] = []
        for (position, item) in extensions.enumerated() {
            let place = "invalid EnvoyExtensions[\(position)]"
            guard !item.name.isEmpty else {
                broken.append("\(place): Name is required")
                continue
            }
            do throws(ExtensionProblem) { _ = try ProxyExtension(item) } catch {
                broken.append("\(place)[\(item.name)]: \(error)")
            }
        }
        return broken
    }

    /// Whether an entry that cannot be read may be about a resource, by what can still be read of it.
    package static func mayConcern(_ target: PatchTarget, _ context: PatchContext, _ entry: EnvoyExtension) -> Bool {
        guard target.kind == .listener else { return false }
        let reader = ArgumentReader(entry.arguments)
        let sidecar = ProxyKinds.Kind.connectProxy.rawValue
        let kinds = [sidecar, "api-gateway", "terminating-gateway", "mesh-gateway", "ingress-gateway"]
        var written = sidecar
        if let value = reader.value("ProxyType") { written = value.stringValue ?? "" }
        if let kind = kinds.first(where: { equalIgnoringCase($0, written) }), kind != context.proxyKind { return false }
        guard context.proxyKind == sidecar else { return true }
        let isOutbound = ["Listener", "ListenerType"].contains { name in
            equalIgnoringCase(reader.value(name)?.stringValue ?? "", "outbound")
        }
        return target.direction == (isOutbound ? .outbound : .inbound)
    }

    /// Whether it would change such a resource of such a proxy.
    package func concerns(_ target: PatchTarget, _ context: PatchContext) -> Bool {
        patch.proxyKind == context.proxyKind && patch.concerns(target)
    }

    /// The clusters that it needs for itself.
    package func ownCluster(_ context: PatchContext) -> MeshObject? {
        guard patch.proxyKind == context.proxyKind, isForVersions(context) else { return nil }
        return patch.called?.ownCluster(context)
    }

    /// Gives the cluster that it needs for itself a name that no other target has.
    package func claimName(in context: inout PatchContext) {
        guard patch.proxyKind == context.proxyKind, isForVersions(context) else { return }
        patch.called?.claimName(in: &context)
    }

    /// What of a context some extensions look at: nothing else of it changes what they make.
    package static func needed(of whole: PatchContext, by extensions: [ProxyExtension]) -> PatchContext {
        var context = PatchContext(proxyKind: whole.proxyKind, envoy: nil, clusters: [:])
        for item in extensions {
            if item.envoy != .none { context.envoy = whole.envoy }
            item.patch.called?.tell(&context, from: whole)
        }
        return context
    }

    private func isForVersions(_ context: PatchContext) -> Bool {
        (try? checkVersions(context)) != nil
    }

    /// Makes sure that it is for these versions of Consul and Envoy.
    ///
    /// - Throws: ``ExtensionProblem`` that says for which it is not.
    package func checkVersions(_ context: PatchContext) throws(ExtensionProblem) {
        if let own = VersionNumber(ConsulRelease.followed), !consul.allows(own) {
            throw ExtensionProblem("its ConsulVersion is not for \(own)")
        }
        guard envoy != .none else { return }
        guard let version = context.envoy else {
            throw ExtensionProblem("its EnvoyVersion cannot be held against an Envoy that does not say its version")
        }
        guard envoy.allows(version) else { throw ExtensionProblem("its EnvoyVersion is not for Envoy \(version)") }
    }

    /// The resource with what the extension changes.
    ///
    /// - Throws: ``ExtensionProblem``, also when it is not for these versions of Consul or Envoy.
    package func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        try checkVersions(context)
        return try patch.patched(resource, target, context)
    }
}
