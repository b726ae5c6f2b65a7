"""Namespaces and a partition of a whole cluster: objects, places of keys, entries and services, a kill -9, and removal."""

import http.server
import json
import os
import signal
import subprocess
import threading
import urllib.error
import urllib.request

from supervised import DEADLINE, RUN, Agent, free_port


def command(agent, *words, succeeds=True, **variables):
    environment = os.environ | {"CONSUL_HTTP_ADDR": f"127.0.0.1:{agent.port}"} | variables
    done = subprocess.run(["tombolo", *words], env=environment, capture_output=True, text=True, timeout=DEADLINE, check=False)
    agent.must(" ".join(words), (done.returncode == 0) == succeeds, done.stdout + done.stderr)
    return (done.stdout + done.stderr).strip()


def names(agent, path):
    return [row["Name"] for row in agent.get(path)]


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"from the back")

    def log_message(self, *_):
        pass


def called(port):
    """What the caller gets through its sidecar; nothing when the call is refused."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2) as answer:
            return answer.read().decode()
    except (OSError, urllib.error.URLError):
        return None


def mesh(agent):
    """web of the namespace front calls api of the namespace back, each with a real Envoy."""
    for name in ("front", "back"):
        command(agent, "namespace", "create", f"-name={name}")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    upstream, sidecars = free_port(), {}
    proxies = {
        "front": ("web", {"Upstreams": [{"DestinationName": "api", "DestinationNamespace": "back", "LocalBindPort": upstream}]}),
        "back": ("api", {"LocalServiceAddress": "127.0.0.1", "LocalServicePort": server.server_address[1]}),
    }
    try:
        for place, (service, proxy) in proxies.items():
            sidecar = {"Kind": "connect-proxy", "Service": f"{service}-sidecar-proxy", "ID": f"{service}-proxy", "Port": free_port(),
                       "Address": "127.0.0.1", "Proxy": {"DestinationServiceName": service, **proxy}}
            status, text = agent.put(f"/v1/catalog/register?ns={place}", {"Node": "mesh", "Address": "127.0.0.1", "Service": sidecar})
            agent.must(f"the sidecar of {service} is registered", status == 200, text)
            log = (RUN / f"{service}.log").open("wb")
            sidecars[service] = subprocess.Popen(
                ["tombolo", "connect", "envoy", f"-proxy-id={service}-proxy", "-node-name=mesh", f"-namespace={place}",
                 f"-admin-bind=127.0.0.1:{free_port()}"],
                env=os.environ | {"CONSUL_HTTP_ADDR": f"127.0.0.1:{agent.port}"}, stdout=log, stderr=log)
        agent.until("a call goes from one namespace to the other", lambda: called(upstream) == "from the back", deadline=60)
        intentions = {"Kind": "service-intentions", "Name": "api", "Sources": [{"Name": "web", "Action": "deny"}]}
        agent.must("an intention about its own namespace is taken", agent.put("/v1/config?ns=back", intentions)[0] == 200)
        agent.must("it is about another web", called(upstream) == "from the back")
        intentions["Sources"][0]["Namespace"] = "front"
        agent.must("one about the caller's is taken", agent.put("/v1/config?ns=back", intentions)[0] == 200)
        agent.until("it holds", lambda: called(upstream) is None)
        checked = "/v1/connect/intentions/check?source=front/web&destination=back/api"
        agent.must("it is found by name", agent.get(checked) == {"Allowed": False})
        status, text = agent.put("/v1/connect/intentions/exact?source=front/web&destination=back/api", {"Action": "allow"})
        agent.must("it is changed by name", status == 200, text)
        row = agent.get("/v1/connect/intentions/exact?ns=back&source=front/web&destination=api")
        agent.must("it says where both stand", (row["SourceNS"], row["DestinationNS"]) == ("front", "back"), str(row))
        agent.must("lists are of a namespace", agent.get("/v1/connect/intentions") == []
                   and len(agent.get("/v1/connect/intentions?ns=*")) == len(agent.get("/v1/connect/intentions?ns=back")) == 1)
        agent.until("calls are let through again", lambda: called(upstream) == "from the back")
    finally:
        for process in sidecars.values():
            process.terminate()
            process.wait(DEADLINE)
        server.shutdown()


def story(agent):
    agent.start()
    agent.until("the agent answers", lambda: agent.services() == [], quiet=True)
    refused = command(agent, "kv", "put", "-namespace=team", "a", "1", succeeds=False)
    agent.must("without namespaces it answers as Consul Community", "Enterprise feature" in refused, refused)

    shown = command(agent, "namespace", "create", "-name=team", "-description=first team", "-meta=owner=x")
    agent.must("a namespace is made", shown.startswith("Name: team\nDescription:\n   first team"), shown)
    command(agent, "partition", "create", "-name=east")
    agent.must("both are listed", (names(agent, "/v1/namespaces"), names(agent, "/v1/partitions"))
         == (["default", "team"], ["default", "east"]))
    command(agent, "namespace", "update", "-name=team", "-merge-meta", "-meta=level=2")
    agent.must("metadata is merged", agent.get("/v1/namespace/team")["Meta"] == {"owner": "x", "level": "2"})

    command(agent, "kv", "put", "-namespace=team", "a", "of the team")
    command(agent, "kv", "put", "a", "of all")
    agent.must("keys are told apart", (command(agent, "kv", "get", "a"), command(agent, "kv", "get", "a", CONSUL_NAMESPACE="team"))
         == ("of all", "of the team"))
    lost = command(agent, "kv", "put", "-namespace=luke", "a", "1", succeeds=False)
    agent.must("what does not exist is named", 'Namespace "luke" does not exist' in lost, lost)

    status, text = agent.put("/v1/txn?ns=team", [
        {"KV": {"Verb": "set", "Key": "t", "Value": "MQ=="}}, {"KV": {"Verb": "set", "Key": "t", "Value": "Mg==", "Namespace": "default"}}])
    agent.must("operations of a transaction say where they are", status == 200, text)
    agent.must("each is carried out there", (command(agent, "kv", "get", "-namespace=team", "t"), command(agent, "kv", "get", "t")) == ("1", "2"))
    status, text = agent.put("/v1/txn", [{"KV": {"Verb": "set", "Key": "t", "Value": "MQ==", "Namespace": "luke"}}])
    agent.must("nothing is written into a namespace that is not there", status == 500 and "does not exist" in text, text)

    entry = RUN / "entry.json"
    entry.write_text(json.dumps({"Kind": "service-defaults", "Name": "web", "Protocol": "http", "Namespace": "team"}))
    command(agent, "config", "write", str(entry))
    agent.must("an entry names its namespace", agent.get("/v1/config/service-defaults?ns=team")[0]["Namespace"] == "team")
    agent.must("others do not have it", agent.get("/v1/config/service-defaults") == [])
    agent.put("/v1/catalog/register?partition=east", {"Node": "far", "Address": "10.0.0.9", "Service": {"Service": "web"}})
    agent.must("a partition has nodes of its own", [row["Node"] for row in agent.get("/v1/catalog/nodes?partition=east")] == ["far"])
    agent.must("which others do not show", "far" not in [row["Node"] for row in agent.get("/v1/catalog/nodes")])

    agent.process.send_signal(signal.SIGKILL)
    agent.process.wait(DEADLINE)
    agent.until("its processes are gone", lambda: not [line for line in agent.left_behind() if " " in line], quiet=True)
    agent.start()
    agent.until("after a kill everything is there",
          lambda: agent.get("/v1/namespace/team")["Meta"] == {"owner": "x", "level": "2"}
          and command(agent, "kv", "get", "-namespace=team", "a") == "of the team")

    command(agent, "namespace", "delete", "team")
    command(agent, "partition", "delete", "east")
    agent.until("both go with what is in them",
          lambda: (names(agent, "/v1/namespaces"), names(agent, "/v1/partitions")) == (["default"], ["default"]))
    command(agent, "namespace", "create", "-name=team")
    command(agent, "kv", "get", "-namespace=team", "a", succeeds=False)
    agent.must("the default namespace is as it was", command(agent, "kv", "get", "a") == "of all")
    refused = command(agent, "namespace", "delete", "default", succeeds=False)
    agent.must("what is built in stays", "Cannot delete the default namespace" in refused, refused)


def access():
    """Tokens, policies, roles and logins' methods of a namespace, with ACLs on."""
    manager = "5c0b9a6e-5a4f-4d0a-9f67-0d1b8a2f3c11"
    agent = Agent(RUN / "guarded")
    settings = json.loads((agent.folder / "agent.json").read_text())
    settings["acl"] = {"enabled": True, "default_policy": "deny", "tokens": {"initial_management": manager, "agent": manager}}
    (agent.folder / "agent.json").write_text(json.dumps(settings))
    team = {"CONSUL_HTTP_TOKEN": manager, "CONSUL_NAMESPACE": "team"}

    def run(*words, succeeds=True, **variables):
        return command(agent, *words, succeeds=succeeds, **({"CONSUL_HTTP_TOKEN": manager} | variables))

    def read(*words, **variables):
        return json.loads(run(*words, "-format=json", **variables))

    try:
        agent.spawn()
        agent.until("the agent knows its first token", lambda: probe(agent, "acl", "token", "list", CONSUL_HTTP_TOKEN=manager), deadline=60)
        run("acl", "policy", "create", "-name=cross-namespace-policy",
            '-rules=namespace_prefix "" { service_prefix "" { policy = "read" } node_prefix "" { policy = "read" } }')
        run("namespace", "create", "-name=team", "-default-policy-name=cross-namespace-policy")
        run("namespace", "create", "-name=shop")
        listed = {policy["Name"]: policy for policy in read("acl", "policy", "list", **team)}
        agent.must("a namespace begins with a policy of its own", list(listed) == ["namespace-management"]
                   and listed["namespace-management"]["Namespace"] == "team", str(listed))
        run("acl", "role", "create", "-name=keys", "-policy-name=namespace-management", **team)
        token = read("acl", "token", "create", "-role-name=keys", "-service-identity=web", **team)
        agent.must("a token says where it stands", token["Namespace"] == "team", str(token))
        expanded = read("acl", "token", "read", f"-accessor-id={token['AccessorID']}", "-expanded", **team)
        agent.must("it shows what its namespace gives it", len(expanded["NamespaceDefaultPolicyIDs"]) == 1, str(expanded))
        own = {"CONSUL_HTTP_TOKEN": token["SecretID"]}
        run("kv", "put", "a", "1", **own)
        agent.must("requests without a place mean the token's", run("kv", "get", "-namespace=team", "a") == "1")
        for place in ("default", "shop"):
            refused = run("kv", "put", f"-namespace={place}", "a", "1", succeeds=False, **own)
            agent.must(f"it may nothing in {place}", "Permission denied" in refused, refused)
        run("acl", "policy", "create", "-name=mine", '-rules=key "b" { policy = "read" }', **own)
        refused = run("acl", "policy", "create", "-name=theirs", '-rules=operator = "write"', succeeds=False, **own)
        agent.must("its policies reach no further than the namespace", "operator" in refused, refused)
        run("acl", "policy", "list", "-namespace=default", succeeds=False, **own)
        run("acl", "token", "read", f"-accessor-id={token['AccessorID']}", succeeds=False)
        rows = read("acl", "token", "list", "-namespace=*")
        agent.must("a list of every namespace says where each stands",
                   {row.get("Namespace", "default") for row in rows} == {"default", "team"}, str(rows))
        run("catalog", "services", "-namespace=shop", **own)

        run("namespace", "delete", "team")
        agent.until("the namespace goes", lambda: [row["Name"] for row in read("namespace", "list")] == ["default", "shop"])
        refused = run("kv", "get", "a", succeeds=False, **own)
        agent.must("its tokens are gone with it", "ACL not found" in refused, refused)
        run("namespace", "create", "-name=team")
        agent.must("a new one of that name has no more than a new one",
                   [policy["Name"] for policy in read("acl", "policy", "list", **team)] == ["namespace-management"])
    finally:
        agent.stop()


def probe(agent, *words, **variables):
    """Whether a command works by now."""
    environment = os.environ | {"CONSUL_HTTP_ADDR": f"127.0.0.1:{agent.port}"} | variables
    return subprocess.run(["tombolo", *words], env=environment, capture_output=True, timeout=DEADLINE, check=False).returncode == 0


def main():
    agent = Agent(RUN / "agent")
    try:
        story(agent)
        mesh(agent)
    finally:
        agent.stop()
    access()


if __name__ == "__main__":
    main()
