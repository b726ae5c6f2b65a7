import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// `config …`.
    ///
    /// - Source: reference §11.3.
    func runConfig() async throws(CommandFailure) -> Int32 {
        switch command {
        case .configWrite: return try await writeEntry()
        case .configRead:
            let (kind, name) = (try required("kind"), try required("name"))
            do { printJSON(try await api.get("config", kind, name)) } catch {
                throw error.prefixed("Error reading config entry \(kind)/\(name)")
            }
        case .configList:
            let kind = try required("kind")
            let query = flags.text("filter").map { [("filter", $0)] } ?? []
            let entries: MeshValue
            do { entries = try await api.get("config", kind, query: query) } catch {
                throw error.prefixed("Error listing config entries for kind \"\(kind)\"")
            }
            for entry in entries.arrayValue ?? [] { Terminal.print(entry.text("Name")) }
        case .configDelete: return try await deleteEntry()
        case _: return 127
        }
        return 0
    }

    /// `cas=…` of `-cas -modify-index`; nothing without `-cas`.
    private func compareAndSet() throws(CommandFailure) -> [(String, String)] {
        let index = flags.text("modify-index") ?? "0"
        guard UInt64(index) != nil else {
            throw CommandFailure("-modify-index is \"\(index)\"; it must be a whole number")
        }
        guard flags.isOn("cas") else {
            guard index == "0" else { throw CommandFailure("Cannot specify -modify-index without -cas") }
            return []
        }
        return [("cas", index)]
    }

    private func writeEntry() async throws(CommandFailure) -> Int32 {
        let file = try words(1...1, "exactly one file, or - for standard input")[0]
        let isTried = flags.isOn("dry-run")
        let query = try compareAndSet() + (isTried ? [("dry-run", "")] : [])
        let entry = try usage { () throws(UsageError) in
            try DefinitionFile.configEntry(try Terminal.read(file), name: file)
        }
        let place = "\(entry.kind)/\(entry.name)"
        let answer: APIAnswer
        do { answer = try await api.put("config", query: query, body: entry.body) } catch {
            throw error.prefixed("Error writing config entry \(place)")
        }
        guard answer.text != "false" else { throw CommandFailure("Config entry not updated: \(place)") }
        Terminal.print(isTried ? "Config entry would be written: \(place)" : "Config entry written: \(place)")
        return 0
    }

    private func deleteEntry() async throws(CommandFailure) -> Int32 {
        var (kind, name) = (flags.text("kind") ?? "", flags.text("name") ?? "")
        if let file = flags.text("filename") {
            guard kind.isEmpty, name.isEmpty else {
                throw CommandFailure("filename can't be used with kind or name")
            }
            let entry = try usage { () throws(UsageError) in
                try DefinitionFile.configEntry(try Terminal.read(file), name: file)
            }
            (kind, name) = (entry.kind, entry.name)
        } else {
            (kind, name) = (try required("kind"), try required("name"))
        }
        let query = try compareAndSet()
        let answer: APIAnswer
        do { answer = try await api.call("DELETE", ["config", kind, name], query: query) } catch {
            throw error.prefixed("Error deleting config entry \(kind)/\(name)")
        }
        guard query.isEmpty || answer.text != "false" else {
            throw CommandFailure("Config entry not deleted: \(kind)/\(name)")
        }
        Terminal.print("Config entry deleted: \(kind)/\(name)")
        return 0
    }
}
