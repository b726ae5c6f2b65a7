"""Calls from web's upstream ports, one at a time or without a pause, and writes that must survive."""

import http.client
import socket
import threading
import time

PAUSE = 0.02


def call_http(port, path="/hello", body=None, timeout=5):
    """One HTTP call over a connection of its own: (status, text). Raises `OSError`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("POST" if body is not None else "GET", path, body)
        response = connection.getresponse()
        return response.status, response.read().decode(errors="replace").strip()
    except http.client.HTTPException as problem:
        raise ConnectionError(f"no HTTP answer: {type(problem).__name__}") from problem
    finally:
        connection.close()


def call_tcp(port, line=b"ping", timeout=5):
    """One line over a TCP connection of its own: the answer's line, or b"" where the connection was closed instead."""
    with socket.create_connection(("127.0.0.1", port), timeout) as connection:
        connection.settimeout(timeout)
        try:
            connection.sendall(line + b"\n")
            with connection.makefile("rb") as stream:
                return stream.readline().rstrip(b"\n")
        except (ConnectionResetError, BrokenPipeError):
            return b""


class Loop:
    """Repeats one thing on a thread until it is stopped."""

    def __init__(self, name):
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.thread.join(15)

    def _run(self):
        while not self.stopping.wait(PAUSE):
            self.turn()


class Caller(Loop):
    """Calls without a pause and remembers every call that did not succeed."""

    def __init__(self, name, call):
        super().__init__(name)
        self.name, self.call = name, call
        self.count, self.failures, self.slowest = 0, [], 0.0

    def turn(self):
        begun = time.monotonic()
        try:
            problem = self.call()
        except OSError as error:
            problem = f"{type(error).__name__}: {error}"
        self.count += 1
        self.slowest = max(self.slowest, time.monotonic() - begun)
        if problem:
            self.failures.append((time.strftime("%H:%M:%S"), problem))

    def summary(self):
        """How many failures of which kind there were in which second."""
        counts = {}
        for failure in self.failures:
            counts[failure] = counts.get(failure, 0) + 1
        return "; ".join(f"{at} {count} x {problem}" for (at, problem), count in list(counts.items())[:12])


class Writer(Loop):
    """Registers nodes and writes config entries, remembering exactly those writes that were acknowledged."""

    def __init__(self, cluster):
        super().__init__(f"writer of {cluster.name}")
        self.cluster = cluster
        self.number, self.refused = 0, 0
        self.nodes, self.entries = [], []

    def turn(self):
        self.number += 1
        name = f"ledger-{self.number}"
        node = {"Node": name, "Address": "127.0.0.1", "Service": {"Service": name, "Port": 1}}
        if self._put("/v1/catalog/register", node):
            self.nodes.append(name)
        if self._put("/v1/config", {"Kind": "service-defaults", "Name": name, "Protocol": "http"}):
            self.entries.append(name)

    def _put(self, path, body):
        try:
            answer = self.cluster.request("PUT", path, "ledger", body, timeout=5)
        except Exception:  # whatever cut the answer off: this write was not acknowledged
            self.refused += 1
            return False
        if answer.status != 200:
            self.refused += 1
        return answer.status == 200

    def lost(self):
        """What was acknowledged and is not there."""
        nodes = {node["Node"] for node in self.cluster.get("/v1/catalog/nodes", "ledger")}
        entries = {entry["Name"] for entry in self.cluster.get("/v1/config/service-defaults", "ledger")}
        return [name for name in self.nodes if name not in nodes] + [name for name in self.entries if name not in entries]
