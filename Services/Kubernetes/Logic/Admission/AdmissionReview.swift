import ConsulJSON
package import MeshDomain

/// What the API server asks before it stores an object.
///
/// - Source: reference kubernetes.md §6.
package struct AdmissionReview: Sendable, Hashable {
    /// What happens to the object.
    package enum Operation: String, Sendable, Hashable {
        case create = "CREATE"
        case update = "UPDATE"
        case delete = "DELETE"
        case connect = "CONNECT"
    }

    private let apiVersion: String
    private let uid: String
    package let operation: Operation
    package let namespace: String
    /// The object's kind, for instance `Pod`.
    package let kind: String
    package let group: String
    /// Whether it is only tried, and not stored.
    package let isTried: Bool
    /// Whether a part of the object is meant, such as its status.
    package let isPart: Bool
    package let object: KubernetesObject
    /// As it was; nil when it is new.
    package let old: KubernetesObject?

    /// Reads a question.
    ///
    /// - Throws: `badRequest` naming what is missing.
    package init(_ bytes: [UInt8]) throws(MeshError) {
        let value: MeshValue
        do { value = try JSONText.parse(bytes) } catch {
            throw MeshError(.badRequest, "the review is no JSON: \(error.description)")
        }
        guard let request = value["request"], let uid = request["uid"]?.stringValue else {
            throw MeshError(.badRequest, "the review has no request.uid")
        }
        guard let operation = request["operation"]?.stringValue.flatMap(Operation.init) else {
            throw MeshError(.badRequest, "the review has no request.operation that is known")
        }
        self.uid = uid
        self.operation = operation
        apiVersion = value["apiVersion"]?.stringValue ?? "admission.k8s.io/v1"
        namespace = request["namespace"]?.stringValue ?? ""
        kind = request["kind"]?["kind"]?.stringValue ?? ""
        group = request["kind"]?["group"]?.stringValue ?? ""
        isTried = request["dryRun"]?.boolValue ?? false
        isPart = request["subResource"]?.stringValue.map { !$0.isEmpty } ?? false
        old = request["oldObject"]?.objectValue.map(KubernetesObject.init)
        guard let content = request["object"]?.objectValue ?? old?.content else {
            throw MeshError(.badRequest, "the review has no request.object")
        }
        object = KubernetesObject(content)
    }

    /// The answer.
    ///
    /// - Parameter verdict: What was decided.
    /// - Returns: The review as the API server wants it back, of the version in which it asked.
    package func answer(_ verdict: AdmissionVerdict) -> MeshValue {
        var response: MeshObject = ["uid": .string(uid), "allowed": .bool(verdict.refusal == nil)]
        if let refusal = verdict.refusal {
            response["status"] = ["code": .integer(verdict.code), "message": .string(refusal)]
        }
        if !verdict.patch.isEmpty {
            response["patchType"] = "JSONPatch"
            response["patch"] = .string(Base64.encode(JSONText.bytes(of: .array(verdict.patch))))
        }
        // The API server cuts longer ones.
        let warnings = verdict.warnings.map { MeshValue.string(String($0.prefix(250))) }
        if !warnings.isEmpty { response["warnings"] = .array(warnings) }
        return ["apiVersion": .string(apiVersion), "kind": "AdmissionReview", "response": .object(response)]
    }
}

/// What was decided about an object.
package struct AdmissionVerdict: Sendable, Hashable {
    /// Why it is refused; nil when it is taken.
    package var refusal: String?
    package var code = 400
    package var patch: [MeshValue] = []
    package var warnings: [String] = []

    /// The object is taken, with changes and with words for its maker.
    package init(patch: [MeshValue] = [], warnings: [String] = []) {
        self.patch = patch
        self.warnings = warnings
    }

    /// The object is taken as it is.
    package static let allowed = AdmissionVerdict()

    /// The object is refused.
    package static func refused(_ reason: String, code: Int = 400) -> AdmissionVerdict {
        var verdict = AdmissionVerdict()
        (verdict.refusal, verdict.code) = (reason, code)
        return verdict
    }
}
