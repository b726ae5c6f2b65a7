import AgentLogic
import ConsulJSON
import MeshDomain
import RegistrationRules

/// What the lines of a file of registrations say together.
struct KeptRows {
    private struct Row {
        var change: PersistedChange
        var bytes: [UInt8]
    }

    private var services: [String: Row] = [:]
    private var checks: [String: Row] = [:]
    private var health: [String: KeptHealth] = [:]
    private var sidecarPorts: [String: Int] = [:]
    /// What a later version wrote.
    private(set) var foreign = ForeignLines()

    /// Takes the next line; one that cannot be read is kept.
    ///
    /// - Throws: `internalFault` saying what cannot be read.
    mutating func take(_ line: [UInt8]) throws(MeshError) {
        do throws(MeshError) {
            let (change, understanding) = try PersistedLine.decode(line)
            if understanding == .partial { foreign.note(line, for: change) }
            let row = Row(change: change, bytes: line)
            switch change {
            case .putService(let local): services[local.service.id] = row
            case .deleteService(let id): services[id] = nil
            case .putCheck(let local):
                checks[local.check.checkID] = row
                if local.definition?.kind != .ttl { health[local.check.checkID] = nil }
            case .deleteCheck(let id): (checks[id], health[id]) = (nil, nil)
            case .setHealth(let told): health[told.checkID] = told
            case .setSidecarPort(let id, let port): sidecarPorts[id] = port
            case .deleteSidecarPort(let id): sidecarPorts[id] = nil
            }
        } catch {
            foreign.unread.append(line)
            throw error
        }
    }

    /// Takes out what nobody could deregister: rows whose ids can stand in no path of the API.
    ///
    /// - Returns: Why, and the lines.
    mutating func takeUnnameable() -> [(problem: String, bytes: [UInt8])] {
        var taken: [(problem: String, bytes: [UInt8])] = []
        for id in services.keys.sorted() {
            guard let problem = RowRules.named("Service.ID", id), let row = services.removeValue(forKey: id) else {
                continue
            }
            taken.append((problem, row.bytes))
        }
        for id in checks.keys.sorted() {
            guard let problem = RowRules.named("Check.CheckID", id), let row = checks.removeValue(forKey: id) else {
                continue
            }
            taken.append((problem, row.bytes))
        }
        return taken
    }

    /// Everything that is in force: ports of sidecars, then instances, checks and the health of checks, by id.
    var changes: [PersistedChange] {
        sidecarPorts.sorted { $0.key < $1.key }.map { PersistedChange.setSidecarPort(id: $0.key, port: $0.value) }
            + services.keys.sorted().compactMap { services[$0]?.change }
            + checks.keys.sorted().compactMap { checks[$0]?.change }
            + health.sorted { $0.key < $1.key }.map { PersistedChange.setHealth($0.value) }
    }
}

/// Lines that a later version of this program wrote, and what it added to lines that are understood otherwise.
struct ForeignLines: Sendable {
    /// What a line is about, without what changes while a check runs.
    private enum Subject: Hashable {
        case service(LocalService)
        case check(id: String, name: String, service: String, CheckDefinition?, SecretID)

        init?(_ change: PersistedChange) {
            switch change {
            case .putService(let local): self = .service(local)
            case .putCheck(let local):
                let check = local.check
                self = .check(
                    id: check.checkID,
                    name: check.name,
                    service: check.serviceID,
                    local.definition,
                    local.token
                )
            case .deleteService, .deleteCheck, .setHealth, .setSidecarPort, .deleteSidecarPort: return nil
            }
        }
    }

    /// Lines that say nothing to this version, in their order.
    var unread: [[UInt8]] = []
    private var richer: [Subject: [UInt8]] = [:]

    /// Notes a line that says more than the change that was read from it.
    mutating func note(_ line: [UInt8], for change: PersistedChange) {
        guard let subject = Subject(change) else { return }
        richer[subject] = line
    }

    /// The line of a change: as it was written, while the change is still the same.
    func line(of change: PersistedChange) -> [UInt8] {
        guard let subject = Subject(change), let line = richer[subject] else { return PersistedLine.encode(change) }
        return line + [0x0A]
    }
}
