"""Extensions of config entries on real Envoys, and what `tombolo troubleshoot` finds in them."""

import hashlib
import http.client
import http.server
import json
import os
import pathlib
import sys
import threading

root, programs, state = (pathlib.Path(os.environ[f"TOMBOLO_{word}"]) for word in ("ROOT", "BIN", "RUN"))
# Its `story` is another one than this.
sys.path[:0] = [str(root / "deploy/make/demo")]

from console import expect, wait_for  # noqa: E402
from main import play  # noqa: E402
from plugin import program  # noqa: E402
from scene import Scene  # noqa: E402

PATIENCE = 20
LUA = "function envoy_on_response(h) h:headers():add('x-tide', 'high') end"


class Judge(http.server.BaseHTTPRequestHandler):
    """Allows everything but /secret, and hands out a program."""

    program = program()

    def do_GET(self):
        body = self.program if self.path == "/plugin.wasm" else b""
        self.send_response(403 if self.path.startswith("/secret") else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def call(port, path="/hello"):
    """Status and headers of an answer; status 0 when there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers
    except (OSError, http.client.HTTPException):
        return 0, {}
    finally:
        connection.close()


def wait_until(scene, what, status, path="/hello", header=None):
    def holds():
        got, headers = call(scene.api, path)
        return got == status and (header is None or headers.get("x-tide") == header)
    wait_for(what, holds, PATIENCE)


def tell(scene, console):
    console.step("Starting a cluster and two Envoys")
    judge = http.server.ThreadingHTTPServer(("127.0.0.1", scene.judge), Judge)
    threading.Thread(target=judge.serve_forever, daemon=True).start()
    scene.start()
    wait_until(scene, "api answers", 200)
    filters(scene, console)
    fields(scene, console)
    refusals(scene, console)
    troubleshoot(scene, console)
    judge.shutdown()


def filters(scene, console):
    console.step("Extensions that add filters")
    scene.defaults(("lua", {"Script": LUA}, {}))
    wait_until(scene, "the script works", 200, header="high")
    target = {"URI": f"127.0.0.1:{scene.judge}", "Timeout": "1s"}
    scene.defaults(("ext-authz", {"Config": {"HttpService": {"Target": target}}}, {"Required": True}))
    wait_until(scene, "the judge refuses", 403, "/secret")
    wait_until(scene, "the judge allows, and the script is gone", 200)
    expect(call(scene.api)[1].get("x-tide") is None, "the script is still there")
    scene.defaults(("http/localratelimit", {"MaxTokens": 2, "TokensPerFill": 1, "FillInterval": 3600}, {}))
    wait_until(scene, "too many requests are refused", 429)
    where = state / "plugin.wasm"
    where.write_bytes(Judge.program)
    remote = {"HttpURI": {"URI": f"http://127.0.0.1:{scene.judge}/plugin.wasm"},
              "SHA256": hashlib.sha256(Judge.program).hexdigest()}
    for kind, source in (("local", {"Local": {"Filename": str(where)}}), ("remote", {"Remote": remote})):
        scene.defaults(("wasm", {"PluginConfig": {"Name": kind, "VmConfig": {"Code": source}}}, {}))
        wait_until(scene, f"the {kind} program answers", 418)
        scene.defaults()
        wait_until(scene, "the program is gone", 200)
    collector = {"LogName": "calls", "GrpcService": {"Target": {"URI": f"127.0.0.1:{scene.judge}"}}}
    scene.defaults(("otel-access-logging", {"Config": collector}, {}))
    wait_for("the collector is called", lambda: scene.server.sidecar.stats(
        r"^cluster\.local_otel_access_logging\.upstream_cx_total$").get(
            "cluster.local_otel_access_logging.upstream_cx_total", 0) > 0 or call(scene.api) and None, PATIENCE)
    scene.defaults()
    console.shown("lua, ext-authz, localratelimit, wasm (local, remote), otel-access-logging", "200, 403, 429, 418")


def clusters(envoy):
    dump = json.loads(envoy.ask("/config_dump?resource=dynamic_active_clusters"))
    return {item["cluster"]["name"]: item["cluster"] for item in dump.get("configs", [])}


def fields(scene, console):
    console.step("Single fields, and a function at AWS")
    patch = {"ResourceFilter": {"ResourceType": "cluster", "TrafficDirection": "inbound"}, "Op": "add",
             "Path": "/connect_timeout", "Value": "7s"}
    scene.defaults(("property-override", {"Patches": [patch]}, {}))
    wait_for("the field is set", lambda: clusters(scene.server.sidecar)["local_app"].get("connect_timeout") == "7s", PATIENCE)
    scene.defaults(("aws/lambda", {"ARN": "arn:aws:lambda:eu-west-1:111111111111:function:tow"}, {}))

    def called():
        return [c for name, c in clusters(scene.web.sidecar).items() if name.startswith("api.") and c["type"] == "LOGICAL_DNS"]
    wait_for("callers have the function in the place of api", called, PATIENCE)
    own = clusters(scene.server.sidecar)["local_app"]
    expect(own["type"] != "LOGICAL_DNS" and "transport_socket" not in own, f"api itself keeps what it has: {own}")
    scene.defaults()
    wait_until(scene, "api answers again", 200)
    console.shown("property-override, aws/lambda", "as Envoy tells them")


def refusals(scene, console):
    console.step("What is refused")
    answer = scene.alpha.request("PUT", "/v1/config", "management", {
        "Kind": "service-defaults", "Name": "api", "Protocol": "http",
        "EnvoyExtensions": [{"Name": "builtin/lua", "Arguments": {"Script": ""}}]})
    expect(answer.status != 200 and b"Arguments.Script is required" in answer.body, f"a script is needed: {answer.body}")
    scene.defaults(("lua", {"Script": LUA}, {"EnvoyVersion": "< 1.0.0"}))
    wait_for("a version that does not fit is told", lambda: "EnvoyVersion is not for Envoy" in scene.alpha.tombolo(
        "proxies", "-detailed", token="management"), PATIENCE)
    expect(call(scene.api)[0] == 200, "what does not fit costs nothing else")
    scene.defaults()
    console.shown("an extension for another Envoy costs only itself", "tombolo proxies -detailed names it")


def troubleshoot(scene, console):
    console.step("Looking into an Envoy")
    admin = f"-envoy-admin-endpoint=127.0.0.1:{scene.web.sidecar.admin}"
    found = scene.alpha.tombolo("troubleshoot", "upstreams", admin, token="management")
    expect("(explicit upstreams only) (1)" in found and "\n  api" in found, found)
    wait_until(scene, "api answers", 200)
    found = scene.alpha.tombolo("troubleshoot", "proxy", admin, "-upstream-envoy-id=api", token="management")
    for line in ("✓ Certificates are valid", "✓ Listener for upstream \"api\" found", "✓ Healthy endpoints for cluster"):
        expect(line in found, f"{line}: {found}")
    port = scene.server.port
    found = scene.alpha.tombolo("troubleshoot", "ports", "-host=127.0.0.1", f"-ports={port}", token="management")
    expect(f"TCP: Port {port} on 127.0.0.1 is open." in found, found)
    console.shown("tombolo troubleshoot upstreams, proxy, ports", "as Consul has them")


if __name__ == "__main__":
    sys.exit(play(root, programs, state, Scene, tell))
