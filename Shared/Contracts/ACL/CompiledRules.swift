package import AccessRules
import MeshContracts
package import MeshDomain
import Synchronization

/// Rules in the form in which they decide, kept by their content: the same texts are read and merged once, whatever else
/// changes, and for all tokens that have them.
///
/// Bounded by the length of the texts; what was not used for the longest time goes first.
package final class CompiledRules: Sendable {
    /// The text of a policy with the name by which refusals refer to it.
    package struct Source: Sendable, Hashable {
        package var policy: String
        /// HCL or JSON.
        package var text: String
        /// It is given by the token's namespace, and decides where the token's own rules say nothing.
        package var isOfPlace: Bool

        /// Makes a source.
        package init(policy: String, text: String, isOfPlace: Bool = false) {
            self.policy = policy
            self.text = text
            self.isOfPlace = isOfPlace
        }
    }

    private struct Key: Hashable {
        let sources: [Source]
        let defaultPolicy: DefaultPolicy
    }

    private struct Table {
        var read: RecentValues<String, AccessPolicyRules>
        var merged: RecentValues<Key, Authorizer>
        var readCount = 0
        var mergedCount = 0
    }

    /// How many bytes of text are kept when nothing else is set.
    package static let defaultLimitBytes = 32 << 20
    private static let limitCount = 10_000
    private let table: Mutex<Table>
    private let meter = CacheMeter("rules")

    /// Keeps nothing yet, and never more than this many bytes of text, once read and once merged.
    package init(limitBytes: Int = CompiledRules.defaultLimitBytes) {
        table = Mutex(
            Table(
                read: RecentValues(limit: Self.limitCount, weightLimit: limitBytes),
                merged: RecentValues(limit: Self.limitCount, weightLimit: limitBytes)
            )
        )
    }

    /// How many texts were read, and how many lists of policies were merged, since the beginning.
    package var work: (read: Int, merged: Int) { table.withLock { ($0.readCount, $0.mergedCount) } }

    /// What a token with these policies may do.
    ///
    /// - Throws: `internalFault` for rules that cannot be read; leaving them out might allow what they deny.
    package func authorizer(_ sources: [Source], defaultPolicy: DefaultPolicy) throws(MeshError) -> Authorizer {
        let key = Key(sources: sources, defaultPolicy: defaultPolicy)
        if let known = table.withLock({ $0.merged.use(key) { $0 } }) {
            meter.hit()
            return known
        }
        meter.miss()
        var policies: [AccessPolicy] = []
        var placePolicies: [AccessPolicy] = []
        for source in sources {
            let policy = AccessPolicy(name: source.policy, rules: try rules(of: source))
            if source.isOfPlace { placePolicies.append(policy) } else { policies.append(policy) }
        }
        // Reading and merging hold no lock: nobody waits for somebody else's long rules.
        let authorizer = Authorizer(policies: policies, placePolicies: placePolicies, defaultPolicy: defaultPolicy)
        let weight = sources.reduce(0) { $0 + $1.text.utf8.count + $1.policy.utf8.count }
        let held = table.withLock { table in
            table.mergedCount += 1
            table.merged.keep(authorizer, for: key, weight: weight)
            return (count: table.merged.count, bytes: table.merged.weight)
        }
        meter.holds(held.count, bytes: held.bytes)
        return authorizer
    }

    private func rules(of source: Source) throws(MeshError) -> AccessPolicyRules {
        if let known = table.withLock({ $0.read.use(source.text) { $0 } }) { return known }
        let rules: AccessPolicyRules
        do { rules = try AccessPolicyRules(parsing: source.text) } catch {
            throw MeshError(.internalFault, "the rules of the policy \(source.policy) cannot be read: \(error)")
        }
        table.withLock { table in
            table.readCount += 1
            table.read.keep(rules, for: source.text, weight: source.text.utf8.count)
        }
        return rules
    }
}
