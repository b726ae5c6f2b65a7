import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// `connect ca|expose|proxy`, `join`, `keyring`, `maint`, `operator autopilot state`, `operator usage`,
    /// `operator raft transfer-leader` and `services exported-services`.
    ///
    /// - Source: reference §11.3.
    func runUpkeep() async throws(CommandFailure) -> Int32 {
        switch command {
        case .connectAuthorityGetConfig:
            do { printJSON(try await api.get("connect", "ca", "configuration")) } catch {
                throw error.prefixed("Error querying CA configuration")
            }
        case .connectAuthoritySetConfig: try await setAuthority()
        case .connectExpose: try await expose()
        case .connectProxy:
            throw CommandFailure("there is no proxy but Envoy: use `tombolo connect envoy` with the same -sidecar-for")
        case .debug: try await collect()
        case .join: try await join()
        case .keyring:
            // The API says why; it is asked so that rights and datacenter are looked at as ever.
            do { _ = try await api.get("operator", "keyring") } catch { throw error.prefixed("error") }
        case .maint: try await maintain()
        case .operatorAutopilotState:
            let state: MeshValue
            do { state = try await api.get("operator", "autopilot", "state") } catch {
                throw error.prefixed("Error querying Autopilot state")
            }
            try show(state, UpkeepLayout.servers)
        case .operatorRaftTransferLeader:
            do { _ = try await api.call("POST", ["operator", "raft", "transfer-leader"]) } catch {
                throw error.prefixed("Error transferring leadership")
            }
            Terminal.print("Success")
        case .operatorUsageInstances: try await countInstances()
        case .servicesExportedServices: try await listExports()
        case _: return 127
        }
        return 0
    }

    private func setAuthority() async throws(CommandFailure) {
        let file = try required("config-file")
        let text = try usage { () throws(UsageError) in try Terminal.read(file) }
        let parsed: MeshValue
        do { parsed = try JSONText.parse(text) } catch {
            throw CommandFailure("Error parsing config file: \(file): \(error.description)")
        }
        guard var body = parsed.objectValue else {
            throw CommandFailure("Error parsing config file: \(file) must hold an object { … }")
        }
        if flags.isOn("force-without-cross-signing") { body["ForceWithoutCrossSigning"] = true }
        do { try await api.put("connect", "ca", "configuration", body: .object(body)) } catch {
            throw error.prefixed("Error setting CA configuration")
        }
        Terminal.print("Configuration updated!")
    }

    private func join() async throws(CommandFailure) {
        let addresses = try words(1...64, "one or more addresses")
        var joined = 0
        for address in addresses {
            do {
                try await api.put("agent", "join", address, query: flags.isOn("wan") ? [("wan", "1")] : [])
                joined += 1
            } catch { Terminal.complain("Error joining address '\(address)': \(error)") }
        }
        guard joined > 0 else { throw CommandFailure("Failed to join any nodes.") }
        Terminal.print("Successfully joined cluster by contacting \(joined) nodes.")
    }

    // MARK: - Maintenance

    private func maintain() async throws(CommandFailure) {
        let (isBegun, isEnded) = (flags.isOn("enable"), flags.isOn("disable"))
        let (reason, service) = (flags.text("reason") ?? "", flags.text("service") ?? "")
        _ = try words(0...0, "no words")
        guard !(isBegun && isEnded) else { throw CommandFailure("Only one of -enable or -disable may be provided") }
        guard isBegun || reason.isEmpty else { throw CommandFailure("Reason may only be provided with -enable") }
        guard isBegun || isEnded else {
            guard service.isEmpty else { throw CommandFailure("Service requires either -enable or -disable") }
            return try await showMaintenance()
        }
        var query = [("enable", isBegun ? "true" : "false")]
        if isBegun, !reason.isEmpty { query.append(("reason", reason)) }
        let (what, path) =
            service.isEmpty
            ? ("Node", ["agent", "maintenance"]) : ("Service", ["agent", "service", "maintenance", service])
        do { _ = try await api.call("PUT", path, query: query) } catch {
            throw error.prefixed("Error \(isBegun ? "enabling" : "disabling") \(what.lowercased()) maintenance")
        }
        let name = service.isEmpty ? "" : " for \"\(service)\""
        Terminal.print("\(what) maintenance is now \(isBegun ? "enabled" : "disabled")\(name)")
    }

    private func showMaintenance() async throws(CommandFailure) {
        let (own, checks): (MeshValue, MeshValue)
        do { (own, checks) = (try await api.get("agent", "self"), try await api.get("agent", "checks")) } catch {
            throw error.prefixed("Error querying Consul agent")
        }
        let node = own["Config"]?.text("NodeName") ?? ""
        if let text = UpkeepLayout.maintenance(checks, node: node) { Terminal.print(text) }
    }

    // MARK: - Counts and exports

    private func countInstances() async throws(CommandFailure) {
        let usage: MeshValue
        let isWide = flags.isOn("all-datacenters")
        do {
            usage = try await api.get("operator", "usage", query: isWide ? [("global", "")] : [])["Usage"] ?? .null
        } catch { throw error.prefixed("Error fetching usage information") }
        try show(usage) { UpkeepLayout.usage($0, showsMesh: flags.isOn("connect"), showsPlace: isWide) }
    }

    private func listExports() async throws(CommandFailure) {
        let query = flags.text("filter").map { [("filter", $0)] } ?? []
        let answer: MeshValue
        do { answer = try await api.get("exported-services", query: query) } catch {
            throw error.prefixed("Error reading exported services")
        }
        let services = answer.arrayValue ?? []
        if try format() == .pretty, services.isEmpty { return Terminal.print("No exported services found") }
        try show(answer) { UpkeepLayout.exports($0.arrayValue ?? []) }
    }

    // MARK: - Ingress

    private func expose() async throws(CommandFailure) {
        let (gateway, service) = (try required("ingress-gateway"), try required("service"))
        guard let port = Int(try required("port")), 1...65535 ~= port else {
            throw CommandFailure("-port is \"\(flags.text("port") ?? "")\"; it must be a number from 1 to 65535")
        }
        let spoken = flags.text("protocol") ?? "tcp"
        let entry = try await api.find("config", "ingress-gateway", gateway)
        let body = try usage { () throws(UsageError) in
            try ExposeChange.adding(
                service,
                hosts: flags.list("host"),
                port: port,
                protocolName: spoken,
                to: gateway,
                in: entry
            )
        }
        let answer: APIAnswer
        do {
            answer = try await api.put(
                "config",
                query: [("cas", entry?.text("ModifyIndex") ?? "0")],
                body: .object(body)
            )
        } catch { throw error.prefixed("Error writing ingress config entry") }
        guard answer.text != "false" else {
            throw CommandFailure("Ingress config entry was changed while this command ran, please try again")
        }
        Terminal.print("Successfully updated config entry for ingress service \"\(gateway)\"")
        let names = [("source", gateway), ("destination", service)]
        if let there = try await api.find("connect", "intentions", "exact", query: names) {
            guard there.text("Action") == "allow" else {
                throw CommandFailure(
                    "There is an intention \(gateway) => \(service) that does not simply allow; it was left as it is"
                )
            }
            return Terminal.print("Intention already exists for \"\(gateway)\" -> \"\(service)\"")
        }
        do {
            try await api.put("connect", "intentions", "exact", query: names, body: ["Action": "allow"])
        } catch { throw error.prefixed("Error creating intention") }
        Terminal.print("Successfully set up intention for \"\(gateway)\" -> \"\(service)\"")
    }
}
