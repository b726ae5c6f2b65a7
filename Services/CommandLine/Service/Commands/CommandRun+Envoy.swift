import CommandLineLogic
import Glibc
import MeshDomain

extension CommandRun {
    /// `connect envoy`.
    ///
    /// - Source: reference §11.5; peering reference §7.4.
    func runEnvoy() async throws(CommandFailure) -> Int32 {
        let gateway = try gatewayKind()
        var bootstrap = EnvoyBootstrap()
        bootstrap.environment = environment
        bootstrap.token = api.token
        var lan: GatewayAddress?
        if flags.isOn("register") {
            guard let gateway else { throw CommandFailure("Auto-Registration can only be used for gateways") }
            let registration = try usage { () throws(UsageError) in
                try GatewayRegistration(kind: gateway, flags: flags)
            }
            let body = try usage { () throws(UsageError) in
                try registration.body(ownAddresses: Network.ownAddresses())
            }
            do { try await api.put("agent", "service", "register", body: .object(body)) } catch {
                throw error.prefixed("Error registering service \"\(registration.name)\"")
            }
            bootstrap.proxyID = registration.id
            lan = registration.lan
            if !flags.isOn("bootstrap") { Terminal.complain("Registered service: \(registration.name)") }
        } else if flags.isOn("expose-servers") {
            throw CommandFailure("'-expose-servers' requires '-register'")
        } else {
            bootstrap.proxyID = try await proxyID(gateway)
        }
        try await readProxy(&bootstrap)
        try await readServer(&bootstrap)
        try await readListeners(&bootstrap, gateway: gateway, lan: lan)
        let json = try usage { () throws(UsageError) in try bootstrap.json() }
        if flags.isOn("bootstrap") {
            printJSON(json)
            return 0
        }
        return try runProgram(JSONText.bytes(of: json))
    }

    /// The bootstrap of a proxy that is registered in the catalog, on the node that the flags name.
    func catalogBootstrap(otherServers: [String]) async throws(CommandFailure) -> MeshValue {
        var bootstrap = EnvoyBootstrap()
        bootstrap.environment = environment
        bootstrap.token = api.token
        bootstrap.proxyID = try required("proxy-id")
        bootstrap.isDirect = true
        bootstrap.serverName = flags.text("tls-server-name") ?? ""
        try await readProxy(&bootstrap)
        try await readServer(&bootstrap)
        bootstrap.otherServers = otherServers.map { spelled($0) }
        try await readListeners(&bootstrap, gateway: nil, lan: nil)
        return try usage { () throws(UsageError) in try bootstrap.json() }
    }

    private func gatewayKind() throws(CommandFailure) -> GatewayKind? {
        guard let name = flags.text("gateway") else { return flags.isOn("mesh-gateway") ? .mesh : nil }
        guard !flags.isOn("mesh-gateway") else {
            throw CommandFailure("The mesh-gateway flag is deprecated and cannot be used alongside the gateway flag")
        }
        return try usage { () throws(UsageError) in try GatewayKind(name: name) }
    }

    /// The proxy that the flags mean.
    private func proxyID(_ gateway: GatewayKind?) async throws(CommandFailure) -> String {
        if let id = flags.text("proxy-id") ?? variable("CONNECT_PROXY_ID"), !id.isEmpty { return id }
        if let gateway {
            let kind = gateway.serviceKind
            let ids = try await agentServices("Kind == `\(kind)`").filter { $0.text("Kind") == kind }.map {
                $0.text("ID")
            }
            guard let id = ids.first else { throw CommandFailure("No \(kind) services registered with this agent") }
            guard ids.count == 1 else {
                throw CommandFailure(
                    "Cannot lookup the \(kind)'s proxy ID because multiple are registered with the agent"
                )
            }
            return id
        }
        guard let service = flags.text("sidecar-for") ?? variable("CONNECT_SIDECAR_FOR"), !service.isEmpty else {
            throw CommandFailure("No proxy ID specified. One of -proxy-id, -sidecar-for, or -gateway is required")
        }
        let ids = try await agentServices(nil).filter {
            $0.text("Kind") == "connect-proxy"
                && ($0["Proxy"]?.text("DestinationServiceID").lowercased() ?? "") == service.lowercased()
        }.map { $0.text("ID") }
        guard let id = ids.first else { throw CommandFailure("No sidecar proxy registered for \(service)") }
        guard ids.count == 1 else {
            throw CommandFailure(
                "More than one sidecar proxy registered for \(service).\n    Start proxy with -proxy-id and one of the "
                    + "following IDs: \(ids.sorted().joined(separator: ", "))"
            )
        }
        return id
    }

    private func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    private func agentServices(_ filter: String?) async throws(CommandFailure) -> [MeshValue] {
        let query = filter.map { [("filter", $0)] } ?? []
        let answer: MeshValue
        do { answer = try await api.get("agent", "services", query: query) } catch {
            throw error.prefixed("Failed looking up the agent's services")
        }
        return (answer.objectValue?.entries ?? []).map(\.value)
    }

    /// The agent's node: the same id may be registered on several nodes, so a proxy says which one it is of.
    ///
    /// Empty when the token may not ask; the proxy is then served as long as its id is on one node only.
    private func ownNode() async throws(CommandFailure) -> String {
        do { return try await api.get("agent", "self")["Config"]?.text("NodeName") ?? "" } catch {
            guard error.status == 403 else { throw error }
            return ""
        }
    }

    /// What the catalog or the agent knows about the proxy.
    private func readProxy(_ bootstrap: inout EnvoyBootstrap) async throws(CommandFailure) {
        let id = bootstrap.proxyID
        var service: MeshValue
        do throws(CommandFailure) {
            if let node = flags.text("node-name"), !node.isEmpty {
                bootstrap.nodeName = node
                let answer = try await api.get("catalog", "node-services", node)
                guard let found = answer.list("Services").first(where: { $0.text("ID") == id }) else {
                    throw CommandFailure("there is no service with the ID \(id) on node \(node)")
                }
                service = found
                bootstrap.datacenter = answer["Node"]?.text("Datacenter") ?? "dc1"
            } else {
                service = try await api.get("agent", "service", id)
                bootstrap.nodeName = try await ownNode()
                if !service.text("Datacenter").isEmpty { bootstrap.datacenter = service.text("Datacenter") }
            }
        } catch { throw error.prefixed("failed fetch proxy config from local agent") }
        bootstrap.scope = Scope(trustedPartition: service.text("Partition"), namespace: service.text("Namespace"))
        let proxy = service["Proxy"] ?? .null
        let destination = proxy.text("DestinationServiceName")
        bootstrap.cluster = destination.isEmpty ? service.text("Service") : destination
        bootstrap.configuration = proxy["Config"]?.objectValue ?? MeshObject()
        guard !flags.isOn("no-central-config") else { return }
        do {
            guard let defaults = try await api.find("config", "proxy-defaults", "global") else { return }
            bootstrap.accessLogs = defaults["AccessLogs"]
            // What the instance says wins over what all proxies share.
            if let shared = defaults["Config"]?.objectValue {
                bootstrap.configuration = LayeredConfiguration.overlaid(bootstrap.configuration, over: shared)
            }
        } catch  where error.status == 403 {
            Terminal.complain(
                "==> proxy-defaults cannot be read with this token; access logs are left at their defaults"
            )
        }
    }

    /// Where Envoy asks for everything else.
    private func readServer(_ bootstrap: inout EnvoyBootstrap) async throws(CommandFailure) {
        let variables = ConsulVariables(environment)
        if let text = flags.text("grpc-addr") ?? variables["GRPC_ADDR"], !text.isEmpty {
            bootstrap.server = try usage { () throws(UsageError) in
                try ServerAddress(parsing: text, flag: "grpc-addr")
            }
        } else {
            do {
                let own = try await api.get("agent", "self")
                let ports = own["xDS"]?["Ports"] ?? .null
                bootstrap.server = ServerAddress(
                    tls: ports["TLS"]?.intValue.map { Int($0) },
                    plaintext: ports["Plaintext"]?.intValue.map { Int($0) },
                    old: own["DebugConfig"]?["GRPCPort"]?.intValue.map { Int($0) }
                )
            } catch  where error.status == 403 {
                Terminal.complain("==> the token may not ask for the agent's ports (agent:read); using localhost:8502")
            }
        }
        let file = flags.text("grpc-ca-file") ?? variables["GRPC_CACERT"] ?? ""
        if bootstrap.server.isSocket {
            // A socket has no scheme for TLS; an authority for it says that TLS is meant.
            bootstrap.server.usesTLS = !file.isEmpty
        } else {
            let host = bootstrap.server.host
            bootstrap.server.host = try bootstrap.isDirect ? spelled(host) : resolved(host, flag: "grpc-addr")
        }
        guard bootstrap.server.usesTLS else { return }
        if !file.isEmpty {
            bootstrap.serverAuthority = String(
                decoding: try usage { () throws(UsageError) in try Terminal.read(file) },
                as: UTF8.self
            )
        } else if let folder = flags.text("grpc-ca-path") ?? variables["GRPC_CAPATH"], !folder.isEmpty {
            throw CommandFailure("-grpc-ca-path is not supported; give one file with -grpc-ca-file")
        }
    }

    /// An address in its one spelling, with which certificates are compared; a name as it is.
    private func spelled(_ host: String) -> String {
        EnvoyBootstrap.isAddress(host) ? Network.resolve(host) ?? host : host
    }

    private func resolved(_ host: String, flag: String) throws(CommandFailure) -> String {
        guard let address = Network.resolve(host) else {
            throw CommandFailure(
                "-\(flag): the name \"\(host)\" has no address; check its spelling, or give an address"
            )
        }
        return address
    }

    private func readListeners(
        _ bootstrap: inout EnvoyBootstrap,
        gateway: GatewayKind?,
        lan: GatewayAddress?
    ) async throws(CommandFailure) {
        for flag in ["prometheus-ca-file", "prometheus-ca-path", "prometheus-cert-file", "prometheus-key-file"]
        where flags.isGiven(flag) {
            throw CommandFailure("-\(flag) is not supported: metrics are served without TLS")
        }
        let admin = try usage { () throws(UsageError) in
            try GatewayAddress(
                parsing: flags.text("admin-bind") ?? "localhost:19000",
                flag: "admin-bind",
                defaultPort: 19000
            )
        }
        bootstrap.admin = ServerAddress(host: try resolved(admin.address, flag: "admin-bind"), port: admin.port)
        bootstrap.adminLogPath = flags.text("admin-access-log-path") ?? "/dev/null"
        bootstrap.prometheusBackendPort = flags.text("prometheus-backend-port") ?? ""
        bootstrap.prometheusPath = flags.text("prometheus-scrape-path") ?? "/metrics"
        bootstrap.omitsDeprecatedTags = flags.isOn("omit-deprecated-tags")
        var address = flags.text("envoy-ready-bind-address") ?? ""
        var port = 0
        if let text = flags.text("envoy-ready-bind-port") {
            guard let number = Int(text), (0...65535).contains(number) else {
                throw CommandFailure("-envoy-ready-bind-port is \"\(text)\"; it must be a port number")
            }
            port = number
        }
        // Ingress and API gateways have no check of their own listeners, so their LAN address answers for them.
        if let lan, gateway == .ingress || gateway == .api {
            if address.isEmpty { address = lan.address }
            if port == 0 { port = lan.port }
        }
        if !address.isEmpty, port > 0 { bootstrap.readyListener = GatewayAddress(address: address, port: port) }
    }

    /// Replaces this process by Envoy.
    private func runProgram(_ json: [UInt8]) throws(CommandFailure) -> Int32 {
        let finder = ProgramFinder(environment: environment)
        let given = flags.text("envoy-binary")
        guard let binary = given ?? finder.other("envoy", variable: "TOMBOLO_ENVOY") else {
            throw CommandFailure("Couldn't find envoy binary: put it into PATH, or give -envoy-binary")
        }
        let own = EnvoyArguments(flags.arguments)
        let path =
            try own.namesConfiguration
            ? nil : usage { () throws(UsageError) in try BootstrapPipe.open(json, environment: environment) }
        let failure = Spawning.replace(binary, arguments: own.completed(configuration: path), environment: environment)
        if let path { unlink(path) }
        throw CommandFailure("Failed to exec envoy: \(failure)")
    }
}
