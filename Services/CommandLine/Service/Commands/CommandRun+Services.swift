import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// `services …`.
    ///
    /// - Source: reference §11.3.
    func runServices() async throws(CommandFailure) -> Int32 {
        switch command {
        case .servicesRegister: try await registerServices()
        case .servicesDeregister: try await deregisterServices()
        case .servicesExport: try await exportService()
        case _: return 127
        }
        return 0
    }

    private func services(of files: [String]) throws(CommandFailure) -> [MeshObject] {
        try usage { () throws(UsageError) in
            var services: [MeshObject] = []
            for path in files {
                for file in try Terminal.configurationFiles(at: path) {
                    services += try DefinitionFile.services(try Terminal.read(file), name: file)
                }
            }
            return services
        }
    }

    private func registerServices() async throws(CommandFailure) {
        var bodies: [MeshObject]
        if flags.arguments.isEmpty {
            bodies = [try serviceOfFlags()]
        } else {
            guard !flags.isGiven("name"), !flags.isGiven("id") else {
                throw CommandFailure("Service registration requires arguments or -id and -name flags, not both")
            }
            bodies = try services(of: flags.arguments)
        }
        for body in bodies {
            let name = body.value(ignoringCaseOf: "Name")?.stringValue ?? ""
            do { try await api.put("agent", "service", "register", body: .object(body)) } catch {
                throw error.prefixed("Error registering service \"\(name)\"")
            }
            Terminal.print("Registered service: \(name)")
        }
    }

    private func serviceOfFlags() throws(CommandFailure) -> MeshObject {
        guard let name = flags.text("name"), !name.isEmpty else {
            throw CommandFailure("Service registration requires at least one argument or flags: give FILE or -name")
        }
        var body: MeshObject = ["Name": .string(name)]
        for (flag, key) in [("id", "ID"), ("address", "Address"), ("socket", "SocketPath"), ("kind", "Kind")] {
            if let text = flags.text(flag) { body[key] = .string(text) }
        }
        if let text = flags.text("port") {
            guard let port = Int(text) else { throw CommandFailure("-port is \"\(text)\"; it must be a number") }
            body["Port"] = .integer(port)
        }
        if let meta = try metadata() { body["Meta"] = meta }
        let tags = flags.list("tag")
        if !tags.isEmpty { body["Tags"] = .array(tags.map(MeshValue.string)) }
        let tagged = try usage { () throws(UsageError) -> MeshObject in
            var object = MeshObject()
            for (name, text) in try flags.pairs("tagged-address") {
                let address = try GatewayAddress(parsing: text, flag: "tagged-address", defaultPort: 0)
                object[name] = ["Address": .string(address.address), "Port": .integer(address.port)]
            }
            return object
        }
        if !tagged.isEmpty { body["TaggedAddresses"] = .object(tagged) }
        return body
    }

    private func deregisterServices() async throws(CommandFailure) {
        var ids: [String] = []
        if let id = flags.text("id"), !id.isEmpty {
            guard flags.arguments.isEmpty else { throw CommandFailure("give either -id or files, not both") }
            ids = [id]
        } else {
            guard !flags.arguments.isEmpty else {
                throw CommandFailure("Service deregistration requires at least one argument or flags: give FILE or -id")
            }
            ids = try services(of: flags.arguments).map { service in
                let id = service.value(ignoringCaseOf: "ID")?.stringValue ?? ""
                return id.isEmpty ? service.value(ignoringCaseOf: "Name")?.stringValue ?? "" : id
            }
        }
        for id in ids {
            do { try await api.put("agent", "service", "deregister", id) } catch {
                throw error.prefixed("Error deregistering service \"\(id)\"")
            }
            Terminal.print("Deregistered service: \(id)")
        }
    }

    private func exportService() async throws(CommandFailure) {
        let name = try required("name")
        let peers = flags.commaList("consumer-peers")
        guard !peers.isEmpty else { throw CommandFailure("Missing the required -consumer-peers flag") }
        let entry = try await api.find("config", "exported-services", "default")
        let index = entry?.text("ModifyIndex") ?? "0"
        let body = ExportChange.adding(name, to: peers, in: entry)
        let answer: APIAnswer
        do { answer = try await api.put("config", query: [("cas", index)], body: .object(body)) } catch {
            throw error.prefixed("Error writing config entry")
        }
        guard answer.text != "false" else {
            throw CommandFailure("Export of service \"\(name)\" was overtaken by another change, please try again")
        }
        let list = peers.map { "\"\($0)\"" }.joined(separator: " ")
        Terminal.print("Successfully exported service \"\(name)\" to cluster peers [\(list)]")
    }
}
