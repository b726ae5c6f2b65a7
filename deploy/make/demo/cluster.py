"""One cluster: its configuration, its `tombolo agent`, and the two ways to talk to it: the command line and HTTP."""

import http.client
import json
import os
import signal
import subprocess
import uuid

from console import Failed, NotYet, expect, wait_for
from processes import Program, children_of, send, started_at

# The programs of one cluster, as its supervisor starts them, and what each is called in the texts of the demo.
SERVICE_PROGRAMS = {
    "catalog": "tombolo-catalog",
    "config-entry": "tombolo-config-entry",
    "acl": "tombolo-acl",
    "certificate-authority": "tombolo-certificate-authority",
    "peering": "tombolo-peering",
    "gateway": "tombolo-gateway",
    "agent": "tombolo-agent",
}
BUS_PROGRAM = "nats-server"

CONFIGURATION = """\
datacenter  = "{name}"
node_name   = "{node}"
server      = true
data_dir    = "{data}"
bind_addr   = "127.0.0.1"
client_addr = "127.0.0.1"

ports {{
  http     = {http}
  https    = -1
  dns      = {dns}
  grpc     = {grpc}
  grpc_tls = {grpc_tls}
}}

acl {{
  enabled        = true
  default_policy = "deny"
  down_policy    = "extend-cache"
  tokens {{
    agent = "{agent_token}"
  }}
}}

connect {{
  enabled = true
}}

peering {{
  enabled = true
}}

ui_config {{
  enabled = true
}}
"""


class Refused(Failed):
    """A command of `tombolo` or a request ended with a refusal."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body) if self.body else None


class Cluster:
    """A whole cluster on this machine."""

    def __init__(self, name, tools, run, console, ports, first_port):
        self.name, self.tools, self.run, self.console = name, tools, run, console
        self.node = f"{name}-1"
        self.http = ports.take(first_port)
        self.grpc = ports.take(first_port + 2)
        self.grpc_tls = ports.take(first_port + 3)
        # Scenes that ask by name set a port.
        self.dns = -1
        self.tokens = {"agent": str(uuid.uuid4())}
        self.folder = run.path / name
        self.data = self.folder / "data"
        self.agent = None

    # ---- life

    def start(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / "agent.hcl"
        file.write_text(CONFIGURATION.format(
            name=self.name, node=self.node, data=self.data, http=self.http, grpc=self.grpc, grpc_tls=self.grpc_tls, dns=self.dns,
            agent_token=self.tokens["agent"]))
        os.chmod(file, 0o600)
        self.agent = Program(
            self.run, f"{self.name}-agent", [self.tools.tombolo, "agent", f"-config-file={file}"],
            self.tools.environment)
        self.agent.start()

    def wait_until_up(self, seconds=30):
        """Returns once the HTTP API answers and every program of the cluster runs."""
        def answers():
            self.agent.check()
            answer = self.request("GET", "/v1/status/leader")
            return answer.status == 200 and len(answer.body) > 2
        wait_for(f"the HTTP API of {self.name} answers", answers, seconds)
        wait_for(f"every program of {self.name} runs", lambda: self.all_programs_run(), seconds)
        self.record_programs()

    def programs(self):
        """The programs the supervisor runs, as {kind: id}."""
        by_program = {}
        for pid, program in sorted(children_of(self.agent.pid).items()):
            by_program.setdefault(program, pid)
        found = {kind: by_program[program] for kind, program in SERVICE_PROGRAMS.items() if program in by_program}
        if BUS_PROGRAM in by_program:
            found["nats-server"] = by_program[BUS_PROGRAM]
        return found

    def all_programs_run(self):
        missing = sorted({*SERVICE_PROGRAMS, "nats-server"} - set(self.programs()))
        if missing:
            raise NotYet(f"missing: {', '.join(missing)}")
        return True

    def record_programs(self):
        """Keeps the ids of what the supervisor runs, so that even after `kill -9` of everything nothing stays."""
        for kind, pid in self.programs().items():
            self.run.record(f"{self.name}-{kind}", pid)

    def kill(self, kind):
        """Kills the program of one kind with -9; returns the id it had."""
        programs = self.programs()
        expect(kind in programs, f"{self.name} has no {kind} process to kill")
        send(programs[kind], signal.SIGKILL)
        return programs[kind]

    def wait_until_back(self, kind, old, seconds=15):
        def runs():
            pid = self.programs().get(kind)
            if pid in (None, old):
                raise NotYet(f"{kind} is not started again yet")
            return pid
        pid = wait_for(f"{kind} of {self.name} is started again", runs, seconds)
        self.run.record(f"{self.name}-{kind}", pid)

    def stop(self):
        """Ends the cluster; returns the seconds it took. Fails when something stays behind or had to be killed."""
        if self.agent is None or self.agent.process is None:
            return 0.0
        starts = {pid: (program, started_at(pid)) for pid, program in children_of(self.agent.pid).items()}
        took = self.agent.stop()
        left = [f"{program} ({pid})" for pid, (program, start) in starts.items() if started_at(pid) == start]
        expect(took is not None, f"the agent of {self.name} did not end within 10 s of SIGTERM")
        expect(not left, f"the agent of {self.name} left behind: {', '.join(left)}")
        return took

    # ---- HTTP

    def request(self, method, path, token=None, body=None, timeout=5):
        """One request; `token` names one of this cluster's tokens. Raises `OSError` where nothing answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.http, timeout=timeout)
        try:
            headers = {"X-Consul-Token": self.tokens[token]} if token else {}
            data = None
            if body is not None:
                data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
            connection.request(method, path, data, headers)
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())
        except http.client.HTTPException as problem:
            raise NotYet(f"{self.name} answers no HTTP: {type(problem).__name__}") from problem
        finally:
            connection.close()

    def get(self, path, token="operator", timeout=5):
        """What a GET answers, decoded; anything but 200 is not there yet."""
        answer = self.request("GET", path, token, timeout=timeout)
        if answer.status != 200:
            raise NotYet(f"GET {path} on {self.name}: {answer.status} {answer.body.decode(errors='replace').strip()}")
        return answer.json()

    # ---- command line

    def tombolo(self, *words, token="operator", text=None, says=True):
        """Runs `tombolo` against this cluster; returns what it prints."""
        if says:
            self.console.command(f"[{self.name}] tombolo {self.printable(words)}")
        environment = {**os.environ, **self.cli_environment(token)}
        done = subprocess.run(
            [str(self.tools.tombolo), *map(str, words)], input=text, capture_output=True, text=True, timeout=30,
            env=environment)
        if done.returncode != 0:
            raise Refused(
                f"tombolo {self.printable(words)} on {self.name} ended with {done.returncode}: "
                f"{(done.stderr or done.stdout).strip()}")
        return done.stdout

    @staticmethod
    def printable(words):
        """The command without what must not be shown: secrets and tokens."""
        hidden = ("-secret=", "-peering-token=", "-token=")
        texts = []
        for word in map(str, words):
            flag = next((flag for flag in hidden if word.startswith(flag)), None)
            texts.append(f"{flag}..." if flag else (f"'{word}'" if " " in word or '"' in word else word))
        return " ".join(texts)

    def cli_environment(self, token=None):
        variables = {
            **self.tools.environment,
            "CONSUL_HTTP_ADDR": f"127.0.0.1:{self.http}",
            "CONSUL_GRPC_ADDR": f"127.0.0.1:{self.grpc}",
        }
        if token:
            variables["CONSUL_HTTP_TOKEN"] = self.tokens[token]
        return variables

    def write_entry(self, text):
        """`tombolo config write -` with an entry in HCL, printed on one line."""
        self.console.command(f"[{self.name}] tombolo config write - <<< '{' '.join(text.split())}'")
        self.tombolo("config", "write", "-", text=text, says=False)

    def put(self, path, body):
        """A change over the API that has to be taken."""
        answer = self.request("PUT", path, "management", body)
        if answer.status != 200:
            raise NotYet(f"PUT {path} {body}: {answer.status} {answer.body.decode(errors='replace').strip()}")

    def write(self, kind, name, **fields):
        """Writes an entry over the API."""
        self.put("/v1/config", {"Kind": kind, "Name": name, **fields})

    def erase(self, kind, name):
        """Deletes an entry over the API."""
        answer = self.request("DELETE", f"/v1/config/{kind}/{name}", "management")
        if answer.status != 200:
            raise NotYet(f"deleting {kind}/{name}: {answer.status} {answer.body.decode(errors='replace').strip()}")

    def dial(self, other):
        """Peers with another cluster, which makes the token; each calls the other by its name."""
        token = other.tombolo("peering", "generate-token", f"-name={self.name}", token="management").strip()
        self.tombolo("peering", "establish", f"-name={other.name}", f"-peering-token={token}", token="management")

    # ---- tokens

    def bootstrap(self):
        def bootstrapped():
            try:
                return json.loads(self.tombolo("acl", "bootstrap", "-format=json", token=None, says=False))
            except Refused as refusal:
                if "no longer allowed" in str(refusal) or "already" in str(refusal):
                    raise
                raise NotYet(str(refusal)) from refusal
        self.console.command(f"[{self.name}] tombolo acl bootstrap")
        self.tokens["management"] = wait_for(f"ACLs of {self.name} are bootstrapped", bootstrapped, 20)["SecretID"]

    def policy(self, name, rules):
        self.console.command(f"[{self.name}] tombolo acl policy create -name={name} -rules=- <<< '{' '.join(rules.split())}'")
        self.tombolo("acl", "policy", "create", f"-name={name}", "-rules=-", token="management", text=rules, says=False)

    def token(self, name, *links, secret=None):
        words = ["acl", "token", "create", f"-description={name}", "-format=json", *links]
        if secret:
            words.append(f"-secret={secret}")
        self.tokens[name] = json.loads(self.tombolo(*words, token="management"))["SecretID"]

    def save_tokens(self):
        folder = self.folder / "tokens"
        folder.mkdir(exist_ok=True)
        os.chmod(folder, 0o700)
        for name, secret in self.tokens.items():
            (folder / name).write_text(secret + "\n")
            os.chmod(folder / name, 0o600)
        return folder
