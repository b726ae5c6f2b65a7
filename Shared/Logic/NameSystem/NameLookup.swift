import MeshDomain

/// What a name in the cluster's domain stands for.
///
/// - Source: reference §9.1; tenancy §6 for `ns` and `ap`.
enum NameLookup: Hashable {
    /// Instances of a service, those with a tag (folded) only when one is named.
    case service(ServiceRef, tag: NameText?)
    /// The same at the first member of a sameness group that has any that can be called.
    case same(ServiceName, tag: NameText?, group: NameText)
    /// Its sidecars and instances that speak the mesh themselves.
    case mesh(ServiceRef)
    /// The ingress gateways through which it is reached.
    case ingress(ServiceRef)
    /// Its virtual address.
    case virtual(ServiceRef)
    case node(NodeName, Origin)
    /// An address written as a name: 4 or 16 bytes.
    case address([UInt8])
    /// A prepared query, by name or id.
    case query(NameText)
    /// Something in another datacenter.
    case elsewhere(String)
    /// Nothing: the name does not exist.
    case nothing

    /// Reads the labels in front of the domain.
    ///
    /// - Parameters:
    ///   - labels: Folded, from the left.
    ///   - type: `_name._tag` without a word behind it means a service only where SRV is asked.
    ///   - datacenter: This cluster's.
    init(_ labels: [ArraySlice<UInt8>], type: RecordType, datacenter: String) {
        var texts: [String] = []
        for label in labels {
            guard let text = String(validating: label, as: UTF8.self) else {
                self = .nothing
                return
            }
            texts.append(text)
        }
        self = Self.read(texts, type, datacenter) ?? .nothing
    }

    private static func read(_ labels: [String], _ type: RecordType, _ datacenter: String) -> NameLookup? {
        for place in labels.indices.reversed() {
            let word = labels[place]
            if let kind = Kind(rawValue: word) {
                return read(kind, labels[..<place], Array(labels[(place + 1)...]), datacenter)
            }
            if type == .srv, word.hasPrefix("_") {
                return read(.service, labels[...place], Array(labels[(place + 1)...]), datacenter)
            }
        }
        return nil
    }

    private enum Kind: String {
        case service
        case connect
        case virtual
        case ingress
        case node
        case query
        case addr
    }

    private static func read(
        _ kind: Kind,
        _ words: ArraySlice<String>,
        _ suffix: [String],
        _ datacenter: String
    ) -> NameLookup? {
        guard let last = words.last, let place = Locality(suffix) else { return nil }
        if let other = place.elsewhere(datacenter, kind == .virtual) { return .elsewhere(other) }
        let origin = place.origin(for: kind == .virtual)
        let scope = place.scope
        func named(_ name: String) -> ServiceRef { ServiceRef(ServiceName(name, in: scope), of: origin) }
        guard place.group == nil || kind == .service else { return nil }
        func instances(_ name: String, tag: NameText?) -> NameLookup {
            guard let group = place.group else { return .service(named(name), tag: tag) }
            return .same(ServiceName(name, in: scope), tag: tag, group: group)
        }
        switch kind {
        case .service:
            let isSRV = words.count == 2 && words.allSatisfy { $0.hasPrefix("_") && $0.utf8.count > 1 }
            if isSRV, let first = words.first {
                let tag = last.dropFirst()
                return instances(String(first.dropFirst()), tag: tag == "tcp" ? nil : NameText(String(tag)))
            }
            let tag = words.dropLast().joined(separator: ".")
            return instances(last, tag: tag.isEmpty ? nil : NameText(tag))
        case .connect: return .mesh(named(last))
        case .ingress: return .ingress(named(last))
        case .virtual: return .virtual(named(last))
        case .node: return .node(NodeName(words.joined(separator: "."), in: scope.partition), origin)
        case .addr: return words.count == 1 ? address(last).map(NameLookup.address) : nil
        case .query:
            guard let first = words.first else { return nil }
            if words.count > 1, first.hasPrefix("_"), last.hasPrefix("_") {
                return .query(NameText(String(words.dropLast().joined(separator: ".").dropFirst())))
            }
            return .query(NameText(words.joined(separator: ".")))
        }
    }

    /// The bytes of 8 or 32 hexadecimal digits.
    private static func address(_ text: String) -> [UInt8]? {
        let digits = text.utf8.map(hexDigit)
        guard digits.count == 8 || digits.count == 32 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}

/// Where something is looked for: the labels behind the word that tells its kind.
private struct Locality {
    private var datacenter: String?
    private var imported: PeerName?
    /// A sameness group.
    private(set) var group: NameText?
    /// What `ns` and `ap` say.
    private(set) var scope = Scope.standard
    /// A single label: a datacenter, or where virtual addresses are asked for, a peer.
    private var either: String?

    /// Reads 0, 1, 2, 4 or 6 labels; nil when they make no sense.
    init?(_ labels: [String]) {
        switch labels.count {
        case 0: return
        case 1: either = labels[0]
        case 2, 4, 6:
            var seen: Set<String> = []
            for place in stride(from: 0, to: labels.count, by: 2) {
                let (value, word) = (labels[place], labels[place + 1])
                guard seen.insert(word).inserted else { return nil }
                switch word {
                case "dc": datacenter = value
                case "peer": imported = PeerName(value)
                case "ns": scope.namespace = Namespace(trusted: value)
                case "ap": scope.partition = Partition(trusted: value)
                case "sg": group = NameText(value)
                case _: return nil
                }
            }
            guard [datacenter != nil, imported != nil, group != nil].count(where: { $0 }) <= 1 else { return nil }
        case _: return nil
        }
    }

    /// The datacenter that is named; nil when it is this one, with its peers.
    func elsewhere(_ own: String, _ isVirtual: Bool) -> String? {
        let named = datacenter ?? (isVirtual ? nil : either)
        return named == own ? nil : named
    }

    func origin(for isVirtual: Bool) -> Origin {
        imported.map(Origin.peer) ?? Origin(peer: (isVirtual ? either : nil) ?? "")
    }
}
