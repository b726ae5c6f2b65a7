"""The chapter on crashes: kill -9 of every kind of process while calls and writes go on."""

import time
import uuid

from console import NotYet, expect, wait_for
from traffic import Caller, Writer, call_http, call_tcp

BACK_SECONDS = 15


def survive(mesh, console):
    console.step("Killing one process of each kind with kill -9, in both clusters, while calls and writes go on")
    before = {cluster.name: inventory(mesh, cluster) for cluster in mesh.clusters}
    kinds = ["catalog", "config-entry", "acl", "certificate-authority", "peering", "gateway", "agent", "nats-server"]
    slowest = 0.0
    with Caller("api", lambda: http_problem(mesh)) as api, Caller("db", lambda: tcp_problem(mesh)) as db:
        wait_for("calls flow", lambda: api.count > 20 and db.count > 20)
        with Writer(mesh.alpha) as first, Writer(mesh.beta) as second:
            for kind in kinds:
                for cluster in mesh.clusters:
                    slowest = max(slowest, crash(mesh, console, cluster, kind))
        writers = [first, second]
        for cluster in mesh.clusters:
            wait_for(f"{cluster.name} works", lambda: all(PROOFS[kind](mesh, cluster) for kind in kinds), 20)
        calls = api.count
        wait_for("calls went on to the end", lambda: api.count > calls + 20)
    mesh.check()
    for caller in (api, db):
        console.say(f"{caller.name}: {caller.count} calls, {len(caller.failures)} failed, slowest {caller.slowest * 1000:.0f} ms")
        expect(not caller.failures, f"{len(caller.failures)} of {caller.count} calls to {caller.name} failed: {caller.summary()}")
    acknowledged = 0
    for writer in writers:
        lost = wait_for_reading(writer)
        acknowledged += len(writer.nodes) + len(writer.entries)
        console.say(f"{writer.cluster.name}: {len(writer.nodes)} registrations and {len(writer.entries)} config entries "
                    f"acknowledged, {writer.refused} writes refused meanwhile, {len(lost)} lost")
        expect(not lost, f"{writer.cluster.name} acknowledged and lost: {lost[:10]}")
    for cluster in mesh.clusters:
        expect_same(cluster, before[cluster.name], inventory(mesh, cluster))
    console.shown("kill -9 of every kind of process, in both clusters: no call failed",
                  f"{api.count + db.count} calls, 0 failed; back within {slowest:.1f} s")
    console.shown("nothing acknowledged was lost", f"{acknowledged} writes read back; registrations and configuration equal")


def http_problem(mesh):
    status, text = call_http(mesh.api_port)
    return None if status == 200 else f"{status} {text}"


def tcp_problem(mesh):
    answer = call_tcp(mesh.db_port)
    return None if answer == b"db: ping" else f"answered {answer!r}"


def wait_for_reading(writer):
    """What is lost, asked as soon as it can be."""
    answer = []

    def read():
        answer[:] = [writer.lost()]
        return True
    wait_for(f"{writer.cluster.name} can be read", read, 20)
    return answer[0]


def crash(mesh, console, cluster, kind):
    """Kills one process and returns how long it took until its work was done again."""
    begun = time.monotonic()
    old = cluster.kill(kind)
    cluster.wait_until_back(kind, old, BACK_SECONDS)
    wait_for(f"{kind} of {cluster.name} works again", lambda: PROOFS[kind](mesh, cluster), BACK_SECONDS)
    took = time.monotonic() - begun
    at = time.strftime("%H:%M:%S", time.localtime(time.time() - took))
    console.say(f"{at} {cluster.name + ':':6} {kind:21} killed ({old}), works again after {took:.1f} s")
    return took


# What shows that a kind of process does its work: something only it can do.


def proves_catalog(mesh, cluster):
    name = f"ledger-proof-{uuid.uuid4().hex[:8]}"
    must(cluster.request("PUT", "/v1/catalog/register", "ledger", {"Node": name, "Address": "127.0.0.1"}))
    must(cluster.request("PUT", "/v1/catalog/deregister", "ledger", {"Node": name}))
    return True


def proves_config_entry(mesh, cluster):
    name = f"ledger-proof-{uuid.uuid4().hex[:8]}"
    must(cluster.request("PUT", "/v1/config", "ledger", {"Kind": "service-defaults", "Name": name, "Protocol": "tcp"}))
    must(cluster.request("DELETE", f"/v1/config/service-defaults/{name}", "ledger"))
    return True


def proves_acl(mesh, cluster):
    token = must(cluster.request("PUT", "/v1/acl/token", "management", {"Description": "proof", "ServiceIdentities": [{"ServiceName": "x"}]})).json()
    must(cluster.request("DELETE", f"/v1/acl/token/{token['AccessorID']}", "management"))
    return True


def proves_certificate_authority(mesh, cluster):
    name = f"ledger-{uuid.uuid4().hex[:8]}"
    leaf = must(cluster.request("GET", f"/v1/agent/connect/ca/leaf/{name}", "ledger")).json()
    return leaf["CertPEM"].startswith("-----BEGIN")


def proves_peering(mesh, cluster):
    other = "beta" if cluster is mesh.alpha else "alpha"
    if mesh.state(cluster, other) != "ACTIVE":
        raise NotYet(f"the peering is {mesh.state(cluster, other)}")
    return True


def proves_gateway(mesh, cluster):
    for envoy in mesh.envoys:
        if envoy.cluster is cluster and not envoy.is_connected():
            raise NotYet(f"{envoy.title} is not connected to it")
    return True


def proves_agent(mesh, cluster):
    services = must(cluster.request("GET", "/v1/agent/services", "operator")).json()
    missing = {i.identifier for i in mesh.instances if i.cluster is cluster} - set(services)
    if missing:
        raise NotYet(f"its services lack {missing}")
    return True


def proves_bus(mesh, cluster):
    return proves_catalog(mesh, cluster) and proves_config_entry(mesh, cluster)


PROOFS = {
    "catalog": proves_catalog, "config-entry": proves_config_entry, "acl": proves_acl,
    "certificate-authority": proves_certificate_authority, "peering": proves_peering, "gateway": proves_gateway,
    "agent": proves_agent, "nats-server": proves_bus,
}


def must(answer):
    if answer.status != 200:
        raise NotYet(f"{answer.status} {answer.body.decode(errors='replace').strip()}")
    return answer


# ---- what must be the same before and after


def inventory(mesh, cluster):
    """Everything that was acknowledged so far and is not a proof of this chapter."""
    def own(name):
        return not name.startswith("ledger-")
    services = {}
    for name in sorted(filter(own, cluster.get("/v1/catalog/services"))):
        for row in cluster.get(f"/v1/catalog/service/{name}"):
            services[row["Node"], row["ServiceID"]] = (
                row["ServiceName"], row["ServiceAddress"], row["ServicePort"], str(row["ServiceProxy"]), row["CreateIndex"])
    entries = {}
    for kind in ("proxy-defaults", "service-defaults", "service-intentions", "exported-services"):
        for entry in cluster.get(f"/v1/config/{kind}"):
            if own(entry["Name"]):
                entries[kind, entry["Name"]] = (entry["ModifyIndex"], str(sorted(entry)))
    return {
        "nodes": sorted(filter(own, (node["Node"] for node in cluster.get("/v1/catalog/nodes")))),
        "services": services,
        "config entries": entries,
        "peerings": sorted((peering["Name"], peering["ID"]) for peering in cluster.get("/v1/peerings")),
        "policies": sorted(policy["ID"] for policy in cluster.get("/v1/acl/policies", "management")),
        "tokens": sorted(token["AccessorID"] for token in cluster.get("/v1/acl/tokens", "management")
                         if token["Description"] != "proof"),
        "roots": sorted(root["ID"] for root in cluster.get("/v1/connect/ca/roots")["Roots"]),
        "imported": {service: sorted(mesh.imported(service)) for service in ("api", "db")} if cluster is mesh.alpha else {},
    }


def expect_same(cluster, old, new):
    for part, value in old.items():
        expect(new[part] == value, f"{cluster.name}: {part} changed while processes were killed:\n  before {value}\n  after  {new[part]}")
