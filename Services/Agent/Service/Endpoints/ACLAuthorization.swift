import ACLContract
import AccessRules
import ConsulJSON
import MeshDomain

/// `/v1/internal/acl/authorize`: what a token may do, for many questions at once.
///
/// - Source: reference §3.7 and §1.11: at most 64 questions.
extension ACLEndpoints {
    func authorize(_ request: APIRequest) async throws -> APIResponse {
        guard let questions = try request.json().arrayValue else {
            throw APIError(status: 400, text: "Request decode failed: a list is expected")
        }
        guard questions.count <= 64 else {
            throw APIError(status: 400, text: "Refusing to process more than 64 authorizations at once")
        }
        let authorizer = try await context.resolved(request).authorizer
        var answers: [MeshValue] = []
        for question in questions {
            var reader = try ObjectReader(question, rules: .body)
            let resource = try reader.string("Resource")
            let segment = try reader.string("Segment")
            let level = try reader.string("Access")
            reader.ignoreRest()
            guard let access = Self.access(resource, segment, level) else {
                throw APIError(status: 400, text: "unknown resource \"\(resource)\" or access \"\(level)\"")
            }
            var answer = MeshObject([("Resource", .string(resource))])
            if !segment.isEmpty { answer["Segment"] = .string(segment) }
            answer["Access"] = .string(level)
            answer["Allow"] = .bool(authorizer.allows(access))
            answers.append(.object(answer))
        }
        return .json(.array(answers))
    }

    private static func access(_ resource: String, _ name: String, _ level: String) -> Access? {
        switch (resource, level) {
        case ("acl", "read"): .aclRead
        case ("acl", "write"): .aclWrite
        case ("agent", "read"): .agentRead(name)
        case ("agent", "write"): .agentWrite(name)
        case ("event", "read"): .eventRead(name)
        case ("event", "write"): .eventWrite(name)
        case ("intention", "read"): .intentionRead(ServiceName(name))
        case ("intention", "write"): .intentionWrite(ServiceName(name))
        case ("key", "read"): .keyRead(name)
        case ("key", "list"): .keyList(name)
        case ("key", "write"): .keyWrite(name)
        case ("key", "write-prefix"): .keyWritePrefix(name)
        case ("keyring", "read"): .keyringRead
        case ("keyring", "write"): .keyringWrite
        case ("mesh", "read"): .meshRead
        case ("mesh", "write"): .meshWrite
        case ("node", "read"): .nodeRead(NodeName(name))
        case ("node", "write"): .nodeWrite(NodeName(name))
        case ("operator", "read"): .operatorRead
        case ("operator", "write"): .operatorWrite
        case ("peering", "read"): .peeringRead
        case ("peering", "write"): .peeringWrite
        case ("query", "read"): .queryRead(name)
        case ("query", "write"): .queryWrite(name)
        case ("service", "read"): .serviceRead(ServiceName(name))
        case ("service", "write"): .serviceWrite(ServiceName(name))
        case ("session", "read"): .sessionRead(name)
        case ("session", "write"): .sessionWrite(name)
        case _: nil
        }
    }
}
