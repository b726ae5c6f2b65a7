import AccessRules
import MeshDomain

/// Answers about nodes, instances and addresses.
extension NameAnswerer {
    // MARK: - What may be seen

    func visible(_ rows: [NameInstance]) -> [NameInstance] {
        if authorizer.isAccessControlOff { return rows }
        return rows.filter {
            authorizer.allows(.nodeRead($0.node.node)) && authorizer.allows(.serviceRead($0.service))
        }
    }

    /// Those through which a service is called over the mesh; each needs the right to what is called through it, too.
    func callable(_ service: ServiceRef) -> [NameInstance] {
        source.meshInstances(of: service.key).filter { row in
            row.called.map { authorizer.allows(.serviceRead($0)) } ?? false
        }
    }

    // MARK: - Services

    /// Answers with the instances that can be called.
    mutating func instances(_ all: [NameInstance], of service: ServiceRef, _ answer: inout NameAnswer, _ depth: Int) {
        var rows = visible(all).filter(canBeCalled)
        chance.shuffle(&rows)
        callable(rows, settings.serviceTimes.seconds(for: service.service.name), &answer, depth)
    }

    /// Answers with the instances of the first member of a group that has any that can be called; only groups that answer for everybody
    /// do so (`DefaultForFailover`).
    mutating func same(
        _ service: ServiceName,
        _ tag: NameText?,
        _ group: NameText,
        _ answer: inout NameAnswer,
        _ depth: Int
    ) {
        let home = service.scope.partition
        guard let named = source.samenessGroups(in: home).named(group), named.defaultForFailover else {
            return fail(&answer, .noSuchName)
        }
        for place in named.places(home: home) {
            let member = service.ref(at: place)
            let rows = source.instances(of: member.key).filter { row in
                tag.map(row.tags.contains) ?? true
            }
            guard visible(rows).contains(where: { canBeCalled($0) }) else { continue }
            return instances(rows, of: member, &answer, depth)
        }
        fail(&answer, .noSuchName)
    }

    private func canBeCalled(_ row: NameInstance) -> Bool {
        row.status == .passing || row.status == .warning && !settings.onlyPassing
    }

    /// Answers with what a prepared query has found.
    mutating func queried(_ found: NameQueryAnswer, _ answer: inout NameAnswer, _ depth: Int) {
        var rows = found.instances
        if !found.isOrdered { chance.shuffle(&rows) }
        let seconds = found.seconds ?? settings.serviceTimes.seconds(for: found.service.service.name)
        callable(rows, seconds, &answer, depth)
    }

    /// Answers with instances that can be called, in their order.
    private mutating func callable(
        _ rows: [NameInstance],
        _ seconds: UInt32,
        _ answer: inout NameAnswer,
        _ depth: Int
    ) {
        guard !rows.isEmpty else { return fail(&answer, .noSuchName) }
        switch answer.question.type {
        case .srv: targets(rows, seconds, &answer, depth)
        case .a, .aaaa, .any, .cname: addresses(rows, seconds, &answer, depth)
        case _: break
        }
        if answer.answers.isEmpty { answer.authorities = [zoneRecord(answer.domain)] }
    }

    private mutating func addresses(
        _ rows: [NameInstance],
        _ seconds: UInt32,
        _ answer: inout NameAnswer,
        _ depth: Int
    ) {
        var seen: Set<NameAddress> = []
        var name: DomainName?
        for row in rows {
            switch row.address {
            case .address(let bytes):
                guard answer.question.type.asksForAddress(of: bytes.count), seen.insert(row.address).inserted else {
                    continue
                }
                answer.add(seconds, .address(bytes))
                if answer.answers.count == settings.addressLimit { return }
            // One name stands for all, and only where there is no address.
            case .name(let host): name = name ?? host
            case .none: continue
            }
        }
        if answer.answers.isEmpty, let name { alias(name, seconds, &answer, depth) }
    }

    /// Answers with another name, and with what that one stands for.
    private mutating func alias(_ name: DomainName, _ seconds: UInt32, _ answer: inout NameAnswer, _ depth: Int) {
        answer.add(seconds, .canonicalName(name))
        guard answer.question.type.asksForAddresses else { return }
        answer.answers += resolved(name, answer.question.type, &answer, depth)
    }

    /// The addresses of a name of this cluster; names outside are noted.
    private mutating func resolved(
        _ name: DomainName,
        _ type: RecordType,
        _ answer: inout NameAnswer,
        _ depth: Int
    ) -> [ResourceRecord] {
        let folded = name.folded
        guard let domain = settings.domain(of: folded) else {
            if !answer.outside.contains(name) { answer.outside.append(name) }
            return []
        }
        guard depth < Self.chainLimit else { return [] }
        var inner = NameAnswer(question: NameQuestion(name, type), folded: folded, domain: domain)
        look(up: &inner, depth: depth + 1)
        for host in inner.outside where !answer.outside.contains(host) { answer.outside.append(host) }
        return inner.answers
    }

    private mutating func targets(
        _ rows: [NameInstance],
        _ seconds: UInt32,
        _ answer: inout NameAnswer,
        _ depth: Int
    ) {
        struct Place: Hashable {
            var node: NodeName
            var address: NameAddress
            var port: UInt16
        }
        var seen: Set<Place> = []
        for row in rows where seen.insert(Place(node: row.node.node, address: row.ownAddress, port: row.port)).inserted
        {
            guard let target = target(row, answer.domain) else { continue }
            let data = RecordData.service(priority: 1, weight: row.weight, port: row.port, target: target)
            answer.add(seconds, data)
            switch row.address {
            case .address(let bytes):
                answer.additionals.append(ResourceRecord(target, timeToLive: seconds, .address(bytes)))
            case .name(let host): answer.additionals += resolved(host, .a, &answer, depth)
            case .none: break
            }
            if settings.addsNodeMeta, let name = nodeName(row.node, answer.domain) {
                answer.additionals += texts(row.node, under: name, seconds)
            }
        }
    }

    /// The name at which an instance is found: its node's, one made of its own address, or the host name it has.
    private func target(_ row: NameInstance, _ domain: DomainName) -> DomainName? {
        switch (row.ownAddress, row.node.address) {
        case (.address(let bytes), _): return addressName(bytes, domain)
        case (.name(let host), _), (.none, .name(let host)): return host
        case (.none, .address(let bytes)):
            // A node whose name cannot stand in a message is named by its address.
            return nodeName(row.node, domain) ?? addressName(bytes, domain)
        case (.none, .none): return nil
        }
    }

    private func addressName(_ bytes: [UInt8], _ domain: DomainName) -> DomainName? {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return DomainName(labels: [text, Array("addr".utf8), Array(datacenter.utf8)])?.under(domain)
    }

    /// The name of a node; nil when it has bytes or a length that no name has.
    func nodeName(_ node: NameNode, _ domain: DomainName) -> DomainName? {
        let partition = node.node.partition
        let own = partition.isStandard ? datacenter : "\(partition).ap.\(datacenter).dc"
        let place = node.origin.isLocal ? own : node.origin.peer + ".peer"
        return DomainName(node.node.text + ".node." + place)?.under(domain)
    }

    // MARK: - Nodes

    mutating func node(_ key: NodeKey, _ answer: inout NameAnswer, _ depth: Int) {
        guard let node = source.node(key), authorizer.allows(.nodeRead(node.node)) else {
            return fail(&answer, .noSuchName)
        }
        let (type, seconds) = (answer.question.type, settings.nodeTime)
        switch node.address {
        case .address(let bytes) where type.asksForAddress(of: bytes.count): answer.add(seconds, .address(bytes))
        case .name(let host) where type.asksForAddresses || type == .cname: alias(host, seconds, &answer, depth)
        case _: break
        }
        let texts = texts(node, under: answer.question.name, seconds)
        if type == .txt || type == .any {
            answer.answers += texts
        } else if settings.addsNodeMeta {
            answer.additionals += texts
        }
    }

    private func texts(_ node: NameNode, under name: DomainName, _ seconds: UInt32) -> [ResourceRecord] {
        node.texts.map { text in
            let pieces = stride(from: 0, to: max(1, text.count), by: 255).map { start in
                Array(text[start..<min(start + 255, text.count)])
            }
            return ResourceRecord(name, timeToLive: seconds, .text(pieces))
        }
    }

    // MARK: - Addresses

    /// Without one, and for what may not be seen, the answer is empty.
    func virtual(_ service: ServiceRef, _ answer: inout NameAnswer) {
        guard let bytes = source.virtualAddress(of: service.key), authorizer.allows(.serviceRead(service.service)),
            answer.question.type.asksForAddress(of: bytes.count)
        else { return }
        answer.add(settings.serviceTimes.seconds(for: service.service.name), .address(bytes))
    }

    func address(_ bytes: [UInt8], _ answer: inout NameAnswer) {
        guard answer.question.type.asksForAddress(of: bytes.count) else {
            answer.authorities = [zoneRecord(answer.domain)]
            return
        }
        answer.add(settings.nodeTime, .address(bytes))
    }
}
