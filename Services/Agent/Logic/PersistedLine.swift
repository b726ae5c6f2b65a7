import ConsulJSON
package import MeshDomain

/// The form in which registrations are kept on disk: one JSON object per line, each a change.
///
/// Reading a file means applying its lines in order; a last line that is cut off was never confirmed to anybody.
package enum PersistedLine {
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
            case .sidecarPort(let id, let port):
                output.member("SidecarPortOf", id)
                output.member("Port", port)
            }
        }
        return output.bytes + [0x0A]
    }

    /// Reads one line.
    ///
    /// - Throws: `internalFault` saying what is wrong with it.
    package static func decode(_ line: [UInt8]) throws(MeshError) -> PersistedChange {
        do throws(MeshError) {
            let value: MeshValue
            do { value = try JSONText.parse(line) } catch { throw MeshError(.internalFault, error.problem) }
            if let id = value["DeletedService"]?.stringValue { return .deleteService(id) }
            if let id = value["DeletedCheck"]?.stringValue { return .deleteCheck(id) }
            if let id = value["SidecarPortOf"]?.stringValue, let port = value["Port"]?.intValue {
                return .sidecarPort(id: id, port: Int(port))
            }
            let token = SecretID(value["Token"]?.stringValue ?? "")
            if let service = value["Service"] {
                return .putService(
                    LocalService(
                        service: try RegistrationCodec.nodeService(service),
                        token: token,
                        origin: .api,
                        sidecarOf: value["SidecarOf"]?.stringValue
                    )
                )
            }
            guard let check = value["Check"] else { throw MeshError(.internalFault, "the line names nothing known") }
            return .putCheck(
                LocalCheck(
                    check: try RegistrationCodec.healthCheck(check),
                    definition: try value["Definition"].map { value throws(MeshError) in
                        try CheckDefinition(value, rules: .body)
                    },
                    token: token
                )
            )
        } catch {
            throw MeshError(.internalFault, "a kept registration cannot be read: \(error.message)")
        }
    }
}
