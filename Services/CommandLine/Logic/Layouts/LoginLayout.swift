package import MeshDomain

/// How auth methods, binding rules and templated policies are shown.
///
/// - Source: reference §11.6; scripts look for the labels.
package enum LoginLayout {
    /// An auth method.
    package static func method(_ method: MeshValue, _ detail: AccessLayout.Detail) -> String {
        var lines = shortMethod(method, detail, indent: "")
        lines.append("Config:")
        lines.append(JSONText.string(of: method["Config"] ?? .null, layout: .pretty))
        return lines.joined(separator: "\n")
    }

    /// Several auth methods without their configurations.
    package static func methods(_ methods: [MeshValue], _ detail: AccessLayout.Detail) -> String {
        methods.map { method in
            (["\(method.text("Name")):"] + shortMethod(method, detail, indent: "   ").dropFirst())
                .joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// A binding rule.
    package static func rule(_ rule: MeshValue, _ detail: AccessLayout.Detail) -> String {
        lines(of: rule, detail, indent: "").joined(separator: "\n")
    }

    /// Several binding rules.
    package static func rules(_ rules: [MeshValue], _ detail: AccessLayout.Detail) -> String {
        rules.map { rule in
            (["\(rule.text("ID")):"] + lines(of: rule, detail, indent: "   ").dropFirst()).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// A templated policy.
    package static func template(_ template: MeshValue) -> String {
        [
            AccessLayout.line("Name", template.text("TemplateName"), 18),
            AccessLayout.line("Description", template.text("Description"), 18),
            AccessLayout.line(
                "Input variables",
                template.text("Schema").isEmpty ? "None" : "Name: String, required",
                18
            ),
            "Raw Template:", template.text("Template"),
        ].joined(separator: "\n")
    }

    private static func shortMethod(
        _ method: MeshValue,
        _ detail: AccessLayout.Detail,
        indent: String
    ) -> [String] {
        let width = 15 + indent.count
        var lines = [
            AccessLayout.line("\(indent)Name", method.text("Name"), width),
            AccessLayout.line("\(indent)Type", method.text("Type"), width),
        ]
        for (label, key) in [
            ("DisplayName", "DisplayName"), ("Description", "Description"), ("MaxTokenTTL", "MaxTokenTTL"),
            ("TokenLocality", "TokenLocality"), ("TokenNameFormat", "TokenNameFormat"),
        ] where key == "Description" || !method.text(key).isEmpty {
            lines.append(AccessLayout.line(indent + label, method.text(key), width))
        }
        return lines + indexes(method, detail, indent: indent, width)
    }

    private static func lines(
        of rule: MeshValue,
        _ detail: AccessLayout.Detail,
        indent: String
    ) -> [String] {
        let width = 14 + indent.count
        var lines = ["ID", "AuthMethod", "Description", "BindType", "BindName"].map {
            AccessLayout.line(indent + $0, rule.text($0), width)
        }
        if let name = rule["BindVars"]?.text("name"), !name.isEmpty {
            lines += ["\(indent)BindVars:", "\(indent)   - Name: \(name)"]
        }
        lines.append(AccessLayout.line("\(indent)Selector", rule.text("Selector"), width))
        return lines + indexes(rule, detail, indent: indent, width)
    }

    private static func indexes(
        _ value: MeshValue,
        _ detail: AccessLayout.Detail,
        indent: String,
        _ width: Int
    ) -> [String] {
        guard detail == .withIndexes else { return [] }
        return [
            AccessLayout.line("\(indent)Create Index", value.text("CreateIndex"), width),
            AccessLayout.line("\(indent)Modify Index", value.text("ModifyIndex"), width),
        ]
    }
}
