"""What an agent's process costs while clients of its HTTP API ask and never read, and while it has no descriptor left."""

import http.client
import json
import os
import pathlib
import resource
import select
import signal
import socket
import subprocess
import sys
import time

from supervised import RUN, free_port

DEADLINE = 60
# Above what a debug build needs for itself while it answers as fast as it can; without back pressure it is hundreds.
MEMORY_MIB = 48


def until(what, is_so):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            if is_so():
                return
        except OSError:
            pass
        time.sleep(0.05)
    sys.exit(f"FAILED: it did not become so: {what}")


def check(what, is_so):
    if not is_so:
        sys.exit(f"FAILED: {what}")
    print(f"ok: {what}", flush=True)


def ask(connection, path):
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def is_served(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        return ask(connection, "/v1/status/leader")[0] == 200
    finally:
        connection.close()


def agent_process(parent):
    """The child that serves HTTP."""
    for name in os.listdir("/proc"):
        try:
            words = pathlib.Path(f"/proc/{name}/cmdline").read_bytes().split(b"\0") if name.isdigit() else []
            above = int(pathlib.Path(f"/proc/{name}/stat").read_text().rsplit(")", 1)[1].split()[1]) if words else 0
        except (OSError, ValueError):
            continue
        if above == parent and words[0].endswith(b"tombolo-agent"):
            return int(name)
    return None


def resident_mib(process):
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0


def refused(connection, limit):
    """How often a limit was reached, as the agent's own metrics tell it."""
    _, text = ask(connection, "/v1/agent/metrics?format=prometheus")
    for line in text.splitlines():
        if line.startswith("http_refused") and f'limit="{limit}"' in line:
            return float(line.split()[-1])
    return 0


def never_reading(port, process):
    """Clients that send requests for as long as they are taken, and read nothing."""
    before = resident_mib(process)
    request = b"GET /v1/agent/self HTTP/1.1\r\nHost: l\r\n\r\n" * 1000
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(8)]
    for client in clients:
        client.setblocking(False)
    sent = 0
    while True:
        _, ready, _ = select.select([], clients, [], 3)
        if not ready or sent > 512 << 20:
            break
        for client in ready:
            sent += client.send(request)
    check("requests are not taken for ever from who does not read", sent < 512 << 20)
    grown = resident_mib(process) - before
    check(f"8 clients that never read cost less than {MEMORY_MIB} MiB ({grown:.0f})", grown < MEMORY_MIB)
    check("others are served meanwhile", is_served(port))
    for client in clients:
        client.close()


def no_descriptors(port, process):
    """More connections than the process may have files."""
    own = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    ask(own, "/v1/status/leader")
    open_now = len(os.listdir(f"/proc/{process}/fd"))
    resource.prlimit(process, resource.RLIMIT_NOFILE, (open_now + 20, open_now + 20))
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
    until("the end of descriptors is noticed, again after a pause", lambda: refused(own, "descriptors") >= 2)
    count = refused(own, "descriptors")
    check(f"nothing is accepted for a while then, instead of trying without end ({count:.0f})", count < 20)
    for client in clients:
        client.close()
    until("a new connection is served once there are descriptors", lambda: is_served(port))


def main(folder):
    port = free_port()
    (folder / "agent.json").write_text(json.dumps({
        "node_name": "h1", "bind_addr": "127.0.0.1", "limits": {"http_max_conns_per_client": 0},
        "telemetry": {"prometheus_retention_time": "1h"},
        "ports": {"http": port, "grpc": free_port(), "grpc_tls": free_port(), "dns": -1},
    }))
    log = (folder / "agent.log").open("wb")
    process = subprocess.Popen(
        ["tombolo", "agent", "-dev", f"-config-file={folder}/agent.json"], stdout=log, stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        until("the agent serves", lambda: is_served(port))
        agent = agent_process(process.pid)
        check("the agent's process is found", agent is not None)
        never_reading(port, agent)
        no_descriptors(port, agent)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    print("ok: a real agent bears clients that do not behave")


main(RUN)
