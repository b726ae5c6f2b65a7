import CommandLineLogic
import HCLSyntax
import MeshDomain

extension CommandRun {
    /// `namespace …` and `partition …`.
    ///
    /// - Source: reference tenancy §9.
    func runTenancy() async throws(CommandFailure) -> Int32 {
        let word = command.words[0]
        switch command {
        case .namespaceCreate, .partitionCreate: try await write(word, try tenant(old: .null), "creating")
        case .namespaceUpdate, .partitionUpdate:
            let name = try required("name")
            guard let old = try await api.find(word, name) else { throw CommandFailure("There is no \(word) \(name).") }
            try await write(word, try tenant(old: old), "updating")
        case .namespaceWrite, .partitionWrite:
            let file = try words(1...1, "FILE")[0]
            let text = try usage { () throws(UsageError) in try Terminal.data(file == "-" ? "-" : "@" + file) }
            let body: MeshObject
            do throws(ConfigurationTextError) {
                body = try ConfigurationText.parse(text, name: file, format: .byContent)
            } catch { throw CommandFailure("\(file) cannot be read: \(error.detail)") }
            try await write(word, body, "writing")
        case .namespaceRead, .partitionRead:
            let name = try words(1...1, "NAME")[0]
            guard let found = try await api.find(word, name) else {
                throw CommandFailure("There is no \(word) \(name).")
            }
            try show(found) { TenancyLayout.one($0, tenantDetail) }
        case .namespaceList, .partitionList:
            try show(try await api.get(word + "s")) { TenancyLayout.list($0.arrayValue ?? [], tenantDetail) }
        case .namespaceDelete, .partitionDelete:
            let name = try words(1...1, "NAME")[0]
            do { _ = try await api.call("DELETE", [word, name]) } catch {
                throw error.prefixed("Error deleting the \(word) \(name)")
            }
            Terminal.print("The \(word) \"\(name)\" is being deleted")
        case _: return 127
        }
        return 0
    }

    /// `-meta` shows indexes where it is no metadata.
    private var tenantDetail: TenancyLayout.Detail {
        let isMeta = command != .namespaceCreate && command != .namespaceUpdate && flags.isOn("meta")
        return flags.isOn("show-meta") || isMeta ? .withIndexes : .plain
    }

    private func write(_ word: String, _ body: MeshObject, _ verb: String) async throws(CommandFailure) {
        let answer: MeshValue
        do { answer = try await api.put(word, body: .object(body)).json() } catch {
            throw error.prefixed("Error \(verb) the \(word)")
        }
        try show(answer) { TenancyLayout.one($0, tenantDetail) }
    }

    /// What the flags say, over what is kept of an older one.
    private func tenant(old: MeshValue) throws(CommandFailure) -> MeshObject {
        var body: MeshObject = ["Name": .string(try required("name"))]
        if let text = flags.text("description") { body["Description"] = .string(text) }
        guard command == .namespaceCreate || command == .namespaceUpdate else { return body }
        var meta = flags.isOn("merge-meta") ? old["Meta"]?.objectValue ?? [:] : [:]
        for (key, value) in try metadata()?.objectValue?.entries.map({ ($0.key, $0.value) }) ?? [] { meta[key] = value }
        if !meta.isEmpty { body["Meta"] = .object(meta) }
        var links: MeshObject = [:]
        for (field, flag) in [("PolicyDefaults", "default-policy"), ("RoleDefaults", "default-role")] {
            var all = flags.isOn("merge-acls") ? old["ACLs"]?.list(field) ?? [] : []
            all += flags.list(flag + "-id").map { ["ID": .string($0)] }
            all += flags.list(flag + "-name").map { ["Name": .string($0)] }
            if !all.isEmpty { links[field] = .array(all) }
        }
        if !links.isEmpty { body["ACLs"] = .object(links) }
        return body
    }
}
