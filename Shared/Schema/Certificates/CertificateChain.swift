import COpenSSL

/// Checks of certificates against trusted roots.
package enum CertificateChain {
    /// Checks that `leaf` leads to one of `roots`, every certificate on the way being valid at `now`.
    ///
    /// - Parameters:
    ///   - leaf: the certificate in question.
    ///   - intermediates: certificates that may stand between; they are not trusted by themselves.
    ///   - roots: self-signed certificates that are trusted.
    ///   - now: seconds since 1970.
    /// - Throws: `CertificateError.untrusted` with OpenSSL's reason, `.library`.
    package static func verify(
        _ leaf: Certificate,
        intermediates: [Certificate] = [],
        roots: [Certificate],
        at now: Int64
    ) throws(CertificateError) {
        guard let store = X509_STORE_new() else { throw libraryFailure("verifying a chain") }
        defer { X509_STORE_free(store) }
        for root in roots {
            let x509 = try Certificate.decode(root.encoded)
            defer { X509_free(x509) }
            // The store takes a reference of its own.
            guard X509_STORE_add_cert(store, x509) == 1 else { throw libraryFailure("verifying a chain") }
        }
        guard let untrusted = OPENSSL_sk_new_null() else { throw libraryFailure("verifying a chain") }
        defer { OPENSSL_sk_pop_free(untrusted) { X509_free(OpaquePointer($0)) } }
        for intermediate in intermediates {
            let x509 = try Certificate.decode(intermediate.encoded)
            guard OPENSSL_sk_push(untrusted, UnsafeRawPointer(x509)) > 0 else {
                X509_free(x509)
                throw libraryFailure("verifying a chain")
            }
        }
        let target = try Certificate.decode(leaf.encoded)
        defer { X509_free(target) }
        guard let context = X509_STORE_CTX_new() else { throw libraryFailure("verifying a chain") }
        defer { X509_STORE_CTX_free(context) }
        guard X509_STORE_CTX_init(context, store, target, untrusted) == 1 else {
            throw libraryFailure("verifying a chain")
        }
        X509_STORE_CTX_set_time(context, 0, Int(now))
        let verdict = X509_verify_cert(context)
        ERR_clear_error()
        guard verdict == 1 else {
            let reason = X509_verify_cert_error_string(Int(X509_STORE_CTX_get_error(context)))
            throw .untrusted(reason: reason.flatMap { String(validatingCString: $0) } ?? "no reason given")
        }
    }
}
