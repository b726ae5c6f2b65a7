package import MeshDomain

/// Tunables of a token resolver.
package struct TokenResolverSettings: Sendable, Hashable {
    /// What is answered while the ACL service cannot be asked.
    ///
    /// - Source: Consul's `acl.down_policy`. Other than there, what is known to be refused stays refused under each of them.
    package enum DownPolicy: String, Sendable, Hashable, CaseIterable {
        /// Tokens that nothing is known of may do everything but look at and change ACLs.
        case allow
        /// Nothing is answered without asking.
        case deny
        /// Answers that are too old are used longer.
        case extendCache = "extend-cache"
        /// As `extendCache`; besides, an answer that is too old is used while a new one is fetched.
        case asyncCache = "async-cache"
    }

    /// What to do while the service is away.
    package var downPolicy = DownPolicy.extendCache
    /// How many tokens are remembered.
    package var capacity = 10_000
    /// How many unknown secrets are remembered.
    package var unknownCapacity = 1_000
    /// How many secrets of which nothing is known are asked about at the same time; more are refused as `overloaded`.
    ///
    /// Tokens that are known are not counted, so a flood of made-up secrets is not felt by them.
    package var unknownQuestions = 1_000
    /// How many changes are kept that were heard of, to tell which answers they concern.
    package var changesKept = 4_096
    /// How long one question may take.
    package var requestTimeout = Duration.seconds(2)
    /// How long nobody waits again for the answer about the same token after it did not come.
    package var downPause = Duration.seconds(1)
    /// `TOMBOLO_ACL_EXTEND_LIMIT` in seconds: how long after it was given an answer may be used while the service cannot
    /// be asked, under `extend-cache`, `async-cache` and `allow`.
    package var extendLimit = Duration.seconds(24 * 3600)
    /// `TOMBOLO_ACL_COMPILED_LIMIT`: how many bytes of rules are kept in the form in which they decide.
    package var compiledLimit = CompiledRules.defaultLimitBytes

    /// The defaults.
    package init() {}

    /// The defaults with a down policy as it is configured.
    ///
    /// - Throws: `badRequest` naming the values there are.
    package init(downPolicy name: String) throws(MeshError) {
        guard let policy = DownPolicy(rawValue: name) else {
            let known = DownPolicy.allCases.map(\.rawValue).joined(separator: ", ")
            throw MeshError(.badRequest, "the ACL down policy is \"\(name)\"; it must be one of: \(known)")
        }
        downPolicy = policy
    }
}
