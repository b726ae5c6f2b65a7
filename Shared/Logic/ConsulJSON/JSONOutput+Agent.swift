package import MeshDomain

/// The objects of the agent endpoints.
///
/// - Source: reference §3.1 AgentService, §3.3; the encoding of checks under `/v1/agent/health` was recorded.
extension JSONOutput {
    /// A local instance (`AgentService`).
    ///
    /// - Parameters:
    ///   - service: The instance.
    ///   - datacenter: The agent's own.
    ///   - contentHash: Only where one instance is shown; nil leaves it out.
    package mutating func agentService(_ service: NodeService, datacenter: String, contentHash: String? = nil) {
        object { output in
            output.member("Kind", ifSet: service.kind.rawValue)
            output.member("ID", service.id)
            output.member("Service", service.service)
            output.member("Tags", service.tags ?? [])
            output.member("Meta", service.meta ?? [:])
            output.member("Port", service.port)
            output.member("Address", service.address)
            output.member("SocketPath", ifSet: service.socketPath)
            if let addresses = service.taggedAddresses, !addresses.isEmpty {
                output.key("TaggedAddresses")
                output.serviceAddresses(addresses)
            }
            output.key("Weights")
            output.weights(service.weights)
            output.member("EnableTagOverride", service.enableTagOverride)
            if let contentHash { output.member("ContentHash", contentHash) }
            if service.kind.isProxy {
                output.key("Proxy")
                output.proxy(service.proxy, style: .agent)
            }
            if service.connect.native {
                output.key("Connect")
                output.object { $0.member("Native", true) }
            }
            output.member("PeerName", ifSet: service.peer)
            output.member("Datacenter", ifSet: datacenter)
            output.locality(service.locality)
        }
    }

    /// A local check within an aggregated health answer, which has other keys than elsewhere.
    package mutating func agentHealthCheck(_ check: HealthCheck) {
        object { output in
            output.member("Node", check.node)
            output.member("CheckID", check.checkID)
            output.member("Name", check.name)
            output.member("Status", check.status.rawValue)
            output.member("Notes", check.notes)
            output.member("Output", check.output)
            output.member("ServiceID", check.serviceID)
            output.member("ServiceName", check.serviceName)
            output.member("ServiceTags", check.serviceTags.isEmpty ? nil : check.serviceTags)
            output.member("Type", "")
            output.member("ExposedPort", check.exposedPort)
            output.raw(definitionMember)
            output.indexes(0, 0)
        }
    }
}

/// The empty definition that the agent's aggregated health shows with every check.
private let definitionMember = Array(
    (#""Definition":{"Interval":"0s","Timeout":"0s","DeregisterCriticalServiceAfter":"0s","HTTP":"","Header":null,"#
        + #""Method":"","Body":"","TLSServerName":"","TLSSkipVerify":false,"TCP":"","TCPUseTLS":false,"UDP":"","GRPC":"","#
        + #""OSService":"","GRPCUseTLS":false}"#).utf8
)
