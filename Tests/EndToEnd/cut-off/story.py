"""What attended.py promises, tried with a test that starts an agent and, in a session of its own, a process that hears no SIGTERM."""

import os
import pathlib
import signal
import subprocess
import sys
import time

from attended import processes
from supervised import DEADLINE, RUN, Agent

ATTENDED = pathlib.Path(__file__).parents[1] / "attended"
STUBBORN = 'trap "" TERM; : >"$TMPDIR/stubborn"; while :; do sleep 60; done'
ROUNDS = int(os.environ.get("TOMBOLO_ROUNDS", "2"))


def victim(way):
    """The test that is cut off: it runs as this file with the name of what it does at its end."""
    agent = Agent(RUN / "agent")
    agent.start() if way != "at-once" else agent.spawn()
    subprocess.Popen(["sh", "-c", f"setsid sh -c '{STUBBORN}' &"])
    if way == "leaves":
        agent.until("the other runs", (pathlib.Path(os.environ["TMPDIR"]) / "stubborn").exists)
        os._exit(0)
    print("here we are", flush=True)
    signal.pause()


class Run:
    """One attended run of the victim."""

    def __init__(self, name, way="waits", limit=900, parent=()):
        self.folder, self.log = RUN / name, RUN / f"{name}.log"
        self.process = subprocess.Popen(
            [*parent, str(ATTENDED), name, __file__, way], stdout=self.log.open("ab"), stderr=subprocess.STDOUT,
            env=os.environ | {"TOMBOLO_RUN": str(self.folder), "TOMBOLO_LIMIT": str(limit), "TOMBOLO_GRACE": "1"})

    def said(self, text):
        return text in self.log.read_text()

    def until(self, what, is_so):
        end = time.monotonic() + DEADLINE
        while not is_so():
            if time.monotonic() > end:
                sys.exit(f"not within {DEADLINE} s: {what}\n{self.log.read_text()}")
            time.sleep(0.02)

    def alive(self):
        """What runs for it, wherever it hangs in the tree; whose folder is in the environment or the words."""
        found = []
        for pid in processes():
            try:
                seen = [pathlib.Path(f"/proc/{pid}/{part}").read_bytes() for part in ("environ", "cmdline")]
            except OSError:
                continue
            if any(str(self.folder).encode() + b"\0" in part or str(self.folder).encode() + b"/" in part for part in seen):
                found.append(pid)
        return found

    def ends(self, status, what):
        seen = self.process.wait(DEADLINE)
        if seen != status or self.alive():
            sys.exit(f"{what}: status {seen}, not {status}; still there: {self.alive()}\n{self.log.read_text()}")
        print(f"ok: {what}", flush=True)


def story():
    for number in range(ROUNDS):
        for way, moment in (("waits", True), ("at-once", False)):
            run = Run(f"told-{number}-{way}", way)
            if moment:
                run.until("it has started everything", lambda: run.said("here we are"))
            else:
                run.until("it has started something", lambda: len(run.alive()) > 2 + number)
            run.process.send_signal(signal.SIGTERM)
            run.ends(143, f"told to stop {'when it waits' if moment else 'as it begins'}, {number}")

    run = Run("limit", limit=4)
    run.ends(124, "stopped at its limit")

    run = Run("leaves", "leaves")
    run.ends(1, "a test that ends well and leaves processes has failed")
    if not run.said("left behind by the test: process"):
        sys.exit(f"what is left is not named:\n{run.log.read_text()}")

    # Its own parent is killed, so nobody tells it.
    run = Run("orphan", parent=("sh", "-c", '"$@" & wait', "sh"))
    run.until("it has started everything", lambda: run.said("here we are"))
    run.process.kill()
    run.until("nothing of it is left", lambda: not run.alive())
    print("ok: who started it is killed: it stops", flush=True)

    # Killed itself; what it leaves is found by the next run of the same test.
    run = Run("killed")
    run.until("it has started everything", lambda: run.said("here we are"))
    run.process.kill()
    run.process.wait()
    run = Run("killed", limit=3)
    run.ends(124, "what a killed run left is stopped by the next")
    if not run.said("that an earlier run left"):
        sys.exit(f"the next run found nothing:\n{run.log.read_text()}")


if __name__ == "__main__":
    victim(sys.argv[1]) if len(sys.argv) > 1 else story()
