"""The quick faults, one after the other, on one cluster of three machines."""

import random
import subprocess
import time

import faults
from workload import Workload

import cluster
from cluster import fail, machines, must, until


def under(kind, nodes, seconds, seed):
    """One fault while clients at all machines write and read; then everything they were told is explained."""
    fault = kind(nodes, random.Random(seed))
    name = str(fault)
    with Workload(nodes, f"{kind.__name__.lower()}{seed}", seed) as load:
        until(f"{name}: clients write", nodes, lambda: load.acknowledged() > 20, quiet=True)
        silence = faults.suffer(fault, load, seconds)
        healing = time.monotonic()
        heals(name, nodes, load)
        healing = time.monotonic() - healing
    load.look()
    problems = load.problems()
    if problems:
        load.keep(cluster.FOLDER)
    must(f"{name}: every answer can be explained by one order", nodes, not problems, "\n".join(problems[:5]))
    counts = load.counts
    print(f"   {name}: {counts['acknowledged']} writes and {counts['reads']} reads in one order, {counts['unknown']} writes unknown; longest "
          f"silence {silence:.1f} s, healed in {healing:.1f} s", flush=True)
    if fault.silence:
        must(f"{name}: no more than {fault.silence} s without a write, and {faults.SLACK:.0f} s for a slow machine", nodes,
             silence < fault.silence + faults.SLACK, silence)
    return silence


def heals(name, nodes, load):
    for node in nodes:
        until(f"{name}: {node.name} writes and reads again", nodes,
              lambda node=node: node.write("heals", time.monotonic(), timeout=2) and node.read("heals"), quiet=True)


def minority(nodes):
    """A write without a majority ends at once, and says who is missing."""
    alone, away = nodes[0], nodes[1:]
    for node in away:
        node.machine.cut()
    refused = lambda: alone.request("PUT", "/v1/config", {"Kind": "service-defaults", "Name": "alone"}, timeout=15)  # noqa: E731
    begin = time.monotonic()
    first = refused()
    took = time.monotonic() - begin
    must(f"a write during the loss of both others ends after {took:.1f} s with the reason", nodes,
         first is not None and first[0] in (503, 504) and "no majority of the servers is there" in first[1] and took < 10, first)
    begin = time.monotonic()
    status, text = refused()
    took = time.monotonic() - begin
    must(f"the next one after {took:.2f} s: {status} {text.strip()}", nodes, status == 503 and took < 1 and text.startswith(
        "nothing was changed: no majority of the servers is there: s1 reaches no other server (not reached: s2, s3)"), text)
    must("?stale shows what is known", nodes, alone.read("heals", "?stale") is not None)
    lost = alone.run("operator", "raft", "remove-peer", f"-address={nodes[2].machine.address}:8300")
    must("without a majority no server is removed", nodes, lost.returncode == 1 and "no majority of the servers" in lost.stderr, lost.stderr)
    for node in away:
        node.machine.heal()
    until("both are back: all machines write", nodes, lambda: all(node.write("back", node.name, timeout=2) for node in nodes))


def removed(nodes):
    """A machine that is lost for good is removed; one of another name takes its place."""
    gone, others = nodes[2], nodes[:2]
    peers = lambda node: node.get("/v1/operator/raft/configuration")["Servers"]  # noqa: E731
    until("all see three servers", nodes, lambda: all(len(peers(node)) == 3 for node in nodes))
    row = next(server for server in peers(nodes[0]) if server["Node"] == gone.name)
    alive = nodes[0].run("operator", "raft", "remove-peer", f"-id={row['ID']}")
    must("a server that runs is not removed", nodes, alive.returncode == 1 and f"server {gone.name} runs" in alive.stderr, alive.stderr)
    wrong = nodes[0].run("operator", "raft", "remove-peer", "-address=10.77.0.99:8300")
    must("nor one that nobody knows", nodes, wrong.returncode == 1 and "10.77.0.99:8300" in wrong.stderr, wrong.stderr)
    must("what was written before", nodes, nodes[0].write("before", "1"))
    gone.kill()
    until("the lost one is missed", nodes, lambda: {m["Name"]: m["Status"] for m in nodes[0].get("/v1/agent/members")}[gone.name] == 4)
    until("and still listed", nodes, lambda: len(peers(nodes[0])) == 3)
    done = nodes[0].run("operator", "raft", "remove-peer", f"-id={row['ID']}")
    must("it is removed, and it is said what is left", nodes, done.returncode == 0 and f'Removed peer with id "{row["ID"]}"' in done.stdout
         and "2 servers are left: s1, s2. Writes need 2 of them: no other may be lost before a new server joins" in done.stdout,
         done.stdout + done.stderr)
    for node in others:
        until(f"{node.name} lists two servers", nodes, lambda node=node: [server["Node"] for server in peers(node)] == ["s1", "s2"])
    text = nodes[1].run("operator", "raft", "list-peers").stdout
    must("so does list-peers", nodes, gone.name not in text and text.count(" leader ") == 1, text)
    until("no journal counts on the lost one", nodes, lambda: all(
        gone.name not in {replica["name"] for replica in stream["cluster"].get("replicas", [])}
        for node in others for stream in cluster.copies(node)))
    must("writes go on with two", nodes, nodes[1].write("two", "2") and nodes[0].read("two") == "2")
    return gone


def joined(nodes, gone, place):
    """A fourth machine comes in its place."""
    fresh = cluster.Node(cluster.FOLDER, place, "s4", *gone.words)
    fresh.start()
    group = [*nodes[:2], fresh]
    until("a new server runs in its place", group, lambda: "Tombolo agent running!" in fresh.text())
    until("is one of three", group, lambda: {server["Node"] for server in nodes[0].get("/v1/operator/raft/configuration")["Servers"]}
          == {"s1", "s2", "s4"})
    until("and has copies of all journals", group, lambda: len(cluster.copies(fresh)) == len(cluster.copies(nodes[0])) and cluster.are_current(group))
    must("what was written before is read there", group, fresh.read("before") == "1" and fresh.read("two") == "2")
    left = nodes[0].run("force-leave", gone.name)
    must("the lost node leaves the catalog, too", group, left.returncode == 0, left.stderr)
    until("and is no member any more", group, lambda: {m["Name"] for m in nodes[0].get("/v1/agent/members")} == {"s1", "s2", "s4"})
    # The cluster lives through the loss of another one of the old.
    nodes[0].machine.cut()
    until("one of the old is lost, and writes go on", group[1:], lambda: fresh.write("three", "3", timeout=2) and nodes[1].read("three") == "3")
    nodes[0].machine.heal()
    return group


def story():
    places = machines(4)
    nodes = cluster.servers(places[:3], faults.small_disk)
    for node in nodes:
        node.start()
    until("three servers run", nodes, lambda: all("Tombolo agent running!" in node.text() for node in nodes))
    begin = time.monotonic()
    for number, (kind, seconds) in enumerate([(faults.Deaf, 12), (faults.FrozenServer, 10), (faults.WithoutBus, 5)]):
        under(kind, nodes, seconds, number)
    minority(nodes)
    gone = removed(nodes)
    left = joined(nodes, gone, places[3])
    print(f"   after the start it took {time.monotonic() - begin:.0f} s", flush=True)
    for node in left:
        must(f"{node.name} ends when it is told to", left, node.stop() == 0)


try:
    story()
except subprocess.CalledProcessError as error:
    fail(str(error), [], error.stderr)
