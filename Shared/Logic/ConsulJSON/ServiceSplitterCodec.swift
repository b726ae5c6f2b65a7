package import MeshDomain

/// The config entry `service-splitter` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2.
package enum ServiceSplitterCodec {
    /// The largest weight that is read, in percent; what is larger would be refused for its sum anyway.
    private static let largestWeightPercent = 1_000_000.0

    /// Writes what is set.
    package static func write(_ entry: ServiceSplitter, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Splits"] = entry.splits.isEmpty ? .null : .array(entry.splits.map { .object(split($0)) })
    }

    /// Reads an entry from its JSON form; weights are rounded to hundredths of a percent.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> ServiceSplitter {
        var entry = ServiceSplitter(name: try reader.string("Name"))
        for var item in try reader.list("Splits") ?? [] {
            entry.splits.append(
                ServiceSplit(
                    weightHundredths: try weight(&item),
                    service: NameText(try item.string("Service")),
                    subset: try item.string("ServiceSubset"),
                    requestHeaders: try HeaderModifiersCodec.read("RequestHeaders", in: &item),
                    responseHeaders: try HeaderModifiersCodec.read("ResponseHeaders", in: &item)
                )
            )
            try ScopeMembers.refuse(in: &item, at: item.path)
            try item.finish()
        }
        return entry
    }

    /// A share alone.
    package static func split(_ split: ServiceSplit) -> MeshObject {
        var object = MeshObject()
        object["Weight"] = percent(split.weightHundredths)
        object.add("Service", ifSet: split.service.text)
        object.add("ServiceSubset", ifSet: split.subset)
        HeaderModifiersCodec.write(split.requestHeaders, "RequestHeaders", into: &object)
        HeaderModifiersCodec.write(split.responseHeaders, "ResponseHeaders", into: &object)
        return object
    }

    /// Hundredths as percent, whole where they are.
    package static func percent(_ hundredths: Int) -> MeshValue {
        hundredths.isMultiple(of: 100) ? .integer(hundredths / 100) : .double(Double(hundredths) / 100)
    }

    private static func weight(_ reader: inout ObjectReader) throws(MeshError) -> Int {
        guard let value = reader.value("Weight") else { return 0 }
        let number = value.doubleValue ?? value.stringValue.flatMap(Double.init)
        guard let number, number.magnitude <= largestWeightPercent else {
            throw reader.failure("'\(reader.path).Weight' must be a number of percent, up to 100")
        }
        return Int((number * 100).rounded())
    }
}

/// Changes of headers as JSON.
enum HeaderModifiersCodec {
    static func write(_ headers: HeaderModifiers, _ name: String, into object: inout MeshObject) {
        guard !headers.isEmpty else { return }
        var part = MeshObject()
        part.add("Add", ifSet: headers.add)
        part.add("Set", ifSet: headers.set)
        part.add("Remove", ifSet: headers.remove)
        object[name] = .object(part)
    }

    static func read(_ name: String, in reader: inout ObjectReader) throws(MeshError) -> HeaderModifiers {
        guard var part = try reader.nested(name) else { return HeaderModifiers() }
        let headers = HeaderModifiers(
            add: try part.stringMap("Add") ?? [:],
            set: try part.stringMap("Set") ?? [:],
            remove: try part.strings("Remove") ?? []
        )
        try part.finish()
        return headers
    }
}

/// The members of an entry that Community does not have.
enum EnterpriseMembers {
    /// Lets nothing but an empty one pass.
    ///
    /// - Throws: `rejected` naming the member.
    static func refuse(_ name: String, in reader: inout ObjectReader) throws(MeshError) {
        guard let value = reader.value(name), value.objectValue?.isEmpty != true else { return }
        throw MeshError(.rejected, "Setting \(name) requires Consul Enterprise")
    }
}

/// The members of an entry that would lead calls to other scopes.
enum ScopeMembers {
    /// Reads them and lets nothing but the default scope pass.
    ///
    /// - Throws: `rejected` in Consul Community's words, with `place` in front.
    static func refuse(in reader: inout ObjectReader, at place: String) throws(MeshError) {
        for member in ["Partition", "Namespace"] {
            let text = try reader.string(member)
            guard text.isEmpty || text == "default" else {
                throw MeshError(.rejected, "\(place): Setting \(member) requires Consul Enterprise")
            }
        }
    }
}
