"""One agent with files of its own: what a reload takes and keeps, what a broken file does, and how it leaves."""

import json
import os
import signal
import subprocess

from supervised import DEADLINE, RUN, Agent


def define(agent, name, text):
    (agent.definitions / name).write_text(text)


def command(agent, *words):
    environment = os.environ | {"CONSUL_HTTP_ADDR": f"127.0.0.1:{agent.port}"}
    return subprocess.run(["tombolo", *words], env=environment, capture_output=True, text=True, timeout=DEADLINE, check=False)


def story(agent):
    define(agent, "one.hcl", 'service { name = "one"  port = 1  check { id = "c1"  ttl = "1h" } }\n')
    define(agent, "two.json", json.dumps({"service": {"name": "two", "port": 2, "connect": {"sidecar_service": {}}}}))
    agent.start()
    agent.until("what the files define is registered", lambda: agent.services() == ["one", "two", "two-sidecar-proxy"])
    agent.put("/v1/agent/service/register", {"Name": "api", "Port": 3})
    agent.put("/v1/agent/check/pass/c1", None)

    define(agent, "three.hcl", 'service { name = "three"  port = 4 }\n')
    (agent.definitions / "two.json").unlink()
    agent.process.send_signal(signal.SIGHUP)
    agent.until("SIGHUP takes a new file, removes a lost one, keeps what the API registered",
          lambda: agent.services() == ["api", "one", "three"])
    agent.must("a check keeps its status", agent.get("/v1/agent/checks")["c1"]["Status"] == "passing")

    define(agent, "three.hcl", 'service { name = "three"  port = 5 }\n')
    done = command(agent, "reload")
    agent.must("tombolo reload succeeds", (done.returncode, done.stdout.strip()) == (0, "Configuration reload triggered"),
         done.stderr)
    agent.must("the change is there", agent.get("/v1/catalog/service/three")[0]["ServicePort"] == 5)

    define(agent, "broken.hcl", "nonsense = 1\n")
    done = command(agent, "reload")
    agent.must("a broken file is refused and named", done.returncode == 1 and "invalid config key nonsense" in done.stderr,
         done.stderr)
    agent.must("everything stays", agent.services() == ["api", "one", "three"])
    (agent.definitions / "broken.hcl").unlink()

    done = command(agent, "leave")
    agent.must("tombolo leave succeeds", (done.returncode, done.stdout.strip()) == (0, "Graceful leave complete"), done.stderr)
    agent.must("the agent ends with status 0", agent.process.wait(DEADLINE) == 0)
    agent.must("its bus is gone, too", not agent.left_behind(), agent.left_behind())

    agent.start()
    agent.until("after a new start everything is there again", lambda: agent.services() == ["api", "one", "three"])


def main():
    agent = Agent(RUN / "agent")
    try:
        story(agent)
    finally:
        agent.stop()
    agent.must("it stops when told to", agent.process.returncode == 0, agent.process.returncode)


if __name__ == "__main__":
    main()
