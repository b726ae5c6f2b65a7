import ConsulJSON
import MeshDomain
import NameSystem

/// Reads `domain`, `alt_domain`, `recursors` and `dns_config`.
///
/// - Source: reference §9.4 and §12.2.
enum NameOptions {
    /// - Throws: `badRequest` naming the option that is wrong.
    static func read(_ reader: inout ObjectReader, _ warnings: inout [String]) throws(MeshError) -> NameSettings {
        var settings = NameSettings()
        if let domain = try domain(try reader.string("Domain"), "domain") { settings.domain = domain }
        settings.alternateDomain = try domain(try reader.string("AltDomain"), "alt_domain")
        for (index, text) in (try reader.strings("Recursors") ?? []).enumerated() {
            settings.recursors.append(try recursor(text, "recursors[\(index)]"))
        }
        guard var part = try reader.nested("DNSConfig") else { return settings }
        try readAnswers(&part, &settings)
        try readTimes(&part, &settings)
        try readRecursion(&part, &settings)
        for (name, option) in [("UseCache", "use_cache"), ("CacheMaxAge", "cache_max_age")]
        where part.value(name) != nil {
            warnings.append(
                "dns_config.\(option) has no effect: answers always come from the agent's own, current copy"
            )
        }
        part.ignore("PreferNamespace")
        try part.finish()
        return settings
    }

    private static func readAnswers(
        _ part: inout ObjectReader,
        _ settings: inout NameSettings
    ) throws(MeshError) {
        settings.addressLimit = try count(&part, "ARecordLimit", "a_record_limit") ?? settings.addressLimit
        settings.datagramAnswerLimit =
            try count(&part, "UDPAnswerLimit", "udp_answer_limit") ?? settings.datagramAnswerLimit
        settings.tellsTruncation = try part.optionalBool("EnableTruncate") ?? settings.tellsTruncation
        if let isOff = try part.optionalBool("DisableCompression") { settings.compression = isOff ? .off : .on }
        settings.onlyPassing = try part.optionalBool("OnlyPassing") ?? settings.onlyPassing
        settings.addsNodeMeta = try part.optionalBool("EnableAdditionalNodeMetaTXT") ?? settings.addsNodeMeta
        settings.allowsStale = try part.optionalBool("AllowStale") ?? settings.allowsStale
        if let time = try part.duration("MaxStale") {
            guard time >= 0 else { throw negative("max_stale") }
            settings.maximumStale = time
        }
    }

    private static func readTimes(_ part: inout ObjectReader, _ settings: inout NameSettings) throws(MeshError) {
        if let time = try part.duration("NodeTTL") { settings.nodeTime = try seconds(time, "node_ttl") }
        for (pattern, text) in (try part.stringMap("ServiceTTL") ?? [:]).sorted(by: { $0.key < $1.key }) {
            let option = "service_ttl[\"\(pattern)\"]"
            let time: Int64
            do { time = try GoDuration.nanoseconds(parsing: text) } catch {
                throw MeshError(.badRequest, "dns_config.\(option): invalid duration: \"\(text)\": \(error)")
            }
            settings.serviceTimes.set(pattern, try seconds(time, option))
        }
        guard var zone = try part.nested("SOA") else { return }
        for (name, option, place) in [
            ("Refresh", "refresh", \NameSettings.Zone.refresh), ("Retry", "retry", \.retry),
            ("Expire", "expire", \.expire), ("MinTTL", "min_ttl", \.minimum),
        ] {
            guard let number = try zone.optionalInt(name) else { continue }
            guard let number = UInt32(exactly: number) else {
                throw MeshError(.badRequest, "dns_config.soa.\(option) is \(number); it must be a number of seconds")
            }
            settings.zone[keyPath: place] = number
        }
        try zone.finish()
    }

    private static func readRecursion(
        _ part: inout ObjectReader,
        _ settings: inout NameSettings
    ) throws(MeshError) {
        let strategy = try part.string("RecursorStrategy")
        if !strategy.isEmpty {
            guard let known = NameSettings.RecursorStrategy(rawValue: strategy) else {
                throw MeshError(
                    .badRequest,
                    "dns_config.recursor_strategy is \"\(strategy)\"; it must be sequential or random"
                )
            }
            settings.recursorStrategy = known
        }
        guard let time = try part.duration("RecursorTimeout") else { return }
        guard time > 0 else {
            throw MeshError(.badRequest, "dns_config.recursor_timeout must be a duration above 0, such as \"2s\"")
        }
        settings.recursorTimeout = time
    }

    private static func count(
        _ part: inout ObjectReader,
        _ name: String,
        _ option: String
    ) throws(MeshError) -> Int? {
        guard let number = try part.optionalInt(name) else { return nil }
        guard number >= 0 else {
            throw MeshError(
                .badRequest,
                "dns_config.\(option) cannot be \(number). Must be greater than or equal to zero"
            )
        }
        return number
    }

    private static func seconds(_ nanoseconds: Int64, _ option: String) throws(MeshError) -> UInt32 {
        guard nanoseconds >= 0 else { throw negative(option) }
        return UInt32(clamping: nanoseconds / 1_000_000_000)
    }

    private static func negative(_ option: String) -> MeshError {
        MeshError(.badRequest, "dns_config.\(option) must not be negative")
    }

    /// A domain, folded; nil when none is given.
    private static func domain(_ text: String, _ option: String) throws(MeshError) -> DomainName? {
        guard !text.isEmpty else { return nil }
        guard let name = DomainName(text), name != .root else {
            throw MeshError(.badRequest, "\(option) is \"\(text)\"; it must be a domain name, such as consul")
        }
        return name.folded
    }

    /// `10.0.0.1`, `10.0.0.1:5353`, `::1` or `[::1]:53`.
    private static func recursor(_ text: String, _ option: String) throws(MeshError) -> NameSettings.Recursor {
        var (host, port) = (text, 53)
        if !AddressText.isIPv6(text), let colon = text.lastIndex(of: ":") {
            host = text[..<colon].filter { $0 != "[" && $0 != "]" }
            port = Int(text[text.index(after: colon)...]) ?? 0
        }
        guard IPAddress(host) != nil, (1...65535).contains(port) else {
            throw MeshError(
                .badRequest,
                "\(option) is \"\(text)\"; it must be an IP address, with a port behind it if that is not 53"
            )
        }
        guard !AddressText.isAny(host) else {
            throw MeshError(.badRequest, "\(option) is \"\(text)\"; it must not be the address of any machine")
        }
        return NameSettings.Recursor(host: host, port: port)
    }
}
