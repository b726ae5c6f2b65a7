"""Two clusters export a service of megabytes to each other over a link of 1 Mbit/s, and then the link breaks."""

import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "peering-through-gateways"))

from sites import Site, ip, must, until  # noqa: E402

INSTANCES, PADDING = 2400, "x" * 400
# A loss has to be noticed within 5 s; asking both sides for it takes up to a second more on a machine that does other things.
NOTICED = 6

ip("link", "set", "lo", "up")
ip("link", "add", "between", "type", "bridge")
ip("link", "set", "between", "up")
alpha, beta = sites = Site("alpha", 1, "between"), Site("beta", 2, "between")
alpha.servers.leg("between", "10.77.0.11")
beta.servers.leg("between", "10.77.0.12")


def states():
    return alpha.state("beta"), beta.state("alpha")


def insight(site, peer):
    return site.get(f"/v1/tombolo/peering/{peer}")


def register(site):
    """One service with so many instances that they take half a minute on the link."""
    site.put("/v1/catalog/register", {"Node": "box", "Address": site.inside})
    for first in range(0, INSTANCES, 60):
        site.put("/v1/txn", [{"Service": {"Verb": "set", "Node": "box", "Service": {
            "ID": f"big-{number}", "Service": "big", "Port": 1000 + number, "Meta": {"a": PADDING, "b": PADDING}}}}
            for number in range(first, first + 60)])


def words(site, *command):
    done = site.run(*command)
    return done.returncode, done.stdout + done.stderr


for site in sites:
    site.start()
for site in sites:
    until(f"{site.name} answers", sites, lambda: len(site.get("/v1/status/leader")) > 2, 90)
    register(site)

print("==> tokens", flush=True)
address = "-server-external-addresses=10.77.0.12:8503"
old, short, revoked, good = (beta.run("peering", "generate-token", "-name=alpha", address, *more).stdout.strip()
                             for more in ([], ["-ttl=1s"], [], []))
listed = beta.get("/v1/tombolo/peering-tokens/alpha")
must("all tokens are listed, without secrets", sites, len(listed) == 4 and "Secret" not in str(listed), listed)
status, text = words(beta, "peering", "tokens", "revoke", f"-id={listed[2]['ID']}", "alpha")
must("one is revoked", sites, status == 0 and listed[2]["ID"] in text, text)
time.sleep(1.1)
for what, token, reason in (("a revoked", revoked, "was revoked"), ("an expired", short, "has expired")):
    status, text = words(alpha, "peering", "establish", "-name=beta", f"-peering-token={token}")
    must(f"{what} token is refused with what to do", sites, status == 1 and reason in text and "generate-token" in text, text)
status, text = words(alpha, "peering", "establish", "-name=beta", f"-peering-token={good}")
must("a good one is taken", sites, status == 0, text)
until("both sides are ACTIVE", sites, lambda: states() == ("ACTIVE", "ACTIVE"))
for what, token, reason in (("a used", good, "a new peering token must be generated"), ("an older", old, "replaced by a newer one")):
    status, text = words(alpha, "peering", "establish", "-name=beta", f"-peering-token={token}")
    must(f"{what} token is refused with what to do", sites, status != 0 and reason in text and "generate-token" in text, text)
status, text = words(beta, "peering", "tokens", "list", "alpha")
must("each token says what became of it", sites, all(
    word in text for word in ("used", "expired", "revoked", "replaced")), text)

print("==> a large import on a slow link", flush=True)
for site in sites:
    subprocess.run([*site.servers.inside, "tc", "qdisc", "add", "dev", site.servers.legs["between"], "root", "tbf",
                    "rate", "1mbit", "burst", "16kb", "latency", "300ms"], check=True)
for exporter, importer in ((beta, alpha), (alpha, beta)):
    # Once the side that dials imports, once the side that is dialled.
    exporter.put("/v1/config", {"Kind": "exported-services", "Name": "default", "Services": [
        {"Name": "big", "Consumers": [{"Peer": importer.name}]}]})
    begin, lags, arrived = time.monotonic(), [], 0
    while arrived < INSTANCES:
        now = states()
        if now != ("ACTIVE", "ACTIVE") or time.monotonic() > begin + 150:
            must(f"both sides stay ACTIVE while it comes from {exporter.name}", sites, False, (now, arrived))
        lags.append((insight(exporter, importer.name) or {}).get("lagSeconds", 0))
        arrived = len(importer.get(f"/v1/health/service/big?peer={exporter.name}") or [])
        time.sleep(0.2)
    taken = time.monotonic() - begin
    must(f"both sides stay ACTIVE while it comes from {exporter.name} ({taken:.1f} s)", sites, taken > 10, taken)
    must(f"the lag was told (up to {max(lags):.1f} s)", sites, max(lags) > 5, lags)
    for site, peer in ((alpha, "beta"), (beta, "alpha")):
        until(f"{site.name} is caught up", sites, lambda: insight(site, peer)["caughtUp"] is True)
        must(f"{site.name} had no failure", sites, "lastError" not in insight(site, peer), insight(site, peer).get("lastError"))

print("==> both sides compare", flush=True)
for site, peer in ((alpha, "beta"), (beta, "alpha")):
    until(f"{site.name}: both have the same", sites, lambda: words(site, "peering", "verify", peer)[0] == 0)

print("==> the link breaks", flush=True)
# What so much work did to the rhythm of heartbeats is forgotten after eight of them.
time.sleep(20)
ip("link", "set", f"{beta.servers.name}-1", "down")
taken = until("both sides are FAILING", sites, lambda: states() == ("FAILING", "FAILING"), 15)
must("the loss is noticed within 5 s", sites, taken < NOTICED, taken)
for site, peer in ((alpha, "beta"), (beta, "alpha")):
    reason = site.get(f"/v1/peering/{peer}")["StreamStatus"]["LastError"]
    must(f"{site.name} says what to do", sites, "dialled again" in reason, reason)
ip("link", "set", f"{beta.servers.name}-1", "up")
until("both sides are ACTIVE again", sites, lambda: states() == ("ACTIVE", "ACTIVE"), 30)
for site, peer in ((alpha, "beta"), (beta, "alpha")):
    until(f"{site.name} remembers the failure", sites, lambda: insight(site, peer).get("lastError"))
for site in sites:
    site.stop()
