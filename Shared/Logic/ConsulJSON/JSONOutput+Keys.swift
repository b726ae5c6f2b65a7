package import MeshDomain

/// The objects of the key-value store and of sessions, with exactly the keys that Consul's servers write.
///
/// - Source: reference §3.8.
extension JSONOutput {
    /// A key with its value; an empty value is null.
    package mutating func entry(_ entry: KVEntry) {
        object { output in
            output.member("LockIndex", entry.lockIndex)
            output.member("Key", entry.key.text)
            output.member("Flags", entry.flags)
            output.key("Value")
            if entry.value.isEmpty { output.null() } else { output.value(Base64.encode(entry.value)) }
            output.member("Session", ifSet: entry.session?.text ?? "")
            output.scope(entry.key.scope)
            output.indexes(entry.createIndex, entry.modifyIndex)
        }
    }

    /// A session.
    package mutating func session(_ session: Session) {
        object { output in
            output.member("ID", session.id.text)
            output.member("Name", session.name.text)
            output.member("Node", session.node.text)
            output.key("LockDelay")
            output.value(.int(session.lockDelay))
            output.member("Behavior", session.behavior.rawValue)
            output.member("TTL", session.ttl)
            output.member("NodeChecks", session.nodeChecks)
            output.key("ServiceChecks")
            if session.serviceChecks.isEmpty {
                output.null()
            } else {
                output.array(session.serviceChecks) { list, check in
                    list.object { item in
                        item.member("ID", check.id)
                        item.member("Namespace", check.namespace)
                    }
                }
            }
            output.scope(session.scope)
            output.indexes(session.createIndex, session.modifyIndex)
        }
    }
}
