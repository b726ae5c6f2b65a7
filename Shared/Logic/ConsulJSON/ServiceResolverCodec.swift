package import MeshDomain

/// The config entry `service-resolver` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2.
package enum ServiceResolverCodec {
    /// Writes what is set.
    package static func write(_ entry: ServiceResolver, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object.add("DefaultSubset", ifSet: entry.defaultSubset)
        if !entry.subsets.isEmpty {
            var subsets = MeshObject()
            for (name, subset) in entry.subsets.sorted(by: { $0.key < $1.key }) {
                var part = MeshObject()
                part.add("Filter", ifSet: subset.filter)
                if subset.onlyPassing { part["OnlyPassing"] = .bool(true) }
                subsets[name] = .object(part)
            }
            object["Subsets"] = .object(subsets)
        }
        if let redirect = entry.redirect { object["Redirect"] = place(redirect) }
        if !entry.failover.isEmpty {
            var all = MeshObject()
            for (subset, failover) in entry.failover.sorted(by: { $0.key < $1.key }) {
                all[subset] = takeover(failover)
            }
            object["Failover"] = .object(all)
        }
        for (name, time) in [
            ("ConnectTimeout", entry.connectTimeoutNanoseconds), ("RequestTimeout", entry.requestTimeoutNanoseconds),
        ] where time != 0 { object[name] = .string(GoDuration.text(nanoseconds: time)) }
        if let balancer = entry.loadBalancer { object["LoadBalancer"] = LoadBalancerCodec.write(balancer) }
    }

    /// - Throws: `badRequest` naming the field.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> ServiceResolver {
        var entry = ServiceResolver(
            name: try reader.string("Name"),
            defaultSubset: try reader.string("DefaultSubset")
        )
        for (name, reader) in try reader.map("Subsets") ?? [] {
            var part = reader
            entry.subsets[name] = ServiceSubset(
                filter: try part.string("Filter"),
                onlyPassing: try part.bool("OnlyPassing")
            )
            try part.finish()
        }
        if var part = try reader.nested("Redirect") {
            entry.redirect = try place(&part)
            try ScopeMembers.refuse(in: &part, at: "Redirect")
            try part.finish()
        }
        for (subset, reader) in try reader.map("Failover") ?? [] {
            var part = reader
            entry.failover[subset] = try takeover(&part, "Bad Failover[\"\(subset)\"]")
            try part.finish()
        }
        entry.connectTimeoutNanoseconds = try reader.duration("ConnectTimeout") ?? 0
        entry.requestTimeoutNanoseconds = try reader.duration("RequestTimeout") ?? 0
        if var part = try reader.nested("LoadBalancer") { entry.loadBalancer = try LoadBalancerCodec.read(&part) }
        try EnterpriseMembers.refuse("PrioritizeByLocality", in: &reader)
        return entry
    }

    private static func place(_ place: ResolverRedirect) -> MeshValue {
        var part = MeshObject()
        part.add("Service", ifSet: place.service)
        part.add("ServiceSubset", ifSet: place.subset)
        part.add("Datacenter", ifSet: place.datacenter)
        part.add("Peer", ifSet: place.peer)
        part.add("SamenessGroup", ifSet: place.samenessGroup.text)
        return .object(part)
    }

    private static func place(_ reader: inout ObjectReader) throws(MeshError) -> ResolverRedirect {
        ResolverRedirect(
            service: try reader.string("Service"),
            subset: try reader.string("ServiceSubset"),
            datacenter: try reader.string("Datacenter"),
            peer: try reader.string("Peer"),
            samenessGroup: NameText(try reader.string("SamenessGroup"))
        )
    }

    private static func takeover(_ failover: ResolverFailover) -> MeshValue {
        var part = MeshObject()
        part.add("Service", ifSet: failover.service)
        part.add("ServiceSubset", ifSet: failover.subset)
        part.add("Datacenters", ifSet: failover.datacenters)
        if !failover.targets.isEmpty { part["Targets"] = .array(failover.targets.map(place)) }
        part.add("SamenessGroup", ifSet: failover.samenessGroup.text)
        if !failover.policyMode.isEmpty || !failover.policyRegions.isEmpty {
            var policy = MeshObject()
            policy.add("Mode", ifSet: failover.policyMode)
            policy.add("Regions", ifSet: failover.policyRegions)
            part["Policy"] = .object(policy)
        }
        return .object(part)
    }

    private static func takeover(
        _ reader: inout ObjectReader,
        _ label: String
    ) throws(MeshError) -> ResolverFailover {
        var failover = ResolverFailover(
            service: try reader.string("Service"),
            subset: try reader.string("ServiceSubset"),
            datacenters: try reader.strings("Datacenters") ?? []
        )
        failover.samenessGroup = NameText(try reader.string("SamenessGroup"))
        try ScopeMembers.refuse(in: &reader, at: label)
        for (index, reader) in (try reader.list("Targets") ?? []).enumerated() {
            var part = reader
            failover.targets.append(try place(&part))
            try ScopeMembers.refuse(in: &part, at: "\(label).Targets[\(index)]")
            try part.finish()
        }
        if var policy = try reader.nested("Policy") {
            failover.policyMode = try policy.string("Mode")
            failover.policyRegions = try policy.strings("Regions") ?? []
            try policy.finish()
        }
        return failover
    }
}
