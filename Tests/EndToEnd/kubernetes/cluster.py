"""One Kubernetes API server with its etcd, one Tombolo, the controller between them, and a mesh gateway."""

import atexit
import base64
import json
import os
import pathlib
import secrets
import signal
import ssl
import subprocess
import sys
import urllib.error
import urllib.request

from supervised import DEADLINE, RUN, Agent, free_port

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
GROUP = "consul.hashicorp.com"


def run(*words, feed=None, succeeds=True):
    done = subprocess.run(words, input=feed, capture_output=True, text=True, timeout=60, check=False)
    if succeeds and done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))} failed: {done.stdout}{done.stderr}")
    return done


class Program:
    """A program with a log, which is stopped at the end of the test."""

    def __init__(self, name, words, environment=None):
        self.name, self.words, self.environment = name, [str(word) for word in words], environment
        self.log, self.process = RUN / f"{name}.log", None
        atexit.register(self.stop)

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.words, stdout=log, stderr=subprocess.STDOUT, env=self.environment, start_new_session=True)

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)
        self.process.wait(DEADLINE)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(DEADLINE)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def tail(self):
        return self.log.read_text(errors="replace")[-2500:] if self.log.exists() else ""


class Cluster:
    """Kubernetes and Tombolo side by side, called by one name."""

    def __init__(self, name, address="127.0.0.1", settings=None):
        self.name, self.address = name, address
        self.folder = RUN / name
        self.mesh = Agent(self.folder / "mesh")
        settings = json.loads((self.mesh.folder / "agent.json").read_text()) | {"datacenter": name} | (settings or {})
        (self.mesh.folder / "agent.json").write_text(json.dumps(settings))
        self.xds = settings["ports"]["grpc"]
        self.secure, self.health = free_port(), free_port()
        self.server = f"https://127.0.0.1:{self.secure}"
        self.admin, self.robot = secrets.token_hex(16), secrets.token_hex(16)
        self.prepare()

    def prepare(self):
        folder = self.folder / "kube"
        folder.mkdir()
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=kube-apiserver", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "tls.key", "-out", folder / "tls.crt")
        run("openssl", "genrsa", "-out", folder / "accounts.key", "2048")
        (folder / "tokens.csv").write_text(
            f'{self.admin},admin,admin,"system:masters"\n'
            f"{self.robot},system:serviceaccount:consul:tombolo-kubernetes,robot,system:serviceaccounts\n")
        for user, token in (("admin", self.admin), ("robot", self.robot)):
            (folder / f"{user}.yaml").write_text(KUBECONFIG.format(server=self.server, token=token))
        client, peer = free_port(), free_port()
        self.etcd = Program(f"{self.name}-etcd", [
            "etcd", "--data-dir", folder / "etcd", "--listen-client-urls", f"http://127.0.0.1:{client}",
            "--advertise-client-urls", f"http://127.0.0.1:{client}", "--listen-peer-urls", f"http://127.0.0.1:{peer}",
            "--initial-advertise-peer-urls", f"http://127.0.0.1:{peer}", "--initial-cluster", f"default=http://127.0.0.1:{peer}"])
        self.api = Program(f"{self.name}-apiserver", [
            "kube-apiserver", f"--etcd-servers=http://127.0.0.1:{client}", "--bind-address=127.0.0.1", f"--secure-port={self.secure}",
            "--insecure-port=0", f"--tls-cert-file={folder}/tls.crt", f"--tls-private-key-file={folder}/tls.key",
            f"--service-account-key-file={folder}/accounts.key", f"--service-account-signing-key-file={folder}/accounts.key",
            "--service-account-issuer=https://kubernetes.default.svc", "--authorization-mode=RBAC", f"--token-auth-file={folder}/tokens.csv",
            "--service-cluster-ip-range=10.96.0.0/24", "--disable-admission-plugins=ServiceAccount", "--endpoint-reconciler-type=none", "--advertise-address=192.0.2.1",
            f"--cert-dir={folder}"])
        self.controller = Program(f"{self.name}-controller", ["tombolo-kubernetes"], os.environ | {
            "TOMBOLO_KUBERNETES_CONFIG": str(folder / "robot.yaml"), "CONSUL_HTTP_ADDR": f"127.0.0.1:{self.mesh.port}",
            "TOMBOLO_DATACENTER": self.name, "TOMBOLO_HEALTH_ADDRESS": f"127.0.0.1:{self.health}", "TOMBOLO_LOG_LEVEL": "debug",
            "TOMBOLO_KUBERNETES_RESYNC": "5", "TOMBOLO_KUBERNETES_NAMESPACE": "consul"})

    def lead(self):
        """Starts the controller and waits until it works."""
        self.controller.start()
        self.until("the controller is ready", lambda: urllib.request.urlopen(
            f"http://127.0.0.1:{self.health}/ready", timeout=2).status == 200, 60)
        self.until("the controller has the lease", lambda: (
            self.object("lease", "consul-controller-lock", "consul") or {}).get("spec", {}).get("holderIdentity"))

    def start(self):
        self.etcd.start()
        self.api.start()
        self.mesh.start()
        self.until_api()
        for path in sorted((ROOT / "deploy/crds").glob("*.yaml")):
            self.kubectl("apply", "-f", path)
        self.kubectl("apply", "-f", ROOT / "deploy/docs/kubernetes/controller.yaml")
        for path in sorted((ROOT / "deploy/crds").glob("*.yaml")):
            self.kubectl("wait", "--for=condition=Established", "--timeout=30s", f"crd/{path.stem}.{GROUP}")

    def until_api(self):
        self.until("the API server answers", lambda: self.kubectl("get", "--raw", "/readyz", succeeds=False).stdout == "ok", 90)

    def kubectl(self, *words, feed=None, succeeds=True):
        return run("kubectl", "--kubeconfig", self.folder / "kube/admin.yaml", "--cache-dir", self.folder / "cache", *words, feed=feed, succeeds=succeeds)

    def apply(self, content):
        text = content if isinstance(content, str) else json.dumps(content)
        return self.kubectl("apply", "-f", "-", feed=text)

    def ask(self, method, path, body=None):
        """Status and answer of the API server, without kubectl's own time."""
        request = urllib.request.Request(self.server + path, None if body is None else json.dumps(body).encode(), {
            "Authorization": f"Bearer {self.admin}", "Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=DEADLINE, context=ssl.create_default_context(cafile=self.folder / "kube/tls.crt")) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def manifest(self, name):
        return self.kubectl("apply", "-f", HERE / "manifests" / name)

    def object(self, kind, name, namespace="default"):
        """The object; nothing when there is none."""
        done = self.kubectl("-n", namespace, "get", kind, name, "-o", "json", succeeds=False)
        if done.returncode != 0:
            if "NotFound" in done.stderr:
                return None
            raise ValueError(done.stderr)
        return json.loads(done.stdout)

    def synced(self, kind, name, namespace="default"):
        """Status, reason and message of the only condition."""
        conditions = (self.object(kind, name, namespace) or {}).get("status", {}).get("conditions", [])
        if len(conditions) != 1 or conditions[0]["type"] != "Synced":
            return ("", "", str(conditions))
        return (conditions[0]["status"], conditions[0].get("reason", ""), conditions[0].get("message", ""))

    def token(self, name="peering-token", key="data"):
        secret = self.object("secret", name)
        return base64.b64decode(secret["data"][key]).decode() if secret else None

    def peering(self, name):
        try:
            return self.mesh.get(f"/v1/peering/{name}")
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise

    def entry(self, kind, name):
        try:
            return self.mesh.get(f"/v1/config/{kind}/{name}")
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise

    def until(self, what, probe, deadline=2 * DEADLINE):
        try:
            self.mesh.until(f"{self.name}: {what}", probe, deadline)
        except SystemExit:
            print(self.controller.tail(), self.api.tail()[-1500:], file=sys.stderr)
            raise

    def must(self, what, is_so, seen=""):
        self.mesh.must(f"{self.name}: {what}", is_so, seen)

    def gateway(self):
        """A mesh gateway with a real Envoy, which registers itself."""
        address = f"{self.address}:{free_port()}"
        program = Program(f"{self.name}-gateway", [
            "tombolo", "connect", "envoy", "-gateway=mesh", "-register", "-service=mesh-gateway", f"-address={address}", f"-wan-address={address}",
            f"-admin-bind=127.0.0.1:{free_port()}"], os.environ | {
                "CONSUL_HTTP_ADDR": f"127.0.0.1:{self.mesh.port}", "CONSUL_GRPC_ADDR": f"127.0.0.1:{self.xds}"})
        program.start()
        self.until("the mesh gateway is healthy", lambda: all(
            check["Status"] == "passing" for row in self.mesh.get("/v1/health/service/mesh-gateway") or [{"Checks": [{"Status": "none"}]}]
            for check in row["Checks"]))
        return address

    def stop(self):
        for program in (self.controller, self.api, self.etcd):
            program.stop()
        self.mesh.stop()


def carry(first, second, name="peering-token"):
    """The Secret goes from one cluster to the other, with its label, as the document says."""
    secret = first.object("secret", name)
    kept = {"name": name, "namespace": "default", "labels": secret["metadata"]["labels"]}
    second.apply({"apiVersion": "v1", "kind": "Secret", "metadata": kept, "data": secret["data"]})


def is_active(cluster, peer):
    return (cluster.peering(peer) or {}).get("State") == "ACTIVE"


def both_active(first, second):
    """The first accepts as cluster-01, the second dials as cluster-02."""
    first.until("the peering is ACTIVE", lambda: is_active(first, "cluster-02"), 60)
    second.until("the peering is ACTIVE", lambda: is_active(second, "cluster-01"), 60)


KUBECONFIG = """\
apiVersion: v1
kind: Config
current-context: here
contexts:
- name: here
  context: {{cluster: here, user: me}}
clusters:
- name: here
  cluster:
    server: {server}
    certificate-authority: tls.crt
users:
- name: me
  user:
    token: "{token}"
"""
