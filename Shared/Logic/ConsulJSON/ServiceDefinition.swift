package import MeshDomain

/// A service as it is defined in a file or a registration body, before defaults and the expansion of its sidecar.
///
/// - Source: reference §4.1.
package struct ServiceDefinition: Sendable, Hashable {
    /// The definition of a service's sidecar, if it has one.
    package indirect enum Sidecar: Sendable, Hashable {
        case none
        case definition(ServiceDefinition)
    }

    package var kind = ServiceKind.typical
    /// Empty: the name applies.
    package var id = ""
    package var name = ""
    package var tags: [String]?
    package var address = ""
    package var taggedAddresses: [String: ServiceAddress]?
    package var meta: [String: String]?
    package var port = 0
    package var socketPath = ""
    package var weights: ServiceWeights?
    package var enableTagOverride = false
    package var locality: Locality?
    /// `check` first, then `checks`.
    package var checks: [CheckDefinition] = []
    package var token = SecretID.none
    package var proxy: ProxyConfiguration?
    package var isNative = false
    package var sidecar = Sidecar.none

    /// An empty definition.
    package init() {}

    /// Reads a definition.
    ///
    /// - Throws: `badRequest` naming the field.
    package init(_ value: MeshValue, rules: ReadingRules, path: String = "") throws(MeshError) {
        var reader = try ObjectReader(value, rules: rules, path: path)
        try self.init(&reader)
    }

    /// Reads a definition from a reader.
    ///
    /// - Throws: `badRequest` naming the field.
    package init(_ reader: inout ObjectReader) throws(MeshError) {
        kind = ServiceKind(rawValue: try reader.string("Kind"))
        id = try reader.string("ID")
        name = try reader.string("Name")
        tags = try reader.strings("Tags")
        address = try reader.string("Address")
        taggedAddresses = try RegistrationCodec.serviceAddresses(in: &reader)
        meta = try reader.stringMap("Meta")
        port = try reader.int("Port")
        socketPath = try reader.string("SocketPath")
        weights = try RegistrationCodec.weights(in: &reader)
        enableTagOverride = try reader.bool("EnableTagOverride", snake: true)
        locality = try RegistrationCodec.locality(in: &reader)
        if var check = try reader.nested("Check") { checks.append(try CheckDefinition(&check, .inService)) }
        for var check in try reader.list("Checks") ?? [] { checks.append(try CheckDefinition(&check, .inService)) }
        token = SecretID(try reader.string("Token"))
        proxy = try RegistrationCodec.proxy(in: &reader)
        // Agents register in the default scope.
        proxy?.leaveOut(.standard)
        if var connect = try reader.nested("Connect") {
            isNative = try connect.bool("Native")
            if var part = try connect.nested("SidecarService", snake: true) {
                sidecar = .definition(try ServiceDefinition(&part))
            }
            if reader.rules != .definition { connect.ignoreRest() }
            try connect.finish()
        }
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
    }
}

/// Fields that only Consul Enterprise knows: refused when set.
enum EnterpriseFields {
    static func refuse(in reader: inout ObjectReader) throws(MeshError) {
        for (field, feature) in [("Namespace", "Namespaces are"), ("Partition", "Partitions are")] {
            guard let value = reader.value(field), value.stringValue?.isEmpty != true else { continue }
            throw MeshError(
                .badRequest,
                "Request decode failed: json: unknown field \"\(field)\" - \(feature) a Consul Enterprise feature"
            )
        }
    }
}
