/// Who a certificate speaks for: the URI in its subject alternative name.
///
/// The text form is Consul's: the namespace always stands in it, the partition only when it is not `default`.
///
/// - Source: the identity formats of Consul, references "Peering" §4.1 and "Tenancy" §7.1.
package struct SpiffeID: Sendable, Hashable, CustomStringConvertible {
    /// The kinds of holders.
    package enum Holder: Sendable, Hashable {
        /// An instance of a service, or its sidecar.
        case service(name: ServiceName, datacenter: String)
        /// A mesh gateway of a datacenter.
        case meshGateway(partition: Partition = .standard, datacenter: String)
        /// A client agent, by the id or name of its node.
        case agent(node: NodeName, datacenter: String)
        /// The control plane of a datacenter, as a peer sees it.
        case server(datacenter: String)
        /// The certificate authority itself.
        case signing
    }

    /// The cluster's trust domain in lower case: `<cluster id>.consul`.
    package let trustDomain: String
    /// Who within the trust domain.
    package let holder: Holder

    /// Makes an identity; the trust domain is put into lower case.
    package init(trustDomain: String, holder: Holder) {
        self.trustDomain = trustDomain.lowercased()
        self.holder = holder
    }

    /// The trust domain of the cluster with this id; the suffix does not depend on the DNS domain.
    package static func trustDomain(clusterID: String) -> String { clusterID.lowercased() + ".consul" }

    /// The name by which a peer addresses the control plane: SNI and DNS name of the server certificate.
    package static func peeringServerName(trustDomain: String, datacenter: String) -> String {
        "server.\(datacenter).peering.\(trustDomain.lowercased())"
    }

    /// The datacenter of the holder, nil for the certificate authority.
    package var datacenter: String? {
        switch holder {
        case .service(_, let datacenter): datacenter
        case .meshGateway(_, let datacenter): datacenter
        case .agent(_, let datacenter): datacenter
        case .server(let datacenter): datacenter
        case .signing: nil
        }
    }

    /// Where the holder's name stands; those without a namespace stand in their partition.
    package var scope: Scope {
        switch holder {
        case .service(let name, _): name.scope
        case .meshGateway(let partition, _): Scope(partition: partition)
        case .agent(let node, _): Scope(partition: node.partition)
        case .server, .signing: .standard
        }
    }

    /// The URI, with characters that are special in a URI encoded.
    package var description: String { uri }

    /// The URI, with characters that are special in a URI encoded.
    package var uri: String {
        let segments: [String] =
            switch holder {
            case .service(let name, let datacenter):
                Self.scopeSegments(name.scope) + ["dc", datacenter, "svc", name.text]
            case .meshGateway(let partition, let datacenter):
                Self.partitionSegments(partition) + ["gateway", "mesh", "dc", datacenter]
            case .agent(let node, let datacenter):
                Self.partitionSegments(node.partition) + ["agent", "client", "dc", datacenter, "id", node.text]
            case .server(let datacenter):
                ["agent", "server", "dc", datacenter]
            case .signing:
                []
            }
        return "spiffe://" + trustDomain + segments.map { "/" + Self.encode($0) }.joined()
    }

    /// `ap`, PARTITION; nothing for the built-in one.
    private static func partitionSegments(_ partition: Partition) -> [String] {
        partition.isStandard ? [] : ["ap", partition.name]
    }

    /// The path of a scope in identities of services, `ap`, PARTITION, `ns`, NAMESPACE.
    package static func scopeSegments(_ scope: Scope) -> [String] {
        partitionSegments(scope.partition) + ["ns", scope.namespace.name]
    }

    /// Whether a name can stand in an identity: letters, digits, dots, dashes and underscores, 1 to 255 of them, and not
    /// `.` or `..`, which mean other places.
    ///
    /// Identities of foreign clusters are read more generously; ours are only given to names like these.
    ///
    /// - Source: SPIFFE-ID standard §2.2, path segments.
    package static func isSegment(_ name: String) -> Bool {
        guard (1...255).contains(name.utf8.count), name != ".", name != ".." else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    /// What is said of a name that cannot stand in an identity; `what` names the field.
    package static func refusal(of name: String, as what: String) -> String {
        "\(what) \"\(name.prefix(255))\" cannot be the name in a certificate: use letters, digits, '.', '-' and '_' only, at"
            + " most 255, and not \".\" or \"..\""
    }

    /// Why a text is not an identity of this mesh.
    package enum ParseError: Error, Hashable, CustomStringConvertible {
        /// Not a `spiffe` URI.
        case notSpiffe
        /// A SPIFFE URI of no known form; the text as given.
        case unknownForm(String)

        /// Consul's wording.
        package var description: String {
            switch self {
            case .notSpiffe: "SPIFFE ID must have 'spiffe' scheme"
            case .unknownForm(let text): "SPIFFE ID is not in the expected format: \(text)"
            }
        }
    }

    /// Reads an identity.
    ///
    /// Refused are: a port, user, query or fragment, an empty segment, bytes that are not UTF-8 or are control
    /// characters, and an encoded slash, which no name of ours may contain.
    ///
    /// - Throws: `ParseError`.
    package init(parsing text: String) throws(ParseError) {
        // Bytes, not characters: a combining mark after a slash makes one character of both, which is no separator then.
        let scheme = "spiffe://".utf8
        let bytes = text.utf8
        let folded = bytes.prefix(scheme.count).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard bytes.count <= 2048, folded.elementsEqual(scheme) else { throw .notSpiffe }
        let parts = bytes.dropFirst(scheme.count).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let host = parts.first, Self.isTrustDomain(host) else { throw .unknownForm(text) }
        var segments: [String] = []
        for part in parts.dropFirst() {
            guard let segment = Self.decode(part) else { throw .unknownForm(text) }
            segments.append(segment)
        }
        guard let holder = Self.holder(of: segments) else { throw .unknownForm(text) }
        self.init(trustDomain: String(Substring(host)), holder: holder)
    }

    private static func holder(of segments: [String]) -> Holder? {
        var rest = segments[...]
        var partition: Partition?
        if rest.count > 2, rest.first == "ap" {
            partition = Partition(trusted: NameText(rest[rest.startIndex + 1]).folded.text)
            rest = rest.dropFirst(2)
        }
        let path = Array(rest)
        let fixed = path.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        switch path.count {
        case 0:
            return partition == nil ? .signing : nil
        case 4 where path[0] == "gateway" && path[1] == "mesh" && path[2] == "dc":
            return .meshGateway(partition: partition ?? .standard, datacenter: path[3])
        case 4 where path[0] == "agent" && path[1] == "server" && path[2] == "dc" && partition == nil:
            return .server(datacenter: path[3])
        case 6 where fixed == ["ns", "dc", "svc"]:
            let scope = Scope(partition: partition ?? .standard, namespace: Namespace(trusted: path[1]))
            return .service(name: ServiceName(path[5], in: scope), datacenter: path[3])
        case 6 where path[0] == "agent" && path[1] == "client" && path[2] == "dc" && path[4] == "id":
            return .agent(node: NodeName(path[5], in: partition ?? .standard), datacenter: path[3])
        default:
            return nil
        }
    }

    private static func isTrustDomain(_ host: Substring.UTF8View) -> Bool {
        guard (1...255).contains(host.count) else { return false }
        return host.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-_.~$&+,:;=@".utf8.contains(byte)
        }
    }

    private static func encode(_ segment: String) -> String {
        if segment.utf8.allSatisfy(isPlain) { return segment }
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in segment.utf8 {
            if isPlain(byte) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func decode(_ segment: Substring.UTF8View) -> String? {
        guard !segment.isEmpty else { return nil }
        var out: [UInt8] = []
        var bytes = segment.makeIterator()
        while let byte = bytes.next() {
            var value = byte
            if byte == UInt8(ascii: "%") {
                guard let high = bytes.next().flatMap(hexDigit), let low = bytes.next().flatMap(hexDigit) else {
                    return nil
                }
                value = high << 4 | low
                guard value != UInt8(ascii: "/") else { return nil }
            } else if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
                return nil
            }
            guard value >= 0x20, value != 0x7f else { return nil }
            out.append(value)
        }
        return String(validating: out, as: UTF8.self)
    }
}
