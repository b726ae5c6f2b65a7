package import MeshDomain

/// What a saved state says of itself: the file `meta.json` of the archive.
///
/// The first fields are those of Consul's archives, which `snapshot inspect` of either program shows.
package struct SnapshotMeta: Sendable, Hashable {
    /// The format of the archive; a reader refuses others.
    package static let format = "tombolo-snapshot/1"

    /// How many rows of one kind there are.
    package struct Rows: Sendable, Hashable {
        package var kind: String
        package var count: UInt64
        /// Of the rows before they were encrypted and compressed.
        package var bytes: UInt64

        /// Makes it.
        package init(kind: String, count: UInt64, bytes: UInt64) {
            (self.kind, self.count, self.bytes) = (kind, count, bytes)
        }
    }

    /// The state of one service.
    package struct Part: Sendable, Hashable {
        /// The service's name on the bus.
        package var service: String
        /// Where in its stream it is, and the index of its newest transaction.
        package var sequence: UInt64
        package var index: UInt64
        /// Which history the sequence counts in.
        package var history: String
        package var pages: UInt64
        /// Bytes in the archive.
        package var bytes: UInt64
        /// SHA-256 of them, in hexadecimal.
        package var sha256: String
        /// What a replica must understand to restore it (feature level).
        package var requires: UInt64
        /// Names the key that it is encrypted with; empty when it is not.
        package var keyID: String
        package var rows: [Rows]

        /// Makes it.
        package init(
            service: String,
            sequence: UInt64,
            index: UInt64,
            history: String,
            pages: UInt64,
            bytes: UInt64,
            sha256: String,
            requires: UInt64,
            keyID: String,
            rows: [Rows]
        ) {
            self.service = service
            self.sequence = sequence
            self.index = index
            self.history = history
            self.pages = pages
            self.bytes = bytes
            self.sha256 = sha256
            self.requires = requires
            self.keyID = keyID
            self.rows = rows
        }

        /// The name of its file in the archive.
        package var file: String { "\(service).pages" }
    }

    /// Names the snapshot.
    package var id: String
    /// The highest index in it.
    package var index: UInt64
    /// How often a loss of the shared stream was accepted, plus one: which history the index counts in.
    package var term: UInt64
    package var datacenter: String
    /// The program that saved it, for people.
    package var product: String
    /// Milliseconds since 1970.
    package var time: Int64
    /// In the order in which they stand in the archive.
    package var parts: [Part]

    /// Makes it.
    package init(
        id: String,
        index: UInt64,
        term: UInt64,
        datacenter: String,
        product: String,
        time: Int64,
        parts: [Part]
    ) {
        self.id = id
        self.index = index
        self.term = term
        self.datacenter = datacenter
        self.product = product
        self.time = time
        self.parts = parts
    }

    /// Bytes of all parts.
    package var size: UInt64 { parts.reduce(0) { $0 + $1.bytes } }

    /// As JSON.
    package var json: [UInt8] {
        let parts = parts.map { part in
            MeshValue.object(
                MeshObject([
                    ("Service", .string(part.service)), ("Sequence", .integer(part.sequence)),
                    ("Index", .integer(part.index)), ("History", .string(part.history)),
                    ("Pages", .integer(part.pages)), ("Bytes", .integer(part.bytes)),
                    ("SHA256", .string(part.sha256)), ("Requires", .integer(part.requires)),
                    ("KeyID", .string(part.keyID)),
                    (
                        "Rows",
                        .array(
                            part.rows.map { rows in
                                .object(
                                    MeshObject([
                                        ("Kind", .string(rows.kind)), ("Count", .integer(rows.count)),
                                        ("Bytes", .integer(rows.bytes)),
                                    ])
                                )
                            }
                        )
                    ),
                ])
            )
        }
        return JSONText.bytes(
            of: .object(
                MeshObject([
                    ("Version", .integer(UInt64(1))), ("ID", .string(id)), ("Index", .integer(index)),
                    ("Term", .integer(term)), ("Size", .integer(size)), ("Format", .string(Self.format)),
                    ("Datacenter", .string(datacenter)), ("Product", .string(product)),
                    ("Time", .integer(UInt64(max(0, time)))), ("Parts", .array(parts)),
                ])
            )
        )
    }

    /// Reads it.
    ///
    /// - Throws: `badRequest` naming the field that is wrong, `rejected` for another format.
    package init(json: [UInt8]) throws(MeshError) {
        let value: MeshValue
        do { value = try JSONText.parse(json, trailing: .rejected) } catch {
            throw MeshError(.badRequest, "meta.json: \(error.description)")
        }
        let reader = MetaReader(value: value, place: "meta.json")
        let format = value["Format"]?.stringValue ?? ""
        guard format == Self.format else {
            throw MeshError(
                .rejected,
                format.isEmpty
                    ? "meta.json: Format is missing: it was not saved by Tombolo"
                    : "meta.json: Format is \"\(format)\", and this version is too old to decide about it: it reads "
                        + "\(Self.format)"
            )
        }
        var parts: [Part] = []
        for (place, item) in (value["Parts"]?.arrayValue ?? []).enumerated() {
            parts.append(try Part(MetaReader(value: item, place: "meta.json: Parts[\(place)]")))
        }
        guard !parts.isEmpty, parts.count <= 64, Set(parts.map(\.service)).count == parts.count else {
            throw MeshError(.badRequest, "meta.json: Parts must be 1 to 64 of different services")
        }
        self.init(
            id: try reader.text("ID"),
            index: try reader.number("Index"),
            term: try reader.number("Term"),
            datacenter: try reader.text("Datacenter"),
            product: try reader.text("Product"),
            time: Int64(clamping: try reader.number("Time")),
            parts: parts
        )
    }
}

extension SnapshotMeta.Part {
    fileprivate init(_ reader: MetaReader) throws(MeshError) {
        var rows: [SnapshotMeta.Rows] = []
        for item in reader.value["Rows"]?.arrayValue ?? [] {
            let row = MetaReader(value: item, place: reader.place + ".Rows")
            rows.append(
                SnapshotMeta.Rows(
                    kind: try row.text("Kind"),
                    count: try row.number("Count"),
                    bytes: try row.number("Bytes")
                )
            )
        }
        self.init(
            service: try reader.text("Service"),
            sequence: try reader.number("Sequence"),
            index: try reader.number("Index"),
            history: try reader.text("History"),
            pages: try reader.number("Pages"),
            bytes: try reader.number("Bytes"),
            sha256: try reader.text("SHA256"),
            requires: try reader.number("Requires"),
            keyID: try reader.text("KeyID"),
            rows: rows
        )
        guard !service.isEmpty, service.utf8.count <= 64, pages <= 1 << 24, bytes <= 1 << 33 else {
            throw MeshError(.badRequest, "\(reader.place): Service, Pages or Bytes is out of bounds")
        }
    }
}

private struct MetaReader {
    var value: MeshValue
    var place: String

    func text(_ name: String) throws(MeshError) -> String {
        guard let text = value[name]?.stringValue else {
            throw MeshError(.badRequest, "\(place): \(name) is missing or no text")
        }
        return text
    }

    func number(_ name: String) throws(MeshError) -> UInt64 {
        guard let number = value[name]?.unsignedValue else {
            throw MeshError(.badRequest, "\(place): \(name) is missing or no number")
        }
        return number
    }
}
