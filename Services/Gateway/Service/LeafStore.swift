package import AuthorityContract
import Certificates
package import Logging
package import MeshDomain
import MeshRuntime

/// Leaf certificates with their keys in a private folder, so that a restart of this process changes nothing in running
/// Envoys and asks nothing of the certificate authority.
///
/// One file per identity: the certificate, its intermediates, the key, all in PEM. All that is known of a leaf follows from
/// that; a file that does not fit (damaged, of another cluster or root, expired) is as good as none. Several replicas may
/// share a folder.
package struct LeafStore: Sendable {
    /// How many leaves are kept; further ones live in memory only.
    package static let limit = 16_384
    private static let ending = ".pem"

    private let folder: PrivateFolder
    private let logger: Logger

    /// Opens the folder, which is made when it is missing.
    ///
    /// - Throws: `badRequest` saying what keeps it from being used.
    package init(directory: String, logger: Logger) throws(MeshError) {
        folder = try PrivateFolder(path: directory)
        self.logger = logger
    }

    /// The leaf of an identity if it may still be used: signed by the active root, and not due to be replaced.
    package func load(_ identity: SpiffeID, roots: CARoots, nowSeconds: Int64) -> HeldLeaf? {
        let name = Self.name(of: identity.uri)
        guard let held = read(name, under: roots), held.leaf.uri == identity.uri else { return nil }
        return held.isCurrent(activeRootID: roots.activeRootID, nowSeconds: nowSeconds) ? held : nil
    }

    /// Keeps a leaf in place of the one before; what cannot be written is only kept in memory, and the log says so.
    package func save(_ held: HeldLeaf) {
        let text = held.leaf.certPEM.withLineBreak + held.leaf.privateKeyPEM.revealed.withLineBreak
        do throws(MeshError) { try folder.write(text, to: Self.name(of: held.leaf.uri)) } catch {
            logger.warning(
                "a certificate cannot be kept on the disk, so it is made again after a restart",
                metadata: [LogKey.path: "\(folder.path)", LogKey.error: "\(error.message)"]
            )
        }
    }

    /// Removes what is of no use any more: leaves of other clusters and roots, expired and damaged ones, and the ones that
    /// end first when there are too many.
    package func sweep(roots: CARoots, nowSeconds: Int64) {
        guard !roots.activeRootID.isEmpty else { return }
        var kept: [(name: String, validBefore: Int64)] = []
        for name in folder.names(nowSeconds: nowSeconds) where Self.isOurs(name) {
            if let held = read(name, under: roots), held.leaf.validBeforeSeconds > nowSeconds,
                Self.name(of: held.leaf.uri) == name
            {
                kept.append((name, held.leaf.validBeforeSeconds))
            } else {
                folder.remove(name)
            }
        }
        guard kept.count > Self.limit else { return }
        kept.sort { ($0.validBefore, $0.name) < ($1.validBefore, $1.name) }
        for surplus in kept.prefix(kept.count - Self.limit) { folder.remove(surplus.name) }
    }

    /// A leaf that the active root signed; nil, with a warning when the file is damaged, for anything else.
    private func read(_ name: String, under roots: CARoots) -> HeldLeaf? {
        do {
            guard let text = try folder.read(name) else { return nil }
            return try Self.parse(text, roots: roots)
        } catch {
            logger.warning(
                "a kept certificate is damaged and is made again",
                metadata: [LogKey.path: "\(folder.path)/\(name)", LogKey.error: "\(error)"]
            )
            return nil
        }
    }

    private static func parse(_ text: String, roots: CARoots) throws -> HeldLeaf? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        guard let border = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN ") && $0.contains("PRIVATE KEY") }) else {
            throw MeshError(.internalFault, "there is no key in it")
        }
        let chain = lines[..<border].joined(separator: "\n") + "\n"
        let keyText = lines[border...].joined(separator: "\n") + "\n"
        guard let certificate = try Certificate.bundle(pem: chain).first, let uri = certificate.names.uris.first else {
            throw MeshError(.internalFault, "there is no certificate with an identity in it")
        }
        guard try CertificateKey(pem: keyText).publicKey == certificate.publicKey else {
            throw MeshError(.internalFault, "the key is not that of the certificate")
        }
        guard let root = roots.roots.first(where: { $0.id == roots.activeRootID }),
            certificate.authorityKeyIdentifierText == root.signingKeyID || root.signingKeyID.isEmpty,
            try certificate.isSigned(by: Certificate(pem: root.rootCertPEM))
        else { return nil }
        var service = ""
        if case .service(let name, _) = try SpiffeID(parsing: uri).holder { service = name.text }
        let leaf = LeafCertificate(
            serialNumber: certificate.serialText,
            certPEM: chain,
            privateKeyPEM: SecretID(keyText),
            service: service,
            uri: uri,
            validAfterSeconds: certificate.notBefore,
            validBeforeSeconds: certificate.notAfter
        )
        return HeldLeaf(leaf, rootID: root.id)
    }

    /// The file of an identity: a name that says nothing and that every file system takes.
    private static func name(of uri: String) -> String {
        // Hashing fails only without memory; such a name is no leaf's, so the leaf is kept in memory only.
        let digest = (try? Digest.sha256(Array(uri.utf8))) ?? []
        return Digest.colonHex(digest).filter { $0 != ":" } + ending
    }

    private static func isOurs(_ name: String) -> Bool {
        name.hasSuffix(ending) && name.count == 64 + ending.count
            && name.dropLast(ending.count).allSatisfy(\.isHexDigit)
    }
}

extension String {
    fileprivate var withLineBreak: String { isEmpty || hasSuffix("\n") ? self : self + "\n" }
}
