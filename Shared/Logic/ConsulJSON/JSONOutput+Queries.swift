package import MeshDomain

/// Prepared queries with exactly the keys that Consul's servers write.
///
/// - Source: reference §3.8; recorded answers.
extension JSONOutput {
    /// A prepared query.
    package mutating func preparedQuery(_ query: PreparedQuery) {
        object { output in
            output.member("ID", query.id.text)
            output.member("Name", query.name.text)
            output.member("Session", query.session?.text ?? "")
            output.member("Token", "")
            output.key("Template")
            output.object { part in
                part.member("Type", query.template.type)
                part.member("Regexp", query.template.regexp)
                part.member("RemoveEmptyTags", query.template.removesEmptyTags)
            }
            output.key("Service")
            output.querySubject(query.subject)
            output.timeToLive(of: query)
            output.indexes(query.createIndex, query.modifyIndex)
        }
    }

    /// The member `DNS` of a prepared query.
    package mutating func timeToLive(of query: PreparedQuery) {
        key("DNS")
        object { $0.member("TTL", query.timeToLive) }
    }

    private mutating func querySubject(_ subject: QuerySubject) {
        object { part in
            part.member("Service", subject.service.text)
            part.member("SamenessGroup", subject.samenessGroup.text)
            part.key("Failover")
            part.object { failover in
                failover.member("NearestN", subject.failover.nearest)
                failover.member("Datacenters", subject.failover.datacenters)
                failover.key("Targets")
                if let targets = subject.failover.targets {
                    failover.array(targets) { list, target in
                        list.object { item in
                            item.member("Peer", ifSet: target.peer?.text ?? "")
                            item.member("Datacenter", ifSet: target.datacenter)
                        }
                    }
                } else {
                    failover.null()
                }
            }
            part.member("OnlyPassing", subject.onlyPassing)
            part.member("IgnoreCheckIDs", subject.ignoredChecks)
            part.member("Near", subject.near)
            part.member("Tags", subject.tags)
            part.member("NodeMeta", subject.nodeMeta)
            part.member("ServiceMeta", subject.serviceMeta)
            part.member("Connect", subject.isConnect)
            part.member("Peer", subject.peer?.text ?? "")
        }
    }
}

extension JSONOutput {
    /// A user event.
    package mutating func userEvent(_ event: UserEvent) {
        object { output in
            output.member("ID", event.id)
            output.member("Name", event.name.text)
            output.key("Payload")
            if event.payload.isEmpty { output.null() } else { output.value(Base64.encode(event.payload)) }
            output.member("NodeFilter", event.nodeFilter)
            output.member("ServiceFilter", event.serviceFilter)
            output.member("TagFilter", event.tagFilter)
            output.member("Version", 1)
            output.member("LTime", event.time)
        }
    }
}
