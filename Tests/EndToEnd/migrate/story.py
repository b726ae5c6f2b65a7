"""Two clusters with ACLs: one is filled, the other gets what it has."""

import base64
import json
import subprocess
import urllib.error
import urllib.request

from supervised import RUN, Agent

SECRETS = {"old": "11111111-1111-4111-8111-111111111111", "new": "22222222-2222-4222-8222-222222222222"}
APP = {"AccessorID": "33333333-3333-4333-8333-333333333333", "SecretID": "44444444-4444-4444-8444-444444444444"}


class Cluster(Agent):
    def __init__(self, name):
        super().__init__(RUN / name)
        self.token = SECRETS[name]
        (self.definitions / "acl.json").write_text(json.dumps({
            "acl": {"enabled": True, "default_policy": "deny", "tokens": {"initial_management": self.token, "agent": self.token}}}))

    def get(self, path, timeout=5):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"X-Consul-Token": self.token})
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return json.loads(answer.read())

    def put(self, path, body, timeout=15, method="PUT"):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data, method=method,
                                         headers={"X-Consul-Token": self.token})
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def write(self, path, body, method="PUT"):
        answer = self.put(path, body, method=method)
        self.must(f"{self.folder.name}: {method} {path}", answer[0] == 200, answer)
        return answer[1]


def fill(old):
    old.write("/v1/acl/policy", {"Name": "keys", "Rules": 'key_prefix "app/" { policy = "write" }'})
    old.write("/v1/acl/role", {"Name": "app", "Policies": [{"Name": "keys"}], "ServiceIdentities": [{"ServiceName": "web"}]})
    old.write("/v1/acl/token", {**APP, "Description": "the app", "Roles": [{"Name": "app"}], "Policies": [{"Name": "keys"}]})
    old.write("/v1/acl/token/00000000-0000-0000-0000-000000000002", {"Policies": [{"Name": "keys"}], "Description": "anybody"})
    key = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9\nq9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==\n-----END PUBLIC KEY-----"
    old.write("/v1/acl/auth-method", {"Name": "ci", "Type": "jwt", "MaxTokenTTL": "1h",
                                      "Config": {"JWTValidationPubKeys": [key], "BoundAudiences": ["x"], "ClaimMappings": {"sub": "sub"}}})
    old.write("/v1/acl/binding-rule", {"AuthMethod": "ci", "BindType": "role", "BindName": "app", "Selector": 'value.sub == "a"'})
    for entry in ({"Kind": "service-defaults", "Name": "web", "Protocol": "http"},
                  {"Kind": "service-defaults", "Name": "api", "Protocol": "http"},
                  {"Kind": "service-resolver", "Name": "web", "Subsets": {"v1": {"Filter": "Service.Meta.v == 1"}, "v2": {}}},
                  {"Kind": "service-splitter", "Name": "web", "Splits": [{"Weight": 90, "ServiceSubset": "v1"}, {"Weight": 10, "ServiceSubset": "v2"}]},
                  {"Kind": "service-intentions", "Name": "web", "Sources": [{"Name": "api", "Action": "allow"}, {"Name": "*", "Action": "deny"}]},
                  {"Kind": "proxy-defaults", "Name": "global", "Config": {"local_connect_timeout_ms": 500}},
                  {"Kind": "mesh", "TransparentProxy": {"MeshDestinationsOnly": True}}):
        old.write("/v1/config", entry)
    for number in range(150):
        old.put(f"/v1/kv/app/many/{number:03}?flags={number}", base64.b64encode(bytes([number]) * 3000))
    old.write("/v1/kv/top", b"\x00\xff bytes")
    old.write("/v1/kv/app/empty", b"")
    old.write("/v1/kv/app/%C3%A4%20b/c", b"umlaut")
    old.write("/v1/catalog/register", {"Node": "router", "Address": "10.0.0.1", "NodeMeta": {"external-node": "true"},
                                       "Service": {"ID": "r1", "Service": "router", "Port": 80, "Tags": ["a"], "Meta": {"k": "v"}},
                                       "Check": {"CheckID": "ping", "Name": "ping", "Status": "passing", "ServiceID": "r1"}})
    old.write("/v1/query", {"Name": "near-web", "Service": {"Service": "web", "Tags": ["x"]}, "DNS": {"TTL": "5s"}}, "POST")
    old.write("/v1/agent/service/register", {"Name": "of-an-agent", "Port": 1})


def migrate(old, new, *words):
    done = subprocess.run(["tombolo", "migrate", "consul", f"-http-addr=127.0.0.1:{new.port}", f"-token={new.token}",
                           f"-from=http://127.0.0.1:{old.port}", *words],
                          capture_output=True, text=True, timeout=120, check=False)
    print(done.stdout + done.stderr)
    return done.returncode, done.stdout + done.stderr


def rows(text):
    """The table: numbers by part."""
    table = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) == 6 and all(word.isdigit() for word in words[1:]):
            table[words[0]] = tuple(int(word) for word in words[1:])
    return table


PLAIN = ["/v1/acl/policies", "/v1/acl/roles", "/v1/acl/auth-method/ci", "/v1/acl/binding-rules", "/v1/config/service-defaults",
         "/v1/config/service-resolver", "/v1/config/service-splitter", "/v1/config/service-intentions", "/v1/config/proxy-defaults",
         "/v1/config/mesh", "/v1/kv/?recurse", "/v1/catalog/node/router", "/v1/health/node/router", "/v1/query",
         f"/v1/acl/token/{APP['AccessorID']}", "/v1/acl/token/00000000-0000-0000-0000-000000000002"]
OWN = {"CreateIndex", "ModifyIndex", "ID", "Hash", "CreateTime", "LockIndex"}


def seen(cluster):
    """Everything that is moved, without what is each cluster's own."""
    def plain(value, key=""):
        if isinstance(value, dict):
            return {name: plain(item, name) for name, item in value.items() if name not in OWN or key == "Services"}
        return [plain(item) for item in value] if isinstance(value, list) else value
    return {path: plain(cluster.get(path)) for path in PLAIN if present(cluster, path)}


def present(cluster, path):
    try:
        return cluster.get(path) is not None
    except urllib.error.HTTPError:
        return False


def main():
    old, new = Cluster("old"), Cluster("new")
    try:
        old.start()
        new.start()
        fill(old)
        code, text = migrate(old, new, f"-from-token={APP['SecretID']}")
        new.must("a token that may not read says so", code == 1 and "policies" in text and "ermission denied" in text, (code, text))
        before = seen(new)
        code, text = migrate(old, new, f"-from-token={old.token}", "-dry-run")
        new.must("a dry run says what would be written", code == 0 and "TO WRITE" in text and rows(text)["kv"] == (153, 153, 0, 0, 0), (code, text))
        new.must("and writes nothing", seen(new) == before)
        secret = RUN / "token"
        secret.write_text(old.token + "\n")
        code, text = migrate(old, new, f"-from-token-file={secret}")
        table = rows(text)
        expected = {"policies": 1, "roles": 1, "auth-methods": 1, "binding-rules": 1, "config-entries": 7, "kv": 153, "external-nodes": 1,
                    "prepared-queries": 1}
        new.must("all is written", {part: table[part][:2] for part in expected} == {part: (count, count) for part, count in expected.items()}, table)
        left, right = seen(old), seen(new)
        for path in PLAIN:
            new.must(f"the same at both: {path}", left[path] == right[path], (left[path], right[path]))
        new.must("the app's secret works", Agent.get(new, f"/v1/kv/app/many/007?token={APP['SecretID']}")[0]["Flags"] == 7)
        new.must("a service of an agent stays with its agent", "of-an-agent" not in new.get("/v1/catalog/services") and "1 nodes have an agent" in text)

        code, text = migrate(old, new, f"-from-token={old.token}")
        table = rows(text)
        new.must("a second run writes nothing", all(row[1] == 0 for row in table.values()), table)
        same = {part: row for part, row in table.items() if part != "tokens"}
        new.must("since all is there", all(row[0] == row[2] for row in same.values()), table)

        new.write("/v1/kv/top", b"changed")
        new.write("/v1/config", {"Kind": "service-defaults", "Name": "api", "Protocol": "grpc"})
        code, text = migrate(old, new, f"-from-token={old.token}", "-only=kv,config-entries")
        new.must("what differs is kept and told", code == 2 and "kept     kv top" in text and "service-defaults/api" in text, (code, text))
        new.must("as it is", base64.b64decode(new.get("/v1/kv/top")[0]["Value"]) == b"changed")
        code, text = migrate(old, new, f"-from-token={old.token}", "-only=kv", "-overwrite")
        new.must("or replaced", code == 0 and base64.b64decode(new.get("/v1/kv/top")[0]["Value"]) == b"\x00\xff bytes", (code, text))
        code, text = migrate(old, new, "-only=everything")
        new.must("a part that is none", code == 1 and "there are: policies" in text, text)
        old.stop()
        code, text = migrate(old, new, f"-from-token={old.token}")
        new.must("a Consul that is not there", code == 1 and "cannot reach the HTTP API" in text, text)
    finally:
        old.stop()
        new.stop()


main()
