"""Kills the agent's process and asks at once, round after round; then starts everything again from the disk."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

DEADLINE = 60
ROUNDS = int(os.environ.get("ROUNDS", "8"))
SERVICES = 300


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def must(what, is_so, seen=""):
    if not is_so:
        sys.exit(f"not so: {what} ({seen})")
    print(f"ok: {what}", flush=True)


class Agent:
    """`tombolo agent` as a server; the process that listens is a child of it."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.files = folder / "conf.d"
        self.files.mkdir(parents=True)
        (folder / "agent.json").write_text(json.dumps({
            "server": True, "node_name": "k1", "data_dir": str(folder / "data"), "bind_addr": "127.0.0.1",
            "ports": {"http": self.port, "grpc": free_port(), "grpc_tls": free_port(), "dns": -1},
        }))
        for name in ("b", "c"):
            self.define(name)
        self.log = (folder / "agent.log").open("wb")

    def define(self, name):
        (self.files / f"{name}.hcl").write_text(
            f'service {{ name = "{name}"  port = 1  connect {{ sidecar_service {{}} }} }}\n')

    def start(self):
        self.process = subprocess.Popen(
            ["tombolo", "agent", f"-config-file={self.folder}/agent.json", f"-config-dir={self.files}"],
            stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True,
        )

    def listener(self):
        """The process id of whoever listens on the HTTP port; none when nobody does."""
        parents = {self.process.pid}
        found = subprocess.run(["ps", "-eo", "pid=,ppid=,comm="], capture_output=True, text=True, check=True).stdout
        for line in found.splitlines():
            pid, parent, name = line.split(None, 2)
            if int(parent) in parents and name.startswith("tombolo-agent"):
                return int(pid)
        return None

    def ask(self, method, path, body=None):
        """One request, repeated only while nobody listens; the status and the text of the first answer."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            data = None if body is None else json.dumps(body).encode()
            request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data, method=method)
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as error:
                return error.code, error.read().decode()
            except OSError:
                time.sleep(0.001)
        sys.exit(f"nobody answered {path} within {DEADLINE} s")

    def put(self, path, body=None):
        status, text = self.ask("PUT", path, body)
        if status != 200:
            sys.exit(f"PUT {path}: {status} {text}")

    def get(self, path):
        status, text = self.ask("GET", path)
        return json.loads(text) if status in (200, 429) else (status, text)

    def kill(self):
        pid = self.listener()
        if pid is None:
            sys.exit("the agent's process is not there")
        os.kill(pid, signal.SIGKILL)
        end = time.monotonic() + DEADLINE
        while self.listener() == pid and time.monotonic() < end:
            time.sleep(0.001)

    def sidecar_ports(self):
        return {name: row["Port"] for name, row in self.get("/v1/agent/services").items() if name[1:] == "-sidecar-proxy"}


def story(agent):
    agent.start()
    until = time.monotonic() + DEADLINE
    while agent.ask("GET", "/v1/catalog/node/k1")[1] in ("null", "") and time.monotonic() < until:
        time.sleep(0.02)
    for number in range(SERVICES):
        agent.put("/v1/agent/service/register", {"Name": "s", "ID": f"s{number}", "Port": 1})
    agent.put("/v1/agent/check/register", {"ID": "told", "Name": "told", "TTL": "1h"})
    ports = agent.sidecar_ports()
    must("sidecars of files have ports", sorted(ports.values()) == [21000, 21001], ports)
    for turn in range(ROUNDS):
        note = f"round{turn}"
        agent.put(f"/v1/agent/check/pass/told?note={note}")
        agent.put("/v1/agent/service/register", {"Name": "s", "ID": "s4", "Port": 1000 + turn})
        agent.put("/v1/agent/service/register", {"Name": "gone", "ID": "gone"})
        agent.put("/v1/agent/service/deregister/gone")
        agent.kill()
        kind = turn % 4
        if kind == 0:
            rows = agent.get("/v1/agent/services")
            seen = (len([name for name in rows if name[0] == "s" and name[1:].isdigit()]), rows["s4"]["Port"], "gone" in rows)
            must(f"round {turn}: the first read has everything", seen == (SERVICES, 1000 + turn, False), seen)
        elif kind == 1:
            row = agent.get("/v1/agent/service/s4")
            must(f"round {turn}: the first read of one has it", row["Port"] == 1000 + turn, row)
        elif kind == 2:
            agent.put("/v1/agent/service/register", {"Name": "s", "ID": "s4", "Port": 5000 + turn})
            must(f"round {turn}: the first write stays", agent.get("/v1/agent/service/s4")["Port"] == 5000 + turn)
            agent.kill()
            must(f"round {turn}: and after another kill", agent.get("/v1/agent/service/s4")["Port"] == 5000 + turn)
        else:
            agent.put("/v1/agent/service/deregister/s7")
            agent.put("/v1/agent/check/warn/told?note=first")
            agent.put("/v1/agent/service/register", {"Name": "s", "ID": "s7", "Port": 1})
            note = "first"
        told = agent.get("/v1/agent/checks")["told"]
        wanted = "warning" if kind == 3 else "passing"
        must(f"round {turn}: health is what was told", (told["Status"], told["Output"]) == (wanted, note), told)
        must(f"round {turn}: sidecars keep their ports", agent.sidecar_ports() == ports)

    agent.define("a")
    agent.process.terminate()
    agent.process.wait(DEADLINE)
    agent.start()
    now = agent.sidecar_ports()
    must("a file that sorts first takes no port of others", now == {**ports, "a-sidecar-proxy": 21002}, now)
    must("everything is there after a whole restart", len(agent.get("/v1/agent/services")) == SERVICES + 6)
    end = time.monotonic() + DEADLINE
    while len(agent.get("/v1/health/service/s")) != SERVICES and time.monotonic() < end:
        time.sleep(0.05)
    must("the catalog has it, too", len(agent.get("/v1/health/service/s")) == SERVICES)


def main():
    agent = Agent(pathlib.Path(os.environ["TOMBOLO_RUN"]) / "agent")
    try:
        story(agent)
    finally:
        if getattr(agent, "process", None) and agent.process.poll() is None:
            agent.process.terminate()
            agent.process.wait(DEADLINE)


if __name__ == "__main__":
    main()
