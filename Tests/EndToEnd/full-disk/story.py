"""nats-server's disk is full for a while."""

import subprocess
import time

from supervised import RUN, Agent

SMALL, LARGE = "6m", "200m"


def entry(number):
    return {"Kind": "service-defaults", "Name": f"s-{number}", "Meta": {"filler": "x" * 500}}


def story(agent, disk):
    agent.start()
    written = 0
    refusal = None
    for number in range(5000):
        status, text = agent.put("/v1/config", entry(number) | {"Meta": {f"k{i}": "x" * 500 for i in range(60)}})
        if status != 200:
            refusal = (status, text)
            break
        written += 1
    agent.must(f"after {written} writes the disk is full", refusal is not None)
    agent.until("the supervisor says which disk", lambda: "KiB free" in agent.text() and str(disk) in agent.text())
    begin = time.monotonic()
    status, text = agent.put("/v1/config", entry(9999))
    agent.must("a refused write names the disk", status >= 500 and "disk" in text, (status, text))
    print(f"ok: it is refused after {time.monotonic() - begin:.2f} s")
    agent.must("reads go on", agent.get("/v1/config/service-defaults/s-0")["Name"] == "s-0")
    sockets = list(agent.temporary.glob("*/config-entry.sock"))
    ready = subprocess.run(["curl", "-s", "-w", "%{http_code}", "--unix-socket", str(sockets[0]), "http://localhost/ready"],
                           capture_output=True, text=True, check=False).stdout
    agent.must("/ready says 503 and names the disk", ready.endswith("503") and "disk" in ready, ready)

    subprocess.run(["mount", "-o", f"remount,size={LARGE}", str(disk)], check=True)
    agent.until("with room again, writes go on by themselves", lambda: agent.put("/v1/config", entry(10000))[0] == 200)
    names = {found["Name"] for found in agent.get("/v1/config/service-defaults", timeout=15)}
    missing = [number for number in range(written) if f"s-{number}" not in names]
    agent.must("no acknowledged write is lost", not missing, missing[:5])


def main():
    disk = RUN / "disk"
    disk.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(disk)], check=True)
    agent = Agent(RUN / "agent", data=disk / "data")
    try:
        story(agent, disk)
    finally:
        agent.stop()
        subprocess.run(["umount", "-l", str(disk)], check=False)


if __name__ == "__main__":
    main()
