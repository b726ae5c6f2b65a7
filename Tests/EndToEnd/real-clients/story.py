"""One agent with ACLs, and programs that know Consul, not Tombolo."""

import json
import os
import signal
import subprocess
import time

import clients
import database
import discovery
from supervised import DEADLINE, RUN, Agent, free_port

TOKEN = "6a253c3a-1c6a-4b1f-9d6e-6f0a51b4f0c1"


class Guarded(Agent):
    token = TOKEN

    def get(self, path, timeout=5):
        return super().get(path + ("&" if "?" in path else "?") + "token=" + TOKEN, timeout)

    def put(self, path, body, timeout=15):
        return super().put(path + "?token=" + TOKEN, body, timeout)


def configure(agent):
    agent.names = free_port()
    (agent.definitions / "more.json").write_text(json.dumps({
        "ports": {"dns": agent.names}, "session_ttl_min": "1s",
        "acl": {"enabled": True, "default_policy": "deny", "tokens": {"initial_management": TOKEN, "agent": TOKEN, "default": TOKEN}}}))


def libraries(agent):
    here = os.path.dirname(os.path.abspath(__file__))
    for name in ("py-consul", "python-consul"):
        done = subprocess.run([clients.ROOT / ".tools" / name / "bin/python", f"{here}/library.py", name, str(agent.port), TOKEN],
                              capture_output=True, text=True, timeout=120, check=False)
        print(done.stdout, end="")
        agent.must(f"{name} has what it wants", done.returncode == 0, done.stdout[-300:] + done.stderr)


def main():
    agent = Guarded(RUN / "agent")
    configure(agent)
    begin = time.monotonic()

    def passed(what):
        print(f"    {time.monotonic() - begin:.0f} s: {what}", flush=True)

    try:
        agent.start()
        # What takes long by itself goes on while others are tried.
        servers = database.Database(agent)
        try:
            libraries(agent)
            passed("libraries")
            web = discovery.Web(agent)
            servers.ready()
            passed("a database")
            discovery.story(agent, web, TOKEN)
            passed("names and metrics")
            servers.failed_over()
            passed("another primary")
        except SystemExit:
            servers.logs()
            raise
        finally:
            servers.stop()
    finally:
        clients.stop_all()
        if agent.process is not None and agent.process.poll() is None:
            agent.process.send_signal(signal.SIGTERM)
            agent.process.wait(DEADLINE)


main()
