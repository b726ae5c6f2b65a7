import ACLContract
import AccessRules
import ConsulJSON
import MeshDomain

/// `/v1/internal/acl/authorize`: what a token may do, for many questions at once.
///
/// - Source: reference §3.7 and §1.11: at most 64 questions.
extension ACLEndpoints {
    func authorize(_ request: RoutedRequest) async throws -> APIResponse {
        guard let questions = request.json.arrayValue else {
            throw APIError(status: 400, text: "Request decode failed: a list is expected")
        }
        guard questions.count <= 64 else {
            throw APIError(status: 400, text: "Refusing to process more than 64 authorizations at once")
        }
        let authorizer = request.permitted.authorizer
        var answers: [MeshValue] = []
        for question in questions {
            var reader = try ObjectReader(question, rules: .body)
            let resource = try reader.string("Resource")
            let segment = try reader.string("Segment")
            let level = try reader.string("Access")
            let place = try Self.scope(in: &reader, otherwise: request.scope)
            reader.ignoreRest()
            guard let access = Access(resource: resource, name: segment, level: level) else {
                throw APIError(status: 400, text: "unknown resource \"\(resource)\" or access \"\(level)\"")
            }
            var answer = MeshObject([("Resource", .string(resource))])
            if !segment.isEmpty { answer["Segment"] = .string(segment) }
            answer["Access"] = .string(level)
            answer["Allow"] = .bool(authorizer.allows(access.within(place)))
            answers.append(.object(answer))
        }
        return .json(.array(answers))
    }

    /// Where the thing stands that a question is about.
    private static func scope(
        in reader: inout ObjectReader,
        otherwise scope: Scope
    ) throws(MeshError) -> Scope {
        let partition = try reader.string("Partition")
        let namespace = try reader.string("Namespace")
        return Scope(
            partition: partition.isEmpty ? scope.partition : try Partition(validating: partition),
            namespace: namespace.isEmpty ? scope.namespace : try Namespace(validating: namespace)
        )
    }
}
