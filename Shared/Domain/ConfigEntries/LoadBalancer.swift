/// How calls are spread over the instances of a service; part of `service-resolver`.
///
/// - Source: reference http-api-and-config.md §5.2.
package struct LoadBalancer: Sendable, Hashable {
    /// "", `random`, `round_robin`, `least_request`, `ring_hash` or `maglev`.
    package var policy: String
    package var ringHash: RingHash?
    package var leastRequest: LeastRequest?
    /// What of a request decides where it goes, for policies that hash.
    package var hashPolicies: [HashPolicy]

    /// Makes the settings.
    package init(
        policy: String = "",
        ringHash: RingHash? = nil,
        leastRequest: LeastRequest? = nil,
        hashPolicies: [HashPolicy] = []
    ) {
        self.policy = policy
        self.ringHash = ringHash
        self.leastRequest = leastRequest
        self.hashPolicies = hashPolicies
    }

    /// Whether the same request goes to the same instance.
    package var isHashBased: Bool { policy == "ring_hash" || policy == "maglev" }

    /// Sizes of the ring, in entries; 0 for Envoy's default.
    package struct RingHash: Sendable, Hashable {
        package var minimumSize: Int
        package var maximumSize: Int

        /// Makes the sizes.
        package init(minimumSize: Int = 0, maximumSize: Int = 0) {
            self.minimumSize = minimumSize
            self.maximumSize = maximumSize
        }
    }

    /// How many instances are compared; 0 for Envoy's default.
    package struct LeastRequest: Sendable, Hashable {
        package var choiceCount: Int

        /// Makes the settings.
        package init(choiceCount: Int = 0) { self.choiceCount = choiceCount }
    }

    /// One part of a request that is hashed.
    package struct HashPolicy: Sendable, Hashable {
        /// `header`, `cookie` or `query_parameter`; empty with `usesSourceAddress`.
        package var field: String
        /// The name of the header, cookie or parameter.
        package var fieldValue: String
        package var cookie: HashCookie?
        /// The caller's address is hashed.
        package var usesSourceAddress: Bool
        /// When this part is there, the later ones are not looked at.
        package var isTerminal: Bool

        /// Makes the part.
        package init(
            field: String = "",
            fieldValue: String = "",
            cookie: HashCookie? = nil,
            usesSourceAddress: Bool = false,
            isTerminal: Bool = false
        ) {
            self.field = field
            self.fieldValue = fieldValue
            self.cookie = cookie
            self.usesSourceAddress = usesSourceAddress
            self.isTerminal = isTerminal
        }
    }

    /// The cookie that Envoy sets when a caller has none.
    package struct HashCookie: Sendable, Hashable {
        /// It ends with the caller's session; excludes a time to live.
        package var isSession: Bool
        /// Nanoseconds; 0 when not set.
        package var timeToLiveNanoseconds: Int64
        package var path: String

        /// Makes the cookie.
        package init(isSession: Bool = false, timeToLiveNanoseconds: Int64 = 0, path: String = "") {
            self.isSession = isSession
            self.timeToLiveNanoseconds = timeToLiveNanoseconds
            self.path = path
        }
    }
}
