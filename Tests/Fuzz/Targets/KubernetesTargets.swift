import KubernetesLogic
import MeshDomain

/// What an API server, or whoever reaches the webhooks' port, sends, and what makers of pods write into annotations.
extension FuzzTarget {
    static let kubernetesTargets: [FuzzTarget] = [admissionReview]

    private static let reviews = [
        #"""
        {"apiVersion":"admission.k8s.io/v1","request":{"uid":"7","operation":"CREATE","namespace":"a","kind":{"group":"","kind":"Pod"},
         "object":{"metadata":{"name":"web-1","labels":{"app":"web"},"annotations":{"consul.hashicorp.com/connect-inject":"true",
          "consul.hashicorp.com/connect-service":"web,b","consul.hashicorp.com/transparent-proxy":"false",
          "consul.hashicorp.com/connect-service-upstreams":"api.svc.east.peer:1234?mesh_gateway_mode=local,prepared_query:q:9",
          "consul.hashicorp.com/envoy-extra-args":"-x 'a b'","consul.hashicorp.com/service-meta-v":"$POD_NAME"}},
          "spec":{"nodeName":"n","containers":[{"name":"web","ports":[{"name":"http","containerPort":8080}],
           "livenessProbe":{"httpGet":{"port":"http"}}}]},"status":{"podIP":"10.1.0.1","hostIP":"10.0.0.1"}}}}
        """#,
        #"""
        {"apiVersion":"admission.k8s.io/v1beta1","request":{"uid":"8","operation":"UPDATE","kind":{"group":"consul.hashicorp.com","kind":
         "ServiceDefaults"},"object":{"kind":"ServiceDefaults","metadata":{"name":"web"},"spec":{"protocol":"http"}},"oldObject":null}}
        """#,
    ]

    private static let settings = InjectSettings(servers: InjectSettings.Servers(addresses: ["10.0.0.1"]), image: "i")

    private static let admissionReview = FuzzTarget("admission-review") {
        reviews.map { Array($0.utf8) }
    } run: { input throws(BrokenPromise) in
        guard let review = try? AdmissionReview(input) else { return }
        let verdict = PodAdmission.verdict(review, namespace: nil, settings)
        try promise(verdict.refusal == nil || verdict.patch.isEmpty, "what is refused is not changed")
        let allowed = review.answer(verdict)["response"]?["allowed"]?.boolValue
        try promise(allowed == (verdict.refusal == nil), "the answer says what was decided")
        if let resource = ResourceAdmission.resource(of: review) {
            _ = try? ResourceAdmission.judged(review, resource, among: [review.object], datacenter: "dc1")
        }
        guard let pod = try? PodInjection.injected(review.object, namespace: nil, settings).pod else { return }
        func count(_ pod: KubernetesObject) -> Int { pod.spec["containers"]?.arrayValue?.count ?? 0 }
        try promise(count(pod) >= count(review.object), "no container is lost")
        let service = KubernetesObject([
            "metadata": ["name": "web", "namespace": .string(pod.namespace)], "spec": ["selector": ["app": "web"]],
        ])
        let wanted = try? PodRegistration.wanted(for: pod, services: [service], cluster: "c", settings)
        try promise(wanted?.instances.allSatisfy { $0.isMet(by: $0) } ?? true, "what was written is what is wanted")
    }
}
