"""Signals at random moments, from the first instruction of a program on."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

from supervised import DEADLINE, RUN, SIGNALS, Agent

ROUNDS = int(os.environ.get("TOMBOLO_ROUNDS", "8"))
# Ten seconds are promised, of a machine that is not busy with other things.
LIMIT = DEADLINE


def pause(longest):
    """Not a wait for anything: the moment at which the signal comes is what is tried."""
    time.sleep(random.uniform(0, longest))


def reloads(folder):
    """A file that appears after the start is taken, whenever the hang-up came."""
    for number in range(ROUNDS):
        agent = Agent(folder / f"reload-{number}")
        (agent.definitions / "one.hcl").write_text('service { name = "one"  port = 1 }\n')
        agent.spawn()
        try:
            pause(1.5)
            (agent.definitions / "two.hcl").write_text('service { name = "two"  port = 2 }\n')
            agent.process.send_signal(signal.SIGHUP)
            agent.until(f"reload {number}", lambda: agent.services() == ["one", "two"], quiet=True)
        finally:
            agent.stop()
        if agent.process.returncode != 0 or agent.left_behind():
            sys.exit(f"reload {number}: {agent.process.returncode}, left: {agent.left_behind()}")
        shutil.rmtree(agent.folder)
    print(f"ok: SIGHUP at {ROUNDS} moments of a start")


def stops(folder, number):
    """Whenever it is told to stop, it ends by itself, with nothing left."""
    for turn in range(ROUNDS):
        agent = Agent(folder / f"stop-{number}-{turn}")
        agent.spawn()
        pause(1.5)
        begin = time.monotonic()
        agent.process.send_signal(number)
        try:
            agent.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            agent.process.kill()
            sys.exit(f"{number.name} {turn}: it does not end\n{agent.text()[-3000:]}")
        time_taken = time.monotonic() - begin
        agent.until("nothing is left", lambda: not agent.left_behind(), quiet=True)
        if agent.process.returncode != 0 or time_taken > LIMIT:
            sys.exit(f"{number.name} {turn}: {agent.process.returncode} after {time_taken} s\n{agent.text()[-3000:]}")
        shutil.rmtree(agent.folder)
    print(f"ok: {number.name} at {ROUNDS} moments of a start")


def services(folder):
    """A service's program, here with a bus that is not there: it waits for it, and a signal ends it all the same."""
    environment = os.environ | {"TOMBOLO_NATS_URL": "nats://127.0.0.1:1"}
    log = (folder / "service.log").open("wb")
    for number in (signal.SIGTERM, signal.SIGINT):
        for turn in range(ROUNDS * 3):
            process = subprocess.Popen(["tombolo-catalog"], env=environment, stdout=log, stderr=log,
                                       preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS))
            # A hang-up before it must not end it.
            process.send_signal(signal.SIGHUP)
            pause(0.3)
            process.send_signal(number)
            try:
                code = process.wait(LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()
                sys.exit(f"tombolo-catalog does not end by {number.name} ({turn})")
            if code != 0:
                sys.exit(f"tombolo-catalog ended with {code} by {number.name} ({turn})")
        print(f"ok: {number.name} at {ROUNDS * 3} moments of a service's start")


def main():
    services(RUN)
    reloads(RUN)
    stops(RUN, signal.SIGTERM)
    stops(RUN, signal.SIGINT)


if __name__ == "__main__":
    main()
