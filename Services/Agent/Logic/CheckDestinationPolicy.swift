package import ConsulJSON
package import MeshDomain

/// Which addresses the checks of this agent may reach (`check_destinations`).
///
/// Whoever may write a service may define a check, and reads what it got: without a policy an agent would fetch for them
/// whatever its machine reaches (server-side request forgery, SSRF). What counts is the address that is connected to, not
/// the name it was resolved from. The most specific range decides, of equal ones the denied; what no range names is
/// allowed, so that checks of services on this machine and in its network work without a setting.
///
/// - Source: CVE-2022-29153; RFC 3927, RFC 4291; the metadata addresses that clouds document.
package struct CheckDestinationPolicy: Sendable, Hashable {
    /// Ranges that checks may reach, also inside of denied ones.
    package var allowed: [AddressRange] = []
    /// Ranges that checks may not reach, besides those that are always denied.
    package var denied: [AddressRange] = []
    /// Whether an HTTP check follows a redirect to wherever the policy lets it; Consul does, here it has to be asked for.
    package var followsRedirects = false
    /// Redirects in a row that are followed, when they are (`max_redirects`).
    package var redirectLimit = 10
    /// Names that may wait for the machine's resolver at once (`max_lookups`); checks beyond that are critical until it
    /// answers.
    package var lookupLimit = 1024

    /// Only the defaults.
    package init() {}

    /// Denied unless `allow` names something as specific: link-local and metadata addresses, multicast, broadcast.
    package static let deniedByDefault = [
        "169.254.0.0/16", "fe80::/10", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "224.0.0.0/4", "ff00::/8",
        "255.255.255.255",
    ].compactMap { AddressRange($0) }

    /// Why an address may not be reached; nil when it may.
    package func refusal(of address: IPAddress, shownAs text: String) -> String? {
        for reached in address.reached {
            guard let range = denial(of: reached) else { continue }
            return "checks may not reach \(text): \(range) is denied; name it in check_destinations.allow to permit it"
        }
        return nil
    }

    private func denial(of address: IPAddress) -> AddressRange? {
        let permitted = allowed.filter { $0.contains(address) }.map(\.length).max() ?? -1
        let forbidden = (denied + Self.deniedByDefault).filter { $0.contains(address) }
        guard let range = forbidden.max(by: { $0.length < $1.length }) else { return nil }
        let isNamed = permitted == range.length && !denied.contains(range)
        return permitted > range.length || isNamed ? nil : range
    }

    /// Reads the block.
    ///
    /// - Throws: `badRequest` naming the entry that is no range.
    package init(_ reader: inout ObjectReader) throws(MeshError) {
        // A rule that is misspelt must not be a rule that is not there.
        for key in reader.keys where !Self.options.contains(key.lowercased().filter { $0 != "_" }) {
            throw MeshError(
                .badRequest,
                "check_destinations.\(key) is not known; use allow, deny, follow_redirects, max_redirects or max_lookups"
            )
        }
        allowed = try Self.ranges(reader.strings("Allow"), "allow")
        denied = try Self.ranges(reader.strings("Deny"), "deny")
        followsRedirects = try reader.bool("FollowRedirects")
        redirectLimit = try Self.limit(reader.optionalInt("MaxRedirects"), "max_redirects") ?? redirectLimit
        lookupLimit = try Self.limit(reader.optionalInt("MaxLookups"), "max_lookups") ?? lookupLimit
        try reader.finish()
    }

    private static let options: Set<String> = ["allow", "deny", "followredirects", "maxredirects", "maxlookups"]

    private static func limit(_ number: Int?, _ option: String) throws(MeshError) -> Int? {
        guard let number else { return nil }
        guard (1...65_536).contains(number) else {
            throw MeshError(.badRequest, "check_destinations.\(option) is \(number); it must be from 1 to 65536")
        }
        return number
    }

    private static func ranges(_ texts: [String]?, _ option: String) throws(MeshError) -> [AddressRange] {
        var ranges: [AddressRange] = []
        for text in texts ?? [] {
            guard let range = AddressRange(text) else {
                throw MeshError(
                    .badRequest,
                    "check_destinations.\(option): \"\(text)\" is no address and no range such as 10.0.0.0/8 or fd00::/8"
                )
            }
            ranges.append(range)
        }
        return ranges
    }
}
