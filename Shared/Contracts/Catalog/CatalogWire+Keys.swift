package import BusSchema
import CatalogTables
package import MeshDomain

extension KVKey {
    /// What a key of another scope than the default one begins with; no UTF-8 does.
    private static let scopeMark: UInt8 = 0xFF
    /// What ends the names of its scope.
    private static let scopeEnd: UInt8 = 0

    /// A key as it stands in messages.
    ///
    /// - Throws: `internalFault` when it is no UTF-8.
    package init(wire bytes: [UInt8]) throws(MeshError) {
        var rest = bytes[...]
        var scope = Scope.standard
        if rest.first == Self.scopeMark {
            let names = rest.dropFirst().prefix { $0 != Self.scopeEnd }.split(
                separator: UInt8(ascii: "/"),
                omittingEmptySubsequences: false
            ).map { String(decoding: $0, as: UTF8.self) }
            guard names.count == 2 else { throw MeshError(.internalFault, "key: the scope of a key is damaged") }
            scope = Scope(trustedPartition: names[0], namespace: names[1])
            rest = rest.drop { $0 != Self.scopeEnd }.dropFirst()
        }
        guard let text = String(validating: rest, as: UTF8.self) else {
            throw MeshError(.internalFault, "key: the bytes of a key are not UTF-8")
        }
        self.init(text, in: scope)
    }

    /// The bytes of the key, with its scope before them where that is not the default one.
    package var wire: [UInt8] {
        let bytes = Array(text.utf8)
        guard !scope.isStandard else { return bytes }
        let place = "\(scope.partition.nameUnlessStandard)/\(scope.namespace.nameUnlessStandard)"
        return [Self.scopeMark] + Array(place.utf8) + [Self.scopeEnd] + bytes
    }
}

extension KVChange {
    var wire: CatalogWire.Change.ChangeChoice {
        switch self {
        case .put(let entry): .putKey(CatalogWire.KVEntry(entry))
        case .delete(let key): .deleteKey(key.wire)
        case .deleteAll(let prefix): .deleteKeys(prefix.wire)
        case .removal(let key, let index): .keyRemoval(CatalogWire.KeyRemoval(key: key.wire, index: index))
        case .removalsForgotten(let index): .removalsForgotten(index)
        }
    }
}

extension CatalogWire.KVEntry {
    /// An entry as a message.
    package init(_ entry: KVEntry) {
        self.init(
            key: entry.key.wire,
            value: entry.value,
            flags: entry.flags,
            session: entry.session?.text ?? "",
            lockIndex: entry.lockIndex,
            createIndex: entry.createIndex,
            modifyIndex: entry.modifyIndex
        )
    }

    /// The entry that the message is about.
    ///
    /// - Throws: `internalFault` when the key is no UTF-8.
    package func entry() throws(MeshError) -> KVEntry {
        KVEntry(
            key: try KVKey(wire: key),
            value: value,
            flags: flags,
            session: session.isEmpty ? nil : SessionID(session),
            lockIndex: lockIndex,
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension CatalogWire.Session {
    /// A session as a message.
    package init(_ session: Session) {
        self.init(
            id: session.id.text,
            name: session.name.text,
            node: session.node.text,
            lockDelay: session.lockDelay,
            behavior: session.behavior.rawValue,
            ttl: session.ttl,
            nodeChecks: session.nodeChecks,
            serviceChecks: session.serviceChecks.map { CatalogWire.ServiceCheck(id: $0.id, namespace: $0.namespace) },
            createIndex: session.createIndex,
            modifyIndex: session.modifyIndex,
            partition: session.node.partition.nameUnlessStandard,
            namespace: session.namespace.nameUnlessStandard
        )
    }

    /// The session that the message is about.
    ///
    /// - Throws: `rejected` in Consul's words for a behaviour that does not exist.
    package func session() throws(MeshError) -> Session {
        guard let behavior = SessionBehavior(rawValue: behavior) else {
            throw MeshError(.rejected, "Invalid Behavior setting '\(behavior)'")
        }
        return Session(
            id: SessionID(id),
            name: NameText(name),
            node: NodeName(node, in: Partition(trusted: partition)),
            lockDelay: lockDelay,
            behavior: behavior,
            ttl: ttl,
            nodeChecks: nodeChecks,
            serviceChecks: serviceChecks.map { SessionCheck(id: $0.id, namespace: $0.namespace) },
            namespace: Namespace(trusted: namespace),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}
