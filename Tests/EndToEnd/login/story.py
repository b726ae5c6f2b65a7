"""Logins by real signatures through CLI and API, the end of tokens within a second, and the agent's own tokens over a restart."""

import concurrent.futures
import http.client
import json
import os
import stat
import subprocess
import time

import outside
from supervised import RUN, free_port, signing_key

DEADLINE = 60
MANAGEMENT = "11111111-1111-4111-8111-111111111111"
# How soon a token that is gone is refused everywhere; DESIGN's aim.
REVOKED_WITHIN = 1.0


class Cluster:
    def __init__(self):
        self.address = f"127.0.0.1:{free_port()}"
        self.ports = [free_port(), free_port()]
        self.agent = None
        (RUN / "agent.json").write_text(json.dumps({
            "server": True, "data_dir": str(RUN / "data"), "bind_addr": "127.0.0.1",
            "ports": {"http": int(self.address.split(":")[1]), "dns": -1, "grpc": self.ports[0], "grpc_tls": self.ports[1]},
            "acl": {"enabled": True, "default_policy": "deny", "enable_token_persistence": True,
                    "tokens": {"initial_management": MANAGEMENT}},
        }))

    def start(self):
        with (RUN / "agent.log").open("ab") as log:
            self.agent = subprocess.Popen(["tombolo", "agent", f"-config-file={RUN / 'agent.json'}"], stdout=log,
                                          stderr=subprocess.STDOUT, start_new_session=True)
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            try:
                if self.ask("GET", "/v1/acl/token/self", MANAGEMENT)[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise AssertionError("the agent does not answer")

    def stop(self):
        self.agent.terminate()
        self.agent.wait(DEADLINE)

    def ask(self, method, path, token="", body=None):
        connection = http.client.HTTPConnection(self.address, timeout=DEADLINE)
        connection.request(method, path, None if body is None else json.dumps(body), {"X-Consul-Token": token} if token else {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def environment(self, token):
        kept = {key: value for key, value in os.environ.items() if not key.startswith("CONSUL_")}
        return kept | {"CONSUL_HTTP_ADDR": self.address} | ({"CONSUL_HTTP_TOKEN": token} if token else {})

    def command(self, *words, token=MANAGEMENT, code=0):
        result = subprocess.run(["tombolo", *words], env=self.environment(token), capture_output=True, text=True, timeout=DEADLINE, check=False)
        text = result.stdout + result.stderr
        assert result.returncode == code, f"{words}: exit {result.returncode} in place of {code}: {text}"
        return text


def claims(**other):
    now = int(time.time())
    return {"iss": "kit", "aud": "tombolo", "iat": now - 5, "exp": now + 600, "project": "web"} | other


def through_the_command_line(cluster, key):
    config = RUN / "method.json"
    config.write_text(json.dumps({
        "JWTValidationPubKeys": [key.pem()], "BoundIssuer": "kit", "BoundAudiences": ["tombolo"],
        "ClaimMappings": {"project": "project"}, "ListClaimMappings": {"groups": "groups"},
    }))
    made = cluster.command("acl", "auth-method", "create", "-name=ci", "-type=jwt", "-max-token-ttl=1h", f"-config=@{config}")
    assert "MaxTokenTTL:" in made and "1h0m0s" in made, made
    cluster.command("acl", "auth-method", "update", "-name=ci", "-description=for CI")
    assert "for CI" in cluster.command("acl", "auth-method", "read", "-name=ci")
    assert "BoundIssuer" in cluster.command("acl", "auth-method", "read", "-name=ci", "-format=json")
    rule = cluster.command("acl", "binding-rule", "create", "-method=ci", "-bind-name=${value.project}",
                           "-selector=value.project != none", "-format=json")
    rule = json.loads(rule)["ID"]
    cluster.command("acl", "binding-rule", "update", f"-id={rule[:13]}", "-description=everybody's service")
    assert "everybody's service" in cluster.command("acl", "binding-rule", "list", "-method=ci")
    (RUN / "ci.jwt").write_text(key.sign(claims()) + "\n")
    sink = RUN / "ci.token"
    login = ["login", "-method=ci", f"-bearer-token-file={RUN / 'ci.jwt'}", f"-token-sink-file={sink}", "-meta=run=7"]
    assert cluster.command(*login, token="") == ""
    assert stat.S_IMODE(sink.stat().st_mode) == 0o600
    token = sink.read_text()
    shown = cluster.command("acl", "token", "read", "-self", token=token)
    assert 'token created via login: {"run":"7"}' in shown and "web (Datacenters: all)" in shown and "Expiration Time:" in shown
    assert cluster.ask("PUT", "/v1/agent/service/register", token, {"Name": "web"})[0] == 200
    assert cluster.ask("PUT", "/v1/agent/service/register", token, {"Name": "other"})[0] == 403
    cluster.command("logout", f"-token-file={sink}", token="")
    assert cluster.ask("GET", "/v1/acl/token/self", token)[0] == 403
    cluster.command("logout", code=1)
    (RUN / "ci.jwt").write_text(key.sign(claims(), key_ok=False))
    assert "no known key" in cluster.command(*login, token="", code=1)
    preview = cluster.command("acl", "templated-policy", "preview", "-name=builtin/service", "-var=name:shop")
    assert '"shop-sidecar-proxy"' in preview, preview
    made = cluster.command("acl", "token", "create", "-templated-policy=builtin/node", "-var=name:n9", "-format=json")
    assert json.loads(made)["TemplatedPolicies"][0]["TemplateVariables"] == {"name": "n9"}, made
    expanded = cluster.command("acl", "token", "read", f"-accessor-id={json.loads(made)['AccessorID']}", "-expanded")
    assert "Default Policy:" in expanded, expanded
    print("ok: auth methods, binding rules, login, logout and templated policies by the command line")


def many(cluster, key):
    """How many logins a second this build makes; a note, no promise of a debug build."""
    bearer = key.sign(claims())
    count, at_once = 200, 16

    def login(_):
        return cluster.ask("POST", "/v1/acl/login", "", {"AuthMethod": "ci", "BearerToken": bearer})

    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        answers = list(pool.map(login, range(count)))
    rate = count / (time.monotonic() - began)
    assert all(status == 200 for status, _ in answers), answers[0]
    secrets = {json.loads(text)["SecretID"] for _, text in answers}
    assert len(secrets) == count
    print(f"ok: {count} logins, {at_once} at once: {rate:.0f} a second")
    return secrets


def revoked(cluster, secrets):
    """A token is used everywhere first, so that everybody remembers it; then it goes, and is refused everywhere."""
    token = secrets.pop()
    places = [
        ("GET", "/v1/acl/token/self", None), ("GET", "/v1/agent/services", None), ("GET", "/v1/catalog/nodes", None),
        ("PUT", "/v1/catalog/register", {"Node": "x", "Address": "10.0.0.1"}), ("GET", "/v1/health/service/web", None),
        ("GET", "/v1/config/service-defaults", None), ("GET", "/v1/peerings", None),
    ]

    def refusals():
        return [cluster.ask(method, path, token, body) for method, path, body in places]

    assert not any("ACL not found" in text for _, text in refusals())
    accessor = json.loads(cluster.ask("GET", "/v1/acl/token/self", token)[1])["AccessorID"]
    assert cluster.ask("DELETE", f"/v1/acl/token/{accessor}", MANAGEMENT)[0] == 200
    began = time.monotonic()
    while not all("ACL not found" in text for _, text in refusals()):
        assert time.monotonic() - began < REVOKED_WITHIN, refusals()
    print(f"ok: a revoked token is refused everywhere {1000 * (time.monotonic() - began):.0f} ms later")
    assert cluster.ask("DELETE", "/v1/acl/auth-method/ci", MANAGEMENT)[0] == 200
    left = json.loads(cluster.ask("GET", "/v1/acl/tokens?authmethod=ci", MANAGEMENT)[1])
    assert left == [], left
    print("ok: with an auth method go the tokens of its logins")


def own_tokens(cluster):
    """Who brings no token has the agent's default token, also after a restart."""
    made = cluster.command("acl", "policy", "create", "-name=nodes", '-rules=node_prefix "" { policy = "read" }')
    assert "nodes" in made
    secret = json.loads(cluster.command("acl", "token", "create", "-policy-name=nodes", "-format=json"))["SecretID"]
    assert json.loads(cluster.ask("GET", "/v1/catalog/nodes")[1]) == []
    cluster.command("acl", "set-agent-token", "default", secret)
    assert json.loads(cluster.ask("GET", "/v1/catalog/nodes")[1]) != []
    recovery = "22222222-2222-4222-8222-222222222222"
    cluster.command("acl", "set-agent-token", "recovery", recovery)
    cluster.stop()
    cluster.start()
    assert json.loads(cluster.ask("GET", "/v1/catalog/nodes")[1]) != []
    assert cluster.ask("GET", "/v1/agent/self", recovery)[0] == 200
    assert cluster.ask("GET", "/v1/acl/tokens", recovery)[0] == 403
    assert stat.S_IMODE((RUN / "data" / "acl-tokens.json").stat().st_mode) == 0o600
    print("ok: the agent's own tokens are there after a restart")


def main():
    key = signing_key()
    cluster = Cluster()
    cluster.start()
    try:
        through_the_command_line(cluster, key)
        secrets = many(cluster, key)
        revoked(cluster, secrets)
        outside.by_browser(cluster, key)
        outside.by_aws(cluster)
        own_tokens(cluster)
    finally:
        cluster.stop()


if __name__ == "__main__":
    main()
