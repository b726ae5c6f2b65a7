"""Everything at one moment: saved, changed, restored; calls that both states allow never fail."""

import http.client
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import threading
import time

root, programs, state = (pathlib.Path(os.environ[f"TOMBOLO_{word}"]) for word in ("ROOT", "BIN", "RUN"))
sys.path[:0] = [str(root / "deploy/make/demo")]
# Its `scene` is taken; the `story` there is another one than this.
sys.path.append(str(root / "Tests/EndToEnd/policy-at-once"))

from console import NotYet, expect, wait_for  # noqa: E402
from main import play  # noqa: E402
from scene import Scene  # noqa: E402
from traffic import Caller, call_http, call_tcp  # noqa: E402

PATIENCE = 60


def failed(port):
    try:
        status, text = call_http(port)
        return None if status == 200 else f"{status} {text}"
    except OSError as error:
        return type(error).__name__


def tcp_failed(port):
    try:
        return None if call_tcp(port) else "closed"
    except OSError as error:
        return type(error).__name__


def put(cluster, path, body, token="management", timeout=90):
    """A PUT of bytes, as they are."""
    connection = http.client.HTTPConnection("127.0.0.1", cluster.http, timeout=timeout)
    try:
        connection.request("PUT", path, body, {"X-Consul-Token": cluster.tokens[token]} if token else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


def tell(scene, console):
    console.step("Starting two clusters, peering them")
    scene.start()
    for name in ("api", "db"):
        scene.intend(name, "allow")
    scene.peer()
    api, db = scene.upstream["api"], scene.upstream["db"]
    wait_for("web reaches api", lambda: not failed(api) or not_yet(failed(api)), PATIENCE)
    wait_for("web reaches db", lambda: not tcp_failed(db) or not_yet(tcp_failed(db)), PATIENCE)
    beta = scene.beta
    file = beta.folder / "backup.snap"
    save(beta, file, console)
    change(scene, console)
    with Caller("db", lambda: tcp_failed(db)) as always:
        restore(scene, file, console)
        refuse(beta, console)
        interrupt(scene, file, console)
        wait_for("web reaches api again", lambda: not failed(api) or not_yet(failed(api)), PATIENCE)
        # A while longer: what begins anew must not cut anything later either.
        time.sleep(3)
    expect(not always.failures, f"calls that both states allow failed: {always.summary()}")
    console.shown("calls that both states allow pass during every restore", f"{always.count} calls, 0 failed")
    begin_anew(scene, file, console)


def not_yet(reason):
    raise NotYet(reason)


def save(beta, file, console):
    console.step("Saving")
    text = beta.tombolo("snapshot", "save", file, token="management")
    expect("Saved and verified snapshot to index " in text, f"snapshot save says: {text!r}")
    with tarfile.open(file, "r:gz") as archive:
        names = archive.getnames()
        meta = json.load(archive.extractfile("meta.json"))
        secrets = archive.extractfile("acl.pages").read() + archive.extractfile("certificate-authority.pages").read()
    expect(names[0] == "meta.json" and names[-1] == "SHA256SUMS", f"the archive has {names}")
    for secret in beta.tokens.values():
        expect(secret.encode() not in secrets, "a token's secret stands in the file")
    expect(b"PRIVATE KEY" not in secrets, "a CA key stands in the file")
    shown = beta.tombolo("snapshot", "inspect", file, token=None)
    expect(meta["ID"] in shown and "catalog/" in shown, f"snapshot inspect says: {shown!r}")
    console.shown("a saved state is a tar with checksums, secrets are encrypted", f"{len(names)} files, index {meta['Index']}")


def change(scene, console):
    console.step("Changing everything")
    beta = scene.beta
    scene.intend("api", "deny")
    wait_for("web is denied", lambda: failed(scene.upstream["api"]) or not_yet("it passes"), PATIENCE)
    beta.policy("later", 'node_prefix "" { policy = "read" }')
    beta.token("later", "-policy-name=later")
    beta.get("/v1/agent/self", "management")
    scene.beta.write("service-defaults", "later", Protocol="grpc")
    register = {"Node": "later", "Address": "10.9.9.9", "Service": {"Service": "later", "Port": 1}}
    expect(beta.request("PUT", "/v1/catalog/register", "management", register).status == 200, "registering later")
    local = {"Name": "local-later", "Port": 4242}
    expect(beta.request("PUT", "/v1/agent/service/register", "management", local).status == 200, "registering here")
    configuration = beta.get("/v1/connect/ca/configuration", "management")
    answer = beta.request("PUT", "/v1/connect/ca/configuration", "management",
                          {**configuration, "Config": {**configuration["Config"], "PrivateKeyType": "ec", "PrivateKeyBits": 384}})
    expect(answer.status == 200, f"rotating the root: {answer.status} {answer.body!r}")


def restore(scene, file, console):
    console.step("Restoring under calls")
    beta = scene.beta
    before = index(beta, "/v1/catalog/service/later")
    woken = threading.Event()

    def wait():
        answer = beta.request("GET", f"/v1/catalog/service/later?index={before}&wait=60s", "management", timeout=90)
        if int(answer.headers["X-Consul-Index"]) > before and answer.json() == []:
            woken.set()
    waiter = threading.Thread(target=wait, daemon=True)
    waiter.start()
    time.sleep(0.3)
    text = beta.tombolo("snapshot", "restore", file, token="management")
    expect("Restored snapshot" in text, f"snapshot restore says: {text!r}")
    expect(woken.wait(10), "who waits for a service that is gone is not woken with a higher index")
    wait_for("web reaches api again", lambda: not failed(scene.upstream["api"]) or not_yet("not yet"), PATIENCE)
    hold(scene)
    console.shown("a restore brings back config entries, catalog, tokens, roots; indexes rise; waiters wake", "shown")


def hold(scene):
    """What must be so whenever the saved state was restored."""
    beta = scene.beta
    expect(beta.get("/v1/catalog/service/later", "management") == [], "a service of after the save is still there")
    expect(beta.request("GET", "/v1/config/service-defaults/later", "management").status == 404, "a later entry is there")
    wait_for("a later token counts no more", lambda: beta.request(
        "GET", "/v1/acl/token/self", "later").status == 403 or not_yet("it still counts"), 10)
    wait_for("what is registered at the agent comes back", lambda: beta.get(
        "/v1/catalog/service/local-later", "management") or not_yet("not yet"), 20)
    roots = beta.get("/v1/connect/ca/roots", "management")
    active = [one for one in roots["Roots"] if one["Active"]]
    expect(len(active) == 1 and active[0]["PrivateKeyBits"] == 256, f"the active root is {active}")

    def active_again():
        peering = scene.alpha.get("/v1/peering/beta", "management")
        return peering["State"] == "ACTIVE" or not_yet(peering["State"])
    wait_for("the peering is active again", active_again, PATIENCE)


def index(cluster, path):
    return int(cluster.request("GET", path, "management").headers["X-Consul-Index"])


def refuse(beta, console):
    console.step("Restoring what is no snapshot")
    before = index(beta, "/v1/catalog/nodes")
    status, text = put(beta, "/v1/snapshot", b"nonsense")
    expect(status == 500 and "failed to decompress snapshot" in text, f"nonsense: {status} {text}")
    good = (beta.folder / "backup.snap").read_bytes()
    for place in range(20, len(good), max(1, len(good) // 40)):
        bad = bytearray(good)
        bad[place] ^= 0x20
        status, text = put(beta, "/v1/snapshot", bytes(bad))
        expect(status == 500, f"byte {place} is another one: {status} {text}")
    for length in (0, 10, 100, len(good) // 2, len(good) - 1):
        status, text = put(beta, "/v1/snapshot", good[:length])
        expect(status == 500, f"{length} bytes: {status} {text}")
    status, text = put(beta, "/v1/snapshot", good, token="later")
    expect(status == 403, f"a token that counts no more: {status} {text}")
    status, text = put(beta, "/v1/snapshot", good, token=None)
    expect(status == 403 and "acl:write" in text, f"no token: {status} {text}")
    nodes = index(beta, "/v1/catalog/nodes")
    expect(nodes == before, f"something was changed: index {before}, then {nodes}")
    console.shown("what is damaged, cut or not allowed changes nothing", "47 attempts")


def interrupt(scene, file, console):
    console.step("Killing every kind of process while it restores")
    beta = scene.beta
    good = file.read_bytes()
    ended = {}
    for kind in ("catalog", "config-entry", "acl", "certificate-authority", "peering", "nats-server", "agent"):
        scene.intend("api", "deny")
        result = {}

        def send():
            try:
                result["answer"] = put(beta, "/v1/snapshot", good)
            except OSError as error:
                result["answer"] = (0, type(error).__name__)
        sender = threading.Thread(target=send, daemon=True)
        sender.start()
        time.sleep(0.02)
        old = beta.kill(kind)
        beta.wait_until_back(kind, old, 30)
        sender.join(120)
        status, text = result.get("answer", (0, "no answer"))

        def is_whole():
            intentions = beta.request("GET", "/v1/config/service-intentions/api", "management")
            if intentions.status != 200:
                raise NotYet(f"{intentions.status}")
            return intentions.json()["Sources"][0]["Action"]
        action = wait_for(f"after {kind} was killed", is_whole, PATIENCE)
        expect(status != 200 or action == "allow", f"{kind}: acknowledged, and not restored")
        if action != "allow":
            # It was interrupted before anything was changed; again.
            def again():
                done = put(beta, "/v1/snapshot", good)
                return done[0] == 200 or not_yet(f"{done}")
            wait_for("restoring again", again, PATIENCE)
        hold(scene)
        ended[kind] = "new" if action == "allow" else "old"
    console.shown("a killed process leaves the old state or the new one", str(ended))


def begin_anew(scene, file, console):
    console.step("An empty cluster becomes what the old one was")
    beta = scene.beta
    management = beta.tokens["management"]
    key = (beta.data / "snapshot.key").read_bytes()
    beta.stop()
    verify = subprocess.run([str(beta.tools.tombolo), "journal", "verify", f"-data-dir={beta.data}", "-datacenter=beta"],
                            capture_output=True, text=True, timeout=120, env={**os.environ, **beta.tools.environment})
    expect(verify.returncode == 0, f"journal verify: {verify.stdout} {verify.stderr}")
    shutil.rmtree(beta.data)
    beta.data.mkdir(mode=0o700)
    beta.start()
    beta.wait_until_up()
    beta.bootstrap()
    status, text = put(beta, "/v1/snapshot", file.read_bytes())
    expect(status == 500 and "snapshot key" in text, f"with another key: {status} {text}")
    beta.stop()
    (beta.data / "snapshot.key").write_bytes(key)
    beta.start()
    beta.wait_until_up()
    wait_for("restoring", lambda: put(beta, "/v1/snapshot", file.read_bytes())[0] == 200 or not_yet("not yet"), PATIENCE)
    beta.tokens["management"] = management
    wait_for("the old management token counts", lambda: beta.request(
        "GET", "/v1/acl/token/self", "management").status == 200 or not_yet("not yet"), PATIENCE)
    entry = beta.get("/v1/config/service-intentions/api", "management")
    expect(entry["Sources"][0]["Action"] == "allow", f"the intentions are {entry}")
    names = beta.get("/v1/peerings", "management")
    expect([one["Name"] for one in names] == ["alpha"], f"the peerings are {names}")
    console.shown("an empty cluster with the same key becomes the saved one", "tokens, entries, peerings, roots")


if __name__ == "__main__":
    sys.exit(play(root, programs, state, Scene, tell))
