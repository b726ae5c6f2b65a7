import MeshDomain

/// The tags that Envoy takes out of the names of its metrics.
///
/// A cluster is named `[hash~][subset.]service.namespace.[partition.]datacenter.routing.trust-domain.consul`. Each tag
/// is that shape with one part, or a run of parts, captured.
///
/// - Source: peering reference §7.5; recordings of bootstraps.
enum MetricTags {
    private enum Part: CaseIterable {
        case hash
        case subset
        case service
        case namespace
        case partition
        case datacenter
        case routing
        case trustDomain
    }

    /// Tags of the current names.
    static let current: [MeshValue] =
        [
            tag("consul.destination.custom_hash", cluster(.hash)),
            tag("consul.destination.service_subset", cluster(.subset)),
            tag("consul.destination.service", cluster(.service)),
            tag("consul.destination.namespace", cluster(.namespace)),
            tag("consul.destination.partition", cluster(.partition, routing: "internal[^.]*")),
            tag("consul.destination.datacenter", cluster(.datacenter, routing: "internal[^.]*")),
            tag("consul.destination.peer", #"^cluster\.([^.]+\.(?:[^.]+\.)?([^.]+)\.external\.[^.]+\.consul\.)"#),
            tag("consul.destination.routing_type", cluster(.routing)),
            tag("consul.destination.trust_domain", cluster(.trustDomain)),
            tag("consul.destination.target", cluster(upTo: .datacenter)),
            tag("consul.destination.full_target", cluster(upTo: .trustDomain)),
        ] + upstreams

    /// Tags by names that older dashboards use.
    static let deprecated: [MeshValue] = [
        tag("consul.custom_hash", cluster(.hash, start: old)),
        tag("consul.service_subset", cluster(.subset, start: old)),
        tag("consul.service", cluster(.service, start: old)), tag("consul.namespace", cluster(.namespace, start: old)),
        tag("consul.datacenter", cluster(.datacenter, start: old, routing: "internal[^.]*")),
        tag("consul.routing_type", cluster(.routing, start: old)),
        tag("consul.trust_domain", cluster(.trustDomain, start: old)),
        tag("consul.target", cluster(upTo: .datacenter, start: old)),
        tag("consul.full_target", cluster(upTo: .trustDomain, start: old)),
    ]

    /// A tag with the same value on all metrics.
    static func fixed(_ name: String, _ value: String) -> MeshValue {
        ["tag_name": .string(name), "fixed_value": .string(value)]
    }

    private static let new = #"^cluster\.(?:passthrough~)?("#
    private static let old = #"^cluster\.("#

    private static let upstreams: [MeshValue] = [
        tag("consul.upstream.service", upstream("(?:_peered)?", #"([^.]+)(?:\.[^.]+)?(?:\.[^.]+)?\.[^.]+\."#)),
        tag("consul.upstream.datacenter", upstream("", #"[^.]+(?:\.[^.]+)?(?:\.[^.]+)?\.([^.]+)\."#)),
        tag("consul.upstream.peer", upstream("_peered", #"[^.]+(?:\.[^.]+)?\.([^.]+)\."#)),
        tag("consul.upstream.namespace", upstream("(?:_peered)?", #"[^.]+(?:\.([^.]+))?(?:\.[^.]+)?\.[^.]+\."#)),
        tag("consul.upstream.partition", upstream("", #"[^.]+(?:\.[^.]+)?(?:\.([^.]+))?\.[^.]+\."#)),
    ]

    private static func tag(_ name: String, _ pattern: String) -> MeshValue {
        ["regex": .string(pattern), "tag_name": .string(name)]
    }

    private static func upstream(_ kind: String, _ name: String) -> String {
        #"^(?:tcp|http)\.upstream"# + kind + #"\.("# + name + ")"
    }

    private static func pattern(_ part: Part, isCaptured: Bool, routing: String) -> String {
        let word = part == .routing ? routing : "[^.]+"
        let inner = isCaptured ? "(\(word))" : word
        return switch part {
        case .hash: "(?:\(inner)~)?"
        case .subset, .partition: "(?:\(inner)\\.)?"
        case .service, .namespace, .datacenter, .routing, .trustDomain: "\(inner)\\."
        }
    }

    /// The shape with one part captured.
    private static func cluster(_ captured: Part, start: String = new, routing: String = "[^.]+") -> String {
        let parts = Part.allCases.map { pattern($0, isCaptured: $0 == captured, routing: routing) }
        return start + parts.joined() + #"consul\.)"#
    }

    /// The shape with everything up to one part captured.
    private static func cluster(upTo last: Part, start: String = new) -> String {
        var text = start + "("
        for part in Part.allCases {
            let piece = pattern(part, isCaptured: false, routing: "[^.]+")
            text += part == last ? "\(piece.dropLast(2)))\\." : piece
        }
        return text + #"consul\.)"#
    }
}
