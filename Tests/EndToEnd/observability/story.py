"""One agent whose processes send their metrics everywhere."""

import glob
import http.server
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import threading
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(os.environ["TOMBOLO_ROOT"]) / "Tests/EndToEnd/real-clients"))

import clients
from supervised import RUN, Agent, free_port

PROCESSES = {"agent", "catalog", "config-entry", "acl", "peering", "gateway", "certificate-authority"}
LINE = re.compile(r"^[\w.<>/{}*~ -]+:-?\d+(\.\d+)?\|(c|g|ms|h)(\|@0\.\d+)?(\|#[^|]+)?$")


class Datagrams:
    """What arrives at a port, line by line."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.lines = []
        self.largest = 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while True:
            data = self.socket.recv(65535)
            self.largest = max(self.largest, len(data))
            self.lines += data.decode().split("\n")

    def total(self, name):
        return sum(float(line.split(":", 1)[1].split("|")[0]) for line in list(self.lines) if line.startswith(name))


class Collector:
    """An OpenTelemetry collector, as far as metrics go."""

    def __init__(self, port):
        self.requests, self.headers, self.status = [], [], 200
        collector = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                collector.headers.append((self.path, self.headers["Content-Type"], self.headers["x-key"]))
                if collector.status == 200:
                    collector.requests.append(json.loads(body))
                self.send_response(collector.status)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def newest(self):
        """The newest metrics of each process, by name."""
        found = {}
        for request in list(self.requests):
            for resource in request["resourceMetrics"]:
                attributes = {item["key"]: item["value"]["stringValue"] for item in resource["resource"]["attributes"]}
                metrics = {metric["name"]: metric for scope in resource["scopeMetrics"] for metric in scope["metrics"]}
                found[attributes["service.name"].removeprefix("tombolo-")] = metrics
        return found


class Sockets:
    """Shows what each process answers at its socket as /metrics/<process>, for Prometheus."""

    def __init__(self, agent):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                path = agent.sockets()[self.path.rsplit("/", 1)[1]]
                body = subprocess.run(["curl", "-sS", "--unix-socket", path, "http://localhost/metrics"], capture_output=True, check=False).stdout
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Observed(Agent):
    def sockets(self):
        """Sockets of the health endpoints by process."""
        found = {}
        for path in glob.glob(f"{self.temporary}/**/*", recursive=True) + glob.glob(f"{self.folder}/**/*", recursive=True):
            name = os.path.basename(path).removesuffix(".sock").removeprefix("health-")
            if pathlib.Path(path).is_socket() and name in PROCESSES:
                found[name] = path
        return found


def ask(agent, times):
    for _ in range(times):
        subprocess.run(["dig", "@127.0.0.1", "-p", str(agent.names), "+short", "consul.service.consul"], capture_output=True, check=False)


def datagrams(agent, plain, tagged):
    agent.until("statsd hears of every process", lambda: {
        word for line in list(plain.lines) for word in PROCESSES if line.startswith("consul.tombolo.") and f".{word}" in line} >= {"catalog", "acl"})
    before = plain.total("consul.dns.answers")
    ask(agent, 25)
    agent.until("what is counted arrives once", lambda: plain.total("consul.dns.answers") == before + 25)
    agent.until("DogStatsD, too", lambda: tagged.total("consul.dns.answers") >= 25)
    wrong = [line for line in plain.lines + tagged.lines if not LINE.match(line)]
    agent.must("every line is one", not wrong, wrong[:5])
    agent.must("labels are tags there, beside the agent's own",
               any(re.search(r"^consul\.dns\.answers:\d+\|c\|#env:test,.*code:NOERROR", line) for line in tagged.lines), tagged.lines[:20])
    agent.must("datagrams fit networks", max(plain.largest, tagged.largest) <= 1400, plain.largest)
    agent.must("timers are in milliseconds", any("|ms" in line for line in plain.lines))


def otlp(agent, collector):
    agent.until("a collector hears of every process", lambda: set(collector.newest()) >= PROCESSES)
    agent.must("as JSON, with the header that was wanted", set(collector.headers) == {("/v1/metrics", "application/json", "secret")}, set(collector.headers))
    metrics = collector.newest()["agent"]
    kinds = {kind for metric in metrics.values() for kind in ("sum", "gauge", "histogram") if kind in metric}
    agent.must("sums, gauges and histograms", kinds == {"sum", "gauge", "histogram"}, kinds)
    for name, metric in metrics.items():
        for point in metric.get("histogram", {}).get("dataPoints", []):
            agent.must(f"{name} adds up", sum(map(int, point["bucketCounts"])) == int(point["count"])
                       and len(point["bucketCounts"]) == len(point["explicitBounds"]) + 1, point) if name == "consul.http.request" else None

    def answers():
        return sum(point["asDouble"] for point in collector.newest()["agent"]["consul.dns.answers"]["sum"]["dataPoints"])
    before = answers()
    ask(agent, 10)
    agent.until("sums grow", lambda: answers() >= before + 10)
    collector.status = 503
    agent.until("a collector that refuses is told of", lambda: "metrics are not taken" in agent.text() and "status 503" in agent.text())
    collector.status = 200
    agent.until("and one that takes again", lambda: "metrics are taken again" in agent.text())


def dashboard(agent):
    root = clients.ROOT / "deploy/grafana"
    made = subprocess.run([sys.executable, root / "dashboard.py"], capture_output=True, text=True, check=True).stdout
    agent.must("the dashboard is what its program makes", made == (root / "tombolo.json").read_text())
    agent.until("every process has its socket", lambda: set(agent.sockets()) >= PROCESSES)
    shown, port = Sockets(agent), free_port()
    settings = RUN / "prometheus.json"
    settings.write_text(json.dumps({"global": {"scrape_interval": "1s", "scrape_timeout": "1s"}, "scrape_configs": [
        {"job_name": name, "metrics_path": f"/metrics/{name}", "static_configs": [
            {"targets": [f"127.0.0.1:{shown.port}"], "labels": {"process": name}}]} for name in sorted(PROCESSES)]}))
    clients.start("prometheus", clients.FOLDER / "usr/bin/prometheus", f"--config.file={settings}", f"--storage.tsdb.path={RUN}/prometheus",
                  f"--web.listen-address=127.0.0.1:{port}")

    def found(expression):
        path = f"http://127.0.0.1:{port}/api/v1/query?" + urllib.parse.urlencode({"query": expression})
        with urllib.request.urlopen(path, timeout=5) as answer:
            return [row for row in json.load(answer)["data"]["result"] if row["value"][1] not in ("NaN",)]
    agent.until("Prometheus scrapes all", lambda: len(found("up == 1")) == len(PROCESSES))
    for _ in range(30):
        agent.put("/v1/kv/a", 1)
        ask(agent, 1)
    panels = [panel for panel in json.loads(made)["panels"] if panel["type"] != "row"]
    for panel in panels:
        for target in panel["targets"]:
            agent.until(f"{panel['title']}: {target['expr']}", lambda target=target: found(target["expr"]))
    agent.must("no two panels lie on one another", len({(p["gridPos"]["x"], p["gridPos"]["y"]) for p in panels}) == len(panels))


def main():
    plain, tagged, port = Datagrams(), Datagrams(), free_port()
    collector = Collector(port)
    os.environ |= {"OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{port}/", "OTEL_EXPORTER_OTLP_HEADERS": "x-key=secret",
                   "TOMBOLO_METRICS_INTERVAL": "1"}
    agent = Observed(RUN / "agent")
    agent.names = free_port()
    (agent.definitions / "telemetry.json").write_text(json.dumps({
        "ports": {"dns": agent.names},
        "telemetry": {"statsd_address": f"127.0.0.1:{plain.port}", "dogstatsd_addr": f"127.0.0.1:{tagged.port}", "dogstatsd_tags": ["env:test"],
                      "disable_hostname": True},
        "check": {"name": "itself", "tcp": f"127.0.0.1:{agent.port}", "interval": "1s"}}))
    try:
        agent.start()
        agent.must("the settings are understood", "telemetry." not in agent.text())
        datagrams(agent, plain, tagged)
        otlp(agent, collector)
        dashboard(agent)
    finally:
        clients.stop_all()
        agent.stop()


main()
