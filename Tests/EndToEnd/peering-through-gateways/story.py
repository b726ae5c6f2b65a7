"""beta makes tokens, alpha uses them; each reaches the other as its `mesh` entry says, and what changes is followed without a new token."""

import base64
import json

from sites import Site, fail, ip, must, until

ip("link", "set", "lo", "up")
ip("link", "add", "between", "type", "bridge")
ip("link", "set", "between", "up")
alpha, beta = sites = Site("alpha", 1, "between"), Site("beta", 2, "between")
number = 0


def peer(*words):
    """alpha uses a token of beta; what the token says."""
    made = beta.run("peering", "generate-token", "-name=alpha", *words)
    must("beta makes a token", sites, made.returncode == 0, made.stderr)
    token = made.stdout.strip()
    used = alpha.run("peering", "establish", "-name=beta", f"-peering-token={token}")
    must("alpha uses it", sites, used.returncode == 0, used.stderr)
    return json.loads(base64.b64decode(token))


def both_active(what, patience=40):
    return until(f"{what}: both sides are ACTIVE", sites,
                 lambda: alpha.state("beta") == "ACTIVE" and beta.state("alpha") == "ACTIVE", patience)


def flows(what, patience=40):
    """A change on either side is seen on the other."""
    global number
    number += 1
    alpha.register("web", 1000 + number)
    beta.register("api", 2000 + number)
    until(f"{what}: changes arrive on both sides", sites,
          lambda: alpha.port("api", "beta") == 2000 + number and beta.port("web", "alpha") == 1000 + number, patience)


def through(site, other):
    """Whether the gateways of a site carry what is said to the servers of one."""
    domain = other.get("/v1/connect/ca/roots")["TrustDomain"]
    return site.carried(f"server.{other.name}.peering.{domain}") > 0


def part():
    alpha.run("peering", "delete", "-name=beta")
    until("the peering is gone on both sides", sites,
          lambda: alpha.state("beta") is None and beta.state("alpha") == "TERMINATED")
    beta.run("peering", "delete", "-name=alpha")
    until("and may be made again", sites, lambda: beta.state("alpha") is None)


for site in sites:
    site.start()
for site in sites:
    until(f"{site.name} answers", sites, lambda: len(site.get("/v1/status/leader")) > 2, 90)
    site.put("/v1/config", {"Kind": "exported-services", "Name": "default", "Services": [
        {"Name": "web" if site is alpha else "api", "Consumers": [{"Peer": "beta" if site is alpha else "alpha"}]}]})
must("the servers do not reach each other", sites,
     alpha.servers.output(["curl", "-s", "-m", "2", f"http://{beta.inside}:8500/"]).returncode != 0)

print("==> both sides through their gateways", flush=True)
for site in sites:
    site.mesh(True)
refused = beta.run("peering", "generate-token", "-name=alpha")
must("without a gateway there is no token", sites, "no mesh gateway instances are registered" in refused.stderr, refused.stderr)
alpha.open(1)
beta.open(1)
for site in sites:
    until(f"the gateway of {site.name} is known", sites, lambda: site.get("/v1/health/service/mesh-gateway?passing"))
token = peer()
must("the token holds the gateway's address", sites, token["ServerAddresses"] == [beta.address(1)], token["ServerAddresses"])
both_active("both")
flows("both")
must("alpha's gateway carries it", sites, through(alpha, beta))
must("beta's gateway carries it", sites, through(beta, beta))

print("==> the gateways' addresses change", flush=True)
beta.open(2)
until("alpha hears of beta's second gateway", sites, lambda: alpha.addresses("beta") == [beta.address(1), beta.address(2)])
beta.close(1)
until("alpha hears that the first is gone", sites, lambda: alpha.addresses("beta") == [beta.address(2)])
both_active("beta's gateway moved")
flows("beta's gateway moved")
alpha.open(2)
until("alpha's second gateway is known", sites, lambda: len(alpha.get("/v1/health/service/mesh-gateway?passing")) == 2)
alpha.close(1)
both_active("alpha's gateway moved")
flows("alpha's gateway moved")

print("==> from none to three to one", flush=True)
for site, other in ((beta, alpha), (alpha, beta)):
    site.close(*site.gateways)
    taken = until(f"{site.name} has no gateway: both sides are FAILING", sites,
                  lambda: alpha.state("beta") == "FAILING" and beta.state("alpha") == "FAILING", 10)
    must("loss is noticed within 5 s", sites, taken < 5.5, taken)
    until("the reason is told", sites, lambda: site.get(f"/v1/peering/{other.name}")["StreamStatus"]["LastError"])
    site.open(2, 3, 4)
    both_active(f"{site.name} has three gateways")
    flows(f"{site.name} has three gateways")
    if site is beta:
        until("alpha hears of all three", sites, lambda: len(alpha.addresses("beta")) == 3)
    site.close(2, 3)
    both_active(f"{site.name} has one gateway")
    flows(f"{site.name} has one gateway")
if alpha.addresses("beta") != [beta.address(4)]:
    fail("alpha knows more than the gateway that is left", sites, alpha.addresses("beta"))
part()

print("==> only the side that accepts", flush=True)
alpha.mesh(False)
alpha.servers.leg("between", "10.77.0.11")
before = alpha.carried(f"server.beta.peering.{beta.get('/v1/connect/ca/roots')['TrustDomain']}")
token = peer()
must("the token holds the gateway's address", sites, token["ServerAddresses"] == [beta.address(4)], token["ServerAddresses"])
both_active("accepting side")
flows("accepting side")
must("alpha's gateway carries nothing of it", sites,
     alpha.carried(f"server.beta.peering.{beta.get('/v1/connect/ca/roots')['TrustDomain']}") in (0, before))
part()

print("==> only the side that dials", flush=True)
alpha.mesh(True)
beta.mesh(False)
ip("address", "del", "10.77.0.11/24", "dev", alpha.servers.legs["between"], inside=alpha.servers.inside)
beta.servers.leg("between", "10.77.0.12")
token = peer("-server-external-addresses=10.77.0.12:8503")
must("the token holds the address from outside", sites, token["ManualServerAddresses"] == ["10.77.0.12:8503"])
both_active("dialling side")
flows("dialling side")
must("alpha's gateway carries it", sites, through(alpha, beta))
for site in sites:
    site.stop()
