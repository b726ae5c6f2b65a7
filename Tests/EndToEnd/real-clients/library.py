"""What a Python library for Consul does with a running agent. Usage: library.py py-consul|python-consul PORT TOKEN"""

import base64
import sys
import threading
import time

import consul

KIND, PORT, TOKEN = sys.argv[1], int(sys.argv[2]), sys.argv[3]
NEW = KIND == "py-consul"
# The older one cannot send a token with every request (catalog.node fails inside of it); the agent has a default token.
client = consul.Consul("127.0.0.1", PORT, TOKEN if NEW else None)
PREFIX = KIND + "/"


def must(what, is_so, seen=""):
    if not is_so:
        sys.exit(f"not so with {KIND}: {what} ({seen!r})")
    print(f"ok: {KIND}: {what}")


def until(what, probe):
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if probe():
            must(what, True)
            return
        time.sleep(0.05)
    must(what, False, "not within 15 s")


def keys():
    kv = client.kv
    must("a key that is not there", kv.get(PREFIX + "a")[1] is None)
    must("a key is put", kv.put(PREFIX + "a", "x", flags=7) is True)
    index, row = kv.get(PREFIX + "a")
    must("and read", (row["Value"], row["Flags"], row["Key"]) == (b"x", 7, PREFIX + "a"), row)
    must("bytes that are no text", kv.put(PREFIX + "b\u00e4/c d", b"\xff\0\x01") and kv.get(PREFIX + "b\u00e4/c d")[1]["Value"] == b"\xff\0\x01")
    must("cas that is too late", kv.put(PREFIX + "a", "y", cas=1) is False)
    must("cas in time", kv.put(PREFIX + "a", "y", cas=row["ModifyIndex"]) is True)
    must("keys by separator", kv.get(PREFIX, keys=True, separator="/")[1] == [PREFIX + "a", PREFIX + "b\u00e4/"], kv.get(PREFIX, keys=True, separator="/"))
    index, _ = kv.get(PREFIX + "a")
    threading.Timer(0.3, lambda: consul.Consul("127.0.0.1", PORT, TOKEN).kv.put(PREFIX + "a", "z")).start()
    begin = time.monotonic()
    later, row = kv.get(PREFIX + "a", index=index, wait="10s")
    must("a blocking read wakes up", row["Value"] == b"z" and int(later) > int(index) and 0.1 < time.monotonic() - begin < 5, row)
    begin = time.monotonic()
    kv.get(PREFIX + "a", index=later, wait="1s")
    must("and waits as long as told", 0.9 < time.monotonic() - begin < 3)
    answer = client.txn.put([{"KV": {"Verb": "set", "Key": PREFIX + "t", "Value": base64.b64encode(b"1").decode()}},
                             {"KV": {"Verb": "get", "Key": PREFIX + "t"}}])
    must("a transaction", len(answer["Results"]) == 2 and answer["Errors"] is None, answer)
    must("a tree is removed", kv.delete(PREFIX, recurse=True) is True and kv.get(PREFIX, recurse=True)[1] is None)


def sessions():
    key = PREFIX + "lock"
    first, second = (client.session.create(name, ttl=10, lock_delay=0) for name in ("first", "second"))
    must("a lock is taken", client.kv.put(key, "1", acquire=first) is True)
    must("by one only", client.kv.put(key, "2", acquire=second) is False)
    index, row = client.kv.get(key)
    must("the key names the holder", row["Session"] == first, row)
    must("a session is shown", client.session.info(first)[1]["Behavior"] == "release")
    must("and listed", {one["ID"] for one in client.session.list()[1]} >= {first, second})
    must("of its node", len(client.session.node("r1")[1]) >= 2)
    must("and renewed", client.session.renew(first)["ID"] == first)
    must("a session ends", client.session.destroy(first) is True)
    must("its lock with it", "Session" not in client.kv.get(key, index=index, wait="5s")[1])
    must("and goes to the next one", client.kv.put(key, "2", acquire=second) is True and client.kv.put(key, "2", release=second) is True)
    client.session.destroy(second)
    try:
        client.session.renew(first)
        must("a session that has ended is not renewed", False)
    except consul.NotFound:
        must("a session that has ended is not renewed", True)


def services():
    name = KIND + "-web"
    agent = client.agent
    must("a service with a check", agent.service.register(name, service_id="w1", address="127.0.0.1", port=81, tags=["a", "b"],
                                                          check=consul.Check.ttl("30s")) is True)
    index, rows = client.health.service(name)
    until("is in the catalog", lambda: [row["ServicePort"] for row in client.catalog.service(name)[1]] == [81])
    index, rows = client.health.service(name, passing=True)
    must("is not passing at first", rows == [], rows)
    threading.Timer(0.3, lambda: agent.check.ttl_pass("service:w1", "fine")).start()
    index, rows = client.health.service(name, passing=True, index=index, wait="10s")
    must("a blocking read of its health sees it pass", [row["Service"]["ID"] for row in rows] == ["w1"], rows)
    must("its tags", rows[0]["Service"]["Tags"] == ["a", "b"] and name in client.catalog.services()[1])
    must("its note", "fine" in [check["Output"] for check in client.health.checks(name)[1]])
    agent.check.ttl_warn("service:w1")
    until("a warning", lambda: [check["Status"] for check in client.health.checks(name)[1]] == ["warning"])
    agent.check.ttl_fail("service:w1")
    until("a failure", lambda: any(check["ServiceName"] == name for check in client.health.state("critical")[1]))
    must("maintenance", agent.service.maintenance("w1", True, "tea") is True)
    until("is shown", lambda: any(check["Notes"] == "tea" for check in client.health.checks(name)[1]))
    agent.service.maintenance("w1", False)
    must("a check by itself", agent.check.register("memory", check=consul.Check.ttl("10s"), check_id=KIND + "-memory") is True)
    until("is a check of the node", lambda: KIND + "-memory" in {check["CheckID"] for check in client.health.node("r1")[1]})
    agent.check.deregister(KIND + "-memory")
    must("local services", "w1" in agent.services() and "service:w1" in agent.checks())
    must("itself", agent.self()["Config"]["NodeName"] == "r1" and agent.members()[0]["Name"] == "r1")
    agent.service.deregister("w1")
    until("a service goes", lambda: client.catalog.service(name)[1] == [])


def catalog():
    must("a node from outside", client.catalog.register(KIND + "-out", "10.1.1.1", service={"Service": "out", "Port": 5, "ID": "o"}) is True)
    index, row = client.catalog.node(KIND + "-out")
    must("is shown", list(row["Services"]) == ["o"] and KIND + "-out" in {node["Node"] for node in client.catalog.nodes()[1]}, row)
    must("is removed", client.catalog.deregister(KIND + "-out") is True and client.catalog.node(KIND + "-out")[1] is None)
    must("datacenters", client.catalog.datacenters() == ["dc1"] and ":" in client.status.leader() and len(client.status.peers()) == 1)
    made = client.query.create("web", name=KIND + "-q", ttl="5s")["ID"]
    must("a prepared query", client.query.get(made)[0]["Name"] == KIND + "-q" and "Nodes" in client.query.execute(KIND + "-q"))
    must("is removed", client.query.delete(made) in (True, None, ""))
    fired = client.event.fire("deploy", "now")["ID"]
    until("an event", lambda: fired in {event["ID"] for event in client.event.list("deploy")[1]})


def rights():
    policy = client.acl.policy.create(KIND + "-keys", rules={"key_prefix": {"mine/": {"policy": "write"}}, "node_prefix": {"": {"policy": "read"}}})
    token = client.acl.token.create(policies_name=[KIND + "-keys"], description="a test")
    must("a token", client.acl.token.read(token["AccessorID"])["Policies"][0]["ID"] == policy["ID"], token)
    least = consul.Consul("127.0.0.1", PORT, token["SecretID"])
    must("may what its policy says", least.kv.put("mine/a", "1") is True)
    try:
        least.kv.put("yours/a", "1")
        must("and nothing else", False)
    except consul.ACLPermissionDenied:
        must("and nothing else", True)
    must("filters what it may not see", least.catalog.services()[1] == {}, least.catalog.services())
    must("a role", client.acl.role.create(KIND + "-role", policies_name=[KIND + "-keys"])["Name"] == KIND + "-role")
    must("is removed", client.acl.token.delete(token["AccessorID"]) is True and client.acl.policy.delete(policy["ID"]) is True)
    saved = client.snapshot.save()
    must("a snapshot", saved[:2] == b"\x1f\x8b" and len(saved) > 500)
    must("a config entry", client.config.set("service-defaults", KIND, {"Protocol": "http"}) is True)
    must("is read", client.config.get("service-defaults", KIND)["Protocol"] == "http")


keys()
sessions()
services()
catalog()
if NEW:
    rights()
