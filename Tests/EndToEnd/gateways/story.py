"""Callers from outside come in by the ingress gateway, web goes out by the terminating gateway; entries and intentions decide."""

import http.client
import os
import pathlib
import ssl
import socket
import sys

root, programs, state = (pathlib.Path(os.environ[f"TOMBOLO_{word}"]) for word in ("ROOT", "BIN", "RUN"))
# Its `story` is another one than this.
sys.path[:0] = [str(root / "deploy/make/demo")]

from console import expect, wait_for  # noqa: E402
from main import play  # noqa: E402
from scene import Scene  # noqa: E402
from traffic import call_http, call_tcp  # noqa: E402

PATIENCE = 20


def tell(scene, console):
    console.step("Starting two clusters, their Envoys, and two services outside the mesh")
    scene.start()
    scene.peer()
    come_in(scene, console)
    go_out(scene, console)
    for log in sorted(scene.run.logs.glob("*.log")):
        # Envoy has another place for how often names are looked up; Consul's is the one that all versions know.
        text = "".join(line for line in log.open(errors="replace") if "dns_refresh_rate" not in line)
        for word in ("Deprecated field", "rejected"):
            expect(word not in text, f"an Envoy is sent what it does not like ({word}): {log}")


def ask(port, host, context=None):
    """What a caller from outside is answered, and the marks on the answer."""
    make = http.client.HTTPConnection if context is None else http.client.HTTPSConnection
    connection = make("127.0.0.1", port, timeout=5, **({} if context is None else {"context": context}))
    try:
        connection.request("GET", "/hello", headers={"Host": host})
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        return (text.partition(":")[0] if answer.status == 200 else str(answer.status)), answer.getheader("x-door")
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__, None
    finally:
        connection.close()


def come_in(scene, console):
    console.step("In: an ingress gateway, to this cluster and to the peer")
    listener = lambda *services: {"Port": scene.door, "Protocol": "http", "Services": list(services)}
    home = {"Name": "api", "Hosts": ["home.test"], "ResponseHeaders": {"Set": {"x-door": "front"}}}
    away = {"Name": "away", "Hosts": ["away.test"]}
    scene.alpha.write("service-defaults", "away", Protocol="http")
    scene.alpha.write("service-resolver", "away", Redirect={"Service": "api", "Peer": "beta"})
    scene.alpha.write("ingress-gateway", "doors", Listeners=[listener(home, away)])
    wait_for("doors listens, and api lets nobody in", lambda: ask(scene.door, "home.test")[0] == "403", PATIENCE)
    scene.allow(scene.alpha, "api", "doors")
    scene.allow(scene.beta, "api", "doors", peer="alpha")
    wait_for("home.test is api of alpha", lambda: ask(scene.door, "home.test") == ("api-home", "front"), PATIENCE)
    wait_for("away.test is api of beta", lambda: ask(scene.door, "away.test") == ("api-away", None), PATIENCE)
    expect(ask(scene.door, "other.test")[0] == "404", "a name that no service has is answered")
    console.shown("an ingress gateway leads in", "api-home of alpha and, by a redirect, api-away of beta; no intention: 403")
    scene.alpha.write("ingress-gateway", "doors", Listeners=[
        listener({"Name": "api", "Hosts": ["moved.test"]}),
        {"Port": scene.tls_door, "Protocol": "http", "TLS": {"Enabled": True, "TLSMinVersion": "TLSv1_3"},
         "Services": [{"Name": "*"}]}])
    wait_for("moved.test is api of alpha", lambda: ask(scene.door, "moved.test")[0] == "api-home", PATIENCE)
    wait_for("home.test is gone", lambda: ask(scene.door, "home.test")[0] == "404", PATIENCE)
    roots = "".join(root["RootCert"] for root in scene.alpha.get("/v1/connect/ca/roots", "management")["Roots"])
    context = ssl.create_default_context(cadata=roots)
    context.check_hostname = False
    wait_for("the wildcard is served over TLS",
             lambda: ask(scene.tls_door, "api.ingress.consul", context)[0] == "api-home", PATIENCE)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    expect(ask(scene.tls_door, "api.ingress.consul", context)[0] == "SSLError", "TLS 1.2 is taken where 1.3 is asked for")
    expect("Error" in ask(scene.tls_door, "api.ingress.consul")[0] or "Disconnected" in ask(scene.tls_door, "api.ingress.consul")[0],
           "a listener with TLS answers without")
    console.shown("a changed ingress gateway leads elsewhere", "another host, and a wildcard over TLS 1.3 with the gateway's leaf")


def tcp(port):
    try:
        return call_tcp(port).decode()
    except OSError as error:
        return type(error).__name__


def weather(scene):
    try:
        status, text = call_http(scene.weather)
        return text.partition(":")[0] if status == 200 else str(status)
    except OSError as error:
        return type(error).__name__


def go_out(scene, console):
    console.step("Out: a terminating gateway, to services without a sidecar")
    scene.alpha.write("service-defaults", "weather", Protocol="http")
    scene.allow(scene.alpha, "weather", "web")
    wait_for("nobody stands for weather", lambda: weather(scene) == "503", PATIENCE)
    scene.alpha.write("terminating-gateway", "outer", Services=[{"Name": "weather"}, {"Name": "legacy"}])
    wait_for("weather answers", lambda: weather(scene) == "weather", PATIENCE)
    troubles = wait_for("what the token may not have is told", lambda: [
        problem["Reason"] for row in scene.alpha.get("/v1/tombolo/proxies?id=outer", "management")["Proxies"]
        for problem in row["Problems"] if "legacy" in problem["Reason"]], PATIENCE)
    expect("service:write" in troubles[0], f"what is lacking is not named: {troubles}")
    expect(tcp(scene.legacy) != "legacy: ping", "legacy is served without a certificate of its own")
    scene.grant("outer", "outer", "weather", "legacy")
    wait_for("outer has the certificate of legacy", lambda: any(
        name.startswith("legacy.") for name in scene.outer.endpoints()), PATIENCE)
    expect(tcp(scene.legacy) != "legacy: ping", "legacy answers without an intention")
    scene.allow(scene.alpha, "legacy", "web")
    wait_for("legacy answers", lambda: tcp(scene.legacy) == "legacy: ping", PATIENCE)
    scene.alpha.erase("service-intentions", "weather")
    wait_for("web may not call weather", lambda: weather(scene) == "403", PATIENCE)
    scene.allow(scene.alpha, "weather", "web")
    wait_for("web may call weather again", lambda: weather(scene) == "weather", PATIENCE)
    console.shown("a terminating gateway leads out", "HTTP by a host name and TCP; without an intention: 403, or closed")
    expect(past_the_rules(scene, "weather") == b"", "a plain connection gets past the rules")
    scene.alpha.write("terminating-gateway", "outer", Services=[{"Name": "weather"}])
    wait_for("legacy is not linked any more", lambda: tcp(scene.legacy) != "legacy: ping", PATIENCE)
    expect(weather(scene) == "weather", "weather went with it")
    scene.alpha.write("terminating-gateway", "outer", Services=[{"Name": "weather"}, {"Name": "*"}])
    wait_for("the wildcard means legacy", lambda: tcp(scene.legacy) == "legacy: ping", PATIENCE)
    console.shown("what is not linked any more is not reached", "what stays linked is, and a wildcard brings it back")


def past_the_rules(scene, name):
    """What a caller without any certificate is told by the terminating gateway."""
    with socket.create_connection(("127.0.0.1", scene.outer.port), 5) as connection:
        try:
            connection.sendall(f"GET / HTTP/1.1\r\nHost: {name}\r\n\r\n".encode())
            connection.settimeout(5)
            return connection.recv(64)
        except ConnectionError:
            return b""


if __name__ == "__main__":
    sys.exit(play(root, programs, state, Scene, tell))
