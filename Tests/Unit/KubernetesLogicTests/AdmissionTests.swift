import MeshDomain
import Testing

@testable import KubernetesLogic

@Suite("Custom resources before they are stored")
struct AdmissionTests {
    private func object(
        _ kind: String,
        _ name: String,
        _ spec: MeshValue,
        namespace: String = "default"
    ) -> KubernetesObject {
        KubernetesObject([
            "kind": .string(kind),
            "metadata": [
                "name": .string(name), "namespace": .string(namespace), "uid": .string("\(namespace)/\(name)"),
                "creationTimestamp": "2026-01-01T00:00:00Z",
            ], "spec": spec,
        ])
    }

    private func problem(
        _ new: KubernetesObject,
        old: KubernetesObject? = nil,
        among others: [KubernetesObject] = []
    ) throws -> String? {
        var request: MeshObject = [
            "uid": "1", "operation": old == nil ? "CREATE" : "UPDATE", "namespace": .string(new.namespace),
            "kind": ["group": "consul.hashicorp.com", "kind": .string(new.kind)], "object": .object(new.content),
        ]
        if let old { request["oldObject"] = .object(old.content) }
        let review = try AdmissionReview(JSONText.bytes(of: ["request": .object(request)]))
        let resource = try #require(ResourceAdmission.resource(of: review))
        guard !ResourceAdmission.isSettled(review) else { return nil }
        do {
            _ = try ResourceAdmission.judged(review, resource, among: others, datacenter: "dc1")
            return nil
        } catch { return error.message }
    }

    @Test("what the spec holds wrongly is named; what is right is taken")
    func specs() throws {
        #expect(try problem(object("ServiceDefaults", "web", ["protocol": "http"])) == nil)
        #expect(try problem(object("ServiceDefaults", "web", ["protocoll": "http"]))?.contains("protocoll") == true)
        #expect(try problem(object("Mesh", "other", [:]))?.contains("metadata.name") == true)
    }

    @Test("a name is had once, and of some kinds there is one")
    func rivals() throws {
        let first = object("ServiceDefaults", "web", ["protocol": "http"])
        let second = object("ServiceDefaults", "web", ["protocol": "grpc"], namespace: "other")
        #expect(try problem(second, among: [first])?.contains("default/web") == true)
        #expect(
            try problem(second, old: second, among: [first]) == nil,
            "an old one is not judged for what it says already"
        )
        let mesh = object("Mesh", "mesh", [:])
        #expect(try problem(object("Mesh", "mesh", [:], namespace: "other"), among: [mesh]) != nil)
    }

    @Test("an intention keeps its destination")
    func intentions() throws {
        func intention(_ destination: String) -> KubernetesObject {
            object(
                "ServiceIntentions",
                "to-api",
                ["destination": ["name": .string(destination)], "sources": [["name": "web", "action": "allow"]]]
            )
        }
        #expect(try problem(intention("api")) == nil)
        #expect(try problem(intention("other"), old: intention("api"))?.contains("spec.destination.name") == true)
    }

    @Test("peerings need a Secret, a name of their own and a Secret of their own")
    func peerings() throws {
        func acceptor(
            _ name: String,
            secret: String = "s",
            backend: String = "kubernetes",
            namespace: String = "default"
        ) -> KubernetesObject {
            object(
                "PeeringAcceptor",
                name,
                ["peer": ["secret": ["name": .string(secret), "key": "data", "backend": .string(backend)]]],
                namespace: namespace
            )
        }
        #expect(try problem(acceptor("east")) == nil)
        #expect(try problem(acceptor("east", backend: "vault"))?.contains("backend") == true)
        #expect(try problem(object("PeeringAcceptor", "east", [:]))?.contains("spec.peer.secret") == true)
        #expect(
            try problem(acceptor("east", secret: "t", namespace: "b"), among: [acceptor("east")])?.contains(
                "default/east"
            ) == true
        )
        #expect(try problem(acceptor("west"), among: [acceptor("east")])?.contains("east") == true)
    }
}
