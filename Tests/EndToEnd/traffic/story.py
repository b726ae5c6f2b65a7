"""Entries lead traffic: redirect, subsets, router, splitter; and a peer takes over while nobody at home is well.

Before that: a listener in Envoy's own JSON is guarded like a generated one.
"""

import http.client
import os
import pathlib
import sys
import time

root, programs, state = (pathlib.Path(os.environ[f"TOMBOLO_{word}"]) for word in ("ROOT", "BIN", "RUN"))
# Its `story` is another one than this.
sys.path[:0] = [str(root / "deploy/make/demo")]

from console import expect, wait_for  # noqa: E402
from main import play  # noqa: E402
from scene import Scene  # noqa: E402
from traffic import Caller, call_http  # noqa: E402

PATIENCE = 20
SUBSETS = {"v1": {"Filter": "Service.Meta.v == 1"}, "v2": {"Filter": "Service.Meta.v == 2"}}
FAILOVER = {"*": {"Targets": [{"Peer": "beta"}]}}


def tell(scene, console):
    console.step("Starting two clusters and their Envoys")
    scene.start()
    scene.peer()
    guard(scene, console)
    lead(scene, console)
    refuse(scene, console)
    take_over(scene, console)
    same(scene, console)
    for log in sorted(scene.run.logs.glob("*.log")):
        text = log.read_text(errors="replace")
        for word in ("Deprecated field", "rejected"):
            expect(word not in text, f"an Envoy is sent what it does not like ({word}): {log}")


def who(port, path="/hello"):
    """The name of the instance that answers, or what went wrong."""
    try:
        status, text = call_http(port, path)
        return text.partition(":")[0] if status == 200 else f"{status} {text}"
    except OSError as error:
        return type(error).__name__


def wait_until_answers(what, port, name, path="/hello"):
    wait_for(f"{what}: {name} answers", lambda: who(port, path) == name, PATIENCE)


def guard(scene, console):
    console.step("A public listener in Envoy's own JSON")
    wait_for("api answers", lambda: {who(scene.api) for _ in range(8)} == {"api-1", "api-2"}, PATIENCE)
    answers = [marked_answer(scene.api) for _ in range(20)]
    marked = {name: {mark for other, mark in answers if other == name} for name in ("api-1", "api-2")}
    expect(marked == {"api-1": {None}, "api-2": {"yes"}}, f"who marks its answers: {marked}")
    plain = who(scene.apis[1].sidecar_port)
    expect(not plain.startswith("api-"), f"a call without TLS reaches the application: {plain}")
    scene.alpha.erase("service-intentions", "api")
    wait_for("nobody may call", lambda: all(who(scene.api).startswith("403") for _ in range(8)), PATIENCE)
    scene.allow()
    wait_for("web may call again", lambda: {who(scene.api) for _ in range(8)} == {"api-1", "api-2"}, PATIENCE)
    console.shown("a listener by hand has mutual TLS and intentions", f"without TLS: {plain}; without an intention: 403")


def marked_answer(port):
    """Who answers, and the mark that a listener by hand puts on it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/hello")
        answer = connection.getresponse()
        return answer.read().decode(errors="replace").partition(":")[0], answer.getheader("x-by-hand")
    finally:
        connection.close()


def lead(scene, console):
    console.step("A resolver, a router and a splitter, one after the other")
    write = scene.alpha.write
    wait_for("api answers", lambda: {who(scene.api) for _ in range(8)} == {"api-1", "api-2"}, PATIENCE)
    write("service-resolver", "api", DefaultSubset="v2", Subsets=SUBSETS)
    wait_for("only the default subset answers", lambda: {who(scene.api) for _ in range(8)} == {"api-2"}, PATIENCE)
    write("service-defaults", "alias", Protocol="http")
    write("service-resolver", "alias", Redirect={"Service": "api", "ServiceSubset": "v1"})
    wait_until_answers("redirect", scene.alias, "api-1")
    write("service-router", "api", Routes=[
        {"Match": {"HTTP": {"PathPrefix": "/one/"}}, "Destination": {"ServiceSubset": "v1", "PrefixRewrite": "/"}},
        {"Match": {"HTTP": {"Header": [{"Name": "x-one", "Present": True}]}}, "Destination": {"ServiceSubset": "v1"}}])
    wait_until_answers("router", scene.api, "api-1", "/one/deep")
    expect(call_http(scene.api, "/one/deep")[1] == "api-1: you asked for /deep", "the path is not rewritten")
    expect(who(scene.api) == "api-2", "what no route is for goes elsewhere")
    expect(with_header(scene.api, "x-one", "1").startswith("api-1"), "a header is not looked at")
    write("service-splitter", "api", Splits=[
        {"Weight": 50, "ServiceSubset": "v1", "ResponseHeaders": {"Set": {"x-lane": "one"}}},
        {"Weight": 50, "ServiceSubset": "v2"}])
    wait_for("the splitter shares out", lambda: {who(scene.api) for _ in range(24)} == {"api-1", "api-2"}, PATIENCE)
    counts = [who(scene.api) for _ in range(200)]
    share = counts.count("api-1")
    expect(share + counts.count("api-2") == 200 and 60 <= share <= 140, f"200 calls: {share} to api-1")
    chain = scene.alpha.get("/v1/discovery-chain/api", "management")["Chain"]
    expect(chain["StartNode"] == "router:api.default.default", f"the chain begins at {chain['StartNode']}")
    console.shown("router, splitter, subsets and redirect lead calls", f"split 50:50 gave {share}:{200 - share} of 200")


def with_header(port, name, value):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/hello", headers={name: value})
        return connection.getresponse().read().decode(errors="replace")
    finally:
        connection.close()


def refuse(scene, console):
    console.step("What would break others is refused")
    refusal = scene.refusal(scene.alpha, "service-defaults", "api", Protocol="tcp") or ""
    expect("discovery chain \"" in refusal, f"the protocol may change under a splitter: {refusal!r}")
    refusal = scene.refusal(scene.alpha, "service-resolver", "api", Subsets={"v2": {}}) or ""
    expect("does not have a subset named" in refusal, f"a subset in use may go: {refusal!r}")
    expect(who(scene.alias) == "api-1", "a refused entry changed something")
    for kind in ("service-router", "service-splitter"):
        scene.alpha.erase(kind, "api")
    console.shown("entries that would break others are refused", "protocol, subset in use")


def take_over(scene, console):
    console.step("Nobody at home is well: the peer takes over, and gives back")
    scene.alpha.write("service-resolver", "api", DefaultSubset="v1", Subsets=SUBSETS, Failover=FAILOVER,
                ConnectTimeout="2s")
    wait_until_answers("at home", scene.api, "api-1")
    wait_for("api of beta is known", lambda: scene.alpha.get("/v1/health/connect/api?peer=beta", "management"), PATIENCE)
    wait_for("web's Envoy knows where else", lambda: any(
        "failover-target~1~" in cluster and ports for cluster, ports in scene.web.sidecar.endpoints().items()), PATIENCE)
    home = scene.apis[0].port
    with Caller("all along", lambda: answers(scene.api)) as calls:
        begun = time.monotonic()
        tell_health(home, "fail")
        wait_until_answers("while api-1 is ill", scene.api, "api-away")
        away = time.monotonic() - begun
        expect(all(who(scene.api) == "api-away" for _ in range(20)), "while api-1 is ill, somebody else answers")
        begun = time.monotonic()
        tell_health(home, "recover")
        wait_until_answers("when api-1 is well again", scene.api, "api-1")
        back = time.monotonic() - begun
    expect(not calls.failures, f"calls failed: {calls.failures[:3]}")
    console.shown("a peer takes over and gives back",
                  f"{calls.count} calls, 0 failed; over after {away:.1f} s, back after {back:.1f} s (checks run once a second)")


def same(scene, console):
    """The same without a resolver, by a sameness group in each cluster; export and intention name the group, too."""
    console.step("A sameness group: each cluster's api is the other's")
    alpha, beta = scene.alpha, scene.beta
    alpha.write("sameness-group", "all", DefaultForFailover=True, IncludeLocal=True, Members=[{"Peer": "beta"}])
    beta.write("sameness-group", "all", IncludeLocal=True, Members=[{"Peer": "alpha"}])
    beta.write("exported-services", "default", Services=[{"Name": "api", "Consumers": [{"SamenessGroup": "all"}]}])
    exported = beta.get("/v1/exported-services", "management")
    expect(exported[0]["Consumers"]["Peers"] == ["alpha"], f"the group's peers are not consumers: {exported}")
    beta.write("service-intentions", "api", Sources=[{"Name": "web", "SamenessGroup": "all", "Action": "allow"}])
    for kind, name in (("service-resolver", "alias"), ("service-resolver", "api")):
        alpha.erase(kind, name)
    wait_for("both at home answer", lambda: {who(scene.api) for _ in range(8)} == {"api-1", "api-2"}, PATIENCE)
    for api in scene.apis[:2]:
        tell_health(api.port, "fail")
    wait_until_answers("while all at home are ill", scene.api, "api-away")
    # Envoy turns away from what answers 500 before the checks have seen it.
    wait_for("?sg= finds the peer's alone", lambda: peers_of(alpha, "api", "all") == ["beta"], PATIENCE)
    beta.write("service-intentions", "api", Sources=[{"Name": "web", "SamenessGroup": "all", "Action": "deny"}])
    wait_for("the group may not call", lambda: who(scene.api).startswith("403"), PATIENCE)
    refusal = beta.request("DELETE", "/v1/config/sameness-group/all", "management").body.decode()
    expect("is a source of the intentions" in refusal, f"a group that intentions name may go: {refusal!r}")
    beta.write("service-intentions", "api", Sources=[{"Name": "web", "SamenessGroup": "all", "Action": "allow"}])
    wait_until_answers("when the group may call again", scene.api, "api-away")
    for api in scene.apis[:2]:
        tell_health(api.port, "recover")
    wait_for("home answers again", lambda: {who(scene.api) for _ in range(8)} == {"api-1", "api-2"}, PATIENCE)
    console.shown("a sameness group takes over, is exported to and is allowed", "no resolver; 403 when it is denied")


def peers_of(cluster, service, group):
    rows = cluster.get(f"/v1/health/service/{service}?passing&sg={group}", "management")
    return [row["Service"].get("PeerName") for row in rows]


def answers(port):
    seen = who(port)
    return None if seen.startswith("api-") else seen


def tell_health(port, word):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("PUT", f"/control/{word}")
    expect(connection.getresponse().status == 200, f"/control/{word}")
    connection.close()


if __name__ == "__main__":
    sys.exit(play(root, programs, state, Scene, tell))
