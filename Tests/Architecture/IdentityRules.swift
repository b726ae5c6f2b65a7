/// Rules about names: what identifies a thing has a type of `Shared/Domain/Naming`, not `String`.
enum IdentityRules {
    private static let places = ["Shared/Domain", "Shared/Logic", "Shared/Contracts"]
    private static let home = "Shared/Domain/Naming"

    /// What properties that hold names are called.
    private static let words: Set<String> = [
        "name", "service", "node", "peer", "source", "destination", "serviceName", "nodeName", "peerName",
        "destinationName", "destinationPeer", "destinationServiceName",
    ]

    /// How many such texts each file still has; the list only shrinks.
    ///
    /// Rows keep the spelled text beside its scope and give the typed name (`NodeService.ref`, `Node.nodeName`); what is left
    /// otherwise is no identity of the mesh (a token of HCL, a resource of Envoy) or waits for its turn (ACL objects, peerings).
    static let allowed: [String: Int] = [
        "Shared/Contracts/Core/Method.swift": 1,
        "Shared/Domain/Access/ACLObjects.swift": 5,
        "Shared/Domain/Authority/CARoot.swift": 2,
        "Shared/Domain/Catalog/HealthCheck.swift": 4,
        "Shared/Domain/Catalog/Node.swift": 2,
        "Shared/Domain/Catalog/NodeService.swift": 2,
        "Shared/Domain/Catalog/ProxyConfiguration.swift": 4,
        "Shared/Domain/ConfigEntries/APIGateway.swift": 1,
        "Shared/Domain/ConfigEntries/BoundAPIGateway.swift": 1,
        "Shared/Domain/ConfigEntries/ConfigEntry.swift": 4,
        "Shared/Domain/ConfigEntries/ExportedServices.swift": 3,
        "Shared/Domain/ConfigEntries/FileSystemCertificate.swift": 1,
        "Shared/Domain/ConfigEntries/HTTPRoute.swift": 1,
        "Shared/Domain/ConfigEntries/IngressGateway.swift": 1,
        "Shared/Domain/ConfigEntries/InlineCertificate.swift": 1,
        "Shared/Domain/ConfigEntries/JWTProvider.swift": 1,
        "Shared/Domain/ConfigEntries/ProxyDefaults.swift": 1,
        "Shared/Domain/ConfigEntries/SamenessGroup.swift": 1,
        "Shared/Domain/ConfigEntries/ServiceDefaults.swift": 3,
        "Shared/Domain/ConfigEntries/ServiceIntentions.swift": 3,
        "Shared/Domain/ConfigEntries/ServiceResolver.swift": 4,
        "Shared/Domain/ConfigEntries/ServiceRouter.swift": 1,
        "Shared/Domain/ConfigEntries/ServiceSplitter.swift": 1,
        "Shared/Domain/ConfigEntries/TCPRoute.swift": 1,
        "Shared/Domain/ConfigEntries/TerminatingGateway.swift": 1,
        "Shared/Domain/Gateway/ProxyStatus.swift": 3,
        "Shared/Domain/Peering/Peering.swift": 3,
        "Shared/Logic/AccessRules/AccessPolicy.swift": 1,
        "Shared/Logic/AccessRules/RuleTable.swift": 1,
        "Shared/Logic/ConsulJSON/IntentionBodyCodec.swift": 1,
        "Shared/Logic/ConsulJSON/PeeringBodyCodec.swift": 2,
        "Shared/Logic/ConsulJSON/RegistrationCodec.swift": 3,
        "Shared/Logic/DiscoveryChain/CompiledChain.swift": 2,
        "Shared/Logic/EnvoyTranslation/EncodedResource.swift": 2,
        "Shared/Logic/EnvoyTranslation/MeshGateway/MeshGatewayClusters.swift": 1,
        "Shared/Logic/EnvoyTranslation/ResourcePlan.swift": 1,
        "Shared/Logic/EnvoyTranslation/Sidecar/PublicListenerInput.swift": 1,
        "Shared/Logic/EnvoyTranslation/Sidecar/SidecarClusters.swift": 1,
        "Shared/Logic/FilterExpressions/FilterSyntax.swift": 1,
        "Shared/Logic/HCLSyntax/HCLToken.swift": 1,
        "Shared/Logic/ProxySnapshots/Values/MeshGatewayInputs.swift": 1,
        "Shared/Logic/ProxySnapshots/Values/ProxySnapshot.swift": 1,
        "Shared/Logic/ProxySnapshots/Values/SidecarInputs.swift": 2,
        "Shared/Logic/ProxySnapshots/Values/UpstreamRouting.swift": 1,
    ]

    /// Files with more names that are bare texts than they are allowed, or with fewer: then the list is to be shortened.
    static func bareNames(in files: [SwiftFile], allowed: [String: Int] = allowed) -> [Violation] {
        let inPlace = files.filter { file in
            !file.isGenerated && places.contains(where: file.isBelow) && !file.isBelow(home)
        }
        var found: [Violation] = []
        for file in inPlace {
            let lines = file.text.code.indices.filter { isBareName(file.text.code[$0]) }
            let limit = allowed[file.path] ?? 0
            if lines.count > limit {
                found.append(
                    Violation(
                        file.path,
                        line: (lines.last ?? 0) + 1,
                        "has \(lines.count) names of type String, \(limit) are allowed; use the types of \(home)"
                    )
                )
            } else if lines.count < limit {
                found.append(
                    Violation(file.path, "has only \(lines.count) names of type String; write that into IdentityRules")
                )
            }
        }
        let known = Set(inPlace.map(\.path))
        found += allowed.keys.filter { !known.contains($0) }.sorted().map {
            Violation($0, "is gone; take it out of IdentityRules")
        }
        return found
    }

    /// Whether a line declares a property that holds a name, or names, as text.
    static func isBareName(_ line: String) -> Bool {
        let parts = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard let place = parts.firstIndex(where: { $0 == "let" || $0 == "var" }), parts.count > place + 2 else {
            return false
        }
        let name = parts[place + 1]
        guard name.hasSuffix(":"), words.contains(String(name.dropLast())) else { return false }
        let type = parts[place + 2].prefix { $0 != "=" && $0 != "," && $0 != "{" && $0 != ")" }
        return ["String", "String?", "[String]", "[String]?"].contains(String(type))
    }
}
