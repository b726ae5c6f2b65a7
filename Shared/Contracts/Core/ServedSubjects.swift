import MeshBus
import Synchronization

/// What one host serves.
final class ServedSubjects: Sendable {
    private let registrations = Mutex<[any BusRegistration]>([])

    func add(_ registration: any BusRegistration) { registrations.withLock { $0.append(registration) } }

    /// Everything served so far, once.
    func takeAll() -> [any BusRegistration] {
        registrations.withLock { registrations in
            defer { registrations = [] }
            return registrations
        }
    }
}
