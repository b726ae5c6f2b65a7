"""The CLI as people use it: intentions, odd names, redirects, validate beside a start, and addresses that lead nowhere."""

import http.server
import json
import os
import socket
import subprocess
import tarfile
import threading
import time
import urllib.error
import urllib.request

from supervised import RUN, free_port

DEADLINE = 30


def until(what, condition):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            if condition():
                return
        except (OSError, urllib.error.URLError, ValueError):
            pass
        time.sleep(0.05)
    raise AssertionError(f"not within {DEADLINE} s: {what}")


def run(address, *words, **variables):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CONSUL_")}
    environment |= {"CONSUL_HTTP_ADDR": address} | variables
    return subprocess.run(["tombolo", *words], env=environment, capture_output=True, text=True, timeout=DEADLINE,
                          check=False)


def expect(result, code, *parts):
    text = result.stdout + result.stderr
    assert result.returncode == code, f"exit {result.returncode} in place of {code}: {text}"
    for part in parts:
        assert part in text, f"{part!r} is missing in: {text}"
    return result


def intentions(address):
    expect(run(address, "intention", "list"), 2)
    expect(run(address, "intention", "create", "web", "api"), 0, "Created: web => api (allow)")
    expect(run(address, "intention", "create", "web", "api"), 1, "-replace")
    expect(run(address, "intention", "create", "-deny", "-replace", "web", "api"), 0)
    expect(run(address, "intention", "check", "web", "api"), 1, "Denied")
    expect(run(address, "intention", "match", "api"), 0, "web => api (deny)")
    expect(run(address, "intention", "get", "web", "api"), 0, "deny")
    expect(run(address, "intention", "create", "-meta", "a=b", "x", "y"), 0, "Created")
    expect(run(address, "intention", "create", "-meta", "a=b", "z", "y"), 1, "service-intentions/y")
    expect(run(address, "intention", "delete", "web", "api"), 0, "Intention deleted.")
    expect(run(address, "intention", "get", "web", "api"), 1, "Intention not found")
    expect(run(address, "intention", "delete", "5e4f3a2b-0000-1111-2222-333344445555"), 1, "SRC DST")
    print("ok: intentions are created, replaced, shown and deleted")


class Redirecting(http.server.BaseHTTPRequestHandler):
    """A server in front that sends everything on."""

    asked = []

    def do_GET(self):
        self.asked.append((self.command, self.path))
        self.send_response(301)
        self.send_header("Location", self.server.target + "/v1/agent/service/deregister/keep")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PUT = do_DELETE = do_POST = do_GET

    def log_message(self, *_):
        pass


def redirects(address):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Redirecting)
    server.target = f"http://{address}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    expect(run(address, "services", "register", "-name=keep"), 0)
    front = f"127.0.0.1:{server.server_port}"
    for words, target in [
        (("services", "deregister", "-id=A//B"), "PUT /v1/agent/service/deregister/A%2F%2FB"),
        (("config", "delete", "-kind=service-defaults", "-name=p//q"), "DELETE /v1/config/service-defaults/p%2F%2Fq"),
        (("peering", "delete", "-name=x/../keep"), "DELETE /v1/peering/x%2F..%2Fkeep"),
        (("peering", "delete", "-name=.."), "DELETE /v1/peering/%2E%2E"),
    ]:
        Redirecting.asked.clear()
        expect(run(front, *words), 1, "redirect", "nothing was done")
        assert [" ".join(item) for item in Redirecting.asked] == [target], Redirecting.asked
    with urllib.request.urlopen(f"http://{address}/v1/agent/services", timeout=5) as answer:
        assert "keep" in json.loads(answer.read())
    server.shutdown()
    print("ok: names go out exactly, and no redirect leads a write elsewhere")


def addresses(address):
    nobody = f"127.0.0.1:{free_port()}"
    expect(run(nobody, "members"), 1, nobody, "CONSUL_HTTP_ADDR", "connection refused")
    expect(run(address + "?x=1", "services", "register", "-name=q"), 1, "query")
    expect(run(address, "members", CONSUL_HTTP_TOKEN="hunter2\n"), 1, "line break")
    assert "hunter2" not in run(address, "members", CONSUL_HTTP_TOKEN="hunter2\n").stderr
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        expect(run(f"127.0.0.1:{port}", "members", TOMBOLO_HTTP_TIMEOUT="500ms"), 1, "no answer within 500ms")
    print("ok: an address that leads nowhere is named with its source")


def validate(folder):
    for name, text, part in [
        ("a.hcl", 'dev = true\nservice {\n  name = "a"\n  port = "1"\n}', "'service.port'"),
        ("b.hcl", 'dev = true\nports {\n  http = 1\n  nope = 2\n}', "invalid config key ports.nope"),
        ("c.json", '{"dev": true,\n "service": {"name": "a", "check": {"tcp": "h:1", "interval": 10}}}', "interval"),
        ("d.hcl", 'dev = true\ncheck { name = "x" }', "x"),
    ]:
        file = folder / name
        file.write_text(text)
        found = expect(run("", "validate", str(file)), 1, part)
        started = expect(run("", "agent", f"-config-file={file}"), 1, part)
        reason = found.stderr.split("Config validation failed: ")[1].strip()
        assert reason in started.stderr, (reason, started.stderr)
    print("ok: validate says what a start says")


def upkeep(address, folder):
    expect(run(address, "maint"), 0)
    expect(run(address, "maint", "-enable", "-reason=disk"), 0, "Node maintenance is now enabled")
    expect(run(address, "maint"), 0, "Node:", "Reason: disk")
    expect(run(address, "maint", "-disable"), 0, "Node maintenance is now disabled")
    expect(run(address, "operator", "autopilot", "state"), 0, "Healthy:                      true", "Voters:")
    expect(run(address, "operator", "usage", "instances"), 0, "Billable Service Instances Total:")
    expect(run(address, "keyring", "-list"), 1, "there is no gossip")
    expect(run(address, "join", "10.0.0.1"), 1, "Error joining address '10.0.0.1'", "retry_join")
    expect(run(address, "services", "exported-services"), 0, "No exported services found")
    expect(run(address, "services", "export", "-name=web", "-consumer-peers=east"), 0)
    expect(run(address, "services", "exported-services"), 0, "web      east")
    expose = ("connect", "expose", "-ingress-gateway=ingress", "-service=web")
    expect(run(address, *expose, "-port=8080"), 0, "updated config entry", "set up intention")
    expect(run(address, *expose, "-port=8081"), 0, "Intention already exists")
    expect(run(address, *expose, "-port=8080", "-protocol=http"), 1, "conflicting protocol")
    settings = folder / "ca.json"
    settings.write_text(expect(run(address, "connect", "ca", "get-config"), 0, '"Provider"').stdout)
    expect(run(address, "connect", "ca", "set-config", f"-config-file={settings}"), 0, "Configuration updated!")
    expect(run(address, COMP_LINE="tombolo maint -en"), 0, "-enable")
    found = expect(run(address, "debug", "-duration=10s", "-interval=5s", f"-output={folder}/bundle"), 0, "bundle.tar.gz")
    assert "pprof is incomplete" in found.stderr, "enable_debug is off, so there is nothing of /debug/pprof"
    with tarfile.open(f"{folder}/bundle.tar.gz") as archive:
        names = {name.removeprefix("bundle/") for name in archive.getnames()}
        index = json.load(archive.extractfile("bundle/index.json"))
    assert {"agent.json", "host.json", "members.json", "agent.log", "metrics-0.json", "metrics-1.json"} <= names, names
    assert len(index["Missing"]) == 1, index
    print("ok: maintenance, servers, usage, exports, authority, ingress, completion and a bundle for debugging")


def settings(address, folder):
    """What only an agent's configuration says: watches with a program and with a request, and short sessions."""
    with urllib.request.urlopen(f"http://{address}/v1/agent/metrics", timeout=DEADLINE) as answer:
        names = [gauge["Name"] for gauge in json.load(answer)["Gauges"]]
    assert "consul.runtime.alloc_bytes" in names, names
    expect(run(address, "kv", "put", "watched", "one"), 0)
    seen = folder / "seen"
    until("the program of the watch is told", lambda: "b25l" in seen.read_text())
    until("the request of the watch is sent", lambda: any("b25l" in body for _, body in Told.heard))
    assert all(int(index) > 0 for index, _ in Told.heard), Told.heard
    until("what a program leaves running lives on", lambda: "lived" in seen.read_text())
    expect(run(address, "kv", "put", "watched", "two"), 0)
    until("what is new is told", lambda: "dHdv" in seen.read_text() and any("dHdv" in body for _, body in Told.heard))
    (folder / "agent.hcl").write_text(CONFIGURATION.format(seen=folder / "seen-anew", port=Told.port))
    expect(run(address, "reload"), 0)
    until("a reload brings new watches", lambda: "dHdv" in (folder / "seen-anew").read_text())
    for ttl, status in (("1s", 200), ("900ms", 500)):
        request = urllib.request.Request(f"http://{address}/v1/session/create", json.dumps({"TTL": ttl}).encode(), method="PUT")
        try:
            code = urllib.request.urlopen(request, timeout=DEADLINE).status
        except urllib.error.HTTPError as refused:
            code = refused.code
            assert "must be between [1s=24h0m0s]" in refused.read().decode()
        assert code == status, (ttl, code)
    print("ok: watches tell a program and an address, also after a reload; sessions may be as short as is set")


CONFIGURATION = """
session_ttl_min = "1s"
watches = [
  {{ type = "key" key = "watched" args = ["sh", "-c", "echo $CONSUL_INDEX >> {seen}; cat >> {seen}; (sleep 1; echo lived >> {seen}) >/dev/null 2>&1 &"] }},
  {{ type = "key" key = "watched" handler_type = "http" http_handler_config {{ path = "http://127.0.0.1:{port}/told" timeout = "5s" }} }},
]
"""


class Told(http.server.BaseHTTPRequestHandler):
    heard = []
    port = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        Told.heard.append((self.headers["X-Consul-Index"], body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def main():
    told = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Told)
    Told.port = told.server_address[1]
    threading.Thread(target=told.serve_forever, daemon=True).start()
    (RUN / "agent.hcl").write_text(CONFIGURATION.format(seen=RUN / "seen", port=Told.port))
    address = f"127.0.0.1:{free_port()}"
    log = (RUN / "agent.log").open("wb")
    agent = subprocess.Popen(
        ["tombolo", "agent", "-dev", f"-config-file={RUN}/agent.hcl", f"-http-port={address.split(':')[1]}", "-dns-port=-1",
         f"-grpc-port={free_port()}", f"-grpc-tls-port={free_port()}"],
        stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
    )
    try:
        until("the agent answers", lambda: "agent running" in (RUN / "agent.log").read_text())
        intentions(address)
        redirects(address)
        addresses(address)
        validate(RUN)
        upkeep(address, RUN)
        settings(address, RUN)
    finally:
        agent.terminate()
        agent.wait(DEADLINE)


if __name__ == "__main__":
    main()
