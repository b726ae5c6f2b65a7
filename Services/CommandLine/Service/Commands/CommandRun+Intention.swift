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
            let names = try await pair(try words(1...2, "SRC DST, or an ID"))
            do { _ = try await api.call("DELETE", ["connect", "intentions", "exact"], query: names) } catch {
                throw error.prefixed("Error deleting the intention")
            }
            Terminal.print("Intention deleted.")
        case .intentionCheck: return try await checkIntention()
        case .intentionMatch: try await matchIntentions()
        case _: return 127
        }
        return 0
    }

    private func query(_ source: String, _ destination: String) -> [(String, String)] {
        [("source", source), ("destination", destination)]
    }

    /// The names that the words mean: a source and a destination, or the id of an intention that has one.
    private func pair(_ names: [String]) async throws(CommandFailure) -> [(String, String)] {
        if names.count == 2 { return query(names[0], names[1]) }
        let all = try await api.get("connect", "intentions").arrayValue ?? []
        guard let found = all.first(where: { !$0.text("ID").isEmpty && $0.text("ID") == names[0].lowercased() }) else {
            throw CommandFailure(
                "Error: there is no intention with the ID \"\(names[0])\"; most intentions have none, name them by SRC DST"
            )
        }
        return query(found.text("SourceName"), found.text("DestinationName"))
    }

    private func intention(_ names: [String]) async throws(CommandFailure) -> MeshValue {
        let pair = try await pair(names)
        guard let found = try await api.find("connect", "intentions", "exact", query: pair) else {
            throw CommandFailure("Error: Intention not found for source=\(pair[0].1), destination=\(pair[1].1)")
        }
        return found
    }

    private func checkIntention() async throws(CommandFailure) -> Int32 {
        do {
            let names = try words(2...2, "SRC DST")
            let answer = try await api.get("connect", "intentions", "check", query: query(names[0], names[1]))
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
        // One name was asked for, so one list is answered, under the name as the server spells it.
        for intention in answer.objectValue?.entries.first?.value.arrayValue ?? [] {
            Terminal.print(MeshLayout.line(intention))
        }
    }

    private func createIntentions() async throws(CommandFailure) -> Int32 {
        guard !(flags.isOn("allow") && flags.isOn("deny")) else {
            throw CommandFailure("Only one of -allow or -deny may be specified.")
        }
        for body in try intentionsToCreate() {
            let object = MeshValue.object(body)
            do {
                if try await create(object) { Terminal.print("Created: \(MeshLayout.line(object))") }
            } catch {
                throw error.prefixed("Error creating intention \"\(MeshLayout.line(object))\"")
            }
        }
        return 0
    }

    /// Writes one intention; false when it replaced another one.
    private func create(_ intention: MeshValue) async throws(CommandFailure) -> Bool {
        let (source, destination) = (intention.text("SourceName"), intention.text("DestinationName"))
        let names = query(source, destination)
        let isReplacing = try await api.find("connect", "intentions", "exact", query: names) != nil
        guard !isReplacing || flags.isOn("replace") else {
            throw CommandFailure(
                "there is an intention from \(source) to \(destination) already; replace it with -replace"
            )
        }
        var body = intention.objectValue ?? MeshObject()
        if let meta = body["Meta"], !isReplacing {
            body["Meta"] = nil
            try await createEntry(destination, meta: meta, source: body)
            return true
        }
        try await api.put("connect", "intentions", "exact", query: names, body: .object(body))
        return !isReplacing
    }

    /// Writes an intention with metadata, which belong to the whole entry about a destination: it must be the first one.
    private func createEntry(
        _ destination: String,
        meta: MeshValue,
        source: MeshObject
    ) async throws(CommandFailure) {
        let value = MeshValue.object(source)
        var entrySource: MeshObject = [
            "Name": .string(value.text("SourceName")), "Action": .string(value.text("Action")),
        ]
        if !value.text("Description").isEmpty { entrySource["Description"] = .string(value.text("Description")) }
        let entry: MeshObject = [
            "Kind": "service-intentions", "Name": .string(destination), "Meta": meta,
            "Sources": .array([.object(entrySource)]),
        ]
        let answer = try await api.put("config", query: [("cas", "0")], body: .object(entry))
        guard answer.text != "false" else {
            throw CommandFailure(
                "metadata belong to all intentions about \(destination) together, and there are some already; set them "
                    + "with `tombolo config write` of service-intentions/\(destination)"
            )
        }
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
            guard !flags.arguments.isEmpty else { throw UsageError("intention create -file needs at least one file") }
            for file in flags.arguments {
                bodies.append(try DefinitionFile.intention(try Terminal.read(file), name: file))
            }
            return bodies
        }
    }
}
