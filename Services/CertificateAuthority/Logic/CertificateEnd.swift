/// When the end of a certificate is worth a warning.
package enum CertificateEnd {
    /// How long before its end, in seconds: four weeks.
    static let warning: Int64 = 28 * 86_400

    /// Whether the end is less than four weeks away, or of a short life less than a fifth of it.
    ///
    /// All in seconds since 1970.
    package static func isNear(begin: Int64, end: Int64, now: Int64) -> Bool {
        end - now < min(warning, max(0, end - begin) / 5)
    }
}
