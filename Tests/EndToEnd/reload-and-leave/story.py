"""One agent with files of its own: what a reload takes and keeps, what a broken file does, and how it leaves."""

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

DEADLINE = 30


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Agent:
    """`tombolo agent` as a server with a folder of definitions."""

    def __init__(self, folder):
        self.folder = folder
        self.definitions = folder / "conf.d"
        self.definitions.mkdir(parents=True)
        self.port = free_port()
        (folder / "agent.json").write_text(json.dumps({
            "server": True, "node_name": "r1", "data_dir": str(folder / "data"), "bind_addr": "127.0.0.1",
            "ports": {"http": self.port, "grpc": free_port(), "grpc_tls": free_port(), "dns": -1},
        }))
        self.log = (folder / "agent.log").open("wb")

    def start(self):
        self.process = subprocess.Popen(
            ["tombolo", "agent", f"-config-file={self.folder}/agent.json", f"-config-dir={self.definitions}"],
            stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True,
        )
        until("the agent has its node", lambda: self.get("/v1/catalog/node/r1") is not None)

    def define(self, name, text):
        (self.definitions / name).write_text(text)

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return json.loads(answer.read())

    def put(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data, method="PUT")
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status

    def command(self, *words):
        environment = os.environ | {"CONSUL_HTTP_ADDR": f"127.0.0.1:{self.port}"}
        return subprocess.run(["tombolo", *words], env=environment, capture_output=True, text=True, timeout=DEADLINE,
                              check=False)

    def services(self):
        return sorted(name for name in self.get("/v1/catalog/services") if name != "consul")


def until(what, probe):
    """Waits for something that can be seen."""
    end = time.monotonic() + DEADLINE
    problem = "it is not so"
    while time.monotonic() < end:
        try:
            if probe():
                print(f"ok: {what}")
                return
        except (OSError, urllib.error.URLError) as error:
            problem = error
        time.sleep(0.02)
    sys.exit(f"not within {DEADLINE} s: {what} ({problem})")


def must(what, is_so, seen=""):
    if not is_so:
        sys.exit(f"not so: {what} ({seen})")
    print(f"ok: {what}")


def story(agent):
    agent.define("one.hcl", 'service { name = "one"  port = 1  check { id = "c1"  ttl = "1h" } }\n')
    agent.define("two.json", json.dumps({"service": {"name": "two", "port": 2, "connect": {"sidecar_service": {}}}}))
    agent.start()
    until("what the files define is registered", lambda: agent.services() == ["one", "two", "two-sidecar-proxy"])
    agent.put("/v1/agent/service/register", {"Name": "api", "Port": 3})
    agent.put("/v1/agent/check/pass/c1")

    agent.define("three.hcl", 'service { name = "three"  port = 4 }\n')
    (agent.definitions / "two.json").unlink()
    agent.process.send_signal(signal.SIGHUP)
    until("SIGHUP takes a new file, removes a lost one, keeps what the API registered",
          lambda: agent.services() == ["api", "one", "three"])
    must("a check keeps its status", agent.get("/v1/agent/checks")["c1"]["Status"] == "passing")

    agent.define("three.hcl", 'service { name = "three"  port = 5 }\n')
    done = agent.command("reload")
    must("tombolo reload succeeds", (done.returncode, done.stdout.strip()) == (0, "Configuration reload triggered"),
         done.stderr)
    must("the change is there", agent.get("/v1/catalog/service/three")[0]["ServicePort"] == 5)

    agent.define("broken.hcl", "nonsense = 1\n")
    done = agent.command("reload")
    must("a broken file is refused and named", done.returncode == 1 and "invalid config key nonsense" in done.stderr,
         done.stderr)
    must("everything stays", agent.services() == ["api", "one", "three"])
    (agent.definitions / "broken.hcl").unlink()

    done = agent.command("leave")
    must("tombolo leave succeeds", (done.returncode, done.stdout.strip()) == (0, "Graceful leave complete"), done.stderr)
    must("the agent ends with status 0", agent.process.wait(DEADLINE) == 0)
    left = subprocess.run(["pgrep", "-f", f"{agent.folder}/data"], capture_output=True, text=True, check=False).stdout
    must("its bus is gone, too", left.strip() == "", left)

    agent.start()
    until("after a new start everything is there again", lambda: agent.services() == ["api", "one", "three"])


def main():
    folder = pathlib.Path(sys.argv[1]) / "agent"
    agent = Agent(folder)
    try:
        story(agent)
    finally:
        if getattr(agent, "process", None) and agent.process.poll() is None:
            agent.process.terminate()
            agent.process.wait(DEADLINE)
    must("it stops when told to", agent.process.returncode == 0, agent.process.returncode)


if __name__ == "__main__":
    main()
