import MeshDomain

/// `builtin/wasm`: a program in WebAssembly that sees requests or connections.
struct PluginExtension: ResourcePatch {
    private static let ownName = "local_wasm"

    let proxyKind: String
    private let direction: PatchTarget.Direction
    private let layer: FilterPlaces.Layer
    private let plugin: MeshObject
    private let virtualMachine: MeshObject
    private let code: Code

    private enum Code: Sendable {
        case file(String)
        case remote(CalledService, sha256: String, retries: MeshObject?)
    }

    init(_ reader: ArgumentReader) throws(ExtensionProblem) {
        proxyKind = try ProxyKinds.chosen(reader, .connectProxy)
        direction = try reader.direction("ListenerType")
        let words = ["http", "tcp"]
        layer = try reader.choice("Protocol", of: words, else: "http") == "tcp" ? .connections : .requests
        let config = try reader.neededInside("PluginConfig")
        let machine = try config.neededInside("VmConfig")
        code = try Self.code(try machine.neededInside("Code"))
        virtualMachine = try Self.machine(machine)
        plugin = try Self.plugin(config)
    }

    private static func plugin(_ config: ArgumentReader) throws(ExtensionProblem) -> MeshObject {
        var plugin = MeshObject()
        plugin.set("name", try config.text("Name").map { .string($0) })
        plugin.set("rootId", try config.text("RootID").map { .string($0) })
        plugin.set("configuration", try packed(config.text("Configuration")))
        plugin.set("failOpen", try config.flag("FailOpen"))
        if let restriction = try config.inside("CapabilityRestrictionConfiguration") {
            let names = try restriction.members("AllowedCapabilities").map { ($0.key, MeshValue.object(MeshObject())) }
            plugin["capabilityRestrictionConfig"] = ["allowedCapabilities": .object(MeshObject(names))]
        }
        return plugin
    }

    private static func machine(_ reader: ArgumentReader) throws(ExtensionProblem) -> MeshObject {
        let runtimes = ["v8", "wasmtime", "wamr", "null"]
        let runtime = try reader.choice("Runtime", of: runtimes, else: "v8")
        var machine: MeshObject = ["runtime": .string("envoy.wasm.runtime." + runtime)]
        machine.set("vmId", try reader.text("VmID").map { .string($0) })
        machine.set("configuration", try packed(reader.text("Configuration")))
        if let variables = try reader.inside("EnvironmentVariables") {
            var message = MeshObject()
            let kept = try variables.texts("HostEnvKeys")
            if !kept.isEmpty { message["hostEnvKeys"] = .array(kept.map { .string($0) }) }
            let values = try variables.members("KeyValues")
            if !values.isEmpty { message["keyValues"] = .object(MeshObject(values.map { ($0.key, $0.value) })) }
            machine["environmentVariables"] = .object(message)
        }
        return machine
    }

    private static func code(_ reader: ArgumentReader) throws(ExtensionProblem) -> Code {
        switch (try reader.inside("Local"), try reader.inside("Remote")) {
        case (let local?, nil): return .file(try local.neededText("Filename"))
        case (nil, let remote?):
            let uri = try remote.neededInside("HttpURI")
            let service = try CalledService(uri, ownName: ownName)
            guard !service.uri.isEmpty else { throw uri.fault("URI", "is required") }
            let hash = try remote.neededText("SHA256")
            guard hash.count == 64, hash.allSatisfy(\.isHexDigit) else {
                throw remote.fault("SHA256", "must be the 64 hexadecimal digits of the program's SHA-256")
            }
            return .remote(service, sha256: hash, retries: try retries(try remote.inside("RetryPolicy")))
        default: throw ExtensionProblem("\(reader.place) needs exactly one of Local and Remote")
        }
    }

    /// How often something is tried again (`envoy.config.core.v3.RetryPolicy`).
    static func retries(_ reader: ArgumentReader?) throws(ExtensionProblem) -> MeshObject? {
        guard let reader else { return nil }
        var policy = MeshObject()
        if let number = try reader.number("NumRetries", in: -1...1000), number >= 0 {
            policy["numRetries"] = .int(number)
        }
        if let pauses = try reader.inside("RetryBackOff") {
            var message: MeshObject = ["baseInterval": try pauses.duration("BaseInterval") ?? "1s"]
            message.set("maxInterval", try pauses.duration("MaxInterval"))
            policy["retryBackOff"] = .object(message)
        }
        return policy
    }

    private static func packed(_ text: String?) -> MeshValue? {
        text.map { ["@type": .string(FilterPlaces.typePrefix + "google.protobuf.StringValue"), "value": .string($0)] }
    }

    func concerns(_ target: PatchTarget) -> Bool { target.kind == .listener && target.direction == direction }

    var called: CalledService? {
        guard case .remote(let service, _, _) = code else { return nil }
        return service
    }

    func patched(
        _ resource: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        var machine = virtualMachine
        switch code {
        case .file(let path): machine["code"] = ["local": ["filename": .string(path)]]
        case .remote(let service, let hash, let retries):
            let source: MeshValue = [
                "uri": .string(service.uri), "cluster": .string(try service.cluster(context)),
                "timeout": service.timeout ?? "10s",
            ]
            var remote: MeshObject = ["httpUri": source, "sha256": .string(hash)]
            remote.set("retryPolicy", retries.map { .object($0) })
            machine["code"] = ["remote": .object(remote)]
        }
        var config = plugin
        config["vmConfig"] = .object(machine)
        let sort = layer == .requests ? "http" : "network"
        let filter = FilterPlaces.filter(
            "envoy.filters.\(sort).wasm",
            "envoy.extensions.filters.\(sort).wasm.v3.Wasm",
            ["config": .object(config)]
        )
        return try FilterPlaces.judging(filter, in: resource, layer, target, context)
    }
}
