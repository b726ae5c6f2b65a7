import CommandLineLogic
import ConsulJSON
import MeshDomain

extension CommandRun {
    /// `kv …`.
    ///
    /// - Source: reference §11.3; `cases/12`.
    func runKeys() async throws(CommandFailure) -> Int32 {
        switch command {
        case .kvGet: try await getKey()
        case .kvPut: try await putKey()
        case .kvDelete: try await deleteKey()
        case .kvExport: try await exportKeys()
        case .kvImport: try await importKeys()
        case _: return 127
        }
        return 0
    }

    /// The key of the command line; no key begins with a slash, so one that was written before it is meant for the eye.
    private func key() -> String {
        var key = flags.arguments.first ?? ""
        if key.hasPrefix("/") { key.removeFirst() }
        return key
    }

    private func rows(_ key: String, _ query: [(String, String)]) async throws(CommandFailure) -> [MeshValue]? {
        let answer: APIAnswer
        do { answer = try await api.call("GET", ["kv", key], query: query, accepts: [404]) } catch {
            throw error.prefixed("Error querying Consul agent")
        }
        return answer.status == 404 ? nil : try answer.json().arrayValue
    }

    // MARK: - Reading

    private func getKey() async throws(CommandFailure) {
        _ = try words(0...1, "at most one KEY")
        let key = key()
        let isList = flags.isOn("recurse") || flags.isOn("keys")
        guard isList || !key.isEmpty else { throw CommandFailure("Error! Missing KEY argument") }
        if flags.isOn("keys") {
            let query = [("keys", ""), ("separator", flags.text("separator") ?? "/")]
            for name in try await rows(key, query) ?? [] { Terminal.print(name.stringValue ?? "") }
            return
        }
        guard flags.isOn("recurse") else {
            guard let row = try await rows(key, [])?.first else {
                throw CommandFailure("Error! No key exists at: \(key)")
            }
            return try print(row, before: "", after: "\n")
        }
        let found = try await rows(key, [("recurse", "")]) ?? []
        for (place, row) in found.enumerated() {
            let isLast = place == found.count - 1
            let after = flags.isOn("detailed") && !isLast ? "\n" : ""
            try print(row, before: row.text("Key") + ":", after: after)
        }
    }

    /// Prints a row with all about it, or its value after a text.
    private func print(_ row: MeshValue, before: String, after: String) throws(CommandFailure) {
        let isBase64 = flags.isOn("base64")
        let isDetailed = flags.isOn("detailed")
        let bytes = try usage { () throws(UsageError) in
            isDetailed
                ? try KeyLayout.details(row, isBase64: isBase64)
                : Array(before.utf8) + (try KeyLayout.value(row, isBase64: isBase64)) + [0x0A]
        }
        let isListed = flags.isOn("recurse")
        _ = Terminal.write(bytes + Array((isDetailed && isListed ? after : "").utf8), to: 1)
    }

    private func exportKeys() async throws(CommandFailure) {
        _ = try words(0...1, "at most one PREFIX")
        Terminal.print(KeyLayout.export(try await rows(key(), [("recurse", "")]) ?? []))
    }

    // MARK: - Writing

    private func index() throws(CommandFailure) -> String {
        let index = flags.text("modify-index") ?? "0"
        guard UInt64(index) != nil else {
            throw CommandFailure("-modify-index is \"\(index)\"; it must be a whole number")
        }
        return index
    }

    private func data(_ argument: String) throws(CommandFailure) -> [UInt8] {
        let bytes = try usage { () throws(UsageError) in
            if argument == "-" { return try Terminal.read("-") }
            if argument.hasPrefix("@") { return try Terminal.read(String(argument.dropFirst())) }
            return Array(argument.utf8)
        }
        guard flags.isOn("base64") else { return bytes }
        do { return try Base64.decode(String(decoding: bytes, as: UTF8.self)) } catch {
            throw CommandFailure("Error! Cannot base64 decode data: \(error)")
        }
    }

    private func putKey() async throws(CommandFailure) {
        let words = try words(1...2, "a KEY and at most one DATA")
        let key = words[0]
        guard !key.hasPrefix("/") else {
            throw CommandFailure("Error! Failed writing data: Invalid key. Key must not begin with a '/': \(key)")
        }
        let value = try data(words.count > 1 ? words[1] : "")
        var query: [(String, String)] = []
        if let text = flags.text("flags"), text != "0" {
            guard UInt64(text) != nil else { throw CommandFailure("-flags is \"\(text)\"; it must be a whole number") }
            query.append(("flags", text))
        }
        let modes = ["cas", "acquire", "release"].filter(flags.isOn)
        guard modes.count < 2 else { throw CommandFailure("Error! -\(modes[0]) and -\(modes[1]) exclude each other") }
        let session = flags.text("session") ?? ""
        switch modes.first {
        case "cas": query.append(("cas", try index()))
        case let mode?:
            guard !session.isEmpty else { throw CommandFailure("Error! Missing -session (required with -\(mode))") }
            query.append((mode, session))
        case nil: break
        }
        let answer: APIAnswer
        do { answer = try await api.call("PUT", ["kv", key], query: query, bytes: value) } catch {
            throw error.prefixed("Error! Failed writing data")
        }
        let isDone = answer.text == "true"
        switch modes.first {
        case "cas" where !isDone: throw CommandFailure("Error! Did not write to \(key): CAS failed")
        case "acquire":
            guard isDone else { throw CommandFailure("Error! Did not acquire lock") }
            Terminal.print("Success! Lock acquired on: \(key)")
        case "release":
            guard isDone else { throw CommandFailure("Error! Did not release lock") }
            Terminal.print("Success! Lock released on: \(key)")
        case _: Terminal.print("Success! Data written to: \(key)")
        }
    }

    private func deleteKey() async throws(CommandFailure) {
        _ = try words(0...1, "one KEY or PREFIX")
        let key = key()
        let isTree = flags.isOn("recurse")
        guard isTree || !key.isEmpty else { throw CommandFailure("Error! Missing KEY argument") }
        guard !isTree || !flags.isOn("cas") else { throw CommandFailure("Cannot specify both -cas and -recurse!") }
        let query: [(String, String)]
        if isTree {
            query = [("recurse", "")]
        } else if flags.isOn("cas") {
            guard flags.isGiven("modify-index") else { throw CommandFailure("Must specify -modify-index with -cas!") }
            query = [("cas", try index())]
        } else {
            guard !flags.isGiven("modify-index") else {
                throw CommandFailure("Cannot specify -modify-index without -cas!")
            }
            query = []
        }
        let answer: APIAnswer
        do { answer = try await api.call("DELETE", ["kv", key], query: query) } catch {
            throw error.prefixed("Error! Did not delete \(isTree ? "prefix" : "key") \(key)")
        }
        guard answer.text == "true" else { throw CommandFailure("Error! Did not delete key \(key): CAS failed") }
        Terminal.print(isTree ? "Success! Deleted keys with prefix: \(key)" : "Success! Deleted key: \(key)")
    }

    private func importKeys() async throws(CommandFailure) {
        let argument = try words(1...1, "one DATA: @file, - for standard input, or the text itself")[0]
        let rows = try usage { () throws(UsageError) in try KeyLayout.imports(try Terminal.data(argument)) }
        let prefix = flags.text("prefix") ?? ""
        for row in rows {
            let key = prefix + row.key
            let query = row.flags == 0 ? [] : [("flags", String(row.flags))]
            do { _ = try await api.call("PUT", ["kv", key], query: query, bytes: row.value) } catch {
                throw error.prefixed("Error! Failed writing data for key \(key)")
            }
            Terminal.print("Imported: \(key)")
        }
    }
}
