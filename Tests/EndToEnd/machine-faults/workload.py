"""Clients at every machine: they write and read registers, and write down when they asked and what they were told.

A register is a config entry (with check and set) or a node of the catalog, so that two journals are looked at. Each value is written
once. What a client was told is an `Operation` (history.py); a write that was not answered with 200 or a clear "no" is unknown.
"""

import collections
import ctypes
import http.client
import json
import os
import random
import socket
import threading
import time

import history

CLONE_NEWNET = 0x40000000
TIMEOUT = 5
LIBC = ctypes.CDLL(None, use_errno=True)


def enter(machine):
    """This thread goes to a machine: what it connects to is reached from there."""
    with open(f"/proc/{machine.holder.pid}/ns/net", "rb") as place:
        if LIBC.setns(place.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")


class Connection:
    """A connection to the API of the machine that the thread is at; a broken one is made anew."""

    def __init__(self):
        self.connection = None

    def ask(self, method, path, body=None):
        """Status, ModifyIndex-bearing JSON or text; None when no answer came; ConnectionRefusedError when nobody can have heard."""
        try:
            if self.connection is None:
                connection = http.client.HTTPConnection("127.0.0.1", 8500, timeout=TIMEOUT)
                connection.connect()
                connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.connection = connection
            self.connection.request(method, path, None if body is None else json.dumps(body))
            answer = self.connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        except ConnectionRefusedError:
            self.connection = None
            raise
        except (OSError, http.client.HTTPException):
            if self.connection:
                self.connection.close()
            self.connection = None
            return None


class Entry:
    """A config entry as a register."""

    swaps = True

    @staticmethod
    def write(connection, key, value, index=None):
        query = "" if index is None else f"?cas={index}"
        return connection.ask("PUT", f"/v1/config{query}", {"Kind": "service-defaults", "Name": key, "Meta": {"value": value}})

    @staticmethod
    def read(connection, key, query=""):
        answer = connection.ask("GET", f"/v1/config/service-defaults/{key}{query}")
        if answer and answer[0] == 404:
            return history.ABSENT, 0
        if not answer or answer[0] != 200:
            return None
        entry = json.loads(answer[1])
        return entry["Meta"]["value"], entry["ModifyIndex"]


class Node:
    """A node of the catalog as a register."""

    swaps = False

    @staticmethod
    def write(connection, key, value, index=None):
        return connection.ask("PUT", "/v1/catalog/register", {"Node": key, "Address": "10.9.9.9", "NodeMeta": {"value": value}})

    @staticmethod
    def read(connection, key, query=""):
        answer = connection.ask("GET", f"/v1/catalog/node/{key}{query}")
        if not answer or answer[0] != 200:
            return None
        found = json.loads(answer[1])
        return (found["Node"]["Meta"]["value"], found["Node"]["ModifyIndex"]) if found else (history.ABSENT, 0)


class Register:
    """One key: its history, and the versions that the server gave its values."""

    def __init__(self, kind, name):
        self.kind, self.name = kind, name
        self.operations, self.versions, self.written = [], {}, {history.ABSENT}

    def problem(self, looked):
        """What is wrong, in words; lost when also the writes and what was read at the end, since `looked`, do not fit together."""
        last = [found for found in self.operations if found.kind != "read" or found.begin >= looked]
        lost = history.check(last)
        if lost:
            return f"LOST: {lost}"
        stale = history.check(self.operations) or history.went_back(self.operations, self.versions)
        return stale and f"STALE: {stale}"


class Workload:
    """Clients at these machines until the end of the block; then `problems` says what was wrong."""

    # Operations of one key, after which clients go on with a fresh one: a history is searched in memory of all its orders.
    LENGTH = 70
    PAUSE = 0.03

    def __init__(self, nodes, name, seed=1, writers=1):
        self.nodes, self.name, self.random = nodes, name, random.Random(seed)
        self.lock, self.over, self.number = threading.Lock(), threading.Event(), 0
        self.counts = collections.Counter()
        self.registers, self.current, self.wrong, self.looked = [], {}, [], time.monotonic()
        # When the last write of each kind was acknowledged, and the longest silence of each: journals have leaders of their own.
        self.last, self.longest, self.measuring = {}, {}, set(nodes)
        self.begin_measuring(nodes)
        for kind in (Entry, Node):
            self.renew(kind)
        self.threads = [threading.Thread(target=self.run, args=(node, role, kind, number), daemon=True)
                        for node in nodes for kind in (Entry, Node)
                        for role, count in ((self.write, writers), (self.read, 1), (self.read_stale, 1 if kind is Entry else 0))
                        for number in range(count)]

    def renew(self, kind):
        register = Register(kind, f"{self.name}-{kind.__name__.lower()}-{len(self.registers)}")
        self.registers.append(register)
        self.current[kind] = register

    def run(self, node, role, kind, number):
        enter(node.machine)
        chance = random.Random(f"{self.name}/{node.name}/{role.__name__}/{kind.__name__}/{number}")
        connection = Connection()
        while not self.over.is_set():
            with self.lock:
                register = self.current[kind]
                if len(register.operations) >= self.LENGTH:
                    self.renew(kind)
                    register = self.current[kind]
            try:
                role(node, register, connection, chance)
            except ConnectionRefusedError:
                self.over.wait(0.1)
            except (KeyError, ValueError) as problem:
                self.wrong.append(f"{node.name}: an answer that cannot be read: {problem!r}")
            self.over.wait(self.PAUSE * chance.uniform(0.5, 1.5))

    def note(self, register, *words, **more):
        with self.lock:
            register.operations.append(history.Operation(*words, **more))

    def write(self, node, register, connection, chance):
        expected, index = history.ABSENT, None
        if register.kind.swaps and chance.random() < 0.5:
            seen = self.read(node, register, connection, chance)
            if seen is None:
                return
            expected, index = seen
        with self.lock:
            self.number += 1
            value = f"{node.name}.{self.number}"
            register.written.add(value)
        begin = time.monotonic()
        answer = register.kind.write(connection, register.name, value, index)
        end = time.monotonic()
        kind = "write" if index is None else "swap"
        if answer and answer[0] == 200:
            done = index is None or answer[1].strip() != "false"
            self.note(register, node.name, kind, value, begin, end, expected=expected, done=done)
            with self.lock:
                self.counts["acknowledged" if done else "swaps refused"] += 1
                if done and node in self.measuring:
                    self.longest[register.kind] = max(self.longest[register.kind], end - self.last[register.kind])
                    self.last[register.kind] = end
        else:
            # Whatever was said: that it was not done is not relied upon.
            self.note(register, node.name, kind, value, begin, expected=expected)
            with self.lock:
                self.counts["unknown" if answer is None or answer[0] in (500, 503, 504) else f"refused with {answer[0]}"] += 1

    def read(self, node, register, connection, chance):
        begin = time.monotonic()
        found = register.kind.read(connection, register.name)
        end = time.monotonic()
        if found is None:
            with self.lock:
                self.counts["reads not answered"] += 1
            return None
        self.note(register, node.name, "read", found[0], begin, end)
        with self.lock:
            self.counts["reads"] += 1
            if found[0] is not history.ABSENT and register.versions.setdefault(found[0], found[1]) != found[1]:
                self.wrong.append(f"{node.name}: {found[0]} has the versions {register.versions[found[0]]} and {found[1]}")
        return found

    def read_stale(self, node, register, connection, chance):
        """May be old, but must be something that was written."""
        found = register.kind.read(connection, register.name, "?stale")
        with self.lock:
            if found is None:
                self.counts["stale reads not answered"] += 1
                return
            self.counts["stale reads"] += 1
            if found[0] not in register.written:
                self.wrong.append(f"{node.name}: ?stale shows {found[0]}, which nobody wrote")

    def __enter__(self):
        self.begin_measuring(self.nodes)
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join(4 * TIMEOUT)
        if any(thread.is_alive() for thread in self.threads):
            self.wrong.append("a client did not end")

    def begin_measuring(self, nodes):
        """The silence counts from now on, of writes through these machines."""
        with self.lock:
            self.measuring = set(nodes)
            self.longest = {kind: 0.0 for kind in (Entry, Node)}
            self.last = {kind: time.monotonic() for kind in (Entry, Node)}

    def still(self):
        """How long no write of some kind was acknowledged by now, seconds."""
        with self.lock:
            return time.monotonic() - min(self.last.values())

    def silence(self):
        """The longest time without an acknowledged write of one kind since then, seconds; what still lasts counts."""
        still = self.still()
        with self.lock:
            return max(still, *self.longest.values())

    def acknowledged(self):
        with self.lock:
            return self.counts["acknowledged"]

    def look(self):
        """Reads every register once at each machine, when all is well again: what was acknowledged must be there."""
        self.looked = time.monotonic()
        for node in self.nodes:
            thread = threading.Thread(target=self.look_at, args=(node,))
            thread.start()
            thread.join()

    def look_at(self, node):
        enter(node.machine)
        connection = Connection()
        for register in self.registers:
            for _ in range(20):
                try:
                    if self.read(node, register, connection, None) is not None:
                        break
                except ConnectionRefusedError:
                    pass
                time.sleep(0.25)
            else:
                self.wrong.append(f"{node.name}: {register.name} cannot be read")

    def problems(self):
        """What cannot be explained, in words; empty when everything can."""
        found = list(self.wrong)
        for register in self.registers:
            problem = register.problem(self.looked)
            if problem:
                found.append(f"{register.name}: {problem}")
        return found

    def keep(self, folder):
        """Writes all histories down, for whoever looks for the reason."""
        for register in self.registers:
            (folder / f"{register.name}.history").write_text("\n".join(
                str(found) for found in sorted(register.operations, key=lambda found: found.begin)) + "\n")
