/// A part of the configuration of API gateways that another one names.
package struct ResourceReference: Sendable, Hashable {
    /// The kind as it is spelled; a user may name one that does not fit.
    package var kindName: String
    package var resource: NameText
    /// A listener of a gateway; empty for all.
    package var sectionName: String

    /// Makes a reference.
    package init(kindName: String, resource: NameText, sectionName: String = "") {
        self.kindName = kindName
        self.resource = resource
        self.sectionName = sectionName
    }

    /// A reference to an entry.
    package init(_ entry: ConfigEntry, sectionName: String = "") {
        self.init(kindName: entry.kind.rawValue, resource: NameText(entry.name), sectionName: sectionName)
    }
}

/// What the cluster found out about an API gateway or a route; never written by users.
package struct GatewayCondition: Sendable, Hashable {
    /// For instance `Accepted` or `Bound`.
    package var type: String
    /// Whether it is so.
    package var isTrue: Bool
    /// One word for programs.
    package var reason: String
    /// A sentence for people.
    package var message: String
    /// What it is about; nil for the entry itself.
    package var reference: ResourceReference?
    /// When it became so, in nanoseconds since 1970.
    package var sinceNanoseconds: Int64

    /// Makes a condition.
    package init(
        type: String,
        isTrue: Bool,
        reason: String,
        message: String,
        reference: ResourceReference? = nil,
        sinceNanoseconds: Int64 = 0
    ) {
        self.type = type
        self.isTrue = isTrue
        self.reason = reason
        self.message = message
        self.reference = reference
        self.sinceNanoseconds = sinceNanoseconds
    }
}

/// The content of a kind of which the cluster says something: users neither write nor remove that.
package protocol GatewayConditioned: ConfigEntryContent {
    /// What the cluster found out.
    var conditions: [GatewayCondition] { get set }
}

extension APIGateway: GatewayConditioned {}
extension HTTPRoute: GatewayConditioned {}
extension TCPRoute: GatewayConditioned {}

extension ConfigEntry {
    /// The entry as a user wrote it, with what the cluster said of it before.
    package func keepingConditions(of stored: ConfigEntry?) -> ConfigEntry {
        guard var content = body.content as? any GatewayConditioned else { return self }
        content.conditions = (stored?.body.content as? any GatewayConditioned)?.conditions ?? []
        var entry = self
        entry.body = content.body
        return entry
    }
}
