package import MeshDomain

/// A leaf certificate that a process keeps, with what decides when it is replaced.
package struct HeldLeaf: Sendable, Hashable {
    package let leaf: LeafCertificate
    /// The root it was signed under.
    package let rootID: String
    /// Seconds since 1970; from then on it is replaced.
    package let renewAfterSeconds: Int64

    /// Keeps a leaf until a moment between 60 % and 90 % of its life.
    ///
    /// Which moment follows from the certificate itself: leaves made at the same time do not come due together, and every
    /// process, also a restarted one, says the same.
    ///
    /// - Source: reference http-api-and-config §10.3, renewal of leaf certificates.
    package init(_ leaf: LeafCertificate, rootID: String) {
        self.leaf = leaf
        self.rootID = rootID
        let life = max(0, leaf.validBeforeSeconds - leaf.validAfterSeconds)
        var mixed: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in leaf.certPEM.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let chosen = Int64(mixed >> 32 & 0xFFFF)
        renewAfterSeconds = leaf.validAfterSeconds + life * 6 / 10 + life * 3 / 10 * chosen / 0xFFFF
    }

    /// Whether it need not be replaced: it was signed under the active root and is not due.
    package func isCurrent(activeRootID: String, nowSeconds: Int64) -> Bool {
        rootID == activeRootID && nowSeconds < renewAfterSeconds
    }
}
