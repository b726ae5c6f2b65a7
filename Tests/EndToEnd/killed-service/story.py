"""Sixteen writers, and a service that is killed under them."""

import os
import signal
import threading
import time

from supervised import RUN, Agent

WRITERS = 16


def story(agent):
    agent.start()
    results, lock, over = [], threading.Lock(), threading.Event()

    def write(writer):
        number = 0
        while not over.is_set():
            number += 1
            begin = time.monotonic()
            status, text = agent.put("/v1/config", {
                "Kind": "service-defaults", "Name": f"s-{writer}", "Protocol": "http" if number % 2 else "tcp",
            })
            with lock:
                results.append((time.monotonic() - begin, status, text))

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    try:
        for kill in range(3):
            with lock:
                before = len(results)
            agent.until("writes go on", lambda: len(results) > before + 100, quiet=True)
            process = agent.children()["tombolo-config-entry"]
            os.kill(process, signal.SIGKILL)
            agent.until(f"the service is back ({kill})",
                        lambda: agent.children().get("tombolo-config-entry", process) != process, quiet=True)
        with lock:
            before = len(results)
        agent.until("writes go on after the last kill", lambda: len(results) > before + 100)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    # Nobody listens for a moment: who asks just then is told so, at once. What was under way is answered.
    bad = [(taken, status, text) for taken, status, text in results
           if status != 200 and not (status in (500, 503) and "no config-entry service is running" in text)]
    agent.must(f"none of {len(results)} writes fails by the kill", not bad, bad[:3])
    slowest = max(taken for taken, _, _ in results)
    # One that stood still would have failed at its deadline.
    print(f"ok: none stands still: the slowest took {slowest:.2f} s")


def main():
    agent = Agent(RUN / "agent")
    try:
        story(agent)
    finally:
        agent.stop()


if __name__ == "__main__":
    main()
