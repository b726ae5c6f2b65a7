"""Calls from outside the mesh through an API gateway, and tokens (JWT) that a sidecar asks for."""

import http.client
import http.server
import json
import os
import pathlib
import socket
import ssl
import sys
import threading
import time

root, programs, state = (pathlib.Path(os.environ[f"TOMBOLO_{word}"]) for word in ("ROOT", "BIN", "RUN"))
# Its `story` is another one than this.
sys.path[:0] = [str(root / "deploy/make/demo")]

from console import expect, wait_for  # noqa: E402
from main import play  # noqa: E402
from scene import Scene  # noqa: E402
from traffic import call_tcp  # noqa: E402

PATIENCE = 20


def tell(scene, console):
    console.step("Starting two clusters, their Envoys and an API gateway that registers itself")
    scene.start()
    lead(scene, console)
    connect(scene, console)
    tokens(scene, console)
    permit(scene, console)
    change(scene, console)
    fetch(scene, console)
    for log in sorted(scene.run.logs.glob("*.log")):
        text = log.read_text(errors="replace")
        for word in ("Deprecated field", "rejected"):
            expect(word not in text, f"an Envoy is sent what it does not like ({word}): {log}")


def call(scene, host, path="/hello", token=None, version=None):
    """What a caller from outside gets: the status and the text, or what went wrong."""
    context = ssl.create_default_context(cafile=scene.certificates[host].file)
    if version:
        context.maximum_version = version
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    connection = http.client.HTTPConnection(host, scene.port, timeout=5)
    try:
        plain = socket.create_connection(("127.0.0.1", scene.port), 5)
        connection.sock = context.wrap_socket(plain, server_hostname=host)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return f"{answer.status} {answer.read().decode(errors='replace').strip()}"
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    finally:
        connection.close()


def allow(scene, **more):
    scene.alpha.write("service-intentions", "api", Sources=[{"Name": "edge", "Action": "allow"}], **more)


class KeyServer(http.server.ThreadingHTTPServer):
    """Gives a key set to whoever asks."""

    def __init__(self, keys):
        self.asked, body = 0, json.dumps(keys).encode()

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.server.asked += 1
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        super().__init__(("127.0.0.1", 0), Answer)

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


def wait_until(what, call, beginning):
    wait_for(f"{what}: {beginning}", lambda: call().startswith(beginning), PATIENCE)


def lead(scene, console):
    console.step("Two hosts on one port with a certificate: a service of this cluster, and one of a peer")
    home = lambda path="/shop/hello", **more: call(scene, "home.test", path, **more)
    wait_until("without an intention", home, "403")
    allow(scene)
    wait_until("with an intention", home, "200")
    expect(home() == "200 api-1: you asked for /hello", f"the path is not rewritten: {home()}")
    expect(home("/elsewhere").startswith("404"), f"what no route is for: {home('/elsewhere')}")
    wait_until("through the peer's gateway", lambda: call(scene, "away.test"), "200")
    far = call(scene, "away.test", "/there")
    expect(far == "200 far-1: you asked for /there", f"another one answers: {far}")
    old = home(version=ssl.TLSVersion.TLSv1_2)
    expect(old == "SSLError", f"TLS 1.2 is taken although 1.3 is the least: {old}")
    bound = scene.alpha.get("/v1/config/bound-api-gateway/edge", "edge")["Listeners"][0]
    expect(len(bound["Routes"]) == 2, f"bound routes: {bound}")
    console.shown("an API gateway leads to its cluster and to a peer", "403 without an intention; 404 for other paths")


def connect(scene, console):
    console.step("A TCP listener leads to a TCP service")
    expect(call_tcp(scene.line) == b"", "a connection without an intention is answered")
    scene.alpha.write("service-intentions", "db", Sources=[{"Name": "edge", "Action": "allow"}])
    wait_for("db answers", lambda: call_tcp(scene.line).startswith(b"db-1"), PATIENCE)
    console.shown("a TCP listener leads to a TCP service", "closed without an intention")


def tokens(scene, console):
    console.step("A sidecar asks for a token of one provider, with one claim")
    right, wrong = scene.provider.token("keeper"), scene.provider.token("guest")
    home = lambda token=None: call(scene, "home.test", "/shop/hello", token=token)
    scene.alpha.write("jwt-provider", "desk", **scene.provider.entry())
    allow(scene, JWT={"Providers": [{"Name": "desk", "VerifyClaims": [{"Path": ["realm", "role"], "Value": "keeper"}]}]})
    wait_until("without a token", home, "403")
    wait_until("with the right token", lambda: home(right), "200")
    refused = {
        "no token": home(), "a wrong claim": home(wrong), "a stranger's key": home(scene.stranger.token("keeper")),
        "expired": home(scene.provider.token("keeper", seconds=-300)),
        "for others": home(scene.provider.token("keeper", audience="others")), "damaged": home(right[:-8] + "AAAAAAAA"),
    }
    for what, answer in refused.items():
        expect(answer.startswith(("401", "403")), f"{what} is let in: {answer}")
    expect(all(home(right).startswith("200") for _ in range(10)), "the right token is refused")
    console.shown("a token with the right claim is let in", f"refused: {', '.join(refused)}")


def permit(scene, console):
    console.step("A permission asks for a token, another one does not")
    needed = {"Providers": [{"Name": "desk", "VerifyClaims": [{"Path": ["realm", "role"], "Value": "keeper"}]}]}
    permissions = [{"Action": "allow", "HTTP": {"PathPrefix": "/open"}},
                   {"Action": "allow", "HTTP": {"PathPrefix": "/"}, "JWT": needed}]
    scene.alpha.write("service-intentions", "api", Sources=[{"Name": "edge", "Permissions": permissions}])
    home = lambda path, token=None: call(scene, "home.test", f"/shop{path}", token=token)
    wait_until("what is open", lambda: home("/open"), "200")
    right, wrong = scene.provider.token("keeper"), scene.provider.token("guest")
    answers = [home("/hello"), home("/hello", wrong), home("/hello", right), home("/open", wrong)]
    expect([answer[:3] for answer in answers] == ["403", "403", "200", "200"], f"no, wrong, right, open: {answers}")
    allow(scene, JWT=needed)
    wait_until("the whole service again", lambda: home("/open"), "403")
    console.shown("a permission asks for a token", "its requests alone")


def change(scene, console):
    console.step("New keys of the provider: old tokens end, connections stay")
    old = scene.provider.token("keeper")
    home = lambda token: call(scene, "home.test", "/shop/hello", token=token)
    kept = scene.instances[0].sidecar
    changed = lambda: kept.stats("^listener_manager.listener_modified$")["listener_manager.listener_modified"]
    before = changed()
    begun = time.monotonic()
    scene.alpha.write("jwt-provider", "desk", **scene.stranger.entry())
    wait_until("a token of the new key", lambda: home(scene.stranger.token("keeper")), "200")
    took = time.monotonic() - begun
    expect(home(old).startswith(("401", "403")), "a token of the old key is let in")
    expect(changed() == before, "the listener was made anew for new keys")
    console.shown("new keys reach a sidecar", f"after {took:.1f} s, without a change of its listener")


def fetch(scene, console):
    console.step("Keys that the sidecar fetches")
    home = lambda token: call(scene, "home.test", "/shop/hello", token=token)
    with KeyServer(scene.provider.keys) as server:
        remote = {"URI": f"http://localhost:{server.server_port}/keys", "CacheDuration": "1m", "RequestTimeoutMs": 2000}
        scene.alpha.write("jwt-provider", "desk", **{**scene.provider.entry(), "JSONWebKeySet": {"Remote": remote}})
        wait_until("a token of a key that was fetched", lambda: home(scene.provider.token("keeper")), "200")
        expect(home(scene.stranger.token("keeper")).startswith(("401", "403")), "a token of another key is let in")
        expect(home(None).startswith(("401", "403")), "no token is let in")
        console.shown("a sidecar fetches keys", f"{server.asked} times")


if __name__ == "__main__":
    sys.exit(play(root, programs, state, Scene, tell))
