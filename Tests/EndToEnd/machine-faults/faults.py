"""What can happen to three machines: how it begins, how it ends, and how long nobody may be able to write meanwhile."""

import contextlib
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "several-machines"))

import cluster  # noqa: E402

# nats-server notices a leader that says nothing by its own clock: an election begins 4 to 9 s later, which cannot be set. What is
# aimed at is 10 s; the rest is for a machine on which everything is slow. The figure of each run is printed.
ELECTION = 10
SLACK = float(os.environ.get("TOMBOLO_SLACK") or 8)
DISK_MEBIBYTES = 192


def leading(nodes):
    """The machine that leads most journals, as their own nats-servers say."""
    votes = {}
    for node in nodes:
        for stream in cluster.copies(node):
            leader = (stream.get("cluster") or {}).get("leader")
            if leader == node.name:
                votes[leader] = votes.get(leader, 0) + 1
    return max(nodes, key=lambda node: votes.get(node.name, 0))


class Fault:
    """One kind of trouble. `victim` is the machine it happens to; clients of the others must be able to go on."""

    # Seconds without a write through the other machines; None where nothing is promised but that it heals.
    silence = ELECTION
    # Whether the other machines go on.
    name = ""

    def __init__(self, nodes, chance):
        self.nodes, self.chance = nodes, chance
        self.victim = self.choose()

    def choose(self):
        return self.chance.choice(self.nodes)

    @property
    def others(self):
        return [node for node in self.nodes if node is not self.victim]

    def begin(self):
        raise NotImplementedError

    def end(self):
        self.victim.machine.heal()

    def __str__(self):
        return f"{self.name} at {self.victim.name}"


class Leader(Fault):
    def choose(self):
        return leading(self.nodes)


class Deaf(Leader):
    name = "loss in one direction: hears nobody"

    def begin(self):
        self.victim.machine.deaf()


class Mute(Leader):
    name = "loss in one direction: is heard by nobody"

    def begin(self):
        self.victim.machine.mute()


class Apart(Fault):
    name = "two machines do not hear each other"
    # Nothing is promised: whoever leads may be at one end of the broken line.
    silence = None

    def begin(self):
        self.victim.machine.apart(self.others[0].machine)


class Lossy(Fault):
    name = "30 % of what comes in is lost"
    silence = None

    def begin(self):
        self.victim.machine.lossy(30)


class LossyEverywhere(Fault):
    name = "30 % is lost on every line, seen from"
    silence = None

    def begin(self):
        for node in self.nodes:
            node.machine.lossy(30)

    def end(self):
        for node in self.nodes:
            node.machine.heal()


class Cable(Leader):
    name = "cable out"

    def begin(self):
        self.victim.machine.cut()


class WithoutBus(Fault):
    name = "services without nats-server"

    def begin(self):
        self.victim.machine.without_bus()


class FrozenServer(Leader):
    name = "nats-server stands still"

    def begin(self):
        if self.victim.freeze("nats-server") != 1:
            raise SystemExit("there is not one nats-server to freeze")

    def end(self):
        self.victim.thaw()


class FrozenMachine(Leader):
    name = "the whole machine stands still"

    def begin(self):
        self.victim.freeze()

    def end(self):
        self.victim.thaw()


class Dead(Leader):
    name = "current off"

    def begin(self):
        self.victim.kill()

    def end(self):
        self.victim.start()


class FullDisk(Leader):
    """Needs the machine's data on a small file system of its own (`small_disk`)."""

    name = "disk full"

    def begin(self):
        self.filler = self.victim.data.parent / "filler"
        with contextlib.suppress(OSError), self.filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(1 << 20))

    def end(self):
        self.filler.unlink()


class Minority(Fault):
    """Two of three machines cannot be reached: nothing is decided, and it is said why, at once."""

    name = "both other machines away"
    silence = None

    def begin(self):
        for node in self.others:
            node.machine.cut()

    def end(self):
        for node in self.others:
            node.machine.heal()


ALL = [Deaf, Mute, Apart, Lossy, LossyEverywhere, Cable, WithoutBus, FrozenServer, FrozenMachine, Dead, FullDisk, Minority]


def small_disk(node):
    """The machine's data on a file system of its own, which can be filled."""
    disk = cluster.FOLDER / f"disk-{node.name}"
    disk.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_MEBIBYTES}m", "tmpfs", str(disk)], check=True)
    return disk / "data"


def suffer(fault, workload, seconds):
    """Lets it happen under load for a while; the longest silence of the machines that it did not happen to, in seconds."""
    fault.begin()
    begin = time.monotonic()
    workload.begin_measuring(fault.others if fault.silence else fault.nodes)
    try:
        while time.monotonic() < begin + seconds:
            time.sleep(0.1)
        # Who has not written for a while may be about to: the silence is over when it is, or when it is too long.
        while fault.silence and workload.still() > 2 and workload.silence() < fault.silence + SLACK:
            time.sleep(0.1)
        return workload.silence()
    finally:
        fault.end()
