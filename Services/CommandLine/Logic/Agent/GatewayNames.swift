package import MeshDomain

/// The names of the gateways that were met at the places that `retry_join_wan` names.
///
/// A place may be a name with several servers behind it: each look meets another one, and all are kept.
package struct GatewayNames: Sendable, Hashable {
    /// How many are kept of one place.
    package static let limit = 16
    /// Those of each place, in the order in which they were met.
    package private(set) var known: [ClusterPlace: [String]]
    /// Which of them were met since the start.
    private var met: [ClusterPlace: Set<String>] = [:]

    /// Knows these and has met none of them yet.
    package init(_ known: [ClusterPlace: [String]] = [:]) {
        self.known = known.mapValues { Array($0.suffix(Self.limit)) }
    }

    /// Reads what ``object`` wrote; one text in the place of a list counts, too.
    package init(_ object: MeshObject, of places: [ClusterPlace]) {
        var known: [ClusterPlace: [String]] = [:]
        for place in places {
            guard let value = object[place.text] else { continue }
            let several = value.arrayValue ?? []
            let found: [String] = value.stringValue.map { [$0] } ?? several.compactMap(\.stringValue)
            if !found.isEmpty { known[place] = found }
        }
        self.init(known)
    }

    /// What is kept for the next start.
    package var object: MeshObject {
        var object = MeshObject()
        for (place, gateways) in known { object[place.text] = .array(gateways.map { MeshValue.string($0) }) }
        return object
    }

    /// Notes that a gateway was met.
    ///
    /// - Returns: Whether it was not known there. Of a place with many, those beyond the limit are passed over, unless one that is kept
    ///   has not been met since the start.
    package mutating func meet(_ gateway: String, at place: ClusterPlace) -> Bool {
        var gateways = known[place] ?? []
        var seen = met[place] ?? []
        let isNew = !gateways.contains(gateway)
        if isNew {
            if gateways.count >= Self.limit {
                guard let gone = gateways.firstIndex(where: { !seen.contains($0) }) else { return false }
                gateways.remove(at: gone)
            }
            gateways.append(gateway)
            known[place] = gateways
        }
        seen.insert(gateway)
        met[place] = seen
        return isNew
    }
}
