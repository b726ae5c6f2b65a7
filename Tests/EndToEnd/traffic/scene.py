"""web of alpha calls api: two instances in alpha, told apart by their meta, and one in beta behind its gateway."""

from cluster import Cluster
from console import NotYet
from envoy import Envoy
from mesh import HTTP_CHECK, Instance

UPSTREAMS = """\
      proxy {{
        upstreams = [
          {{ destination_name = "api", local_bind_port = {api} }},
          {{ destination_name = "alias", local_bind_port = {alias} }},
        ]
      }}"""
META = '\n  meta {{ v = "%s" }}'


class Scene:
    def __init__(self, tools, run, console, ports):
        self.run, self.console = run, console
        take = lambda: ports.take(0)
        self.alpha = Cluster("alpha", tools, run, console, ports, 0)
        self.beta = Cluster("beta", tools, run, console, ports, 0)
        self.clusters = [self.alpha, self.beta]
        self.api, self.alias = take(), take()
        self.web = Instance(self, self.alpha, "web", "web", take(), take(), take(),
                            proxy=UPSTREAMS.format(api=self.api, alias=self.alias))
        self.apis = [
            Instance(self, cluster, "api", name, take(), take(), take(), "api.py", HTTP_CHECK + META % version)
            for cluster, name, version in ((self.alpha, "api-1", 1), (self.alpha, "api-2", 2), (self.beta, "api-away", 1))
        ]
        # Registered without a check: nothing about it is to be judged here.
        self.gateway = Envoy(self.beta, "mesh-gateway", take(), take(), ["-gateway=mesh"], "management")
        self.envoys = [self.gateway, self.web.sidecar, *(api.sidecar for api in self.apis)]

    def programs(self):
        own = [envoy.program for envoy in self.envoys] + [api.program for api in self.apis]
        return [program for program in own if program.process is not None]

    def start(self):
        for cluster in self.clusters:
            cluster.start()
        for cluster in self.clusters:
            cluster.wait_until_up()
            cluster.bootstrap()
            cluster.token("agent", f"-node-identity={cluster.node}:{cluster.name}", secret=cluster.tokens["agent"])
            cluster.token("api", "-service-identity=api")
            self.write(cluster, "service-defaults", "api", Protocol="http")
        self.alpha.token("web", "-service-identity=web")
        self.write(self.alpha, "service-intentions", "api", Sources=[{"Name": "web", "Action": "allow"}])
        self.write(self.beta, "service-intentions", "api", Sources=[{"Name": "web", "Peer": "alpha", "Action": "allow"}])
        for instance in [self.web, *self.apis]:
            if instance.program:
                instance.program.start()
            instance.register()
        definition = {"Kind": "mesh-gateway", "Name": "mesh-gateway", "Address": "127.0.0.1", "Port": self.gateway.port}
        answer = self.beta.request("PUT", "/v1/agent/service/register", "management", definition)
        if answer.status != 200:
            raise NotYet(f"registering the gateway: {answer.status} {answer.body!r}")
        for envoy in self.envoys:
            envoy.start()
        for envoy in self.envoys:
            envoy.wait_until_live()

    def peer(self):
        token = self.beta.tombolo("peering", "generate-token", "-name=alpha", token="management").strip()
        self.alpha.tombolo("peering", "establish", "-name=beta", f"-peering-token={token}", token="management")
        self.write(self.beta, "exported-services", "default", Services=[{"Name": "api", "Consumers": [{"Peer": "alpha"}]}])

    def write(self, cluster, kind, name, **fields):
        answer = self.refusal(cluster, kind, name, **fields)
        if answer:
            raise NotYet(f"writing {kind}/{name}: {answer}")

    def refusal(self, cluster, kind, name, **fields):
        """What writing an entry is refused with; nothing when it is written."""
        answer = cluster.request("PUT", "/v1/config", "management", {"Kind": kind, "Name": name, **fields})
        return None if answer.status == 200 else answer.body.decode(errors="replace").strip()

    def delete(self, kind, name):
        answer = self.alpha.request("DELETE", f"/v1/config/{kind}/{name}", "management")
        if answer.status != 200:
            raise NotYet(f"deleting {kind}/{name}: {answer.status} {answer.body!r}")
