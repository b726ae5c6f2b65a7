import MeshDomain

/// What the entries of API gateways have in common, as JSON.
///
/// - Source: reference http-api-and-config.md §5.2; which members are always there was recorded.
enum GatewayPartsCodec {
    // MARK: References

    static func reference(_ reference: ResourceReference?) -> MeshValue {
        [
            "Kind": .string(reference?.kindName ?? ""), "Name": .string(reference?.resource.text ?? ""),
            "SectionName": .string(reference?.sectionName ?? ""),
        ]
    }

    static func references(_ references: [ResourceReference]) -> MeshValue {
        references.isEmpty ? .null : .array(references.map { reference($0) })
    }

    static func references(
        _ name: String,
        in outer: inout ObjectReader
    ) throws(MeshError) -> [ResourceReference] {
        try references(try outer.list(name) ?? [])
    }

    static func references(_ items: [ObjectReader]) throws(MeshError) -> [ResourceReference] {
        var references: [ResourceReference] = []
        for var item in items { references.append(try reference(&item)) }
        return references
    }

    private static func reference(_ reader: inout ObjectReader) throws(MeshError) -> ResourceReference {
        let reference = ResourceReference(
            kindName: try reader.string("Kind"),
            resource: NameText(try reader.string("Name")),
            sectionName: try reader.string("SectionName")
        )
        try reader.finish()
        return reference
    }

    // MARK: Conditions

    static func write(_ conditions: [GatewayCondition], into object: inout MeshObject) {
        let list = conditions.map { condition -> MeshValue in
            [
                "Type": .string(condition.type), "Status": condition.isTrue ? "True" : "False",
                "Reason": .string(condition.reason), "Message": .string(condition.message),
                "Resource": reference(condition.reference),
                "LastTransitionTime": .string(GoTime.text(nanoseconds: condition.sinceNanoseconds)),
            ]
        }
        object["Status"] = ["Conditions": list.isEmpty ? .null : .array(list)]
    }

    static func conditions(in outer: inout ObjectReader) throws(MeshError) -> [GatewayCondition] {
        guard var status = try outer.nested("Status") else { return [] }
        var conditions: [GatewayCondition] = []
        for var item in try status.list("Conditions") ?? [] {
            var condition = GatewayCondition(
                type: try item.string("Type"),
                isTrue: try item.string("Status") == "True",
                reason: try item.string("Reason"),
                message: try item.string("Message"),
                sinceNanoseconds: (GoTime.nanoseconds(parsing: try item.string("LastTransitionTime")) ?? nil) ?? 0
            )
            if var place = try item.nested("Resource") {
                let resource = try reference(&place)
                condition.reference = resource.resource.isEmpty ? nil : resource
            }
            try item.finish()
            conditions.append(condition)
        }
        try status.finish()
        return conditions
    }

    // MARK: Changes of headers

    static func headers(_ list: [HeaderModifiers]) -> MeshValue {
        guard !list.isEmpty else { return .null }
        return .array(
            list.map { headers in
                [
                    "Add": headers.add.isEmpty ? .null : .object(MeshObject(headers.add)),
                    "Remove": headers.remove.isEmpty ? .null : .array(headers.remove.map(MeshValue.string)),
                    "Set": headers.set.isEmpty ? .null : .object(MeshObject(headers.set)),
                ]
            }
        )
    }

    static func headers(in outer: inout ObjectReader) throws(MeshError) -> [HeaderModifiers] {
        var list: [HeaderModifiers] = []
        for var item in try outer.list("Headers") ?? [] {
            list.append(
                HeaderModifiers(
                    add: try item.stringMap("Add") ?? [:],
                    set: try item.stringMap("Set") ?? [:],
                    remove: try item.strings("Remove") ?? []
                )
            )
            try item.finish()
        }
        return list
    }
}
