"""Rounds of faults by chance, each with clients at every machine whose answers must be explained afterwards; counts at the end."""

import collections
import os
import random
import subprocess
import sys
import time

import faults
from workload import Workload

import cluster
from cluster import fail, machines, until

SECONDS = int(os.environ.get("TOMBOLO_CHAOS_SECONDS") or 3600)
SEED = int(os.environ.get("TOMBOLO_CHAOS_SEED") or 1)
CHOSEN = [kind for kind in faults.ALL if kind.__name__ in (os.environ.get("TOMBOLO_CHAOS_FAULTS") or kind.__name__).split(",")]
# How long a machine may take to write and read again after a fault is over.
HEALING = 120


class Tally:
    """What is told at the end."""

    def __init__(self):
        self.faults, self.operations = collections.Counter(), collections.Counter()
        self.longest, self.healing, self.wrong = {}, 0.0, []

    def add(self, fault, load, silence, healing):
        self.faults[fault.name] += 1
        self.operations.update(load.counts)
        self.longest[fault.name] = max(silence, self.longest.get(fault.name, 0.0))
        self.healing = max(self.healing, healing)

    def print(self, seconds):
        counts = self.operations
        print(f"\nchaos: {sum(self.faults.values())} rounds in {seconds:.0f} s, seed {SEED}")
        for name, count in sorted(self.faults.items()):
            promised = next((kind.silence for kind in faults.ALL if kind.name == name), None)
            print(f"  {count:4} x {name}; longest silence {self.longest[name]:.1f} s" + (f" (aim {promised} s)" if promised else ""))
        print(f"  writes acknowledged {counts['acknowledged']}, unknown {counts['unknown']}, check-and-set refused {counts['swaps refused']}")
        print(f"  reads {counts['reads']}, reads not answered {counts['reads not answered']}, ?stale reads {counts['stale reads']}")
        lost, stale = (sum(mark in problem for problem in self.wrong) for mark in ("LOST:", "STALE:"))
        print(f"  registers with lost writes {lost}, with stale reads {stale}, other things that are wrong {len(self.wrong) - lost - stale}")
        print(f"  longest until every machine wrote and read again: {self.healing:.1f} s", flush=True)


def healed(nodes, name):
    begin = time.monotonic()
    for node in nodes:
        until(f"{name}: {node.name} writes and reads again", nodes,
              lambda node=node: node.write("heals", time.monotonic(), timeout=2) and node.read("heals"), HEALING, quiet=True)
    # Who was away has its copies again, so that the next fault does not meet a cluster that lives on one leg.
    until(f"{name}: all copies are current", nodes, lambda: cluster.are_current(nodes), HEALING, quiet=True)
    return time.monotonic() - begin


def round_of(kind, number, nodes, chance, tally):
    fault = kind(nodes, chance)
    seconds = chance.choice([3, 6, 12, 20])
    print(f"round {number}: {fault}, {seconds} s", flush=True)
    with Workload(nodes, f"r{SEED}x{number}", f"{SEED}/{number}") as load:
        until("clients write", nodes, lambda: load.acknowledged() > 10, quiet=True)
        silence = faults.suffer(fault, load, seconds)
        healing = healed(nodes, str(fault))
    load.look()
    problems = load.problems()
    tally.add(fault, load, silence, healing)
    if fault.silence and silence > fault.silence + faults.SLACK:
        problems.append(f"nobody wrote for {silence:.1f} s")
    if problems:
        load.keep(cluster.FOLDER)
        tally.wrong += problems
        print("WRONG: " + "\nWRONG: ".join(problems[:5]), flush=True)
    dead = [node.name for node in nodes if node.process.poll() is not None]
    if dead:
        fail(f"the agents of {dead} ended by themselves in round {number}", nodes)


def chaos():
    if not CHOSEN:
        sys.exit("TOMBOLO_CHAOS_FAULTS names none of " + ", ".join(kind.__name__ for kind in faults.ALL))
    nodes = cluster.servers(machines(3), faults.small_disk)
    for node in nodes:
        node.start()
    until("three servers run", nodes, lambda: all("Tombolo agent running!" in node.text() for node in nodes))
    chance, tally, begin, number = random.Random(SEED), Tally(), time.monotonic(), 0
    waiting = []
    try:
        while time.monotonic() < begin + SECONDS:
            number += 1
            # Every kind once, in an order by chance, before any comes again.
            waiting = waiting or chance.sample(CHOSEN, len(CHOSEN))
            round_of(waiting.pop(), number, nodes, chance, tally)
    finally:
        tally.print(time.monotonic() - begin)
    for node in nodes:
        node.stop()
    if tally.wrong:
        sys.exit(f"{len(tally.wrong)} things are wrong; the histories are in {cluster.FOLDER}")


try:
    chaos()
except subprocess.CalledProcessError as error:
    fail(str(error), [], error.stderr)
