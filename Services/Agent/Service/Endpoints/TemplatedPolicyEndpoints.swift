import AccessRules
import ConsulJSON
import MeshDomain

/// `/v1/acl/templated-policies`, `/v1/acl/templated-policy/…`: the built-in templates, which every version has the same way.
///
/// - Source: reference §2.7, §3.7, §7.7.
extension ACLEndpoints {
    var ofTemplates: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/acl/templated-policies",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none)),
                templates
            ),
            Endpoint(
                .get,
                "/v1/acl/templated-policy/name/{name...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none)),
                missing: "Missing templated policy Name",
                template
            ),
            Endpoint(
                .post,
                "/v1/acl/templated-policy/preview/{name...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                body: .optionalJSON("Failed to decode request body"),
                permission: .needs(.access(.acl, .read, .none)),
                missing: "Missing templated policy Name",
                preview
            ),
        ]
    }

    private func templates(_ request: RoutedRequest) async throws -> APIResponse {
        .json { output in
            output.object { list in
                for template in AccessPolicyTemplate.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
                    list.key(template.rawValue)
                    Self.write(&list, template)
                }
            }
        }
    }

    private func template(_ request: RoutedRequest) async throws -> APIResponse {
        let template = try Self.template(named: request.argument)
        return .json { Self.write(&$0, template) }
    }

    /// The policy that the template comes to with these variables.
    private func preview(_ request: RoutedRequest) async throws -> APIResponse {
        let template = try Self.template(named: request.argument)
        var name = ""
        if request.json != .null {
            name = try request.decoded { (value) throws(MeshError) in
                var reader = try ObjectReader(value, rules: .body)
                let name = try reader.string("name")
                try reader.finish()
                return name
            }
        }
        guard !template.needsName || !name.isEmpty else {
            throw APIError(
                status: 400,
                text: "validation error for templated policy: name: String length must be greater than or equal to 1"
            )
        }
        let rules = template.rules(name: name).hclText
        let id = ContentHash.text(of: Array("\(template.rawValue)\n\(rules)".utf8))
        let policy = ACLPolicy(
            id: id,
            name: "synthetic-policy-\(id)",
            description: "synthetic policy generated from templated policy: \(template.rawValue)",
            rules: rules
        )
        return .json { $0.policy(policy, hash: Self.hash(of: policy)) }
    }

    private static func template(named name: String) throws(APIError) -> AccessPolicyTemplate {
        guard let template = AccessPolicyTemplate(rawValue: name) else {
            throw APIError(status: 400, text: "Invalid templated policy Name: \(name)")
        }
        return template
    }

    private static func write(_ output: inout JSONOutput, _ template: AccessPolicyTemplate) {
        output.object { item in
            item.member("TemplateName", template.rawValue)
            item.member("Schema", template.needsName ? nameSchema : "")
            // Variables are written as Consul's templates have them.
            item.member("Template", template.rules(name: "{{.Name}}").hclText)
            item.member("Description", description(of: template))
        }
    }

    private static let nameSchema =
        #"{"type":"object","properties":{"name":{"type":"string","minLength":1}},"required":["name"]}"#

    private static func description(of template: AccessPolicyTemplate) -> String {
        switch template {
        case .service:
            "Gives the token or role permissions to register a service and its sidecar and to discover others"
        case .node: "Gives the token or role permissions to register a node and to discover services"
        case .dns: "Gives the token or role permissions to answer DNS queries"
        case .nomadServer: "Gives the token or role permissions that a Nomad server needs"
        case .nomadClient: "Gives the token or role permissions that a Nomad client needs"
        case .apiGateway: "Gives the token or role permissions that an API gateway needs"
        case .workloadIdentity: "Gives the token or role permissions for a workload identity"
        }
    }
}
