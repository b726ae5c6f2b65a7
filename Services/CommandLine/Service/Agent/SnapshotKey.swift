import Certificates
import CommandLineLogic
import Glibc
import MeshDomain

/// The key with which this cluster's secrets are encrypted when its state is saved.
enum SnapshotKey {
    /// What the environment says; of several servers what all of them make of their secret; else what lies in data_dir, where
    /// it is made at the first start; a new one where nothing is kept.
    ///
    /// - Throws: ``UsageError`` naming the file or the variable.
    static func find(_ options: AgentOptions, environment: [String: String]) throws(UsageError) -> SecretID {
        if let text = environment["TOMBOLO_SNAPSHOT_KEY"], !text.isEmpty { return SecretID(text) }
        if let path = environment["TOMBOLO_SNAPSHOT_KEY_FILE"], !path.isEmpty { return try read(path) }
        switch options.mode {
        case .client: return .none
        case .development: return try fresh()
        case .server: break
        }
        if options.isOneOfSeveral {
            do {
                let text = "tombolo snapshots \(options.datacenter)"
                return SecretID(Digest.hex(try Digest.hmacSHA256(Array(text.utf8), key: options.cluster.secret)))
            } catch { throw UsageError(error.description) }
        }
        let path = "\(options.dataDirectory)/snapshot.key"
        if access(path, F_OK) == 0 { return try read(path) }
        let key = try fresh()
        try Folder.write(key.revealed + "\n", to: path)
        return key
    }

    /// The keys with which the certificate authority encrypts its private keys, by the variables of its process.
    ///
    /// - Throws: ``UsageError`` naming the file.
    static func ofAuthority(_ environment: [String: String]) throws(UsageError) -> [String: SecretID] {
        var keys: [String: SecretID] = [:]
        for name in ["TOMBOLO_CA_KEY", "TOMBOLO_CA_KEY_OTHER"] {
            if let text = environment[name], !text.isEmpty {
                keys[name] = SecretID(text)
            } else if let path = environment[name + "_FILE"], !path.isEmpty {
                keys[name] = try read(path)
            }
        }
        return keys
    }

    private static func read(_ path: String) throws(UsageError) -> SecretID {
        let line = String(decoding: try Terminal.read(path), as: UTF8.self).split(whereSeparator: \.isNewline).first
        let text = line.map(String.init) ?? ""
        guard SealingKey.secretBytes.contains(text.utf8.count) else {
            throw UsageError(
                "\(path) holds no key to encrypt with: its first line has \(text.utf8.count) bytes, not "
                    + "\(SealingKey.secretBytes.lowerBound) to \(SealingKey.secretBytes.upperBound)"
            )
        }
        return SecretID(text)
    }

    private static func fresh() throws(UsageError) -> SecretID {
        do { return SecretID(Digest.hex(try RandomSource.system.bytes(32))) } catch {
            throw UsageError(error.description)
        }
    }
}
