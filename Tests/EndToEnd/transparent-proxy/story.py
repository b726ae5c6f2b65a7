"""web calls by names and addresses, and knows nothing of its Envoy."""

import os
import pathlib
import sys

root, programs, state = (pathlib.Path(os.environ[f"TOMBOLO_{word}"]) for word in ("ROOT", "BIN", "RUN"))
# Its `story` is another one than this.
sys.path[:0] = [str(root / "deploy/make/demo")]

from cluster import Refused  # noqa: E402
from console import expect, wait_for  # noqa: E402
from main import play  # noqa: E402
from scene import HERE, WORLD, Scene, must, command  # noqa: E402

PATIENCE = 20


def tell(scene, console):
    console.step("Starting two clusters, a machine beside, and a world outside")
    scene.start()
    scene.peer()
    capture(scene, console)
    call(scene, console)
    leave(scene, console)
    elsewhere(scene, console)


def rules(scene, *words):
    return must(*words, "iptables", "-t", "nat", "-S")


def capture(scene, console):
    console.step("Sending web's connections through its Envoy")
    outside, others = f"http://{WORLD}:{scene.outside}/", f"http://{WORLD}:{scene.others}/"
    expect(scene.call(outside) == "world", f"the world outside does not answer at all: {scene.call(outside)}")
    application = f"http://{HERE}:{scene.web.port}/"
    there = lambda url: command(*scene.there("curl", "-sS", "-m", "5", "-o", "/dev/null", "-w", "%{http_code}", url)).stdout
    expect(there(application) == "200", "web does not answer the machine beside")
    before = rules(scene)
    try:
        scene.redirect("-proxy-id=web-sidecar-proxy", "-proxy-inbound-port=1")
        expect(False, "two ports for callers are taken")
    except Refused as refusal:
        expect("-proxy-inbound-port cannot be given beside -proxy-id" in str(refusal), f"the refusal does not say why: {refusal}")
    shown = scene.redirect("-proxy-id=web-sidecar-proxy", "-dry-run")
    expect(f"--to-ports {scene.web.sidecar_port}" in shown and rules(scene) == before, "-dry-run does more, or less, than to show")
    words = ["-proxy-id=web-sidecar-proxy", f"-consul-dns-port={scene.alpha.dns}"]
    scene.redirect(*words)
    first = rules(scene)
    scene.redirect(*words)
    expect(rules(scene) == first, "the same again gives other rules")
    wait_for("the world outside is reached through Envoy", lambda: scene.call(outside) == "world", PATIENCE)
    passed = scene.web.sidecar.sent().get("original-destination", {})
    expect(passed.get("cx_total", 0) > 0, f"web's Envoy passed nothing on: {passed}")
    expect(there(application) in ("000", ""), "a caller without a certificate gets to web past its Envoy")
    scene.redirect(*words, f"-exclude-inbound-port={scene.web.port}", f"-exclude-outbound-port={scene.others}")
    expect(there(application) == "200", "an excluded port of callers is redirected")
    count = scene.web.sidecar.sent()["original-destination"]["cx_total"]
    expect(scene.call(others) == "other-world", "an excluded port is not called")
    expect(scene.web.sidecar.sent()["original-destination"]["cx_total"] == count, "an excluded port is called through Envoy")
    scene.redirect(*words)
    expect(rules(scene) == first, "rules of before are left")
    console.shown("connect redirect-traffic", "calls both ways go through Envoy; exclusions; the same again changes nothing")


def call(scene, console):
    console.step("Calling by virtual names: hello of this cluster, api of the peer")
    hello, api = "http://hello.virtual.consul", "http://api.virtual.beta.consul"
    expect(scene.call(hello) != "hello", "hello answers without an intention")
    scene.alpha.write("service-intentions", "hello", Sources=[{"Name": "web", "Permissions": [
        {"Action": "allow", "HTTP": {"PathPrefix": "/open"}}]}])
    wait_for("hello answers", lambda: scene.call(hello + "/open") == "hello", PATIENCE)
    expect(scene.call(hello + "/closed") == "403", "an intention does not refuse")
    address = must("dig", "+short", "-p", scene.alpha.dns, "@127.0.0.1", "hello.virtual.consul").strip()
    expect(scene.call(f"http://{address}:8080/open") == "hello", "another port of the virtual address is not hello's")
    scene.beta.write("service-intentions", "api", Sources=[{"Name": "web", "Peer": "alpha", "Action": "allow"}])
    wait_for("api of beta answers", lambda: scene.call(api) == "api", PATIENCE)
    scene.beta.erase("service-intentions", "api")
    wait_for("api of beta refuses", lambda: scene.call(api) == "403", PATIENCE)
    scene.beta.write("service-intentions", "api", Sources=[{"Name": "web", "Peer": "alpha", "Action": "allow"}])
    scene.alpha.write("service-defaults", "greeting", Protocol="http")
    scene.alpha.write("service-resolver", "greeting", Redirect={"Service": "hello"})
    scene.alpha.write("service-intentions", "greeting", Sources=[{"Name": "web", "Action": "allow"}])
    wait_for("a name without instances leads to hello", lambda: scene.call("http://greeting.virtual.consul/open") == "hello", PATIENCE)
    scene.alpha.erase("service-intentions", "hello")
    wait_for("hello is not to be had any more", lambda: scene.call(hello + "/open").startswith("curl"), 30)
    console.shown("virtual names", f"hello ({address}) at any port, api of beta, a redirect; refusals are 403, or no connection")


def leave(scene, console):
    console.step("Out of the mesh: passed on, not passed on, or by a terminating gateway")
    outside, others = f"http://{WORLD}:{scene.outside}/", f"http://{WORLD}:{scene.others}/"
    scene.alpha.put("/v1/config", {"Kind": "mesh", "TransparentProxy": {"MeshDestinationsOnly": True}})
    wait_for("nothing outside is reached", lambda: scene.call(outside).startswith("curl"), PATIENCE)
    wait_for("api of beta is", lambda: scene.call("http://api.virtual.beta.consul") == "api", PATIENCE)
    scene.alpha.write("service-defaults", "world", Protocol="http", Destination={"Addresses": [WORLD], "Port": scene.outside})
    scene.alpha.write("terminating-gateway", "outer", Services=[{"Name": "world"}])
    scene.alpha.write("service-intentions", "world", Sources=[{"Name": "web", "Action": "allow"}])
    wait_for("the destination answers", lambda: scene.call(outside) == "world", PATIENCE)
    expect(scene.outer.sent(), "the terminating gateway sent nothing")
    expect(scene.call(others).startswith("curl"), "what is no destination is reached")
    wait_for("a virtual address works at the destination's port",
             lambda: scene.call(f"http://api.virtual.beta.consul:{scene.outside}") == "api", PATIENCE)
    scene.alpha.erase("mesh", "mesh")
    wait_for("the rest is passed on again", lambda: scene.call(others) == "other-world", PATIENCE)
    console.shown("the world outside", "passed on; refused by MeshDestinationsOnly; a destination through its gateway all the same")


def elsewhere(scene, console):
    console.step("Rules of another network namespace")
    own = rules(scene)
    scene.redirect("-proxy-inbound-port=20000", f"-netns={scene.namespace}", "-dual-stack")
    there = rules(scene, *scene.there())
    expect("--to-ports 20000" in there and rules(scene) == own, "-netns changes this network, or no other")
    six = must(*scene.there("ip6tables", "-t", "nat", "-S"))
    expect("-d ::1/128 -j RETURN" in six, "-dual-stack has no rules for IPv6")
    console.shown("rules of another namespace", "by -netns, of IPv4 and IPv6")


if __name__ == "__main__":
    sys.exit(play(root, programs, state, Scene, tell))
