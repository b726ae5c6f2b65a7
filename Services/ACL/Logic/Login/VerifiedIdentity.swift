package import FilterExpressions
package import MeshDomain

/// Who logs in, as far as rules can ask: texts and lists by name.
package struct VerifiedIdentity: Sendable, Hashable {
    /// What selectors look at.
    package var fields: MeshValue
    /// What stands for `${…}` in names.
    package var variables: [String: String]

    /// Describes somebody.
    package init(fields: MeshValue, variables: [String: String]) {
        self.fields = fields
        self.variables = variables
    }
}

/// What rules of an auth method can ask about whoever logs in.
package struct IdentityShape: Sendable {
    package var fields: FilterField
    /// The variables there are.
    package var variables: Set<String>

    init(fields: FilterField, variables: Set<String>) {
        self.fields = fields
        self.variables = variables
    }

    /// Of what a method verifies.
    ///
    /// Only what is mapped can be asked: a word that stands for nothing would select everybody with `!=` and `matches`.
    ///
    /// - Source: reference http-api-and-config §7.8.
    package init(_ verification: ACLAuthMethod.Verification) {
        func record(_ names: some Sequence<String>, of field: FilterField) -> FilterField {
            .record(Dictionary(names.map { ($0, field) }) { first, _ in first })
        }
        func claims(_ jwt: JWTVerification) -> Self {
            Self(
                fields: .record([
                    "value": record(jwt.claimMappings.values, of: .string),
                    "list": record(jwt.listClaimMappings.values, of: .list(.string)),
                ]),
                variables: Set(jwt.claimMappings.values.map { "value.\($0)" })
            )
        }
        switch verification {
        case .jwt(let jwt): self = claims(jwt)
        case .oidc(let oidc): self = claims(oidc.token)
        case .awsIAM(let aws): self = AWSIdentity.shape(of: aws)
        case .kubernetes:
            fields = .record([
                "serviceaccount": .record(["namespace": .string, "name": .string, "uid": .string])
            ])
            variables = ["serviceaccount.namespace", "serviceaccount.name", "serviceaccount.uid"]
        }
    }
}

extension VerifiedIdentity {
    /// Whom a token with these claims stands for; a claim that it lacks is an empty text, or an empty list.
    ///
    /// - Throws: `rejected` for a claim that has another form than its mapping says.
    package init(claims: MeshObject, mappings method: JWTVerification) throws(MeshError) {
        var values = MeshObject()
        var variables: [String: String] = [:]
        for (source, target) in method.claimMappings.sorted(by: { $0.key < $1.key }) {
            values[target] = ""
            variables["value.\(target)"] = ""
            guard let value = Self.claim(source, claims), value != .null else { continue }
            guard let text = Self.text(value) else {
                throw MeshError(
                    .rejected,
                    "error converting claim '\(source)' to string from unknown type \(value.kindName)"
                )
            }
            values[target] = .string(text)
            variables["value.\(target)"] = text
        }
        var lists = MeshObject()
        for (source, target) in method.listClaimMappings.sorted(by: { $0.key < $1.key }) {
            lists[target] = []
            guard let value = Self.claim(source, claims), value != .null else { continue }
            // One of a scalar kind stands for a list of one.
            let items = value.arrayValue ?? [value]
            var texts: [MeshValue] = []
            for item in items {
                guard let text = Self.text(item) else {
                    throw MeshError(
                        .rejected,
                        value.arrayValue == nil
                            ? "claim \"\(source)\" could not be converted to a list"
                            : "a value in the list of the claim \"\(source)\" could not be parsed as string"
                    )
                }
                if !text.isEmpty { texts.append(.string(text)) }
            }
            lists[target] = .array(texts)
        }
        self.init(fields: ["value": .object(values), "list": .object(lists)], variables: variables)
    }

    /// A claim by its name or, with a slash before it, by a JSON pointer (RFC 6901).
    private static func claim(_ name: String, _ claims: MeshObject) -> MeshValue? {
        guard name.hasPrefix("/") else { return claims[name] }
        var value: MeshValue? = .object(claims)
        for part in name.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            let key = replacing(replacing(String(part), "~1", "/"), "~0", "~")
            switch value {
            case .object(let object)?: value = object[key]
            case .array(let items)?:
                guard let place = Int(key), items.indices.contains(place) else { return nil }
                value = items[place]
            case _: return nil
            }
        }
        return value
    }

    private static func replacing(_ text: String, _ old: String, _ new: String) -> String {
        text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }

    private static func text(_ value: MeshValue) -> String? {
        switch value {
        case .string(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .int, .unsigned, .double: JSONText.string(of: value)
        case .null, .array, .object: nil
        }
    }
}
