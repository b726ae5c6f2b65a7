import MeshDomain

/// How names are answered (`domain`, `alt_domain`, `recursors`, `dns_config`).
///
/// - Source: reference §9.4 and §12.2; the defaults are Consul's.
package struct NameSettings: Sendable, Hashable {
    /// In which order other name servers are asked.
    package enum RecursorStrategy: String, Sendable, Hashable {
        case sequential
        case random
    }

    /// A name server that is asked for what does not belong to this cluster.
    package struct Recursor: Sendable, Hashable {
        /// An IP address.
        package var host: String
        package var port: Int

        /// Makes one.
        package init(host: String, port: Int = 53) {
            self.host = host
            self.port = port
        }
    }

    /// Times to live of answers about services, in seconds; by name, by the beginning of a name, and for all others.
    package struct ServiceTimes: Sendable, Hashable {
        private var exact: [NameText: UInt32] = [:]
        /// The longest first.
        private var prefixes: [(prefix: NameText, seconds: UInt32)] = []

        /// 0 for every service.
        package init() {}

        /// Sets the time of a name, or of a beginning with `*` behind it.
        package mutating func set(_ pattern: String, _ seconds: UInt32) {
            let folded = NameText(pattern).folded.text
            guard folded.hasSuffix("*") else {
                exact[NameText(folded)] = seconds
                return
            }
            prefixes.append((NameText(String(folded.dropLast())), seconds))
            prefixes.sort { $0.prefix.text.utf8.count > $1.prefix.text.utf8.count }
        }

        /// The time of a service, in seconds.
        func seconds(for service: NameText) -> UInt32 {
            if exact.isEmpty, prefixes.isEmpty { return 0 }
            let folded = service.folded
            return exact[folded] ?? prefixes.first { folded.text.hasPrefix($0.prefix.text) }?.seconds ?? 0
        }

        package static func == (left: ServiceTimes, right: ServiceTimes) -> Bool {
            left.exact == right.exact && left.prefixes.elementsEqual(right.prefixes) { $0 == $1 }
        }

        package func hash(into hasher: inout Hasher) { hasher.combine(exact) }
    }

    /// Times of the zone in its SOA record, in seconds.
    package struct Zone: Sendable, Hashable {
        package var refresh: UInt32 = 3600
        package var retry: UInt32 = 600
        package var expire: UInt32 = 86400
        /// How long it may be kept that a name does not exist.
        package var minimum: UInt32 = 0
    }

    /// Folded; never the root.
    package var domain = DomainName(checked: [6] + Array("consul".utf8) + [0])
    /// A second name of the same zone; folded.
    package var alternateDomain: DomainName?
    /// Seconds.
    package var nodeTime: UInt32 = 0
    package var serviceTimes = ServiceTimes()
    package var zone = Zone()
    /// Addresses in one answer; 0 for any number.
    package var addressLimit = 0
    /// Answers by UDP to who takes only 512 bytes; at most 8 whatever is set, which 0 stands for, too.
    package var datagramAnswerLimit = 3
    /// Whether an answer that was cut says so, so that clients ask again by TCP.
    package var tellsTruncation = false
    package var compression = NameCompression.on
    /// Whether instances that warn are left out, too.
    package var onlyPassing = false
    /// Whether answers about a node carry its metadata (TXT).
    package var addsNodeMeta = true
    /// Whether the agent's own copy of the catalog is good enough.
    package var allowsStale = true
    /// How old that copy may be, in nanoseconds.
    package var maximumStale: Int64 = 87_600 * 3_600_000_000_000
    package var recursors: [Recursor] = []
    package var recursorStrategy = RecursorStrategy.sequential
    /// How long one of them may take, in nanoseconds.
    package var recursorTimeout: Int64 = 2_000_000_000

    /// The defaults.
    package init() {}

    /// The domain that a folded name is in; nil when it is in none of this cluster's.
    func domain(of name: DomainName) -> DomainName? {
        if name.isWithin(domain) { return domain }
        guard let alternateDomain, name.isWithin(alternateDomain) else { return nil }
        return alternateDomain
    }
}
