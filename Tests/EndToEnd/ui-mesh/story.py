"""The pages about the mesh: what is exported and arrives, why calls work or not, who may call whom, what Envoy refused, metrics."""

import http.server
import json
import os
import pathlib
import random
import subprocess
import sys
import threading
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "ui"))

from browser import Browser  # noqa: E402
from clusters import HOSTILE, PICTURES, Cluster, finish, joined, log_in, say, wait_for  # noqa: E402
from supervised import RUN, free_port  # noqa: E402

# Each is walked over cell by cell, which takes seconds.
SETS = 5
METRICS = {"seen": []}


class Metrics(http.server.BaseHTTPRequestHandler):
    """Answers as Prometheus does, and remembers what it was sent."""

    def do_GET(self):
        METRICS["seen"].append((self.path, dict(self.headers)))
        body = {"status": "success", "data": {"resultType": "vector", "result": [
            {"metric": {"envoy_response_code_class": "2", "local_cluster": "web"}, "value": [1, "9"]},
            {"metric": {"envoy_response_code_class": "5"}, "value": [1, "1"]}]}}
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Set-Cookie", "leak=1")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words):
        pass


def exports(b, east, west):
    b.open(west.page("exports"))
    b.sees("every service, also later ones")
    b.click("Export billing to east", "input")
    b.sees("What east would see")
    b.sees("+ billing")
    b.sees("no mesh gateway")
    b.picture(PICTURES / "exports.png")
    west.ask("PUT", "/v1/agent/service/register", {"Kind": "mesh-gateway", "Name": "mesh-gateway", "Port": 8443})
    b.lacks("no mesh gateway")
    # c16: somebody else saves meanwhile.
    b.click("Preview…")
    b.sees('"Peer": "east"')
    west.ask("PUT", "/v1/config", {"Kind": "exported-services", "Name": "default", "Services": [{"Name": "ledger", "Consumers": [{"Peer": "east"}]}]})
    b.click("Save")
    b.sees("meanwhile")
    b.sees("ledger")
    b.click("Save")
    b.until("!document.querySelector('dialog')", "the end of the dialog")
    began = time.monotonic()
    b.until("document.querySelectorAll('td .status.passing').length === 2", "both arrived", 6)
    arrived = time.monotonic() - began
    names = {one["Name"] for one in west.ask("GET", "/v1/config/exported-services/default")["Services"]}
    assert names == {"billing", "ledger"}, names
    assert {row["Name"] for row in east.ask("GET", "/v1/internal/ui/services?peer=west")} >= names
    say(f"c13 c16 an export is previewed, merged with what somebody else saved, and is seen to arrive ({arrived:.1f} s)")
    b.click("Export billing to east", "input")
    b.sees("calls of east to it end")
    b.click("Preview…")
    b.click("Save")
    b.until("!document.querySelector('dialog')", "the end of the dialog")
    wait_for("billing gone in east", lambda: "billing" not in {row["Name"] for row in east.ask("GET", "/v1/internal/ui/services?peer=west")}, 3)
    b.click("Export every service to east", "input")
    b.sees("Services that are registered later are exported, too")
    b.click("Discard")
    b.open(west.page("peers/east/exported-services"))
    b.click("Export a service")
    b.type("Service", "nowhere")
    b.sees("There is no service of this name here yet")
    b.type("Service", "consul")
    b.sees("consul is never exported")
    say("c14 c15 what ends is gone there in 3 s; what does nothing, or more than one thinks, is said before")


def why(b, east):
    def steps(source, destination):
        b.open(east.page(f"why?source={source}&destination={destination}"))
        b.until("!!document.querySelector('.why-steps li')", f"steps of {source} to {destination}")
        return b.run("Object.fromEntries([...document.querySelectorAll('.why-steps li')].map((e) => [e.dataset.step, e.dataset.outcome]))")

    b.open(east.page("why"))
    b.sees("Ask about a call")
    b.type("Caller", "web")
    b.type("Destination", "api")
    b.click("Find out")
    b.sees("It fails at step")
    assert b.run("location.search") == "?source=web&destination=api"
    b.picture(PICTURES / "why.png")
    faults = {}
    faults["nobody of that name"] = steps("ghost", "api").get("source-registered")
    faults["no sidecar"] = steps("bare", "api").get("source-sidecar")
    faults["no proxy connected"] = steps("web", "api").get("proxy-connected")
    faults["no upstream"] = steps("api", "web").get("upstream")
    faults["denied"] = steps("other", "web").get("intention")
    faults["not imported"] = steps("web", "west/nothing").get("imported")
    assert set(faults.values()) == {"failed"}, faults
    assert steps("web", "api").get("intention") == "ok", steps("web", "api")
    b.open(east.page("why?source=other&destination=web"))
    b.sees("To do:")
    b.click("service-intentions/web", "a")
    b.until("location.pathname.endsWith('/config/service-intentions/web')", "the entry that is to blame")
    b.open(east.page("why?source=x&destination=a/b/c"))
    b.sees("destination is")
    say(f"c20 {len(faults)} faults, each of its step, with what to do and the entry it hangs on")
    b.open(east.page("why?source=web&destination=api"))
    b.sees("Copy as command")
    b.run("window.copied = ''; Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (t) => { window.copied = t } }, configurable: true })")
    b.click("Copy as command")
    words = b.run("window.copied")
    shown = subprocess.run(["bash", "-c", words], capture_output=True, text=True, timeout=30,
                           env={"PATH": os.environ["PATH"], "CONSUL_HTTP_ADDR": east.url, "CONSUL_HTTP_TOKEN": east.token})
    assert "intention" in shown.stdout + shown.stderr and east.token not in words, (words, shown)
    say("c34 the command that is copied runs as it is, without a secret in it")


def matrix(b, east):
    rules = random.Random(18)
    names = ["a", "b", "*"]
    for name in ["a", "b"]:
        east.ask("PUT", "/v1/agent/service/register", {"Name": name})
    seen = 0
    for number in range(SETS):
        for destination in names:
            sources = rules.sample(names, rules.randint(0, 3))
            if sources:
                east.ask("PUT", "/v1/config", {"Kind": "service-intentions", "Name": destination, "Sources": [
                    {"Name": source, "Action": rules.choice(["allow", "deny"])} for source in sources]})
            else:
                east.ask("DELETE", f"/v1/config/service-intentions/{destination}")
        wanted = {(s, d): east.ask("GET", f"/v1/connect/intentions/check?source={s}&destination={d}")["Allowed"] for s in ["a", "b"] for d in ["a", "b"]}
        if number == 0:
            b.open(east.page("intentions/matrix"))
            b.until("!!document.getElementById('matrix-cell')", "the matrix")
            b.run("document.querySelector('.matrix').focus()")
        def found():
            # Walks over all cells by the arrow keys and takes what is said of each.
            return b.run("""(async () => {
              const grid = document.querySelector('.matrix');
              const key = (k) => { grid.dispatchEvent(new KeyboardEvent('keydown', { key: k, bubbles: true })); return new Promise((r) => requestAnimationFrame(() => r())); };
              const said = {};
              for (let n = 0; n < 12; n += 1) await key('ArrowUp');
              for (let row = 0; row < Number(grid.ariaRowCount ?? grid.getAttribute('aria-rowcount')); row += 1) {
                await key('Home');
                for (let column = 0; column < Number(grid.getAttribute('aria-colcount')); column += 1) {
                  const text = document.getElementById('matrix-cell').textContent;
                  const parts = /^(\\S+) (may call|may not call|may call by rules) (\\S+?)(, by default)?$/.exec(text);
                  if (parts) said[parts[1] + '>' + parts[3]] = parts[2] === 'may call';
                  await key('ArrowRight');
                }
                await key('ArrowDown');
              }
              return said;
            })()""")
        def agrees():
            said = found()
            return all(said.get(f"{s}>{d}") == allowed for (s, d), allowed in wanted.items())
        wait_for(f"the matrix as the server decides: {wanted}", agrees, 20)
        seen += len(wanted)
    b.picture(PICTURES / "matrix.png")
    for destination in names:
        east.ask("DELETE", f"/v1/config/service-intentions/{destination}")
    say(f"c18 the matrix agrees with the server in {seen} cells of {SETS} random sets of rules, and is walked over by keys")


def rules(b, east):
    b.open(east.page("intentions/create"))
    b.type("Service", "web")
    b.run("[...document.querySelectorAll('fieldset')][1].querySelector('input').focus()")
    b.call("Input.insertText", {"text": "admin"})
    b.click("By rules", "label.choice")
    b.type("Path of rule 1", "/orders")
    b.run("document.querySelector('[aria-label=\"Methods of rule 1\"] input').click()")
    b.click("Add a header to rule 1")
    b.type("Name of header 1 of rule 1", "x-team")
    b.choose("Way to match header 1 of rule 1", "Exact")
    b.type("Value of header 1 of rule 1", "pay")
    b.click("Add a rule")
    b.choose("Action of rule 2", "deny")
    b.click("Try a request")
    b.type("Path of the request", "/orders/7")
    b.sees("by rule 2")
    b.type("Headers", "X-Team: pay")
    b.choose("Method of the request", "GET")
    b.until("document.querySelector('.tester').innerText.includes('by rule 1') || !!0", "rule 1 to decide")
    b.picture(PICTURES / "rules.png")
    b.click("Preview…")
    b.sees('"PathPrefix": "/orders"')
    b.click("Save")
    b.until("location.pathname.endsWith('/intentions')", "the list")
    made = east.ask("GET", "/v1/config/service-intentions/admin")["Sources"][0]["Permissions"]
    assert [one["Action"] for one in made] == ["allow", "deny"] and made[0]["HTTP"]["Header"][0]["Exact"] == "pay", made
    say("rules about requests are filled in, tried and written")


def proxies(b, east):
    """A sidecar with a config entry that Envoy refuses."""
    admin = free_port()
    log = (RUN / "envoy.log").open("ab")
    envoy = subprocess.Popen(
        ["tombolo", "connect", "envoy", "-sidecar-for=web-0", f"-admin-bind=127.0.0.1:{admin}", f"-http-addr={east.url}", f"-grpc-addr=127.0.0.1:{east.grpc}", f"-token={east.token}", "--", "--log-level", "error"],
        stdout=log, stderr=log)
    b.open(east.page("proxies"))
    b.sees("web-0-sidecar-proxy")
    b.sees("In sync")
    east.ask("PUT", "/v1/config", {"Kind": "service-defaults", "Name": "web", "Protocol": "http"})
    bad = {"@type": "type.googleapis.com/envoy.config.cluster.v3.Cluster", "name": "local_app", "connect_timeout": "-5s"}
    east.ask("PUT", "/v1/config", {"Kind": "proxy-defaults", "Name": "global", "Config": {"envoy_local_cluster_json": json.dumps(bad)}})
    b.sees("Entries to blame")
    b.sees("proxy-defaults/global")
    b.picture(PICTURES / "proxies.png")
    b.open(east.page("mesh"))
    b.sees("has not the configuration that was written")
    east.ask("DELETE", "/v1/config/proxy-defaults/global")
    b.open(east.page("proxies"))
    b.sees("In sync")
    b.lacks("Entries to blame")
    envoy.terminate()
    envoy.wait(30)
    say("c26 what Envoy refuses is shown in its words with the entry to blame, and is gone when that is mended")


def metrics(b, east):
    b.open(east.page("services/api/topology"))
    b.sees("10.0/s")
    b.sees("10.0 %")
    assert METRICS["seen"] and all(path.startswith("/base/api/v1/query?query=") for path, _ in METRICS["seen"])
    for _, headers in METRICS["seen"]:
        assert headers.get("Authorization") == "Bearer of-the-operator" and "X-Consul-Token" not in headers, headers
    assert b.run("document.cookie") == ""
    for path, status in [("api/v1/admin/tsdb/delete_series", 403), ("api/v1/query/../admin", 403), ("x", 403)]:
        try:
            east.ask("GET", f"/v1/internal/ui/metrics-proxy/{path}")
            raise AssertionError("it was passed on")
        except AssertionError as refusal:
            assert f": {status} " in str(refusal) or "301" in str(refusal), refusal
    policy = {"Name": "one", "Rules": 'service "api" { policy = "read" }'}
    east.ask("PUT", "/v1/acl/policy", policy)
    secret = east.ask("PUT", "/v1/acl/token", {"Policies": [{"Name": "one"}]})["SecretID"]
    try:
        east.ask("GET", "/v1/internal/ui/metrics-proxy/api/v1/query?query=up", token=secret)
        raise AssertionError("it was answered")
    except AssertionError as refusal:
        assert ": 403 " in str(refusal), refusal
    b.open(east.page("services/other/topology"))
    b.sees("The peer decides")
    say("metrics are asked for through the agent, with the operator's header and nobody's token, by those who may read everything")


def together(b, east, west):
    b.open(east.page("services"))
    b.sees("ledger")
    began = time.monotonic()
    west.ask("PUT", "/v1/agent/check/update/ledger-live", {"Status": "critical"})
    b.until("[...document.querySelectorAll('tbody tr')].some((row) => row.innerText.includes('ledger') && row.innerText.includes('ritical'))", "the critical ledger", 10)
    say(f"c30 what turns critical in west shows in east by itself ({time.monotonic() - began:.1f} s)")
    b.open(east.page("mesh"))
    b.sees("west")
    b.sees("critical")
    b.picture(PICTURES / "mesh.png")
    b.open(f"{east.url}/ui/:west/east/services/ledger/instances")
    b.sees(HOSTILE)
    assert b.run("document.title") != "hacked" and b.run("document.querySelectorAll('main img').length") == 0
    assert b.run("document.querySelector('h1').innerText.includes('west')"), "a peer's service without its peer"
    say("c33 what a peer calls itself is text, and its services stand with its name")
    east.ask("PUT", "/v1/config", {"Kind": "service-resolver", "Name": "books", "Redirect": {"Service": "ledger", "Peer": "west"}})
    b.open(east.page("peers/west"))
    b.click("Delete")
    b.sees("These count on it")
    b.sees("books")
    b.click("Cancel", "dialog button")
    say("c28 before a peering is deleted it is said what counts on it")


def broken_off(b, east):
    b.open(east.page("services"))
    b.sees("ledger")
    before = b.run("document.querySelectorAll('tbody tr').length")
    east.process.kill()
    east.process.wait(30)
    b.sees("No connection")
    assert b.run("document.querySelectorAll('tbody tr').length") == before, "rows went away with the agent"
    b.sees("This is as of")
    east.start()
    b.sees("Live")
    b.lacks("This is as of")
    east.ready()
    b.until(f"document.querySelectorAll('tbody tr').length === {before}", "every row once")
    b.problems.clear()
    say("c23 an agent that is gone is said to be, what is known stays with its age, and everything is there once when it is back")


def main():
    begin = time.monotonic()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Metrics)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    proxy = {"base_url": f"http://127.0.0.1:{server.server_port}/base", "add_headers": [{"name": "Authorization", "value": "Bearer of-the-operator"}]}
    east = Cluster("east", acl=True, ui_config={"enabled": True, "metrics_provider": "prometheus", "metrics_proxy": proxy})
    west = Cluster("west")
    b = Browser(RUN)
    for one in (east, west):
        one.ready()
    east.fill()
    for name in ["bare"]:
        east.ask("PUT", "/v1/agent/service/register", {"Name": name})
    east.ask("PUT", "/v1/agent/service/register", {"Name": "other", "Connect": {"SidecarService": {"Proxy": {"Upstreams": [{"DestinationName": "api", "LocalBindPort": 9299}, {"DestinationName": "ledger", "DestinationPeer": "west", "LocalBindPort": 9300}]}}}})
    east.ask("PUT", "/v1/config", {"Kind": "service-intentions", "Name": "api", "Sources": [{"Name": "web", "Action": "allow"}, {"Name": "other", "Action": "deny"}]})
    east.ask("PUT", "/v1/config", {"Kind": "service-intentions", "Name": "web", "Sources": [{"Name": "other", "Action": "deny"}]})
    for name in ["billing", "ledger"]:
        west.ask("PUT", "/v1/agent/service/register", {"Name": name, "Port": 7000, "Tags": [HOSTILE], "Meta": {"by": "evil"},
                                                       "Check": {"CheckID": f"{name}-live", "TTL": "1h", "Status": "passing"}, "Connect": {"SidecarService": {}}})
    joined(east, west)
    log_in(b, east)
    exports(b, east, west)
    why(b, east)
    metrics(b, east)
    rules(b, east)
    proxies(b, east)
    together(b, east, west)
    matrix(b, east)
    broken_off(b, east)
    finish(b, [east, west], begin, "ui-mesh")


main()
