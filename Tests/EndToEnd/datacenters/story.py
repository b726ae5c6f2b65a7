"""Two datacenters of one operator."""

import atexit
import base64
import json
import os
import sys
import threading
import time

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "several-machines")]
import cluster
import network

SECRET = base64.b64encode(bytes(range(32))).decode()
MANAGER = "3f5cbb6b-4a3e-4f1c-8b0a-6f5d7a7f1f10"
FOLDER = cluster.FOLDER


def must(what, is_so, seen=""):
    if not is_so:
        cluster.fail(what, NODES, seen)
    print(f"ok: {what}", flush=True)


def node(machine, name, datacenter, settings, *words):
    folder = FOLDER / f"files-{name}"
    folder.mkdir(parents=True)
    (folder / "agent.json").write_text(json.dumps({"primary_datacenter": "dc1", "encrypt": SECRET} | settings))
    made = cluster.Node(FOLDER, machine, name, f"-datacenter={datacenter}", f"-config-file={folder}/agent.json",
                        "-dns-port=8600", *words)
    return made


def names(agent, name, kind=1):
    """The addresses that a question by DNS is answered with."""
    script = f"""
import socket, struct
name = {name!r}
question = b"".join(bytes([len(part)]) + part.encode() for part in name.split(".")) + b"\\0" + struct.pack(">HH", {kind}, 1)
link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
link.settimeout(4)
link.sendto(struct.pack(">HHHHHH", 7, 0x100, 1, 0, 0, 0) + question, ("127.0.0.1", 8600))
answer = link.recv(4096)
code, count = answer[3] & 15, struct.unpack(">H", answer[6:8])[0]
print(code, count, ".".join(str(byte) for byte in answer[-4:]))
"""
    return agent.machine.output(["python3", "-c", script]).stdout.split()


def ask(agent, method, path, body=None, token="", raw=None, timeout=8):
    words = ["curl", "-s", "-m", str(timeout), "-X", method, "-w", "\n%{http_code}", f"http://127.0.0.1:8500{path}"]
    if token:
        words += ["-H", f"X-Consul-Token: {token}"]
    data = json.dumps(body) if raw is None and body is not None else raw
    if data is not None:
        words += ["--data-binary", "@-"]
    text, _, status = agent.machine.output(words, input=data).stdout.rpartition("\n")
    return int(status or 0), text


network.bridge()
first, second = network.Machine(1), network.Machine(2)
# The agent of the second has a token of its own, which must never speak for who asks from elsewhere.
guarded = {"acl": {"enabled": True, "default_policy": "deny",
                   "tokens": {"initial_management": MANAGER, "default": MANAGER, "agent": MANAGER, "dns": MANAGER}}}
# By that token the services of dc1 ask those of dc2.
a = node(first, "a", "dc1", {"translate_wan_addrs": True, "acl": {"tokens": {"replication": MANAGER}}})
b = node(second, "b", "dc2", guarded, f"-retry-join-wan={first.address}")
NODES = [a, b]
a.start()
b.start()


def alive(agent):
    return {member["Name"]: member["Status"] for member in agent.get("/v1/agent/members?wan=1")}


def known(agent):
    return agent.get("/v1/catalog/datacenters")


# MARK: They know each other.
cluster.until("both are ready", NODES, lambda: a.get("/v1/status/leader") and b.get("/v1/status/leader"))
cluster.until("dc1 knows dc2", NODES, lambda: known(a) == ["dc1", "dc2"])
cluster.until("dc2 knows dc1", NODES, lambda: known(b) == ["dc2", "dc1"])
must("members -wan tells both", alive(a) == {"a.dc1": 1, "b.dc2": 1}, alive(a))
listed = a.run("members", "-wan").stdout
must("so does the command", "b.dc2" in listed and "alive" in listed, listed)
listed = a.run("catalog", "datacenters").stdout
must("catalog datacenters lists both", listed.split() == ["dc1", "dc2"], listed)

# MARK: What one is asked for the other, with the rights of the token there.
web = {"Node": "n2", "Address": "10.2.0.1", "TaggedAddresses": {"wan": "198.51.100.1"},
       "Service": {"Service": "web", "Port": 80, "TaggedAddresses": {"wan": {"Address": "198.51.100.2", "Port": 8080}}}}
status, text = ask(a, "PUT", "/v1/catalog/register?dc=dc2", web)
must("a write without a token of dc2 is refused there", status == 403, (status, text))
status, text = ask(a, "PUT", "/v1/catalog/register?dc=dc2", web, token="9d1f6a52-0000-4000-8000-3a3b3c3d3e3f")
must("a token that dc2 does not know is unknown there", status == 403 and "ACL not found" in text, (status, text))
status, text = ask(a, "PUT", "/v1/catalog/register?dc=dc2", web, token=MANAGER)
must("one of dc2 is taken", (status, text) == (200, "true"), (status, text))
status, text = ask(a, "PUT", "/v1/catalog/register", web | {"Datacenter": "dc2", "Node": "n3"}, token=MANAGER)
must("the body may name the datacenter", (status, text) == (200, "true"), (status, text))
status, text = ask(a, "GET", "/v1/health/service/web?dc=dc2&passing", token=MANAGER)
rows = json.loads(text)
must("its instances are found", [row["Node"]["Node"] for row in rows] == ["n2", "n3"], text)
must("at the address for others", (rows[0]["Node"]["Address"], rows[0]["Service"]["Address"], rows[0]["Service"]["Port"])
     == ("198.51.100.1", "198.51.100.2", 8080), text)
must("not in dc1", a.get("/v1/health/service/web") == [])
must("nothing is shown to who has no token there", ask(a, "GET", "/v1/health/service/web?dc=dc2") == (200, "[]"))
must("keys are written there", ask(a, "PUT", "/v1/kv/k?dc=dc2", raw="v", token=MANAGER) == (200, "true"))
must("and read", ask(a, "GET", "/v1/kv/k?raw&stale&dc=dc2", token=MANAGER) == (200, "v"))
must("and are not here", ask(a, "GET", "/v1/kv/k?raw")[0] == 404)
must("from dc2 as well", ask(b, "PUT", "/v1/kv/k?dc=dc1", raw="w") == (200, "true") and ask(a, "GET", "/v1/kv/k?raw")[1] == "w")
got = a.run("kv", "get", "-datacenter=dc2", f"-token={MANAGER}", "k").stdout
must("by the command, too", got == "v\n", got)
for place in range(4):
    must(f"a large value {place}", ask(a, "PUT", f"/v1/kv/large/{place}?dc=dc2", raw="x" * 500_000, token=MANAGER)[0] == 200)
status, text = ask(a, "GET", "/v1/kv/large/?recurse&dc=dc2", token=MANAGER)
must("an answer larger than a message of the bus arrives whole", status == 200 and len(json.loads(text)) == 4, len(text))
status, text = ask(a, "GET", "/v1/catalog/nodes?dc=nowhere")
must("an unknown datacenter is refused in Consul's words", (status, text) == (500, "No path to datacenter"), (status, text))
must("the leader of dc2 is told", ask(a, "GET", "/v1/status/leader?dc=dc2") == (200, f'"{second.address}:8300"'))
status, text = ask(a, "GET", "/v1/agent/self?dc=dc2")
must("what is about one agent is not passed on", status == 500, (status, text))

# MARK: The primary decides about certificates and config entries.
def roots(agent):
    told = agent.get("/v1/connect/ca/roots")
    return told["TrustDomain"], [root["RootCert"] for root in told["Roots"] if root["Active"]]


cluster.until("both have one root and one trust domain", NODES, lambda: roots(a)[1] and roots(a) == roots(b))
leaf = b.get("/v1/agent/connect/ca/leaf/web")
(FOLDER / "root.pem").write_text(roots(a)[1][0])
chain = leaf["CertPEM"].split("-----END CERTIFICATE-----")
(FOLDER / "leaf.pem").write_text(chain[0] + "-----END CERTIFICATE-----\n")
(FOLDER / "middle.pem").write_text(chain[1].lstrip() + "-----END CERTIFICATE-----\n")
checked = second.output(["openssl", "verify", "-CAfile", f"{FOLDER}/root.pem", "-untrusted", f"{FOLDER}/middle.pem",
                         f"{FOLDER}/leaf.pem"])
must("a leaf of dc2 is trusted by whoever trusts the root of dc1", checked.returncode == 0, checked.stdout + checked.stderr)
status, text = ask(b, "PUT", "/v1/connect/ca/configuration", {"Provider": "consul", "Config": {"LeafCertTTL": "24h"}})
must("its configuration is set in dc1 only", status == 500 and "dc1" in text, (status, text))
for words in (["PUT", "/v1/config"], ["PUT", "/v1/config?dc=dc2"]):
    entry = {"Kind": "service-defaults", "Name": f"entry{len(words[1])}", "Protocol": "http"}
    status, text = ask(b, *words, entry)
    must("a config entry is taken in dc2", (status, text) == (200, "true"), (status, text))
    must("and stored in dc1", a.get(f"/v1/config/service-defaults/{entry['Name']}") is not None)
    cluster.until("from where it comes to dc2", NODES,
                  lambda: ask(b, "GET", f"/v1/config/service-defaults/{entry['Name']}")[0] == 200)
status, text = ask(a, "PUT", "/v1/connect/intentions/exact?source=*&destination=api", {"Action": "allow"})
must("an intention is written in dc1", status == 200, (status, text))
cluster.until("and holds in dc2", NODES, lambda: "allow" in ask(b, "GET", "/v1/config/service-intentions/api")[1])
must("an entry is removed", ask(b, "DELETE", "/v1/config/service-defaults/entry10")[0] == 200)
cluster.until("and is gone in both", NODES, lambda: a.get("/v1/config/service-defaults/entry10") is None
              and ask(b, "GET", "/v1/config/service-defaults/entry10")[0] == 404)

# MARK: Waiting.
index = int(a.machine.output(
    ["curl", "-s", "-o", "/dev/null", "-D", "-", "-H", f"X-Consul-Token: {MANAGER}", "http://127.0.0.1:8500/v1/kv/k?dc=dc2"]
).stdout.lower().split("x-consul-index: ")[1].split()[0])
begin = time.monotonic()
waited = []
waiter = threading.Thread(target=lambda: waited.append(
    ask(a, "GET", f"/v1/kv/k?raw&dc=dc2&index={index}&wait=60s", token=MANAGER, timeout=70)))
waiter.start()
time.sleep(10)
must("a blocking query waits beyond one question", not waited)
must("the value changes", ask(b, "PUT", "/v1/kv/k", raw="new", token=MANAGER)[0] == 200)
waiter.join(5)
must("and it is answered at once", waited == [(200, "new")], waited)
begin = time.monotonic()
status, _ = ask(a, "GET", f"/v1/kv/none?dc=dc2&index=999999999&wait=1s", token=MANAGER)
must("its own time counts", status in (200, 404) and 0.5 < time.monotonic() - begin < 6, (status, time.monotonic() - begin))

# MARK: Names.
cluster.until("web.service.dc2.consul is answered by dc2, with the rights of this agent's token", NODES,
              lambda: names(a, "web.service.dc2.consul")[0] == "3")
must("dc2 asks dc1 by name", ask(a, "PUT", "/v1/catalog/register", {
    "Node": "n1", "Address": "10.1.0.1", "Service": {"Service": "db", "Port": 5432}})[0] == 200)
cluster.until("db.service.dc1.consul is found from dc2", NODES,
              lambda: names(b, "db.service.dc1.consul") == ["0", "1", "10.1.0.1"])
must("so is the long form", names(b, "db.service.dc1.dc.consul") == ["0", "1", "10.1.0.1"])
must("another datacenter's name does not exist", names(b, "db.service.dc9.consul")[0] == "3")

# MARK: Prepared queries.
status, text = ask(b, "POST", "/v1/query", {"Name": "db", "Service": {"Service": "db", "Failover": {
    "Datacenters": ["dc9", "dc1"]}}}, token=MANAGER)
must("a query that turns to dc1", status == 200, (status, text))
status, text = ask(b, "GET", "/v1/query/db/execute", token=MANAGER)
found = json.loads(text)
must("finds what is there", (found["Datacenter"], found["Failovers"], len(found["Nodes"])) == ("dc1", 1, 1), text)

# MARK: Calls.
helpers = []


def helper(agent, name, words):
    log = (FOLDER / f"{name}.log").open("ab")
    process = agent.machine.popen(words, stdout=log, stderr=log, start_new_session=True)
    helpers.append(process)
    atexit.register(process.kill)


def envoy(agent, name, *words, admin):
    token = [f"-token={MANAGER}"] if agent is b else []
    helper(agent, name, ["tombolo", "connect", "envoy", *words, f"-admin-bind=127.0.0.1:{admin}", *token, "--", "--log-level", "warning"])


def sidecar(agent, name, port, upstreams=()):
    body = {"Name": name, "Port": port, "Address": agent.machine.address, "Connect": {"SidecarService": {
        "Proxy": {"LocalServiceAddress": "127.0.0.1", "Upstreams": list(upstreams)}}}}
    status, text = ask(agent, "PUT", "/v1/agent/service/register", body)
    must(f"{name} is registered", status == 200, (status, text))


def upstream(port, mode, datacenter="dc2"):
    return {"DestinationName": "api", "Datacenter": datacenter, "LocalBindPort": port, "MeshGateway": {"Mode": mode}}


def call(port):
    return a.machine.output(["curl", "-s", "-m", "4", f"http://127.0.0.1:{port}/who"]).stdout


def passed(agent, what):
    """How many connections a gateway passed on."""
    text = agent.machine.output(["curl", "-s", f"http://127.0.0.1:19002/stats?filter={what}.*downstream_cx_total"]).stdout
    return sum(int(line.rpartition(" ")[2]) for line in text.splitlines() if line)


if not os.environ.get("TOMBOLO_WITHOUT_ENVOY"):
    (FOLDER / "files").mkdir()
    (FOLDER / "files" / "who").write_text("api of dc2")
    helper(b, "api", ["python3", "-m", "http.server", "9000", "--bind", "127.0.0.1", "--directory", f"{FOLDER}/files"])
    sidecar(b, "api", 9000)
    for agent in (a, b):
        envoy(agent, f"gateway-{agent.name}", "-gateway=mesh", "-register", f"-address={agent.machine.address}:8443",
              f"-wan-address={agent.machine.address}:8443", admin=19002)
    envoy(b, "api-sidecar", "-sidecar-for=api", admin=19001)
    status, text = ask(a, "PUT", "/v1/config", {"Kind": "service-resolver", "Name": "api", "Failover": {"*": {"Datacenters": ["dc2"]}}})
    must("api fails over to dc2", status == 200, (status, text))
    # A sidecar has one upstream of a name in a datacenter.
    for number, mode in enumerate(["none", "local", "remote"]):
        taken_over = [{"DestinationName": "api", "LocalBindPort": 9104, "MeshGateway": {"Mode": "local"}}] if mode == "none" else []
        sidecar(a, f"web-{mode}", 9001 + number, [upstream(9101 + number, mode), *taken_over])
        envoy(a, f"web-{mode}-sidecar", f"-sidecar-for=web-{mode}", admin=19010 + number)
    cluster.until("web calls api of dc2 straight", NODES, lambda: call(9101) == "api of dc2")
    must("past all gateways", passed(b, "mesh_gateway_local") == 0)
    cluster.until("and by the gateway of dc2", NODES, lambda: call(9103) == "api of dc2")
    must("which passes it on by its name", passed(b, "mesh_gateway_local") > 0 and passed(a, "mesh_gateway_remote") == 0)
    cluster.until("and by the gateways of both", NODES, lambda: call(9102) == "api of dc2")
    must("that of dc1 passes it on to that of dc2", passed(a, "mesh_gateway_remote") > 0)
    cluster.until("what nobody serves in dc1 is taken over by dc2", NODES, lambda: call(9104) == "api of dc2")
    ask(a, "PUT", "/v1/connect/intentions/exact?source=*&destination=api", {"Action": "deny"})
    cluster.until("an intention of dc1 refuses it in dc2", NODES, lambda: call(9102) == "")
    ask(a, "PUT", "/v1/connect/intentions/exact?source=*&destination=api", {"Action": "allow"})
    cluster.until("and allows it again", NODES, lambda: call(9102) == "api of dc2")

# MARK: One is lost.
waited = []
waiter = threading.Thread(target=lambda: waited.append(
    (ask(a, "GET", "/v1/kv/never?dc=dc2&index=1000000000&wait=300s", token=MANAGER, timeout=100), time.monotonic())))
waiter.start()
time.sleep(1)
second.cut()
cut = time.monotonic()
taken = cluster.until("the loss of dc2 is seen", NODES, lambda: alive(a)["b.dc2"] == 4, patience=10)
begin = time.monotonic()
status, text = ask(a, "GET", "/v1/kv/k?raw&dc=dc2", token=MANAGER)
must("a question for it is refused at once", status == 500 and text.startswith("No path to datacenter") and "dc2" in text
     and time.monotonic() - begin < 2, (status, text))
waiter.join(5)
must("and so is one under way", waited and waited[0][0][0] == 500 and waited[0][1] - cut < 12, waited)
must("each goes on alone", a.write("alone", 1) and ask(b, "PUT", "/v1/kv/alone", raw="b", token=MANAGER)[0] == 200)
must("the lost one is listed last", known(a) == ["dc1", "dc2"])
second.join()
cluster.until("it is back", NODES, lambda: alive(a)["b.dc2"] == 1 == alive(b)["a.dc1"] and ask(a, "GET", "/v1/kv/alone?raw&dc=dc2", token=MANAGER) == (200, "b"))

# MARK: The primary is killed and comes back.
a.kill()
cluster.until("the loss of dc1 is seen", NODES, lambda: alive(b)["a.dc1"] == 4, patience=10)
must("dc2 goes on", ask(b, "PUT", "/v1/kv/without", raw="primary", token=MANAGER)[0] == 200)
if helpers:
    must("calls go on without the primary's control plane", [call(port) for port in (9101, 9102, 9103, 9104)] == ["api of dc2"] * 4)
must("certificates are signed without it", b.get("/v1/agent/connect/ca/leaf/fresh") is not None)
status, text = ask(b, "PUT", "/v1/config", {"Kind": "service-defaults", "Name": "late", "Protocol": "http"})
must("a config entry is refused with the reason", status == 500 and "No path to datacenter" in text, (status, text))
must("and says why it cannot reach it", "No path to datacenter" in ask(b, "GET", "/v1/kv/k?dc=dc1")[1])
a.start()
cluster.until("dc1 is back", NODES, lambda: alive(b)["a.dc1"] == 1 and ask(b, "GET", "/v1/kv/k?raw&dc=dc1") == (200, "w"))
cluster.until("config entries are taken again", NODES, lambda: ask(
    b, "PUT", "/v1/config", {"Kind": "service-defaults", "Name": "late", "Protocol": "http"})[0] == 200)
for process in helpers:
    process.kill()
b.stop()
cluster.until("a datacenter that leaves has left", [a], lambda: alive(a)["b.dc2"] == 3, patience=10)
must("and is none any more", known(a) == ["dc1"])
a.stop()
print("datacenters: all as it should be")
