"""Three machines: they meet, agree, lose one another and find together again."""

import json
import shutil
import subprocess
import threading
import time

from cluster import FOLDER, Node, configuration, copies, fail, machines, must, secrets, until

# An interruption that a person would take for the end; what is aimed at is 10 s, and the real figure is printed.
LONGEST = 30


class Load:
    """Writes at one machine after the other, each value once; knows what was acknowledged and the longest silence."""

    def __init__(self, nodes):
        self.nodes, self.acknowledged, self.refused, self.over = nodes, {}, [], threading.Event()
        self.lock, self.last, self.longest = threading.Lock(), time.monotonic(), 0.0
        self.threads = [threading.Thread(target=self.write, args=(writer,)) for writer in range(3)]

    def write(self, writer):
        number = 0
        while not self.over.is_set():
            number += 1
            node = self.nodes[number % len(self.nodes)]
            is_written = node.write(f"load-{writer}", number, timeout=2)
            with self.lock:
                if not is_written:
                    self.refused.append((writer, number))
                else:
                    self.acknowledged[writer] = max(number, self.acknowledged.get(writer, 0))
                    self.longest = max(self.longest, time.monotonic() - self.last)
                    self.last = time.monotonic()

    def __enter__(self):
        self.last = time.monotonic()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()


def lost(what, nodes, gone, lose, back):
    """Loses one machine under load, and gets it back."""
    others = [node for node in nodes if node is not gone]
    with Load(others) as load:
        until(f"{what}: writes go on", nodes, lambda: len(load.acknowledged) == 3, quiet=True)
        load.longest = 0.0
        lose()
        begin = time.monotonic()
        before = dict(load.acknowledged)
        until(f"{what}: every writer writes again", nodes,
              lambda: all(load.acknowledged[writer] > before[writer] + 3 for writer in before), LONGEST * 2, quiet=True)
        # Until the cluster has noticed and settled; what is measured is the longest silence in it.
        until(f"{what}: 12 s of load are over", nodes, lambda: time.monotonic() > begin + 12, quiet=True)
        longest = load.longest
    must(f"{what}: no write for {longest:.1f} s at most", nodes, longest < LONGEST)
    for writer, value in load.acknowledged.items():
        for node in others:
            must(f"{what}: {node.name} has what was acknowledged of writer {writer}", nodes,
                 int(node.read(f"load-{writer}") or 0) >= value, node.read(f"load-{writer}"))
    back()
    until(f"{what}: {gone.name} is back and has caught up", nodes,
          lambda: all(int(gone.read(f"load-{writer}")) >= value for writer, value in load.acknowledged.items()))


def answers_alike(nodes):
    """Who leads and who is there is the same wherever it is asked."""
    until("all name the same leader", nodes, lambda: len({node.get("/v1/status/leader") for node in nodes} - {""}) == 1
          and all(node.get("/v1/status/leader") for node in nodes))
    peers = {json.dumps(node.get("/v1/status/peers")) for node in nodes}
    must("and the same servers", nodes,
         peers == {json.dumps([f"{node.machine.address}:8300" for node in nodes])}, peers)
    table = nodes[0].run("operator", "raft", "list-peers").stdout
    must("and lists them with one leader", nodes,
         table.count(" leader ") == 1 and table.count(" follower ") == 2 and all(node.name in table for node in nodes), table)
    refused = nodes[0].run("force-leave", "s2")
    must("nobody can make a living node leave", nodes, refused.returncode == 1 and "is alive" in refused.stderr, refused.stderr)


def replace(nodes):
    """A machine is lost with its disk; another one of the same name takes its place."""
    gone, others = nodes[2], nodes[:2]
    gone.kill()
    until("s3 is missed", nodes, lambda: all(
        {m["Name"]: m["Status"] for m in node.get("/v1/agent/members")}["s3"] == 4 for node in others))
    shutil.rmtree(gone.data)
    begin = gone.log.stat().st_size
    gone.start()
    until("a machine with an empty disk takes its place", nodes,
          lambda: b"Tombolo agent running!" in gone.log.read_bytes()[begin:])
    must("what the others have is read there", nodes, gone.read("one") == "1")
    until("it has copies of its own", nodes, lambda: len(copies(gone)) >= 5)
    until("it is a member again", nodes, lambda: all(
        {m["Name"]: m["Status"] for m in node.get("/v1/agent/members")}["s3"] == 1 for node in others))


def two_lost(nodes):
    """Without a majority what is known can be read, nothing is decided, and everybody says so."""
    last, gone = nodes[0], nodes[1:]
    for node in gone:
        node.kill()
    until("without a majority no write is taken", nodes, lambda: not last.write("minority", 1), quiet=True)
    until("what is known is read with ?stale", nodes, lambda: last.read("one", "?stale") == "1")
    status, text = last.request("PUT", "/v1/config", {"Kind": "service-defaults", "Name": "minority"}, timeout=20)
    must(f"a write is refused with a reason: {status} {text.strip()}", nodes, status >= 500 and text)
    until("there is no leader", nodes, lambda: last.get("/v1/status/leader") == "", 30)
    for node in gone:
        node.start()
    until("with a majority it goes on", nodes, lambda: last.write("majority", 1))
    until("and all are there", nodes, lambda: all(node.read("majority") == "1" for node in nodes))


def upgrade(nodes):
    """One machine after the other is stopped and started, and nobody who asks another one notices."""
    for going in nodes:
        others = [node for node in nodes if node is not going]
        with Load(others) as load:
            until("writes go on", nodes, lambda: len(load.acknowledged) == 3, quiet=True)
            load.longest, load.refused = 0.0, []
            must(f"{going.name} ends when it is told to", nodes, going.stop() == 0)
            going.start()
            until(f"{going.name} is back", nodes, lambda: going.read("one") == "1" and going.write(f"up-{going.name}", 1))
        print(f"   {going.name} restarted: no write for {load.longest:.1f} s at most, {len(load.refused)} to be repeated", flush=True)
        must(f"what was acknowledged is at {going.name}", nodes, all(
            int(going.read(f"load-{writer}")) >= value for writer, value in load.acknowledged.items()))
        must("the longest silence is no outage", nodes, load.longest < LONGEST)


def story():
    folder, key = secrets()
    files = {role: configuration(role, folder, key) for role in ("server", "client")}
    places = machines(5)
    joins = [f"-retry-join={place.address}" for place in places[:3]]
    nodes = [Node(FOLDER, place, f"s{place.number}", "-bootstrap-expect=3", *joins, f"-config-file={files['server']}")
             for place in places[:3]]

    # Two of three store nothing, and say for whom they wait.
    for node in nodes[:2]:
        node.start()
    until("two servers wait for the third", nodes[:2],
          lambda: all("waiting for 1 more of 3 servers (bootstrap_expect)" in node.text() for node in nodes[:2]))
    until("the first one's API listens", nodes[:2], lambda: nodes[0].request("GET", "/v1/status/leader"), quiet=True)
    status, text = nodes[0].request("PUT", "/v1/config", {"Kind": "service-defaults", "Name": "early"})
    must("and store nothing, and say why", nodes[:2], status == 503 and "waiting for 1 more of 3 servers" in text, text)
    must("nor is there a leader", nodes[:2], nodes[0].get("/v1/status/leader") == "")
    nodes[2].start()
    until("three servers run", nodes, lambda: all("Tombolo agent running!" in node.text() for node in nodes))
    until("all are members everywhere", nodes,
          lambda: all({m["Name"] for m in node.get("/v1/agent/members")} == {"s1", "s2", "s3"} for node in nodes))
    must("a write at one", nodes, nodes[0].write("one", "1"))
    for node in nodes:
        must(f"is read at {node.name} at once", nodes, node.read("one") == "1")

    client = Node(FOLDER, places[3], "c1", *joins, f"-config-file={files['client']}", server=False)
    client.start()
    until("a client agent joins", [client], lambda: "c1" in {m["Name"] for m in nodes[1].get("/v1/agent/members")})
    until("and reads what the servers have", [client], lambda: client.read("one") == "1")

    definition = {"Name": "web", "Port": 80, "Check": {"TTL": "1h", "Status": "passing"}}
    must("a service on the client agent", [client], client.request("PUT", "/v1/agent/service/register", definition)[0] == 200)
    healthy = lambda: len(nodes[0].get("/v1/health/service/web?passing"))  # noqa: E731
    until("is healthy", nodes, lambda: healthy() == 1)
    client.kill()
    taken = until("a dead agent's services leave the healthy ones", nodes, lambda: healthy() == 0)
    must(f"within {taken:.1f} s, 5 at most on a machine that is not busy", nodes, taken < 15)
    members = {m["Name"]: m["Status"] for m in nodes[2].get("/v1/agent/members")}
    must("it is shown as failed, and nobody else is", nodes, members == {"s1": 1, "s2": 1, "s3": 1, "c1": 4}, members)
    client.start()
    until("it comes back", nodes, lambda: healthy() == 1)

    answers_alike(nodes)
    for gone in nodes:
        lost(f"current off at {gone.name}", nodes, gone, gone.kill, gone.start)
    lost("cable out at s2", nodes, nodes[1], nodes[1].machine.cut, nodes[1].machine.join)
    until("the client agent goes on", [client], lambda: client.write("after", "2") and client.read("after") == "2")

    replace(nodes)
    two_lost(nodes)
    upgrade(nodes)
    for node in [client, *nodes]:
        must(f"{node.name} ends when it is told to", [node], node.stop() == 0)


try:
    story()
except subprocess.CalledProcessError as error:
    fail(str(error), [], error.stderr)
