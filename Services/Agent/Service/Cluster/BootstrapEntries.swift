import AgentLogic
import ConfigEntryContract
import ConfigEntryKinds
import ConfigEntryTables
import ConsulJSON
import Logging
import MeshContracts
import MeshDomain
import MeshRuntime

/// Writes the config entries of `config_entries.bootstrap` that do not exist yet, on servers: at the start, and after every
/// reload.
///
/// - Source: reference §12.2 and §12.4.
struct BootstrapEntries: Sendable {
    let context: AgentContext

    /// Works until the task is cancelled.
    func run() async throws {
        // The primary datacenter decides about entries; its own configuration has them.
        guard context.configuration.isServer, context.configuration.primaryElsewhere == nil else { return }
        try await write(context.configuration.bootstrapEntries)
        for await entries in context.reload.bootstrapEntries { try await write(entries) }
    }

    /// Tries until all are written.
    private func write(_ objects: [MeshObject]) async throws {
        for (place, object) in objects.enumerated() {
            let entry: ConfigEntry
            do { entry = try ConfigEntryCodec.decode(.object(object)) } catch {
                context.logger.error(
                    "a config entry of the configuration is wrong",
                    metadata: [LogKey.error: "config_entries.bootstrap[\(place)]: \(error.message)"]
                )
                continue
            }
            try await write(entry)
        }
    }

    private func write(_ entry: ConfigEntry) async throws {
        while true {
            let tokens = context.ownTokens.current
            let token = tokens.initialManagement.isEmpty ? tokens.forOwnUse : tokens.initialManagement
            do throws(MeshError) {
                _ = try await context.configEntryClient.put(
                    entry,
                    cas: 0,
                    context: CallContext(token: token, timeout: AgentContext.requestTimeout)
                )
                return
            } catch {
                switch error.code {
                case .badRequest, .rejected, .notImplemented, .conflict, .notFound, .internalFault:
                    context.logger.error(
                        "a config entry of the configuration was refused",
                        metadata: [LogKey.error: "\(error.message)"]
                    )
                    return
                case .permissionDenied, .overloaded, .unavailable, .deadlineExceeded:
                    try await Task.sleep(for: .seconds(1))
                }
            }
        }
    }
}
