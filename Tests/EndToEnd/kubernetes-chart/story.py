"""Tombolo's chart: rendered with many values, applied to a real API server, installed by Helm, and its jobs' commands run for real."""

import base64
import json
import os
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import threading
import urllib.request

# The API server is that of the story beside this one.
sys.path[:0] = [str(pathlib.Path(__file__).parents[1] / name) for name in ("kubernetes", "several-machines")]
import network  # noqa: E402
from chart import CHART, HERE, ROOT, by_name, environment, helm, pods, template  # noqa: E402
from cluster import KUBECONFIG, Cluster, run  # noqa: E402
from machines import Pods, secure  # noqa: E402

# What each values file must draw, and must not.
DRAWN = {
    "defaults": (["StatefulSet/consul-consul-nats", "StatefulSet/consul-consul-server", "Deployment/consul-consul-connect-injector",
                  "CustomResourceDefinition/peeringacceptors.consul.hashicorp.com"],
                 ["Deployment/consul-consul-mesh-gateway", "ConfigMap/consul-consul-acl-wanted"]),
    "documented": (["StatefulSet/consul-server", "Service/consul-server", "Deployment/consul-mesh-gateway", "Service/consul-mesh-gateway",
                    "Deployment/consul-connect-injector", "Service/consul-ui", "Service/consul-dns"], ["Service/consul-expose-servers"]),
    "acls": (["ConfigMap/consul-acl-wanted", "Secret/consul-auth-method"], []),
    "external-servers-partition": (["Deployment/consul-mesh-gateway"], ["StatefulSet/consul-nats", "Deployment/consul-catalog"]),
    "five-servers": (["Service/consul-consul-expose-servers"], []),
    "all-gateways": (["Deployment/consul-consul-public", "Deployment/consul-consul-legacy", "Deployment/consul-consul-api-gateway"], []),
    "servers-only": (["StatefulSet/consul-consul-server"], ["Deployment/consul-consul-connect-injector",
                                                            "CustomResourceDefinition/meshes.consul.hashicorp.com"]),
    "cert-manager": (["Certificate/consul-consul-bus-cert", "Certificate/consul-consul-server-cert"], []),
}

# Values that must be refused, with what must be said.
REFUSED = [
    ("global.peerin.enabled=true", "Additional property peerin is not allowed"),
    ("global.peering.enabled=true", "global.peering.enabled needs global.tls.enabled"),
    ("global.peering.enabled=true,global.tls.enabled=true", "global.peering.enabled needs meshGateway.enabled"),
    ("global.peering.enabled=true,connectInject.enabled=false", "global.peering.enabled needs connectInject.enabled"),
    ("meshGateway.enabled=true,connectInject.enabled=false", "meshGateway.enabled needs connectInject.enabled"),
    ("global.adminPartitions.enabled=true", "global.adminPartitions.enabled needs global.enableConsulNamespaces"),
    ("externalServers.enabled=true", "externalServers.enabled needs externalServers.hosts"),
    ("externalServers.skipServerWatch=true", "externalServers.skipServerWatch needs externalServers.enabled"),
    ("externalServers.enabled=true,externalServers.hosts={a},server.enabled=true", "exclude each other"),
    ("externalServers.enabled=true,externalServers.hosts={a},global.acls.manageSystemACLs=true", "needs global.acls.bootstrapToken.secretName"),
    ("meshGateway.enabled=true,meshGateway.wanAddress.source=Static", "needs meshGateway.wanAddress.static"),
    ("meshGateway.enabled=true,meshGateway.service.type=NodePort", "needs meshGateway.service.nodePort"),
    ("meshGateway.enabled=true,meshGateway.wanAddress.source=Node", "meshGateway.wanAddress.source"),
    ("meshGateway.enabled=true,global.acls.manageSystemACLs=true,meshGateway.consulServiceName=gw", "meshGateway.consulServiceName must be"),
    ("meshGateway.globalMode=local", "meshGateway.globalMode is gone"),
    ("server.replicas=2", "server.replicas is 2; it must be 1, 3 or 5"),
    ("server.bootstrapExpect=1", "server.bootstrapExpect must be server.replicas"),
    ("server.serverCert.secretName=x", "server.serverCert.secretName needs global.tls.caCert.secretName"),
    ("global.tls.caCert.secretKey=x", "global.tls.caCert.secretKey needs global.tls.caCert.secretName"),
    ("server.extraConfig=nonsense", "server.extraConfig"),
    ("server.enabled=false", "there are no servers"),
    ("global.federation.enabled=true", "global.federation.enabled is not there"),
    ("client.enabled=true", "client.enabled is not there"),
    ("syncCatalog.enabled=true", "syncCatalog.enabled is not there"),
    ("connectInject.cni.enabled=true", "connectInject.cni.enabled is not there"),
    ("global.secretsBackend.vault.enabled=true", "global.secretsBackend.vault.enabled is not there"),
    ("ingressGateways.gateways[0].nam=x", "ingressGateways.gateways"),
    ("meshGateway.containerPort=70000", "meshGateway.containerPort"),
    ("meshGateway.enabled=true,meshGateway.hostNetwork=true,meshGateway.containerPort=443", "its ports must be 1024 or higher"),
]

# cert-manager is not here; its resource is, so that what the chart asks of it is an object that is taken.
CERTIFICATES = {
    "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "certificates.cert-manager.io"},
    "spec": {"group": "cert-manager.io", "scope": "Namespaced", "names": {"kind": "Certificate", "plural": "certificates", "singular": "certificate"},
             "versions": [{"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": {
                 "type": "object", "x-kubernetes-preserve-unknown-fields": True}}}]},
}


def refusals(cluster):
    for values, text in REFUSED:
        done = template("--set", values, succeeds=False)
        cluster.must(f"refused: {values}", done.returncode != 0 and text in done.stderr, done.stderr[-600:])


def rendering(cluster):
    """Every object is taken by the API server, which knows all fields, and what is applied again changes nothing."""
    files = sorted((HERE / "values").glob("*.yaml"))
    cluster.must("the values files are those that are looked at", set(DRAWN) <= {path.stem for path in files} and len(files) >= 15)
    # Somebody who works on the chart names those that matter.
    files = [path for path in files if path.stem in sys.argv[1:] or not sys.argv[1:]]
    for path in files:
        text = template("-f", path, namespace=path.stem).stdout
        found = by_name(text)
        drawn, absent = DRAWN.get(path.stem, ([], []))
        cluster.must(f"{path.stem}: draws what it must", all(key in found for key in drawn) and not any(key in found for key in absent),
                     sorted(found))
        safe(cluster, path.stem, text)
        cluster.kubectl("create", "namespace", path.stem)
        first = cluster.kubectl("apply", "--validate=true", "-f", "-", feed=text).stdout.strip().splitlines()
        before = cluster.versions(text)
        again = cluster.kubectl("apply", "--validate=true", "-f", "-", feed=text).stdout.strip().splitlines()
        # What kubectl sends for a list of claims, which the server has filled in, changes nothing either.
        changed = [line for line in again if not line.endswith("unchanged") and not line.startswith("statefulset")]
        changed += [key for key, version in cluster.versions(text).items() if version != before[key]]
        cluster.must(f"{path.stem}: {len(first)} objects are taken, and nothing changes the second time", len(first) == len(found) and not changed,
                     changed)
        # Nobody is here to answer them.
        cluster.kubectl("delete", "validatingwebhookconfiguration,mutatingwebhookconfiguration", "-l", "app=tombolo")


def safe(cluster, name, text):
    """What every pod keeps: no root, no writable root, no rights, requests; probes where it serves; Secrets that somebody makes."""
    for key, spec in pods(text).items():
        inside = spec["securityContext"]
        if not (inside["runAsNonRoot"] and inside["seccompProfile"] == {"type": "RuntimeDefault"}):
            cluster.must(f"{name}: {key} is no root", False, inside)
        mounted = {volume["name"] for volume in spec.get("volumes", [])}
        for container in spec["containers"] + spec.get("initContainers", []):
            context = container["securityContext"]
            is_safe = (context["readOnlyRootFilesystem"] and not context["allowPrivilegeEscalation"]
                       and context["capabilities"]["drop"] == ["ALL"] and container["resources"]["requests"])
            has_volumes = {mount["name"] for mount in container.get("volumeMounts", [])} <= mounted
            is_probed = key.split("/")[0] in ("Job", "Pod") or container in spec.get("initContainers", []) or {
                "readinessProbe", "livenessProbe"} <= set(container)
            named = container["image"].rpartition("/")[2].startswith("tombolo-")
            if not (is_safe and has_volumes and is_probed and named):
                cluster.must(f"{name}: {key} {container['name']} is run safely", False, container)
    print(f"ok: {name}: every pod runs without root, rights and a writable root, with requests and probes")


# MARK: Helm itself

class Jobs:
    """In place of kubelet and controllers: says of every Job and test pod that it is done, and keeps in which order they came."""

    def __init__(self, cluster, namespace):
        self.cluster, self.namespace, self.seen, self.ended = cluster, namespace, [], threading.Event()
        self.thread = threading.Thread(target=self.work, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def work(self):
        while not self.ended.wait(0.2):
            for kind, path, status in (
                    ("job", f"/apis/batch/v1/namespaces/{self.namespace}/jobs", {"succeeded": 1, "conditions": [{"type": "Complete", "status": "True"}]}),
                    ("pod", f"/api/v1/namespaces/{self.namespace}/pods", {"phase": "Succeeded"})):
                for item in json.loads(self.cluster.kubectl("get", "--raw", path).stdout)["items"]:
                    name = f"{kind}/{item['metadata']['name']}"
                    if name in self.seen:
                        continue
                    self.seen.append(name)
                    self.cluster.status(path + "/" + item["metadata"]["name"], item, status)


def installing(cluster):
    """install, upgrade, test and uninstall, as Helm does them."""
    space, words = "installed", ["--namespace", "installed", "-f", HERE / "values/documented.yaml"]
    login = {"KUBECONFIG": cluster.folder / "kube/admin.yaml"}
    cluster.kubectl("create", "namespace", space)
    with Jobs(cluster, space) as jobs:
        done = helm("install", "mesh", CHART, *words, "--wait-for-jobs", **login)
        cluster.must("helm install says what it did, and which values have no effect", "consul" in done.stdout
                     and "Values that were set and have no effect: global.image." in done.stdout, done.stdout)
        found = cluster.kubectl("-n", space, "get", "job", "-o", "name").stdout
        cluster.must("journals are created by the installation", "consul-journals-init" in found and "consul-secrets-init" in found, found)

        helm("upgrade", "mesh", CHART, *words, "--set", "connectInject.replicas=2", **login)
        found = cluster.kubectl("-n", space, "get", "job", "-o", "name").stdout
        cluster.must("and by no upgrade", "journals-init" not in found and "consul-secrets-init" in found, found)
        cluster.must("the upgrade changed what it says", cluster.object("deployment", "consul-connect-injector", space)["spec"]["replicas"] == 2)

        done = helm("test", "mesh", "--namespace", space, **login)
        cluster.must("helm test runs one pod", "Phase:          Succeeded" in done.stdout and "pod/consul-test" in jobs.seen, done.stdout)

        helm("uninstall", "mesh", "--namespace", space, **login)
        cluster.must("before the release goes, its job lets custom resources go", jobs.seen[-1] == "job/consul-uninstall", jobs.seen)
    left = cluster.kubectl("-n", space, "get", "deployment,statefulset,job,service,configmap,networkpolicy", "-l", "app=tombolo", "-o", "name").stdout
    cluster.must("nothing of the release is left", not left.strip(), left)
    cluster.must("but the definitions, and with them the resources", cluster.object("crd", "meshes.consul.hashicorp.com") is not None)


# MARK: What the jobs run

class Account:
    """A service account of the chart, with the rights that the chart gives it and no more."""

    def __init__(self, cluster, name, namespace):
        path = f"/api/v1/namespaces/{namespace}/serviceaccounts/{name}/token"
        asked = {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": {"expirationSeconds": 3600}}
        answer = cluster.kubectl("create", "--raw", path, "-f", "-", feed=json.dumps(asked)).stdout
        self.token = json.loads(answer)["status"]["token"]
        self.file = cluster.folder / f"kube/{name}.yaml"
        self.file.write_text(KUBECONFIG.format(server=cluster.server, token=self.token))


def the_job(text, prefix):
    (key,) = [key for key in pods(text) if key.startswith(f"Job/{prefix}")]
    return pods(text)[key]


def secrets_job(cluster, text, space):
    """The job that makes certificates, passwords and tokens, run by hand: both scripts, with the rights of its account."""
    job = the_job(text, "consul-secrets-init")
    work, account = cluster.folder / "work", Account(cluster, "consul-secrets-init", space)
    make, store = environment(job["initContainers"][0]), environment(job["containers"][0])
    scripts = by_name(text)["ConfigMap/consul-scripts"]["data"]

    def both():
        run("rm", "-rf", work)
        work.mkdir()
        said = ""
        for script, given in (("secrets-make.sh", make), ("secrets-store.sh", store)):
            done = subprocess.run(["/bin/sh", "-c", scripts[script]], capture_output=True, text=True, timeout=120, check=False,
                                  env=os.environ | given | {"WORK": str(work), "TOMBOLO_KUBERNETES_CONFIG": str(account.file)})
            cluster.must(f"{script} ends well", done.returncode == 0, done.stdout + done.stderr)
            said += done.stdout
        return said

    said = both()
    names = ["agent-token", "bootstrap-acl-token", "bus-cert", "bus-passwords", "ca-cert", "ca-key", "controller-token", "server-cert", "snapshot-key"]
    cluster.must("every Secret is made", all(f"Secret {space}/consul-{name} is made" in said for name in names), said)
    held = {name: secret(cluster, f"consul-{name}", space) for name in names}
    cluster.must("the bus has a password for each user", set(held["bus-passwords"]) == {
        "catalog", "config-entry", "acl", "peering", "certificate-authority", "gateway", "agent"} and len(set(held["bus-passwords"].values())) == 7)
    for name, chain, host in (("bus-cert", "bus-cert", f"consul-nats-0.consul-nats.{space}.svc"), ("server-cert", "ca-cert", f"consul-server.{space}.svc")):
        for file, content in (("leaf.pem", held[name]["tls.crt"]), ("chain.pem", held[chain]["ca.crt" if name == "bus-cert" else "tls.crt"])):
            (cluster.folder / file).write_text(content)
        checked = run("openssl", "verify", "-CAfile", cluster.folder / "chain.pem", "-verify_hostname", host, cluster.folder / "leaf.pem", succeeds=False)
        cluster.must(f"{name} is for {host}", checked.returncode == 0, checked.stdout + checked.stderr)
    said = both()
    cluster.must("a second run changes nothing", said.count("stays as it is") == len(names)
                 and held == {name: secret(cluster, f"consul-{name}", space) for name in names}, said)
    # As the Job mounts them from the second run on.
    for part in ("cert", "key"):
        kept = cluster.folder / "existing" / part
        kept.mkdir(parents=True, exist_ok=True)
        for file, content in held[f"ca-{part}"].items():
            (kept / file).write_text(content)
    make |= {"SERVER_NAMES": make["SERVER_NAMES"] + " more.example.org", "EXISTING": str(cluster.folder / "existing")}
    both()
    after = secret(cluster, "consul-server-cert", space)
    (cluster.folder / "leaf.pem").write_text(after["tls.crt"])
    checked = run("openssl", "verify", "-CAfile", cluster.folder / "chain.pem", "-verify_hostname", "more.example.org", cluster.folder / "leaf.pem",
                  succeeds=False)
    cluster.must("a new name of the servers is in their certificate after the next run", checked.returncode == 0, checked.stdout + checked.stderr)
    held["server-cert"] = after
    cluster.kubectl("-n", space, "patch", "secret", "consul-bus-passwords", "--type=json", "-p", '[{"op": "remove", "path": "/data/agent"}]')
    both()
    after = secret(cluster, "consul-bus-passwords", space)
    cluster.must("what a Secret lacks is added, the rest stays", set(after) == set(held["bus-passwords"])
                 and {**after, "agent": ""} == {**held["bus-passwords"], "agent": ""})
    return held


def secret(cluster, name, namespace):
    found = cluster.object("secret", name, namespace)
    return {key: base64.b64decode(value).decode() for key, value in found["data"].items()} if found else {}


def access_job(cluster, text, space, held):
    """The job that makes policies, tokens and auth methods, run by hand against a Tombolo; then a gateway's pod logs in."""
    job, folder = the_job(text, "consul-acl-init"), cluster.folder / "acl"
    found = by_name(text)
    account, gateway = Account(cluster, "consul-auth-method", space), Account(cluster, "consul-mesh-gateway", space)
    authority = (cluster.folder / "kube/tls.crt").read_text()
    (folder / "policies").mkdir(parents=True)
    for name, content in found["ConfigMap/consul-acl-wanted"]["data"].items():
        (folder / ("policies/" + name if name.endswith(".hcl") else name)).write_text(content)
    for path, content in (("account/token", account.token), ("account/ca.crt", authority), ("tokens/agent/token", held["agent-token"]["token"]),
                          ("tokens/controller/token", held["controller-token"]["token"]), ("bootstrap", held["bootstrap-acl-token"]["token"])):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    # The pod's places are below this folder here.
    script = re.sub(r"(?<![\w.}])/(account|tokens)\b", rf"{folder}/\1", found["ConfigMap/consul-scripts"]["data"]["acl-init.sh"]).replace(
        "/tmp/why", f"{folder}/why")
    given = environment(job["containers"][0]) | {"CONSUL_HTTP_ADDR": f"127.0.0.1:{cluster.mesh.port}", "CONSUL_HTTP_TOKEN_FILE": str(folder / "bootstrap"),
                                                 "FOLDER": str(folder), "KUBERNETES_HOST": cluster.server}
    given.pop("CONSUL_CACERT", None)
    for turn in ("first", "second"):
        done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, timeout=120, check=False, env=os.environ | given)
        cluster.must(f"acl-init.sh ends well the {turn} time", done.returncode == 0, done.stdout + done.stderr)
        if turn == "second":
            cluster.must("and makes nothing twice", "token " not in done.stdout and "binding rule" not in done.stdout, done.stdout)
    mesh = os.environ | {"CONSUL_HTTP_ADDR": given["CONSUL_HTTP_ADDR"]}
    narrow = 'serviceaccount.namespace=="prod"'
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, timeout=120, check=False,
                          env=os.environ | given | {"SERVICE_SELECTOR": narrow})
    listed = subprocess.run(["tombolo", "acl", "binding-rule", "list", f"-method={given['SERVICE_METHOD']}", "-format=json"], capture_output=True,
                            text=True, check=False, timeout=60, env=mesh | {"CONSUL_HTTP_TOKEN": held["bootstrap-acl-token"]["token"]})
    cluster.must("a narrower selector is obeyed", done.returncode == 0 and [rule["Selector"] for rule in json.loads(listed.stdout)] == [narrow],
                 done.stderr + listed.stdout)
    for name in ("agent", "controller"):
        done = subprocess.run(["tombolo", "acl", "token", "read", "-self", "-format=json"], capture_output=True, text=True, check=False, timeout=60,
                              env=mesh | {"CONSUL_HTTP_TOKEN": held[f"{name}-token"]["token"]})
        cluster.must(f"the {name}'s token has its policy", f"consul-{name}-policy" in done.stdout, done.stdout + done.stderr)
    (folder / "jwt").write_text(gateway.token)
    done = subprocess.run(["tombolo", "login", f"-method={given['COMPONENT_METHOD']}", f"-bearer-token-file={folder}/jwt",
                           f"-token-sink-file={folder}/sink"], capture_output=True, text=True, check=False, timeout=60, env=mesh)
    cluster.must("a mesh gateway logs in by its service account", done.returncode == 0, done.stdout + done.stderr)
    done = subprocess.run(["tombolo", "acl", "token", "read", "-self", "-format=json"], capture_output=True, text=True, check=False, timeout=60,
                          env=mesh | {"CONSUL_HTTP_TOKEN_FILE": str(folder / "sink")})
    cluster.must("and has its role", "consul-mesh-gateway-acl-role" in done.stdout, done.stdout + done.stderr)


def configuration(cluster, text):
    """What the front door's agents are given is read by the program that reads it there."""
    data = by_name(text)["ConfigMap/consul-server-config"]["data"]
    folder = cluster.folder / "server-config"
    folder.mkdir()
    for name, content in data.items():
        (folder / name).write_text(content)
    done = run("tombolo", "validate", folder, succeeds=False)
    cluster.must("the agents' configuration is good", done.returncode == 0, done.stdout + done.stderr)


def running(cluster, text, held):
    """The servers that the chart draws, as processes: the bus finds itself, journals are created, everything gets ready, `helm test` is answered."""
    alive = Pods(cluster.folder / "pods", text, held)
    services = ["catalog", "config-entry", "acl", "certificate-authority", "peering", "gateway"]
    buses = [f"consul-nats-{number}" for number in range(3)]
    try:
        alive.place(*buses, *services, "consul-server-0", "job", "gateway-0")
        for bus in buses:
            alive.start(bus, "StatefulSet/consul-nats", "nats")
        for name in services[:5]:
            words = [f"tombolo-{name}", "journal", "create"]

            def is_created(name=name, words=words):
                done = alive.once("job", "Job/consul-journals-init", name, words)
                return done.returncode == 0
            cluster.mesh.until(f"the job creates the journal of {name}", is_created, 90)
        for name in services:
            alive.start(name, f"Deployment/consul-{name}", name)
        alive.start("consul-server-0", "StatefulSet/consul-server", "agent")
        for name in [*services, "consul-server-0"]:
            try:
                cluster.mesh.until(f"{name} is ready", lambda name=name: alive.is_ready(name), 90)
            except SystemExit:
                print(alive.tail(name), file=sys.stderr)
                raise
        authority = cluster.folder / "authority.pem"
        authority.write_text(held["ca-cert"]["tls.crt"])
        is_good, said = secure(alive.machines["gateway"].address, 8502, "consul-server.acls.svc", authority)
        cluster.must("Envoys see the servers' certificate", is_good, said)
        test = alive.specs["Pod/consul-test"]["containers"][0]
        done = alive.once("job", "Pod/consul-test", "test", test["command"])
        cluster.must("helm test's command is answered", done.returncode == 0 and "consul-server-0" in done.stdout and "alive" in done.stdout,
                     done.stdout + done.stderr)
        gateway(cluster, alive, authority, held["bootstrap-acl-token"]["token"])
    finally:
        alive.stop()


def gateway(cluster, alive, authority, token):
    """A mesh gateway's pod, registered as the controller does it: its Envoy gets what it is and listens. The login is shown by `access_job`."""
    address = alive.machines["gateway-0"].address
    place = {"Address": address, "Port": 8443}
    body = {"Node": "k1-virtual", "Address": address, "SkipNodeUpdate": True, "Service": {
        "ID": "gateway-0", "Service": "mesh-gateway", "Kind": "mesh-gateway", **place, "TaggedAddresses": {"lan": place, "wan": place}}}
    request = urllib.request.Request("https://consul-server.acls.svc:8501/v1/catalog/register", json.dumps(body).encode(), {"X-Consul-Token": token},
                                     method="PUT")
    with urllib.request.urlopen(request, timeout=30, context=ssl.create_default_context(cafile=authority)) as answer:
        cluster.must("the gateway is registered", answer.status == 200)
    alive.forward("consul-server-0", 8502, "gateway")
    alive.start("gateway-0", "Deployment/consul-mesh-gateway", "mesh-gateway", without=["-credential-type", "-login-"],
                DP_CREDENTIAL_STATIC_TOKEN=token)

    def listens():
        with socket.create_connection((address, 8443), 5):
            return True
    try:
        cluster.mesh.until("the mesh gateway's Envoy listens", listens, 60)
    except SystemExit:
        print(alive.tail("gateway-0"), file=sys.stderr)
        raise


def orders(cluster, space):
    """`tombolo k8s` as people use it."""
    def ask(*words):
        return subprocess.run(["tombolo", "k8s", *words], capture_output=True, text=True, timeout=60, check=False,
                              env=os.environ | {"KUBECONFIG": str(cluster.folder / "kube/admin.yaml"), "TOMBOLO_KUBERNETES_CONFIG": ""})

    done = ask("status", f"-namespace={space}")
    cluster.must("status says what is not ready, and fails", done.returncode == 1 and "NOT READY  statefulset/consul-nats 0 of 3 ready" in done.stderr,
                 done.stdout + done.stderr)
    items = [item for kind in ("deployments", "statefulsets")
             for item in json.loads(cluster.kubectl("get", "--raw", f"/apis/apps/v1/namespaces/{space}/{kind}").stdout)["items"]]
    for item in items:
        kind = "deployments" if "strategy" in item["spec"] else "statefulsets"
        count = item["spec"]["replicas"]
        cluster.status(f"/apis/apps/v1/namespaces/{space}/{kind}/{item['metadata']['name']}", item, {
            "replicas": count, "readyReplicas": count, "observedGeneration": item["metadata"]["generation"]})
    for item in json.loads(cluster.kubectl("get", "--raw", f"/apis/batch/v1/namespaces/{space}/jobs").stdout)["items"]:
        cluster.status(f"/apis/batch/v1/namespaces/{space}/jobs/{item['metadata']['name']}", item, {"succeeded": 1})
    done = ask("status", f"-namespace={space}")
    cluster.must("and that all is ready", done.returncode == 0 and "ready      deployment/consul-catalog 2 of 2 ready" in done.stdout,
                 done.stdout + done.stderr)
    done = ask("status", "-namespace=nowhere")
    cluster.must("or that there is no release", done.returncode == 1 and 'no release of the chart in namespace "nowhere"' in done.stderr, done.stderr)

    found = cluster.object("deployment", "consul-mesh-gateway", space)["spec"]["template"]
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {**found["metadata"], "name": "gateway-0", "namespace": space},
           "spec": {**found["spec"], "nodeName": "k1"}}
    cluster.apply(pod)
    listed, read = ask("proxy", "list"), ask("proxy", "read", "gateway-0", f"-namespace={space}")
    cluster.must("proxy list shows a gateway's pod", f"{space}/gateway-0 mesh-gateway not ready" in listed.stdout, listed.stdout + listed.stderr)
    cluster.must("proxy read tells where it stands in the catalog", "node in the catalog: k1-virtual" in read.stdout
                 and "gateway-wan-service: consul-mesh-gateway" in read.stdout, read.stdout + read.stderr)
    done = ask("troubleshoot", f"-namespace={space}")
    cluster.must("troubleshoot names the pod that is not ready", done.returncode == 1 and "pod/gateway-0" in done.stderr, done.stderr)
    done = ask("install")
    cluster.must("install says that it is Helm's", done.returncode == 1 and "helm install" in done.stderr, done.stderr)
    mesh = {"apiVersion": "consul.hashicorp.com/v1alpha1", "kind": "Mesh", "metadata": {"name": "mesh", "finalizers": [
        "other/finalizer", "finalizers.consul.hashicorp.com"]}, "spec": {}}
    cluster.apply(mesh)
    done = subprocess.run(["tombolo-kubernetes", "release", "-webhooks=none", "-controller=consul-connect-injector", f"-namespace={space}"],
                          capture_output=True, text=True, timeout=60, check=False,
                          env=os.environ | {"TOMBOLO_KUBERNETES_CONFIG": str(cluster.folder / "kube/admin.yaml")})
    cluster.must("release takes this program's finalizer, and only it", done.returncode == 0 and "1 custom resources" in done.stdout
                 and cluster.object("mesh", "mesh")["metadata"]["finalizers"] == ["other/finalizer"], done.stdout + done.stderr)
    cluster.must("once the controller is ended", cluster.object("deployment", "consul-connect-injector", space)["spec"]["replicas"] == 0)


class ChartCluster(Cluster):
    """One whose Tombolo checks tokens, with a management token that the test knows."""

    def begin(self):
        self.etcd.start()
        self.api.start()
        self.until_api()
        self.apply(CERTIFICATES)
        self.kubectl("wait", "--for=condition=Established", "--timeout=30s", "crd/certificates.cert-manager.io")

    def begin_mesh(self, token):
        path = self.mesh.folder / "agent.json"
        settings = json.loads(path.read_text())
        path.write_text(json.dumps(settings | {"acl": {"enabled": True, "default_policy": "deny", "tokens": {"initial_management": token}}}))
        self.mesh.spawn()

    def versions(self, text):
        """The versions of all objects of a rendered chart."""
        shown = json.loads(self.kubectl("get", "-o", "json", "-f", "-", feed=text).stdout)["items"]
        return {f"{item['kind']}/{item['metadata']['name']}": item["metadata"]["resourceVersion"] for item in shown}

    def status(self, path, item, status):
        """Writes a status, in place of who would."""
        body = {"apiVersion": "batch/v1" if "/batch/" in path else "apps/v1" if "/apps/" in path else "v1", "kind": {
            "jobs": "Job", "pods": "Pod", "deployments": "Deployment", "statefulsets": "StatefulSet"}[path.split("/")[-2]], **item, "status": status}
        self.kubectl("replace", "--raw", path + "/status", "-f", "-", feed=json.dumps(body), succeeds=False)


def main():
    network.bridge()
    network.ip("address", "add", "10.77.0.254/24", "dev", "mesh")
    cluster = ChartCluster("chart")
    try:
        cluster.must("the schema is what the values say", run(sys.executable, ROOT / "deploy/helm/schema.py", "--check", succeeds=False).returncode == 0)
        defined = {f"CustomResourceDefinition/{path.stem}.consul.hashicorp.com" for path in (ROOT / "deploy/crds").glob("*.yaml")}
        text = template("-f", HERE / "values/acls.yaml", namespace="acls").stdout
        cluster.must("the chart draws every definition of deploy/crds", defined == {key for key in by_name(text) if key.startswith("CustomResource")})
        refusals(cluster)
        configuration(cluster, text)
        cluster.begin()
        # Before others apply the definitions: Helm takes over none that are there.
        installing(cluster)
        rendering(cluster)
        # Others of the same name took its cluster roles.
        cluster.kubectl("create", "namespace", "acls", succeeds=False)
        cluster.kubectl("apply", "-f", "-", feed=text)
        cluster.kubectl("delete", "validatingwebhookconfiguration,mutatingwebhookconfiguration", "-l", "app=tombolo")
        held = secrets_job(cluster, text, "acls")
        running(cluster, text, held)
        cluster.begin_mesh(held["bootstrap-acl-token"]["token"])
        access_job(cluster, text, "acls", held)
        orders(cluster, "acls")
    finally:
        cluster.stop()


if __name__ == "__main__":
    main()
