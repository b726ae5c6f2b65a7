"""Two Kubernetes clusters peered by manifests alone (requirements/004), with faults and deletion in both orders."""

import base64
import json
import signal
import time

from cluster import Cluster, both_active, carry, is_active


def acceptor(name="cluster-02", secret="peering-token", namespace="default", annotations=None):
    return {"apiVersion": "consul.hashicorp.com/v1alpha1", "kind": "PeeringAcceptor",
            "metadata": {"name": name, "namespace": namespace, "annotations": annotations or {}},
            "spec": {"peer": {"secret": {"name": secret, "key": "data", "backend": "kubernetes"}}}}


def begin(clusters):
    for cluster in clusters:
        cluster.start()
        cluster.lead()


def mesh_first(clusters):
    """The field that the document's prose names does not exist; the one of its manifest does."""
    for cluster in clusters:
        wrong = {"apiVersion": "consul.hashicorp.com/v1alpha1", "kind": "Mesh", "metadata": {"name": "mesh"},
                 "spec": {"peering": {"peeringThroughMeshGateways": True}}}
        cluster.kubectl("apply", "--validate=false", "-f", "-", feed=json.dumps(wrong))
        cluster.until("a misspelled field is refused by name", lambda c=cluster: c.synced("mesh", "mesh")[0] == "False"
                      and "peeringThroughMeshGateways" in c.synced("mesh", "mesh")[2])
        cluster.kubectl("delete", "mesh", "mesh")
        cluster.manifest("mesh.yaml")
        cluster.until("mesh.yaml is synced", lambda c=cluster: c.synced("mesh", "mesh") == ("True", "", ""))
        entry = cluster.entry("mesh", "mesh")
        cluster.must("the entry is in the mesh, with where it comes from", entry["Peering"] == {"PeerThroughMeshGateways": True} and entry["Meta"]
                     == {"external-source": "kubernetes", "consul.hashicorp.com/source-datacenter": cluster.name}, entry)
        cluster.must("the finalizer is on it", cluster.object("mesh", "mesh")["metadata"]["finalizers"] == ["finalizers.consul.hashicorp.com"])


def peer(first, second, addresses):
    began = time.monotonic()
    first.manifest("acceptor.yaml")
    first.until("acceptor.yaml is synced", lambda: first.synced("peeringacceptor", "cluster-02") == ("True", "", ""))
    status = first.object("peeringacceptor", "cluster-02")["status"]
    first.must("its status names the Secret and no version of it", status["secret"] == {"name": "peering-token", "key": "data",
               "backend": "kubernetes"} and "latestPeeringVersion" not in status and status["lastSyncedTime"], status)
    secret = first.object("secret", "peering-token")
    first.must("the Secret is labelled and opaque", (secret["metadata"]["labels"], secret["type"], list(secret["data"]))
               == ({"consul.hashicorp.com/peering-token": "true"}, "Opaque", ["data"]), secret)
    said = json.loads(base64.b64decode(first.token()))
    first.must("the token names the mesh gateway", said["ServerAddresses"] == [addresses[first]], said["ServerAddresses"])
    first.must("the peering waits", first.peering("cluster-02")["State"] == "PENDING")

    second.manifest("dialer.yaml")
    second.until("without its Secret the dialer says what is missing", lambda: second.synced("peeringdialer", "cluster-01")[:2]
                 == ("False", "internalError") and "does not exist" in second.synced("peeringdialer", "cluster-01")[2])
    carry(first, second)
    second.until("the dialer is synced", lambda: second.synced("peeringdialer", "cluster-01")[0] == "True")
    status = second.object("peeringdialer", "cluster-01")["status"]
    second.must("its status names the version of the Secret", status["secret"]["resourceVersion"]
                == second.object("secret", "peering-token")["metadata"]["resourceVersion"], status)
    both_active(first, second)
    print(f"figure: from acceptor.yaml to ACTIVE on both sides {time.monotonic() - began:.1f} s, kubectl's own time included")
    for cluster, kind, name in ((first, "peeringacceptor", "cluster-02"), (second, "peeringdialer", "cluster-01")):
        cluster.until("the status shows the peering", lambda c=cluster, k=kind, n=name: c.object(k, n)["status"].get("peering", {}).get("state")
                      == "ACTIVE" and c.object(k, n)["status"]["peering"].get("lag") == "none")
        shown = cluster.kubectl("get", kind).stdout.split("\n")
        cluster.must("the columns", shown[0].split() == ["NAME", "SYNCED", "LAST", "SYNCED", "AGE", "STATE", "LAG"] and "ACTIVE" in shown[1], shown)
    described = second.kubectl("get", "events", "-o", "json").stdout
    second.must("Events tell the story", '"Established"' in described and '"internalError"' in described)


def tokens(first, second):
    first.kubectl("create", "namespace", "other")
    first.apply(acceptor(namespace="other"))
    first.until("a second acceptor of the name is refused", lambda: first.synced("peeringacceptor", "cluster-02", "other")[0] == "False"
                and "default/cluster-02" in first.synced("peeringacceptor", "cluster-02", "other")[2])
    before = first.token()
    first.kubectl("-n", "other", "delete", "peeringacceptor", "cluster-02")
    first.must("its end touches nothing", is_active(first, "cluster-02") and first.token() == before)

    first.kubectl("annotate", "secret", "peering-token", "note=1")
    second.kubectl("annotate", "secret", "peering-token", "note=1")
    first.kubectl("delete", "secret", "peering-token")
    first.until("a lost Secret is made again", lambda: first.token() not in (None, before))
    carry(first, second)
    second.until("the dialer goes on with the new one", lambda: second.synced("peeringdialer", "cluster-01")[0] == "True"
                 and second.object("peeringdialer", "cluster-01")["status"]["secret"]["resourceVersion"]
                 == second.object("secret", "peering-token")["metadata"]["resourceVersion"])
    both_active(first, second)

    before = first.token()
    first.kubectl("annotate", "peeringacceptor", "cluster-02", "consul.hashicorp.com/peering-version=1")
    first.until("a higher version is a new token", lambda: first.token() != before
                and first.object("peeringacceptor", "cluster-02")["status"].get("latestPeeringVersion") == 1)
    before = first.token()
    first.kubectl("annotate", "--overwrite", "peeringacceptor", "cluster-02", "consul.hashicorp.com/peering-version=x")
    first.until("no number is refused", lambda: first.synced("peeringacceptor", "cluster-02")[:2] == ("False", "internalError"))
    first.kubectl("annotate", "--overwrite", "peeringacceptor", "cluster-02", "consul.hashicorp.com/peering-version=1")
    first.until("and good again", lambda: first.synced("peeringacceptor", "cluster-02")[0] == "True")
    first.must("the same version is no new token", first.token() == before)

    first.kubectl("patch", "peeringacceptor", "cluster-02", "--type=merge", "-p", '{"spec":{"peer":{"secret":{"name":"renamed"}}}}')
    first.until("another Secret takes the place of the first", lambda: first.token("renamed") and first.object("secret", "peering-token") is None)
    first.kubectl("patch", "peeringacceptor", "cluster-02", "--type=merge", "-p", '{"spec":{"peer":{"secret":{"name":"peering-token"}}}}')
    first.until("and back", lambda: first.token() and first.object("secret", "renamed") is None)
    carry(first, second)
    both_active(first, second)


ENTRIES = [("proxydefaults", "global", "proxy-defaults", "global"), ("servicedefaults", "api", "service-defaults", "api"),
           ("exportedservices", "default", "exported-services", "default"), ("serviceintentions", "web-to-api", "service-intentions", "api"),
           ("serviceresolver", "api", "service-resolver", "api"), ("servicesplitter", "api", "service-splitter", "api"),
           ("servicerouter", "api", "service-router", "api")]


def entries(first):
    first.manifest("entries.yaml")
    for plural, name, kind, entry in ENTRIES:
        first.until(f"{kind} is synced, whatever came first", lambda p=plural, n=name: first.synced(p, n)[0] == "True")
        first.must(f"{kind} is in the mesh", first.entry(kind, entry)["Meta"]["external-source"] == "kubernetes")
    first.must("its content is what the manifest says", first.entry("service-intentions", "api")["Sources"][0]["Peer"] == "cluster-02"
               and first.entry("service-defaults", "api")["UpstreamConfig"]["Defaults"]["ConnectTimeoutMs"] == 3000)
    first.must("kubectl explains", "holds the token" in first.kubectl("explain", "peeringacceptor.spec.peer.secret").stdout)

    first.kubectl("patch", "serviceintentions", "web-to-api", "--type=merge", "-p", '{"spec":{"destination":{"name":"other"}}}')
    first.until("an intention about another service takes the place of the first", lambda: first.entry("service-intentions", "other")
                and first.entry("service-intentions", "api") is None)
    first.kubectl("patch", "serviceintentions", "web-to-api", "--type=merge", "-p", '{"spec":{"destination":{"name":"api"}}}')
    first.until("and back", lambda: first.entry("service-intentions", "api") and first.entry("service-intentions", "other") is None)
    first.kubectl("patch", "servicedefaults", "api", "--type=merge", "-p", '{"spec":{"maxInboundConnections":7}}')
    first.until("a change arrives", lambda: first.entry("service-defaults", "api").get("MaxInboundConnections") == 7)
    ours = first.entry("service-defaults", "api")
    first.mesh.put("/v1/config", {"Kind": "service-defaults", "Name": "api", "Protocol": "grpc", "Meta": ours["Meta"]})
    first.until("what somebody changed in the mesh is put right", lambda: first.entry("service-defaults", "api")["Protocol"] == "http")

    first.mesh.put("/v1/config", {"Kind": "service-defaults", "Name": "old", "Protocol": "http"})
    manifest = {"apiVersion": "consul.hashicorp.com/v1alpha1", "kind": "ServiceDefaults", "metadata": {"name": "old"}, "spec": {"protocol": "grpc"}}
    first.apply(manifest)
    first.until("what others made is left alone", lambda: first.synced("servicedefaults", "old")[:2] == ("False", "ExternallyManagedConfigError"))
    manifest["metadata"]["annotations"] = {"consul.hashicorp.com/migrate-entry": "true"}
    first.apply(manifest)
    first.until("it is not handed over while it differs", lambda: first.synced("servicedefaults", "old")[1] == "MigrationFailedError")
    manifest["spec"]["protocol"] = "http"
    first.apply(manifest)
    first.until("an equal one is handed over", lambda: first.synced("servicedefaults", "old")[0] == "True"
                and first.entry("service-defaults", "old")["Meta"]["external-source"] == "kubernetes")
    first.kubectl("delete", "servicedefaults", "old")
    first.must("and then goes with its resource", first.entry("service-defaults", "old") is None)
    first.mesh.put("/v1/config", {"Kind": "service-defaults", "Name": "theirs", "Protocol": "http"})
    manifest["metadata"] = {"name": "theirs"}
    first.apply(manifest)
    first.until("one that is equal by chance is synced", lambda: first.synced("servicedefaults", "theirs")[0] == "True")
    first.kubectl("delete", "servicedefaults", "theirs")
    first.must("and stays in the mesh", first.entry("service-defaults", "theirs")["Protocol"] == "http")


def faults(first, second):
    before, identifier = first.token(), first.peering("cluster-02")["ID"]
    first.controller.kill()
    first.kubectl("patch", "servicedefaults", "api", "--type=merge", "-p", '{"spec":{"maxInboundConnections":8}}')
    first.controller.start()
    first.until("after a kill -9 of the controller the change arrives", lambda: first.entry("service-defaults", "api").get("MaxInboundConnections") == 8, 60)
    first.must("nothing else was done anew", (first.token(), first.peering("cluster-02")["ID"]) == (before, identifier))

    second.api.kill()
    time.sleep(1)
    second.api.start()
    second.until_api()
    second.apply({"apiVersion": "consul.hashicorp.com/v1alpha1", "kind": "ServiceDefaults", "metadata": {"name": "late"}, "spec": {"protocol": "tcp"}})
    second.until("after a restart of the API server the controller goes on", lambda: second.entry("service-defaults", "late"), 60)
    both_active(first, second)

    first.controller.kill(signal.SIGTERM)
    lease = first.object("lease", "consul-controller-lock", "consul")["spec"]
    first.must("a controller that is stopped gives its lease back", not lease.get("holderIdentity"), lease)
    first.controller.start()
    first.until("another has it at once", lambda: first.object("lease", "consul-controller-lock", "consul")["spec"].get("holderIdentity"), 10)

    first.mesh.stop()
    first.kubectl("patch", "servicedefaults", "api", "--type=merge", "-p", '{"spec":{"maxInboundConnections":9}}')
    first.until("while the mesh is away the resource says so", lambda: first.synced("servicedefaults", "api")[1] == "ConsulAgentError")
    first.mesh.start()
    first.until("and is brought over when it is back", lambda: first.entry("service-defaults", "api").get("MaxInboundConnections") == 9
                and first.synced("servicedefaults", "api")[0] == "True", 60)
    both_active(first, second)


def part(first, second, order):
    """Deletes both sides, in this order, and nothing of the peering is left."""
    for cluster in order:
        kind, name = ("peeringacceptor", "cluster-02") if cluster is first else ("peeringdialer", "cluster-01")
        cluster.kubectl("delete", kind, name, "--timeout=60s")
        cluster.must(f"the {kind} goes once its peering is gone", cluster.peering(name) is None and cluster.object(kind, name) is None)
    first.must("the acceptor's Secret goes", first.object("secret", "peering-token") is None)
    second.must("the dialer's copy stays", second.object("secret", "peering-token") is not None)
    second.kubectl("delete", "secret", "peering-token")


def rejoin(first, second):
    first.manifest("acceptor.yaml")
    first.until("an acceptor of the old name has a token", lambda: first.token())
    carry(first, second)
    second.manifest("dialer.yaml")
    both_active(first, second)


def end(first, second):
    for plural, name, kind, entry in reversed(ENTRIES):
        first.kubectl("delete", plural, name, "--timeout=60s")
        first.must(f"{kind} goes with its resource", first.entry(kind, entry) is None)
    for cluster in (first, second):
        cluster.kubectl("delete", "mesh", "mesh", "--timeout=60s")
        cluster.must("mesh goes with its resource", cluster.entry("mesh", "mesh") is None)
        logged = cluster.controller.log.read_text(errors="replace")
        cluster.must("no token was logged", "EstablishmentSecret" not in logged and "eyJ" not in logged)


def main():
    first, second = clusters = [Cluster("cluster-01"), Cluster("cluster-02")]
    try:
        begin(clusters)
        mesh_first(clusters)
        addresses = {cluster: cluster.gateway() for cluster in clusters}
        peer(first, second, addresses)
        tokens(first, second)
        entries(first)
        faults(first, second)
        part(first, second, [second, first])
        rejoin(first, second)
        part(first, second, [first, second])
        end(first, second)
    finally:
        for cluster in clusters:
            cluster.stop()


if __name__ == "__main__":
    main()
