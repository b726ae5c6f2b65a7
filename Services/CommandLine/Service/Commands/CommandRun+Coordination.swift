import CommandLineLogic
import ConsulJSON
import MeshDomain

extension CommandRun {
    /// `event`, `exec`, `rtt` and `operator autopilot …`.
    ///
    /// - Source: reference §11.3.
    func runCoordination() async throws(CommandFailure) -> Int32 {
        switch command {
        case .event: try await fireEvent()
        case .exec:
            throw CommandFailure(
                "agents run no commands from afar: use ssh or what manages your machines, or tell agents with"
                    + " `tombolo event` and act with `tombolo watch -type=event` on each machine"
            )
        case .rtt:
            throw CommandFailure(
                "nothing measures how far nodes are from each other (network coordinates), so there is no estimate: ask"
                    + " the network itself, such as `ping -c 3 <address>`, with the addresses of `tombolo catalog nodes`;"
                    + " what proxies see of each other is at `curl localhost:<admin>/clusters` of an Envoy"
            )
        case .operatorAutopilotGetConfig: try await showAutopilot()
        case .operatorAutopilotSetConfig: try await changeAutopilot()
        case _: return 127
        }
        return 0
    }

    private func fireEvent() async throws(CommandFailure) {
        let name = try required("name")
        let payload = try words(0...1, "at most one PAYLOAD").first ?? ""
        var query: [(String, String)] = []
        for filter in ["node", "service", "tag"] {
            if let text = flags.text(filter), !text.isEmpty { query.append((filter, text)) }
        }
        let answer: APIAnswer
        do {
            answer = try await api.call("PUT", ["event", "fire", name], query: query, bytes: Array(payload.utf8))
        } catch { throw error.prefixed("Error firing event") }
        Terminal.print("Event ID: " + (try answer.json()).text("ID"))
    }

    // MARK: - Autopilot

    /// Names of the configuration's members with those of the flags that change them.
    private static let autopilot: [(member: String, flag: String?)] = [
        ("CleanupDeadServers", "cleanup-dead-servers"), ("LastContactThreshold", "last-contact-threshold"),
        ("MaxTrailingLogs", "max-trailing-logs"), ("MinQuorum", "min-quorum"),
        ("ServerStabilizationTime", "server-stabilization-time"), ("RedundancyZoneTag", nil),
        ("DisableUpgradeMigration", nil), ("UpgradeVersionTag", nil),
    ]

    private func showAutopilot() async throws(CommandFailure) {
        let configuration: MeshValue
        do { configuration = try await api.get("operator", "autopilot", "configuration") } catch {
            throw error.prefixed("Error querying Autopilot configuration")
        }
        for (member, _) in Self.autopilot {
            let value = configuration[member] ?? .null
            let text = value.stringValue.map { flag(member, isText: true) ? "\"\($0)\"" : $0 }
            Terminal.print("\(member) = \(text ?? JSONText.string(of: value))")
        }
    }

    /// Whether a member is a text, not a duration.
    private func flag(_ member: String, isText: Bool) -> Bool { member.hasSuffix("Tag") && isText }

    private func changeAutopilot() async throws(CommandFailure) {
        var configuration: MeshObject
        do {
            configuration = try await api.get("operator", "autopilot", "configuration").objectValue ?? MeshObject()
        } catch { throw error.prefixed("Error querying Autopilot configuration") }
        let index = configuration["ModifyIndex"]?.unsignedValue ?? 0
        for case (let member, let name?) in Self.autopilot {
            guard let text = flags.text(name) else { continue }
            switch configuration[member] {
            case .bool?:
                guard let value = Bool(text) else {
                    throw CommandFailure("-\(name) is \"\(text)\"; it must be true or false")
                }
                configuration[member] = .bool(value)
            case .string?:
                do { _ = try GoDuration.nanoseconds(parsing: text) } catch {
                    throw CommandFailure("-\(name) is \"\(text)\", which is no duration: \(error)")
                }
                configuration[member] = .string(text)
            case _:
                guard let value = Int64(text), value >= 0 else {
                    throw CommandFailure("-\(name) is \"\(text)\"; it must be a whole number from 0")
                }
                configuration[member] = .int(value)
            }
        }
        let answer: APIAnswer
        do {
            answer = try await api.put(
                "operator",
                "autopilot",
                "configuration",
                query: [("cas", String(index))],
                body: .object(configuration)
            )
        } catch { throw error.prefixed("Error setting Autopilot configuration") }
        guard try answer.json().boolValue == true else {
            throw CommandFailure("Autopilot configuration could not be atomically updated, please try again")
        }
        Terminal.print("Configuration updated!")
    }
}
