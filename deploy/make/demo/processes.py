"""Processes of the demo: each is recorded by id and start time, and only what was recorded is ever stopped."""

import errno
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

from console import Failed

STOP_SECONDS = 10


def started_at(pid):
    """When a process started, in clock ticks since boot; None when there is none or it has ended (a zombie)."""
    try:
        text = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = text[text.rindex(")") + 2:].split()
    return None if fields[0] in "ZX" else int(fields[19])


def children_of(pid):
    """Every descendant of a process as {pid: program name}."""
    parents, names = {}, {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            text = pathlib.Path(f"/proc/{entry}/stat").read_text()
            program = os.readlink(f"/proc/{entry}/exe")
        except OSError:
            continue
        fields = text[text.rindex(")") + 2:].split()
        if fields[0] in "ZX":
            continue
        parents.setdefault(int(fields[1]), []).append(int(entry))
        names[int(entry)] = os.path.basename(program).removesuffix(" (deleted)")
    found, pending = {}, [pid]
    while pending:
        for child in parents.get(pending.pop(), []):
            found[child] = names[child]
            pending.append(child)
    return found


def send(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


class RunFolder:
    """The folder of one run: logs, state, and the ids of what runs.

    `pids/<name>.json` is written when a process is seen and removed when it is gone, so a run that was cut off leaves
    exactly the list of what the next one has to stop.
    """

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.pids = self.path / "pids"
        self.logs = self.path / "logs"

    def record(self, name, pid, is_own=False):
        """Keeps a process's id; `is_own` is true for what the demo started itself, not a supervisor of its."""
        start = started_at(pid)
        if start is None:
            return
        file = self.pids / f"{name}-{pid}.json"
        file.with_suffix(".new").write_text(json.dumps({"name": name, "pid": pid, "start": start, "own": is_own}))
        file.with_suffix(".new").rename(file)

    def running(self):
        """What is recorded and still runs, the newest last; records of what is gone are removed."""
        found = []
        for file in sorted(self.pids.glob("*.json"), key=lambda file: file.stat().st_mtime_ns):
            try:
                entry = json.loads(file.read_text())
            except (OSError, ValueError):
                file.unlink(missing_ok=True)
                continue
            if started_at(entry["pid"]) == entry["start"]:
                found.append(entry)
            else:
                file.unlink(missing_ok=True)
        return found

    def stop_recorded(self):
        """Stops what an earlier run left behind; returns how many processes that were."""
        left = self.running()
        # A supervisor first: it ends what it started, and starts nothing again.
        self._end([entry for entry in left if entry["own"]], signal.SIGTERM, STOP_SECONDS)
        self._end(self.running(), signal.SIGTERM, STOP_SECONDS)
        self._end(self.running(), signal.SIGKILL, 5)
        return len(left)

    def _end(self, entries, number, seconds):
        for entry in reversed(entries):
            send(entry["pid"], number)
        until = time.monotonic() + seconds
        while time.monotonic() < until and any(started_at(entry["pid"]) == entry["start"] for entry in entries):
            time.sleep(0.05)

    def clear(self):
        """Makes the folder empty and ready."""
        shutil.rmtree(self.path, ignore_errors=True)
        for folder in (self.pids, self.logs):
            folder.mkdir(parents=True)
        os.chmod(self.path, 0o700)


class Program:
    """One process that the demo starts itself."""

    def __init__(self, run, name, words, environment=None):
        self.run, self.name, self.words = run, name, [str(word) for word in words]
        self.log = run.logs / f"{name}.log"
        self.environment = {**os.environ, **(environment or {})}
        self.process = None

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.words, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, env=self.environment,
                start_new_session=True)
        self.run.record(self.name, self.process.pid, is_own=True)
        return self

    @property
    def pid(self):
        return self.process.pid

    def check(self):
        """Raises when the process has ended although nobody stopped it."""
        if self.process.poll() is not None:
            raise Failed(f"{self.name} ended by itself with status {self.process.returncode}; its log is {self.log}")

    def ask_to_stop(self):
        """Sends SIGTERM and does not wait."""
        if self.process is not None and self.process.poll() is None:
            send(self.pid, signal.SIGTERM)

    def stop(self, seconds=STOP_SECONDS):
        """Ends the process; returns how long it took, or None when it had to be killed."""
        if self.process is None or self.process.poll() is not None:
            return 0.0
        start = time.monotonic()
        self.ask_to_stop()
        try:
            self.process.wait(seconds)
            return time.monotonic() - start
        except subprocess.TimeoutExpired:
            send(self.pid, signal.SIGKILL)
            self.process.wait(5)
            return None


def tail(file, lines):
    """The end of a log."""
    try:
        text = file.read_text(errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


class Ports:
    """Ports nobody else uses: those wished for where they are free, else others."""

    def __init__(self, prefers_fixed):
        self.prefers_fixed = prefers_fixed
        self.given = set()
        self.next = 12000 + (os.getpid() * 37) % 15000

    def take(self, wish):
        if self.prefers_fixed and wish not in self.given and self._is_free(wish):
            self.given.add(wish)
            return wish
        for _ in range(2000):
            self.next = self.next + 1 if self.next < 31000 else 12000
            if self.next not in self.given and self._is_free(self.next):
                self.given.add(self.next)
                return self.next
        raise Failed("there are no free ports between 12000 and 31000 on 127.0.0.1")

    @staticmethod
    def _is_free(port):
        for address in ("127.0.0.1", "0.0.0.0"):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((address, port))
                except OSError as problem:
                    if problem.errno in (errno.EADDRINUSE, errno.EACCES):
                        return False
                    raise
        return True
