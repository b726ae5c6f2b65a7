import MeshDomain

/// Where filters stand in a listener, and how others are put beside them.
enum FilterPlaces {
    static let typePrefix = "type.googleapis.com/"
    private static let connectionManager =
        "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager"
    private static let forwarding = "envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy"
    private static let router = "envoy.filters.http.router"

    /// Which of two sorts of filters something is.
    enum Layer: Sendable {
        /// Filters of requests, within a connection manager.
        case requests
        /// Filters of connections.
        case connections
    }

    /// A filter: its name and its typed configuration.
    static func filter(_ name: String, _ type: String, _ config: MeshObject) -> MeshValue {
        var typed: MeshObject = ["@type": .string(typePrefix + type)]
        for entry in config.entries { typed[entry.key] = entry.value }
        return ["name": .string(name), "typedConfig": .object(typed)]
    }

    // MARK: - Changing what is in a listener

    /// The listener with every filter chain changed.
    private static func eachChain(
        _ listener: MeshObject,
        _ change: (MeshObject) throws(ExtensionProblem) -> MeshObject
    ) throws(ExtensionProblem) -> MeshObject {
        var listener = listener
        var chains: [MeshValue] = []
        for chain in listener["filterChains"]?.arrayValue ?? [] {
            chains.append(.object(try change(chain.objectValue ?? MeshObject())))
        }
        if !chains.isEmpty { listener["filterChains"] = .array(chains) }
        if let last = listener["defaultFilterChain"]?.objectValue {
            listener["defaultFilterChain"] = .object(try change(last))
        }
        return listener
    }

    /// The listener with the typed configuration of every filter changed that hands on connections of a layer.
    static func eachEnd(
        of layer: Layer,
        in listener: MeshObject,
        _ change: (MeshObject) throws(ExtensionProblem) -> MeshObject
    ) throws(ExtensionProblem) -> MeshObject {
        try eachChain(listener) { chain throws(ExtensionProblem) in
            var chain = chain
            var filters: [MeshValue] = []
            for filter in chain["filters"]?.arrayValue ?? [] {
                guard var object = filter.objectValue, let config = object["typedConfig"]?.objectValue,
                    isEnd(config, of: layer)
                else {
                    filters.append(filter)
                    continue
                }
                object["typedConfig"] = .object(try change(config))
                filters.append(.object(object))
            }
            if !filters.isEmpty { chain["filters"] = .array(filters) }
            return chain
        }
    }

    private static func isEnd(_ config: MeshObject, of layer: Layer) -> Bool {
        let name = EnvoyCodec.messageName(ofType: config["@type"]?.stringValue ?? "")
        return switch layer {
        case .requests: name == connectionManager
        case .connections: name == forwarding
        }
    }

    /// The listener with a filter in it, wherever connections of its layer go by.
    ///
    /// With `routes` only where requests are routed by routes of that name.
    static func adding(
        _ filter: MeshValue,
        to listener: MeshObject,
        _ layer: Layer,
        at place: FilterPlace = .standard,
        routes: String? = nil
    ) throws(ExtensionProblem) -> MeshObject {
        switch layer {
        case .requests:
            return try eachEnd(of: .requests, in: listener) { manager throws(ExtensionProblem) in
                guard routes == nil || name(ofRoutesIn: manager) == routes else { return manager }
                var manager = manager
                let filters = manager["httpFilters"]?.arrayValue ?? []
                manager["httpFilters"] = .array(try place.adding(filter, to: filters, before: router))
                return manager
            }
        case .connections:
            return try eachChain(listener) { chain throws(ExtensionProblem) in
                let filters = chain["filters"]?.arrayValue ?? []
                guard
                    let end = filters.last?.objectValue, let config = end["typedConfig"]?.objectValue,
                    isEnd(config, of: .connections)
                else { return chain }
                var chain = chain
                let last = end["name"]?.stringValue ?? ""
                chain["filters"] = .array(try place.adding(filter, to: filters, before: last))
                return chain
            }
        }
    }

    /// The listener with a filter that has to stand there where somebody comes in.
    static func judging(
        _ filter: MeshValue,
        in listener: MeshObject,
        _ layer: Layer,
        _ target: PatchTarget,
        _ context: PatchContext
    ) throws(ExtensionProblem) -> MeshObject {
        let patched = try adding(filter, to: listener, layer)
        guard !isMissing(patched, listener, target, context) else {
            let lack =
                layer == .requests ? "requests (its protocol is tcp)" : "plain connections (its protocol is http)"
            throw ExtensionProblem("the filter stands nowhere, since this listener has no \(lack)")
        }
        return patched
    }

    /// Whether a filter found no place where somebody comes in: at a service's own listener, or at a gateway.
    static func isMissing(
        _ patched: MeshObject,
        _ listener: MeshObject,
        _ target: PatchTarget,
        _ context: PatchContext
    ) -> Bool {
        let isEntry = target.direction == .inbound || context.proxyKind != ProxyKinds.Kind.connectProxy.rawValue
        return isEntry && patched == listener
    }

    private static func name(ofRoutesIn manager: MeshObject) -> String? {
        manager["routeConfig"]?["name"]?.stringValue ?? manager["rds"]?["routeConfigName"]?.stringValue
    }
}

/// Where among its like a filter goes.
struct FilterPlace: Sendable {
    private enum Relation: String, CaseIterable {
        case first = "First"
        case last = "Last"
        case beforeFirstMatch = "BeforeFirstMatch"
        case beforeLastMatch = "BeforeLastMatch"
        case afterFirstMatch = "AfterFirstMatch"
        case afterLastMatch = "AfterLastMatch"
    }

    private let relation: Relation
    private let filterName: String

    /// Before the last one, which hands on what came by: behind everything that judges.
    static let standard = FilterPlace(.last, "")

    private init(_ relation: Relation, _ filterName: String) {
        self.relation = relation
        self.filterName = filterName
    }

    /// Reads `InsertOptions`.
    init(_ reader: ArgumentReader?) throws(ExtensionProblem) {
        guard let reader else {
            self = .standard
            return
        }
        let words = Relation.allCases.map(\.rawValue)
        let word = try reader.choice("Location", of: words, else: Relation.last.rawValue)
        let relation = Relation(rawValue: word) ?? .last
        switch relation {
        case .first, .last: self.init(relation, "")
        case .beforeFirstMatch, .beforeLastMatch, .afterFirstMatch, .afterLastMatch:
            self.init(relation, try reader.neededText("FilterName"))
        }
    }

    /// The filters with another one; nothing comes behind the one that hands on.
    func adding(
        _ filter: MeshValue,
        to filters: [MeshValue],
        before end: String
    ) throws(ExtensionProblem) -> [MeshValue] {
        let names = filters.map { $0["name"]?.stringValue ?? "" }
        let last = names.lastIndex(of: end) ?? names.endIndex
        let position: Int
        switch relation {
        case .first: position = 0
        case .last: position = last
        case .beforeFirstMatch: position = try match(names.firstIndex(of: filterName), names)
        case .beforeLastMatch: position = try match(names.lastIndex(of: filterName), names)
        case .afterFirstMatch: position = try match(names.firstIndex(of: filterName), names) + 1
        case .afterLastMatch: position = try match(names.lastIndex(of: filterName), names) + 1
        }
        var filters = filters
        filters.insert(filter, at: min(position, last))
        return filters
    }

    private func match(_ position: Int?, _ names: [String]) throws(ExtensionProblem) -> Int {
        guard let position else {
            throw ExtensionProblem(
                "InsertOptions.FilterName \"\(filterName)\" is none of the filters there: \(names.joined(separator: ", "))"
            )
        }
        return position
    }
}
