"""Servers and client agents of one cluster, each on a machine of its own."""

import atexit
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import urllib.parse

import network

signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
PATIENCE = 60
FOLDER = pathlib.Path(os.environ["TOMBOLO_RUN"])


class Node:
    """`tombolo agent` on a machine."""

    def __init__(self, folder, machine, name, *words, server=True):
        self.machine, self.name, self.words, self.server = machine, name, words, server
        self.folder = pathlib.Path(folder) / name
        self.data = self.folder / "data"
        self.folder.mkdir(parents=True)
        self.log = self.folder / "agent.log"
        self.process = None

    def start(self):
        words = ["tombolo", "agent", f"-node={self.name}", f"-data-dir={self.data}", f"-bind={self.machine.address}",
                 "-client=0.0.0.0", "-dns-port=-1", *(["-server"] if self.server else []), *self.words]
        with self.log.open("ab") as log:
            first = self.process is None
            self.process = self.machine.popen(words, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        if first:
            # A test that gives up leaves no machine running.
            atexit.register(lambda: self.process.poll() is None and self.kill())

    def tree(self):
        """The process ids of the agent and all it started."""
        found, rest = [], [self.process.pid]
        while rest:
            parent = rest.pop()
            found.append(parent)
            try:
                for task in os.listdir(f"/proc/{parent}/task"):
                    rest += [int(word) for word in pathlib.Path(f"/proc/{parent}/task/{task}/children").read_text().split()]
            except FileNotFoundError:
                continue
        return found

    def kill(self):
        """The machine's current is off: no process of it gets to do anything."""
        tree = self.tree()
        for process in tree:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def signal(self, number, program=""):
        """Sends a signal to each process of the machine, or to those that run a program; how many there were."""
        count = 0
        for process in self.tree():
            try:
                if not program or os.path.basename(os.readlink(f"/proc/{process}/exe")) == program:
                    os.kill(process, number)
                    count += 1
            except (FileNotFoundError, ProcessLookupError):
                continue
        return count

    def freeze(self, program=""):
        """Everything on the machine stands still, or one program does; its connections stay open."""
        return self.signal(signal.SIGSTOP, program)

    def thaw(self):
        return self.signal(signal.SIGCONT)

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)

    def request(self, method, path, body=None, timeout=5):
        """Status, text and index of an answer of this machine's API; None when there is none in time."""
        words = ["curl", "-s", "-m", str(timeout), "-X", method, "-D", "-", f"http://127.0.0.1:8500{path}"]
        if body is not None:
            words += ["-d", json.dumps(body)]
        text = self.machine.output(words).stdout
        head, found, rest = text.partition("\n\n") if "\r\n\r\n" not in text else text.partition("\r\n\r\n")
        if not found:
            return None
        return int(head.split()[1]), rest

    def get(self, path, timeout=5):
        """The value of an answer that is 200; None otherwise."""
        answer = self.request("GET", path, timeout=timeout)
        return json.loads(answer[1]) if answer and answer[0] == 200 else None

    def write(self, name, value, timeout=5):
        """Whether a write was acknowledged."""
        entry = {"Kind": "service-defaults", "Name": name, "Meta": {"value": str(value)}}
        answer = self.request("PUT", "/v1/config", entry, timeout=timeout)
        return answer is not None and answer[0] == 200

    def read(self, name, query=""):
        entry = self.get(f"/v1/config/service-defaults/{urllib.parse.quote(name)}{query}")
        return entry and entry["Meta"]["value"]

    def run(self, *words):
        return self.machine.output(["tombolo", *words])

    def text(self):
        return self.log.read_text(errors="replace")


def fail(what, nodes, seen=""):
    for node in nodes:
        print(f"---- {node.name}\n{node.text()[-4000:]}", file=sys.stderr)
    sys.exit(f"not so: {what} {seen}")


def until(what, nodes, probe, patience=PATIENCE, quiet=False):
    """Waits for something that can be seen; how long it took, in seconds."""
    begin = time.monotonic()
    while time.monotonic() < begin + patience:
        try:
            if probe():
                taken = time.monotonic() - begin
                if not quiet:
                    print(f"ok: {what} ({taken:.1f} s)", flush=True)
                return taken
        except (OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError):
            pass
        time.sleep(0.05)
    return fail(f"not within {patience} s: {what}", nodes)


def must(what, nodes, is_so, seen=""):
    if not is_so:
        fail(what, nodes, seen)
    print(f"ok: {what}", flush=True)


def machines(count):
    network.bridge()
    return [network.Machine(number) for number in range(1, count + 1)]


def secrets():
    """A secret, and certificates as Consul's manual has them made."""
    folder = FOLDER / "tls"
    folder.mkdir(parents=True)
    for words in (["tls", "ca", "create"], ["tls", "cert", "create", "-server"], ["tls", "cert", "create", "-client"]):
        subprocess.run(["tombolo", *words], cwd=folder, check=True, capture_output=True)
    key = subprocess.run(["tombolo", "keygen"], check=True, capture_output=True, text=True).stdout.strip()
    return folder, key


def configuration(role, folder, key):
    """A file as Consul's manual has it."""
    path = FOLDER / f"{role}.hcl"
    path.write_text(f"""
encrypt = "{key}"
tls {{
  defaults {{
    ca_file = "{folder}/consul-agent-ca.pem"
    cert_file = "{folder}/dc1-{role}-consul-0.pem"
    key_file = "{folder}/dc1-{role}-consul-0-key.pem"
    verify_incoming = true
    verify_outgoing = true
  }}
}}
""")
    return path


def copies(node):
    """The journals that a machine has a copy of."""
    port = re.search(r'http: "127.0.0.1:(\d+)"', (node.data / "nats/nats.conf").read_text()).group(1)
    text = node.machine.output(["curl", "-s", "-m", "2", f"http://127.0.0.1:{port}/jsz?streams=true"]).stdout
    return [stream for account in json.loads(text)["account_details"] for stream in account["stream_detail"]]


def are_current(nodes):
    """Whether every copy of every journal has all there is; its leader alone knows."""
    return all(replica["current"] for node in nodes for stream in copies(node) if stream["cluster"].get("leader") == node.name
               for replica in stream["cluster"].get("replicas", []))


def servers(places, data=None):
    """A server for each machine, which all meet; not started yet. `data` names the folder of a machine's data where it is not its own."""
    folder, key = secrets()
    file = configuration("server", folder, key)
    joins = [f"-retry-join={place.address}" for place in places]
    nodes = [Node(FOLDER, place, f"s{place.number}", f"-bootstrap-expect={len(places)}", *joins, f"-config-file={file}") for place in places]
    for node in nodes:
        if data:
            node.data = data(node)
    return nodes
