"""alpha has web, whose calls are captured, hello, and a terminating gateway; beta has api behind its mesh gateway.

web and its Envoy are users of their own; everything else runs as root, whom the rules leave alone. Beside is a machine of its own: a
network namespace with one cable to this one. Outside the mesh is a plain program at an address of this network.
"""

import os
import subprocess
import sys

from cluster import Cluster
from envoy import Envoy
from mesh import HTTP_CHECK, SERVICES, Instance
from processes import Program

ENVOY_USER, APPLICATION_USER = 5995, 1234
ANONYMOUS = "00000000-0000-0000-0000-000000000002"
HERE, BESIDE, WORLD = "10.99.1.1", "10.99.1.2", "10.99.2.1"
TRANSPARENT = '      proxy { mode = "transparent" }'
READER = """\
agent_prefix ""   { policy = "read" }
node_prefix ""    { policy = "read" }
service_prefix "" { policy = "read" }
"""


def command(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, timeout=30, **more)


def must(*words):
    done = command(*words)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, words))}: {done.stderr or done.stdout}")
    return done.stdout


def as_user(user, *words):
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *words]


class Scene:
    def __init__(self, tools, run, console, ports):
        self.run, self.console, self.tools = run, console, tools
        take = lambda: ports.take(0)
        self.alpha = Cluster("alpha", tools, run, console, ports, 0)
        self.alpha.dns = take()
        self.beta = Cluster("beta", tools, run, console, ports, 0)
        self.clusters = [self.alpha, self.beta]
        self.web = Instance(self, self.alpha, "web", "web", take(), take(), take(), "api.py", HTTP_CHECK, TRANSPARENT)
        self.web.program.environment["ADDRESS"] = "0.0.0.0"
        self.web.sidecar.program.words = as_user(ENVOY_USER, *self.web.sidecar.program.words)
        self.web.sidecar.program.environment["TMPDIR"] = "/tmp"
        self.hello = Instance(self, self.alpha, "hello", "hello", take(), take(), take(), "api.py", HTTP_CHECK)
        self.api = Instance(self, self.beta, "api", "api", take(), take(), take(), "api.py", HTTP_CHECK)
        self.instances = [self.web, self.hello, self.api]
        self.outside, self.others = take(), take()
        self.world = [
            Program(run, name, [sys.executable, SERVICES / "api.py"], {"PORT": str(port), "NAME": name, "ADDRESS": WORLD})
            for name, port in (("world", self.outside), ("other-world", self.others))]
        self.outer = self.gateway(self.alpha, "terminating", "outer", take(), take())
        self.gates = self.gateway(self.beta, "mesh", "mesh-gateway", take(), take())
        self.envoys = [self.gates, self.outer, *(instance.sidecar for instance in self.instances)]
        self.beside = Program(run, "beside", ["unshare", "--net", "sleep", "infinity"])

    @staticmethod
    def gateway(cluster, kind, name, port, admin):
        words = [f"-gateway={kind}", "-register", f"-service={name}", f"-address=127.0.0.1:{port}"]
        return Envoy(cluster, name, port, admin, words, "management")

    def programs(self):
        own = [*(envoy.program for envoy in self.envoys), *(instance.program for instance in self.instances), *self.world, self.beside]
        return [program for program in own if program.process is not None]

    # ---- the network

    def cable(self):
        self.beside.start()
        own = os.readlink("/proc/self/ns/net")
        while os.readlink(f"/proc/{self.beside.pid}/ns/net") == own:
            self.beside.check()
        for words in (
            ["link", "add", "cable", "type", "veth", "peer", "name", "end", "netns", self.beside.pid],
            ["address", "add", f"{HERE}/24", "dev", "cable"], ["link", "set", "cable", "up"],
            ["address", "add", f"{WORLD}/32", "dev", "lo"],
        ):
            must("ip", *words)
        for words in (["address", "add", f"{BESIDE}/24", "dev", "end"], ["link", "set", "end", "up"]):
            must(*self.there("ip", *words))

    def there(self, *words):
        """The words of a command on the machine beside."""
        return ["nsenter", f"--net={self.namespace}", "--", *words]

    @property
    def namespace(self):
        return f"/proc/{self.beside.pid}/ns/net"

    def redirect(self, *words):
        return self.alpha.tombolo("connect", "redirect-traffic", f"-proxy-uid={ENVOY_USER}", "-exclude-uid=0", *words, token="management")

    def call(self, url, *words, user=APPLICATION_USER):
        """What a captured process is answered: the first word of the text, or the status, or that nothing answers."""
        done = command(*as_user(user, "curl", "-sS", "-m", "5", "-w", "\n%{http_code}", *words, url))
        if done.returncode != 0:
            return f"curl {done.returncode}"
        text, _, status = done.stdout.rpartition("\n")
        return text.partition(":")[0] if status == "200" else status

    # ---- the clusters

    def start(self):
        self.cable()
        for cluster in self.clusters:
            cluster.start()
        for cluster in self.clusters:
            cluster.wait_until_up()
            cluster.bootstrap()
            cluster.token("agent", f"-node-identity={cluster.node}:{cluster.name}", secret=cluster.tokens["agent"])
        # Questions by DNS have no token.
        self.alpha.policy("names", READER)
        self.alpha.tombolo("acl", "token", "update", f"-accessor-id={ANONYMOUS}", "-policy-name=names", token="management")
        for cluster, names in ((self.alpha, ("web", "hello")), (self.beta, ("api",))):
            for name in names:
                cluster.token(name, f"-service-identity={name}")
        for cluster, name in ((self.alpha, "hello"), (self.beta, "api")):
            cluster.write("service-defaults", name, Protocol="http")
        for program in self.world:
            program.start()
        for instance in self.instances:
            instance.program.start()
            instance.register()
        for envoy in self.envoys:
            envoy.start()
        for envoy in self.envoys:
            envoy.wait_until_live()
        # Not before: programs ask DNS for their own name when they begin to listen.
        must("ip", "route", "add", "default", "via", BESIDE)

    def peer(self):
        self.alpha.dial(self.beta)
        self.beta.write("exported-services", "default", Services=[{"Name": "api", "Consumers": [{"Peer": "alpha"}]}])
