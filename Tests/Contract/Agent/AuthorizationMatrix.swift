import AccessRules
import AgentService
import Testing

/// Who asks.
enum Caller: String, CaseIterable, Sendable {
    /// Without a token.
    case nobody
    /// With a secret that no token has.
    case stranger
    /// With a token without any policy.
    case powerless
    /// With a token whose rights are for another name, or less than what is needed.
    case neighbour
    /// With a token of exactly the rights that the endpoint declares.
    case entitled
    /// With the management token.
    case manager
}

/// An endpoint and one request of it: who may make it, as the endpoint declares it.
struct AuthorizationRow: Sendable, CustomTestStringConvertible {
    let endpoint: Endpoint
    let example: RouteExample

    var testDescription: String { "\(endpoint.method.rawValue) \(example.path)" }

    private var permission: Permission { endpoint.permission }

    /// The status that a caller gets.
    ///
    /// - Parameters:
    ///   - caller: Who asks.
    ///   - needs: What the endpoint declares that this request needs.
    ///   - allowsByDefault: Whether rights that no rule is about are granted.
    /// - Returns: The status; nil when the declaration leaves it open.
    func status(for caller: Caller, needs: [Access], allowsByDefault: Bool) -> Int? {
        if endpoint.absence != nil { return 501 }
        switch permission.token {
        case .ignored: return example.success
        case .bootstrap: return 403
        case .own: return caller == .nobody || caller == .stranger ? 403 : example.success
        // No token of the matrix was made by a login.
        case .ownLogin: return caller == .nobody ? 401 : 403
        case .known: break
        }
        switch caller {
        case .stranger: return 403
        case .manager, .entitled: return example.success
        case .nobody, .powerless:
            guard !needs.isEmpty else { return example.success }
            return allowsByDefault && !needs.contains(where: \.isNeverDefault) ? example.success : 403
        case .neighbour:
            guard !needs.isEmpty else { return example.success }
            return allowsByDefault ? nil : 403
        }
    }

    /// Whether the answer must hold the text of the example, or must not; nil when nothing is said about it.
    func shows(to caller: Caller, allowsByDefault: Bool) -> Bool? {
        guard example.shows != nil, !permission.rows.isEmpty else { return nil }
        return switch caller {
        case .stranger: false
        case .nobody, .powerless: allowsByDefault
        case .neighbour: nil
        case .entitled, .manager: true
        }
    }

    /// Rules that grant exactly what is needed, and the rows.
    func rules(granting needs: [Access]) -> String {
        let own = needs.map(\.rule)
        return (own + permission.rows.flatMap(\.prefixRules).filter { !own.contains($0) }).joined(separator: "\n")
    }

    /// Rules for other names, or of a lower level; empty when nothing is needed.
    static func neighbouringRules(_ needs: [Access]) -> String {
        needs.compactMap(\.neighbouringRule).joined(separator: "\n")
    }
}

extension Access {
    /// The default policy `allow` does not grant it.
    fileprivate var isNeverDefault: Bool { self == .aclRead || self == .aclWrite || self == .snapshot }

    private var parts: (resource: String, level: String, name: String?) {
        let (text, name) = permission
        let words = text.split(separator: ":").map(String.init)
        return (words[0], words[1], name)
    }

    /// The rule that grants this and no more.
    fileprivate var rule: String {
        let (resource, level, name) = parts
        return Self.rule(resource, level, name)
    }

    /// The same right to another name; of things that there is only one of, the right to look instead of to change.
    fileprivate var neighbouringRule: String? {
        let (resource, level, name) = parts
        if let name { return Self.rule(resource, level, "not-" + name) }
        return level == "read" ? nil : Self.rule(resource, "read", nil)
    }

    private static func rule(_ resource: String, _ level: String, _ name: String?) -> String {
        guard let name else { return "\(resource) = \"\(level)\"" }
        if resource == "intention" { return "service \"\(name)\" { policy = \"deny\" intentions = \"\(level)\" }" }
        return "\(resource) \"\(name)\" { policy = \"\(level)\" }"
    }
}

extension Need.Resource {
    /// Rules that show rows of any name.
    fileprivate var prefixRules: [String] {
        switch self {
        case .node, .service, .agent, .key, .session, .query, .event: ["\(rawValue)_prefix \"\" { policy = \"read\" }"]
        case .intention: ["service_prefix \"\" { policy = \"deny\" intentions = \"read\" }"]
        case .acl, .operator, .keyring, .mesh, .peering: ["\(rawValue) = \"read\""]
        case .configEntry: ["service_prefix \"\" { policy = \"read\" }", "mesh = \"read\""]
        }
    }
}
