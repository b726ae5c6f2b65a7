// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/federation.proto; change that and run deploy/make/generate.sh.

extension FederationWire {
    /// A name with a value: a header, a parameter or a tag.
    package struct Field: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `value`.
        package var value: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            value: String = ""
        ) {
            self.name = name
            self.value = value
        }
    }

    /// A request of the HTTP API that is for another datacenter.
    package struct Question: Sendable, Hashable {
        /// Whom it is for.
        package var datacenter: String = ""
        /// Field 2, `method`.
        package var method: String = ""
        /// Decoded, and as it came.
        package var path: String = ""
        /// Field 4, `raw_path`.
        package var rawPath: String = ""
        /// Field 5, `query`.
        package var query: [FederationWire.Field] = []
        /// Field 6, `headers`.
        package var headers: [FederationWire.Field] = []
        /// Field 7, `body`.
        package var body: [UInt8] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            datacenter: String = "",
            method: String = "",
            path: String = "",
            rawPath: String = "",
            query: [FederationWire.Field] = [],
            headers: [FederationWire.Field] = [],
            body: [UInt8] = []
        ) {
            self.datacenter = datacenter
            self.method = method
            self.path = path
            self.rawPath = rawPath
            self.query = query
            self.headers = headers
            self.body = body
        }
    }

    /// Its answer, or the first part of it.
    package struct Answer: Sendable, Hashable {
        /// Field 1, `status`.
        package var status: UInt32 = 0
        /// Field 2, `content_type`.
        package var contentType: String = ""
        /// Field 3, `headers`.
        package var headers: [FederationWire.Field] = []
        /// Field 4, `body`.
        package var body: [UInt8] = []
        /// Bytes of the whole body.
        package var length: UInt64 = 0
        /// Who keeps the rest, and under which id; empty when there is none.
        package var replica: String = ""
        /// Field 7, `rest`.
        package var rest: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            status: UInt32 = 0,
            contentType: String = "",
            headers: [FederationWire.Field] = [],
            body: [UInt8] = [],
            length: UInt64 = 0,
            replica: String = "",
            rest: String = ""
        ) {
            self.status = status
            self.contentType = contentType
            self.headers = headers
            self.body = body
            self.length = length
            self.replica = replica
            self.rest = rest
        }
    }

    /// Asks for a further part of a body.
    package struct PageRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `offset`.
        package var offset: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            offset: UInt64 = 0
        ) {
            self.id = id
            self.offset = offset
        }
    }

    /// `tombolo.federation.Page`.
    package struct Page: Sendable, Hashable {
        /// Field 1, `body`.
        package var body: [UInt8] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            body: [UInt8] = []
        ) {
            self.body = body
        }
    }

    /// A question by DNS about a name of another datacenter.
    package struct NameQuestion: Sendable, Hashable {
        /// Field 1, `datacenter`.
        package var datacenter: String = ""
        /// Field 2, `message`.
        package var message: [UInt8] = []
        /// It came over a connection, so its answer may be long.
        package var isStream: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            datacenter: String = "",
            message: [UInt8] = [],
            isStream: Bool = false
        ) {
            self.datacenter = datacenter
            self.message = message
            self.isStream = isStream
        }
    }

    /// `tombolo.federation.NameAnswer`.
    package struct NameAnswer: Sendable, Hashable {
        /// Field 1, `message`.
        package var message: [UInt8] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            message: [UInt8] = []
        ) {
            self.message = message
        }
    }

    /// A server of a datacenter, as it tells of itself.
    package struct Server: Sendable, Hashable {
        /// Field 1, `datacenter`.
        package var datacenter: String = ""
        /// Field 2, `node`.
        package var node: String = ""
        /// Field 3, `address`.
        package var address: String = ""
        /// Field 4, `port`.
        package var port: UInt32 = 0
        /// Field 5, `tags`.
        package var tags: [FederationWire.Field] = []
        /// It says good-bye.
        package var leaves: Bool = false
        /// In lists: for how long nothing was heard of it.
        package var silentMilliseconds: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            datacenter: String = "",
            node: String = "",
            address: String = "",
            port: UInt32 = 0,
            tags: [FederationWire.Field] = [],
            leaves: Bool = false,
            silentMilliseconds: UInt64 = 0
        ) {
            self.datacenter = datacenter
            self.node = node
            self.address = address
            self.port = port
            self.tags = tags
            self.leaves = leaves
            self.silentMilliseconds = silentMilliseconds
        }
    }

    /// `tombolo.federation.ServerList`.
    package struct ServerList: Sendable, Hashable {
        /// Field 1, `servers`.
        package var servers: [FederationWire.Server] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            servers: [FederationWire.Server] = []
        ) {
            self.servers = servers
        }
    }
}
