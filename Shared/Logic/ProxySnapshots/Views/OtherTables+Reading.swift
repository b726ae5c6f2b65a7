package import AuthorityTables
package import ConfigEntryTables
package import MeshDomain
package import PeeringTables

extension ConfigEntryState: ConfigEntryReading {
    package func body(of key: EntryKey) -> ConfigEntryBody? { entry(key)?.body }
}

extension PeeringTablesState: PeeringReading {}

extension AuthorityState: AuthorityReading {
    package func certificateRoots() -> CARoots { roots }
}
