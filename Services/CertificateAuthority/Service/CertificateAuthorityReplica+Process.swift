import MeshContracts
import MeshDomain
package import MeshRuntime

extension CertificateAuthorityReplica {
    /// Makes the replica of a process.
    ///
    /// - Throws: `badRequest` naming a variable that cannot be used.
    package init(process: ServiceProcess) throws {
        self.init(
            bus: process.bus,
            datacenter: process.settings.datacenter,
            journal: process.journal(of: .authority),
            tokens: try process.tokenResolver(),
            settings: try CertificateAuthoritySettings(environment: process.settings.environment),
            logger: process.logger
        )
    }
}
