import ConfigEntryTables
import EnvoyTranslation
import GatewayLogic
import Logging
package import MeshDomain
import MeshRuntime
package import ProxySnapshots

/// What people are told.
extension ProxyEngine {
    /// How many faults of one proxy are told at once.
    private static let faultLimit = 64

    /// How the proxies served here are, by node and id; `after` leaves out those up to it.
    package func status(after: ProxyKey? = nil) -> [ProxyStatus] {
        connected.values.sorted { ($0.key, $0.mailbox.id) < ($1.key, $1.mailbox.id) }
            .filter { proxy in after.map { $0 < proxy.key } ?? true }
            .map(status)
    }

    private func status(of proxy: ConnectedProxy) -> ProxyStatus {
        let progress = proxy.mailbox.progress
        return ProxyStatus(
            node: proxy.key.node.text,
            id: proxy.key.id.text,
            kind: proxy.kind,
            service: proxy.service.description,
            connectedSinceSeconds: proxy.connectedSince,
            waitsFor: proxy.waitsFor ?? "",
            hasConfiguration: proxy.translation != nil,
            isSettled: progress.isSettled,
            refused: faults(progress.rejections.map { ($0.type, $0.name, $0.reason) }, of: proxy),
            problems: faults((proxy.translation?.problems ?? []).map { ($0.type, $0.name, $0.reason) }, of: proxy)
        )
    }

    private func faults(
        _ all: [(type: EnvoyResourceType, name: String, reason: String)],
        of proxy: ConnectedProxy
    ) -> [ResourceFault] {
        var faults = all.prefix(Self.faultLimit).map { fault($0.type, $0.name, $0.reason, of: proxy) }
        if all.count > Self.faultLimit, let next = all.dropFirst(Self.faultLimit).first {
            let rest = all.count - Self.faultLimit
            faults.append(
                ResourceFault(type: next.type.rawValue, name: "...", reason: "\(rest) more are not listed", entries: [])
            )
        }
        return faults
    }

    private func fault(
        _ type: EnvoyResourceType,
        _ name: String,
        _ reason: String,
        of proxy: ConnectedProxy
    ) -> ResourceFault {
        ResourceFault(
            type: type.rawValue,
            name: name,
            reason: reason,
            entries: origins(of: type, name, in: proxy.snapshot)
        )
    }

    /// The config entries that exist and that a resource is made from, the one that was changed last first.
    func origins(of type: EnvoyResourceType, _ name: String, in snapshot: ProxySnapshot?) -> [EntryKey] {
        guard let snapshot else { return [] }
        return ConfigurationOrigin.entries(of: type, named: name, in: snapshot)
            .compactMap { key in entries.entry(key).map { (key, $0.modifyIndex) } }
            .sorted { ($1.1, $0.0.kind.rawValue, $0.0.name) < ($0.1, $1.0.kind.rawValue, $1.0.name) }
            .map(\.0)
    }

    /// Tells people what a proxy refused, and which config entries that was made from; of very many the first.
    func note(_ rejections: [Rejection], from stream: Int) {
        guard let proxy = connected[stream] else { return }
        for rejection in rejections.prefix(Self.faultLimit) {
            let origins = origins(of: rejection.type, rejection.name, in: proxy.snapshot)
            logger.warning(
                "a proxy refused a part of its configuration and keeps what it had",
                metadata: [
                    LogKey.proxy: "\(proxy.key.id)", "xds.resource": "\(rejection.type.rawValue) \(rejection.name)",
                    "config.entries": "\(origins.map { "\($0.kind.rawValue)/\($0.name)" }.joined(separator: ", "))",
                    LogKey.error: "\(rejection.reason)",
                ]
            )
        }
        guard rejections.count > Self.faultLimit else { return }
        logger.warning(
            "a proxy refused more than is logged",
            metadata: [LogKey.proxy: "\(proxy.key.id)", "count": "\(rejections.count - Self.faultLimit)"]
        )
    }

    /// Warns of what cannot be made, once.
    func tell(_ problems: [TranslationProblem], beyond known: [TranslationProblem], of proxy: ConnectedProxy) {
        for problem in problems where !known.contains(problem) {
            let origins = origins(of: problem.type, problem.name, in: proxy.snapshot)
            logger.warning(
                "a part of a proxy's configuration cannot be made",
                metadata: [
                    LogKey.proxy: "\(proxy.key.id)", LogKey.error: "\(problem)",
                    "config.entries": "\(origins.map { "\($0.kind.rawValue)/\($0.name)" }.joined(separator: ", "))",
                ]
            )
        }
    }
}
