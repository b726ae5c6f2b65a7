/// The release of Consul whose behaviour is followed.
package enum ConsulRelease {
    /// Told to whoever asks for a version, and what an extension's `ConsulVersion` is held against.
    package static let followed = "1.16.6"
}
