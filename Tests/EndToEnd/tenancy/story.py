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


def main():
    agent = Agent(RUN / "agent")
    try:
        story(agent)
        mesh(agent)
    finally:
        agent.stop()


if __name__ == "__main__":
    main()
