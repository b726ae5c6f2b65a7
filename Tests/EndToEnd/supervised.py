"""`tombolo agent` as a server, for the stories in the folders beside this file."""

import atexit
import importlib.util
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

# A test that is cut off ends as after a mistake: what it started is stopped.
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
DEADLINE = 30
RUN = pathlib.Path(os.environ["TOMBOLO_RUN"])
SIGNALS = {signal.SIGHUP, signal.SIGINT, signal.SIGTERM}


GIVEN = set()


def signing_key():
    """The key pair of the conformance kit, which signs tokens (JWT): RSA, in Python alone."""
    path = pathlib.Path(__file__).resolve().parents[1] / "Parity" / "conformance" / "run.py"
    spec = importlib.util.spec_from_file_location("kit", path)
    kit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kit)
    return kit.JwtKey.get()


def free_port():
    """A port that nobody uses and nobody was given. It lies below those that the kernel gives to clients' connections: any of those may
    be taken by a connection before a server listens there."""
    while True:
        port = random.randrange(10_000, 20_000)
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in GIVEN:
            GIVEN.add(port)
            return port


class Agent:
    """A server with a folder of definitions and a log."""

    def __init__(self, folder, data=None):
        self.folder = pathlib.Path(folder)
        self.definitions = self.folder / "conf.d"
        self.definitions.mkdir(parents=True)
        self.data = pathlib.Path(data or self.folder / "data")
        self.temporary = pathlib.Path(tempfile.mkdtemp(prefix="a-"))
        atexit.register(shutil.rmtree, self.temporary, ignore_errors=True)
        self.port = free_port()
        (self.folder / "agent.json").write_text(json.dumps({
            "server": True, "node_name": "r1", "data_dir": str(self.data), "bind_addr": "127.0.0.1",
            "ports": {"http": self.port, "grpc": free_port(), "grpc_tls": free_port(), "dns": -1},
        }))
        self.log = (self.folder / "agent.log").open("ab")
        self.process = None

    def spawn(self, *words):
        # Begun with the signals blocked, as by a supervisor: one that comes before `main` waits for it.
        self.process = subprocess.Popen(
            ["tombolo", "agent", f"-config-file={self.folder}/agent.json", f"-config-dir={self.definitions}", *words],
            stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True,
            preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS),
            env=os.environ | {"TMPDIR": str(self.temporary)},
        )

    def start(self):
        self.spawn()
        self.until("the agent has its node", lambda: self.get("/v1/catalog/node/r1") is not None)

    def get(self, path, timeout=5):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=timeout) as answer:
            return json.loads(answer.read())

    def put(self, path, body, timeout=15):
        """Status and text of the answer."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=json.dumps(body).encode(), method="PUT")
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def services(self):
        return sorted(name for name in self.get("/v1/catalog/services") if name != "consul")

    def children(self):
        """Process ids by the name of the program."""
        found = {}
        listed = subprocess.run(["ps", "-o", "pid=,comm=,args=", "--ppid", str(self.process.pid)],
                                capture_output=True, text=True, check=False).stdout
        for line in listed.splitlines():
            number, _, arguments = line.split(None, 2)
            found[os.path.basename(arguments.split()[0])] = int(number)
        return found

    def text(self):
        return (self.folder / "agent.log").read_text(errors="replace")

    def until(self, what, probe, deadline=DEADLINE, quiet=False):
        """Waits for something that can be seen."""
        end = time.monotonic() + deadline
        problem = "it is not so"
        while time.monotonic() < end:
            try:
                if probe():
                    if not quiet:
                        print(f"ok: {what}")
                    return
            except (OSError, urllib.error.URLError, ValueError) as error:
                problem = error
            time.sleep(0.02)
        sys.exit(f"not within {deadline} s: {what} ({problem})\n{self.text()[-3000:]}")

    def must(self, what, is_so, seen=""):
        if not is_so:
            sys.exit(f"not so: {what} ({seen})\n{self.text()[-3000:]}")
        print(f"ok: {what}")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(DEADLINE)

    def left_behind(self):
        """Processes and folders of this agent that outlived it."""
        found = subprocess.run(["pgrep", "-af", str(self.folder)], capture_output=True, text=True, check=False).stdout
        running = [line for line in found.splitlines() if "story.py" not in line and "/run" not in line.split()[-1:]]
        return running + [entry.name for entry in self.temporary.iterdir()]
