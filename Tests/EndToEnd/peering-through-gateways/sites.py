"""Two clusters in network namespaces: inside each a machine with the servers and one with the gateways, outside only the gateways.

Each cluster has a network of its own (10.1.0.0/24, 10.2.0.0/24); the machine of its gateways has a leg in it and one in the network
between the clusters (10.77.0.0/24). The servers have neither a leg nor a route there, unless the story gives them one.
"""

import atexit
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
FOLDER = pathlib.Path(os.environ["TOMBOLO_RUN"])
ENVOY = pathlib.Path(os.environ["TOMBOLO_ROOT"]) / ".tools/bin/envoy"
PATIENCE = 40
SERVERS = """\
datacenter  = "{name}"
node_name   = "{name}-1"
server      = true
bootstrap_expect = 1
data_dir    = "{folder}/data"
bind_addr   = "{inside}"
client_addr = "0.0.0.0"
ports {{ dns = -1 }}
connect {{ enabled = true }}
peering {{ enabled = true }}
"""


def ip(*words, inside=()):
    subprocess.run([*inside, "ip", *words], check=True)


class Machine:
    """A network namespace, held by a process that ends with the test."""

    def __init__(self, name):
        self.name, self.legs = name, {}
        self.holder = subprocess.Popen(["unshare", "--net", "sh", "-c", "echo ready; exec sleep infinity"], stdout=subprocess.PIPE)
        atexit.register(self.holder.kill)
        self.holder.stdout.readline()
        self.inside = ["nsenter", f"--net=/proc/{self.holder.pid}/ns/net", "--"]
        ip("link", "set", "lo", "up", inside=self.inside)

    def leg(self, bridge, address):
        """One more network card, on a bridge; several addresses may share it."""
        if bridge not in self.legs:
            outer, inner = f"{self.name}-{len(self.legs)}", f"eth{len(self.legs)}"
            ip("link", "add", outer, "type", "veth", "peer", "name", inner, "netns", str(self.holder.pid))
            ip("link", "set", outer, "master", bridge, "up")
            ip("link", "set", inner, "up", inside=self.inside)
            self.legs[bridge] = inner
        ip("address", "add", f"{address}/24", "dev", self.legs[bridge], inside=self.inside)

    def popen(self, words, log, environment=None):
        with open(log, "ab") as file:
            process = subprocess.Popen([*self.inside, *map(str, words)], stdout=file, stderr=subprocess.STDOUT,
                                       stdin=subprocess.DEVNULL, start_new_session=True, env={**os.environ, **(environment or {})})
        atexit.register(lambda: process.poll() is None and process.kill())
        return process

    def output(self, words):
        return subprocess.run([*self.inside, *map(str, words)], capture_output=True, text=True, check=False, timeout=60)


class Site:
    """One cluster: its servers, and its gateways by number."""

    def __init__(self, name, number, between):
        self.name, self.number, self.between = name, number, between
        self.bridge = f"in-{name}"
        ip("link", "add", self.bridge, "type", "bridge")
        ip("link", "set", self.bridge, "up")
        self.inside = f"10.{number}.0.1"
        self.servers, self.door = Machine(f"{name[0]}s"), Machine(f"{name[0]}g")
        self.servers.leg(self.bridge, self.inside)
        self.door.leg(self.bridge, f"10.{number}.0.2")
        self.door.leg(between, self.outer)
        self.folder = FOLDER / name
        self.folder.mkdir(parents=True)
        self.gateways = {}

    @property
    def outer(self):
        return f"10.77.0.{self.number}"

    def start(self):
        file = self.folder / "agent.hcl"
        file.write_text(SERVERS.format(name=self.name, folder=self.folder, inside=self.inside))
        self.agent = self.servers.popen(["tombolo", "agent", f"-config-file={file}"], self.folder / "agent.log")

    def stop(self):
        for number in list(self.gateways):
            self.close(number)
        self.agent.terminate()
        self.agent.wait(30)

    # ---- gateways

    def address(self, number):
        """Where other clusters reach a gateway."""
        return f"{self.outer}:{8442 + number}"

    def open(self, *numbers):
        """Starts gateways, each with a port of its own, which registers itself."""
        for number in numbers:
            port, admin = 8442 + number, 19000 + number
            words = ["tombolo", "connect", "envoy", "-gateway=mesh", "-register", "-service=mesh-gateway",
                     f"-proxy-id=gateway-{number}", f"-address=10.{self.number}.0.2:{port}", f"-wan-address={self.address(number)}",
                     f"-bind-address=all=0.0.0.0:{port}", f"-admin-bind=127.0.0.1:{admin}", f"-envoy-binary={ENVOY}",
                     f"-http-addr={self.inside}:8500", f"-grpc-addr={self.inside}:8502", "--", "--concurrency", "1",
                     "--base-id", str(self.number * 100 + number), "--log-level", "warning"]
            self.gateways[number] = self.door.popen(words, self.folder / f"gateway-{number}.log")

    def close(self, *numbers):
        """Takes gateways away: their addresses are known no more, and nobody answers there."""
        for number in numbers:
            self.run("services", "deregister", f"-id=gateway-{number}")
            process = self.gateways.pop(number)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def carried(self, server_name):
        """Bytes that the gateways of this cluster have carried to the servers with this name."""
        total = 0
        for number in self.gateways:
            path = f"http://127.0.0.1:{19000 + number}/stats?filter=cluster.{server_name}.upstream_cx_tx_bytes_total"
            for line in self.door.output(["curl", "-s", "-m", "5", path]).stdout.splitlines():
                total += int(line.rpartition(": ")[2])
        return total

    # ---- asking

    def request(self, method, path, body=None):
        words = ["curl", "-s", "-m", "20", "-X", method, "-w", "\n%{http_code}", f"http://127.0.0.1:8500{path}"]
        if body is not None:
            words += ["-d", json.dumps(body)]
        text, _, status = self.servers.output(words).stdout.rpartition("\n")
        return int(status or 0), text

    def get(self, path):
        status, text = self.request("GET", path)
        return json.loads(text) if status == 200 else None

    def put(self, path, body):
        status, text = self.request("PUT", path, body)
        if status != 200:
            raise ValueError(f"PUT {path}: {status} {text}")

    def run(self, *words):
        return self.servers.output(["tombolo", *words])

    def mesh(self, through):
        """Whether peers are reached, and reach this cluster, through its gateways."""
        self.put("/v1/config", {"Kind": "mesh", "Peering": {"PeerThroughMeshGateways": through}})

    def state(self, peer):
        found = self.get(f"/v1/peering/{peer}")
        return found and found["State"]

    def addresses(self, peer):
        found = self.get(f"/v1/peering/{peer}")
        return sorted(found["PeerServerAddresses"] or []) if found else None

    def register(self, name, port):
        self.put("/v1/catalog/register", {"Node": f"box-{self.name}", "Address": self.inside, "Service": {"Service": name, "Port": port}})

    def port(self, service, peer):
        """The port of an imported service's first instance."""
        rows = self.get(f"/v1/health/service/{service}?peer={peer}")
        return rows[0]["Service"]["Port"] if rows else None


def fail(what, sites, seen=""):
    for site in sites:
        for log in sorted(site.folder.glob("*.log")):
            print(f"---- {log}\n{log.read_text(errors='replace')[-3000:]}", file=sys.stderr)
    sys.exit(f"not so: {what} {seen}")


def until(what, sites, probe, patience=PATIENCE):
    """Waits for something that can be seen; how long it took, in seconds."""
    begin, seen = time.monotonic(), None
    while time.monotonic() < begin + patience:
        try:
            seen = probe()
            if seen:
                taken = time.monotonic() - begin
                print(f"ok: {what} ({taken:.1f} s)", flush=True)
                return taken
        except (OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError) as problem:
            seen = problem
        time.sleep(0.1)
    return fail(f"not within {patience} s: {what}", sites, f"(last: {seen})")


def must(what, sites, is_so, seen=""):
    if not is_so:
        fail(what, sites, seen)
    print(f"ok: {what}", flush=True)
