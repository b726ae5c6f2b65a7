package import AuthorityTables
package import ConfigEntryTables
package import MeshDomain
package import PeeringTables

extension ConfigEntryState: ConfigEntryReading {}

extension PeeringTablesState: PeeringReading {}

extension AuthorityState: AuthorityReading {
    package func certificateRoots() -> CARoots { roots }
}
