"""alpha has web, api, an ingress gateway "doors" and a terminating gateway "outer"; beta has api behind its mesh gateway.

Outside the mesh are weather (HTTP, known by a host name) and legacy (TCP): plain programs, registered by hand.
"""

import sys

from cluster import Cluster
from envoy import Envoy
from mesh import HTTP_CHECK, SERVICES, Instance
from processes import Program

UPSTREAMS = """\
      proxy {{
        upstreams = [
          {{ destination_name = "weather", local_bind_port = {weather} }},
          {{ destination_name = "legacy", local_bind_port = {legacy} }},
        ]
      }}"""

READER = """\
agent_prefix ""   { policy = "read" }
node_prefix ""    { policy = "read" }
service_prefix "" { policy = "read" }
"""


def rules(*services):
    return READER + "".join(f'service "{name}" {{ policy = "write" }}\n' for name in services)


class Scene:
    def __init__(self, tools, run, console, ports):
        self.run, self.console = run, console
        take = lambda: ports.take(0)
        self.alpha = Cluster("alpha", tools, run, console, ports, 0)
        self.beta = Cluster("beta", tools, run, console, ports, 0)
        self.clusters = [self.alpha, self.beta]
        self.weather, self.legacy, self.door, self.tls_door = take(), take(), take(), take()
        self.web = Instance(self, self.alpha, "web", "web", take(), take(), take(),
                            proxy=UPSTREAMS.format(weather=self.weather, legacy=self.legacy))
        self.apis = [
            Instance(self, cluster, "api", name, take(), take(), take(), "api.py", HTTP_CHECK)
            for cluster, name in ((self.alpha, "api-home"), (self.beta, "api-away"))]
        self.outside = {"weather": take(), "legacy": take()}
        self.outsiders = [
            Program(run, name, [sys.executable, SERVICES / program], {"PORT": str(self.outside[name]), "NAME": name})
            for name, program in (("weather", "api.py"), ("legacy", "db.py"))]
        self.doors = self.gateway(self.alpha, "ingress", "doors", take(), take())
        self.outer = self.gateway(self.alpha, "terminating", "outer", take(), take())
        self.mesh = self.gateway(self.beta, "mesh", "mesh-gateway", take(), take(), "management")
        self.envoys = [self.doors, self.outer, self.mesh, self.web.sidecar, *(api.sidecar for api in self.apis)]

    @staticmethod
    def gateway(cluster, kind, name, port, admin, token=None):
        words = [f"-gateway={kind}", "-register", f"-service={name}", f"-address=127.0.0.1:{port}"]
        return Envoy(cluster, name, port, admin, words, token or name)

    def programs(self):
        own = [envoy.program for envoy in self.envoys] + [api.program for api in self.apis] + self.outsiders
        return [program for program in own if program.process is not None]

    def start(self):
        for cluster in self.clusters:
            cluster.start()
        for cluster in self.clusters:
            cluster.wait_until_up()
            cluster.bootstrap()
            cluster.token("agent", f"-node-identity={cluster.node}:{cluster.name}", secret=cluster.tokens["agent"])
            cluster.token("api", "-service-identity=api")
            cluster.write("service-defaults", "api", Protocol="http")
        self.alpha.token("web", "-service-identity=web")
        for name, writes in (("doors", ["doors"]), ("outer", ["outer", "weather"])):
            self.alpha.policy(name, rules(*writes))
            self.alpha.token(name, f"-policy-name={name}")
        for program in self.outsiders:
            program.start()
        for instance in [self.web, *self.apis]:
            if instance.program:
                instance.program.start()
            instance.register()
        for name, address in (("weather", "localhost"), ("legacy", "127.0.0.1")):
            self.alpha.put("/v1/catalog/register", {
                "Node": f"outside-{name}", "Address": address, "NodeMeta": {"external-node": "true"},
                "Service": {"Service": name, "Address": address, "Port": self.outside[name]}})
        for envoy in self.envoys:
            envoy.start()
        for envoy in self.envoys:
            envoy.wait_until_live()

    def peer(self):
        self.alpha.dial(self.beta)
        self.beta.write("exported-services", "default", Services=[{"Name": "api", "Consumers": [{"Peer": "alpha"}]}])

    def allow(self, cluster, service, *sources, peer=None):
        """The callers that may call a service, and no others."""
        more = {"Peer": peer} if peer else {}
        cluster.write("service-intentions", service,
                      Sources=[{"Name": name, "Action": "allow", **more} for name in sources])

    def grant(self, name, *services):
        """What the token of a gateway may write from now on."""
        known = self.alpha.get(f"/v1/acl/policy/name/{name}", "management")
        self.alpha.put(f"/v1/acl/policy/{known['ID']}", {"Name": name, "Rules": rules(*services)})
