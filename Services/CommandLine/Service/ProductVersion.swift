import MeshDomain

/// What `tombolo version` says.
enum ProductVersion {
    /// Tombolo's own version.
    static let tombolo = "0.1.0"
    /// The version of Consul whose API and behaviour this follows.
    static let consul = ConsulRelease.followed
    /// The release date of that API level, as the agent tells it.
    static let buildDate = "2026-11-01T00:00:00Z"
}
