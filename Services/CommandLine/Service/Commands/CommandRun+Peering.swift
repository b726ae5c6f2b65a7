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
            try show(peering, PeeringLayout.block)
        case .peeringDelete:
            let name = try required("name")
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
        case _: return 127
        }
        return 0
    }

    private func generateToken() async throws(CommandFailure) {
        var body: MeshObject = ["PeerName": .string(try required("name"))]
        if let meta = try metadata() { body["Meta"] = meta }
        let addresses = flags.commaList("server-external-addresses")
        if !addresses.isEmpty { body["ServerExternalAddresses"] = .array(addresses.map(MeshValue.string)) }
        let wanted = try format()
        let answer: MeshValue
        do { answer = try await api.call("POST", ["peering", "token"], body: .object(body)).json() } catch {
            throw error.prefixed("Error generating peering token for \(flags.text("name") ?? "")")
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
            throw error.prefixed("Error establishing peering for \(name)")
        }
        Terminal.print("Successfully established peering connection with \(name)")
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
