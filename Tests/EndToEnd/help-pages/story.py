"""Runs the commands of the help pages."""

import os
import pathlib
import re
import subprocess
import sys

from supervised import RUN, Agent, free_port

DOCS = pathlib.Path(os.environ["TOMBOLO_ROOT"]) / "deploy" / "docs"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def begins(output, line):
    """Whether a line of the output begins as the page says, blanks aside."""
    wanted = line.split()
    return any(line == shown or shown.startswith(line) or shown.split()[:len(wanted)] == wanted for shown in output) or line in "\n".join(output)


def play(name, folder, replaced):
    """Runs a page in one shell; blocks are told apart by marks in the output."""
    folder.mkdir()
    text = (DOCS / name).read_text()
    for old, new in replaced.items():
        text = text.replace(old, new)
    script, expected, number = ["set -euo pipefail", "exec 2>&1"], {}, 0
    for kind, body in BLOCK.findall(text):
        if kind == "hcl":
            first = body.splitlines()[0]
            if not first.startswith("# file: "):
                sys.exit(f"{name}: a block of HCL without a name of a file")
            (folder / first.removeprefix("# file: ").strip()).write_text(body)
        elif kind == "sh":
            number += 1
            script += [f"printf '\\n--- {number}\\n'", body]
        elif kind == "text":
            expected[number] = [line for line in body.splitlines() if line.strip()]
        else:
            sys.exit(f"{name}: a block of a kind that is not held: {kind}")
    if number == 0:
        sys.exit(f"{name}: no commands")
    path = folder / "page.sh"
    path.write_text("\n".join(script + ["printf '\\n--- 0\\n'"]))
    done = subprocess.run(["bash", path], cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    parts = re.split(r"^--- (\d+)$", done.stdout, flags=re.M)
    said = dict(zip(map(int, parts[1::2]), parts[2::2]))
    if done.returncode != 0 or 0 not in said:
        sys.exit(f"{name}: block {max(said, default=0)} ended with {done.returncode}:\n{done.stdout[-3000:]}")
    for block, lines in expected.items():
        for line in lines:
            if not begins(said[block].splitlines(), line):
                sys.exit(f"{name}: block {block} does not say {line!r} but:\n{said[block]}")
    print(f"ok: {name}: {number} blocks of commands, {sum(map(len, expected.values()))} lines as it says", flush=True)


def agent(name):
    made = Agent(RUN / name)
    made.start()
    return made


def main():
    running = []
    try:
        one = agent("one")
        running.append(one)
        for name in ("health-checks.md", "keys-and-locks.md", "backup-and-restore.md", "upgrade.md"):
            os.environ["CONSUL_HTTP_ADDR"] = f"127.0.0.1:{one.port}"
            play(name, RUN / name.removesuffix(".md"), {"127.0.0.1:8500": f"127.0.0.1:{one.port}"})
        old = agent("old")
        running.append(old)
        old.put("/v1/kv/app/limit", 10)
        old.put("/v1/kv/app/other", 1)
        old.put("/v1/config", {"Kind": "service-defaults", "Name": "web", "Protocol": "http"})
        old.put("/v1/catalog/register", {"Node": "router", "Address": "10.0.0.9"})
        new = agent("new")
        running.append(new)
        os.environ["CONSUL_HTTP_ADDR"] = f"127.0.0.1:{new.port}"
        play("moving-over-from-consul.md", RUN / "moving", {"10.0.0.5:8500": f"127.0.0.1:{old.port}"})
        port, names, proxies, peers = (free_port() for _ in range(4))
        os.environ["CONSUL_HTTP_ADDR"] = f"127.0.0.1:{port}"
        play("install-on-one-machine.md", RUN / "install", {
            "127.0.0.1:8500": f"127.0.0.1:{port}", "/var/lib/tombolo": f"{RUN}/install/data",
            "ports { grpc = 8502 }": f"ports {{ http = {port}  grpc = {proxies}  grpc_tls = {peers}  dns = {names} }}"})
    finally:
        for each in running:
            each.stop()


main()
