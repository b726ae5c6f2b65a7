package import MeshDomain

/// One upstream of the annotation `connect-service-upstreams`.
///
/// - Source: reference kubernetes.md §4.5, the grammar.
package struct UpstreamAnnotation: Sendable, Hashable {
    package var service: ServiceName
    package var port: Int
    package var isQuery = false
    package var peer = ""
    package var datacenter = ""
    package var namespace = ""
    package var partition = ""
    package var bindAddress = ""
    package var gatewayMode = ""

    /// Reads the annotation.
    ///
    /// - Throws: `badRequest` naming the annotation and the entry.
    package static func all(_ annotations: PodAnnotations) throws(MeshError) -> [UpstreamAnnotation] {
        var all: [UpstreamAnnotation] = []
        for entry in annotations.list(.upstreams) {
            let upstream = try UpstreamAnnotation(entry)
            guard !all.contains(where: { $0.port == upstream.port && $0.bindAddress == upstream.bindAddress }) else {
                throw refusal(entry, "its port is another upstream's, too")
            }
            all.append(upstream)
        }
        return all
    }

    private init(_ entry: String) throws(MeshError) {
        let halves = entry.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var words = halves[0].split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
        if words.first == "prepared_query" {
            isQuery = true
            words.removeFirst()
        }
        guard (2...3).contains(words.count), !words[0].isEmpty else {
            throw Self.refusal(
                entry,
                "it must be service:port, service.svc.peer-name.peer:port or prepared_query:name:port"
            )
        }
        guard let port = Int(words[1]), (1...65535).contains(port) else {
            throw Self.refusal(entry, "\"\(words[1])\" is no port")
        }
        self.port = port
        service = ServiceName(words[0])
        if !isQuery { try readName(words[0], entry) }
        if words.count == 3 {
            guard !words[2].isEmpty, peer.isEmpty, datacenter.isEmpty, !isQuery else {
                throw Self.refusal(entry, "a datacenter cannot stand after its port")
            }
            datacenter = words[2]
        }
        if halves.count == 2 { try readOptions(halves[1], entry) }
    }

    private mutating func readName(_ text: String, _ entry: String) throws(MeshError) {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard labels.allSatisfy({ !$0.isEmpty }) else { throw Self.refusal(entry, "its name has an empty part") }
        service = ServiceName(labels[0])
        if labels.count == 1 { return }
        guard labels[1] == "svc" else {
            guard labels.count <= 3 else { throw Self.refusal(entry, "its name has too many parts") }
            namespace = labels[1]
            if labels.count == 3 { partition = labels[2] }
            return
        }
        let rest = labels[2...]
        guard rest.count.isMultiple(of: 2) else { throw Self.refusal(entry, "its name has a part without its kind") }
        for place in stride(from: rest.startIndex, to: rest.endIndex, by: 2) {
            switch rest[place + 1] {
            case "peer": peer = rest[place]
            case "dc": datacenter = rest[place]
            case "ns": namespace = rest[place]
            case "ap": partition = rest[place]
            case let kind: throw Self.refusal(entry, "\"\(kind)\" is none of peer, dc, ns and ap")
            }
        }
        guard [peer, datacenter, partition].count(where: { !$0.isEmpty }) <= 1 else {
            throw Self.refusal(entry, "it may name only one of peer, datacenter and partition")
        }
    }

    private mutating func readOptions(_ text: Substring, _ entry: String) throws(MeshError) {
        for option in text.split(separator: "&") {
            let pair = option.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { throw Self.refusal(entry, "\"\(option)\" must be name=value") }
            switch pair[0] {
            case "local_bind_address": bindAddress = pair[1]
            case "mesh_gateway_mode" where ["none", "local", "remote"].contains(pair[1]): gatewayMode = pair[1]
            case "datacenter" where datacenter.isEmpty && peer.isEmpty: datacenter = pair[1]
            case _: throw Self.refusal(entry, "\"\(option)\" is not known, or has no such value")
            }
        }
    }

    private static func refusal(_ entry: String, _ problem: String) -> MeshError {
        PodAnnotations.refusal(.upstreams, "damaged at \"\(entry)\": \(problem)")
    }

    /// As a registration has it.
    package var value: MeshValue {
        var object: MeshObject = [
            "DestinationType": isQuery ? "prepared_query" : "service", "DestinationName": .string(service.text),
            "LocalBindPort": .integer(port),
        ]
        for (key, text) in [
            ("DestinationPeer", peer), ("Datacenter", datacenter), ("DestinationNamespace", namespace),
            ("DestinationPartition", partition), ("LocalBindAddress", bindAddress),
        ] where !text.isEmpty { object[key] = .string(text) }
        if !gatewayMode.isEmpty { object["MeshGateway"] = ["Mode": .string(gatewayMode)] }
        return .object(object)
    }

    /// The variables by which containers find it; none for queries.
    package var variables: [(String, String)] {
        guard !isQuery else { return [] }
        let name = service.text.uppercased().replacing("-", with: "_")
        return [
            ("\(name)_CONNECT_SERVICE_HOST", bindAddress.isEmpty ? "127.0.0.1" : bindAddress),
            ("\(name)_CONNECT_SERVICE_PORT", String(port)),
        ]
    }
}
