import EnvoySchema
import MeshDomain

/// Requests that would look harmless to rules and like something else to the application.
///
/// - Paths that are not in the one form in which rules see them. The connection manager brings them into it, but a
///   connection that was opened before there were rules on paths has one that does not.
/// - Headers under another spelling of a name in the rules, `x_role` for `x-role`: many applications take both for one.
enum Disguises {
    /// What no path in that form contains: double slashes, dot segments, backslashes, escapes of these, and escapes of
    /// characters that need none (RFC 3986, 2.3).
    static let unusualPath =
        #"^.*(?://|/\.\.?(?:/|$)|\\|%2[defDEF]|%5[cfCF]|%7[eE]|%3[0-9]|%[46][1-9a-fA-F]|%[57][0-9aA]).*$"#
    /// Names with more separators have too many spellings; Envoy then drops every header with an underscore.
    static let separatorLimit = 6

    /// What recognises such requests, as far as these rules could be misled.
    static func permissions(_ rules: [PermissionRule]) -> [EnvoyRBACV3.Permission] {
        let matches = rules.flatMap { [$0.match] + $0.exceptions }
        var permissions: [EnvoyRBACV3.Permission] = []
        if matches.contains(where: \.looksAtPath) {
            permissions.append(
                EnvoyRBACV3.Permission(
                    rule: .urlPath(EnvoyMatcherV3.PathMatcher(rule: .path(.pattern(unusualPath))))
                )
            )
        }
        let names = Set(matches.flatMap(\.header).map { $0.header.lowercased() })
        for spelling in Set(names.flatMap(spellings)).subtracting(names).sorted() {
            permissions.append(
                EnvoyRBACV3.Permission(
                    rule: .header(EnvoyRouteV3.HeaderMatcher(name: spelling, headerMatchSpecifier: .presentMatch(true)))
                )
            )
        }
        return permissions
    }

    /// Whether rules look at a header that has more spellings than can be listed.
    static func needsDropping(_ intentions: [IntentionPermission]) -> Bool {
        intentions.lazy.flatMap { $0.http?.header ?? [] }.contains { separators($0.header) > separatorLimit }
    }

    private static func separators(_ name: String) -> Int { name.utf8.count(where: isSeparator) }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }

    /// All spellings of a name, or those with one separator throughout when there are too many.
    private static func spellings(_ name: String) -> [String] {
        guard !name.hasPrefix(":") else { return [] }
        let parts = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map(String.init)
        guard parts.count <= separatorLimit + 1 else { return ["-", "_"].map(parts.joined(separator:)) }
        return parts.dropFirst().reduce([parts[0]]) { begun, part in
            begun.flatMap { [$0 + "-" + part, $0 + "_" + part] }
        }
    }
}

extension IntentionHTTPPermission {
    fileprivate var looksAtPath: Bool { !pathExact.isEmpty || !pathPrefix.isEmpty || !pathRegex.isEmpty }
}
