"""Whether a history of one register can be explained by one order of all its operations (linearizability).

An operation has a begin and an end by one clock. A write whose answer never came may have happened at any time after its begin, or never.
Values are unique, so who reads a value knows which write it was. `check` gives None, or words that say what cannot be explained.

The search is Wing and Gong's, with Lowe's memory of what was tried: take an operation that nobody finished before it began, apply it,
go on; when nothing fits, go back. Histories of one key are kept short by their makers, so it is over in milliseconds.
"""

import bisect
import dataclasses
import itertools
import math

ABSENT = None
# Tried positions of one key; a history that needs more says so instead of running for hours.
LIMIT = 2_000_000


@dataclasses.dataclass(frozen=True)
class Operation:
    """What a client did: `write` of a value, `swap` of a value for another (check and set), or `read`."""

    client: str
    kind: str
    value: object
    begin: float
    # Infinity when the answer never came.
    end: float = math.inf
    # Of a swap: what it was to replace.
    expected: object = ABSENT
    # Of a swap: whether it was done.
    done: bool = True

    @property
    def is_known(self):
        return self.end != math.inf

    def __str__(self):
        what = {"read": f"read {self.value}", "write": f"wrote {self.value}",
                "swap": f"{'replaced' if self.done else 'could not replace'} {self.expected} by {self.value}"}[self.kind]
        end = f"{self.end:.3f}" if self.is_known else "?"
        return f"{self.client} {what} [{self.begin:.3f} to {end}]"


def applied(operation, state):
    """The value after the operation; raises LookupError when it cannot be the next one."""
    if operation.kind == "write":
        return operation.value
    if operation.kind == "read":
        if operation.value != state:
            raise LookupError
        return state
    if (operation.expected == state) != operation.done:
        raise LookupError
    return operation.value if operation.done else state


def prepared(operations):
    """Without what says nothing, and with the end of unknown writes where somebody has seen them."""
    seen = {}
    for operation in operations:
        if operation.kind == "read" and operation.is_known:
            seen[operation.value] = min(seen.get(operation.value, math.inf), operation.end)
    changed = True
    while changed:
        changed = False
        for operation in operations:
            # A swap that happened has seen what it replaced, also one whose own answer never came.
            end = operation.end if operation.is_known else seen.get(operation.value, math.inf)
            if operation.kind == "swap" and operation.done and end < seen.get(operation.expected, math.inf):
                seen[operation.expected], changed = end, True
    unseen = any(not found.is_known and found.kind != "read" and found.value not in seen for found in operations)
    kept = []
    for operation in operations:
        if operation.kind == "read" and not operation.is_known:
            continue
        if operation.kind == "swap" and not operation.done and unseen:
            continue
        if not operation.is_known and operation.value not in seen:
            # Nobody can tell whether it happened, so it may as well not have.
            continue
        if not operation.is_known:
            operation = dataclasses.replace(operation, end=seen[operation.value])
        kept.append(operation)
    return sorted(kept, key=lambda found: (found.begin, found.end))


def check(operations, initial=ABSENT):
    """None when one order explains everything; otherwise what does not fit, in words."""
    written = {found.value for found in operations if found.kind != "read" and (found.done or not found.is_known)} | {initial}
    for operation in operations:
        if operation.kind == "read" and operation.is_known and operation.value not in written:
            return f"{operation}, which nobody wrote"
    history = prepared(operations)
    count = len(history)
    everything = (1 << count) - 1
    tried, stack, furthest = set(), [(0, initial)], (0, 0)
    while stack:
        done, state = stack.pop()
        if done == everything:
            return None
        if (done, state) in tried:
            continue
        tried.add((done, state))
        if len(tried) > LIMIT:
            return f"not decided after {LIMIT} steps; {count} operations of one key are too many at once"
        furthest = max(furthest, (done.bit_count(), done))
        earliest = min(history[place].end for place in range(count) if not done >> place & 1)
        for place in range(count):
            if done >> place & 1:
                continue
            if history[place].begin > earliest:
                break
            try:
                stack.append((done | 1 << place, applied(history[place], state)))
            except LookupError:
                continue
    done = furthest[1]
    left = [history[place] for place in range(count) if not done >> place & 1]
    before = [history[place] for place in range(count) if done >> place & 1]
    return "no order explains: " + "; ".join(str(found) for found in left[:4]) + " | after: " + \
        "; ".join(str(found) for found in before[-4:])


def went_back(operations, versions):
    """A read that shows an older version than something that was over before it began; None when there is none.

    `versions` gives each value's version, which the server itself tells. It finds less than `check`, but names the pair.
    """
    known = sorted(((found.end, versions[found.value], found) for found in operations
                    if found.is_known and found.value in versions and (found.kind == "read" or found.done)), key=lambda row: row[0])
    ends, newest = [row[0] for row in known], list(itertools.accumulate(known, lambda left, right: max(left, right, key=lambda row: row[1])))
    for operation in operations:
        if operation.kind != "read" or not operation.is_known:
            continue
        place = bisect.bisect_left(ends, operation.begin)
        version = versions.get(operation.value, 0)
        if place and newest[place - 1][1] > version:
            return f"{operation} (version {version}) after {newest[place - 1][2]} (version {newest[place - 1][1]}) was over"
    return None

