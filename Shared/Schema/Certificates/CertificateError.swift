import COpenSSL

/// Why a key, certificate or signing request was refused or could not be made.
package enum CertificateError: Error, Equatable, CustomStringConvertible {
    /// The text is not one PEM block of the expected kind; `reason` says what is wrong with it.
    case malformedPEM(expected: String, reason: String)
    /// The bytes inside a PEM block are not a valid object of this kind.
    case malformed(what: String, reason: String)
    /// The key is of a kind or size that is not accepted here.
    case unsupportedKey(String)
    /// A private key and a certificate that do not belong together.
    case keyMismatch
    /// The certificate asked to sign is not a certificate authority.
    case notAnAuthority(subject: String)
    /// The signature of a signing request does not match its public key.
    case badRequestSignature
    /// An identity of another trust domain than the authority's.
    case foreignTrustDomain(got: String, ours: String)
    /// A field of a request to issue a certificate that makes no sense.
    case invalidField(name: String, reason: String)
    /// A chain that does not lead to one of the trusted roots.
    case untrusted(reason: String)
    /// OpenSSL failed in a way that input cannot cause: memory, entropy or a missing algorithm.
    case library(operation: String, reason: String)

    /// The message for people: names the field and says what is expected.
    package var description: String {
        switch self {
        case .malformedPEM(let expected, let reason):
            "expected a PEM block \"\(expected)\": \(reason)"
        case .malformed(let what, let reason):
            "the \(what) cannot be read: \(reason)"
        case .unsupportedKey(let reason):
            "the key is not supported: \(reason)"
        case .keyMismatch:
            "the private key does not belong to the certificate; give the key that the certificate was made for"
        case .notAnAuthority(let subject):
            "the certificate \"\(subject)\" is not a certificate authority and cannot sign"
        case .badRequestSignature:
            "the signature of the certificate signing request does not match its public key"
        case .foreignTrustDomain(let got, let ours):
            "the SPIFFE ID is from a different trust domain: \(got), we are \(ours)"
        case .invalidField(let name, let reason):
            "\(name): \(reason)"
        case .untrusted(let reason):
            "the certificate chain does not lead to a trusted root: \(reason)"
        case .library(let operation, let reason):
            "OpenSSL failed at \(operation): \(reason)"
        }
    }
}

/// The oldest entry of this thread's OpenSSL error queue as text; empties the queue.
func lastLibraryReason() -> String {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0, let reason = ERR_reason_error_string(code) else { return "no reason given" }
    return String(validatingCString: reason) ?? "no readable reason given"
}

/// The error for an OpenSSL call that returned nothing or failed.
func libraryFailure(_ operation: String) -> CertificateError {
    .library(operation: operation, reason: lastLibraryReason())
}
