"""Runs one end-to-end test as its init process (subreaper): attended.py RUN-FOLDER PROGRAM [ARGUMENT...]

The test ends by itself, by SIGTERM, SIGINT or SIGHUP to this process, by its limit (status 124), or because whoever started this process
is gone. It is told to stop first; then whatever it started is stopped, then killed. A test that ends by itself and leaves a process
or a temporary file behind has failed. What a run that was killed left on the machine is stopped before the next run of the same test.
"""

import ctypes
import hashlib
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time

LIMIT = float(os.environ.get("TOMBOLO_LIMIT") or 900)
# How long a test that is told to stop may take for it; the rest, when told; and what is left of a test that ended well.
TEST_GRACE, REST_GRACE, LATE_GRACE = 20, float(os.environ.get("TOMBOLO_GRACE") or 10), 5
SET_PDEATHSIG, SET_CHILD_SUBREAPER = 1, 36
# In the environment of every process of a test, with its run folder as the value; nobody else sets it.
MARK = "TOMBOLO_ATTENDED"
STOPPING = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}


def prctl(option, value):
    if ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def processes():
    """Every process that runs as {pid: parent}; what has ended and waits for its parent does not run."""
    found = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                text = pathlib.Path(f"/proc/{entry}/stat").read_text(errors="replace")
            except OSError:
                continue
            state, parent = text[text.rindex(")") + 2:].split()[:2]
            if state not in "ZX":
                found[int(entry)] = int(parent)
    return found


def descendants(pid):
    everything = processes()
    found, pending = [], [pid]
    while pending:
        above = pending.pop()
        pending += [child for child, parent in everything.items() if parent == above]
        found.append(above)
    return found[1:]


def marked(folder):
    """Processes of an earlier run of the same test: they carry its mark."""
    wanted, found = f"{MARK}={folder}".encode(), []
    for pid in processes():
        try:
            words = pathlib.Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if wanted in words and pid != os.getpid():
            found.append(pid)
    return found


def send(pids, number):
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def stop_all(find, grace=REST_GRACE):
    """Stops what `find` finds, also what it still starts; kills what does not listen."""
    told, end = set(), time.monotonic() + grace
    while left := find():
        if time.monotonic() > end:
            send(left, signal.SIGKILL)
        else:
            send(set(left) - told, signal.SIGTERM)
            told |= set(left)
        reap()
        time.sleep(0.02)


def reap():
    """Collects what has ended; {pid: status as a shell has it}."""
    ended = {}
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return ended
        if pid == 0:
            return ended
        code = os.waitstatus_to_exitcode(status)
        ended[pid] = code if code >= 0 else 128 - code


def spawn(words, folder, temporary):
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        prctl(SET_PDEATHSIG, signal.SIGTERM)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        if os.getppid() == parent:
            os.execvpe(words[0], words, os.environ | {MARK: str(folder), "TMPDIR": str(temporary)})
    except OSError as problem:
        print(f"{words[0]} cannot be started: {problem}", file=sys.stderr)
    finally:
        os._exit(127)


class Test:
    def __init__(self, words, folder, temporary):
        self.pid, self.status = spawn(words, folder, temporary), None
        self.parent = os.getppid()

    def wait(self, deadline, stop_for=frozenset()):
        """Waits until the test has ended (true), or until the deadline or a signal of those (its number, or false)."""
        while True:
            self.status = reap().get(self.pid, self.status)
            if self.status is not None:
                return True
            # Children of others that end wake us, too; who started us is looked after now and then.
            found = signal.sigtimedwait({signal.SIGCHLD, *STOPPING}, max(0, min(1, deadline - time.monotonic())))
            if found and found.si_signo in stop_for:
                return found.si_signo
            if stop_for and os.getppid() != self.parent:
                return signal.SIGHUP
            if time.monotonic() >= deadline:
                return False


def attend(folder, words, temporary):
    test = Test(words, folder, temporary)
    ended = test.wait(time.monotonic() + LIMIT, STOPPING)
    if ended is not True:
        why = f"after {LIMIT:.0f} s, its limit" if ended is False else f"by {signal.Signals(ended).name}"
        print(f"the test is stopped {why}; so is everything it started", flush=True)
        send([test.pid], signal.SIGTERM)
        test.wait(time.monotonic() + TEST_GRACE)
        stop_all(lambda: descendants(os.getpid()))
        return 124 if ended is False else 128 + ended
    end = time.monotonic() + LATE_GRACE
    while (left := descendants(os.getpid())) and time.monotonic() < end:
        reap()
        time.sleep(0.02)
    status = test.status
    for pid in left:
        try:
            line = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        print(f"left behind by the test: process {pid}: {line[:300]}", flush=True)
        status = status or 1
    stop_all(lambda: descendants(os.getpid()))
    for entry in sorted(temporary.iterdir()):
        print(f"left behind by the test: {entry}", flush=True)
        status = status or 1
    return status


def temporary_folder(folder):
    """Where the test's temporary files go: the same at every run, and short, since sockets are made in it.

    It is not below the clone, as what TMPDIR names may be: how long a socket's path may be is not for the clone's place to use up.
    """
    place = os.environ.get("TMPDIR") or tempfile.gettempdir()
    name = hashlib.sha256(str(folder).encode()).hexdigest()[:8]
    return pathlib.Path(place if len(place) <= 12 else "/tmp") / f"tombolo-e2e-{name}"


def main():
    folder, words = pathlib.Path(sys.argv[1]), sys.argv[2:]
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD, *STOPPING})
    prctl(SET_CHILD_SUBREAPER, 1)
    prctl(SET_PDEATHSIG, signal.SIGTERM)
    if earlier := marked(folder):
        print(f"stopping {len(earlier)} processes that an earlier run left", flush=True)
        stop_all(lambda: marked(folder))
    temporary = temporary_folder(folder)
    for path in (temporary, folder):
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True, mode=0o700)
    try:
        return attend(folder, words, temporary)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
