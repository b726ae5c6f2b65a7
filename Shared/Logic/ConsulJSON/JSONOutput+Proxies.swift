package import MeshDomain

/// How the state of connected proxies is shown; Consul has nothing like it.
extension JSONOutput {
    /// One connected proxy.
    package mutating func proxyStatus(_ status: ProxyStatus) {
        object { output in
            output.member("Node", status.node)
            output.member("ID", status.id)
            output.member("Kind", status.kind)
            output.member("Service", status.service)
            output.member("Replica", status.replica)
            output.member("ConnectedSince", GoTime.text(nanoseconds: status.connectedSinceSeconds * 1_000_000_000))
            output.member("Condition", status.condition.rawValue)
            output.member("WaitsFor", status.waitsFor)
            output.member("HasConfiguration", status.hasConfiguration)
            output.key("Refused")
            output.array(status.refused) { $0.fault($1) }
            output.key("Problems")
            output.array(status.problems) { $0.fault($1) }
        }
    }

    private mutating func fault(_ fault: ResourceFault) {
        object { output in
            output.member("Type", fault.type)
            output.member("Name", fault.name)
            output.member("Reason", fault.reason)
            output.key("ConfigEntries")
            output.array(fault.entries) { output, entry in
                output.object { output in
                    output.member("Kind", entry.kind.rawValue)
                    output.member("Name", entry.name)
                }
            }
        }
    }
}
