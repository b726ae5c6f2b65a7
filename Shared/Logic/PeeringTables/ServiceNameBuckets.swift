import HashTreeCollections
import MeshDomain

/// The names of services that pass through peerings, in buckets.
struct ServiceNameBuckets: Sendable {
    private struct Place: Hashable, Sendable {
        var peeringID: String
        var direction: PeeringServiceNames.Direction
    }

    private var buckets = TreeDictionary<Place, TreeDictionary<Int, [String]>>()

    /// Puts a bucket in the place of the one before; false when it was the same.
    mutating func put(_ row: PeeringServiceNames) -> Bool {
        let place = Place(peeringID: row.peeringID, direction: row.direction)
        guard (buckets[place]?[row.bucket] ?? []) != row.names else { return false }
        if row.names.isEmpty {
            buckets[place]?[row.bucket] = nil
            if buckets[place]?.isEmpty == true { buckets[place] = nil }
        } else {
            buckets[place, default: [:]][row.bucket] = row.names
        }
        return true
    }

    /// Forgets the names of one direction.
    ///
    /// - Returns: Whether there were any.
    @discardableResult
    mutating func remove(_ peeringID: String, _ direction: PeeringServiceNames.Direction) -> Bool {
        buckets.removeValue(forKey: Place(peeringID: peeringID, direction: direction)) != nil
    }

    /// A peering without a list has no names.
    ///
    /// - Returns: Whether it had some.
    mutating func forgetWithoutList(_ peering: Peering) -> Bool {
        let hadImports = peering.stream.importedCount == nil && remove(peering.id, .imported)
        let hadExports = peering.stream.exportedCount == nil && remove(peering.id, .exported)
        return hadImports || hadExports
    }

    func names(of peeringID: String, _ direction: PeeringServiceNames.Direction) -> [String] {
        (buckets[Place(peeringID: peeringID, direction: direction)] ?? [:]).values.flatMap { $0 }.sorted()
    }

    func changes(
        of peeringID: String,
        _ direction: PeeringServiceNames.Direction,
        to wanted: [String]
    ) -> [PeeringServiceNames] {
        let known = buckets[Place(peeringID: peeringID, direction: direction)] ?? [:]
        let next = Dictionary(grouping: Set(wanted), by: PeeringServiceNames.bucket(of:)).mapValues { $0.sorted() }
        return Set(next.keys).union(known.keys).sorted().compactMap { bucket in
            let names = next[bucket] ?? []
            guard names != (known[bucket] ?? []) else { return nil }
            return PeeringServiceNames(peeringID: peeringID, direction: direction, bucket: bucket, names: names)
        }
    }

    /// All buckets, in an order that is the same everywhere.
    func rows() -> [PeeringServiceNames] {
        buckets.flatMap { place, rows in
            rows.map { bucket, names in
                PeeringServiceNames(
                    peeringID: place.peeringID,
                    direction: place.direction,
                    bucket: bucket,
                    names: names
                )
            }
        }.sorted {
            ($0.peeringID, $0.direction == .imported ? 0 : 1, $0.bucket)
                < ($1.peeringID, $1.direction == .imported ? 0 : 1, $1.bucket)
        }
    }
}
