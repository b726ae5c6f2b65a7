"""The clusters that the stories of the web UI look at, and what these stories do alike."""

import json
import subprocess
import time
import urllib.error
import urllib.request

from supervised import RUN, free_port

MANAGEMENT = "11111111-1111-4111-8111-111111111111"
DEADLINE = 60
HOSTILE = "<img src=x onerror=document.title='hacked'>"
PICTURES = RUN / "pictures"


class Cluster:
    def __init__(self, name, acl=False, **also):
        self.name = name
        self.folder = RUN / name
        self.folder.mkdir()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.token = MANAGEMENT if acl else ""
        self.grpc = free_port()
        configuration = {
            "server": True, "datacenter": name, "node_name": f"{name}-1", "data_dir": str(self.folder / "data"), "bind_addr": "127.0.0.1",
            "ports": {"http": self.port, "grpc": self.grpc, "grpc_tls": free_port(), "dns": -1}, "ui_config": {"enabled": True},
        }
        configuration |= also
        if acl:
            configuration["acl"] = {"enabled": True, "default_policy": "deny", "tokens": {"initial_management": MANAGEMENT}}
        (self.folder / "agent.json").write_text(json.dumps(configuration))
        self.process = None
        self.start()

    def start(self):
        log = (self.folder / "agent.log").open("ab")
        self.process = subprocess.Popen(["tombolo", "agent", f"-config-file={self.folder / 'agent.json'}"], stdout=log, stderr=log)

    def end(self):
        self.process.terminate()
        self.process.wait(DEADLINE)

    def ready(self):
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            try:
                if self.ask("GET", "/v1/catalog/nodes") not in ([], None):
                    return
            except (OSError, AssertionError):
                pass
            time.sleep(0.1)
        raise AssertionError(f"{self.name} does not answer; see {self.folder}/agent.log")

    def ask(self, method, path, body=None, token=None):
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, method=method)
        if token or self.token:
            request.add_header("X-Consul-Token", token or self.token)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                text = answer.read()
                return json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read()[:300]}") from error

    def page(self, path):
        return f"{self.url}/ui/{self.name}/{path}"

    def fill(self):
        for number, tags in enumerate([["v1", HOSTILE], ["v2"]]):
            self.ask("PUT", "/v1/agent/service/register", {
                "ID": f"web-{number}", "Name": "web", "Port": 8080 + number, "Tags": tags, "Meta": {"team": "\u202eevil"},
                "Checks": [{"Name": "alive", "TTL": "1h", "Status": "passing"}],
                "Connect": {"SidecarService": {"Proxy": {"Upstreams": [{"DestinationName": "api", "LocalBindPort": 9191 + number}]}}},
            })
        self.ask("PUT", "/v1/agent/service/register", {
            "Name": "api", "Port": 9090, "Check": {"CheckID": "api-live", "Name": "answers", "TTL": "1h"}, "Connect": {"SidecarService": {}}})
        self.ask("PUT", "/v1/agent/check/update/api-live", {"Status": "warning", "Output": f"HTTP GET: 503 {HOSTILE}"})
        self.ask("PUT", "/v1/kv/app/name", b"first")
        self.ask("PUT", "/v1/kv/app/deep/blob", bytes([0, 255, 1]))
        for name in ["api", "admin"]:
            self.ask("PUT", "/v1/config", {"Kind": "service-defaults", "Name": name, "Protocol": "http"})
        self.ask("PUT", "/v1/config", {"Kind": "service-resolver", "Name": "api", "ConnectTimeout": "7s"})
        self.ask("PUT", "/v1/config", {"Kind": "service-router", "Name": "api", "Routes": [
            {"Match": {"HTTP": {"PathPrefix": "/admin"}}, "Destination": {"Service": "admin"}}]})


def say(words):
    print(f"  {words}", flush=True)


def log_in(b, east, secret=MANAGEMENT):
    """Logs in on whatever page is open."""
    b.open(east.page("settings"))
    b.until("[...document.querySelectorAll('header.top button')].length > 2", "the head")
    b.run("document.querySelector('header.top .token-name').closest('button').click()")
    b.type("Secret of a token", secret)
    b.click("Log in", "dialog button[type=submit]")
    b.until("!document.querySelector('dialog')", "the end of the login")


def joined(east, west):
    """Peers two clusters by the API, for stories that are about something else."""
    token = east.ask("POST", "/v1/peering/token", {"PeerName": west.name})["PeeringToken"]
    west.ask("POST", "/v1/peering/establish", {"PeerName": east.name, "PeeringToken": token})
    for cluster, peer in [(east, west), (west, east)]:
        wait_for(f"{peer.name} active at {cluster.name}", lambda c=cluster, p=peer: c.ask("GET", f"/v1/peering/{p.name}")["State"] == "ACTIVE")


def wait_for(what, probe, patience=DEADLINE):
    """Asks until it is so."""
    end = time.monotonic() + patience
    while True:
        try:
            found = probe()
            if found:
                return found
        except (AssertionError, OSError):
            pass
        assert time.monotonic() < end, f"not seen: {what}"
        time.sleep(0.05)


def finish(b, clusters, begin, name):
    """What holds for every story: an empty console, and nothing asked of anybody else."""
    assert not b.problems, b.problems
    hosts = {url.split("/")[2] for url in b.requests if url.startswith("http")}
    assert hosts <= {f"127.0.0.1:{cluster.port}" for cluster in clusters}, hosts
    say("c02 the console is empty, and nothing was asked of any other host")
    b.end()
    for cluster in clusters:
        cluster.end()
    print(f"{name}: all of it in {time.monotonic() - begin:.0f} s")
