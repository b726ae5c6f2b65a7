import ACLContract
package import AccessRules
package import Certificates
package import MeshDomain
package import MeshJournal
import MeshRuntime

/// What an operator can tell the ACL service.
package struct ACLServiceSettings: Sendable {
    /// `TOMBOLO_ACL_DEFAULT_POLICY`: what is decided when no rule is about the thing.
    package var defaultPolicy = DefaultPolicy.allow
    /// `TOMBOLO_ACL_INITIAL_MANAGEMENT`: secret of a management token that exists from the beginning; empty for none.
    package var initialManagement = SecretID.none
    /// `TOMBOLO_ACL_BOOTSTRAP_RESET`: the reset index of a refused bootstrap, to allow one more; nil for none.
    package var bootstrapReset: UInt64?
    /// `TOMBOLO_ACL_BOOTSTRAP_RESET_FILE`: a file that may hold the reset index instead, looked at with each bootstrap and
    /// removed once used; empty for none.
    package var bootstrapResetFile = ""
    /// `TOMBOLO_ACL_RULES_LIMIT`: the longest text of a policy's rules, in bytes.
    package var rulesLimit = 512 << 10
    /// `TOMBOLO_ACL_COMPILED_LIMIT`: how many bytes of rules are kept in the form in which they decide.
    package var compiledLimit = CompiledRules.defaultLimitBytes
    /// `TOMBOLO_ACL_TOKEN_TTL` in seconds: how long others may use an answer without asking again.
    package var timeToLive = Duration.seconds(30)
    /// `TOMBOLO_ACL_LOGINS_AT_ONCE`: how many logins are verified at the same time.
    package var loginsAtOnce = 256
    /// How many more may wait for that; further ones are refused with `overloaded`.
    package var loginsWaiting = 4096
    /// `TOMBOLO_SNAPSHOT_KEY`: encrypts what is saved of the state; nil for none, and then nothing is saved.
    package var snapshotKey: SealingKey?
    /// Whether tokens count in this cluster; where they do not, whoever reaches an agent may save and restore everything.
    package var isEnabled = true
    /// How often tokens whose time is over are removed.
    package var reaping = Duration.seconds(60)
    /// Of the journal.
    package var ledger = LedgerSettings()

    /// The defaults.
    package init() {}

    /// Reads the settings from environment variables.
    ///
    /// - Throws: `badRequest` naming the variable, what it holds and what it may hold.
    package init(environment: [String: String]) throws(MeshError) {
        let reader = VariableReader(environment: environment)
        let policy = reader.text("TOMBOLO_ACL_DEFAULT_POLICY", default: "allow")
        guard let known = DefaultPolicy(rawValue: policy) else {
            throw MeshError(.badRequest, "TOMBOLO_ACL_DEFAULT_POLICY is \"\(policy)\"; it must be allow or deny")
        }
        defaultPolicy = known
        initialManagement = SecretID(try reader.secret("TOMBOLO_ACL_INITIAL_MANAGEMENT"))
        let reset = reader.text("TOMBOLO_ACL_BOOTSTRAP_RESET", default: "")
        if !reset.isEmpty {
            guard let index = UInt64(reset) else {
                throw MeshError(
                    .badRequest,
                    "TOMBOLO_ACL_BOOTSTRAP_RESET is \"\(reset)\"; it must be the reset index that the refused bootstrap named"
                )
            }
            bootstrapReset = index
        }
        bootstrapResetFile = reader.text("TOMBOLO_ACL_BOOTSTRAP_RESET_FILE", default: "")
        rulesLimit = try reader.number("TOMBOLO_ACL_RULES_LIMIT", default: rulesLimit, in: 1...900_000)
        compiledLimit = try reader.number("TOMBOLO_ACL_COMPILED_LIMIT", default: compiledLimit, in: 0...(1 << 32))
        loginsAtOnce = try reader.number("TOMBOLO_ACL_LOGINS_AT_ONCE", default: loginsAtOnce, in: 1...4096)
        snapshotKey = try reader.snapshotKey()
        timeToLive = .seconds(try reader.number("TOMBOLO_ACL_TOKEN_TTL", default: 30, in: 0...3600))
    }

    /// What the variables mean, for `--help`.
    package static let help = """
        TOMBOLO_ACL_DEFAULT_POLICY      allow (default) or deny: what is decided when no rule is about the thing
        TOMBOLO_ACL_INITIAL_MANAGEMENT  secret of a management token that exists from the beginning (none);
                                        TOMBOLO_ACL_INITIAL_MANAGEMENT_FILE names a file that holds it
        TOMBOLO_ACL_BOOTSTRAP_RESET     reset index named by a refused bootstrap, to allow one more (none)
        TOMBOLO_ACL_BOOTSTRAP_RESET_FILE
                                        file that may hold that index instead; removed once used (none)
        TOMBOLO_ACL_RULES_LIMIT         bytes that the rules of one policy may have (524288)
        TOMBOLO_ACL_COMPILED_LIMIT      bytes of rules kept ready to decide (33554432)
        TOMBOLO_ACL_LOGINS_AT_ONCE      logins that are verified at the same time (256)
        TOMBOLO_ACL_TOKEN_TTL           seconds that others may use what a token may do without asking again (30)
        \(VariableReader.snapshotKeyHelp)
        """
}
