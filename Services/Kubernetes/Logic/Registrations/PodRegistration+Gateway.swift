import MeshDomain

extension PodRegistration {
    /// A gateway, which needs no Service to be in the catalog.
    ///
    /// - Source: reference kubernetes.md §3.4 and §4.5.
    func gateway(among services: [KubernetesObject]) throws(MeshError) -> ([CatalogInstance], problem: String?) {
        let kind = annotations.text(.gatewayKind) ?? ""
        guard ["mesh-gateway", "ingress-gateway", "terminating-gateway", "api-gateway"].contains(kind) else {
            throw PodAnnotations.refusal(
                .gatewayKind,
                "\"\(kind)\"; it must be mesh-gateway, ingress-gateway, terminating-gateway or api-gateway"
            )
        }
        let name = annotations.text(.gatewayService) ?? kind
        let port = try annotations.number(.gatewayPort, in: 1...65535) ?? 8443
        var tagged: MeshObject = ["lan": ["Address": .string(address), "Port": .integer(port)]]
        if let source = annotations.text(.gatewayAddressSource) {
            let wide = try wideAddress(source, services)
            // Without it, others would be told an address that leads nowhere.
            guard let wide else { return ([], "the gateway's Service has no address yet") }
            guard let number = try annotations.number(.gatewayWidePort, in: 1...65535) else {
                throw PodAnnotations.refusal(.gatewayWidePort, "missing")
            }
            tagged["wan"] = ["Address": .string(wide), "Port": .integer(number)]
        }
        let service: MeshObject = [
            "Kind": .string(kind), "ID": .string(pod.name), "Service": .string(name), "Address": .string(address),
            "Port": .integer(port), "Meta": .object(meta(name)), "TaggedAddresses": .object(tagged),
        ]
        return ([CatalogInstance(key: key(pod.name), service: CatalogInstance.marked(service), status: status())], nil)
    }

    /// The address by which others reach the gateway; nil while there is none.
    private func wideAddress(_ source: String, _ services: [KubernetesObject]) throws(MeshError) -> String? {
        switch source {
        case "NodeIP": return host
        case "NodeName": return node
        case "Static":
            guard let address = annotations.text(.gatewayAddress) else {
                throw PodAnnotations.refusal(.gatewayAddress, "missing")
            }
            return address
        case "Service":
            let name = annotations.text(.gatewayAddressService)
            guard let name, let service = services.first(where: { $0.name == name }) else {
                throw PodAnnotations.refusal(
                    .gatewayAddressService,
                    "\"\(name ?? "")\", which is no Service of the namespace"
                )
            }
            switch service.spec["type"]?.stringValue {
            case "NodePort": return host
            case "LoadBalancer":
                let first = service.status["loadBalancer"]?["ingress"]?.arrayValue?.first
                return first?["ip"]?.stringValue ?? first?["hostname"]?.stringValue
            case _: return service.spec["clusterIP"]?.stringValue.flatMap { $0 == "None" ? nil : $0 }
            }
        case _:
            throw PodAnnotations.refusal(
                .gatewayAddressSource,
                "\"\(source)\"; it must be Service, NodeIP, NodeName or Static"
            )
        }
    }
}
