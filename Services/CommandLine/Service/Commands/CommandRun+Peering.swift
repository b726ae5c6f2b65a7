import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// `peering …`.
    ///
    /// - Source: peering reference §1.11.
    func runPeering() async throws(CommandFailure) -> Int32 {
        switch command {
        case .peeringGenerateToken: try await generateToken()
        case .peeringEstablish: try await establish()
        case .peeringList: try await listPeerings()
        case .peeringRead:
            let name = try required("name")
            _ = try format()
            guard let peering = try await api.find("peering", name) else {
                throw CommandFailure("No peering with name \(name) found.")
            }
            let isPretty = try format() == .pretty
            let detail = try await isPretty ? insight(into: name) : nil
            try show(peering) { PeeringLayout.block($0) + PeeringLayout.insight(detail ?? .null) }
        case .peeringDelete:
            let name = try required("name")
            if flags.isOn("plan") {
                try await planDeletion(of: name)
                break
            }
            do {
                _ = try await api.call("DELETE", ["peering", name])
            } catch { throw error.prefixed("Error deleting peering \(name)") }
            Terminal.print("Successfully submitted peering connection, \(name), for deletion")
        case .peeringExportedServices:
            let name = try required("name")
            guard let peering = try await api.find("peering", name) else {
                throw CommandFailure("No peering with name \(name) found.")
            }
            let services = peering["StreamStatus"]?.texts("ExportedServices") ?? []
            switch try format() {
            case .json: printJSON(.array(services.map(MeshValue.string)))
            case .pretty: if !services.isEmpty { Terminal.print(services.joined(separator: "\n")) }
            }
        case .peeringExport: try await export()
        case .peeringExports:
            _ = try words(0...0, "no words")
            let query = flags.text("name").map { [("peer", $0)] } ?? []
            let wanted = try format()
            let exports = try await api.get("tombolo", "exports", query: query)
            switch wanted {
            case .json: printJSON(exports)
            case .pretty: Terminal.print(PeeringLayout.exports(exports.arrayValue ?? []))
            }
        case .peeringTokensList: try await listTokens()
        case .peeringTokensRevoke: try await revokeTokens()
        case .peeringVerify: return try await verify()
        case _: return 127
        }
        return 0
    }

    private func planDeletion(of name: String) async throws(CommandFailure) {
        let wanted = try format()
        guard let items = try await api.find("tombolo", "impact", name) else {
            throw CommandFailure("No peering with name \(name) found.")
        }
        switch wanted {
        case .json: printJSON(items)
        case .pretty: Terminal.print(PeeringLayout.impact(items.arrayValue ?? [], of: name))
        }
    }

    /// `peering export`: several services at once, or what it would mean.
    private func export() async throws(CommandFailure) {
        let (name, services, wanted) = (try required("name"), flags.arguments, try format())
        guard flags.isOn("dry-run") else {
            guard !services.isEmpty else { throw CommandFailure("peering export needs services, or -dry-run") }
            return try await export(services, to: name)
        }
        let query = [("peer", name), ("add", services.joined(separator: ","))]
        let rows = try await api.get("tombolo", "exports", "preview", query: query)
        switch wanted {
        case .json: printJSON(rows)
        case .pretty: Terminal.print(PeeringLayout.preview(rows.arrayValue ?? [], of: name))
        }
    }

    private func export(_ services: [String], to peer: String) async throws(CommandFailure) {
        let entry = try await api.find("config", "exported-services", "default")
        var changed = entry
        for service in services { changed = .object(ExportChange.adding(service, to: [peer], in: changed)) }
        let answer = try await api.put(
            "config",
            query: [("cas", entry?.text("ModifyIndex") ?? "0")],
            body: changed
        )
        guard answer.text != "false" else {
            throw CommandFailure("The export was overtaken by another change, please try again")
        }
        Terminal.print("Successfully exported \(services.joined(separator: ", ")) to peer \(peer)")
    }

    /// What only Tombolo tells of a peering; nil when the agent does not know it or does not say it to this token.
    private func insight(into name: String) async throws(CommandFailure) -> MeshValue? {
        do { return try await api.find("tombolo", "peering", name) } catch {
            guard error.status == 0 else { return nil }
            throw error
        }
    }

    /// `troubleshoot call`; Consul has no such command.
    ///
    /// - Returns: 1 when the call would fail; what could not be asked ends with 2.
    func explainCall() async throws(CommandFailure) -> Int32 {
        let names = try words(2...2, "two words: who calls, and who is called")
        let wanted = try format()
        let answer: MeshValue
        do {
            answer = try await api.get(
                "tombolo",
                "explain",
                query: [("source", names[0]), ("destination", names[1])]
            )
        } catch { throw CommandFailure("Error explaining the call: \(error)", exitCode: 2) }
        switch wanted {
        case .json: printJSON(answer)
        case .pretty: Terminal.print(CallLayout.text(answer))
        }
        return answer.text("verdict") == "fails" ? 1 : 0
    }

    private func generateToken() async throws(CommandFailure) {
        var body: MeshObject = ["PeerName": .string(try required("name"))]
        if let meta = try metadata() { body["Meta"] = meta }
        let addresses = flags.commaList("server-external-addresses")
        if !addresses.isEmpty { body["ServerExternalAddresses"] = .array(addresses.map(MeshValue.string)) }
        var path = ["peering", "token"]
        if let lifetime = flags.text("ttl"), !lifetime.isEmpty {
            body["TTL"] = .string(lifetime)
            path = ["tombolo", "peering-tokens"]
        }
        let wanted = try format()
        let answer: MeshValue
        do { answer = try await api.call("POST", path, body: .object(body)).json() } catch {
            throw advised(error.prefixed("Error generating peering token for \(flags.text("name") ?? "")"))
        }
        switch wanted {
        case .json: printJSON(answer)
        case .pretty: Terminal.print(answer.text("PeeringToken"))
        }
    }

    private func establish() async throws(CommandFailure) {
        let name = try required("name")
        var body: MeshObject = ["PeerName": .string(name), "PeeringToken": .string(try required("peering-token"))]
        if let meta = try metadata() { body["Meta"] = meta }
        do { _ = try await api.call("POST", ["peering", "establish"], body: .object(body)) } catch {
            throw advised(error.prefixed("Error establishing peering for \(name)"))
        }
        Terminal.print("Successfully established peering connection with \(name)")
    }

    /// A failure with what to do about it: the API says it in Consul's words, which clients know.
    private func advised(_ failure: CommandFailure) -> CommandFailure {
        guard let advice = PeeringAdvice.advice(on: failure.description) else { return failure }
        return CommandFailure("\(failure.description)\n\(advice)", status: failure.status, exitCode: failure.exitCode)
    }

    private func listPeerings() async throws(CommandFailure) {
        let wanted = try format()
        let peerings = try await api.get("peerings").arrayValue ?? []
        switch wanted {
        case .json: Terminal.print(JSONText.string(of: .array(peerings)))
        case .pretty: Terminal.print(PeeringLayout.table(peerings))
        }
    }
}
