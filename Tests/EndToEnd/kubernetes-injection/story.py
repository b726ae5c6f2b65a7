"""Pods of two Kubernetes clusters in one mesh: injected, registered, called, refused, and taken out again."""

import concurrent.futures
import json
import os
import pathlib
import sys
import time
import urllib.request

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "kubernetes")]

from cluster import ROOT, Cluster, both_active, carry  # noqa: E402
from pods import BRIDGE, Pod, network  # noqa: E402
from supervised import free_port  # noqa: E402

PREFIX = "consul.hashicorp.com/"
NAMES = ("web", "api")
MANY = int(os.environ.get("TOMBOLO_PODS", "200"))


def pod(name, annotations=None, **more):
    noted = {PREFIX + "connect-inject": "true"} | {PREFIX + key: value for key, value in (annotations or {}).items()}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": "default", "labels": {"app": name.split("-")[0]}, "annotations": noted},
            "spec": {"nodeName": "worker", "containers": [{
                "name": "main", "image": "demo:1", "ports": [{"name": "http", "containerPort": 8080}],
                "readinessProbe": {"httpGet": {"path": "/health", "port": "http"}}}], **more}}


def service(name):
    return {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name, "namespace": "default"},
            "spec": {"selector": {"app": name}, "ports": [{"port": 80, "targetPort": "http"}]}}


def prepare(cluster):
    """The webhook configurations of injection.yaml, but for where the API server finds the controller: there is no Service's proxy."""
    cluster.webhooks = free_port()
    cluster.controller.environment |= {
        "TOMBOLO_WEBHOOK_ADDRESS": f"127.0.0.1:{cluster.webhooks}", "TOMBOLO_WEBHOOK_HOSTS": "127.0.0.1", "TOMBOLO_INJECT": "true",
        "TOMBOLO_INJECT_IMAGE": "tombolo:test", "TOMBOLO_INJECT_ADDRESSES": BRIDGE, "TOMBOLO_INJECT_TLS": "false",
        "TOMBOLO_INJECT_HTTP_PORT": str(cluster.mesh.port), "TOMBOLO_INJECT_GRPC_PORT": str(cluster.xds), "TOMBOLO_INJECT_CONCURRENCY": "1",
        "TOMBOLO_INJECT_GRACE_SECONDS": "0"}
    cluster.start()
    shown = cluster.kubectl("create", "--dry-run=client", "-o", "json", "-f", ROOT / "deploy/docs/kubernetes/injection.yaml").stdout
    place, decoder = 0, json.JSONDecoder()
    while place < len(shown.rstrip()):
        content, place = decoder.raw_decode(shown, place)
        place += len(shown[place:]) - len(shown[place:].lstrip())
        for item in content["items"] if content["kind"] == "List" else [content]:
            for webhook in item.get("webhooks", []):
                path = webhook["clientConfig"].pop("service")["path"]
                webhook["clientConfig"] = {"url": f"https://127.0.0.1:{cluster.webhooks}{path}"}
            cluster.apply(item)
    cluster.lead()
    for kind in ("mutatingwebhookconfiguration", "validatingwebhookconfiguration"):
        cluster.until(f"the {kind} has the controller's authority", lambda k=kind: all(
            webhook["clientConfig"].get("caBundle") for webhook in cluster.object(k, "tombolo-kubernetes")["webhooks"]))


def peer(first, second):
    for cluster in (first, second):
        cluster.manifest("mesh.yaml")
        cluster.until("mesh is synced", lambda c=cluster: c.synced("mesh", "mesh")[0] == "True")
        cluster.gateway()
    first.manifest("acceptor.yaml")
    first.until("the acceptor is synced", lambda: first.synced("peeringacceptor", "cluster-02")[0] == "True")
    carry(first, second)
    second.manifest("dialer.yaml")
    both_active(first, second)


def resource(kind, name, spec, namespace="default"):
    return {"apiVersion": PREFIX + "v1alpha1", "kind": kind, "metadata": {"name": name, "namespace": namespace}, "spec": spec}


def refused(cluster, what, content, *words):
    done = cluster.kubectl("apply", "-f", "-", feed=json.dumps(content), succeeds=False)
    cluster.must(what, done.returncode != 0 and all(word in done.stderr for word in words), done.stderr or done.stdout)


def judged(cluster):
    """What cannot work is refused before it is stored."""
    refused(cluster, "a misspelled annotation is named", pod("bad", {"connect-injekt": "x"}), "connect-injekt is not known")
    refused(cluster, "a damaged one is named", pod("bad", {"connect-service-upstreams": "api"}), "connect-service-upstreams is damaged")
    refused(cluster, "a pod that runs as the sidecar's user is refused", pod("bad", securityContext={"runAsUser": 5995}), "runAsUser")
    refused(cluster, "a misspelled field of an entry is named", resource("ServiceDefaults", "x", {"protocoll": "http"}), "protocoll")
    refused(cluster, "a second Mesh is refused", resource("Mesh", "mesh", {}, "kube-public"), "default/mesh")
    refused(cluster, "a second acceptor of the name is refused", resource("PeeringAcceptor", "cluster-02", {
        "peer": {"secret": {"name": "other", "key": "data", "backend": "kubernetes"}}}, "kube-public"), "default/cluster-02")
    plain = pod("plain", {"connect-inject": "false"})
    cluster.apply(plain)
    stored = cluster.object("pod", "plain")
    cluster.must("a pod that does not want a sidecar has none", len(stored["spec"]["containers"]) == 1)
    cluster.kubectl("delete", "pod", "plain", "--force", "--grace-period=0")


def injected(cluster, name, annotations=None):
    cluster.apply(service(name))
    made = Pod(cluster, pod(f"{name}-1", annotations))
    containers = [container["name"] for container in made.stored["spec"]["containers"]]
    cluster.must(f"{name} is stored with its sidecar", containers == ["consul-dataplane", "main"], containers)
    cluster.must("and with its init container", made.container("consul-connect-inject-init", "initContainers"))
    labels = made.stored["metadata"]["labels"]
    cluster.must("and its labels", labels[PREFIX + "connect-inject-managed-by"] == "consul-k8s-endpoints-controller", labels)
    cluster.must("its probe asks the sidecar", made.container("main")["readinessProbe"]["httpGet"]["port"] == 20400)
    return made


def passing(cluster, name):
    return [row["Service"]["ID"] for row in cluster.mesh.get(f"/v1/health/service/{name}?passing")]


def standing(cluster):
    """What is in the catalog on the node that stands for the pods'."""
    return sorted(row["ID"] for row in (cluster.mesh.get("/v1/catalog/node-services/worker-virtual") or {}).get("Services") or [])


def timed(cluster, what, since, probe):
    cluster.until(what, probe, 10)
    took = time.monotonic() - since
    print(f"figure: {cluster.name}: {what}: {took * 1000:.0f} ms")
    return took


def registered(cluster, made, name):
    made.boot()
    both = [f"{name}-1-{name}", f"{name}-1-{name}-sidecar-proxy"]
    cluster.until(f"{name} and its proxy are in the catalog, not ready", lambda: standing(cluster) == both and passing(cluster, name) == [])
    made.begin()
    cluster.until(f"{name}'s sidecar has its configuration", lambda: made.reached(20400) == "200", 60)
    cluster.must("nobody without a certificate gets to it", made.reached(8080) in ("000", ""), made.reached(8080))
    since = made.status("True")
    took = timed(cluster, f"{name} is ready in health", since, lambda: passing(cluster, name) == both[:1])
    cluster.must("within a second", took < 1, took)


def called(first, second, web):
    second.apply(resource("ServiceDefaults", "api", {"protocol": "http"}))
    first.apply(resource("ServiceDefaults", "web", {"protocol": "http"}))
    second.apply(resource("ExportedServices", "default", {"services": [{"name": "api", "consumers": [{"peer": "cluster-01"}]}]}))
    first.until("api of the peer is known", lambda: first.mesh.get("/v1/health/service/api?peer=cluster-02&passing"))
    first.until("without an intention the call is refused", lambda: web.call(1234) == "403", 60)
    intention = resource("ServiceIntentions", "web-to-api", {"destination": {"name": "api"}, "sources": [{"name": "web", "peer": "cluster-01", "action": "allow"}]})
    second.apply(intention)
    first.until("with it web of one cluster calls api of the other", lambda: web.call(1234) == "api-1", 60)
    intention["spec"]["destination"]["name"] = "other"
    refused(second, "an intention keeps its destination", intention, "spec.destination.name")


def unready(first, second, web, api):
    since = api.status("False")
    took = timed(second, "api is gone from health", since, lambda: passing(second, "api") == [])
    second.must("within a second", took < 1, took)
    timed(first, "and from the peer's", since, lambda: not first.mesh.get("/v1/health/service/api?peer=cluster-02&passing"))
    api.status("True")
    first.until("and it is called again when it is ready", lambda: web.call(1234) == "api-1", 60)


def healed(cluster):
    """What differs is put right: by hand in the catalog, and while one side was away."""
    place = {"Node": "worker-virtual", "ServiceID": "api-1-api-sidecar-proxy"}
    cluster.mesh.put("/v1/catalog/deregister", place)
    cluster.until("what somebody took out comes back", lambda: place["ServiceID"] in standing(cluster))
    cluster.mesh.put("/v1/catalog/register", {"Node": "worker-virtual", "Address": BRIDGE, "SkipNodeUpdate": True, "Service": {
        "ID": "ghost-ghost", "Service": "ghost", "Meta": {"managed-by": "consul-k8s-endpoints-controller", "pod-name": "ghost", "k8s-namespace": "default"}}})
    cluster.until("what has no pod goes", lambda: "ghost-ghost" not in standing(cluster))
    cluster.api.kill()
    cluster.api.start()
    cluster.until_api()
    cluster.until("the webhooks are ready as soon as it is back", lambda: urllib.request.urlopen(
        f"http://127.0.0.1:{cluster.health}/ready", timeout=2).status == 200, 10)
    # Longer than it takes until everything is looked at again.
    time.sleep(7)
    cluster.must("an API server that was away takes nothing out", len(standing(cluster)) == 2, standing(cluster))


def webhook_down(cluster):
    cluster.controller.kill()
    done = cluster.kubectl("apply", "-f", "-", feed=json.dumps(pod("late-1")), succeeds=False)
    cluster.must("without its webhook no pod is stored that should have a sidecar", done.returncode != 0 and "webhook" in done.stderr, done.stderr)
    cluster.lead()
    cluster.until("with it again it is", lambda: cluster.kubectl("apply", "-f", "-", feed=json.dumps(pod("late-1")), succeeds=False).returncode == 0)
    cluster.kubectl("delete", "pod", "late-1", "--force", "--grace-period=0")


def crowd(cluster):
    """Many pods at once, half of which go while the mesh is away."""
    cluster.apply(service("crowd"))

    def create(number):
        name = f"crowd-{number}"
        status, answer = cluster.ask("POST", "/api/v1/namespaces/default/pods", pod(name))
        if status != 201:
            raise ValueError(answer)
        stored = answer | {"status": {"phase": "Running", "podIP": f"10.98.{number // 250}.{number % 250 + 1}", "hostIP": BRIDGE,
                                      "conditions": [{"type": "Ready", "status": "True"}]}}
        cluster.ask("PUT", f"/api/v1/namespaces/default/pods/{name}/status", stored)

    begun = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(create, range(MANY)))
    made = time.monotonic()
    cluster.until(f"{MANY} pods are in the catalog", lambda: len(passing(cluster, "crowd")) == MANY, 120)
    print(f"figure: {MANY} pods: made in {made - begun:.1f} s, all in health {time.monotonic() - made:.1f} s later")
    cluster.mesh.stop()
    half = [f"crowd-{number}" for number in range(0, MANY, 2)]
    cluster.kubectl("delete", "pod", "--force", "--grace-period=0", *half)
    cluster.mesh.start()
    cluster.until("what went while the mesh was away is taken out", lambda: len(passing(cluster, "crowd")) == MANY - len(half), 120)
    cluster.kubectl("delete", "pod", "--force", "--grace-period=0", "-l", "app=crowd")
    cluster.until("and all of it in the end", lambda: passing(cluster, "crowd") == [], 60)


def gone(cluster, made, name):
    begun = time.monotonic()
    cluster.kubectl("delete", "pod", f"{name}-1", "--force", "--grace-period=0")
    timed(cluster, f"{name} is out of the catalog once its pod is deleted (kubectl's own time included)", begun, lambda: cluster.mesh.get(f"/v1/catalog/service/{name}") == []
          and cluster.mesh.get(f"/v1/catalog/service/{name}-sidecar-proxy") == [])
    made.end()
    cluster.until("and so is the node, when nothing is on it", lambda: all(
        row["Node"] != "worker-virtual" for row in cluster.mesh.get("/v1/catalog/nodes")), 60)


def main():
    network()
    settings = {"client_addr": "0.0.0.0", "advertise_addr": BRIDGE, "default_intention_policy": "deny"}
    first, second = clusters = [Cluster(f"cluster-0{number}", BRIDGE, settings) for number in (1, 2)]
    made = []
    try:
        for cluster in clusters:
            prepare(cluster)
        peer(first, second)
        judged(first)
        web = injected(first, "web", {"connect-service-upstreams": "api.svc.cluster-02.peer:1234"})
        made.append(web)
        api = injected(second, "api")
        made.append(api)
        registered(first, web, "web")
        registered(second, api, "api")
        called(first, second, web)
        unready(first, second, web, api)
        healed(second)
        webhook_down(second)
        crowd(second)
        gone(second, api, "api")
        gone(first, web, "web")
    finally:
        for one in made:
            one.end()
        for cluster in clusters:
            cluster.stop()


if __name__ == "__main__":
    main()
