import CommandLineLogic
import HCLSyntax
import MeshDomain

extension CommandRun {
    /// `intention …`.
    ///
    /// - Source: reference §11.3.
    func runIntention() async throws(CommandFailure) -> Int32 {
        switch command {
        case .intentionCreate: return try await createIntentions()
        case .intentionList:
            let intentions = try await api.get("connect", "intentions").arrayValue ?? []
            guard !intentions.isEmpty else { return 2 }
            Terminal.print(MeshLayout.intentions(intentions))
        case .intentionGet:
            Terminal.print(MeshLayout.intention(try await intention(try words(1...2, "SRC DST, or an ID"))))
        case .intentionDelete:
            let names = try words(1...2, "SRC DST, or an ID")
            if names.count == 1 {
                _ = try await api.call("DELETE", ["connect", "intentions", names[0]])
            } else {
                _ = try await api.call("DELETE", ["connect", "intentions", "exact"], query: pair(names))
            }
            Terminal.print("Intention deleted.")
        case .intentionCheck: return try await checkIntention()
        case .intentionMatch: try await matchIntentions()
        case _: return 127
        }
        return 0
    }

    private func pair(_ names: [String]) -> [(String, String)] { [("source", names[0]), ("destination", names[1])] }

    private func intention(_ names: [String]) async throws(CommandFailure) -> MeshValue {
        if names.count == 1 { return try await api.get("connect", "intentions", names[0]) }
        guard let found = try await api.find("connect", "intentions", "exact", query: pair(names)) else {
            throw CommandFailure("Error: Intention not found for source=\(names[0]), destination=\(names[1])")
        }
        return found
    }

    private func checkIntention() async throws(CommandFailure) -> Int32 {
        do {
            let names = try words(2...2, "SRC DST")
            let answer = try await api.get("connect", "intentions", "check", query: pair(names))
            let isAllowed = answer["Allowed"]?.boolValue == true
            Terminal.print(isAllowed ? "Allowed" : "Denied")
            return isAllowed ? 0 : 1
        } catch {
            throw CommandFailure("Error checking the connection: \(error)", exitCode: 2)
        }
    }

    private func matchIntentions() async throws(CommandFailure) {
        let name = try words(1...1, "one name")[0]
        let side = flags.isOn("source") ? "source" : "destination"
        let answer = try await api.get("connect", "intentions", "match", query: [("by", side), ("name", name)])
        for intention in answer[name]?.arrayValue ?? [] { Terminal.print(MeshLayout.line(intention)) }
    }

    private func createIntentions() async throws(CommandFailure) -> Int32 {
        guard !(flags.isOn("allow") && flags.isOn("deny")) else {
            throw CommandFailure("Only one of -allow or -deny may be specified.")
        }
        for body in try intentionsToCreate() {
            let object = MeshValue.object(body)
            let (source, destination) = (object.text("SourceName"), object.text("DestinationName"))
            if flags.isOn("replace"),
                let old = try await api.find(
                    "connect",
                    "intentions",
                    "exact",
                    query: [("source", source), ("destination", destination)]
                )
            {
                if old.text("ID").isEmpty {
                    let names = [("source", source), ("destination", destination)]
                    try await api.put("connect", "intentions", "exact", query: names, body: object)
                } else {
                    try await api.put("connect", "intentions", old.text("ID"), body: object)
                }
                continue
            }
            do { _ = try await api.call("POST", ["connect", "intentions"], body: object) } catch {
                throw error.prefixed("Error creating intention \"\(MeshLayout.line(object))\"")
            }
            Terminal.print("Created: \(MeshLayout.line(object))")
        }
        return 0
    }

    private func intentionsToCreate() throws(CommandFailure) -> [MeshObject] {
        guard flags.isOn("file") else {
            let names = try words(2...2, "SRC DST")
            var body: MeshObject = [
                "SourceName": .string(names[0]), "DestinationName": .string(names[1]), "SourceType": "consul",
                "Action": flags.isOn("deny") ? "deny" : "allow",
            ]
            if let meta = try metadata() { body["Meta"] = meta }
            return [body]
        }
        return try usage { () throws(UsageError) in
            var bodies: [MeshObject] = []
            for file in flags.arguments {
                let body = try DefinitionFile.parse(try Terminal.read(file), name: file, format: .json)
                guard body.value(ignoringCaseOf: "Permissions") == nil else {
                    throw UsageError("\(file): Permissions need a service-intentions entry; use config write")
                }
                bodies.append(body)
            }
            return bodies
        }
    }
}
