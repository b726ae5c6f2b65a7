import FilterExpressions
package import MeshDomain

/// A role or user of AWS, as AWS itself named it.
///
/// - Source: AWS's reference of STS `GetCallerIdentity`, IAM `GetRole`, `GetUser`; Consul's documentation of `aws-iam`.
package struct AWSIdentity: Sendable, Hashable {
    /// The role or user without its path: `arn:aws:iam::<account>:role/<name>`.
    package var arn: String
    package var account: String
    package var name: String
    /// The unique id of the role or user.
    package var id: String
    /// Only with its details: `/` or `/a/b/`.
    package var path = "/"
    package var tags: [String: String] = [:]

    /// Reads STS's answer.
    ///
    /// - Throws: `rejected` when it names neither a role nor a user.
    package init(callerIdentity bytes: [UInt8]) throws(MeshError) {
        guard let answer = PlainXML(bytes), answer.name == "GetCallerIdentityResponse",
            let result = answer["GetCallerIdentityResult"], let arn = result["Arn"]?.text,
            let user = result["UserId"]?.text, let account = result["Account"]?.text
        else { throw MeshError(.rejected, "STS's answer names no caller") }
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", parts[4] == account, !account.isEmpty else {
            throw MeshError(.rejected, "STS's answer has an ARN that cannot be read")
        }
        let names = parts[5].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let kind: String
        switch (parts[2], names.first ?? "") {
        case ("sts", "assumed-role") where names.count == 3:
            kind = "role"
            name = names[1]
        case ("iam", "user") where names.count >= 2:
            kind = "user"
            name = names[names.count - 1]
        case _: throw MeshError(.rejected, "STS's answer names neither a role nor a user")
        }
        self.arn = "arn:\(parts[1]):iam::\(account):\(kind)/\(name)"
        self.account = account
        id = String(user.prefix { $0 != ":" })
    }

    /// The same with what IAM tells.
    ///
    /// - Throws: `rejected` when that is about somebody else.
    package func detailed(by bytes: [UInt8]) throws(MeshError) -> AWSIdentity {
        let other = MeshError(.rejected, "IAM's answer is not about the caller that STS named")
        guard let answer = PlainXML(bytes) else { throw other }
        let entity: PlainXML?
        let idName: String
        switch answer.name {
        case "GetRoleResponse": (entity, idName) = (answer["GetRoleResult"]?["Role"], "RoleId")
        case "GetUserResponse": (entity, idName) = (answer["GetUserResult"]?["User"], "UserId")
        case _: throw other
        }
        guard let entity, let full = entity["Arn"]?.text, let path = entity["Path"]?.text,
            entity[idName]?.text == id, path.hasPrefix("/"), path.hasSuffix("/"), arn.hasSuffix("/" + name)
        else { throw other }
        guard full.hasSameBytes(as: arn.dropLast(name.utf8.count + 1) + path + name) else { throw other }
        var result = self
        result.path = path
        for member in entity["Tags"]?.children ?? [] {
            if let key = member["Key"]?.text { result.tags[key] = member["Value"]?.text ?? "" }
        }
        return result
    }

    /// Whether the method lets it in: by its ARN without or with its path, or by the beginning of the latter.
    package func isBound(by method: AWSIAMVerification) -> Bool {
        let full = arn.dropLast(name.utf8.count + 1) + path + name
        return method.boundPrincipalARNs.contains { bound in
            if bound.hasSuffix("*") { return method.enableEntityDetails && full.hasPrefix(bound.dropLast()) }
            return bound.hasSameBytes(as: arn) || (method.enableEntityDetails && bound.hasSameBytes(as: String(full)))
        }
    }

    /// What rules can ask.
    package func identity(by method: AWSIAMVerification) -> VerifiedIdentity {
        var fields: MeshObject = [
            "entity_name": .string(name), "entity_id": .string(id), "account_id": .string(account),
        ]
        var variables = ["entity_name": name, "entity_id": id, "account_id": account]
        if method.enableEntityDetails {
            fields["entity_path"] = .string(path)
            variables["entity_path"] = path
            var tags = MeshObject()
            for tag in method.entityTags {
                tags[tag] = .string(self.tags[tag] ?? "")
                variables["entity_tags.\(tag)"] = self.tags[tag] ?? ""
            }
            fields["entity_tags"] = .object(tags)
        }
        return VerifiedIdentity(fields: .object(fields), variables: variables)
    }

    static func shape(of method: AWSIAMVerification) -> IdentityShape {
        var fields: [String: FilterField] = ["entity_name": .string, "entity_id": .string, "account_id": .string]
        var variables = Set(fields.keys)
        if method.enableEntityDetails {
            fields["entity_path"] = .string
            fields["entity_tags"] = .record(Dictionary(method.entityTags.map { ($0, .string) }) { first, _ in first })
            variables.formUnion(["entity_path"] + method.entityTags.map { "entity_tags.\($0)" })
        }
        return IdentityShape(fields: .record(fields), variables: variables)
    }
}
