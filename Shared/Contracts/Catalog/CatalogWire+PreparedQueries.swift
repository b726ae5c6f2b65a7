package import BusSchema
package import MeshDomain

extension CatalogWire.PreparedQuery {
    /// A prepared query as a message.
    package init(_ query: PreparedQuery) {
        let subject = query.subject
        self.init(
            id: query.id.text,
            name: query.name.text,
            session: query.session?.text ?? "",
            templateType: query.template.type,
            templateRegexp: query.template.regexp,
            removeEmptyTags: query.template.removesEmptyTags,
            service: subject.service.text,
            peer: subject.peer?.text ?? "",
            nearest: Int64(subject.failover.nearest),
            datacenters: CatalogWire.TextList(subject.failover.datacenters),
            targets: subject.failover.targets.map { targets in
                CatalogWire.QueryTargets(
                    targets: targets.map {
                        CatalogWire.QueryTarget(peer: $0.peer?.text ?? "", datacenter: $0.datacenter)
                    }
                )
            },
            onlyPassing: subject.onlyPassing,
            ignoredChecks: CatalogWire.TextList(subject.ignoredChecks),
            near: subject.near,
            tags: CatalogWire.TextList(subject.tags),
            nodeMeta: subject.nodeMeta ?? [:],
            hasNodeMeta: subject.nodeMeta != nil,
            serviceMeta: subject.serviceMeta ?? [:],
            hasServiceMeta: subject.serviceMeta != nil,
            connect: subject.isConnect,
            timeToLive: query.timeToLive,
            createIndex: query.createIndex,
            modifyIndex: query.modifyIndex,
            samenessGroup: subject.samenessGroup.text
        )
    }

    /// The prepared query that the message is about.
    package var query: PreparedQuery {
        let subject = QuerySubject(
            service: NameText(service),
            peer: PeerName(peer),
            failover: QueryFailover(
                nearest: Int(clamping: nearest),
                datacenters: datacenters?.texts,
                targets: targets?.targets.map {
                    QueryFailover.Target(peer: PeerName($0.peer), datacenter: $0.datacenter)
                }
            ),
            onlyPassing: onlyPassing,
            ignoredChecks: ignoredChecks?.texts,
            near: near,
            tags: tags?.texts,
            nodeMeta: hasNodeMeta ? nodeMeta : nil,
            serviceMeta: hasServiceMeta ? serviceMeta : nil,
            isConnect: connect,
            samenessGroup: NameText(samenessGroup)
        )
        return PreparedQuery(
            id: QueryID(id),
            name: NameText(name),
            session: session.isEmpty ? nil : SessionID(session),
            template: QueryTemplate(type: templateType, regexp: templateRegexp, removesEmptyTags: removeEmptyTags),
            subject: subject,
            timeToLive: timeToLive,
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension CatalogWire.TextList {
    /// Nothing for no list.
    init?(_ texts: [String]?) {
        guard let texts else { return nil }
        self.init(texts: texts)
    }
}

extension CatalogWire.Autopilot {
    /// The configuration as a message.
    package init(_ configuration: AutopilotConfiguration) {
        self.init(
            cleanupDeadServers: configuration.cleansUpDeadServers,
            lastContactThreshold: configuration.lastContactThreshold,
            maxTrailingLogs: configuration.maximumTrailingLogs,
            minQuorum: configuration.minimumQuorum,
            serverStabilizationTime: configuration.serverStabilizationTime,
            redundancyZoneTag: configuration.redundancyZoneTag,
            disableUpgradeMigration: configuration.disablesUpgradeMigration,
            upgradeVersionTag: configuration.upgradeVersionTag,
            createIndex: configuration.createIndex,
            modifyIndex: configuration.modifyIndex
        )
    }

    /// The configuration that the message is about.
    package var configuration: AutopilotConfiguration {
        var configuration = AutopilotConfiguration()
        configuration.cleansUpDeadServers = cleanupDeadServers
        configuration.lastContactThreshold = lastContactThreshold
        configuration.maximumTrailingLogs = maxTrailingLogs
        configuration.minimumQuorum = minQuorum
        configuration.serverStabilizationTime = serverStabilizationTime
        configuration.redundancyZoneTag = redundancyZoneTag
        configuration.disablesUpgradeMigration = disableUpgradeMigration
        configuration.upgradeVersionTag = upgradeVersionTag
        configuration.createIndex = createIndex
        configuration.modifyIndex = modifyIndex
        return configuration
    }
}
