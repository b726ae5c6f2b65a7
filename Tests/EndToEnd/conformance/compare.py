"""Plays the conformance kit against `tombolo agent` and holds the result against the list of known differences.

It fails for a step that differs and is not in the list, and for a step in the list that does not differ any more or is
gone: the list says what is true today. `--write` puts the steps that are missing into it, under a heading to be replaced.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

# The groups whose endpoints exist, the long ones first; others are added with what they are about.
GROUPS = [
    "acl-enforcement", "config-entries", "peering", "health", "blocking", "acl", "agent", "checks", "catalog",
    "intentions", "connect-ca", "filter", "config-files", "operator", "acl-bootstrap", "discovery-chain",
    "ui",
    "dns",
    "kv", "session", "txn",
    "snapshot",
]
START = 'exec tombolo agent -config-file="$CONF_CONFIG_FILE" ${CONF_CONFIG_DIR:+-config-dir="$CONF_CONFIG_DIR"}'
FIRST_PORT = 27100
AT_ONCE = 2
KNOWN = pathlib.Path(__file__).parent / "known-differences.txt"
RUN = pathlib.Path(os.environ["TOMBOLO_RUN"])
UNSORTED = "= differs: say why here, or below a heading that does"


class Known:
    """The list: headings `= absent: why` and `= differs: why`, below them one step a line, `group/case: step`.

    What is absent must be said to be absent: such a step answers 501 or 404, or builds on one that does.
    """

    def __init__(self, path):
        self.path = path
        self.kinds = {}
        kind = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("="):
                kind = line[1:].split(":")[0].strip()
                if kind not in ("absent", "differs"):
                    sys.exit(f"{path.name}:{number}: a heading is `= absent: why` or `= differs: why`")
            elif kind is None or line in self.kinds:
                sys.exit(f"{path.name}:{number}: {'no heading above' if kind is None else 'twice in the list'}: {line}")
            else:
                self.kinds[line] = kind

    def add(self, steps):
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"\n{UNSORTED}\n" + "".join(step + "\n" for step in steps))


def play(kit, run, place, group):
    """Plays one group; returns its steps as the kit reports them."""
    report = run / f"{group}.json"
    command = [
        sys.executable, "-B", str(kit / "run.py"), "check", "--start", START, "--group", group, "--json", str(report),
        "--port-base", str(FIRST_PORT + 100 * place), "--patience", "0.5", "--diffs", "12",
    ]
    with (run / f"{group}.log").open("wb") as log:
        subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False, timeout=600)
    if not report.exists():
        return group, None
    return group, json.loads(report.read_text(encoding="utf-8"))["steps"]


def says_absent(step):
    """Whether a step that failed was told that something is not there, or could not be asked for that reason."""
    for difference in step["diffs"]:
        got = str(difference.get("got"))
        if difference.get("path") == "status" and got[:3] in ("404", "501"):
            return True
        if "no DNS answer" in got or "nothing was captured" in json.dumps(difference):
            return True
    return False


def judge(steps, known):
    """The complaints, and for each group how many steps passed, are known to differ, and are wrong."""
    complaints, table, seen, unlisted = [], {}, set(), []
    for step in steps:
        name = f"{step['group']}/{step['case']}: {step['step']}"
        row = table.setdefault(step["group"], [0, 0, 0])
        kind = known.kinds.get(name)
        seen.add(name)
        if step["result"] == "skipped":
            complaints.append(f"was not played: {name}")
            row[2] += 1
        elif step["result"] == "passed":
            row[0] += 1
            if kind:
                complaints.append(f"does not differ any more, take it out of the list: {name}")
        elif kind is None or kind == "absent" and not says_absent(step):
            row[2] += 1
            unlisted += [name] if kind is None else []
            complaints.append(f"{'differs' if kind is None else 'is listed as absent and answers otherwise'}: {name}")
            complaints += [f"    {d.get('path')}: expected {json.dumps(d.get('expected'))[:300]}, "
                           f"got {json.dumps(d.get('got'))[:300]}" for d in step["diffs"][:6]]
        else:
            row[1] += 1
    complaints += [f"is in the list and not in the kit: {name}" for name in known.kinds if name not in seen]
    return complaints, table, unlisted


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kit", type=pathlib.Path, required=True)
    parser.add_argument("--write", action="store_true", help="add the steps that differ to the list")
    arguments = parser.parse_args()
    known = Known(KNOWN)
    steps, broken = [], []
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        games = [pool.submit(play, arguments.kit, RUN, place, group) for place, group in enumerate(GROUPS)]
        for group, result in (game.result() for game in games):
            if result is None:
                broken.append(f"the kit made no report about {group}; see {group}.log")
            else:
                steps += result
    complaints, table, unlisted = judge(steps, known)
    print(f"{'group':18}{'as recorded':>12}{'known':>8}{'wrong':>8}")
    for group in sorted(table):
        print(f"{group:18}{table[group][0]:>12}{table[group][1]:>8}{table[group][2]:>8}")
    print(f"{'all':18}" + "".join(f"{sum(row[i] for row in table.values()):>{(12, 8, 8)[i]}}" for i in range(3)))
    for complaint in broken + complaints:
        print(complaint)
    if arguments.write and unlisted:
        known.add(unlisted)
        print(f"{len(unlisted)} steps were added to {KNOWN.name}; say why under their heading")
    return 1 if broken or complaints else 0


if __name__ == "__main__":
    sys.exit(main())
