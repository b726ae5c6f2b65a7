"""web calls api; both are in the catalog alone, and both Envoys are looked after by `tombolo dataplane`."""

import http.client
import http.server
import importlib.util
import json
import os
import pathlib
import signal
import ssl
import subprocess
import threading
import time

from supervised import DEADLINE, RUN, Agent, free_port

MANAGEMENT = "11111111-1111-4111-8111-111111111111"
KIT = pathlib.Path(__file__).resolve().parents[2] / "Parity" / "conformance" / "run.py"
TLS = RUN / "tls"
AUTHORITY = TLS / "consul-agent-ca.pem"


def certificates():
    TLS.mkdir(parents=True)
    for words in (("ca", "create"), ("cert", "create", "-server")):
        subprocess.run(["tombolo", "tls", *words], cwd=TLS, check=True, capture_output=True, timeout=DEADLINE)


def signer():
    """The key pair of the conformance kit."""
    spec = importlib.util.spec_from_file_location("kit", KIT)
    kit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kit)
    return kit.JwtKey.get()


class Server(Agent):
    """With TLS for callers and for Envoys, and with ACLs."""

    def __init__(self, folder):
        super().__init__(folder)
        self.https, self.grpc, self.dns = free_port(), free_port(), free_port()
        own = {"cert_file": str(TLS / "dc1-server-consul-0.pem"), "key_file": str(TLS / "dc1-server-consul-0-key.pem")}
        (self.definitions / "tls.json").write_text(json.dumps({
            "ports": {"https": self.https, "grpc": self.grpc, "dns": self.dns}, "tls": {"https": own, "grpc": own},
            "acl": {"enabled": True, "default_policy": "deny", "tokens": {"initial_management": MANAGEMENT}}}))

    def ask(self, method, path, body=None, token=MANAGEMENT):
        context = ssl.create_default_context(cafile=AUTHORITY)
        connection = http.client.HTTPSConnection("localhost", self.https, timeout=DEADLINE, context=context)
        try:
            connection.request(method, path, None if body is None else json.dumps(body), {"X-Consul-Token": token})
            answer = connection.getresponse()
            text = answer.read().decode()
            return answer.status, text
        finally:
            connection.close()

    def get(self, path, timeout=5):
        status, text = self.ask("GET", path)
        if status != 200:
            raise ValueError(f"{path}: {status} {text}")
        return json.loads(text)

    def change(self, path, body):
        status, text = self.ask("PUT", path, body)
        self.must(f"PUT {path}", status == 200, text)
        return json.loads(text) if text.strip() else None


class Dataplane:
    def __init__(self, server, name, *words, variables=None):
        self.name, self.admin = name, free_port()
        self.log = (RUN / f"{name}.log").open("ab")
        self.words = ["tombolo", "dataplane", f"-http-port={server.https}", f"-grpc-port={server.grpc}",
                      f"-service-node-name={name}-node", *([] if "DP_CA_CERTS_PEM" in (variables or {}) else [f"-ca-certs={AUTHORITY}"]),
                      f"-envoy-admin-bind-port={self.admin}", "-envoy-concurrency=1", "-log-level=warning", *words]
        self.variables = variables or {}
        self.process = None

    def start(self):
        # A variable of the workload's is not the dataplane's.
        environment = os.environ | {"CONSUL_HTTP_TOKEN": "no-token"} | self.variables
        self.process = subprocess.Popen(self.words, stdout=self.log, stderr=subprocess.STDOUT, env=environment)

    def text(self):
        return (RUN / f"{self.name}.log").read_text(errors="replace")

    def envoy(self):
        """Its process id; nil when it has none."""
        listed = subprocess.run(["ps", "-o", "pid=,comm=", "--ppid", str(self.process.pid)], capture_output=True, text=True,
                                check=False).stdout
        found = [int(line.split()[0]) for line in listed.splitlines() if line.split()[1].startswith("envoy")]
        return found[0] if found else None

    def words_beside(self):
        """The command lines and variables of all that it started."""
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False)
        return "".join(pathlib.Path(f"/proc/{process}/{file}").read_text(errors="replace")
                       for process in listed.stdout.split() for file in ("cmdline", "environ"))


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"api\n")

    def log_message(self, *words):
        pass


def call(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
        return answer.status, answer.read()
    except http.client.HTTPException as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()


def register(server, name, port, sidecar, **proxy):
    """A workload and its proxy, on a node of their own, by nobody's agent."""
    for service in (
        {"Service": name, "ID": name, "Port": port},
        {"Kind": "connect-proxy", "Service": f"{name}-proxy", "ID": f"{name}-proxy", "Port": sidecar,
         "Proxy": {"DestinationServiceName": name, "DestinationServiceID": name, "LocalServiceAddress": "127.0.0.1",
                   "LocalServicePort": port, **proxy}},
    ):
        server.change("/v1/catalog/register", {
            "Node": f"{name}-node", "Address": "127.0.0.1", "NodeMeta": {"synthetic-node": "true"}, "SkipNodeUpdate": False,
            "Service": service})


def rights(server, key):
    """api's dataplane logs in; web's has a token."""
    server.change("/v1/acl/auth-method", {"Name": "workloads", "Type": "jwt", "MaxTokenTTL": "1h", "Config": {
        "JWTValidationPubKeys": [key.pem()], "BoundIssuer": "kit", "BoundAudiences": ["tombolo"],
        "ClaimMappings": {"project": "project"}}})
    server.change("/v1/acl/binding-rule", {"AuthMethod": "workloads", "BindType": "service", "BindName": "${value.project}"})
    token = server.change("/v1/acl/token", {"ServiceIdentities": [{"ServiceName": "web"}]})
    now = int(time.time())
    bearer = RUN / "api.jwt"
    bearer.write_text(key.sign({"iss": "kit", "aud": "tombolo", "iat": now - 5, "exp": now + 600, "project": "api"}) + "\n")
    return token["SecretID"], bearer


def logins(server):
    return [token for token in server.get("/v1/acl/tokens") if token.get("AuthMethod") == "workloads"]


def main():
    certificates()
    key = signer()
    server = Server(RUN / "server")
    application = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    application.daemon_threads = True
    threading.Thread(target=application.serve_forever, daemon=True).start()
    upstream = free_port()
    id_file = RUN / "proxy-id"
    web = api = None
    try:
        server.spawn()
        server.until("the server answers", lambda: server.get("/v1/status/leader"))
        api_speaks = {"Kind": "service-defaults", "Name": "api", "Protocol": "http"}
        server.until("it may be asked", lambda: server.ask("PUT", "/v1/config", api_speaks)[0] == 200)
        secret, bearer = rights(server, key)
        server.change("/v1/config", {"Kind": "service-intentions", "Name": "api", "Sources": [{"Name": "web", "Action": "allow"}]})
        api = Dataplane(
            server, "api", "-addresses=127.0.0.2,localhost", f"-proxy-service-id-path={id_file}", "-shutdown-drain-listeners",
            variables={"DP_CREDENTIAL_TYPE": "login", "DP_CREDENTIAL_LOGIN_AUTH_METHOD": "workloads",
                       "DP_CREDENTIAL_LOGIN_BEARER_TOKEN_PATH": str(bearer), "DP_CREDENTIAL_LOGIN_META1": "pod=api/1",
                       # As pods are given it, which have no file.
                       "DP_CA_CERTS_PEM": AUTHORITY.read_text()})
        names = free_port()
        web = Dataplane(server, "web", "-addresses=127.0.0.2,localhost", "-proxy-service-id=web-proxy", f"-static-token={secret}",
                        f"-consul-dns-bind-port={names}", f"-server-dns-port={server.dns}")
        wrong = subprocess.run([*web.words, "-grpc-port=many"], capture_output=True, text=True, timeout=DEADLINE, check=False)
        server.must("a wrong flag is named", wrong.returncode == 1 and "-grpc-port is \"many\"" in wrong.stderr, wrong.stderr)
        api.start()
        server.until("it waits for the id of its proxy, and says so", lambda: "proxy-id" in api.text())
        id_file.write_text("api-proxy\n")
        server.until("it waits for its registration, and says so", lambda: "api-proxy on node api-node" in api.text())
        server.until("no attempt leaves a token behind", lambda: len(logins(server)) <= 1)
        register(server, "api", application.server_address[1], free_port())
        register(server, "web", free_port(), free_port(), Upstreams=[{"DestinationName": "api", "LocalBindPort": upstream}])
        web.start()
        server.until("web calls api through both Envoys", lambda: call(upstream) == (200, b"api\n"))
        server.must("the login has its metadata", "api/1" in logins(server)[0]["Description"], logins(server))
        server.must("no log holds a token", secret not in web.text() and secret not in api.text())
        words = web.words_beside()
        server.must("no words beside it hold a token", "envoy" in words and "names" in words and secret not in words, words)
        # The first server does not answer, and costs one question.
        asked = ["dig", "+short", "+time=1", "+tries=1", "-p", str(names), "@127.0.0.1", "0a000001.addr.consul"]
        server.until("the workload asks DNS through its dataplane", lambda: subprocess.run(
            asked, capture_output=True, text=True, timeout=DEADLINE, check=False).stdout.strip() == "10.0.0.1")
        restarted(server, api, upstream)
        ends(server, api, web)
    finally:
        for dataplane in (web, api):
            if dataplane and dataplane.process and dataplane.process.poll() is None:
                dataplane.process.terminate()
                dataplane.process.wait(DEADLINE)
        server.stop()
        application.shutdown()


def restarted(server, api, upstream):
    envoy = api.envoy()
    os.kill(envoy, signal.SIGKILL)
    server.until("an Envoy that is killed is started again", lambda: api.envoy() not in (None, envoy))
    server.until("and web calls api", lambda: call(upstream) == (200, b"api\n"))
    server.must("its end was told", "Envoy ended by itself, with signal 9" in api.text())
    server.until("the login of before is no more", lambda: len(logins(server)) == 1)


def ends(server, api, web):
    envoy = api.envoy()
    api.process.terminate()
    api.process.wait(DEADLINE)
    server.must("told to stop, it ends well", api.process.returncode == 0, api.text()[-2000:])
    server.must("its listeners were drained", "draining Envoy's listeners" in api.text() and "not drained" not in api.text())
    server.must("its Envoy is gone", not pathlib.Path(f"/proc/{envoy}").exists())
    server.until("it logged out", lambda: logins(server) == [])
    envoy = web.envoy()
    web.process.kill()
    web.process.wait(DEADLINE)
    server.until("nothing outlives a dataplane that is killed", lambda: not pathlib.Path(f"/proc/{envoy}").exists())


if __name__ == "__main__":
    main()
