"""Servers and client agents of one cluster, each on a machine of its own."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import urllib.parse

import network

signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
PATIENCE = 60


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
            self.process = self.machine.popen(words, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)

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
