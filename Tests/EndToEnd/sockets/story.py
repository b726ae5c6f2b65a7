"""Agents whose HTTP API listens on sockets."""

import atexit
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import tempfile

from supervised import DEADLINE, RUN, Agent


def tombolo(path, *words):
    done = subprocess.run(["tombolo", *words], capture_output=True, text=True, timeout=DEADLINE, check=False,
                          env=os.environ | {"CONSUL_HTTP_ADDR": f"unix://{path}"})
    return done.stdout + done.stderr


def curl(path, *words):
    return subprocess.run(["curl", "-sS", "--unix-socket", path, *words], capture_output=True, text=True, timeout=DEADLINE, check=False).stdout


def main():
    folder = tempfile.mkdtemp(prefix="s-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    first, second = f"{folder}/first.sock", f"{folder}/second.sock"
    agent = Agent(RUN / "agent")
    settings = {"addresses": {"http": f"127.0.0.1 unix://{first} unix://{second}"}, "unix_sockets": {"mode": "0640", "user": "daemon", "group": "1"},
                "http_config": {"allow_write_http_from": ["10.0.0.0/8"]}}
    if os.getuid() != 0:
        settings["unix_sockets"] = {"mode": "0640"}
    (agent.definitions / "sockets.json").write_text(json.dumps(settings))
    try:
        # What an agent that was killed left is no obstacle.
        socket.socket(socket.AF_UNIX).bind(first)
        agent.start()
        agent.until("curl asks by the socket", lambda: ":" in curl(first, "http://localhost/v1/status/leader"))
        facts = os.stat(second)
        agent.must("it is a socket with its permissions", stat.S_ISSOCK(facts.st_mode) and stat.S_IMODE(facts.st_mode) == 0o640, oct(facts.st_mode))
        if os.getuid() == 0:
            agent.must("and owners", (facts.st_uid, facts.st_gid) == (1, 1), facts)
        agent.must("the command line writes by it", "Success!" in tombolo(second, "kv", "put", "a/b", "c"))
        agent.must("and reads", tombolo(first, "kv", "get", "a/b") == "c\n")
        agent.must("members by it", "r1" in tombolo(first, "members"))
        agent.must("a port beside it is not for writing", agent.put("/v1/kv/x", {})[0] == 403)
        agent.must("but for reading", agent.get("/v1/kv/a/b")[0]["Key"] == "a/b")
        many = subprocess.run(["bash", "-c", f"for i in $(seq 60); do curl -sS --unix-socket {first} 'http://l/v1/kv/a/b?raw' & done; wait"],
                              capture_output=True, text=True, timeout=DEADLINE, check=False).stdout
        agent.must("many at once", many == "c" * 60, many)

        other = Agent(RUN / "other")
        (other.definitions / "sockets.json").write_text(json.dumps({"addresses": {"http": f"unix://{first}"}}))
        other.spawn()
        other.until("a socket on which somebody listens is not taken", lambda: f"somebody listens on {first} already" in other.text())
        other.process.send_signal(signal.SIGTERM)
        other.process.wait(DEADLINE)
        agent.must("and goes on", ":" in curl(first, "http://localhost/v1/status/leader"))
    finally:
        agent.stop()
    plain = f"{folder}/plain"
    with open(plain, "w") as file:
        file.write("precious")
    wrong = Agent(RUN / "wrong")
    (wrong.definitions / "sockets.json").write_text(json.dumps({"addresses": {"http": f"unix://{plain}"}}))
    wrong.spawn()
    wrong.until("a file is not taken for a socket", lambda: f"{plain} exists and is no socket" in wrong.text())
    wrong.process.send_signal(signal.SIGTERM)
    wrong.process.wait(DEADLINE)
    wrong.must("and stays", open(plain).read() == "precious")

    alone = Agent(RUN / "alone")
    (alone.definitions / "sockets.json").write_text(json.dumps({"client_addr": f"unix://{second}"}))
    alone.spawn()
    try:
        alone.until("a socket alone is enough, and the agent says that it is ready", lambda: "agent running!" in alone.text())
        alone.must("it answers", ":" in curl(second, "http://localhost/v1/status/leader"))
    finally:
        alone.stop()
    for options, word in (({"unix_sockets": {"mode": "9"}}, "unix_sockets.mode"), ({"addresses": {"http": "unix://x"}}, "addresses.http"),
                          ({"addresses": {"http": "unix:///" + "a" * 200}}, "addresses.http")):
        file = RUN / "bad.json"
        file.write_text(json.dumps(options))
        said = subprocess.run(["tombolo", "validate", file], capture_output=True, text=True, timeout=DEADLINE, check=False)
        alone.must(f"{options} is refused by name", said.returncode == 1 and word in said.stdout + said.stderr, said)


main()
