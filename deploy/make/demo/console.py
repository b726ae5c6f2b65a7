"""What the demo says while it works, and how it waits: always for something it can see, never for a while."""

import sys
import time


class Failed(Exception):
    """A step did not come out as it must; the message says what was expected and what was seen."""


class NotYet(Exception):
    """What a probe raises while what it looks for is not there; the message says what is there instead."""


class Console:
    """Steps, details and the table at the end."""

    def __init__(self):
        self.started = time.monotonic()
        self.rows = []
        self.step_title = "getting ready"

    def _line(self, text):
        print(text, flush=True)

    def step(self, title):
        self.step_title = title
        self._line(f"\n==> {title}")

    def say(self, text):
        for line in text.splitlines():
            self._line(f"    {line}")

    def command(self, words):
        self._line(f"    $ {words}")

    def shown(self, what, figures):
        """Notes one thing that was shown to be true, for the table."""
        self.rows.append((what, figures))
        self._line(f"    ok: {what} ({figures})")

    def table(self):
        width = max(len(what) for what, _ in self.rows)
        self._line(f"\nShown in {time.monotonic() - self.started:.0f} s:\n")
        for what, figures in self.rows:
            self._line(f"  {what.ljust(width)}  {figures}")
        self._line("")

    def problem(self, text):
        sys.stdout.flush()
        print(text, file=sys.stderr, flush=True)


def wait_for(what, probe, seconds=30, pause=0.05):
    """Asks `probe` until it returns something true, and returns that.

    A probe that raises `NotYet` or `OSError` is asked again; what it said last becomes part of the failure.
    """
    until = time.monotonic() + seconds
    last = "nothing"
    while True:
        try:
            value = probe()
            if value:
                return value
            last = f"{value!r}" if value is not None else last
        except (NotYet, OSError) as problem:
            last = f"{problem}" or type(problem).__name__
        if time.monotonic() >= until:
            raise Failed(f"{what}: not within {seconds} s; last seen: {last}")
        time.sleep(pause)


def expect(condition, text):
    if not condition:
        raise Failed(text)
