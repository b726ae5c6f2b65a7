package import MeshDomain

/// What two Tombolos say to each other to find out whether both have the same; a Consul skips it.
package struct StreamDigest: Sendable, Hashable {
    /// One exported resource in short.
    package struct Row: Sendable, Hashable {
        package var resource: String
        package var digest: UInt64
        /// Whether a newer content is on its way, so that this one says nothing.
        package var isPending: Bool

        /// Makes a row.
        package init(resource: String, digest: UInt64, isPending: Bool = false) {
            self.resource = resource
            self.digest = digest
            self.isPending = isPending
        }
    }

    /// The same in a question and its answer.
    package var number: UInt64
    package var isAnswer: Bool
    /// What the sender exports.
    package var rows: [Row]
    /// In an answer: what the sender has not as the question says.
    package var deviations: [PeeringComparison.Deviation]
    /// Resources that the receiver is to send again; then nothing is compared.
    package var again: [String]
    /// In an answer: the question came too soon after another one and was not looked at.
    package var isBusy: Bool
    /// In an answer: how many rows of the question were compared.
    package var compared: Int

    /// Makes a question, unless told otherwise.
    package init(
        number: UInt64,
        isAnswer: Bool = false,
        rows: [Row] = [],
        deviations: [PeeringComparison.Deviation] = [],
        again: [String] = [],
        isBusy: Bool = false,
        compared: Int = 0
    ) {
        self.number = number
        self.isAnswer = isAnswer
        self.rows = rows
        self.deviations = deviations
        self.again = again
        self.isBusy = isBusy
        self.compared = compared
    }

    /// How many deviations an answer names, and how many wishes of the other side are looked at.
    package static let limit = 40_000
    /// How many rows of the other side are looked at, in any case.
    package static let rowLimit = 200_000

    /// Whether more rows came than are looked at where so many services may be imported, each with its proxy.
    package func isTooLong(for services: Int) -> Bool { rows.count > max(Self.rowLimit, 2 * services) }

    /// What of a peer's exports is here not as it says.
    ///
    /// - Parameters:
    ///   - rows: What the peer exports.
    ///   - here: The digests of what is stored of it, by name.
    ///   - moving: Names of which something came while this was found out: they are not judged.
    /// - Returns: What differs, by name and at most ``limit`` of it, and how many rows were compared.
    package static func compare(
        _ rows: [Row],
        with here: [String: UInt64],
        besides moving: Set<String> = []
    ) -> (deviations: [PeeringComparison.Deviation], compared: Int) {
        var rest = here
        var found: [PeeringComparison.Deviation] = []
        var compared = 0
        for row in rows {
            let stored = rest.removeValue(forKey: row.resource)
            guard !row.isPending, !moving.contains(row.resource) else { continue }
            compared += 1
            guard let stored else {
                found.append(PeeringComparison.Deviation(resource: row.resource, kind: .missing))
                continue
            }
            if stored != row.digest {
                found.append(PeeringComparison.Deviation(resource: row.resource, kind: .different))
            }
        }
        found += rest.keys.filter { !moving.contains($0) }
            .map { PeeringComparison.Deviation(resource: $0, kind: .surplus) }
        return (Array(found.sorted { $0.resource < $1.resource }.prefix(limit)), compared)
    }
}

/// The digest of an exported service's instances, the same on both sides of a stream.
///
/// It covers what travels and is kept: not what the importing side leaves out (paths of sockets) or adds (virtual addresses, the
/// peer's name).
package enum ServiceDigest {
    /// The digest of these instances, in whatever order.
    package static func value(of instances: [CheckServiceNode]) -> UInt64 {
        let parts = instances.map { instance in
            var text = DigestText()
            text.add(instance.node)
            text.add(instance.service)
            for check in instance.checks.sorted(by: { $0.checkID < $1.checkID }) { text.add(check) }
            return StableHash.value(of: text.bytes)
        }
        var text = DigestText()
        for part in parts.sorted() { text.add(String(part)) }
        return StableHash.value(of: text.bytes)
    }
}

/// Bytes that are the same for the same content, and for no other.
private struct DigestText {
    var bytes: [UInt8] = []

    mutating func add(_ text: String) {
        bytes += Array("\(text.utf8.count):".utf8)
        bytes += Array(text.utf8)
    }

    mutating func add(_ pairs: [String: String]) {
        add(String(pairs.count))
        for (key, value) in pairs.sorted(by: { $0.key < $1.key }) {
            add(key)
            add(value)
        }
    }

    mutating func add(_ texts: [String]) {
        add(String(texts.count))
        for text in texts { add(text) }
    }

    mutating func add(_ locality: Locality?) { add([locality?.region ?? "", locality?.zone ?? ""]) }

    mutating func add(_ node: Node) {
        add([node.id, node.name, node.address, node.datacenter])
        add(node.taggedAddresses ?? [:])
        add(node.meta ?? [:])
        add(node.locality)
    }

    mutating func add(_ service: NodeService) {
        add([service.kind.rawValue, service.id, service.service, service.address, String(service.port)])
        add(service.tags ?? [])
        let tagged = (service.taggedAddresses ?? [:]).filter { $0.key != "consul-virtual" }
        add(tagged.mapValues { "\($0.address) \($0.port)" })
        add(service.meta ?? [:])
        add(service.weights.map { [String($0.passing), String($0.warning)] } ?? [])
        add(String(service.enableTagOverride))
        add(service.locality)
        add([service.proxy.destinationServiceName, service.proxy.destinationServiceID])
        let meta = service.connect.peerMeta
        add(meta?.sni ?? [])
        add(meta?.spiffeID ?? [])
        add(meta?.serviceProtocol ?? "")
    }

    mutating func add(_ check: HealthCheck) {
        add([check.checkID, check.name, check.status.rawValue, check.notes, check.output, check.serviceID, check.type])
    }
}
