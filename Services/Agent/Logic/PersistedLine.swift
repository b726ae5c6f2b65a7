import ConsulJSON
package import MeshDomain

/// The form in which registrations are kept on disk: one JSON object per line, each a change.
///
/// Reading a file means applying its lines in order; a last line that is cut off was never confirmed to anybody. Lines
/// are read as they were written, without the rules that apply to a registration: those may have come later.
package enum PersistedLine {
    /// How much of a line was understood.
    package enum Understanding: Sendable, Hashable {
        case whole
        /// A later version of this program wrote more into it.
        case partial
    }

    /// One change as a line, with the line end.
    package static func encode(_ change: PersistedChange) -> [UInt8] {
        var output = JSONOutput()
        output.object { output in
            switch change {
            case .putService(let local):
                output.key("Service")
                output.nodeService(local.service)
                output.member("Token", ifSet: local.token.revealed)
                if let parent = local.sidecarOf { output.member("SidecarOf", parent) }
            case .putCheck(let local):
                output.key("Check")
                output.healthCheck(local.check)
                output.member("Token", ifSet: local.token.revealed)
                if let definition = local.definition { output.member("Definition", .object(definition.encoded)) }
            case .deleteService(let id): output.member("DeletedService", id)
            case .deleteCheck(let id): output.member("DeletedCheck", id)
            case .setHealth(let health):
                output.key("Health")
                output.object { output in
                    output.member("CheckID", health.checkID)
                    output.member("Status", health.status.rawValue)
                    output.member("Output", health.output)
                    output.member("Expired", ifSet: health.hasExpired)
                }
            case .setSidecarPort(let id, let port):
                output.key("SidecarPort")
                output.object { output in
                    output.member("ID", id)
                    output.member("Port", port)
                }
            case .deleteSidecarPort(let id): output.member("DeletedSidecarPort", id)
            }
        }
        return output.bytes + [0x0A]
    }

    /// Reads one line.
    ///
    /// - Returns: The change, and whether the line holds more than that.
    /// - Throws: `internalFault` saying what cannot be read.
    package static func decode(
        _ line: [UInt8]
    ) throws(MeshError) -> (change: PersistedChange, understanding: Understanding) {
        do throws(MeshError) {
            let value: MeshValue
            do { value = try JSONText.parse(line) } catch { throw MeshError(.internalFault, error.problem) }
            if let change = try? change(in: value, rules: .body) { return (change, .whole) }
            return (try change(in: value, rules: .kept), .partial)
        } catch {
            throw MeshError(.internalFault, "a kept registration cannot be read: \(error.message)")
        }
    }

    private static func change(in value: MeshValue, rules: ReadingRules) throws(MeshError) -> PersistedChange {
        var reader = try ObjectReader(value, rules: rules)
        let change = try change(in: &reader)
        try reader.finish()
        return change
    }

    private static func change(in reader: inout ObjectReader) throws(MeshError) -> PersistedChange {
        let rules = reader.rules
        for (name, change) in [
            ("DeletedService", PersistedChange.deleteService), ("DeletedCheck", PersistedChange.deleteCheck),
            ("DeletedSidecarPort", PersistedChange.deleteSidecarPort),
        ] {
            if let id = reader.value(name)?.stringValue { return change(id) }
        }
        if var part = try reader.nested("Health") {
            let id = try part.string("CheckID")
            guard let status = HealthStatus(rawValue: try part.string("Status")) else {
                throw MeshError(.internalFault, "the health of check \"\(id)\" has no known status")
            }
            let output = try part.string("Output")
            let hasExpired = try part.bool("Expired")
            try part.finish()
            return .setHealth(KeptHealth(checkID: id, status: status, output: output, hasExpired: hasExpired))
        }
        if var part = try reader.nested("SidecarPort") {
            let change = PersistedChange.setSidecarPort(id: try part.string("ID"), port: try part.int("Port"))
            try part.finish()
            return change
        }
        let token = SecretID(try reader.string("Token"))
        if let service = reader.value("Service") {
            let parent = reader.value("SidecarOf")?.stringValue
            return .putService(
                LocalService(
                    service: try RegistrationCodec.nodeService(service, rules: rules),
                    token: token,
                    origin: .api,
                    sidecarOf: parent
                )
            )
        }
        guard let check = reader.value("Check") else { throw MeshError(.internalFault, "the line names nothing known") }
        let definition = reader.value("Definition")
        return .putCheck(
            LocalCheck(
                check: try RegistrationCodec.healthCheck(check, rules: rules),
                definition: try definition.map { value throws(MeshError) in try CheckDefinition(value, rules: rules) },
                token: token
            )
        )
    }
}
