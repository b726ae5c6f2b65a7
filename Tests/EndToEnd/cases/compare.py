"""Plays the cases of Tests/Parity/cases against `tombolo agent` and holds the result against the list of known differences.

It fails for a line that differs and is not in the list, and for a line in the list that does not differ any more: the list
says what is true today.
"""

import argparse
import concurrent.futures
import os
import pathlib
import queue
import re
import socket
import subprocess
import sys

LANES = 2
PORTS = 80  # a case uses its base port and 79 more
FIRST_PORT = 20400
CASE_SECONDS = 400
CASES = pathlib.Path(__file__).parents[2] / "Parity/cases"
KNOWN = pathlib.Path(__file__).parent / "known-differences.txt"
RUN = pathlib.Path(os.environ["TOMBOLO_RUN"])


def known_lines(path):
    """`NN: 1 4-6 why` a row: lines 1 and 4 to 6 of case NN's output differ, for that reason; `NN: all why`: any may."""
    known, absent = {}, {}
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not row.strip() or row.startswith("#"):
            continue
        if whole := re.fullmatch(r"(\d\d): all (.+)", row):
            absent[whole[1]] = whole[2]
            continue
        parts = re.fullmatch(r"(\d\d): ((?:\d+(?:-\d+)? )+)(\D.*)", row)
        if not parts:
            sys.exit(f"{path.name}:{number}: a row is `NN: 1 4-6 why`")
        for span in parts[2].split():
            first, _, last = span.partition("-")
            for line in range(int(first), int(last or first) + 1):
                if (parts[1], line) in known:
                    sys.exit(f"{path.name}:{number}: line {line} of case {parts[1]} stands there twice")
                known[parts[1], line] = parts[3]
    return known, absent


def free_base(bases):
    """The next base port whose whole range can be bound on 127.0.0.1."""
    while True:
        base = bases.get_nowait()
        try:
            for port in range(base, base + PORTS):
                with socket.socket() as probe:
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    probe.bind(("127.0.0.1", port))
            return base
        except OSError:
            continue


def play(case, base):
    """Plays one case; returns its output, and the lines that differ as {line: what was printed and wanted}."""
    command = [sys.executable, "-B", str(CASES / "run.py"), "--cli", f"{os.environ['TOMBOLO_BIN']}/tombolo", "--base", str(base), case]
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=CASE_SECONDS, check=False)
    text = ended.stdout.decode("utf-8", "replace")
    (RUN / f"{case}.log").write_text(text, encoding="utf-8")
    differ = {int(found[1]): found[0].strip() for found in re.finditer(r"^   (\d+): .*\n      wanted .*$", text, re.M)}
    if not differ and ended.returncode != 0:
        sys.exit(f"case {case} was not played:\n{text}")
    return differ


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", nargs="*")
    options = parser.parse_args()
    everything = sorted(path.name[:2] for path in CASES.glob("[0-9]*.md"))
    if not everything:
        sys.exit(f"there is no case in {CASES}")
    chosen = options.numbers or everything
    known, absent = known_lines(KNOWN)
    bases = queue.SimpleQueue()
    for lane in range(60):
        bases.put(FIRST_PORT + 100 * lane)
    idle = queue.SimpleQueue()
    for _ in range(LANES):
        idle.put(free_base(bases))

    def in_a_lane(case):
        base = idle.get()
        try:
            return case, play(case, base)
        finally:
            idle.put(base)

    wrong = []
    with concurrent.futures.ThreadPoolExecutor(LANES) as lanes:
        for case, differ in lanes.map(in_a_lane, chosen):
            expected = {line: why for (number, line), why in known.items() if number == case}
            fresh = [f"case {case}, line {text}" for line, text in sorted(differ.items()) if line not in expected]
            gone = [
                f"case {case}, line {line} is right now; take it out of {KNOWN.name}"
                for line in sorted(expected)
                if line not in differ
            ]
            if case in absent:
                fresh, gone = [], [] if differ else [f"case {case} is right now; take it out of {KNOWN.name}"]
            wrong += fresh + gone
            print(f"{case}: {len(differ)} lines differ, {len(fresh)} of them unexpected", flush=True)
    for complaint in wrong:
        print(complaint, flush=True)
    bad = {complaint[5:7] for complaint in wrong}
    print(f"{len(chosen) - len(bad)} passed, {len(bad)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
