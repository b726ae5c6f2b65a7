import AgentLogic
package import NameSystem
import Synchronization

/// How names are answered now: as configured, until a reload says otherwise.
package final class NameSettingsInUse: Sendable {
    private let settings: Mutex<NameSettings>

    /// Starts with what is configured.
    package init(_ settings: NameSettings) { self.settings = Mutex(settings) }

    /// The settings now.
    package var current: NameSettings { settings.withLock { $0 } }

    /// Takes new settings; the domains stay until the next start.
    func adopt(_ fresh: NameSettings) {
        settings.withLock { settings in
            var fresh = fresh
            (fresh.domain, fresh.alternateDomain) = (settings.domain, settings.alternateDomain)
            settings = fresh
        }
    }
}
